"""What is compared stands otherwise to its standard in the report: more than it as as much as it, a quarter of it as a
quarter less.

Each side tells its relation by closed classes of words (`compare.text.relations`).
A change needs a relation that the original tells and nothing in the report may mean,
and there one that excludes it, which nothing here may mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Literal, NamedTuple

from compare.languages import load_language
from compare.passage.pair import PassagePair
from compare.passage.polarity.directions import turned_figures
from compare.records import Side, Span
from compare.text.relations import BEST, EQUAL, ITSELF, RANK, UNEQUAL, Relations, relations, scopes

Rule = Literal["equality", "share", "bound", "degree", "sum", "span of time", "scope", "rank"]
TURNS: tuple[tuple[str, str, Rule], ...] = (
    (UNEQUAL, EQUAL, "equality"),
    ("share", "part", "share"),
    ("share", "multiple", "share"),
    ("most", "least", "bound"),
    ("much", "little", "degree"),
    ("together", "each", "sum"),
)
"""Relations of which either excludes the other."""
LEVELS = "world", "continent", "region", "country", "province", "town", "quarter", "league", "ground"
SCOPES: tuple[tuple[str, str, Rule], ...] = (
    ("always", "spell", "span of time"),
    *((one, other, "scope") for one, other in combinations(LEVELS, 2)),
)
"""How long and how far around something is the largest."""
LONGEST = 45
"""Words of a side, at most: in longer texts a word of a class may be about anything."""


class ChangedRelation(NamedTuple):
    """The words (local spans) that tell how what is compared stands to its standard, and their kind."""

    source: Span
    target: Span
    rule: Rule


def changed_relations(pair: PassagePair) -> Iterator[ChangedRelation]:
    """The relations that the report changes, each kind once."""
    here, best = relations(pair.source), scopes(pair.source)
    if not here.told and BEST not in best.told:
        return
    there, other_best = relations(pair.target), scopes(pair.target)
    if any(len(load_language(pair.on(s).language).analyse(pair.on(s).text).words) > LONGEST for s in Side):
        return
    found = list(_turned(here, there, TURNS))
    if any(one.rule == "bound" for one in found) and any(turned_figures(pair)):
        found = [one for one in found if one.rule != "bound"]  # the figure that they bind tells it already
    yield from found
    if BEST in best.told and BEST in other_best.told:
        yield from _turned(best, other_best, SCOPES)
        if (RANK in best.told and RANK not in other_best.near) or (RANK in other_best.told and RANK not in best.near):
            ours, theirs = (one.told.get(RANK, one.told[BEST]) for one in (best, other_best))
            yield ChangedRelation(ours, theirs, "rank")


def _turned(here: Relations, there: Relations, turns: tuple[tuple[str, str, Rule], ...]) -> Iterator[ChangedRelation]:
    for one, other, rule in turns:
        for lost, gained in ((one, other), (other, one)):
            told = lost in here.told and gained in there.told
            if told and lost not in _may_mean(there, here) and gained not in _may_mean(here, there):
                yield ChangedRelation(here.told[lost], there.told[gained], rule)


def _may_mean(here: Relations, there: Relations) -> frozenset[str]:
    """What a side may mean: *the same* by a word that stresses a noun, unless the other side has one, too."""
    return here.near | {EQUAL} if ITSELF in here.near and ITSELF not in there.near else here.near
