"""Styles by meaning."""

from __future__ import annotations

import pytest

from compare.records import SEVERITIES
from compare.tui.theme import CHOICES, PLAIN, Glyphs, Look


@pytest.mark.parametrize("name", CHOICES)
def test_what_means_something_else_looks_otherwise(name):
    look = Look(CHOICES[name], Glyphs())
    assert look.coloured is (CHOICES[name] is not PLAIN)
    assert look.selection.reverse
    assert look.whole_soft.italic and look.whole_soft != look.text
    assert look.strong.bold and not look.text.bold
    assert look.hit(current=True) != look.hit(current=False)
    if look.coloured:
        assert len({str(look.status(kind)) for kind in ("equivalent", "reworded", "added", "dropped")}) == 4
        assert len({str(look.severity(severity)) for severity in SEVERITIES}) == len(SEVERITIES)
