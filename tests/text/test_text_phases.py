"""How far deeds have come, by the words that say so."""

from __future__ import annotations

import pytest
from pairs import document

from compare.text.phases import phases
from compare.text.segment import Segment


def told(language: str, text: str) -> list[tuple[str, str]]:
    segment = Segment(document(language, text), (0,))
    return [(phase.name, text[slice(*phase.span)]) for phase in phases(segment).said]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ar", "تدرس الوزارة إغلاق المطار.", [("considered", "تدرس")]),
        ("ar", "وعدنا الجار بإصلاح السور.", [("planned", "وعدنا")]),
        ("ar", "الجسر قيد الإنشاء.", [("begun", "قيد الإنشاء"), ("ongoing", "قيد الإنشاء")]),
        ("ar", "أنجز الرسام اللوحة.", [("finished", "أنجز"), ("completed", "أنجز")]),
        ("en", "The hospital is weighing a merger.", [("considered", "is weighing")]),
        ("en", "Work on the dam is under way.", [("begun", "is under way")]),
        ("en", "The lake has been sealed.", [("finished", "been sealed")]),
    ],
)
def test_a_carrier_tells_the_phase(language, text, found):
    assert told(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "They are close to having finished the wall.", [("nearly", "close to")]),
        ("ar", "أوشك الحداد على إتمام البوابة.", [("nearly", "أوشك")]),
        ("en", "They promised to tidy up and have finished the wall.", ["planned", "finished"]),
    ],
)
def test_the_outer_of_two_carriers_decides(language, text, found):
    assert told(language, text) == found or [name for name, _ in told(language, text)] == found


def test_what_only_looks_like_a_carrier_says_nothing():
    assert told("ar", "لا يكاد النهر يجري.") == []


def test_the_words_around_a_carrier_tell_its_deed_up_to_the_end_of_its_clause():
    text = "After the rain, the farmers began picking olives, and the dogs slept."
    [phase] = phases(Segment(document("en", text), (0,))).said
    assert sorted(text[slice(*span)] for span in phase.about) == ["began", "farmers", "olives", "picking"]
