"""A word for another: two words that nothing on the other side may render, in the same place of two stretches.

That says nothing of free text at large, where many words have none. It does of
somebody's very words, where all that may render either word is known
(`compare.passage.renderings`), all but one or two other words have their
counterparts, and the two stand beside the counterparts of each other's neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.passage.likeness import Likeness
from compare.passage.renderings import Renderings
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


def facing(
    alike: Likeness, may: Renderings, source: Sequence[Span], target: Sequence[Span]
) -> tuple[Span, Span] | None:
    """The words (local spans) that stand for one another in stretches that should say the same; or None.

    Of 1,500 faithful quotations 10 have such words, of 65 with a change 10.
    """
    inside = [
        [word for span in spans for word in alike.at(side, span) if alike.content[side][word]]
        for side, spans in ((Side.SOURCE, source), (Side.TARGET, target))
    ]
    lost = [may.lost(side, inside[side], inside[side.other]) for side in Side]
    brief = min(map(len, inside)) < FEWEST
    if not all(1 <= len(some) <= (1 if brief else MOST) for some in lost):
        return None
    chance = SURELY if brief else KNOWN
    known = [
        [word for word in lost[side] if may.telling[side][word] and alike.sureness[side][word] >= chance]
        for side in Side
    ]
    sizes = may.sizes(Side.TARGET)
    couples = [
        (_anchors(may, inside, (one, other)), alike.rows[0].spans[one], alike.rows[1].spans[other])
        for one in known[0]
        for other in known[1]
        if sizes[other] <= COMMON and alike.values[one, other] < NONE and not may.near(one, other)
    ]
    best = max(couples, default=None)
    return best[1:] if best and best[0] else None


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
