"""One deed that the original and the report put under governors that exclude each other."""

from __future__ import annotations

import pytest
from meaning_pairs import findings

from compare.encoding import open_encoder


def said(arabic: str, english: str) -> list[str]:
    return [f.message for f in findings("modality", (arabic, english), encoder=open_encoder())]


@pytest.mark.parametrize(
    ("arabic", "english", "change"),
    [
        (
            "وأضافت أن المجموعة قد تبيع مصنع العصائر في الزرقاء.",
            "She added that the group would have to sell the juice plant in Zarqa.",
            ("possible", "duty"),
        ),
        (
            "وأضافت أن المجموعة قد تنقل خطوط الإنتاج إلى مصنع الزرقاء.",
            "She added that the group would move production lines to the Zarqa plant.",
            ("possible", "planned"),
        ),
        (
            "يجوز للطرف المتضرر تعليق التزاماته إذا لم تسفر المشاورات عن حل.",
            "Should consultations yield no solution, the injured party shall suspend its obligations.",
            ("allowed", "planned"),
        ),
        (
            "ويتعين على السائقين تفريغ حمولاتهم ونقلها، إذ لا يسمح للمركبات السورية بالدخول.",
            "Drivers can choose to unload and move their cargo, as Syrian vehicles are not allowed in.",
            ("duty", "allowed"),
        ),
    ],
)
def test_a_deed_under_another_governor(arabic, english, change):
    [message] = said(arabic, english)
    lost, gained = change
    assert message.startswith(f"{lost}, ") and f"→ {gained}, " in message


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("قد تضطر المجموعة إلى بيع المصنع.", "The group may have to sell the plant."),
        # A past tense behind قد is a fact.
        (
            "وكان الوزير قد تعهد أمام النقابة بعدم توقيف أي صحافي في قضايا النشر.",
            "The minister had pledged to the syndicate that no journalist would be detained over published work.",
        ),
        # Another verb is what must be done.
        (
            "قد تبيع المجموعة المصنع، ويجب على العمال الانتظار.",
            "The group might sell the plant, and workers must wait.",
        ),
        ("قالت المجموعة إنها قد ترسل وفدا.", "The group that gave the order said it might send a delegation."),
    ],
)
def test_other_verbs_and_the_same_state_say_nothing(arabic, english):
    assert said(arabic, english) == []
