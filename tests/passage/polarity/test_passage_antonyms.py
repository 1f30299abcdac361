"""Words of contrary meaning in each other's place."""

from __future__ import annotations

import pytest
from meaning_pairs import findings_with

from compare.encoding import open_encoder


@pytest.mark.parametrize(
    ("arabic", "english", "expected"),
    [
        ("خسر الوزير.", "The minister won.", ["hard"]),
        # A particle that is spelled like a contrary (فقد: he lost) tells of none.
        ("فقد حضر الوزير.", "The minister won.", []),
    ],
)
def test_an_ambiguous_function_word_raises_nothing(arabic: str, english: str, expected: list[str]) -> None:
    found = findings_with(open_encoder(), "opposite", arabic, english)
    assert [finding.confidence for finding in found] == expected


@pytest.mark.parametrize(
    ("arabic", "english", "expected"),
    [
        ("افتتح المعرض قبل العيد.", "The fair opened after the feast.", ["hard"]),
        # المقبل (the next) is of the root of قبل (before).
        ("يعمل السد قبل موسم الفيضان المقبل.", "The dam will run after the next flood season.", []),
    ],
)
def test_a_word_whose_kin_stands_beside_it_may_be_answered_by_its_counterpart(arabic, english, expected):
    found = findings_with(open_encoder(), "opposite", arabic, english)
    assert [finding.confidence for finding in found] == expected
