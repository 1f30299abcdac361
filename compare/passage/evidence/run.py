"""One comparison, as a check may consult it beyond the passage it looks at."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from compare.passage.pair import PassagePair
from compare.records import Side, Span

if TYPE_CHECKING:
    from compare.passage.evidence.tagging import Tagging
    from compare.passage.evidence.unmatched_runs import UnmatchedRuns
    from compare.passage.evidence.word_alignment import Counterpart
    from compare.passage.evidence.word_evidence import WordEvidence

Datelines = tuple[datetime.date | None, datetime.date | None]
"""The days the two documents are dated."""


@dataclass(frozen=True, slots=True)
class Run:
    """Everything beyond the passage that a check may consult.

    `pairs` are all the passages of the comparison, in its order. `evidence`
    has the words of all passages with their vectors; None where no encoder
    covers both languages. `tagging` has the probability of each word that it has
    no counterpart, `unmatched_runs` the runs of such words; None where no tagger
    was trained for the encoder.
    """

    pairs: Sequence[PassagePair]
    evidence: WordEvidence | None = None
    datelines: Datelines = (None, None)
    tagging: Tagging | None = None
    unmatched_runs: UnmatchedRuns | None = None
    last_likeness: dict[int, Any] = field(default_factory=dict, repr=False, compare=False)
    """The likeness of the words of the passage that was asked for last (`likeness.py`), by its number."""
    _in_order: dict[Side, list[PassagePair]] = field(default_factory=dict, repr=False, compare=False)

    def in_order(self, side: Side) -> list[PassagePair]:
        """The linked passages that did not move, as they follow each other on a side; sorted once."""
        if side not in self._in_order:
            kept = (pair for pair in self.pairs if pair.linked and not pair.link.moved)
            self._in_order[side] = sorted(kept, key=lambda pair: pair.link.on(side))
        return self._in_order[side]

    def neighbours(self, pair: PassagePair, reach: int = 1) -> list[PassagePair]:
        """The passages up to `reach` places before and after `pair`."""
        low, high = max(0, pair.index - reach), pair.index + reach + 1
        return [other for other in self.pairs[low:high] if other.index != pair.index]

    def nearest_words(
        self, pair: PassagePair, side: Side, part: Span, *, like: float | None = None
    ) -> tuple[int, list[Counterpart]]:
        """As `WordEvidence.nearest_words`; (0, []) without vectors of words."""
        return self.evidence.nearest_words(pair, side, part, like) if self.evidence is not None else (0, [])
