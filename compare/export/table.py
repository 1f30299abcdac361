"""The alignment table: one row a passage, the same in every tabular format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from compare.errors import UserError
from compare.export.registry import ExportOptions
from compare.inert import one_line
from compare.records import Comparison, Document, Finding, Passage
from compare.review import Decision
from compare.summary import CORRECTED, link_in_words

UNDECIDED = Decision()
Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Row:
    """A passage with everything that a column may need."""

    number: int
    comparison: Comparison
    passage: Passage
    findings: tuple[Finding, ...]
    decision: Decision
    options: ExportOptions
    first: bool = False
    """Whether it is the first row of the export, which says what holds for all."""

    @property
    def decided(self) -> str:
        """What the reviewer decided: "confirmed", "dismissed", "reclassified"; or nothing."""
        return self.decision.words()

    @property
    def decided_by(self) -> str:
        """The same with who did: "confirmed by A. Reader"."""
        name = self.decision.reviewer
        return f"{self.decided} by {name}" if self.decided and name else self.decided

    @property
    def facts(self) -> dict[str, str]:
        """What is known of a passage beside its texts and findings, by name; what is empty is left out."""
        passage = self.passage
        facts = {
            "status": passage.status,
            "moved": "yes" if passage.moved else "no",
            "severity": passage.severity or "",
            "score": f"{passage.score:.4f}",
            "link": CORRECTED if passage.corrected else "",
            "decision": self.decided_by,
            "gloss": passage.gloss_line,
        }
        return {name: value for name, value in facts.items() if value}


def rows(comparison: Comparison, options: ExportOptions) -> Iterator[Row]:
    """The rows of the passages that `options.only` lets through."""
    first = True
    for number, passage in enumerate(comparison.passages, 1):
        if wanted(passage, options.only):
            findings = passage.findings if options.include_soft else passage.hard_findings
            decision = options.decisions.get(passage.id, UNDECIDED)
            yield Row(number, comparison, passage, findings, decision, options, first)
            first = False


ONLY = ("changed", "equivalent", "reworded", "added", "dropped", "moved")


def wanted(passage: Passage, only: frozenset[str]) -> bool:
    """True if the passage is of one of the kinds asked for (all, if none is)."""
    if not only:
        return True
    kinds: set[str] = {passage.status}
    if passage.moved:
        kinds.add("moved")
    if passage.changed:
        kinds.add("changed")
    return not kinds.isdisjoint(only)


def findings_text(findings: tuple[Finding, ...]) -> str:
    """The findings in words, one a line: `number, critical: 305 (٣٠٥) → 235`."""
    return "\n".join(f"{finding.check}, {finding.severity}: {finding.message}" for finding in findings)


def _paragraphs(document: Document, sentences: tuple[int, ...]) -> str:
    numbers = sorted({document.sentences[index].paragraph + 1 for index in sentences})
    return _range(numbers)


def _range(numbers: list[int]) -> str:
    if not numbers:
        return ""
    # With a hyphen, a spreadsheet would make the fourth of May of 4-5.
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}..{numbers[-1]}"


def _start(document: Document, sentences: tuple[int, ...]) -> int | None:
    return document.span_of(sentences)[0] if sentences else None


def _end(document: Document, sentences: tuple[int, ...]) -> int | None:
    return document.span_of(sentences)[1] if sentences else None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and how its value is had from a row."""

    heading: str
    value: Callable[[Row], Value]


COLUMNS: dict[str, Column] = {
    "number": Column("number", lambda row: row.number),
    "id": Column("id", lambda row: row.passage.id),
    "status": Column("status", lambda row: row.passage.status),
    "moved": Column("moved", lambda row: "moved" if row.passage.moved else ""),
    "severity": Column("severity", lambda row: row.passage.severity or ""),
    "original": Column("original", lambda row: row.comparison.source_text(row.passage)),
    "report": Column("report", lambda row: row.comparison.target_text(row.passage)),
    "gloss": Column("machine gloss", lambda row: row.passage.gloss_line),
    "findings": Column("findings", lambda row: findings_text(row.findings)),
    "score": Column("score", lambda row: round(row.passage.score, 4)),
    "decision": Column("decision", lambda row: row.decided),
    "note": Column("note", lambda row: row.decision.note),
    "original_sentences": Column("original sentences", lambda row: _range([i + 1 for i in row.passage.source])),
    "report_sentences": Column("report sentences", lambda row: _range([i + 1 for i in row.passage.target])),
    "original_paragraph": Column(
        "original paragraph", lambda row: _paragraphs(row.comparison.source, row.passage.source)
    ),
    "report_paragraph": Column("report paragraph", lambda row: _paragraphs(row.comparison.target, row.passage.target)),
    "original_start": Column("original start", lambda row: _start(row.comparison.source, row.passage.source)),
    "original_end": Column("original end", lambda row: _end(row.comparison.source, row.passage.source)),
    "report_start": Column("report start", lambda row: _start(row.comparison.target, row.passage.target)),
    "report_end": Column("report end", lambda row: _end(row.comparison.target, row.passage.target)),
    "made_by": Column("made by", lambda row: citation(row.comparison, row.options) if row.first else ""),
    "reviewer": Column("reviewer", lambda row: row.decision.reviewer),
    "link": Column("link", lambda row: link_in_words(row.passage).removeprefix("link: ")),
}
"""Every column, in the order of the table; the keys are what `--columns` takes."""


WHERE_NEEDED: dict[str, Callable[[Comparison, ExportOptions], bool]] = {
    "reviewer": lambda comparison, options: any(decision.reviewer for decision in options.decisions.values()),
}
"""Columns that a table has by itself only where they say something."""


def chosen(options: ExportOptions, comparison: Comparison | None = None) -> list[Column]:
    """The columns to write. Raises UserError for an unknown one."""
    if options.columns is None:
        return [
            column
            for key, column in COLUMNS.items()
            if key not in WHERE_NEEDED or (comparison is not None and WHERE_NEEDED[key](comparison, options))
        ]
    for name in options.columns:
        if name not in COLUMNS:
            raise UserError(f"--columns {name}: no such column; choose from {', '.join(COLUMNS)}")
    return [COLUMNS[name] for name in options.columns]


def file_name(document: Document) -> str:
    """The name of a document's file without its folders, which are nobody else's concern."""
    return one_line(Path(document.path).name) or one_line(document.path) if document.path != "-" else "standard input"


def provenance(comparison: Comparison, options: ExportOptions) -> dict[str, str]:
    """What a reader needs to cite an export or to make it again: program, encoder, files with their hashes."""
    facts = {"made by": f"muqabala {comparison.version}", "encoder": comparison.encoder}
    if comparison.glossed_by:
        facts["machine gloss"] = comparison.glossed_by
    for side, document in (("original", comparison.source), ("report", comparison.target)):
        facts[side] = file_name(document)
        facts[f"{side} SHA-256"] = document.sha256
        facts[f"{side} language"] = document.language
        facts |= {f"{side} {name}": value for name, value in asdict(document.about).items() if value}
    if shown := limits(options):
        facts["shown"] = shown
    return facts


def limits(options: ExportOptions) -> str:
    """What an export shows other than by default: `only added, moved passages; also uncertain findings`."""
    kinds = [kind for kind in ONLY if kind in options.only]
    return "; ".join(
        words
        for words in (
            f"only {', '.join(kinds)} passages" if kinds else "",
            "also uncertain findings" if options.include_soft else "",
            "also what was dismissed" if options.as_found else "",
        )
        if words
    )


def citation(comparison: Comparison, options: ExportOptions) -> str:
    """The provenance on one line, for tables that have nowhere else to say it."""
    return "; ".join(f"{name}: {value}" for name, value in provenance(comparison, options).items())
