"""Folding: matching sees one form, spans point at what is written."""

from hypothesis import given
from hypothesis import strategies as st

from compare.languages import fold, fold_word, loosen


def found(text: str, folded_word: str) -> str:
    folded = fold(text)
    at = folded.text.index(folded_word)
    start, end = folded.span(at, at + len(folded_word))
    return text[start:end]


def test_marks_and_tatweel_are_skipped_but_stay_in_the_span():
    assert found("قالَ مُحَمَّــدٌ هنا", "محمد") == "مُحَمَّــدٌ"


def test_both_digit_scripts_read_the_same():
    assert fold("٣٠٥ و۳۰۵ و305").text == "305 و305 و305"
    assert found("بلغ ٣٠٥ قتلى", "305") == "٣٠٥"


def test_invisible_marks_and_no_break_spaces():
    assert fold("\u200fعام\u00a0\u200e1999\u200f").text == "عام 1999"
    assert found("\u200fعام\u00a0\u200e1999\u200f.", "1999") == "1999"


def test_presentation_forms_and_ligatures_point_back():
    assert fold("ﻻ").text == "لا"
    assert found("قال ﻻ أحد", "لا") == "ﻻ"


def test_quotes_dashes_case_accents():
    assert fold("“L’Été” – No").text == '"l\'ete" - no'


def test_second_key_merges_what_the_first_keeps_apart():
    assert fold_word("آب") != fold_word("أب")
    assert loosen(fold_word("آب")) == loosen(fold_word("أب"))
    assert loosen(fold_word("مستشفى")) == loosen(fold_word("مستشفي"))


@given(st.text(max_size=60))
def test_every_offset_is_inside_and_in_order(text: str):
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)
    for place, character in enumerate(folded.text):
        start, end = folded.span(place, place + 1)
        assert character in fold(text[start:end]).text
