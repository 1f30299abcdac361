"""Who is called otherwise beside his name: the coach, Karim Said; the team's *doctor*, Karim Said.

An office that only one side has says nothing, and what stands in whose place is a guess where nobody is named. Beside
a name that both sides have, the offices are those of one person. They are others where no kind of the one side is one
of the other. Titles that people wear beside any office (Dr, Colonel: `[office] worn`) count only where neither side
tells another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from compare.languages import load_language
from compare.passage.evidence.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.passage.roles.posts import OtherPost, other_post
from compare.records import Side, Span
from compare.text.descriptions import Told, told_beside
from compare.text.entities import SURE, best_match, names
from compare.text.offices import Office
from compare.text.posts import posts
from compare.text.segment import Segment, overlap

MINISTER = "minister"
"""The office of a minister whose department is not named; the others are minister/DEPARTMENT."""

_FEWEST = 2
"""Words of a name that both sides have."""
_MORE = 2
"""Words that may stand between them on the other side."""


class Described(NamedTuple):
    """What somebody is on either side."""

    source: Office
    target: Office
    differ: bool
    """Whether these are others: the other side may say either in words of no office, too."""


def described_otherwise(
    pair: PassagePair, held: tuple[Sequence[Office], Sequence[Office]], alike: Likeness
) -> Iterator[Described | OtherPost]:
    """The first office on either side of everybody who is named on both and is nothing on the one that he is on the
    other, or of nothing that he is on the other."""
    languages = load_language(pair.source.language), load_language(pair.target.language)
    worn = frozenset(name for language in languages for name in language.entries("office.worn"))
    for source, target in _named_on_both(pair):
        told = (
            _without_governed(pair.source, told_beside(pair.source, source, held[0])),
            _without_governed(pair.target, told_beside(pair.target, target, held[1])),
        )
        found = _own(told[0].offices, worn), _own(told[1].offices, worn)
        if all(found) and not may_be_one(*map(_classes, found)):
            if _are_worn(found[0], worn) == _are_worn(found[1], worn):
                said = (_is_said(pair.on(side), side, found[side][0], told[side.other], alike) for side in Side)
                yield Described(found[0][0], found[1][0], differ=not any(said))
        elif all(one.words for one in told) and (post := other_post(pair, alike, found, told)):
            yield post


def _without_governed(side: Segment, told: Told) -> Told:
    """What is told without the offices that only say of what another is the office: spokesman of the *police*."""
    if len(told.offices) < _FEWEST:
        return told
    of = [span for post in posts(side, told.offices) for span in post.of]
    return Told(tuple(o for o in told.offices if not any(overlap(o.cue.span, span) for span in of)), told.words)


def may_be_one(here: frozenset[str], there: frozenset[str]) -> bool:
    """Whether somebody of some kinds may be of others: of one of them, or a minister of no department and any other."""
    return not here.isdisjoint(there) or _any_minister(here, there) or _any_minister(there, here)


def _any_minister(classes: frozenset[str], others: frozenset[str]) -> bool:
    return MINISTER in classes and any(name.startswith(MINISTER) for name in others)


def _classes(offices: Sequence[Office]) -> frozenset[str]:
    return frozenset[str]().union(*(one.classes for one in offices))


def _is_said(here: Segment, side: Side, office: Office, there: Told, alike: Likeness) -> bool:
    """Whether the other side says the head of an office beside the name in words of no office: a researcher."""
    rows = alike.at(side, office.cue.span)
    rows = rows[:1] if load_language(here.language).get("speaker.verb_first", False) else rows[-1:]
    offices = [one.cue.span for one in there.offices]
    words = [
        n for span in there.words for n in alike.at(side.other, span) if not any(overlap(span, o) for o in offices)
    ]
    return bool(rows and words and alike.related_from(side)[np.ix_(rows, words)].any())


def _own(offices: Sequence[Office], worn: frozenset[str]) -> list[Office]:
    """The offices that are not worn as a title, if there are any."""
    return [one for one in offices if not _are_worn([one], worn)] or list(offices)


def _are_worn(offices: Sequence[Office], worn: frozenset[str]) -> bool:
    return all(one.classes <= worn for one in offices)


def _named_on_both(pair: PassagePair) -> Iterator[tuple[Span, Span]]:
    """The names of the target of which two words at least stand beside each other on the source (local spans)."""
    words = load_language(pair.source.language).analyse(pair.source.text).words
    for name in names(pair.target):
        if len(name.words) < _FEWEST:
            continue
        heard = [(word, best_match(word, pair.source, pair.target.language)) for word in name.words]
        found = [(word, match.place) for word, match in heard if match.place and match.alike >= SURE]
        if len({place for _, place in found}) < _FEWEST:
            continue
        first, last = min(place[0] for _, place in found), max(place[1] for _, place in found)
        inside = sum(first <= word.start < last for word in words)
        if inside <= len(name.words) + _MORE:
            yield (first, last), (found[0][0].start, found[-1][0].end)
