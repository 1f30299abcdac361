"""Stretches of a text that may be names, and how they sound."""

from __future__ import annotations

from compare.text.readings import readings_of
from compare.text.transliteration import coarse, heard_in, similarity, sounds


def heard(text: str, code: str) -> set[str]:
    """The stretches of a text that sound."""
    return {text[slice(*reading.span)] for reading in readings_of(text, code).content}


def test_a_run_of_katakana_is_one_word() -> None:
    assert heard("首相はメルケルと話した", "ja") == {"メルケル"}


def test_parts_of_a_name_stand_together_over_a_dot() -> None:
    assert "アンゲラ・メルケル" in heard("首相はアンゲラ・メルケルと話した", "ja")


def test_marks_of_kana_make_other_letters() -> None:
    assert sounds("ガ", "ja") != sounds("カ", "ja")


def test_a_thai_name_may_begin_at_any_letter_but_a_vowel_behind_its_consonant() -> None:
    found = heard("นายสมชายพูด", "th")
    assert "สมชาย" in found
    assert not any(stretch.startswith("า") for stretch in found)


def test_chinese_is_read_by_sound_only_where_it_transcribes() -> None:
    assert "默克尔" in heard("总理默克尔发言", "zh")
    assert not any("总" in stretch for stretch in heard("总理默克尔发言", "zh"))


def test_all_characters_are_known_by_their_reading() -> None:
    assert "zhangwei" in readings_of("张伟谈到了预算", "zh").by_form


def test_syllables_of_hangul_are_read_letter_by_letter() -> None:
    assert similarity(sounds("김", "ko"), sounds("kim", "en")) > 0.9


def test_romanisations_of_one_name_sound_alike() -> None:
    there = coarse(sounds("박", "ko"), "ko")
    for spelling in ("park", "pak", "bak"):
        assert similarity(heard_in(spelling, "en", "ko"), there) > 0.9


def test_what_a_script_cannot_write_is_one_sound() -> None:
    assert heard_in("fell", "en", "ja") == heard_in("bell", "en", "ja")
