"""Search that finds what a reader means, in texts that are never altered.

The query becomes one regular expression over the original characters, so hits
are exact spans and the texts need no folded copy: each letter of the query
matches every character *of these texts* that folds to it, with any number of
marks (tashkeel, tatweel) in between. Folding a character: its compatibility
form (presentation forms, full width), case and combining marks taken off, the
hamza carriers of Arabic as their bare letter, digits of any script as 0-9,
quotes and dashes of any shape as the plain one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache

TATWEEL = "\u0640"

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        "ى": "ي",
        "ی": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ک": "ك",
        **dict.fromkeys('‘’‚‛“”„‟«»‹›"`´', "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "،": ",",
        "؛": ";",
        "؟": "?",
        "٪": "%",
        "٫": ".",
        "٬": ",",
    }
)


@cache
def fold(character: str) -> str:
    """What `character` counts as in a search; "" for what is passed over."""
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf") or character == TATWEEL:
        return ""
    if character.isspace():
        return " "
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    # Letters first: decomposing أ would leave the same ا, but not ى or ة.
    folded = character.translate(_LETTERS)
    decomposed = unicodedata.normalize("NFKD", folded)
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark) and mark != TATWEEL)
    return bare.casefold().translate(_LETTERS) or folded


class Searcher:
    """Search in a fixed set of texts."""

    def __init__(self, *texts: str) -> None:
        self.texts = texts
        self._classes: dict[str, str] = defaultdict(str)
        for character in sorted(set().union(*texts)):
            self._classes[fold(character)] += character

    def pattern(self, query: str) -> re.Pattern[str] | None:
        """The query as a pattern; None if there is nothing to look for."""
        letters = [folded for character in " ".join(query.split()) for folded in fold(character)]
        if not letters:
            return None
        passed = f"[{re.escape(self._classes[''])}]*" if self._classes[""] else ""
        return re.compile("".join(self._letter(letter, passed) for letter in letters))

    def _letter(self, letter: str, passed: str) -> str:
        """What matches `letter` and the marks on it; any white space is one blank."""
        alike = self._classes.get(letter, "")
        one = (f"[{re.escape(alike)}]" if alike else re.escape(letter)) + passed
        return f"(?:{one})+" if letter == " " else one

    def find(self, query: str) -> list[list[tuple[int, int]]]:
        """Spans of the hits in each text, in order."""
        pattern = self.pattern(query)
        if pattern is None:
            return [[] for _ in self.texts]
        return [[match.span() for match in pattern.finditer(text)] for text in self.texts]
