"""What a check looks at: the two sides of one linked passage, and the run it is a part of."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.records import Link, Side
from compare.text.segment import Segment

if TYPE_CHECKING:
    from compare.passage.word_evidence import WordEvidence

Datelines = tuple[datetime.date | None, datetime.date | None]
"""The days the two documents are dated."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Run:
    """Everything beyond the passage that a check may consult.

    `pairs` are all the passages of the comparison, in its order. `evidence`
    has the words of all passages with their vectors; None where no encoder
    covers both languages.
    """

    pairs: Sequence[PassagePair]
    evidence: WordEvidence | None = None
    datelines: Datelines = (None, None)

    def neighbours(self, pair: PassagePair, reach: int = 1) -> list[PassagePair]:
        """The passages up to `reach` places before and after `pair`."""
        low, high = max(0, pair.index - reach), pair.index + reach + 1
        return [other for other in self.pairs[low:high] if other.index != pair.index]
