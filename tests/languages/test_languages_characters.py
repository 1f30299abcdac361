"""Characters are read aloud, in each way that a name may be."""

from __future__ import annotations

from compare.languages.characters import characters_of, read_aloud


def test_characters_are_read_in_pinyin() -> None:
    assert read_aloud("张伟", "zh") == ("zhangwei",)
    assert "zenghua" in read_aloud("曾华", "zh")


def test_a_word_of_letters_stays_as_it_is() -> None:
    assert read_aloud("Berlin", "zh") == ("Berlin",)
    assert read_aloud("山本", "ja") == ("山本",)


def test_a_language_without_a_file_has_no_readings() -> None:
    assert characters_of("fr") == {}
