"""Joining of letters, by examples that a reader of Arabic can check."""

from __future__ import annotations

import pytest

from compare.bidi.shaping import clusters


def shaped(text: str, **options: bool) -> list[str]:
    return [cluster.text for cluster in clusters(text, **options)]


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("عين", "ﻋ ﻴ ﻦ"),
        ("دار", "ﺩ ﺍ ﺭ"),
        ("هـ", "ﻫ ـ"),
        ("على", "ﻋ ﻠ ﻰ"),
        ("شيء", "ﺷ ﻲ ﺀ"),
        ("مدرسة", "ﻣ ﺪ ﺭ ﺳ ﺔ"),
        ("رؤية", "ﺭ ﺅ ﻳ ﺔ"),
        ("الآن", "ﺍ ﻵ ﻥ"),
        ("للأمم", "ﻟ ﻸ ﻣ ﻢ"),
        ("لإ لا بلا", "ﻹ   ﻻ   ﺑ ﻼ"),
        ("گپ", "ﮔ ﭗ"),
        ("کتابی", "ﮐ ﺘ ﺎ ﺑ ﯽ"),
        ("ٹھیک", "ﭨ ﮭ ﯿ ﮏ"),
    ],
)
def test_forms(word: str, forms: str) -> None:
    assert "|".join(shaped(word)) == forms.replace("   ", "| |").replace(" ", "|").replace("|||", "| |")


def test_marks_stay_with_their_letter_and_do_not_break_joining() -> None:
    assert shaped("مُدَرِّس") == ["ﻣُ", "ﺪَ", "ﺭِّ", "ﺱ"]
    assert shaped("لَا") == ["ﻻَ"]
    (pair,) = clusters("\u0644\u064e\u0627\u064b")  # lam, fatha, alef, tanwin
    assert (pair.text, pair.start, pair.end) == ("\ufefb\u064e\u064b", 0, 4)


def test_joiners_act_and_are_dropped() -> None:
    assert shaped("می‌خواهم") == ["ﻣ", "ﯽ", "ﺧ", "ﻮ", "ﺍ", "ﻫ", "ﻢ"]
    assert shaped("١٤٤٥ ه\u200d في")[4:6] == [" ", "ﻫ"]
    assert shaped("\u200dه") == ["ﻪ"]
    assert shaped("ل\u200cا") == ["ﻝ", "ﺍ"]
    # Directional marks are transparent.
    assert shaped("ب\u200fت") == ["ﺑ", "ﺖ"]


def test_without_shaping_letters_stay_and_lam_alef_is_two() -> None:
    assert shaped("سلاَم", shape=False) == ["س", "ل", "اَ", "م"]
    assert shaped("می‌خ", shape=False, keep_zwnj=True) == ["م", "ی\u200c", "خ"]


def test_a_mark_without_a_letter_stands_on_a_dotted_circle() -> None:
    assert shaped("َب َ") == ["◌َ", "ﺏ", " ", "◌َ"]
    assert shaped("5\u0301") == ["5\u0301"]


def test_a_long_word_is_shaped_like_a_short_one() -> None:
    assert shaped("بت" * 40)[:2] == ["ﺑ", "ﺘ"]
    assert len(shaped("بت" * 40)) == 80
