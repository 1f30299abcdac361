"""Markdown: a section a passage, for notes, mails and version control."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.export.heading import MOST_NAMED, gravest, headline, origin, summary_facts, told
from compare.export.lit import Run, source_runs, target_runs
from compare.export.registry import ExportOptions, no_notices
from compare.export.table import Row, limits, provenance, rows
from compare.inert import one_line
from compare.records import Comparison, Document
from compare.summary import link_in_words, status_in_words

FORMAT = "md"
SUFFIXES = (".md", ".markdown")
TABLE = False
AS_FOUND = False
notices = no_notices

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&])")


def escape(text: str) -> str:
    """`text` on one line, with nothing left that Markdown or HTML would read."""
    return _SPECIAL.sub(r"\\\1", one_line(text))


def render(comparison: Comparison, options: ExportOptions) -> bytes:
    """The comparison as CommonMark; lit words are bold, uncertain ones in italics."""
    return ("\n".join(_lines(comparison, options)) + "\n").encode("utf-8", "replace")


def _lines(comparison: Comparison, options: ExportOptions) -> Iterator[str]:
    yield f"# {escape(headline(comparison.target))}"
    yield from _origin(comparison.target)
    yield ""
    yield f"compared with its original: **{escape(headline(comparison.source))}**"
    yield from _origin(comparison.source)
    yield ""
    yield "## Summary"
    yield ""
    for name, line in summary_facts(comparison, options):
        yield f"- {name}: {escape(line)}"
    if shown := limits(options):
        yield f"- shown: {escape(shown)}"
    worst = gravest(comparison, options)
    yield ""
    for row, finding in worst[:MOST_NAMED]:
        yield f"- **{finding.severity}**, passage {row.number}, {escape(told(finding))}"
    if len(worst) > MOST_NAMED:
        yield f"- and {len(worst) - MOST_NAMED} more below"
    for row in rows(comparison, options):
        yield from _section(row)
    yield ""
    yield "## How this was made"
    yield ""
    for name, value in provenance(comparison, options).items():
        yield f"- {name}: {escape(value)}"


def _origin(document: Document) -> Iterator[str]:
    if lines := origin(document):
        yield ""
        yield " · ".join(escape(line) for line in lines)


def _section(row: Row) -> Iterator[str]:
    passage = row.passage
    facts = [
        status_in_words(passage),
        "moved" if passage.moved else "",
        passage.severity or "",
        link_in_words(passage),
    ]
    yield ""
    yield f"## {row.number} · {', '.join(fact for fact in facts if fact)}"
    yield ""
    yield f"**Original:** {_marked(source_runs(row)) or '— not in the original —'}"
    yield ""
    yield f"**Report:** {_marked(target_runs(row)) or '— not in the report —'}"
    if passage.gloss:
        yield ""
        yield f"**Machine gloss:** {escape(passage.gloss_line)}"
    if row.findings:
        yield ""
    for finding in row.findings:
        yield f"- **{finding.severity}**, {escape(told(finding))}"
    for name, value in (("Decision", row.decided_by), ("Note", row.decision.note)):
        if value:
            yield ""
            yield f"**{name}:** {escape(value)}"


def _marked(runs: list[Run]) -> str:
    pieces = []
    for run in runs:
        finding = run.worst
        text = escape(run.text)
        if finding is None or not text:
            pieces.append(_spaced(run.text, text))
            continue
        mark = "**" if finding.confidence == "hard" else "*"
        pieces.append(_spaced(run.text, f"{mark}{text}{mark}"))
    return "".join(pieces).strip()


def _spaced(original: str, text: str) -> str:
    """`text` with the blank back at the edges where `original` had one."""
    before = " " if original[:1].isspace() else ""
    after = " " if original[-1:].isspace() and original.strip() else ""
    return before + text + after
