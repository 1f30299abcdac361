"""Shares that are written with the whole first: 三分之二, 3分の1, 백분의 오; and in tenths: 2割.

Read before anything else, since each side alone would be a number of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from compare.languages import Language, fold_word, loosen
from compare.text.numbers.tables import number_tables

_FIGURE = r"\d+(?:\.\d+)?"
_LARGEST_WHOLE = 1000
_PERCENT = 100


class Share(NamedTuple):
    """A share of a text: folded offsets, its value (33.3 where it is in percent), whether it is in percent."""

    at: int
    to: int
    value: float
    percent: bool


def shares(folded: str, language: Language) -> Iterator[Share]:
    """The shares of a folded text, in order."""
    pattern = _pattern(language)
    for match in pattern.finditer(folded) if pattern else ():
        if match["tenths"]:
            yield Share(*match.span(), 10 * float(match["tenths"]), True)
            continue
        whole, part = _value(match["whole"], language), _value(match["part"], language)
        if whole == _PERCENT:
            yield Share(*match.span(), part, True)
        elif whole > 1:
            yield Share(*match.span(), part / whole, False)


@lru_cache(maxsize=16)
def _pattern(language: Language) -> re.Pattern[str] | None:
    """A pattern for all shares of a language; None where it writes none in this way."""
    between, tenths = (_one_of(language.words(f"number.{name}")) for name in ("share_between", "tenths"))
    if not between and not tenths:
        return None
    number = f"(?:{'|'.join(filter(None, (_FIGURE, _one_of(frozenset(_words(language))))))})"
    share = rf"(?P<whole>{number})\s?(?:{between or '(?!)'})\s?(?P<part>{number})"
    return re.compile(rf"(?<![\d.,])(?:{share}|(?P<tenths>{_FIGURE})(?:{tenths or '(?!)'}))")


@lru_cache(maxsize=16)
def _words(language: Language) -> dict[str, float]:
    """The number words that a share is made of, with their values."""
    tables = number_tables(language)
    wholes = {word: value for word, value in tables.scales.items() if value <= _LARGEST_WHOLE}
    return {word: value for word, value in (wholes | tables.small).items() if value}


def _value(number: str, language: Language) -> float:
    return float(number) if number[0].isdigit() else _words(language)[loosen(number)]


def _one_of(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(map(fold_word, words), key=lambda word: (-len(word), word)))
