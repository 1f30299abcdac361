"""Opposites and amounts that face each other."""

import pytest
from meaning_pairs import findings, marked


@pytest.mark.parametrize(
    ("arabic", "english", "severity", "in_arabic", "in_english"),
    [
        ("ارتفع سعر النفط.", "The oil price fell.", "critical", ["ارتفع"], ["fell"]),
        ("خسر الفريق المباراة.", "The team won the match.", "critical", ["خسر"], ["won"]),
        ("قبل الاجتماع تحدث الوزير.", "The minister spoke after the meeting.", "critical", ["قبل"], ["after"]),
        ("أفرجت الشرطة عن الرجل.", "Police arrested the man.", "critical", ["أفرجت"], ["arrested"]),
        ("وافق جميع النواب.", "Some lawmakers agreed.", "major", ["جميع"], ["Some"]),
        ("جاءت عشرات الطلبات.", "Hundreds of requests came.", "major", ["عشرات"], ["Hundreds"]),
    ],
)
def test_the_contrary_pole(arabic, english, severity, in_arabic, in_english):
    assert marked("opposite", arabic, english) == [(severity, "hard", in_arabic, in_english)]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("ارتفع سعر النفط.", "The oil price went up."),
        ("ارتفعت الأسعار ثم انخفضت.", "Prices rose, then fell."),
        ("التقى والده.", "He met his father."),
        ("زار كوريا الجنوبية.", "He visited Seoul, in the north of the country."),
        ("قُتل الرجال والنساء.", "Men and women were killed."),
    ],
)
def test_no_contrary(arabic, english):
    assert findings("opposite", (arabic, english)) == []


def test_soft_where_a_denial_may_have_turned_it_round():
    arabic, english = "لم يخسر الفريق.", "The team won."
    assert [f.confidence for f in findings("opposite", (arabic, english))] == ["soft"]
