"""The page of a batch: its table, to sort and to filter, with links to the exports.

Like the page of a pair it loads nothing, lets nothing run but its own script,
and is whole without it: the worst pairs first.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote

from compare import __version__
from compare.inert import inert, one_line
from compare.many.table import Row, checks_of

MOST = 20_000
"""Rows of a page: more make a browser slow. The table has all."""

_NUMBERS = (
    ("critical", "critical"),
    ("major", "major"),
    ("minor", "minor"),
    ("kept", "kept"),
    ("new", "new"),
    ("confidence", "links"),
    ("source_sentences", "sentences, original"),
    ("target_sentences", "report"),
    ("seconds", "seconds"),
)
_SHARES = {"kept", "new"}
_SEVERITIES = ("critical", "major", "minor")


def as_page(rows: Sequence[Row], title: str, *, waiting: int = 0) -> bytes:
    """The page; `waiting` is how many pairs have no row yet."""
    return ("\n".join(_page(rows, title, waiting)) + "\n").encode("utf-8", "replace")


def _page(rows: Sequence[Row], title: str, waiting: int) -> Iterator[str]:
    style, script = (
        (Path(__file__).parent / "assets" / name).read_text(encoding="utf-8") for name in ("batch.css", "batch.js")
    )
    shown = sorted(rows, key=_worst_first)[:MOST]
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}"
    yield '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="generator" content="muqabala {escape(__version__)}">'
    yield f"<title>{escape(one_line(title))}</title>\n<style>{style}</style></head>\n<body>"
    yield f"<h1><bdi>{escape(one_line(title))}</bdi></h1>"
    yield from _tally(rows, waiting)
    if len(rows) > len(shown):
        yield f"<p>Shown are the {len(shown)} worst; table.csv has all {len(rows)}.</p>"
    yield from _controls(rows)
    yield '<div class="wide"><table><thead><tr><th>pair</th><th>status</th>'
    yield "".join(f'<th class="n">{escape(heading)}</th>' for _, heading in _NUMBERS)
    yield "<th>checks</th><th>languages</th><th>error</th></tr></thead>\n<tbody>"
    for row in shown:
        yield _row(row)
    yield "</tbody></table></div>"
    yield (
        "<footer><p>kept: how much of the original is in the report; new: how much of the report is not in the "
        "original; links: mean score of the links, below 0.8 unsure. A flag is a reason to look, not a verdict.</p>"
        f"<p>muqabala {escape(__version__)}</p></footer>"
    )
    yield f"<script>{script}</script>\n</body></html>"


def _worst_first(row: Row) -> tuple[bool, int, int, int]:
    failed = row["status"] == "failed"
    return (not failed, *(-int(row.get(severity) or 0) for severity in _SEVERITIES))  # type: ignore[return-value]


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _tally(rows: Sequence[Row], waiting: int) -> Iterator[str]:
    counts = Counter(row["status"] for row in rows)
    yield f'<ul class="tally"><li><b>{len(rows) + waiting}</b> pairs</li>'
    for status in ("compared", "not checked", "failed"):
        if counts[status]:
            yield f"<li><b>{counts[status]}</b> {status}</li>"
    if waiting:
        yield f"<li><b>{waiting}</b> not yet: start the batch again to go on</li>"
    for severity in _SEVERITIES:
        with_it = sum(bool(row.get(severity)) for row in rows)
        total = sum(int(row.get(severity) or 0) for row in rows)
        yield f'<li><b>{total}</b> <span class="{severity}">{severity}</span> in {with_it} pairs</li>'
    yield "</ul>"


def _controls(rows: Sequence[Row]) -> Iterator[str]:
    statuses = [status for status in ("compared", "not checked", "failed") if any(r["status"] == status for r in rows)]
    yield '<nav class="controls" aria-label="Filters" hidden><label>Search <input type="search" id="search"></label>'
    for name, words, options in (
        ("status", "all", [(status, status) for status in statuses]),
        ("severity", "any", [(s, s if s == "critical" else f"{s} and up") for s in ("minor", "major", "critical")]),
        ("check", "any", [(check, check) for check in checks_of(rows)]),
    ):
        choices = "".join(f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in options)
        label = name.capitalize()
        yield f'<label>{label} <select id="{name}"><option value="">{words}</option>{choices}</select></label>'
    yield "<output></output></nav>"


def _row(row: Row) -> str:
    kind = {"failed": "failed", "not checked": "unchecked"}.get(row["status"], "")
    checks = row.get("checks") or {}
    counts = " ".join(f'data-{severity}="{int(row.get(severity) or 0)}"' for severity in _SEVERITIES)
    data = f'data-status="{escape(row["status"])}" data-checks="{escape(" ".join(checks))}" {counts}'
    cells = [f"<td{_sortable(row['name'])}>{_links(row)}</td>", f"<td>{escape(row['status'])}</td>"]
    for key, _ in _NUMBERS:
        value = row.get(key)
        text = "" if value is None else f"{100 * value:.0f} %" if key in _SHARES else str(value)
        colour = f" {key}" if key in _SEVERITIES and value else ""
        cells.append(f'<td class="n{colour}" data-v="{"" if value is None else value}">{text}</td>')
    cells.append(f"<td>{escape(one_line(', '.join(f'{name} {count}' for name, count in checks.items())))}</td>")
    languages = " ".join(filter(None, (row.get("source_language"), row.get("target_language"))))
    notices = escape("\n".join(inert(str(notice)) for notice in row.get("notices") or ()))
    cells.append(f'<td title="{notices}">{escape(one_line(languages))}</td>')
    cells.append(f'<td class="error" dir="auto">{escape(one_line(row.get("error") or ""))}</td>')
    return f'<tr class="{kind}" {data}>{"".join(cells)}</tr>'


def _sortable(value: str) -> str:
    return f' data-v="{escape(one_line(value))}"'


def _links(row: Row) -> str:
    """The name, linked to the first export a browser shows, then the other exports."""
    name = f"<bdi>{escape(one_line(row['name']))}</bdi>"
    files = sorted(row.get("files") or (), key=lambda file: not file.endswith((".html", ".htm")))
    if not files:
        return name
    ends = [file.removeprefix(row["name"]).lstrip(".") for file in files]
    first, *others = (f'<a href="pairs/{escape(quote(file))}">' for file in files)
    rest = "".join(f" {link}{escape(end)}</a>" for link, end in zip(others, ends[1:], strict=True))
    return f"{first}{name}</a>{rest}"
