"""Comparisons of a text: which way they go, and where their standard stands."""

import pytest
from pairs import document

from compare.text.comparing import comparisons
from compare.text.segment import Segment


def read(code: str, text: str) -> list[tuple[bool, bool, str]]:
    side = Segment(document(code, text), (0,))
    return [(one.more, one.denied, text[slice(*one.standard)].strip()) for one in comparisons(side)]


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "The road was longer than the river.", [(True, False, "the river")]),
        ("en", "The road was no longer than the river.", [(True, True, "the river")]),
        ("en", "There was less water than oil.", [(False, False, "oil")]),
        ("en", "She drank twice as much coffee as her sister.", [(True, False, "her sister")]),
        ("en", "Sales in May were double those of April.", [(True, False, "April")]),
        ("en", "The goats outnumbered the sheep.", [(True, False, "the sheep")]),
        ("en", "The goats were outnumbered by the sheep.", [(False, False, "the sheep")]),
        ("en", "Compared with the old bridge, the new one is narrower.", [(False, False, "the old bridge")]),
        ("en", "He slept rather than worked, after a longer day.", []),
        ("en", "They found more than ten boats.", []),
        ("ar", "الطريق أطول من النهر.", [(True, False, "النهر")]),
        ("ar", "ليس الطريق أطول من النهر.", [(True, True, "النهر")]),
        ("ar", "الطعام ليس حارا، لكنه أطيب من الخبز.", [(True, False, "الخبز")]),
        ("ar", "البرد في الوادي أقل منه في الجبل.", [(False, False, "في الجبل")]),
        ("ar", "كان الأخ أقل منه صبرا.", []),
        ("ar", "تشرب هند ضعف ما تشربه أختها.", [(True, False, "تشربه أختها")]),
        ("ar", "عدد الماعز يفوق عدد الخراف.", [(True, False, "عدد الخراف")]),
        ("ar", "الأجر هنا ثلاثة أضعاف نظيره في الريف.", [(True, False, "في الريف")]),
        ("ar", "أشار إلى عدد من القرى.", []),
    ],
)
def test_comparisons(code, text, found):
    assert read(code, text) == found


def test_what_is_compared_may_follow_its_verb():
    text = "تجاوزت مبيعات العنب مبيعات التين."
    assert [one.opens for one in comparisons(Segment(document("ar", text), (0,)))] == [True]
