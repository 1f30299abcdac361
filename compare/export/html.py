"""One self-contained web page: side by side, lit words, evidence, a map, filters.

Nothing is loaded from anywhere, and it is whole without JavaScript (the
filters are style; only the search is a script). A content security policy
lets nothing run but that script, whatever the texts hold.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

from compare.export.alignment_map import draw
from compare.export.heading import LONG, MOST_NAMED, gravest, headline, origin, summary_facts, title, told
from compare.export.lit import Run, source_runs, target_runs
from compare.export.registry import ExportOptions, no_notices
from compare.export.table import Row, limits, provenance, rows
from compare.inert import inert, one_line
from compare.records import STATUSES, Comparison, Document, Finding, Passage
from compare.summary import STATUS_WORDS, link_in_words, status_in_words

FORMAT = "html"
SUFFIXES = (".html", ".htm")
TABLE = False
AS_FOUND = False
notices = no_notices

GLYPHS = {"equivalent": "=", "reworded": "~", "added": "+", "dropped": "−"}
_TURNED = re.compile(r"([(“])([^()“”]*[\u0590-\u08ff][^()“”]*)([)”])")
LEAST = (("any", "all"), ("minor", "minor and up"), ("major", "major and up"), ("critical", "critical"))


@cache
def _asset(name: str) -> str:
    return (Path(__file__).parent / "assets" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def text_of(value: str) -> str:
    """`value` as HTML text: escaped, and nothing in it can act."""
    return escape(inert(value))


def render(comparison: Comparison, options: ExportOptions) -> bytes:
    """The page."""
    return ("\n".join(_page(comparison, options)) + "\n").encode("utf-8", "replace")


def _page(comparison: Comparison, options: ExportOptions) -> Iterator[str]:
    style, script = _asset("report.css"), _asset("report.js")
    table = list(rows(comparison, options))
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield '<head><meta charset="utf-8">'
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="generator" content="muqabala {escape(comparison.version)}">'
    yield f"<title>{escape(title(comparison))}</title>"
    yield f"<style>{style}</style></head>"
    yield "<body>"
    yield "<header>"
    yield from _texts(comparison)
    yield from _summary(comparison, options)
    yield from _map(comparison, [(row.number, row.passage) for row in table])
    yield "</header>"
    yield from _controls([row.passage for row in table])
    yield "<main>"
    # Each text is named where it stands; here, for those who see both columns at once.
    sides = (("Report", comparison.target), ("Original", comparison.source))
    heads = "".join(f'<div dir="{side.direction}">{name}</div>' for name, side in sides)
    yield f'<div class="heads" aria-hidden="true">{heads}</div>'
    for row in table[:-1]:
        yield from _passage(row)
    # The last passage goes with the footer, lest a printer gives that a page of its own.
    yield '<div class="last">'
    for row in table[-1:]:
        yield from _passage(row)
    yield "<footer><h2>How this was made</h2>"
    yield '<dl class="made">'
    for name, value in provenance(comparison, options).items():
        yield f"<div><dt>{escape(name)}</dt><dd><bdi>{text_of(value)}</bdi></dd></div>"
    yield "</dl></footer></div></main>"
    yield f"<script>{script}</script>"
    yield "</body></html>"


def _texts(comparison: Comparison) -> Iterator[str]:
    """The two headlines, and where the texts are from."""
    report, original = comparison.target, comparison.source
    yield f'<h1 lang="{escape(report.language)}" dir="{report.direction}">{text_of(headline(report))}</h1>'
    yield from _origin(report)
    yield '<p class="against">compared with its original:</p>'
    yield (
        f'<p class="original" lang="{escape(original.language)}" dir="{original.direction}">'
        f"{text_of(headline(original))}</p>"
    )
    yield from _origin(original)


def _origin(document: Document) -> Iterator[str]:
    if lines := origin(document):
        yield '<p class="origin">' + " · ".join(f"<bdi>{text_of(line)}</bdi>" for line in lines) + "</p>"


def _summary(comparison: Comparison, options: ExportOptions) -> Iterator[str]:
    yield '<section class="summary" aria-labelledby="summary"><h2 id="summary">Summary</h2><dl>'
    for name, line in summary_facts(comparison, options):
        yield f"<dt>{escape(name)}</dt><dd>{text_of(line)}</dd>"
    if shown := limits(options):
        yield f"<dt>shown</dt><dd>{escape(shown)}</dd>"
    yield "</dl>"
    if worst := gravest(comparison, options):
        yield '<ol class="worst">'
        for row, finding in worst[:MOST_NAMED]:
            yield (
                f'<li><a href="#p{row.number}" aria-label="Passage {row.number}">{row.number}</a> '
                f'{_chip(finding.severity)} <span dir="auto">{_mixed(told(finding))}</span></li>'
            )
        yield "</ol>"
        if more := len(worst) - MOST_NAMED:
            yield f"<p>and {more} more below</p>" if more > 0 else ""
    yield "</section>"


def _mixed(text: str) -> str:
    """A message as HTML: what is in brackets or quotation marks and runs from right to left keeps its own order."""
    return _TURNED.sub(r"\1<bdi>\2</bdi>\3", text_of(text))


def _chip(severity: str) -> str:
    return f'<span class="chip {severity}">{severity}</span>'


def _map(comparison: Comparison, passages: list[tuple[int, Passage]]) -> Iterator[str]:
    summary = comparison.summary()
    label = (
        f"Map of the alignment: {summary['dropped']} passages of the original dropped, {summary['added']} added, "
        f"{summary['reworded']} reworded, {summary['moved']} moved"
    )
    yield '<figure class="map"><div class="ends"><span>original, from its beginning</span><span>to its end</span></div>'
    yield draw(comparison, passages, label)
    yield '<div class="ends"><span>report, from its beginning</span><span>to its end</span></div>'
    keys = "".join(
        f'<span class="key"><svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">'
        f'<path class="{name}" d="M0 0H10V10H0Z"/></svg> {words}</span>'
        for name, words in (*STATUS_WORDS.items(), ("moved", "moved"))
    )
    yield f"<figcaption>Each shape joins a passage of the original with its place in the report.{keys}</figcaption>"
    yield "</figure>"


def _controls(passages: list[Passage]) -> Iterator[str]:
    # Five kinds without overlap: what moved and changed is shown with what changed.
    only_moved = sum(passage.moved and passage.status == "equivalent" for passage in passages)
    counts = Counter(passage.status for passage in passages)
    counts["equivalent"] -= only_moved
    yield '<nav class="controls" aria-label="Filters"><fieldset><legend>Show</legend>'
    # Of a long text one reads what changed, unless there is nothing of that.
    hidden = len(passages) > LONG and counts["equivalent"] < len(passages)
    for status in STATUSES:
        checked = "" if hidden and status == "equivalent" else " checked"
        yield (
            f'<label><input type="checkbox" id="show-{status}"{checked}> '
            f"{GLYPHS[status]} {STATUS_WORDS[status]} ({counts[status]})</label>"
        )
    yield f'<label><input type="checkbox" id="show-moved" checked> ↕ only moved ({only_moved})</label>'
    yield "</fieldset><fieldset><legend>Severity</legend>"
    for name, words in LEAST:
        checked = " checked" if name == "any" else ""
        yield f'<label><input type="radio" name="least" id="least-{name}"{checked}> {words}</label>'
    yield "</fieldset>"
    yield '<div id="search" hidden><label>Search <input type="search"></label> <output></output></div></nav>'


def _passage(row: Row) -> Iterator[str]:
    passage, comparison = row.passage, row.comparison
    severity = passage.severity
    classes = ["passage", passage.status, severity or "unflagged", *(["moved"] if passage.moved else [])]
    yield f'<article class="{" ".join(classes)}" id="p{row.number}">'
    yield f'<div class="facts"><h2><a href="#p{row.number}" aria-label="Passage {row.number}">{row.number}</a></h2>'
    yield f'<span class="status">{GLYPHS[passage.status]} {status_in_words(passage)}</span>'
    if passage.moved:
        yield '<span class="moved-flag">↕ moved</span>'
    if severity:
        yield _chip(severity)
    if link := link_in_words(passage):
        yield f"<span>{link}</span>"
    yield "</div>"
    yield '<div class="sides">'
    yield _side("Report", comparison.target, target_runs(row), "not in the report")
    yield _side("Original", comparison.source, source_runs(row), "not in the original")
    yield "</div>"
    if row.findings:
        yield '<ul class="findings">' + "".join(_finding(finding) for finding in row.findings) + "</ul>"
    if passage.gloss:
        language = escape(comparison.target.language)
        gloss = text_of(passage.gloss_line)
        yield f'<p class="gloss">Machine gloss: <span lang="{language}" dir="auto">{gloss}</span></p>'
    yield from _decision(row)
    yield "</article>"


def _side(name: str, document: Document, runs: list[Run], absent: str) -> str:
    heading = f'<div><h3 dir="{document.direction}">{name}</h3>'
    if not runs:
        return f'{heading}<p class="none">{absent}</p></div>'
    body = "".join(_run(run) for run in runs)
    return f'{heading}<p lang="{escape(document.language)}" dir="{document.direction}">{body}</p></div>'


def _run(run: Run) -> str:
    finding = run.worst
    if finding is None:
        return text_of(run.text)
    title = "; ".join(one_line(f.message) for f in run.findings)
    return f'<mark class="{finding.kind} {finding.confidence}" title="{escape(title)}">{text_of(run.text)}</mark>'


def _finding(finding: Finding) -> str:
    said = f'<span dir="auto">{_mixed(told(finding))}</span>'
    return f'<li class="{finding.confidence}">{_chip(finding.severity)} {said}</li>'


def _decision(row: Row) -> Iterator[str]:
    verdict, note = row.decided_by, row.decision.note
    if verdict:
        yield f'<p class="decision">Decision: {text_of(verdict)}</p>'
    if note:
        yield f'<p class="decision">Note: <bdi>{text_of(note)}</bdi></p>'
