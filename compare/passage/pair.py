"""What a check looks at: the two sides of one linked passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.records import Link
from compare.text.segment import Side


@dataclass(frozen=True, slots=True)
class Pair:
    """A link with its two sides; either side may be empty."""

    link: Link
    source: Side
    target: Side


@dataclass(frozen=True, slots=True)
class Context:
    """Everything beyond the pair that a check may consult.

    `pairs` are all the passages of the comparison, in its order, and `index`
    is the place of the pair under inspection, so that a check can look at the
    neighbours (moved material is not dropped material).
    """

    pairs: Sequence[Pair]
    index: int
    options: dict[str, object] = field(default_factory=dict)

    def neighbours(self, reach: int = 1) -> list[Pair]:
        """The pairs up to `reach` places before and after this one."""
        low, high = max(0, self.index - reach), self.index + reach + 1
        return [pair for place, pair in enumerate(self.pairs[low:high], low) if place != self.index]
