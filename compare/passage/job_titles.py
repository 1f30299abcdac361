"""Offices and other names for people: changed (foreign minister to defence minister), raised or lowered (deputy).

Reports add and leave out titles all the time, so that one side alone has one
says nothing. Two are a change where either stands on its side for somebody
whom the other side does not have:

* two titles that no title or word for people of the other side can mean, one
  against one in their order;
* of other words for people also none that any word of the other side is like,
  by the table of translations and by vectors;
* a modifier (deputy, acting, former) that only one side has, of an office that
  both have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.passage.likeness import likeness
from compare.passage.pair import PassagePair
from compare.passage.run import Run
from compare.records import Side
from compare.text.lexicon import cues, knows
from compare.text.offices import TITLES, Office, offices, ranks

MATCHED = 0.5
"""Likeness from which on a word for somebody has its counterpart, whatever that is called in the lists."""
_MINISTER = "minister"
"""The office of a minister whose department is not named; the others are minister/DEPARTMENT."""


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody is called in the original and in the report, which do not mean the same; and what of it differs."""

    source: Office
    target: Office
    rank: str = ""
    """The modifier that only one side has."""


def changes(pair: PassagePair, run: Run) -> Iterator[Change]:
    """Who is called otherwise than in the original, and whose rank differs."""
    if not (knows(pair.source, TITLES) and knows(pair.target, TITLES)):
        return
    found = offices(pair.source), offices(pair.target)
    if not all(found):
        return
    lost, new = _others(*found), _others(found[1], found[0])
    told = list(zip(*([one for one in side if _counts(one)] for side in (lost, new)), strict=False))
    taken = {one.cue for both in told for one in both}
    if lost and new and len(taken) < 2 * min(len(lost), len(new)) and (alike := likeness(pair, run)):
        rest = [
            [one for one in others if one.cue not in taken and not alike.is_matched(side, one.cue.span, MATCHED)]
            for side, others in ((Side.SOURCE, lost), (Side.TARGET, new))
        ]
        told += list(zip(*rest, strict=False))
    yield from (Change(one, other) for one, other in told)
    if not told:
        yield from _ranks(pair, found)


def _counts(office: Office) -> bool:
    """Whether an office is a title that is told by its name alone: `minister` may be any of them."""
    return office.titled and _MINISTER not in office.classes


def _others(here: Sequence[Office], there: Sequence[Office]) -> list[Office]:
    """Who is here and nobody there can be, one of each kind."""
    known = frozenset[str]().union(*(one.classes for one in there))
    firsts: dict[frozenset[str], Office] = {}
    for one in here:
        if not (one.classes & known or _any_minister(one.classes, known) or _any_minister(known, one.classes)):
            firsts.setdefault(one.classes, one)
    return list(firsts.values())


def _any_minister(classes: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one side has a minister of no department and the other one of any."""
    return _MINISTER in classes and any(name.startswith(_MINISTER) for name in others)


def _ranks(pair: PassagePair, found: tuple[Sequence[Office], Sequence[Office]]) -> Iterator[Change]:
    """Modifiers that one side has of an office that both have, with nothing that goes with them on the other."""
    for side, here, there in pair.both_ways():
        others = found[side.other]
        known = {name for one in others for name in one.classes}
        known |= {name for cue in cues(there, "office.modified") for name in cue.classes}
        for rank in ranks(here, list(found[side])):
            same = [one for one in others if one.classes & rank.office.classes]
            if same and rank.name not in known:
                both = (rank.office, same[0]) if side is Side.SOURCE else (same[0], rank.office)
                yield Change(*both, rank.name)
