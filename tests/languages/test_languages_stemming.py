"""Stems: one for all forms of a word, by the algorithm that a language file names."""

import pytest

from compare.errors import UserError
from compare.languages import Language, load_language


def test_forms_of_a_word_have_one_stem():
    english = load_language("en")
    assert len({english.stem(word) for word in ("farmer", "farmers", "farmer's")}) == 1
    assert english.stem("farmer") != english.stem("harvest")
    assert len({load_language("ar").stem(word) for word in ("المزارع", "مزارع", "مزارعين")}) == 1


def test_irregular_forms_are_listed():
    english = load_language("en")
    assert english.stem("bought") == english.stem("buy")


def test_without_an_algorithm_a_word_is_its_own_stem():
    assert Language("xx").stem("harvests") == "harvests"


def test_an_unknown_algorithm_is_named_with_those_that_there_are():
    with pytest.raises(UserError, match=r"language xx: \[words\] stemmer 'klingon': is none; there are .*english"):
        Language("xx", {"words": {"stemmer": "klingon"}}).stem("harvests")
