"""Markdown: a section a passage, for notes, mails and version control."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.export.lit import Run, source_runs, target_runs
from compare.export.registry import ExportOptions, no_notices
from compare.export.table import CORRECTED, Row, limits, provenance, rows
from compare.inert import one_line
from compare.records import Comparison

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
    yield f"# {escape(comparison.target.path)} against {escape(comparison.source.path)}"
    yield ""
    yield ", ".join(f"{count} {name}" for name, count in comparison.summary().items()) + "."
    if shown := limits(options):
        yield ""
        yield f"Shown: {escape(shown)}\\."
    for row in rows(comparison, options):
        yield from _section(row)
    yield ""
    yield "## How this was made"
    yield ""
    for name, value in provenance(comparison, options).items():
        yield f"- {name}: {escape(value)}"


def _section(row: Row) -> Iterator[str]:
    passage = row.passage
    facts = [passage.status, "moved" if passage.moved else "", passage.severity or ""]
    yield ""
    yield f"## {row.number} · {', '.join(fact for fact in facts if fact)}"
    yield ""
    yield f"**Original:** {_marked(source_runs(row)) or '— not in the original —'}"
    yield ""
    yield f"**Report:** {_marked(target_runs(row)) or '— not in the report —'}"
    if passage.corrected:
        yield ""
        yield f"*{CORRECTED}*"
    if passage.gloss:
        yield ""
        yield f"**Machine gloss:** {escape(passage.gloss_line)}"
    if row.findings:
        yield ""
    for finding in row.findings:
        soft = ", uncertain" if finding.confidence == "soft" else ""
        yield f"- {finding.check}, {finding.severity}{soft}: {escape(finding.message)}"
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
