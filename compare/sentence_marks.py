"""The marks that end sentences in the scripts of the world, and what tells that a sentence goes on after one.

Used by `compare.sentence_ends`, which finds the sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from compare.languages.unspaced import unspaced

HARD_TERMINATORS = "!?؟。！？۔।॥։።፧፨။។៕｡．"
"""Marks that end a sentence and nothing else: of Arabic, Urdu, Chinese, Hindi, Armenian, Amharic, Burmese, Khmer."""
SOFT_TERMINATORS = ".…"
TERMINATORS = SOFT_TERMINATORS + HARD_TERMINATORS

EAST_CLOSERS, EAST_OPENERS = "」』】》〉〕｣", "「『【《〈〔｢"

ORDINAL_LANGUAGES = re.compile("de|da|nb|nn|no|is|fo|fi|et|lv|hu|cs|sk|sl|hr|bs|sr|pl|tr|az|lb|dsb|hsb")
"""Languages in which a full stop after a figure says that it is an ordinal ("am 3. Oktober")."""
ORDINAL = re.compile(r"(?<!\S)[(„\"»«]?(?:\d{1,2}|[IVX]{1,5})$")
"""A day, a round, a century, a ruler: with three figures it is more often an amount that ends the sentence."""

UNMARKED_LANGUAGES = re.compile("th|lo")
"""Languages that end a sentence with a space, and part phrases with it too."""
EAST_STOP = re.compile("[。！？｡]++")
"""Marks of full width: no space follows them."""
LONGEST_ABBREVIATION = 5
"""Letters: a longer word is none, in a language without a list."""
_STOPPED = re.compile(r"(?<![\w.])([^\W\d_]{2,})\.(?=\s)")
_UNSTOPPED = re.compile(r"(?<![\w.])[^\W\d_]{2,5}(?=[\s,;:!?،؛؟])")

_QUOTED = EAST_CLOSERS + '"”’»'
_JAPANESE_PARTICLES = re.compile(r"(?:と(?!も|こ|き|て)|って|など|を|が(?!、)|は|に|の|も(?!し)|で(?![はもす])|や|へ)")
"""What follows a quotation that is a part of the sentence around it."""


def ends_unmarked(language: str) -> bool:
    """Whether no mark tells where a sentence of the language ends, so that lines must."""
    return UNMARKED_LANGUAGES.fullmatch(language.split("-")[0].lower()) is not None


def is_ordinal(text: str, stop: int, language: str) -> bool:
    """Whether the full stop at `stop` makes an ordinal of the figure before it, in a language that writes them so."""
    known = ORDINAL_LANGUAGES.fullmatch(language.split("-")[0]) is not None
    return known and text[stop] == "." and ORDINAL.search(text[max(0, stop - 8) : stop]) is not None


def quotation_goes_on(text: str, end: int) -> bool:
    """Whether what closes before `end` is told by the sentence around it: "「…。」と述べた", "“…다.”라고 말했다"."""
    if end >= len(text) or text[end - 1] not in _QUOTED:
        return False
    if "\uac00" <= text[end] <= "\ud7a3":
        return True
    return "\u3040" <= text[end] <= "\u30ff" and _JAPANESE_PARTICLES.match(text, end) is not None


def curls(text: str, place: int) -> bool | None:
    """Whether the quotation mark at `place` closes, as its form says; None where its form tells nothing.

    Only next to letters of scripts without spaces: there the mark has no space to tell by.
    """
    neighbours = text[place - 1 : place] + text[place + 1 : place + 2]
    if not any(unspaced(character) for character in neighbours):
        return None
    return {"”": True, "’": True, "“": False, "‘": False}.get(text[place])


@lru_cache(maxsize=4)
def words_without_stop(text: str) -> frozenset[str]:
    """The short words of a text that stand somewhere without a full stop behind them: an abbreviation does not."""
    return frozenset(match.group() for match in _UNSTOPPED.finditer(text))


def word_stops(text: str, plain: frozenset[str]) -> Iterator[int]:
    """The ends of full stops behind words that are no abbreviations: too long, or of the words `plain`."""
    for match in _STOPPED.finditer(text):
        if len(match[1]) > LONGEST_ABBREVIATION or match[1] in plain:
            yield match.end()
