"""Verbs of the future that the report tells as done."""

from __future__ import annotations

import pytest
from meaning_pairs import findings

from compare.encoding import open_encoder


def said(arabic: str, english: str) -> list[str]:
    return [f.message for f in findings("modality", (arabic, english), encoder=open_encoder())]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        # The verb has no counterpart of its own; its subject or its object has.
        (
            "وستركّب وكالة المياه عدادات على الآبار العميقة، بحسب بيان، حفاظا على المياه الجوفية.",
            "The water agency has fitted meters to the deep wells, a statement says, to protect the groundwater.",
        ),
        (
            "وسيُركَّب خزان جديد على التل الشمالي بعد موسم الزيتون، كما قال رئيس المجلس في الاجتماع.",
            "A new tank was put up on the northern hill after the olive harvest, the head of the council told them.",
        ),
        (
            "وستعقد لجنة المصالحة في الوزارة جلسة طارئة للاستماع إلى الطرفين في خلافهما على الأجور.",
            "The ministry's conciliation committee has met in emergency session to hear both sides in the dispute.",
        ),
    ],
)
def test_a_verb_of_the_future_told_as_done(arabic, english):
    [message] = said(arabic, english)
    assert message.startswith("planned, ") and "→ done, " in message


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "وفي ملف الطاقة، بحث الجانبان سير العمل في الكابل البحري الذي سيربط شبكتي البلدين.",
            "On energy, the two sides reviewed progress on the undersea cable that will link their national grids.",
        ),
        (
            "وستركّب وكالة المياه عدادات على الآبار العميقة، بحسب بيان لها.",
            "The water agency said it would be fitting meters to the deep wells.",
        ),
        # What begins as a verb of the future does, and is none.
        (
            "تركت سيارتي أمانة في قاع الحفرة، وكتبت هذه السطور على ضوء شمعة.",
            "I left my car for safekeeping at the bottom of the hole, and wrote these lines by candlelight.",
        ),
        (
            "وقد سجن الشاعر سنتين في مطلع السبعينيات، وخرج من السجن بديوان.",
            "The poet was imprisoned for two years in the early 1970s and came out with a collection.",
        ),
    ],
)
def test_what_is_told_as_ahead_says_nothing(arabic, english):
    assert said(arabic, english) == []
