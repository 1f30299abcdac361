"""Multiples: twice, tripled, ثلاثة أضعاف."""

import pytest
from meaning_pairs import findings, marked


@pytest.mark.parametrize(
    ("arabic", "english", "in_arabic", "in_english"),
    [
        ("وهذا ثلاثة أضعاف طاقته.", "That is twice its capacity.", "ثلاثة أضعاف", "twice"),
        ("تضاعف العدد.", "The number tripled.", "تضاعف", "tripled"),
        ("تضاعف العدد ثلاث مرات.", "The number doubled.", "تضاعف العدد ثلاث مرات", "doubled"),
        ("ارتفع أربعة أضعاف.", "It rose tenfold.", "أربعة أضعاف", "tenfold"),
        ("يزوره مرتين في الشهر.", "He sees him three times a month.", "مرتين", "three times"),
        ("تراجع السعر إلى النصف.", "The price doubled.", "إلى النصف", "doubled"),
    ],
)
def test_another_multiple_is_critical(arabic, english, in_arabic, in_english):
    (found, *rest) = marked("number", arabic, english)
    assert found == ("critical", "hard", [in_arabic], [in_english])
    assert rest == []


def test_the_message_names_both_factors():
    (found,) = findings("number", ("وهذا 3 أضعاف طاقته.", "That is twice its capacity."))
    assert found.message == "3 times (3 أضعاف) → “twice”"


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("تضاعف العدد ثلاث مرات.", "The number tripled."),
        ("ارتفع بنسبة 100 في المئة.", "It doubled."),
        ("ارتفع عشرة أضعاف، أي إلى 10 أضعاف ما كان.", "It rose tenfold."),
        ("وهذا ضعفا طاقته.", "That is twice its capacity."),
        ("له نقاط ضعف.", "It has tripled."),
        ("تضاعفت الأسعار عدة مرات.", "Prices have quadrupled."),
        ("تكيل الدول بمكيالين ثلاث مرات.", "Countries use double standards three times."),
    ],
)
def test_the_same_multiple_or_none(arabic, english):
    assert [f for f in findings("number", (arabic, english)) if f.confidence == "hard"] == []
