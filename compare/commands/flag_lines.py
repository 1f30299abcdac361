"""`muqabala flag --format line`: a finding a line, as compilers and grep write them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from compare.inert import one_line

if TYPE_CHECKING:
    from compare.commands.flag_records import Flag
    from compare.records import Comparison, Document


def as_lines(comparison: Comparison, flags: Sequence[Flag]) -> Iterator[str]:
    """`FILE:LINE: SEVERITY: CHECK: MESSAGE`, in the order of the report; of what it leaves out, in the original."""
    for flag in sorted(flags, key=lambda flag: flag.number):
        document, offset = _where(comparison, flag)
        finding = flag.finding
        severity = finding.severity if finding.confidence == "hard" else f"{finding.severity}, uncertain"
        yield one_line(f"{document.path}:{document.line_of(offset)}: {severity}: {finding.check}: {finding.message}")


def _where(comparison: Comparison, flag: Flag) -> tuple[Document, int]:
    """The file to open and the place in it: the words at issue, or the passage."""
    passage, finding = flag.passage, flag.finding
    if not passage.target:
        source = comparison.source
        start = finding.source_spans[0][0] if finding.source_spans else source.span_of(passage.source)[0]
        return source, start
    target = comparison.target
    return target, finding.target_spans[0][0] if finding.target_spans else target.span_of(passage.target)[0]
