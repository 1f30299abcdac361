"""Texts of either script on a line."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style

from compare.tui.text import Reading, direction_of, letter_at, lines_of, lit, segments_of


@pytest.mark.parametrize(
    ("text", "direction"),
    [("Siemens وقّعت", "ltr"), ("12/03 وقّعت Siemens", "rtl"), ("«ש»", "rtl"), ("12/03", "ltr"), ("", "ltr")],
)
def test_the_first_letter_decides_the_direction(text, direction):
    assert direction_of(text) == direction


def drawn(text: str, width: int, row: int = 0):
    """The first line of a text as it is drawn, with the places of its letters."""
    line = lines_of(text, width, direction_of(text), Reading())[0]
    return segments_of(line, width, lambda _: Style(), Style(), Reading(), place=(row, 0))


def test_a_column_has_its_letter_and_what_fills_the_line_none():
    line = drawn("one two", 5)
    assert [letter_at(line, column) for column in range(6)] == [0, 1, 2, None, None, None]
    assert letter_at([Segment("no place")], 2) is None
    assert letter_at(drawn("日本 x", 10), 3) == 1
    assert letter_at(drawn("نص", 5), 4) == 0 and letter_at(drawn("نص", 5), 0) is None


def test_selected_letters_are_lit_and_keep_their_places():
    (segment, *_) = drawn("one two", 7, row=3)
    parts = lit(segment, (2, 5), Style(reverse=True))
    assert [(part.text, bool(part.style.reverse), part.style.meta["offset"]) for part in parts] == [
        ("on", False, (0, 3)),
        ("e t", True, (2, 3)),
        ("wo", False, (5, 3)),
    ]
    assert [part.text for part in lit(segment, (4, -1), Style(reverse=True))] == ["one ", "two"]


def test_of_what_fills_a_line_all_is_lit_or_nothing():
    filling = drawn("one two", 6)[-1]
    assert filling.text.isspace() and len(filling.text) > 1
    assert [len(lit(filling, span, Style(reverse=True))) for span in ((0, 5), (0, -1), (0, 2))] == [1, 1, 1]
    assert lit(filling, (0, 5), Style(reverse=True))[0].style.reverse
    assert not lit(filling, (0, 2), Style(reverse=True))[0].style.reverse
