"""The words of a language whose full stop may not end a sentence, as its language file lists them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Abbreviations(NamedTuple):
    """The words of a language whose full stop may not end a sentence.

    `never`: a name or number follows ("Gen.", "د."). `perhaps`: ends the
    sentence only where a word of `starters` follows ("U.S.", "ه."). `starters`
    are words that mostly begin a sentence. `continuers` go on with it, so an
    ellipsis before them does not end it. `amounts` follow a figure ("million"):
    in "2. 5 million" the full stop is a decimal point. `figured` are
    abbreviations before a figure only ("no. 5"); without one they are words.
    `words` are words where they stand in small letters before a capital ("They
    sat. Rain fell."). After a word of `lettered` a single letter is its name,
    no initial ("plan B."). `spelt` are names of letters of another script and
    ends of addresses, written after a full stop without a space ("نود.جي").
    All are lower case.
    """

    never: frozenset[str] = frozenset()
    perhaps: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    continuers: frozenset[str] = frozenset()
    amounts: frozenset[str] = frozenset()
    figured: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    lettered: frozenset[str] = frozenset()
    spelt: frozenset[str] = frozenset()


def is_listed(words: Abbreviations) -> bool:
    """Whether there are lists for the language, so that they decide and not the text."""
    return bool(words.never or words.figured)


@lru_cache(maxsize=16)
def abbreviations(language: str) -> Abbreviations:
    """The abbreviations of `language`; empty for a language without a file."""
    from compare.languages import load_language

    known = load_language(language)
    return Abbreviations(**{name: frozenset(known.entries(f"segmentation.{name}")) for name in Abbreviations._fields})
