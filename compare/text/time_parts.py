"""Which part of a time a text means, and on which side of it: early March, the end of the year, until 1998.

The words are in the language files: `date.stages` (early = start), the times
that they are parts of (`date.times`, beside months, years and decades), and
`date.bounds` (until = before, since = after).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from compare.languages import load_language
from compare.records import Span
from compare.text.clauses import CLAUSE_END
from compare.text.dates import DateMention, dates
from compare.text.lexicon import Cue, cues
from compare.text.numbers.counted import numbers_of
from compare.text.segment import Segment

STAGES, SEASONS, BOUNDS, TIMES = "date.stages", "date.seasons", "date.bounds", "date.times"
NEAR, _NONE = "~", "-"
_WORDS_TO_TIME = 3
"""Words from a stage on in which its time stands: at the start of that same year."""
_WORDS_TO_DATE = 2
"""Words from a bound on in which its date begins: until the year 1998."""


class TimePart(NamedTuple):
    """A part of a time, or a bound with its date: the class of its cue, and the local span of both."""

    kind: str
    span: Span
    cue: Cue


def stages(side: Segment) -> list[TimePart]:
    """The parts (start, middle, end) of times, in order."""
    found = cues(side, STAGES)
    if not found:
        return []
    times = [*(mention.span for mention in dates(side.text, load_language(side.language)) if _parted(mention))]
    times += [cue.span for cue in cues(side, TIMES)]
    times += [quantity.span for quantity in numbers_of(side).quantities if quantity.kind == "decade"]
    return [part for cue in found for part in _before(side, cue, times, _WORDS_TO_TIME)]


def seasons(side: Segment) -> list[TimePart]:
    """The seasons that a text names outright, in order."""
    return [
        TimePart(name, cue.span, cue)
        for cue in cues(side, SEASONS)
        for name in cue.classes
        if name != _NONE and NEAR not in name
    ]


def bounds(side: Segment) -> list[tuple[TimePart, DateMention]]:
    """The bounds (before, after) of dates, each with its date, in order."""
    found = cues(side, BOUNDS)
    if not found:
        return []
    firm = [mention for mention in dates(side.text, load_language(side.language)) if not mention.soft]
    return [
        (part, mention)
        for cue in found
        for mention in firm
        for part in _before(side, cue, [mention.span], _WORDS_TO_DATE)
    ]


def _parted(mention: DateMention) -> bool:
    """Whether a date is a month, a year or a span of time, which has parts."""
    return not mention.days and mention.weekday is None and mention.relative is None


def _before(side: Segment, cue: Cue, times: list[Span], most: int) -> Iterator[TimePart]:
    """The first of some times that stands right behind a cue, as what it is a part of."""
    words = load_language(side.language).analyse(side.text).words[cue.last + 1 : cue.last + 1 + most]
    for word in words:
        if CLAUSE_END.search(side.text, cue.end, word.start):
            return
        for start, end in times:
            if start <= word.start < end:
                yield TimePart(cue.classes[0], (cue.start, end), cue)
                return
