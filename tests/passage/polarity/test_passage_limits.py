"""A limit that the report takes off or turns round: if as even if, unless as if, only as also."""

from __future__ import annotations

import pytest
from pairs import document

from compare.passage.pair import PassagePair
from compare.passage.polarity.limits import turned_limits
from compare.records import Link
from compare.text.segment import Segment


def turned(arabic: str, english: str) -> list[tuple[str, str]]:
    sides = (Segment(document(code, text), (0,)) for code, text in (("ar", arabic), ("en", english)))
    return [(one.lost, one.gained) for one in turned_limits(PassagePair(Link((0,), (0,), 1.0), *sides))]


@pytest.mark.parametrize(
    ("arabic", "english", "found"),
    [
        ("تبقى الحديقة مفتوحة بشرط ألا تمطر.", "The garden stays open even if it rains.", ("condition", "regardless")),
        (
            "سيستمر الحفل حتى لو انقطعت الكهرباء.",
            "The concert goes on if the power stays on.",
            ("regardless", "condition"),
        ),
        (
            "يغلق المصنع أبوابه ما لم تتدخل الحكومة.",
            "The factory closes if the state steps in.",
            ("unless", "condition"),
        ),
        ("هدده بالسجن إن لم يوقع.", "He threatened him with prison if he signed.", ("unless", "condition")),
        ("لن أعود إن لم يعتذر.", "I will not come back if he apologises.", ("unless", "condition")),
        (
            "لن يعود السكان ما لم تفحص الجدران.",
            "Residents may not return even after a check.",
            ("unless", "regardless"),
        ),
        ("تقبل الطلبات إذا دفع الرسم.", "Applications are accepted unless the fee is paid.", ("condition", "unless")),
        ("ستفرج عنهم شرط أن تتسلم الخرائط.", "It will free them even before it has maps.", ("condition", "regardless")),
        ("تباع التذاكر في الشباك فقط.", "Tickets are also sold at the box office.", ("exclusive", "inclusive")),
        ("لولا الجيران لاحترق البيت كله.", "The neighbours came and the house burned down.", ("unreal", "")),
    ],
)
def test_a_limit_is_turned_round(arabic, english, found):
    assert turned(arabic, english) == [found]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("سيستمر الحفل حتى لو انقطعت الكهرباء.", "The concert will go on even if the power fails."),
        ("لا تراجع الطبيب إلا إذا استمرت الحرارة.", "There is no need for a doctor unless the fever lasts."),
        ("لا يدفع الغرامة إذا صحح وضعه.", "He is fined unless he mends his ways."),
        ("لن يوقع الوزير ما لم يقرأ النص.", "The minister will not sign if he has not read the text."),
        ("لم ينج من الحادث سوى السائق.", "The driver was the sole survivor, even so badly hurt."),
        ("لولا المطر لخرجنا.", "But for the rain we would have gone out."),
        ("يبيع منتجاته مهما كان الثمن.", "He sells his wares at any price."),
    ],
)
def test_what_answers_for_a_limit_silences_it(arabic, english):
    assert not turned(arabic, english)


def test_in_long_texts_nothing_is_said():
    long = " ".join(["The garden is large and green."] * 10)
    assert not turned("تبقى الحديقة مفتوحة بشرط ألا تمطر.", f"The garden stays open even if it rains. {long}")
