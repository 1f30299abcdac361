"""Whether the program knows words of a language, or only where its sentences belong."""

from __future__ import annotations

from compare.languages.language import load_language

LISTS = ("negation", "certainty", "attribution")
"""Tables without which a language is aligned but not checked for what its words say."""


def has_word_lists(code: str) -> bool:
    """Whether the checks that read words can read those of the language `code`."""
    language = load_language(code)
    return all(language.get(table) for table in LISTS)
