"""Dates in a text: months, days, years, weekdays, days relative to today.

Language-neutral; the words are in the language files under `[date]`. A
mention keeps the fields it states, so that "on 5 March" can be compared with
"05/03/2019". Hijri dates are converted (Umm al-Qura, by hijridate) and held to
within a day, as calendars by sight and by table differ.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from compare.languages import Language, fold_word, loosen
from compare.languages.unspaced import unspaced
from compare.records import Span
from compare.text.numbers.extract import quantities

_NUMERIC = re.compile(
    r"(?<![\d/.\-])(?:(?P<y>(?:1[0-9]|20)\d\d)(?P<s>[/\-.])(?P<a>\d{1,2})(?P=s)(?P<b>\d{1,2})"
    r"|(?P<c>\d{1,2})(?P<t>[/\-.])(?P<d>\d{1,2})(?P=t)(?P<z>(?:1[0-9]|20)\d\d))(?![\d/])"
)
_YEAR = re.compile(r"(?<![\d.,/\-:$£€#٬٫])(?P<year>1[0-9]\d\d|20\d\d)(?![\d:%٬٫]|[.,٬]\d|\w)")
_TO_ORDINAL = re.compile(r"\s+(?:the\s+)?")
_ENDING = r"[^\W\d_]{0,3}"
"""What a declined name of a month may end in."""
COMMON_YEARS = range(1900, 2051)
DATELINE_REACH = 400
"""Characters at the head of a document in which its dateline may stand."""


class DateMention(NamedTuple):
    """What one expression says of a date; unstated fields are None.

    `days`: the day of the month (two readings for 3/4/2019, with `months`).
    `relative`: days from the day of writing; `period`: the week, month or year
    relative to the present one (("month", -1) is last month). `soft` mentions may mean
    something else, and are never missed by themselves.
    """

    span: Span
    at: int
    to: int
    days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    year: int | None = None
    weekday: int | None = None
    relative: int | None = None
    hijri: bool = False
    soft: bool = False
    period: tuple[str, int] | None = None

    def date(self) -> datetime.date | None:
        """The one Gregorian day it names, if it names one."""
        if self.year is None or len(self.days) != 1 or len(self.months) != 1:
            return None
        try:
            if self.hijri:
                from hijridate import Hijri

                return Hijri(self.year, self.months[0], self.days[0]).to_gregorian()
            return datetime.date(self.year, self.months[0], self.days[0])
        except (ValueError, OverflowError):
            return None


@dataclass(frozen=True)
class _Tables:
    months: re.Pattern[str] | None
    hijri: re.Pattern[str] | None
    weekdays: re.Pattern[str] | None
    relative: re.Pattern[str] | None
    month_of: dict[str, int]
    hijri_of: dict[str, int]
    weekday_of: dict[str, int]
    relative_of: dict[str, int]
    ambiguous: frozenset[str]
    exact: frozenset[str]
    ambiguous_weekdays: frozenset[str]
    soft_relative: frozenset[str]
    month_cues: frozenset[str]
    weekday_cues: frozenset[str]
    weekday_followers: frozenset[str]
    year_cues: frozenset[str]
    between: re.Pattern[str]
    parts: re.Pattern[str]
    before_year: re.Pattern[str]
    capitals: bool
    day_before: re.Pattern[str]
    day_after: re.Pattern[str]
    hijri_year: re.Pattern[str]
    formats: tuple[re.Pattern[str], ...]
    period_of: dict[str, tuple[str, int]]


@lru_cache(maxsize=16)
def _tables(language: Language) -> _Tables:
    prefixes = "|".join(sorted((re.escape(p) for p in language.words("date.prefixes")), key=len, reverse=True))

    def table(name: str) -> tuple[re.Pattern[str] | None, dict[str, int]]:
        values = {loosen(key): int(value) for key, value in language.mapping(f"date.{name}").items()}
        if not values:
            return None, values
        forms = (re.escape(k).replace(r"\ ", r"\s+") for k in sorted(values, key=lambda k: (-len(k), k)))
        choices = "|".join(form.replace(r"\*", _ENDING) for form in forms)
        if all(unspaced(key[0]) for key in values):
            return re.compile(rf"(?P<word>{choices})"), values
        return re.compile(rf"(?<![^\W_])(?:{prefixes})?(?P<word>{choices})(?![^\W_])"), values

    def words(name: str, heading: str = "date") -> str:
        entries = (loosen(fold_word(e)) for e in language.entries(f"{heading}.{name}"))
        choices = sorted(entries, key=lambda e: (-len(e), e))
        return "|".join(re.escape(choice).replace(r"\ ", r"\s+") for choice in choices) or r"(?!)"

    months, month_of = table("months")
    hijri, hijri_of = table("hijri_months")
    weekdays, weekday_of = table("weekdays")
    relative, relative_of = table("relative")
    return _Tables(
        months=months,
        hijri=hijri,
        weekdays=weekdays,
        relative=relative,
        month_of=month_of,
        hijri_of=hijri_of,
        weekday_of=weekday_of,
        relative_of=relative_of,
        ambiguous=language.loose_words("date.ambiguous"),
        # Ambiguous words that the second key would merge with others (آب and أب).
        exact=frozenset(w for w in language.words("date.ambiguous") if w != loosen(w)),
        ambiguous_weekdays=language.loose_words("date.ambiguous_weekdays"),
        soft_relative=language.loose_words("date.soft_relative"),
        month_cues=language.loose_words("date.month_cues"),
        weekday_cues=language.loose_words("date.weekday_cues"),
        weekday_followers=language.loose_words("date.weekday_followers"),
        year_cues=language.loose_words("date.year_cues"),
        between=re.compile(rf"(?<![^\W_])(?:{words('between')})\s*$"),
        parts=re.compile(rf"(?<![^\W_])(?:{prefixes})?(?:{words('parts')})\s*$"),
        before_year=re.compile(rf"\s*,?\s*(?:(?:{words('before_year')})\s+)?"),
        capitals=bool(language.get("date.capitals", False)),
        day_before=re.compile(
            rf"(?<![\d.,:/])(?<!\d-)(?:\d{{1,2}}\s*(?:-|–|{words('day_joins')})\s*)?(\d{{1,2}})"
            rf"(?:{words('ordinal_endings', 'number')}|{words('day_ends')})?\s*$"
        ),
        day_after=re.compile(
            rf"\s+(?:(?:{words('day_articles')})\s+)?(\d{{1,2}})(?:{words('ordinal_endings', 'number')})?"
            rf"(?!\d|:|[.,]\d|\s*%|\s*(?:{words('hours', 'number')})\b)"
        ),
        hijri_year=re.compile(rf"\s*(1[34]\d\d)\s*(?:{words('hijri_eras')})(?![^\W_])"),
        period_of={loosen(key): _period(value) for key, value in language.mapping("date.periods").items()},
        formats=tuple(_format(form) for form in sorted(language.entries("date.formats"), key=len, reverse=True)),
    )


def _period(value: str) -> tuple[str, int]:
    """The unit of a period of a language file, and how many of them lie between it and the present one."""
    unit, offset = value.split()
    return unit, int(offset)


def _format(form: str) -> re.Pattern[str]:
    """A pattern for a date with its month in figures, written as CLDR does: y年M月d日."""
    parts = {"y": r"(?P<y>(?:1[0-9]|20)\d\d)", "M": r"(?P<M>1[0-2]|0?[1-9])", "d": r"(?P<d>3[01]|[12]\d|0?[1-9])"}
    signs = (parts.get(sign, r"\s*" if sign.isspace() else re.escape(sign)) for sign in loosen(form))
    return re.compile(rf"(?<!\d){''.join(signs)}(?!\d)")


@lru_cache(maxsize=2048)
def dates(text: str, language: Language) -> tuple[DateMention, ...]:
    """The date expressions of `text`, in order; spans in `text`'s offsets."""
    tables = _tables(language)
    folded = language.analyse(text).folded
    loose = loosen(folded.text)
    ordinals = _ordinals(text, loose, language, tables)
    found: list[DateMention] = []
    taken = bytearray(len(loose))
    for mention in (
        *_formatted(loose, tables),
        *_numeric(loose),
        *_months(loose, folded.text, text, folded.offsets, tables, language, ordinals),
        *_weekdays(loose, text, folded.offsets, tables, language),
        *_relative(loose, tables),
        *_years(loose, tables),
        *_periods(loose, tables, language),
    ):
        if not any(taken[mention.at : mention.to]):
            taken[mention.at : mention.to] = b"\1" * (mention.to - mention.at)
            found.append(mention._replace(span=folded.span(mention.at, mention.to)))
    return tuple(sorted(found, key=lambda mention: mention.at))


def dateline(text: str, language: Language) -> datetime.date | None:
    """The day a document is dated: the first full date in its first lines; None without one."""
    days = (mention.date() for mention in dates(text[:DATELINE_REACH], language))
    return next((day for day in days if day is not None), None)


def _formatted(loose: str, tables: _Tables) -> list[DateMention]:
    found = []
    for match in (match for pattern in tables.formats for match in pattern.finditer(loose)):
        stated = match.groupdict()
        days = (int(stated["d"]),) if stated.get("d") else ()
        year = int(stated["y"]) if stated.get("y") else None
        found.append(DateMention((0, 0), *match.span(), days=days, months=(int(stated["M"]),), year=year))
    return found


def _numeric(loose: str) -> list[DateMention]:
    found = []
    for match in _NUMERIC.finditer(loose):
        one, two = int(match["a"] or match["c"]), int(match["b"] or match["d"])
        year = int(match["y"] or match["z"])
        if not 1 <= min(one, two) <= 12 or max(one, two) > 31:
            continue
        if match["y"]:
            one, two = two, one  # year-month-day: the second is the day
        if two > 12:
            days: tuple[int, ...] = (two,)
            months: tuple[int, ...] = (one,)
        elif one > 12 or one == two or match["y"]:
            days, months = (one,), (two,)
        else:
            days = months = (one, two)
        found.append(DateMention((0, 0), *match.span(), days=days, months=months, year=year))
    return found


Ordinals = tuple[Mapping[int, tuple[int, int]], Mapping[int, tuple[int, int]]]
"""Days of the month in words: by where they end, (start, day), and by where they start, (end, day)."""


def _ordinals(text: str, loose: str, language: Language, tables: _Tables) -> Ordinals:
    """Ordinals that may be days of a month (the fifteenth), not parts of one (the third week)."""
    ends, starts = {}, {}
    for quantity in quantities(text, language):
        day = int(quantity.value)
        if quantity.kind == "ordinal" and day == quantity.value and 1 <= day <= 31:
            at = _word_start(loose, quantity.at)
            if not tables.parts.search(loose, 0, at):
                ends[quantity.to] = quantity.at, day
                starts[at] = quantity.to, day
    return ends, starts


def _word_start(loose: str, place: int) -> int:
    while place and loose[place - 1].isalpha():
        place -= 1
    return place


def _months(
    loose: str,
    exact: str,
    text: str,
    offsets: tuple[int, ...],
    tables: _Tables,
    language: Language,
    ordinals: Ordinals,
) -> list[DateMention]:
    found = []
    for pattern, names, hijri in ((tables.months, tables.month_of, False), (tables.hijri, tables.hijri_of, True)):
        for match in pattern.finditer(loose) if pattern else ():
            start, end = match.span("word")
            name = re.sub(r"\s+", " ", match["word"])
            if tables.capitals and not text[offsets[start]].isupper():
                continue
            if language.misspelled("date.months", name, text[offsets[start] : offsets[end]]):
                continue
            month = _value(name, names)
            if month is None or (name not in names and text[offsets[start]].isupper()):  # a stem, and a name like it
                continue
            mention = _around(loose, start, end, month, hijri, tables, ordinals)
            stated = bool(mention.days) or mention.year is not None
            if hijri and not stated:
                continue
            if name in tables.ambiguous and not stated:
                written = exact[start:end]
                if not _cued(loose, match.start(), tables.month_cues) or (
                    tables.exact and written == name and any(loosen(w) == name for w in tables.exact)
                ):
                    continue
                mention = mention._replace(soft=True)
            found.append(mention)
    return found


def _value(name: str, names: dict[str, int]) -> int | None:
    """The month that a word names, by itself or by its stem (июн*)."""
    if name in names:
        return names[name]
    return next((names[stem] for end in range(len(name), 2, -1) if (stem := f"{name[:end]}*") in names), None)


def _around(
    loose: str, start: int, end: int, month: int, hijri: bool, tables: _Tables, ordinals: Ordinals
) -> DateMention:
    """The day and the year beside a month's name."""
    at, to = start, end
    days: tuple[int, ...] = ()
    year = None
    before = loose[max(0, start - 30) : start]
    shift = start - len(before)
    middle = tables.between.search(before)
    if middle:
        before = before[: middle.start()]
    day = tables.day_before.search(before)
    if day and 1 <= int(day[1]) <= 31:
        days, at = (int(day[1]),), shift + day.start(1)
    if not days:
        day = tables.day_after.match(loose, end)
        if day and 1 <= int(day[1]) <= 31:
            days, to = (int(day[1]),), day.end()
    if not days:
        word = ordinals[0].get(shift + len(before.rstrip())) if middle else None
        if word:
            at, days = word[0], (word[1],)
        elif gap := _TO_ORDINAL.match(loose, end):
            word = ordinals[1].get(gap.end())
            if word:
                to, days = word[0], (word[1],)
    if hijri:
        match = tables.hijri_year.match(loose, to)
        if match:
            year, to = int(match[1]), match.end()
    else:
        gap = tables.before_year.match(loose, to)
        match = _YEAR.match(loose, gap.end()) if gap else None
        if match:
            year, to = int(match["year"]), match.end()
    return DateMention((0, 0), at, to, days=days, months=(month,), year=year, hijri=hijri)


def _weekdays(
    loose: str, text: str, offsets: tuple[int, ...], tables: _Tables, language: Language
) -> list[DateMention]:
    found = []
    for match in tables.weekdays.finditer(loose) if tables.weekdays else ():
        start, end = match.span("word")
        written = text[offsets[start] : offsets[end]]
        if (tables.capitals and not written[0].isupper()) or language.misspelled(
            "date.weekdays", match["word"], written
        ):
            continue
        soft = match["word"] in tables.ambiguous_weekdays and not (
            _cued(loose, match.start(), tables.weekday_cues) or _followed(loose, match.end(), tables.weekday_followers)
        )
        found.append(DateMention((0, 0), start, end, weekday=tables.weekday_of[match["word"]], soft=soft))
    return found


def _relative(loose: str, tables: _Tables) -> list[DateMention]:
    found = []
    for match in tables.relative.finditer(loose) if tables.relative else ():
        name = re.sub(r"\s+", " ", match["word"])
        soft = name in tables.soft_relative
        found.append(
            DateMention((0, 0), match.start("word"), match.end(), relative=tables.relative_of[name], soft=soft)
        )
    return found


def _years(loose: str, tables: _Tables) -> list[DateMention]:
    found = []
    for match in _YEAR.finditer(loose):
        year = int(match["year"])
        if year in COMMON_YEARS or _cued(loose, match.start(), tables.year_cues):
            found.append(DateMention((0, 0), *match.span("year"), year=year))
    return found


def _periods(loose: str, tables: _Tables, language: Language) -> list[DateMention]:
    found = []
    for match in language.loose_pattern("date.periods").finditer(loose) if tables.period_of else ():
        found.append(DateMention((0, 0), *match.span(), period=tables.period_of[" ".join(match[0].split())]))
    return found


def _cued(loose: str, start: int, cues: frozenset[str]) -> bool:
    """Is the word before `start` one of `cues`?"""
    before = loose[max(0, start - 20) : start].replace("-", " ").split()
    return bool(before) and before[-1].strip("(،,") in cues


def _followed(loose: str, end: int, followers: frozenset[str]) -> bool:
    """Is the word behind `end` one of `followers`?"""
    behind = loose[end : end + 20].split()
    return bool(behind) and behind[0].strip(".,،؛:)") in followers
