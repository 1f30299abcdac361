"""One kind told for another of its class: farmers for truckers, a fire for a flood.

Each side has one kind of the class that the other has not, and neither phrase
has a counterpart on the other side or in the passages around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.languages.kinds import Kind
from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.kinds import Mention, mentions

MATCHED = 0.3
"""How like a word of the other side a phrase may be, but for that which stands in its place."""


class ReplacedKind(NamedTuple):
    """The phrases (local spans) of source and target, and the class of their kinds."""

    source: Span
    target: Span
    of: str


def replaced_kinds(pair: PassagePair, run: Run) -> Iterator[ReplacedKind]:
    """The kinds that the target tells in the place of another."""
    sides = mentions(pair.source), mentions(pair.target)
    if not all(sides):
        return
    classes = [{kind.of for mention in side for kind in mention.kinds} for side in sides]
    shared = sorted(classes[0] & classes[1])
    alike = likeness(pair, run, by_table=False) if shared else None
    if alike is None or run.tagging is None:
        return
    used: set[Span] = set()
    for of in shared:
        lone = [_lone(sides[side], sides[side.other], of) for side in Side]
        if not all(len({_kind(m, of) for m in some}) == 1 for some in lone):
            continue
        one, other = lone[0][0], lone[1][0]
        if one.span in used or other.span in used or one.named or other.named:
            continue
        if _answered(pair, run, of, one, other):
            continue
        if not _strange(alike, run.tagging.related(pair.index), one.span, other.span):
            continue
        used |= {one.span, other.span}
        yield ReplacedKind(one.span, other.span, of)


def _kind(mention: Mention, of: str) -> tuple[str, ...]:
    return tuple(sorted(kind.name for kind in mention.kinds if kind.of == of))


def _lone(here: tuple[Mention, ...], there: tuple[Mention, ...], of: str) -> list[Mention]:
    """The mentions of kinds of a class that the other side does not have."""
    known = {kind for mention in there for kind in mention.kinds}
    return [m for m in here if any(kind.of == of for kind in m.kinds) and known.isdisjoint(m.kinds)]


def _answered(pair: PassagePair, run: Run, of: str, one: Mention, other: Mention) -> bool:
    """Whether a passage beside this one has the kind of either phrase on the other side."""

    def has(side: Side, kinds: frozenset[Kind]) -> bool:
        wanted = {kind for kind in kinds if kind.of == of}
        return any(
            not wanted.isdisjoint(mention.kinds) for near in run.neighbours(pair) for mention in mentions(near.on(side))
        )

    return has(Side.TARGET, one.kinds) or has(Side.SOURCE, other.kinds)


def _strange(alike: Likeness, listed: NDArray[np.bool_], source: Span, target: Span) -> bool:
    """Whether each phrase is like no word of the other side but that which stands in its place.

    `listed`: boolean (source, target), which words are of one family.
    """
    here, there = alike.at(Side.SOURCE, source), alike.at(Side.TARGET, target)
    if not here or not there:
        return False
    if len(here) == len(there) == 1 and listed[here[0], there[0]]:  # the one may render the other by some sense
        return False
    values = alike.seen_from(Side.SOURCE).copy()
    values[listed] = 1.0
    values[np.ix_(here, there)] = -1.0
    return bool(max(values[here].max(), values[:, there].max()) < MATCHED)
