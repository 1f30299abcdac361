"""Anchors: what survives translation."""

from __future__ import annotations

from compare.alignment.anchors import anchors, sentence_anchors


def test_digits_of_both_scripts_are_the_same_number() -> None:
    assert anchors("قُتل ٣٠٥ أشخاص") == anchors("305 people were killed") - {
        ("latin", "people"),
        ("latin", "were"),
        ("latin", "killed"),
    }


def test_grouping_is_dropped_and_decimals_are_kept() -> None:
    assert ("number", "1234567") in anchors("1,234,567 votes")
    assert ("number", "1234567") in anchors("١٬٢٣٤٬٥٦٧ صوتًا")
    assert ("number", "3.5") in anchors("٣٫٥ في المئة")
    assert ("number", "3.5") in anchors("3.5 per cent")
    assert ("number", "3.5") in anchors("3,5 Prozent")
    assert ("number", "1234.5") in anchors("1,234.5 tonnes")
    assert ("number", "1234.5") in anchors("١٬٢٣٤٫٥ طن")
    assert ("number", "7") in anchors("007")
    assert ("number", "0") in anchors("0 degrees")


def test_latin_words_inside_arabic() -> None:
    assert ("latin", "bbc") in anchors("قالت شبكة BBC إن")
    assert anchors("الفيتامين C في PC") == {("latin", "pc")}  # one letter says nothing
    assert ("latin", "covid-19") in anchors("COVID-19")


def test_question_marks_of_both_scripts() -> None:
    assert ("mark", "?") in anchors("لماذا؟")
    assert anchors("Why?") & anchors("لماذا؟") == {("mark", "?")}


def test_empty_text_has_none() -> None:
    assert sentence_anchors(["", "…"]) == [frozenset(), frozenset()]
