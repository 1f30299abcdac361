"""A word for another: two words that nothing on the other side may render, in the same place of two stretches.

That says nothing of free text at large, where many words have none. It does of
somebody's very words, where all that may render either word is known
(`compare.passage.evidence.renderings`) and all but one or two other words have their
counterparts. That the two stand beside the counterparts of each other's neighbours,
and are words that translators render closely, makes it sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from compare.passage.evidence.likeness import Likeness
from compare.passage.evidence.renderings import Renderings
from compare.records import Side, Span

FEWEST = 3
"""Words of content of a stretch, at least: what is shorter may be a term, which translators turn as they must."""
SURELY = 0.35
"""Chance of the best translation of the one word that has no counterpart in a stretch that is shorter."""
MOST = 2
"""Words of content without counterpart, at most: with more of them it is told freely."""
NONE = 0.15
"""Likeness from which on two words may say the same, though no list has them together."""
KNOWN = 0.2
"""Chance of a word's best translation from which on it is missed."""
COMMON = 22
"""Families of a word of the target from which on it stands in too many phrases (good, form, man)."""
NEAR = 2
"""Words of content from the counterpart of a neighbour, at most."""


class Facing(NamedTuple):
    """The words (local spans) that stand for one another."""

    source: Span
    target: Span
    sure: bool
    """Whether they stand in the same place, and both are words that would be missed."""


def facing(alike: Likeness, may: Renderings, source: Sequence[Span], target: Sequence[Span]) -> Facing | None:
    """The words that stand for one another in stretches that should say the same; or None.

    Of 1,500 faithful quotations 10 surely have such words, of 65 with a change 10; of 138 and 87 in lines by many
    writers 1 and 9 surely, 4 and 31 at all.
    """
    inside = [
        [word for span in spans for word in alike.at(side, span) if alike.content[side][word]]
        for side, spans in ((Side.SOURCE, source), (Side.TARGET, target))
    ]
    lost = [may.lost(side, inside[side], inside[side.other]) for side in Side]
    if not all(1 <= len(some) <= MOST for some in lost):
        return None
    brief = min(map(len, inside)) < FEWEST
    chance = SURELY if brief else KNOWN
    few = max(map(len, lost)) <= (1 if brief else MOST)
    sizes = may.sizes(Side.TARGET)
    couples = []
    for one, other in product(*([word for word in lost[side] if may.telling[side][word]] for side in Side)):
        if alike.values[one, other] >= NONE or may.near(one, other):
            continue
        anchors = _anchors(may, inside, (one, other))
        missed = min(alike.sureness[Side.SOURCE][one], alike.sureness[Side.TARGET][other]) >= chance
        sure = few and missed and sizes[other] <= COMMON and anchors > 0
        couples.append((sure, anchors, alike.rows[0].spans[one], alike.rows[1].spans[other]))
    best = max(couples, default=None)
    return Facing(best[2], best[3], best[0]) if best else None


def _anchors(may: Renderings, inside: Sequence[Sequence[int]], couple: tuple[int, int]) -> int:
    """How many neighbours of either word have a counterpart near the other, by the side that has fewer of them.

    Both at the beginning, or both at the end, are as good.
    """
    places = [inside[side].index(couple[side]) for side in Side]
    counts = []
    for side in Side:
        seen, here, there = may.seen_from(side), inside[side], inside[side.other]
        count = 0
        for step, edge in ((-1, 0), (1, len(there) - 1)):
            beside = places[side] + step
            if not 0 <= beside < len(here):
                count += places[side.other] == edge
                continue
            found = (abs(n - places[side.other]) for n, word in enumerate(there) if seen[here[beside], word])
            count += min(found, default=NEAR + 1) <= NEAR
        counts.append(count)
    return min(counts)
