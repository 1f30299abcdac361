"""Whether two stretches that should say the same say two things: the words of a cause or a purpose.

In free text words without counterpart are many, and tell nothing. In two
stretches that answer one another they tell where the one was replaced by the
other: words of *both* then have no counterpart, and those around them have. No
single condition says so in free English. So it is weighed: how surely the clearest
word of either has none, how many have none, whether what they could be rendered by
is known, how many the one has in common with the other, how freely the rest of the
passage is told. `tests/benchmarks/fit_otherwise.py` fitted the weights.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from compare.passage.evidence.likeness import Likeness
from compare.passage.evidence.lost_words import Doubles
from compare.passage.evidence.renderings import Renderings
from compare.records import Side

FIGURES = ("bias", "clearest", "odds", "lost", "telling", "length", "rendered", "rest")
"""What is known of two stretches, all but the first summed over both: the log odds (`lost_odds`) of the
clearest word whose renderings are known that nothing may render; the mean probability of all its words; the share that
nothing may render; whether the renderings of one of these are known; how many words they are; the share of them that
a word of the other may render; how much of the rest of the side has no counterpart."""
MIDDLE = 3.5
"""Added to the log odds of words, of which few are without counterpart."""
DOUBT = 1.0
"""Log odds, so raised, at which a word counts half."""
NONE_CLEAR = -4.0
"""The clearest word where the renderings of none are known."""


def figures(
    alike: Likeness, may: Renderings, odds: Sequence[Doubles], stretches: tuple[Sequence[int], Sequence[int]]
) -> Doubles:
    """`FIGURES` of two stretches, words of content by number, one or more on each side; `odds` as of `lost_odds`."""
    total = np.zeros(len(FIGURES) - 1)
    for side in Side:
        own, other = stretches[side], stretches[side.other]
        raised = odds[side] + MIDDLE
        lost = may.lost(side, own, other)
        telling = [word for word in lost if may.telling[side][word]]
        rest = alike.content[side].copy()
        rest[list(own)] = False
        total += (
            float(raised[telling].max()) if telling else NONE_CLEAR,
            float((1 / (1 + np.exp(DOUBT - raised[list(own)]))).mean()),
            len(lost) / len(own),
            bool(telling),
            math.log1p(len(own)),
            may.seen_from(side)[np.ix_(own, other)].any(axis=1).mean(),
            math.log1p(float(np.maximum(raised[rest], 0).sum())),
        )
    return np.array([1.0, *total])
