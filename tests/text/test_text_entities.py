"""Names of one side, and whether the other side writes them."""

from __future__ import annotations

import pytest
from pairs import document

from compare.languages import load_language
from compare.text.capitals import lower_words, stands_within
from compare.text.entities import (
    has_spelling,
    is_acronym,
    is_mentioned,
    names,
)
from compare.text.places import is_sparse, places, run_together
from compare.text.segment import Segment


def side(code: str, text: str) -> Segment:
    return Segment(document(code, text), (0,))


@pytest.mark.parametrize(
    ("name", "arabic", "here", "elsewhere"),
    [
        ("Margolis", "مارغوليس", True, True),
        ("Karimov", "كاراموف", True, True),
        ("Davidson", "ديفيدسون", True, True),
        ("Margolis", "ماركيز", True, False),
        ("Karimov", "كاريمان", True, False),
        ("Petrosyan", "بطرس", True, False),
        ("Davidson", "ديفيد", False, False),
        ("Robertson", "روبرتو", False, False),
    ],
)
def test_a_name_far_from_its_passage_must_sound_more_alike(name: str, arabic: str, here: bool, elsewhere: bool) -> None:
    """What sounds a little like it stands in many a passage that need not have the name at all."""
    english = f"Mr {name} spoke."
    (found,) = names(Segment(document("en", english), (0,)))
    other = Segment(document("ar", f"قال {arabic} ذلك."), (0,))
    assert is_mentioned(found, other, "en") is here
    assert is_mentioned(found, other, "en", strictly=True) is elsewhere


@pytest.mark.parametrize(
    ("arabic", "strictly", "expected"),
    [
        ("التقوا علي رضا", False, True),
        ("التقوا علي رضا", True, True),
        # Names of so few sounds are found in any text: only side by side they are surely meant.
        ("التقوا علي وقابلوا رضا", True, False),
        ("التقوا علي ثم رضا", True, False),
    ],
)
def test_short_names_count_elsewhere_only_side_by_side(arabic: str, strictly: bool, expected: bool) -> None:
    english = "They met Ali Rida."
    (found,) = names(side("en", english))
    assert is_mentioned(found, side("ar", arabic), "en", strictly=strictly) is expected


@pytest.mark.parametrize(("place", "expected"), [("Nabatieh", True), ("Zahle", False), ("Ur", False)])
def test_a_place_that_no_list_has_may_be_written_by_its_sound(place: str, expected: bool) -> None:
    word = load_language("en").analyse(f"in {place}").words[1]
    assert has_spelling(word, side("ar", "يعيش في النبطية وفي أوربا"), "en") is expected


@pytest.mark.parametrize(
    ("arabic", "expected"),
    [("في المملكةالعربيةالسعودية اليوم", True), ("في المملكة العربية السعودية", True), ("في لبنان اليوم", False)],
)
def test_a_place_may_be_typed_without_spaces(arabic: str, expected: bool) -> None:
    (cue,) = places(side("en", "in Saudi Arabia today"))
    assert run_together(cue, side("ar", arabic)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO spoke", True),
        ("NATO's word", True),
        ("Nato spoke", False),
        ("UNESCO spoke", False),
        ("nato spoke", False),
    ],
)
def test_short_words_in_capitals_are_acronyms(text: str, expected: bool) -> None:
    assert is_acronym(load_language("en").analyse(text).words[0], side("en", text)) is expected


def test_words_that_a_text_also_writes_small_are_known_without_their_ending() -> None:
    assert lower_words("The minister's car and Will", "en") == {"minister", "car", "and"}


@pytest.mark.parametrize(
    ("code", "text", "expected", "with_adjectives"),
    [
        # A gazetteer of bare names of territories tells the adjective by its stem.
        ("de", "italienische Firmen", [], ["italienische"]),
        ("en", "the turkey and Turkey", ["Turkey"], ["Turkey"]),
    ],
)
def test_small_adjectives_are_places_where_the_gazetteer_is_sparse(
    code: str, text: str, expected: list[str], with_adjectives: list[str]
) -> None:
    assert is_sparse(code) is (code == "de")
    assert [cue.text for cue in places(side(code, text))] == expected
    assert [cue.text for cue in places(side(code, text), adjectives=True)] == with_adjectives


@pytest.mark.parametrize(
    ("name", "text", "within"),
    [
        ("Rose", "Rose left. Then Rose came.", True),
        ("Rose", "Rose left. Roses and, Rosemary grew.", False),
        ("Rose", "The Rosetta stone, Roses.", False),
        ("Abu Dhabi", "Abu Dhabi. He left Abu Dhabi.", True),
        ("Abu Dhabi", "Abu Dhabi. The man Abu left.", False),
        ("al-Sadr", "He met al-Sadr.", True),
        ("-Sadr", "he met -Sadr.", True),
    ],
)
def test_a_name_that_stands_within_a_sentence_is_told_from_a_word_that_only_begins_one(
    name: str, text: str, within: bool
) -> None:
    assert stands_within(name, text) is within
