"""Dates are read as what they say, at exact offsets."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from compare.languages import load_language
from compare.text.dates import dateline, dates

MARCH: dict[str, Any] = {"days": (5,), "months": (3,)}


def read(code: str, text: str) -> list[tuple[str, dict[str, Any]]]:
    """What is written of each date, and its fields that are not as they are by default."""
    found = []
    for mention in dates(text, load_language(code)):
        names = ("days", "months", "year", "weekday", "relative", "period", "hijri", "soft")
        fields = {name: value for name in names if (value := getattr(mention, name)) not in ((), None, False)}
        found.append((text[slice(*mention.span)], fields))
    return found


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        # The second figure of a date that begins with its year is the month.
        ("en", "signed on 2024-03-05", [("2024-03-05", {**MARCH, "year": 2024})]),
        # A figure beyond twelve is the day, and two that are equal leave nothing open.
        ("en", "signed on 15/3/2024", [("15/3/2024", {"days": (15,), "months": (3,), "year": 2024})]),
        ("en", "signed on 3/15/2024", [("3/15/2024", {"days": (15,), "months": (3,), "year": 2024})]),
        ("en", "signed on 7/7/2024", [("7/7/2024", {"days": (7,), "months": (7,), "year": 2024})]),
        # Otherwise either may be either; and not everything with strokes is a date.
        ("en", "signed on 3/4/2024", [("3/4/2024", {"days": (3, 4), "months": (3, 4), "year": 2024})]),
        ("en", "files 45/3/2024 and 13/14/2024", []),
        ("ja", "2024年3月5日に署名した", [("2024年3月5日", {**MARCH, "year": 2024})]),
        ("ja", "3月5日に署名した", [("3月5日", MARCH)]),
        ("zh", "2024年3月", [("2024年3月", {"months": (3,), "year": 2024})]),
        ("zh", "2024年13月", []),
    ],
)
def test_dates_in_figures(code: str, text: str, expected: list[tuple[str, dict[str, Any]]]) -> None:
    assert read(code, text) == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "on 5 March and since March 5, 2020", [("5 March", MARCH), ("March 5, 2020", {**MARCH, "year": 2020})]),
        (
            "en",
            "the fifteenth of April 2021",
            [("fifteenth of April 2021", {"days": (15,), "months": (4,), "year": 2021})],
        ),
        # Not a day of the month, an hour, a page, the end of a span.
        ("en", "the third week of April", [("April", {"months": (4,)})]),
        ("en", "in April 12:30 was the hour", [("April", {"months": (4,)})]),
        ("en", "the 14-16 April talks", [("16 April", {"days": (16,), "months": (4,)})]),
        ("ar", "في ٥ نيسان ٢٠٢٤", [("٥ نيسان ٢٠٢٤", {"days": (5,), "months": (4,), "year": 2024})]),
        ("ru", "5 июня 2020 года", [("5 июня 2020", {"days": (5,), "months": (6,), "year": 2020})]),
        (
            "en",
            "15 Ramadan 1445 AH",
            [("15 Ramadan 1445 AH", {"days": (15,), "months": (9,), "year": 1445, "hijri": True})],
        ),
        # A month of the other calendar is also a name.
        ("en", "Ramadan arrived late", []),
        # Words that mean something else, too.
        ("en", "They may march on", []),
        ("en", "It was in May", [("May", {"months": (5,), "soft": True})]),
        ("en", "May said so", []),
    ],
)
def test_days_beside_the_name_of_a_month(code: str, text: str, expected: list[tuple[str, dict[str, Any]]]) -> None:
    assert read(code, text) == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        (
            "en",
            "last month and next week",
            [("last month", {"period": ("month", -1)}), ("next week", {"period": ("week", 1)})],
        ),
        ("ar", "الشهر الماضي", [("الشهر الماضي", {"period": ("month", -1)})]),
        ("en", "yesterday, not on Monday", [("yesterday", {"relative": -1}), ("Monday", {"weekday": 1})]),
        ("en", "the sun rose on Sunday", [("Sunday", {"weekday": 7})]),
        ("en", "in 2019 there were 1350 people", [("2019", {"year": 2019})]),
        ("en", "in 1776", [("1776", {"year": 1776})]),
        ("en", "some 1776 people", []),
    ],
)
def test_days_and_times_told_otherwise(code: str, text: str, expected: list[tuple[str, dict[str, Any]]]) -> None:
    assert read(code, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beirut, 5 March 2024. Talks began.", datetime.date(2024, 3, 5)),
        ("Beirut, March 2024.\nOn 6 April 2024 talks began.", datetime.date(2024, 4, 6)),
        ("On 31 February 2024, or on 1 March 2024", datetime.date(2024, 3, 1)),
        ("On 3/4/2024", None),
        ("1 Ramadan 1445 AH", datetime.date(2024, 3, 11)),
        ("Nobody dated this.", None),
    ],
)
def test_a_document_is_of_the_first_day_that_it_names_in_full(text: str, expected: datetime.date | None) -> None:
    assert dateline(text, load_language("en")) == expected
