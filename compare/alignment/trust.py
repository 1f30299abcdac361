"""Whether the links of two texts can be trusted as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from compare.records import Link

SURE = 0.91
"""Median probability of links from which they are trusted as a whole.

On the development texts it is at most .89 in literature, which a second look tears apart, and at least .93 in all
others (docs/alignment.md)."""

CLEAR = 0.8
"""Probability from which on a single link is called sure, and the mean of the links of a comparison."""
FEW = 5
"""Links that are too few to say how freely a text is told: their median need only be CLEAR."""


def are_sure(links: Sequence[Link]) -> bool:
    """Whether most links with two sides are as probable as where the encoder understands the texts.

    Those that a reviewer set say nothing of the others.
    """
    scores = [link.score for link in links if link.source and link.target and not link.by_hand]
    return bool(scores) and median(scores) >= (SURE if len(scores) >= FEW else CLEAR)
