"""What a check looks at: the two sides of one linked passage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.records import Link, Side, Span
from compare.text.segment import Segment


@dataclass(frozen=True, slots=True, eq=False)
class PassagePair:
    """A link with its two segments, either of which may be empty; `index` is its place in the comparison."""

    link: Link
    source: Segment
    target: Segment
    index: int = 0

    def on(self, side: Side) -> Segment:
        """The segment of one side."""
        return self.target if side else self.source

    @property
    def linked(self) -> bool:
        """True if there is text on both sides."""
        return bool(self.source.sentences and self.target.sentences)

    def both_ways(self) -> Iterator[tuple[Side, Segment, Segment]]:
        """(side, its segment, the other's), the source first: what holds in one direction is written once."""
        yield Side.SOURCE, self.source, self.target
        yield Side.TARGET, self.target, self.source

    def spans_on(self, side: Side, here: Span, there: Span | None = None) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """(source spans, target spans) of a finding, from a local span of `side` and one of the other side."""
        mine = (self.on(side).span(here),)
        theirs = (self.on(side.other).span(there),) if there else ()
        return (theirs, mine) if side else (mine, theirs)
