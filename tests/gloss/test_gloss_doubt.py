"""Doubts: what went wrong is seen, what is right is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.gloss.doubt import doubt

ARABIC = "أعلنت وزارة الصحة أن ٣٠٥ أشخاص أصيبوا في الحريق الذي شب مساء الاثنين في مستودع قرب الميناء القديم."
ENGLISH = (
    "The health ministry said 305 people were hurt in the fire that broke out on Monday evening near the old port."
)


def test_a_good_gloss_is_not_doubted():
    assert doubt(ARABIC, ENGLISH) is None
    assert doubt("نعم.", "Yes.") is None
    assert doubt("٣٠٥", "305") is None
    assert doubt("...", "") is None


@pytest.mark.parametrize(
    ("gloss", "says"),
    [
        ("", "empty"),
        (" … ", "empty"),
        ("The ministry ⁇ said 305 people were hurt in the fire on Monday near the old port.", "does not know"),
        (ENGLISH[:40] + " the fire" * 6, "repeats"),
        ("The fire and the fire and the fire and 305 people hurt near the old port.", "repeats"),
        ("Yes, yes, yes, yes.", "repeats"),
        (ARABIC, "untranslated"),
        ("The health ministry said 305 people " + ARABIC[40:], "untranslated"),
        ("305 people were hurt.", "too short"),
        (ENGLISH + " ".join(f"word{letter}" for letter in map(chr, range(97, 123))) * 2, "too long"),
        (ENGLISH.replace("305", "235"), "lacks the number ٣٠٥"),
    ],
)
def test_what_went_wrong(gloss, says):
    assert says in str(doubt(ARABIC, gloss))


def test_a_repetitive_original_excuses_the_gloss():
    assert doubt("لا لا لا للحرب", "No no no to war") is None


def test_numbers_are_the_same_in_any_writing():
    assert doubt("بلغ العدد ١٬٢٥٠٬٠٠٠ شخص", "The number reached 1,250,000 people") is None
    assert doubt("بلغت الكلفة 3.500 دولار", "The cost reached 3500 dollars") is None
    assert doubt("بلغ العدد 305 آلاف شخص", "The number reached 305,000 people") is None
    assert doubt("اجتمع 12 وزيرا أمس", "Twelve ministers met yesterday") is None


def test_a_copy_in_the_same_script_is_seen_by_its_words():
    french = "Le ministre a annoncé que la délégation arriverait à Paris lundi."
    assert doubt(french, french, same_script=True) == "leaves words untranslated"
    english = "The minister announced that the delegation would arrive in Paris on Monday."
    assert doubt(french, english, same_script=True) is None
    assert doubt("Paris, Londres, Rome", "Paris, London, Rome", same_script=True) is None


def test_names_left_in_the_original_script_are_no_copy():
    assert doubt("قال المتحدث باسم شركة Siemens إن المشروع مستمر", "The Siemens spokesman said it goes on") is None


@given(st.text(max_size=60), st.text(max_size=60), st.booleans())
def test_any_text_can_be_asked_about(source, gloss, same):
    reason = doubt(source, gloss, same_script=same)
    assert reason is None or reason.startswith(("is ", "has ", "lacks ", "leaves ", "repeats "))
