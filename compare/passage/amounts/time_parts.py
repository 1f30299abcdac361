"""Another part of a time, or its other side: the end of March for the middle, from 1998 for until."""

from __future__ import annotations

from collections import Counter

from compare.passage.evidence.denials import polarity
from compare.passage.pair import PassagePair
from compare.records import Side
from compare.text.dates import DateMention
from compare.text.lexicon import cues
from compare.text.time_parts import NEAR, SEASONS, TimePart, bounds, seasons, stages

Change = tuple[TimePart, TimePart]


def changed_stage(pair: PassagePair) -> Change | None:
    """The one part of a time that only the original has, and the one that only the report has; None without both."""
    here, there = stages(pair.source), stages(pair.target)
    ones, others = _surplus(here, there), _surplus(there, here)
    return (ones[0], others[0]) if len(ones) == len(others) == 1 else None


def changed_season(pair: PassagePair) -> Change | None:
    """The one season that only the original names, and the one that only the report names; None without both."""
    found = [seasons(pair.on(side)) for side in Side]
    if not found[0] or not found[1]:
        return None
    answered = [
        {name.removesuffix(NEAR) for cue in cues(pair.on(side), SEASONS) for name in cue.classes} for side in Side
    ]
    ones = [part for part in found[0] if part.kind not in answered[1]]
    others = [part for part in found[1] if part.kind not in answered[0]]
    if any(len({part.kind for part in alone}) != 1 for alone in (ones, others)):
        return None
    return ones[0], others[0]


def turned_bound(pair: PassagePair) -> Change | None:
    """A date that the original sets as the end and the report as the beginning, or the reverse; None without one.

    Nothing where either side denies anything: not until 1998 is since 1998.
    """
    here, there = (_by_date(bounds(pair.on(side))) for side in Side)
    for date, one in here.items():
        other = there.get(date)
        if other is not None and one.kind != other.kind and not any(_denies(pair, side) for side in Side):
            return one, other
    return None


def _surplus(mine: list[TimePart], theirs: list[TimePart]) -> list[TimePart]:
    counts = Counter(part.kind for part in mine)
    counts.subtract(part.kind for part in theirs)
    return [part for part in mine if counts[part.kind] > 0]


def _by_date(found: list[tuple[TimePart, DateMention]]) -> dict[tuple[object, ...], TimePart]:
    """The bounds by what the dates say; dates with two bounds are left out."""
    dated = [((m.days, m.months, m.year, m.weekday, m.relative, m.period), part) for part, m in found]
    counts = Counter(date for date, _ in dated)
    return {date: part for date, part in dated if counts[date] == 1}


def _denies(pair: PassagePair, side: Side) -> bool:
    return bool(polarity(pair.on(side)).triggers)
