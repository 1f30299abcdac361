"""Offices and titles of people: changed (foreign minister to defence minister) or demoted (director to deputy)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.passage.pair import PassagePair
from compare.text.lexicon import Cue, cues, first_of_each, knows, unhidden
from compare.text.segment import Segment

_CLOCK = re.compile(r"\d\s?$")
_MINISTER = "minister"
"""The office of a minister whose department is not named; the others are minister/DEPARTMENT."""


@dataclass(frozen=True, slots=True)
class Change:
    """A title of the original and one of the report that do not mean the same; either may be missing."""

    source: Cue | None
    target: Cue | None


def changes(pair: PassagePair) -> Iterator[Change]:
    """Titles of either side that the other has not, one against one in their order.

    A title alone on its side is no change: reports add and leave out titles
    all the time. A modifier (deputy, acting) that only one side has is.
    """
    if not (knows(pair.source, "office.titles") and knows(pair.target, "office.titles")):
        return
    source, target = (_titles(side) for side in (pair.source, pair.target))
    lost, new = _others(source, target), _others(target, source)
    yield from (Change(one, other) for one, other in zip(lost, new, strict=False))
    if lost and new:
        return
    before, after = _modified(pair.source, source), _modified(pair.target, target)
    for one, others, swap in ((before, pair.target, False), (after, pair.source, True)):
        known = {
            name for cue in cues(others, "office.modifiers") + cues(others, "office.titles") for name in cue.classes
        }
        for cue in one:
            if not known.intersection(cue.classes):
                yield Change(None, cue) if swap else Change(cue, None)


def _titles(side: Segment) -> list[Cue]:
    """The titles of a side; two small letters behind a figure are none (10 pm)."""
    found = unhidden(side, "office.titles", "office.plain")
    return [cue for cue in found if not (cue.text.islower() and _CLOCK.search(side.text, 0, cue.start))]


def _others(here: list[Cue], there: list[Cue]) -> list[Cue]:
    """Titles here that share no office with any there, one of each kind."""
    known = {name for cue in there for name in cue.classes}
    if _MINISTER in known:
        known.update(name for cue in here for name in cue.classes if name.startswith(f"{_MINISTER}/"))
    return first_of_each(cue for cue in here if not known.union([_MINISTER]).intersection(cue.classes))


def _modified(side: Segment, titles: list[Cue]) -> list[Cue]:
    """Modifiers directly before a title, together with it."""
    found = []
    for modifier in cues(side, "office.modifiers"):
        title = next((cue for cue in titles if cue.first == modifier.last + 1), None)
        if title:
            found.append(
                Cue(
                    modifier.classes,
                    modifier.start,
                    title.end,
                    modifier.first,
                    title.last,
                    side.text[modifier.start : title.end],
                )
            )
    return found
