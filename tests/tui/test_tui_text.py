"""Texts of either script on a line."""

from __future__ import annotations

import pytest

from compare.tui.text import direction_of


@pytest.mark.parametrize(
    ("text", "direction"),
    [("Siemens وقّعت", "ltr"), ("12/03 وقّعت Siemens", "rtl"), ("«ש»", "rtl"), ("12/03", "ltr"), ("", "ltr")],
)
def test_the_first_letter_decides_the_direction(text, direction):
    assert direction_of(text) == direction
