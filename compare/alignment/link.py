"""The result of alignment: which sentences say the same."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Sentences of the source and the target that belong together.

    `source` and `target` are rising, gapless runs of sentence indices; either
    may be empty (text added in the target, or dropped from the source). `score`
    is a probability-like figure in [0, 1]; for a link with an empty side, it is
    the confidence that the sentence really has no counterpart. `moved` marks
    links out of the order of the document's backbone. `by_hand` marks those
    that a reviewer set.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    moved: bool = False
    by_hand: bool = False
