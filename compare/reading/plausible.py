"""Does a decoding read as language? Tests for guesses of a code page."""

from __future__ import annotations

import math
import re
import unicodedata

# Letters per thousand in Arabic news and health information, counted over
# some forty thousand sentences of the training texts; diacritics are rare and
# come together in one entry.
_PER_THOUSAND = {
    "ا": 155.9, "ل": 120.6, "ي": 77.1, "م": 60.2, "ن": 54.8, "و": 51.4, "ت": 49.6, "ر": 41.3, "ع": 32.1,
    "ة": 31.7, "ب": 31.6, "د": 31.0, "ف": 26.8, "س": 24.1, "أ": 22.0, "ق": 21.3, "ك": 20.3, "ه": 19.4,
    "ح": 18.0, "ج": 12.1, "ى": 10.0, "إ": 9.7, "ص": 9.3, "ط": 8.5, "ش": 8.4, "خ": 8.1, "ذ": 7.3,
    "ض": 7.2, "ز": 6.0, "ث": 5.8, "غ": 4.2, "ئ": 3.7, "ء": 3.0, "ظ": 2.6, "ـ": 2.2, "ؤ": 1.4, "آ": 1.2,
}  # fmt: skip
_LOGARITHMS = {letter: math.log(share / 1000) for letter, share in _PER_THOUSAND.items()}
_RARE = math.log(0.0005)

_ARABIC_LETTER = re.compile("[\u0621-\u065f\u0670-\u06d3]")
_MIXED = re.compile("[A-Za-z][\u0621-\u064a]|[\u0621-\u064a][A-Za-z]")
_COMMON_SIGNS = frozenset("\xa0«»–—‘’“”…•،؛؟٪°%†‡‹›€£¥©®™×÷·\xad\u200c\u200d\u200e\u200f")
_WESTERN_SIGNS = _COMMON_SIGNS | frozenset("¡¿§¶ªº½¼¾²³¢¹´¨±µ")


def reads_as_arabic(text: str) -> float | None:
    """Mean log-likelihood a letter by Arabic letter frequencies; None if this is no Arabic.

    Of the characters beyond ASCII, at least nine in ten have to be Arabic
    letters and nearly all of the others signs that stand in Arabic print. In
    a wrong code page Latin letters with accents turn up inside the words.
    """
    beyond = [char for char in text if char > "\x7f"]
    letters = [char for char in beyond if _ARABIC_LETTER.match(char)]
    strange = sum(1 for char in beyond if not _ARABIC_LETTER.match(char) and char not in _COMMON_SIGNS)
    if not letters or len(letters) < 0.8 * len(beyond) or strange > 0.02 * len(beyond):
        return None
    if len(_MIXED.findall(text)) > 0.02 * len(letters):
        return None
    mean = sum(_LOGARITHMS.get(char, _RARE) for char in letters) / len(letters)
    return mean if mean > _LEAST else None


# Arabic prose lies near -3.1 whatever its subject; letters drawn evenly from
# the alphabet, as another script's bytes give them, below -4.
_LEAST = -3.9


def reads_as_western(text: str) -> bool:
    """Whether the characters beyond ASCII are signs, or letters inside Latin words."""
    beyond = [index for index, char in enumerate(text) if char > "\x7f"]
    fitting = sum(1 for index in beyond if text[index] in _WESTERN_SIGNS or _inside_latin_word(text, index))
    return fitting >= 0.95 * len(beyond) and len(beyond) < 0.3 * len(text)


def _inside_latin_word(text: str, index: int) -> bool:
    if not text[index].isalpha():
        return False
    around = text[max(0, index - 1) : index] + text[index + 1 : index + 2]
    return any(char.isalpha() and char < "\x80" for char in around)


def reads_as_words(text: str) -> bool:
    """Whether nearly everything is a letter, mark, digit, common sign or white space."""
    if not text:
        return False
    odd = sum(1 for char in text if unicodedata.category(char) in _ODD and char not in "\t\n\r\f\v")
    wordy = sum(1 for char in text if unicodedata.category(char)[0] in "LMNZ" or char in "\t\n\r\f")
    return odd <= 0.01 * len(text) and wordy >= 0.6 * len(text) and _of_few_scripts(text)


_ODD = frozenset({"Cc", "Cn", "Co", "Cs"})


def _of_few_scripts(text: str) -> bool:
    """Whether the letters come from few blocks, as a real text's do and a wrong decoding's do not."""
    blocks = {ord(char) >> 8 for char in text if char.isalpha()}
    letters = sum(1 for char in text if char.isalpha())
    ideographs = sum(1 for char in text if "\u3040" <= char <= "\ud7a3")
    return ideographs > 0.5 * letters or len(blocks) <= 8
