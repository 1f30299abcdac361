"""Nothing in a text may act on a terminal or a spreadsheet."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.inert import cell, delimited_cell, inert, one_line, shorten


@given(st.text(max_size=60))
def test_no_control_or_override_survives(text: str) -> None:
    shown = inert(text)
    assert len(shown) == len(text)
    for character in shown:
        assert unicodedata.category(character) != "Cc" or character in "\t\n\r"
        assert unicodedata.bidirectional(character) not in {
            "LRO",
            "RLO",
            "LRE",
            "RLE",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        }


@given(st.text(max_size=60), st.integers(10, 40))
def test_shortened_text_fits_on_a_line(text: str, width: int) -> None:
    assert len(shorten(text, width)) <= width
    assert "\n" not in one_line(text)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", " =1", "\u00a0=1", "\u200e=1", "\t=1", "＝1"])
def test_formulas_are_made_text(text: str) -> None:
    assert cell(text).startswith("'")


@pytest.mark.parametrize("text", ["", "1 = 1", "قال", "a-b"])
def test_other_text_is_left_alone(text: str) -> None:
    assert cell(text) == text


@pytest.mark.parametrize(
    "text", ["00123", "4-5", "12/05", "1/2/2024", "2024-03-01", "12e34", "1.5E10", "1234567890123456"]
)
def test_figures_that_a_spreadsheet_would_change_are_made_text(text: str) -> None:
    assert cell(text) == "'" + text


@pytest.mark.parametrize("text", ["0", "305", "4..5", "3.14", "12:30 4-5", "0123 people", "1e", "e5"])
def test_figures_that_stay_as_they_are_get_no_mark(text: str) -> None:
    assert cell(text) == text


def test_a_formula_after_a_sign_that_may_separate_cells_is_made_text() -> None:
    assert delimited_cell("a;=1+1") == "a;'=1+1"
    assert delimited_cell("a\n @x;\u00a0+1\t-1") == "a\n '@x;\u00a0'+1\t'-1"
    assert delimited_cell("a; b = c, -5") == "a; b = c, -5"
