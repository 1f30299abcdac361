"""What people are called by what they are."""

from __future__ import annotations

import pytest
from pairs import document

from compare.text.offices import offices, ranks
from compare.text.segment import Segment


def _side(code: str, text: str) -> Segment:
    return Segment(document(code, text), (0,))


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "The foreign minister met a nurse and her son.", ["foreign minister", "nurse", "son"]),
        # The longest words win, whichever list they are of.
        ("en", "The police chief left at 10 pm.", ["police chief"]),
        ("ar", "التقى وزيرا الخارجية والدفاع عامل البريد.", ["وزيرا الخارجية", "عامل البريد"]),
        # Where the words mean something else.
        ("en", "His mother tongue is German.", []),
    ],
)
def test_everybody_on_a_side(code: str, text: str, expected: list[str]) -> None:
    assert [one.cue.text for one in offices(_side(code, text))] == expected


def test_titles_and_trades_share_their_classes() -> None:
    (doctor,) = offices(_side("ar", "وصل الطبيب"))
    assert doctor.titled
    assert {"doctor"} <= doctor.classes


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "the deputy director", [("deputy", "deputy director")]),
        ("en", "the director's deputy", []),
        ("ar", "نائبة المدير العام", [("deputy", "نائبة المدير العام")]),
        ("ar", "رئيس الاتحاد السابق", [("former", "رئيس الاتحاد السابق")]),
        # Not beyond a mark.
        ("ar", "قال المدير، السابق إلى الخير،", []),
    ],
)
def test_a_rank_belongs_to_an_office(code: str, text: str, expected: list[tuple[str, str]]) -> None:
    side = _side(code, text)
    assert [(one.name, one.office.cue.text) for one in ranks(side, offices(side))] == expected
