"""Copies of a text made for comparison, with the way back to the original.

A text is never altered: matching works on a *folded* copy, and `Folded.span`
turns a match into offsets of the original characters. Folding unifies what
writers vary without meaning anything by it: tashkeel and tatweel, presentation
forms, the two digit scripts, no-break spaces, invisible direction marks, upper
and lower case, curly quotes, accents of Latin letters.

`loosen` goes further, for a second key: the forms of alef, ى/ي, ة/ه. It
merges different words (آب August, أب father), so what is found by it alone
needs other evidence.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from compare.records import Span

_QUOTES = dict.fromkeys("‘’‚‛ʼ´`׳", "'") | dict.fromkeys("“”„‟״", '"')
_DASHES = dict.fromkeys("‐‑‒–—−", "-")
_LETTERS = {"ک": "ك", "ی": "ي", "ۀ": "ه", "ہ": "ه"}
_SEPARATORS = {"٪": "%", "٫": "٫", "٬": "٬"}
_ARABIC_MARKS = frozenset("ٰ۪ۭۣۖۗۘۙۚۛۜ۟۠ۡۢۤۧۨ")
_VOWELS = frozenset(
    chr(code)
    for code in range(0x900, 0x17E0)
    if unicodedata.category(chr(code)) == "Mn" and not unicodedata.name(chr(code)).endswith("SIGN NUKTA")
)
"""Marks of scripts from Devanagari to Khmer that are a vowel, or the lack of one, and not a help for reading.

The nukta goes: writers leave it out (हजार for हज़ार), and য় is one character or two."""
_LOOSE = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"})


class _Table(dict[int, str]):
    """What each character folds to, worked out when first met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    for table in (_QUOTES, _DASHES, _LETTERS, _SEPARATORS):
        if character in table:
            return table[character]
    category = unicodedata.category(character)
    if character in _VOWELS:
        return character
    if character == "ـ" or category == "Cf" or category == "Mn" or character in _ARABIC_MARKS:
        return ""
    if category == "Zs":
        return " "
    if category == "Nd":
        return str(unicodedata.digit(character))
    if character in "½⅓⅔¼¾⅕⅛":  # the number check reads these whole
        return character
    composed = unicodedata.normalize("NFKC", character)
    if "ぁ" <= composed <= "ヺ":  # the marks of Kana make another letter
        return composed
    if "؀" <= character <= "ۿ":  # a hamza or madda is part of its letter
        return composed
    bare = "".join(c for c in unicodedata.normalize("NFKD", composed) if unicodedata.category(c) not in ("Mn", "Cf"))
    if composed and "؀" <= composed[0] <= "ۿ":  # presentation forms, ligatures
        bare = "".join(_fold_character(c) for c in composed)
    return unicodedata.normalize("NFC", bare).lower()  # Hangul syllables, taken apart by NFKD, are whole again


_TABLE = _Table()


class Folded(NamedTuple):
    """A folded copy; `offsets[i]` is where its character `i` stands in the original.

    `offsets` has one more entry than `text` has characters: the original's length.
    """

    text: str
    offsets: tuple[int, ...]
    original: str

    def span(self, start: int, end: int) -> Span:
        """The original's offsets of the folded stretch `[start, end)`.

        The end lies after the last character matched, and takes in the marks
        that fold to nothing right behind it (tashkeel, a closing tatweel).
        """
        if start >= end:
            return self.offsets[start], self.offsets[start]
        last = self.offsets[end - 1] + 1
        limit = self.offsets[end] if end < len(self.offsets) else len(self.original)
        while last < limit and _trails(self.original[last]):
            last += 1
        return self.offsets[start], last


def _trails(character: str) -> bool:
    return character == "ـ" or unicodedata.category(character) == "Mn"


def fold(text: str) -> Folded:
    """Fold `text` and remember where every character came from."""
    folded = text.translate(_TABLE)
    widths = {character: len(_TABLE[ord(character)]) for character in set(text)}
    others = {character for character, width in widths.items() if width != 1}
    offsets: list[int] = []
    after = 0
    for place in [place for place, character in enumerate(text) if character in others] if others else ():
        offsets += range(after, place)
        offsets += [place] * widths[text[place]]
        after = place + 1
    offsets += range(after, len(text) + 1)
    return Folded(folded, tuple(offsets), text)


def fold_word(text: str) -> str:
    """The folded form of a word or phrase alone (a key for tables)."""
    return text.translate(_TABLE)


def loosen(folded: str) -> str:
    """The second key: the forms of alef, ى/ي, ة/ه unified."""
    return folded.translate(_LOOSE)
