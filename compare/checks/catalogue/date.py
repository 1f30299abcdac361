"""Dates that the report changes.

Months are compared across the Arabic month systems, years, days of the month,
weekdays, days relative to today, and spans counted from now (two weeks ago). A day
relative to today is worked out with the dateline where the document has one (a
full date in its first lines); so "أمس" and "on Tuesday" agree if yesterday was
a Tuesday. A changed date is `critical`. A date that only one side states is no
error: reports leave the weekday out or put one in; only when both sides state
different ones there is something to flag.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence

from compare.checks.base import Check
from compare.checks.messages import alone, changed, listed, valued
from compare.languages import load_language
from compare.passage.amounts.conversion import unit_changes
from compare.passage.amounts.time_parts import changed_season, changed_stage, turned_bound
from compare.passage.evidence.english import named
from compare.passage.evidence.run import Datelines, Run
from compare.passage.pair import PassagePair
from compare.records import Finding, Severity, Side
from compare.text.dates import DateMention, dates
from compare.text.numbers.extract import quantities
from compare.text.segment import Segment
from compare.text.time_parts import BOUNDS, SEASONS, STAGES, TimePart

CHECK = "date"

Found = Finding | None


class DateCheck(Check):
    """Dates that name another day, month, year or weekday."""

    id = CHECK
    found_as = ("number", "unit", "exchange")

    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """The dates of the passage that do not agree."""
        source = dates(pair.source.text, load_language(pair.source.language))
        target = dates(pair.target.text, load_language(pair.target.language))
        yield from _lone_weekdays(source, target, pair)
        for change in unit_changes(pair):
            if change.dated:
                yield change.finding(CHECK, pair, changed(*change.sides, note=change.note))
        if part := changed_stage(pair):
            yield _part_finding(part, STAGES, pair)
        if part := changed_season(pair):
            yield _part_finding(part, SEASONS, pair)
        if not source or not target:
            return
        if part := turned_bound(pair):
            yield _part_finding(part, BOUNDS, pair)
        for compare in (_full_dates, _months, _days, _years, _weekdays, _relative, _periods):
            finding = compare(source, target, pair, run.datelines)
            if finding is not None:
                yield finding
                if compare is _full_dates:
                    return


def _full_dates(
    source: Sequence[DateMention], target: Sequence[DateMention], pair: PassagePair, datelines: Datelines
) -> Found:
    """Across calendars only: a Hijri day against a Gregorian one, within a day."""
    if len({m.hijri for m in (*source, *target)}) < 2:
        return None
    here, there = ([(m, day) for m in mentions if (day := m.date()) is not None] for mentions in (source, target))
    near = {day.toordinal() + off for _, day in here for off in (-1, 0, 1)}
    there = [(m, day) for m, day in there if day.toordinal() not in near]
    for one, mine in here:
        for other, theirs in there:
            if one.hijri != other.hijri:
                return _finding(one, other, pair, _full(mine), _full(theirs))
    return None


def _months(
    source: Sequence[DateMention], target: Sequence[DateMention], pair: PassagePair, datelines: Datelines
) -> Found:
    here = [m for m in source if m.months and not m.hijri]
    there = [m for m in target if m.months and not m.hijri]
    ones, others = _unmatched(here, there), _unmatched(there, here)
    ones = ones or (_surplus(here, there, "months") if others and not others[0].soft else [])
    others = others or (_surplus(there, here, "months") if ones and not ones[0].soft else [])
    # A word that need not be a month ("since May") is one where a month has another name.
    if not ones or not others or (ones[0].soft and others[0].soft):
        return None
    return _finding(ones[0], others[0], pair, _month(ones[0].months[0]), _month(others[0].months[0]))


def _unmatched(mine: Sequence[DateMention], theirs: Sequence[DateMention]) -> list[DateMention]:
    """Mentions of a month that the other side does not name, firm ones first."""
    named = {month for other in theirs for month in other.months}
    alone = [m for m in mine if named.isdisjoint(m.months)]
    return sorted(alone, key=lambda m: m.soft)


def _surplus(mine: Sequence[DateMention], theirs: Sequence[DateMention], name: str) -> list[DateMention]:
    """Mentions of a month or weekday that this side has more often: a repetition with another name."""
    counts = Counter(getattr(m, name) for m in mine if getattr(m, name) and not m.soft)
    counts.subtract(getattr(m, name) for m in theirs if getattr(m, name))
    return [m for m in mine if counts.get(getattr(m, name), 0) > 0 and getattr(m, name) and not m.soft]


def _days(
    source: Sequence[DateMention], target: Sequence[DateMention], pair: PassagePair, datelines: Datelines
) -> Found:
    """The day of one month, both sides naming the month once."""
    named = _named_days(source, pair.source), _named_days(target, pair.target)
    # A day that the other side names somewhere is the other end of 5-7 March, and no change.
    there = [m for m in _distinct(target) if m.days and named[0].isdisjoint(m.days)]
    for one in _distinct(source):
        if not one.days or not named[1].isdisjoint(one.days):
            continue
        for other in there:
            if one.hijri == other.hijri and set(one.months) & set(other.months):
                return _finding(one, other, pair, _day(one), _day(other))
    return None


def _distinct(mentions: Sequence[DateMention]) -> list[DateMention]:
    """The first of those that state the same day of the same month."""
    first: dict[tuple[object, ...], DateMention] = {}
    for mention in mentions:
        first.setdefault((mention.days, mention.months, mention.hijri), mention)
    return list(first.values())


def _named_days(mentions: Sequence[DateMention], side: Segment) -> set[float]:
    """The days of months that a side names, and all of its numbers."""
    numbers = quantities(side.text, load_language(side.language))
    return {day for m in mentions for day in m.days} | {value for number in numbers for value in number.values}


def _years(
    source: Sequence[DateMention], target: Sequence[DateMention], pair: PassagePair, datelines: Datelines
) -> Found:
    here, there = _stated_years(source, pair.source), _stated_years(target, pair.target)
    ones = [m for m in source if m.year and not m.hijri and m.year not in there]
    others = [m for m in target if m.year and not m.hijri and m.year not in here]
    if not ones or not others:
        return None
    return _finding(ones[0], others[0], pair, str(ones[0].year), str(others[0].year))


def _stated_years(mentions: Sequence[DateMention], side: Segment) -> set[float]:
    """Years in digits, in words, and by two figures (1950-53)."""
    years: set[float] = {m.year for m in mentions if m.year}
    numbers = [value for q in quantities(side.text, load_language(side.language)) for value in q.values]
    centuries = {int(year) // 100 for year in years}
    return years | set(numbers) | {century * 100 + value for century in centuries for value in numbers if value < 100}


def _weekdays(
    source: Sequence[DateMention], target: Sequence[DateMention], pair: PassagePair, datelines: Datelines
) -> Found:
    here = {m.weekday for m in source if m.weekday} | _relative_weekdays(source, datelines[0])
    there = {m.weekday for m in target if m.weekday} | _relative_weekdays(target, datelines[1])
    ones = [m for m in source if m.weekday and not m.soft and m.weekday not in there]
    others = [m for m in target if m.weekday and not m.soft and m.weekday not in here]
    ones = ones or (_surplus(source, target, "weekday") if others else [])
    others = others or (_surplus(target, source, "weekday") if ones else [])
    if ones and others:
        mine, theirs = (_weekday(m.weekday) for m in (ones[0], others[0]))
        return _finding(ones[0], others[0], pair, mine, theirs)
    return None


def _lone_weekdays(
    source: Sequence[DateMention], target: Sequence[DateMention], pair: PassagePair
) -> Iterator[Finding]:
    """A weekday where the other side has no day at all: reports often add or omit it, so soft."""
    named = [[m for m in mentions if m.weekday and not m.soft] for mentions in (source, target)]
    other = [any(m.weekday or m.days or m.relative is not None for m in mentions) for mentions in (source, target)]
    for side in Side:
        if named[side] and not other[side.other]:
            mention = named[side][0]
            written = pair.on(side).text[slice(*mention.span)]
            day = valued(_weekday(mention.weekday), written, pair.on(side).language)
            message = alone(side, "weekday", day, "no day")
            yield Finding(side.alone, CHECK, "minor", "soft", message, *pair.spans_on(side, mention.span))


def _relative_weekdays(mentions: Sequence[DateMention], dateline: datetime.date | None) -> set[int | None]:
    if dateline is None:
        return set()
    return {(dateline + datetime.timedelta(m.relative)).isoweekday() for m in mentions if m.relative is not None}


def _relative(
    source: Sequence[DateMention], target: Sequence[DateMention], pair: PassagePair, datelines: Datelines
) -> Found:
    """Yesterday against tomorrow; or, with a dateline, against a weekday."""
    here, there = {m.relative for m in source}, {m.relative for m in target}
    ones = [m for m in source if m.relative is not None and m.relative not in there]
    others = [m for m in target if m.relative is not None and m.relative not in here]
    firm = [m for m in ones if not m.soft], [m for m in others if not m.soft]
    if firm[0] and firm[1]:
        mine, theirs = (_relative_day(m.relative) for m in (firm[0][0], firm[1][0]))
        return _finding(firm[0][0], firm[1][0], pair, mine, theirs)
    for earlier, later, dateline in ((firm[0], target, datelines[0]), (source, firm[1], datelines[1])):
        if dateline is None:
            continue
        for one in earlier:
            for other in later:
                day, named = (one, other) if earlier is firm[0] else (other, one)
                if named.weekday is None or named.soft or day.relative is None:
                    continue
                weekday = (dateline + datetime.timedelta(day.relative)).isoweekday()
                if weekday != named.weekday and not any(m.weekday for m in (source if earlier is firm[0] else target)):
                    return _against_weekday(one, other, day, weekday, pair)
    return None


def _periods(
    source: Sequence[DateMention], target: Sequence[DateMention], pair: PassagePair, datelines: Datelines
) -> Found:
    """Last month against next month, or against last week; the present week and month are one time."""
    here, there = ({m.period: m for m in reversed(mentions) if m.period} for mentions in (source, target))
    ones = sorted((m for period, m in here.items() if period not in there), key=lambda m: m.at)
    others = sorted((m for period, m in there.items() if period not in here), key=lambda m: m.at)
    for one in ones:
        for other in others:
            if one.period and other.period and (one.period[0] == other.period[0] or one.period[1] or other.period[1]):
                mine, theirs = (named("date.periods", f"{m.period[0]} {m.period[1]}") for m in (one, other) if m.period)
                return _finding(one, other, pair, mine, theirs)
    return None


def _part_finding(change: tuple[TimePart, TimePart], table: str, pair: PassagePair) -> Finding:
    """Another part of a time, another side of a date, or another season."""
    shown = [
        valued(part.kind, part.cue.text, pair.on(side).language)
        if table == SEASONS
        else listed(part.cue.text, pair.on(side).language, table, part.cue.classes)
        for side, part in zip(Side, change, strict=True)
    ]
    spans = pair.spans_on(Side.SOURCE, change[0].span, change[1].span)
    return Finding("reworded", CHECK, "critical", "hard", changed(*shown), *spans)


def _against_weekday(
    one: DateMention, other: DateMention, day: DateMention, weekday: int, pair: PassagePair
) -> Finding:
    shown = f"{_relative_day(day.relative)}, by the dateline {_weekday(weekday)}"
    names = [shown if m is day else _weekday(m.weekday) for m in (one, other)]
    return _finding(one, other, pair, names[0], names[1], "major")


def _month(month: int) -> str:
    return named("date.months", str(month))


def _weekday(weekday: int | None) -> str:
    return named("date.weekdays", str(weekday or 1))


def _relative_day(days: int | None) -> str:
    return named("date.relative", str(days or 0))


def _full(day: datetime.date) -> str:
    return f"{day.day} {_month(day.month)} {day.year}"


def _day(mention: DateMention) -> str:
    return f"{mention.days[0]} {_month(mention.months[0])}" if not mention.hijri else f"day {mention.days[0]}"


def _finding(
    one: DateMention, other: DateMention, pair: PassagePair, mine: str, theirs: str, severity: Severity = "critical"
) -> Finding:
    written = pair.source.text[slice(*one.span)], pair.target.text[slice(*other.span)]
    return Finding(
        "reworded",
        CHECK,
        severity,
        "hard",
        changed(valued(mine, written[0], pair.source.language), valued(theirs, written[1], pair.target.language)),
        *pair.spans_on(Side.SOURCE, one.span, other.span),
    )
