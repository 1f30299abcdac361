"""Offices and other names for people: changed (foreign minister to defence minister), raised or lowered (deputy).

Reports add and leave out titles all the time, so that one side alone has one
says nothing. Two are a change where either stands on its side for somebody
whom the other side does not have:

* two titles that no title or word for people of the other side can mean, one
  against one in their order;
* of other words for people also none that any word of the other side is like,
  by the table of translations and by vectors;
* two of one kind that are offices of something else (`compare.passage.roles.posts`);
* a modifier (deputy, acting, former) that only one side has, of an office that
  both have;
* whatever somebody is called beside his name, where that is on both sides
  (`compare.passage.roles.described`).

Either way the two stand in the same place: the words around the one are the
counterparts of the words around the other. A word that is part of a name (سوق
الشيوخ, Karen Hunter) is nobody's office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.languages import fold_word, load_language
from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.roles.described import MINISTER, described_otherwise, may_be_one
from compare.passage.roles.posts import OtherPost, other_post
from compare.records import Side, Span
from compare.text.entities import best_match_in, names
from compare.text.lexicon import Cue, cues, knows
from compare.text.offices import TITLES, Office, offices, ranks
from compare.text.places import NEXT_CAPITAL
from compare.text.posts import HOLDS
from compare.text.segment import Segment

FAR = 3.0
"""How much further from the counterparts of the words around it an office may stand: of 60 changed ones three do, of 22
free renderings twelve.
"""
HEARD = 0.9
"""Similarity of sound from which on a word for people is a name."""
AKIN = 0.3
"""Likeness from which on two words for people are no change."""
MATCHED = 0.5
"""Likeness from which on a word for somebody has its counterpart, whatever that is called in the lists."""
_WITHIN = re.compile(r"[\w,;] $")


class Change(NamedTuple):
    """What somebody is called in the original and in the report, which do not mean the same; and what of it differs."""

    source: Office
    target: Office
    rank: str = ""
    """The modifier that only one side has."""
    akin: bool = False
    """Whether a word for either may render something on the other side, so that it may be no change."""
    named: bool = False
    """Whether either stands beside a name that both sides have."""


def changes(pair: PassagePair, run: Run) -> Iterator[Change | OtherPost]:
    """Who is called otherwise than in the original, whose office is of something else, and whose rank differs."""
    if not (knows(pair.source, TITLES) and knows(pair.target, TITLES)):
        return
    found = _held(pair, Side.SOURCE), _held(pair, Side.TARGET)
    if not all(found[side] or cues(pair.on(side), HOLDS) for side in Side):
        return
    alike = likeness(pair, run)
    named = list(described_otherwise(pair, found, alike)) if alike is not None else []
    persons = [one for one in named if not isinstance(one, OtherPost)]
    told = [(one.source, one.target) for one in persons if one.differ]
    taken = {office.cue for one in persons for office in (one.source, one.target)}
    beside = len(told)
    lost, new = _others(*found), _others(found[1], found[0])
    left = [[one for one in side if one.cue not in taken] for side in (lost, new)]
    told += _pairs(left[0], left[1], alike)
    for number, (one, other) in enumerate(told):
        akin = alike is not None and _is_rendered(one, other, alike)
        yield Change(one, other, akin=akin, named=number < beside)
    posts = [one for one in named if isinstance(one, OtherPost)]
    yield from posts
    if told or posts:
        return
    if alike is not None and (post := other_post(pair, alike, found)):
        yield post
        return
    for change in _ranks(pair, found):
        if alike is None or _distance(alike, change.source, change.target) <= FAR:
            yield change


def _is_rendered(one: Office, other: Office, alike: Likeness) -> bool:
    """Whether a word for either of two people is of one family with any of the other side."""
    spans = one.cue.span, other.cue.span
    return any(alike.related_from(side)[alike.at(side, spans[side])].any() for side in Side)


def _held(pair: PassagePair, side: Side) -> list[Office]:
    """The offices of a side that are no part of a name."""
    segment, other = pair.on(side), pair.on(side.other)
    return [one for one in offices(segment) if not _is_called(one, segment) and not _is_heard(one, segment, other)]


def _is_called(office: Office, side: Segment) -> bool:
    """Whether a word for people has a capital within a sentence, and nobody's name behind it (Karen Hunter said)."""
    cue = office.cue
    inside = _WITHIN.search(side.text, 0, cue.start) is not None
    return not office.titled and inside and cue.text.istitle() and not NEXT_CAPITAL.match(side.text, cue.end)


def _is_heard(office: Office, side: Segment, other: Segment) -> bool:
    """Whether the other side writes a single word for people by its sound, as a name."""
    if office.cue.first != office.cue.last:
        return False
    upper = " ".join(word.text for name in names(other) for word in name.words)
    forms = load_language(side.language).forms(fold_word(office.cue.text)).led
    return any(best_match_in(form, upper, other.language, side.language).alike >= HEARD for form in forms)


def _pairs(lost: Sequence[Office], new: Sequence[Office], alike: Likeness | None) -> Iterator[tuple[Office, Office]]:
    """Who of the one side stands in whose place on the other, titles and the nearest first.

    Without vectors only titles are, in their order.
    """
    if alike is None:
        yield from zip(*([one for one in side if _counts(one)] for side in (lost, new)), strict=False)
        return
    both = [(one, other) for one in lost for other in new if _may_be(one, other, alike)]
    ranked = sorted(
        (not (_counts(one) and _counts(other)), _distance(alike, one, other), number)
        for number, (one, other) in enumerate(both)
    )
    taken = set[Cue]()
    for _, distance, number in ranked:
        one, other = both[number]
        if distance <= FAR and not taken & {one.cue, other.cue}:
            taken |= {one.cue, other.cue}
            yield one, other


def _may_be(one: Office, other: Office, alike: Likeness) -> bool:
    """Whether two offices may be a change: two titles that say what they are, or words that nothing translates."""
    if _counts(one) and _counts(other):
        return True
    if any(alike.is_matched(side, office.cue.span, MATCHED) for side, office in zip(Side, (one, other), strict=True)):
        return False
    return one.titled or other.titled or alike.between(one.cue.span, other.cue.span) < AKIN


def _distance(alike: Likeness, one: Office, other: Office) -> float:
    """How much further from the counterparts of the words around the one the other stands, by the better of both ways.

    0 where no word around has a counterpart.
    """
    return min(alike.shift(side, *spans) for side, spans in _both_ways(one, other))


def _both_ways(one: Office, other: Office) -> tuple[tuple[Side, tuple[Span, Span]], ...]:
    spans = one.cue.span, other.cue.span
    return (Side.SOURCE, spans), (Side.TARGET, (spans[1], spans[0]))


def _counts(office: Office) -> bool:
    """Whether an office is a title that is told by its name alone: `minister` may be any of them."""
    return office.titled and MINISTER not in office.classes


def _others(here: Sequence[Office], there: Sequence[Office]) -> list[Office]:
    """Who is here and nobody there can be, one of each kind."""
    known = frozenset[str]().union(*(one.classes for one in there))
    firsts: dict[frozenset[str], Office] = {}
    for one in here:
        if not may_be_one(one.classes, known):
            firsts.setdefault(one.classes, one)
    return list(firsts.values())


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
