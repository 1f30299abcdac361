"""What people are called by what they are: titles, offices, trades, kin; and the words that change their rank.

Titles (`[office] titles`) and all other words for people (`people`) share their
classes; two that name the same stretch are one. A modifier (deputy, acting,
former) belongs to the office directly behind it (`modifiers`), or to the one
that the words before it belong to (`modifiers_behind`: رئيس الاتحاد السابق).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from compare.text.lexicon import Cue, cues, unhidden
from compare.text.segment import Segment, overlap

TITLES, PEOPLE, PLAIN = "office.titles", "office.people", "office.plain"
_REACH = 4
"""Words between an office and a modifier behind it: those of what it is the office of."""
_CLOCK = re.compile(r"\d\s?$")
_BREAK = re.compile(r"[^\w\s'’-]|\n")


class Office(NamedTuple):
    """Somebody by what he is: the words, with the classes of all lists that have them."""

    cue: Cue
    titled: bool
    """Whether the words are a title, which says more than a trade or a relation."""

    @property
    def classes(self) -> frozenset[str]:
        """What he may be."""
        return frozenset(self.cue.classes)


class Rank(NamedTuple):
    """A modifier (`deputy`) with its office: the words of both together."""

    name: str
    office: Office


def offices(side: Segment) -> list[Office]:
    """Everybody on a side, in order; of words that overlap the longest.

    Two small letters behind a figure are no title (10 pm).
    """
    found = [(cue, True) for cue in unhidden(side, TITLES, PLAIN) if not _is_hour(cue, side)]
    found += [(cue, False) for cue in unhidden(side, PEOPLE, PLAIN)]
    kept: list[Office] = []
    for cue, titled in sorted(found, key=lambda one: (one[0].start - one[0].end, one[0].start, not one[1])):
        at = next((n for n, office in enumerate(kept) if overlap(office.cue.span, cue.span)), None)
        if at is None:
            kept.append(Office(cue, titled))
        elif kept[at].cue.span == cue.span:
            kept[at] = Office(_with(kept[at].cue, cue.classes), kept[at].titled)
    return sorted(kept, key=lambda office: office.cue.start)


def _with(cue: Cue, classes: tuple[str, ...]) -> Cue:
    return Cue((*cue.classes, *classes), cue.start, cue.end, cue.first, cue.last, cue.text)


def _is_hour(cue: Cue, side: Segment) -> bool:
    return cue.text.islower() and _CLOCK.search(side.text, 0, cue.start) is not None


def ranks(side: Segment, found: list[Office]) -> Iterator[Rank]:
    """The modifiers of the offices of a side."""
    for modifier in cues(side, "office.modifiers"):
        office = next((one for one in found if one.cue.first == modifier.last + 1), None)
        if office:
            yield Rank(modifier.classes[0], _spanning(side, office, modifier.start, office.cue.end))
    for modifier in cues(side, "office.modifiers_behind"):
        before = [one for one in found if one.cue.last < modifier.first <= one.cue.last + 1 + _REACH]
        if before and not _BREAK.search(side.text, before[-1].cue.end, modifier.start):
            yield Rank(modifier.classes[0], _spanning(side, before[-1], before[-1].cue.start, modifier.end))


def _spanning(side: Segment, office: Office, start: int, end: int) -> Office:
    cue = office.cue
    return Office(Cue(cue.classes, start, end, cue.first, cue.last, side.text[start:end]), office.titled)
