"""Scripts that write no spaces between words, told by the code point."""

from __future__ import annotations

import re
import unicodedata

RANGES = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x19E0, 0x19FF),  # Khmer signs
    (0x3005, 0x3007),  # ideographic marks
    (0x3031, 0x303C),  # Kana marks
    (0x3040, 0x30FF),  # Kana
    (0x31F0, 0x31FF),  # Katakana extensions
    (0x3400, 0x4DBF),  # Han
    (0x4E00, 0x9FFF),  # Han
    (0xF900, 0xFAFF),  # Han, compatibility
    (0xFF66, 0xFF9F),  # Kana of half width
    (0x20000, 0x323AF),  # Han, rare
)


_UNSPACED = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in RANGES) + "]")


def unspaced(text: str) -> bool:
    """Whether a character of `text` is of a script in which a clause, not a word, stands between two spaces."""
    return _UNSPACED.search(text) is not None


def cut(text: str) -> str:
    """The text with a space around every character of such a script; marks stay with their letter."""
    if not unspaced(text):
        return text
    parts = []
    for character in text:
        loose = unspaced(character) and unicodedata.category(character) not in ("Mn", "Mc")
        parts.append(f" {character}" if loose else character)
    return "".join(parts)


_KATAKANA = re.compile("[\u30a0-\u30ff\uff66-\uff9f]")


def is_katakana(text: str) -> bool:
    """Whether a word begins with a letter of Katakana, of which a run is one word."""
    return _KATAKANA.match(text) is not None


def cuts_run(text: str, start: int, end: int) -> bool:
    """Whether a stretch is only a part of a run of Katakana, which is one word or one name: ボン of リボン."""
    inside = start > 0 and _KATAKANA.match(text[start - 1]) and _KATAKANA.match(text[start])
    return bool(inside or (_KATAKANA.match(text[end - 1]) and _KATAKANA.match(text, end)))


MARKS = "\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09d7\u09e2\u09e3"
MARKS += "\u0a01-\u0a03\u0a3c-\u0a51\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bd7"
MARKS += "\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d57\u0dca-\u0ddf"
MARKS += "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3"
"""Vowels and other marks of scripts in which they are parts of a word; no letters to a regular expression."""
LETTERS = rf"[^\W\d_]+(?:[{MARKS}]+(?:[^\W\d_]+)?)*"
"""A pattern for a run of letters with their marks."""
GERSHAYIM = r"(?<=[\u05d0-\u05ea])[\"\u201c\u201d\u201e\u05f4](?=[\u05d0-\u05ea](?![^\W_]))"
"""The mark before the last letter of a Hebrew abbreviation, often typed as a quotation mark."""
