"""How what is compared stands to its standard: equal to it or not, a share of it, no more than it, much or little off.

A text *tells* a relation where a phrase of `[relation]` says so outright, or, of
inequality, where a comparative has its *than*. It *may mean* one by any of many
words (a bare comparative, *ahead*, *the same*): those answer for what the other
side tells, and say nothing themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from compare.records import Span
from compare.text.clauses import CLAUSE_END
from compare.text.comparing import NOTS, is_of_number, joined_comparatives
from compare.text.lexicon import Cue, cues
from compare.text.segment import REMEMBERED, Segment, overlap

EQUALITY, SHARES, BOUNDS = "relation.equality", "relation.shares", "relation.bounds"
DEGREES, SUMS = "relation.degrees", "relation.sums"
EXTREMES, SPANS, LEVELS = "relation.extremes", "relation.spans", "relation.levels"
LISTS = EQUALITY, SHARES, BOUNDS, DEGREES, SUMS
EQUAL, UNEQUAL, BEST, RANK = "equal", "unequal", "best", "rank"
ITSELF = "itself"
"""What stresses a noun, and may mean the same elsewhere: المدرسة نفسها, *the school itself*, *the same school*."""
DENIED = 5
"""Words before a phrase of which a denial turns it into none."""
CLOSE = 2
"""Words behind *as many as* of which one is the number that is no standard: as in the two years before has one."""
_NEAR = "~"


class Relations(NamedTuple):
    """What a text tells, each relation with the first words that say so (local spans), and all that it may mean."""

    told: dict[str, Span]
    near: frozenset[str]


@lru_cache(maxsize=REMEMBERED)
def relations(side: Segment) -> Relations:
    """The relations of a text."""
    found = _listed(side, LISTS)
    equal = [cue.span for cue in cues(side, EQUALITY) if cue.has(EQUAL)]
    for span in joined_comparatives(side):
        if not is_of_number(side, span) and not any(overlap(span, other) for other in equal):
            told = {**found.told, UNEQUAL: span}
            return Relations(told, found.near | {UNEQUAL})
    return found


@lru_cache(maxsize=REMEMBERED)
def scopes(side: Segment) -> Relations:
    """Whether a text has a superlative, and what may bound it: how long, and how far around."""
    extremes = _listed(side, (EXTREMES,))
    if BEST not in extremes.told:
        return extremes
    bounds = _listed(side, (SPANS, LEVELS))
    return Relations({**extremes.told, **bounds.told}, extremes.near | bounds.near)


def _listed(side: Segment, paths: tuple[str, ...]) -> Relations:
    told: dict[str, Span] = {}
    near: set[str] = set()
    for path in paths:
        for cue in cues(side, path):
            near.update(name.removesuffix(_NEAR) for name in cue.classes)
            if CLAUSE_END.search(side.text, *cue.span):
                continue
            if path == EQUALITY and (_is_denied(side, cue) or is_of_number(side, cue.span, CLOSE)):
                near.add(UNEQUAL)
                continue
            for name in cue.classes:
                if not name.endswith((_NEAR, "-")):
                    told.setdefault(name, cue.span)
    return Relations(told, frozenset(near))


def _is_denied(side: Segment, cue: Cue) -> bool:
    """Whether a denial stands close before what says that two are equal: that is less, or a superlative."""
    denials: Iterator[Cue] = (
        one for one in cues(side, NOTS) if not one.has("-") and 0 < cue.first - one.last <= DENIED
    )
    return any(not CLAUSE_END.search(side.text, one.end, cue.start) for one in denials)
