"""The table of word translations: what it tells, how it is stored, how it is estimated."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from compare.errors import UserError
from compare.passage.evidence.translations import Translations, embedded_translations, read_translations
from compare.training.translations import train_translations

PAIRS = [
    ("باب كبير", "big door"),
    ("باب صغير", "small door"),
    ("بيت كبير", "big house"),
    ("بيت صغير", "small house"),
    ("والباب مفتوح", "the door is open"),
    ("البيت مفتوح", "the house is open"),
] * 3


def table() -> Translations:
    return train_translations(PAIRS, ("ar", "en"))


def test_words_that_stand_together_in_every_pair_are_translations() -> None:
    best = {word: table().of(0, word, 1)[0][0] for word in ("باب", "بيت", "كبير", "صغير")}
    assert best == {"باب": "door", "بيت": "house", "كبير": "big", "صغير": "small"}


def test_the_other_way_round_too() -> None:
    assert table().of(1, "door", 1)[0][0] == "باب"
    assert table().turned().of(0, "door", 1)[0][0] == "باب"


def test_a_word_is_found_behind_its_clitics() -> None:
    assert table().number(0, "وللباب") == table().number(0, "باب") >= 0


def test_scores_are_of_pairs_and_0_for_what_is_not_known() -> None:
    found = table()
    source, target = found.numbers(0, ["باب", "ثلج"]), found.numbers(1, ["door", "house", "snow"])
    scores = found.scores(source, target)
    assert scores.shape == (2, 3)
    assert scores[0, 0] > 0.5 > scores[0, 1]
    assert not scores[1].any() and not scores[:, 2].any()


def test_scores_are_those_of_the_entries_one_by_one() -> None:
    found = table()
    every = len(found.words[0]) + 1, len(found.words[1]) + 1
    slow = np.zeros(every, np.float32)  # the last row and column are of words that the table lacks
    for side, words in enumerate(found.words):
        for word in words:
            for other, chance, back in found.both_ways(side, word, len(found.words[1 - side])):
                place = found.number(side, word), found.number(1 - side, other)
                slow[place[::-1] if side else place] = max(chance, back)
    numbers = [np.array([*range(count - 1), -1]) for count in every]
    assert np.array_equal(found.scores(*numbers), slow)
    assert found.scores(numbers[0], numbers[1][:0]).shape == (every[0], 0)


def test_what_is_stored_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "translations.npz"
    before = table()
    before.save(path)
    after = read_translations(path)
    assert after.languages == ("ar", "en") and after.words == before.words
    assert [word for word, _ in after.of(0, "باب")] == [word for word, _ in before.of(0, "باب")]
    assert np.allclose([p for _, p in after.of(0, "باب")], [p for _, p in before.of(0, "باب")], atol=0.01)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"not a table"], ids=["empty", "broken", "text"])
def test_a_damaged_file_is_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "translations.npz"
    path.write_bytes(content)
    with pytest.raises(UserError, match="is no table of translations"):
        read_translations(path)


def test_a_table_whose_entries_name_no_word_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "translations.npz"
    table().save(path)
    with np.load(path) as content:
        parts = dict(content)
    np.savez(path, **{**parts, "partners": parts["partners"] + 1000})
    with pytest.raises(UserError, match="names no word"):
        read_translations(path)


def test_the_embedded_table_knows_common_words_both_ways() -> None:
    found, turned = embedded_translations("ar", "en"), embedded_translations("en", "ar")
    assert found is not None and turned is not None
    assert "hospital" in [word for word, _ in found.of(0, "المستشفى", 3)]
    assert turned.words[0] == found.words[1]
    assert embedded_translations("xx", "yy") is None


def test_a_word_is_held_only_as_it_is_written() -> None:
    found = table()
    assert found.holds(0, "باب")
    assert not found.holds(0, "وللباب")
    assert not found.holds(1, "باب")


def test_the_sureness_of_a_word_is_that_of_its_likeliest_translation() -> None:
    found = table()
    for side, words in ((0, ("باب", "كبير", "ثلج")), (1, ("door", "the", "snow"))):
        sure = found.sureness(side, found.numbers(side, words))
        best = [max((chance for _, chance in found.of(side, word, 50)), default=0.0) for word in words]
        np.testing.assert_allclose(sure, best, rtol=1e-6)
        assert sure[2] == 0 < sure[0]


def test_a_table_for_the_other_direction_is_the_same_table_turned() -> None:
    one, other = embedded_translations("ar", "en"), embedded_translations("en", "ar")
    assert one is not None
    assert other is not None
    assert (other.languages, other.words) == (one.languages[::-1], one.words[::-1])
    for word in ("minister", "house", "said"):
        assert other.of(0, word, 5) == one.of(1, word, 5)
