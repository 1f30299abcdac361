"""A gloss of words, for when no package is installed: which English words stand near each word.

No translation: the words of a text in their order, each as the language tables
know it (places, days, months, numbers, negations), as the table of word
translations has it, as the nearest of the 2,300 words in `vocabulary/en.txt`
(written for this program), or in Latin letters. Better than nothing for
somebody who cannot read the script at all, and always labelled (`LABEL`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.languages import load_language
from compare.passage.evidence.english import AS_SURE, SAME_WORD, SEPARATOR, UNKNOWN, items_of, latin, words_for

if TYPE_CHECKING:
    from compare.encoding.base import Encoder, Vectors

LABEL = "word gloss"
"""What an interface writes before it."""
NOT = "NOT"

NEAR = 0.45
"""Cosine below which a neighbour is a guess: of those above it seven in eight are right (docs/gloss.md)."""
TAKEN_OFF = 0.02
"""Cosine that each letter costs which is taken off a word as a clitic: it may have been the word's own."""
AS_NEAR = 0.06
"""A second word so close behind the first is shown too."""
LAST_OF_LATIN = "\u024f"
"""Of the letters that whole languages are written in, those beyond it are of other scripts than Latin."""
CANDIDATES = 6
"""Translations of a word that are considered."""
LEAST = 0.1
"""Root of how sure a translation is, times cosine of the two words, from which it is said: the table alone knows rare
words by chance, vectors alone take neighbours for synonyms."""
VOCABULARIES = Path(__file__).parent / "vocabulary"


def word_gloss(text: str, encoder: Encoder, *, source: str = "ar", target: str = "en") -> str:
    """`text`'s words, each as near as can be had in `target`, divided by ` · `.

    `encoder` must cover both languages. Function words are left out, digits
    are kept. A word that has no near neighbour stands in Latin letters.
    """
    near, language = _Words(encoder, target), load_language(source)
    english = target.split("-")[0] == "en"
    other_script = any(character.isalpha() and character > LAST_OF_LATIN for character in text)

    def say(keys: tuple[str, ...]) -> str:
        if english and other_script and keys[0].isascii():
            return keys[0]  # Siemens, km.
        translated = near.best_of(words_for(keys, language.code), keys) if english else None
        return translated or near.say(keys) or UNKNOWN + latin(keys[0], language)

    return SEPARATOR.join(item for item in items_of(text, language, target, say, NOT) if item)


def can_gloss(source: str, target: str, encoder: Encoder) -> bool:
    """Whether there are words to say in `target`, and the encoder knows those of `source`."""
    return vocabulary_file(target).is_file() and source.split("-")[0] in encoder.languages


def vocabulary_file(target: str) -> Path:
    """The words that may be said in a language; the file need not exist."""
    return VOCABULARIES / f"{target.split('-')[0].lower()}.txt"


class _Words:
    """The words that may be said in a language, and which of them are near a word of another."""

    def __init__(self, encoder: Any, target: str) -> None:
        self._encoder = encoder
        self._words, self._vectors = _vocabulary(encoder, target)

    def best_of(self, translations: Sequence[tuple[str, float]], forms: Sequence[str]) -> str | None:
        """Of translations of a word, with how sure each is, the one that is also near it, or two; None if none is."""
        known = translations[:CANDIDATES]
        if not known:
            return None
        near = (self._encoder.encode(forms) @ self._encoder.encode([word for word, _ in known]).T).max(axis=0)
        scores = {word: sure**0.5 * float(cosine) for (word, sure), cosine in zip(known, near, strict=True)}
        first, *others = sorted(scores, key=lambda word: -scores[word])
        if scores[first] < LEAST:
            return None
        second = next((word for word in others if word[:SAME_WORD] != first[:SAME_WORD]), None)
        return f"{first}/{second}" if second and scores[second] >= AS_SURE * scores[first] else first

    def say(self, forms: Sequence[str]) -> str | None:
        """The nearest word for any of `forms` (spellings of one word, best first), or two; None if none is near."""
        if not self._words:
            return None
        scores = self._encoder.encode(forms) @ self._vectors.T
        scores -= (np.array([len(forms[0]) - len(form) for form in forms]) * TAKEN_OFF)[:, None]
        best = scores.max(axis=0)
        first, second = np.argsort(-best, kind="stable")[:2]
        if best[first] < NEAR:
            return None
        near = [self._words[place] for place in (first, second) if best[place] >= best[first] - AS_NEAR]
        return "/".join(near)


@lru_cache(maxsize=2)
def _vocabulary(encoder: Any, target: str) -> tuple[list[str], Vectors]:
    """The words of `vocabulary/CODE.txt`, sorted, and a vector for each."""
    path = vocabulary_file(target)
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    words = sorted({word for line in lines if not line.startswith("#") for word in line.split()})
    return words, encoder.encode(words)
