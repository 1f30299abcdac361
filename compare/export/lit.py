"""A passage's text cut where findings begin and end, for formats that light words."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compare.checks.registry import marks_whole
from compare.export.table import Row
from compare.records import Document, Finding, severity_rank


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under the same findings (none, for plain text).

    The characters are the document's own; whoever writes them makes them inert.
    """

    text: str
    findings: tuple[Finding, ...] = ()

    @property
    def worst(self) -> Finding | None:
        """The finding that decides how the run looks: hard before soft, then the more severe."""
        return max(self.findings, key=lambda f: (f.confidence == "hard", severity_rank(f.severity)), default=None)


def source_runs(row: Row) -> list[Run]:
    """The original of a row, cut at the source spans of its findings."""
    spans = [(span, finding) for finding in row.findings for span in finding.source_spans]
    return list(_runs(row.comparison.source, row.passage.source, spans))


def target_runs(row: Row) -> list[Run]:
    """The report of a row, cut at the target spans of its findings."""
    spans = [(span, finding) for finding in row.findings for span in finding.target_spans]
    return list(_runs(row.comparison.target, row.passage.target, spans))


def _runs(
    document: Document, sentences: tuple[int, ...], spans: Iterable[tuple[tuple[int, int], Finding]]
) -> Iterator[Run]:
    if not sentences:
        return
    start, end = document.span_of(sentences)
    inside = [
        (max(low, start), min(high, end), finding)
        for (low, high), finding in spans
        if low < end and high > start and low < high and not marks_whole(finding.check)
    ]
    cuts = sorted({start, end, *(low for low, _, _ in inside), *(high for _, high, _ in inside)})
    for low, high in itertools.pairwise(cuts):
        over = tuple(finding for first, last, finding in inside if first <= low and high <= last)
        yield Run(document.text[low:high], over)
