"""Marks of a sentence that survive translation into any language.

Numbers in any digits, words in Latin letters inside Arabic text, addresses,
and the marks that end a question or an exclamation: what a reader who knows
one of the two languages would line two texts up by.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Sequence

Anchors = Counter[Hashable]

_NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[,٬]\d{3})+(?:[.٫]\d+)?")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-.&_@/][A-Za-z0-9]+)*")
_MARKS = {"?": "?", "؟": "?", "!": "!", ":": ":"} | dict.fromkeys('"“”„«»', '"')


def anchors(text: str) -> frozenset[Hashable]:
    """The anchors of one sentence.

    Numbers as ("number", "1234.5") with the digits of every script folded and
    grouping removed; Latin words in lower case as ("latin", "nato");
    question and exclamation marks, colons and quotation marks of any form as
    ("mark", "?").
    """
    found: set[Hashable] = {("number", _plain(match.group())) for match in _NUMBER.finditer(text)}
    found.update(("latin", match.group().lower()) for match in _LATIN.finditer(text) if len(match.group()) > 1)
    found.update(("mark", _MARKS[char]) for char in text if char in _MARKS)
    return frozenset(found)


def sentence_anchors(texts: Sequence[str]) -> list[frozenset[Hashable]]:
    """The anchors of each sentence of a document."""
    return [anchors(text) for text in texts]


def _plain(number: str) -> str:
    grouped = bool(_GROUPED.fullmatch(number))
    plain = []
    for char in number:
        if char.isdecimal():
            plain.append(str(unicodedata.decimal(char)))
        elif char in ".٫" or not grouped:
            plain.append(".")
    return "".join(plain).lstrip("0") or "0"
