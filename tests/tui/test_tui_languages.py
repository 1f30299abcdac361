"""Languages by the names that people know."""

from __future__ import annotations

from compare.tui.languages import name_of


def test_names_and_what_has_none():
    assert [name_of(code) for code in ("zh", "he", "pt-BR", "xx")] == ["Chinese", "Hebrew", "Portuguese (BR)", "xx"]
