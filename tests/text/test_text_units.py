"""Units that a text names."""

from __future__ import annotations

from compare.languages import load_language
from compare.text.units import units


def test_a_unit_that_owns_what_stands_behind_it() -> None:
    found = units("It pays for seven weeks' imports, a day's work and five months’ rent.", load_language("en"))
    assert [mention.unit for mention in found] == ["week", "day", "month"]
