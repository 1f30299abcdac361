"""Deeds that the report tells as done or as ahead, and the original otherwise."""

from __future__ import annotations

import pytest
from meaning_pairs import findings

from compare.encoding import open_encoder


def said(arabic: str, english: str) -> list[str]:
    return [f.message for f in findings("modality", (arabic, english), encoder=open_encoder())]


def test_the_name_of_a_day_is_no_verb_of_the_present():
    (message,) = said("أزيلت الحجارة يوم الأحد من المدخل.", "The stones will be removed from the entrance.")
    assert message.startswith("done, ") and message.endswith("→ planned, “will be removed”")


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        # What somebody says is told as past by its verb of saying only.
        (
            "خاطب المدير زميله قائلا إن من يرفض الضريبة اليوم سيضطر إلى القبول بما هو أقسى منها غدا.",
            "Those who turn down the tax today will have to swallow something harsher tomorrow, the director told his "
            "colleague.",
        ),
        # A verb of the present beside it leaves open when a thing happens.
        (
            "قال المهندس إنه يرى أن الحجارة أزيلت من المدخل.",
            "The engineer believes stones will be taken from the entrance.",
        ),
    ],
)
def test_what_may_be_ahead_or_is_only_said_is_left_alone(arabic, english):
    assert said(arabic, english) == []
