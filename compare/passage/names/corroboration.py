"""Entities in common: figures, places and names of a stretch of text that the other side has, too.

Vectors see little in a clause of rare names or in a free translation. But
where the other side gives a figure or a name oftener than the rest of this
side does without the clause, the other side has the clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.languages import load_language
from compare.passage.amounts.number_alignment import same
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.entities import SURE, best_match, is_acronym, names
from compare.text.numbers.counted import numbers_of
from compare.text.places import places
from compare.text.segment import Segment


def has_shared_entity(pair: PassagePair, side: Side, stretch: Span) -> bool:
    """Whether the other side has a figure, place or name of `stretch` (local) oftener than the rest of its own side."""
    for spans, count in _shared(pair.on(side), pair.on(side.other)):
        outside = sum(not (stretch[0] <= at and to <= stretch[1]) for at, to in spans)
        if outside < min(count, len(spans)):
            return True
    return False


def _shared(side: Segment, other: Segment) -> Iterator[tuple[list[Span], int]]:
    """What both sides have, a figure, place or name at a time: where it is on `side`, and how often on `other`."""
    figures, theirs = numbers_of(side).hard, numbers_of(other).hard
    for figure in figures:
        yield [one.span for one in figures if same(one, figure)], sum(same(figure, one) for one in theirs)
    here, there = places(side), places(other)
    for cue in here:
        yield [one.span for one in here if one.has(*cue.classes)], sum(one.has(*cue.classes) for one in there)
    if all(load_language(one.language).mapping("name.sounds") for one in (side, other)):
        yield from _sounding(side, other)


def _sounding(side: Segment, other: Segment) -> Iterator[tuple[list[Span], int]]:
    """The same of other names: those of `side` with a match on the other, and those of the other with one here."""
    mine = [word for name in names(side) for word in name.words]
    for word in mine:
        if not is_acronym(word, side) and best_match(word, other, side.language).alike >= SURE:
            yield [one.span for one in mine if one.text == word.text], 1
    for name in names(other):
        for word in name.words:
            found = best_match(word, side, other.language)
            if found.place and found.alike >= SURE and not is_acronym(word, other):
                yield [found.place], 1
