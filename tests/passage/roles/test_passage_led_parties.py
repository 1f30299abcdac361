"""Parties that have changed places by the preposition that leads to one of them."""

from __future__ import annotations

import pytest
from pairs import findings

from compare.encoding import open_encoder

ORDERED = "أمرت المحكمة صاحب المطعم بأن يعيد إلى الزبون ثمن الوجبة."


def led(arabic: str, english: str) -> list[str]:
    found = findings("exchange", (arabic, english), soft=True, encoder=open_encoder())
    return [f.message for f in found if f.rule.startswith("led")]


def test_who_is_led_to_in_the_others_place_has_changed_places_with_them() -> None:
    english = "The court told the customer to give the price of the meal back to the owner of the restaurant."
    assert led(ORDERED, english) == ["exchanged: “owner” (صاحب), to “customer” (الزبون) → the other way round"]


@pytest.mark.parametrize(
    ("arabic", "english", "message"),
    [
        # who the complaint is against brings it
        (
            "وكان والد التلميذ قد رفع الشكوى ضد المقاول بعد انهيار السقف.",
            "The complaint against the pupil's father was brought by the contractor after the ceiling caved in.",
            "exchanged: “father” (والد), against “contractor” (المقاول) → the other way round",
        ),
        # what comes from somebody is done by them
        (
            "واتهم السكان السلطة المحلية بتجاهل إنذار صدر قبل يومين عن مركز الأرصاد.",
            "Residents accused the meteorological centre of ignoring a warning issued days earlier by the authority.",
            "exchanged: “authority” (السلطة), from “centre” (مركز) → the other way round",
        ),
    ],
)
def test_who_is_led_to_may_act_in_the_report(arabic: str, english: str, message: str) -> None:
    assert led(arabic, english) == [message]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (ORDERED, "The court told the owner of the restaurant to give the price of the meal back to the customer."),
        (
            "وكان والد التلميذ قد رفع الشكوى ضد المقاول بعد انهيار السقف.",
            "The complaint against the contractor was brought by the pupil's father after the ceiling caved in.",
        ),
        (ORDERED, "The customer must get the price of the meal back from the owner of the restaurant."),
        # told of apart, in clauses that punctuation parts
        (
            "قال النائب سامر الحديدي إن اللجنة رفعت توصياتها إلى الحكومة.",
            "The government has the panel's recommendations, according to the deputy Samer Hadidi.",
        ),
        # a word that says more of the next one is no party, nor is a day or a verb
        (
            "ويجوز للباحثين الشباب التقدم بطلبات مباشرة إلى صندوق الابتكار.",
            "Young researchers may apply straight to the Innovation Fund.",
        ),
        (
            "أحال الرأي الاقتصادي والاجتماعي تقريره إلى المجلس.",
            "The Council sent its report to the Economic and Social panel.",
        ),
        (
            "صادقت تونس على العهد الدولي الخاص بالحقوق الاقتصادية والاجتماعية والثقافية.",
            "Tunisia ratified the International Covenant on Economic, Social and Cultural Rights.",
        ),
        (
            "وعُينت داليا الحناوي رئيسةً للجنة المراجعة في الشركة.",
            "Dalia al-Hinnawi has been appointed to chair the company's audit committee.",
        ),
        (
            "وأُطلق القمر فجر الاثنين على متن صاروخ ياباني.",
            "A Japanese rocket carried it up at dawn on Monday.",
        ),
    ],
)
def test_who_is_led_to_by_the_same_preposition_or_another_is_not(arabic: str, english: str) -> None:
    assert led(arabic, english) == []
