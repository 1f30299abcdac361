"""A gloss of words, for when no package is installed: which English words stand near each word.

No translation: the words of a text in their order, each as the language tables
know it (places, days, months, numbers, negations), as the table of word
translations has it (`compare.passage.translations`), as the nearest of the
2,300 words in `vocabulary/en.txt` (written for this program), or in Latin
letters. Better than nothing for somebody who cannot read the script at all, and
always labelled (`LABEL`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.languages import Language, load_language
from compare.languages.folding import fold
from compare.languages.language import Word
from compare.passage.translations import embedded_translations
from compare.text.transliteration import sounds

if TYPE_CHECKING:
    from compare.encoding.base import Encoder, Vectors

LABEL = "word gloss"
"""What an interface writes before it."""
SEPARATOR = " · "
UNKNOWN = "~"
"""Before a word whose meaning is not known, written in Latin letters."""
NOT = "NOT"
POINTS = {ord("٫"): ".", ord("٬"): ","}

NEAR = 0.45
"""Cosine below which a neighbour is a guess: of those above it seven in eight are right (docs/gloss.md)."""
TAKEN_OFF = 0.02
"""Cosine that each letter costs which is taken off a word as a clitic: it may have been the word's own."""
AS_NEAR = 0.06
"""A second word so close behind the first is shown too."""
CANDIDATES = 6
"""Translations of a word that are considered."""
LIKELY, SURE = 0.08, 0.2
"""Probability of a translation times cosine of the two words: from which it is said, and said rather than what the
tables of names have (they call a capital by its country). The table alone knows rare words by chance, vectors alone
take neighbours for synonyms."""
AS_LIKELY = 0.6
"""A second translation that has this share of the first one's is shown too."""
STEM = 4
"""Words that begin with so many of the same letters are forms of one."""
LONGEST_PHRASE = 4
VOCABULARIES = Path(__file__).parent / "vocabulary"

TABLES = (
    "name.places",
    "date.weekdays",
    "date.months",
    "number.small",
    "number.tens",
    "number.hundreds",
    "number.scales",
)
"""Tables with the same values in every language, so that a key of one can be said by a key of another."""


def word_gloss(text: str, encoder: Encoder, *, source: str = "ar", target: str = "en") -> str:
    """`text`'s words, each as near as can be had in `target`, divided by ` · `.

    `encoder` must cover both languages. Function words are left out, digits
    are kept. A word that has no near neighbour stands in Latin letters.
    """
    return SEPARATOR.join(_items(text, _Words(encoder, source, target), load_language(source), target))


def can_gloss(source: str, target: str, encoder: Encoder) -> bool:
    """Whether there are words to say in `target`, and the encoder knows those of `source`."""
    return vocabulary_file(target).is_file() and source.split("-")[0] in encoder.languages


def vocabulary_file(target: str) -> Path:
    """The words that may be said in a language; the file need not exist."""
    return VOCABULARIES / f"{target.split('-')[0].lower()}.txt"


def _items(text: str, near: _Words, language: Language, target: str) -> Iterator[str]:
    lexicon = _lexicon(language.code, target)
    negations = language.words("gloss.negations")
    function = language.words("words.function")
    words = language.analyse(text).words
    at = 0
    while at < len(words):
        phrase = _phrase(words[at : at + LONGEST_PHRASE], lexicon, language)
        if phrase:
            length, word = phrase
            yield word if length > 1 else near.named(word, words[at].text, language.keys(words[at].text))
            at += length
            continue
        if words[at].text.isdigit():
            last = _number(text, words, at)
            yield fold(text[words[at].start : words[last].end]).text.translate(POINTS)
            at = last + 1
            continue
        word, keys = words[at].text, language.keys(words[at].text)
        at += 1
        if not negations.isdisjoint(keys):
            yield NOT
        elif function.isdisjoint(keys):
            yield near.translated(word, keys, LIKELY) or near.say(keys) or UNKNOWN + _latin(word, language)


def _number(text: str, words: tuple[Word, ...], at: int) -> int:
    """The place of the last of the digit words from `at` on that make one number or date."""
    while (
        at + 1 < len(words)
        and words[at + 1].text.isdigit()
        and text[words[at].end : words[at + 1].start] in {".", ",", "٫", "٬", "/", ":", "-"}
    ):
        at += 1
    return at


def _phrase(words: tuple[Word, ...], lexicon: dict[str, str], language: Language) -> tuple[int, str] | None:
    """The longest phrase at the start of `words` that the lexicon has, its first word with or without clitics."""
    for length in range(len(words), 0, -1):
        rest = [word.text for word in words[1:length]]
        for key in language.keys(words[0].text):
            word = lexicon.get(" ".join([key, *rest]))
            if word:
                return length, word
    return None


@lru_cache(maxsize=16)
def _lexicon(source: str, target: str) -> dict[str, str]:
    """Phrases of `source` (folded) and what `target` calls the same."""
    ours, theirs = load_language(source), load_language(target)
    lexicon: dict[str, str] = {}
    for path in TABLES:
        nouns: dict[str, str] = {}
        adjectives: dict[str, str] = {}
        for word, value in _written(theirs, path):
            (adjectives if word.endswith("*") else nouns).setdefault(value, word.rstrip("*"))
        for key, value in ours.mapping(path).items():
            known = adjectives.get(value) if key.endswith("*") else nouns.get(value)
            if known and not any(mark in key for mark in ".{"):
                for form in _forms(key):
                    lexicon.setdefault(form, known)
    return lexicon


def _forms(key: str) -> Iterator[str]:
    """The words a key stands for: `x*` is an adjective with its endings."""
    if not key.endswith("*"):
        yield key
        return
    for ending in ("", "ة", "ين", "ون", "ات", "ا"):
        yield key.rstrip("*") + ending


def _written(language: Language, path: str) -> Iterator[tuple[str, str]]:
    """(name, value) of a table as it is written, with its capitals."""
    for line in language.entries(path):
        names, _, value = line.partition(" = ")
        for name in names.split("|"):
            yield name.strip(), value.strip()


class _Words:
    """The words that may be said in a language, and which of them translate a word of another or are near it."""

    def __init__(self, encoder: Any, source: str, target: str) -> None:
        self._encoder = encoder
        self._words, self._vectors = _vocabulary(encoder, target)
        self._table = embedded_translations(source.split("-")[0], target.split("-")[0])
        self._function = load_language(target).words("words.function") if self._table else frozenset()

    def named(self, word: str, original: str, forms: Sequence[str]) -> str:
        """What the language tables call a word, or what it surely is where that is none of its translations."""
        possible = [translation for translation, _ in self._candidates(original)]
        other = None if word.lower() in possible else self.translated(original, forms, SURE)
        return word if other is None else other.title()

    def _candidates(self, word: str) -> list[tuple[str, float]]:
        found = self._table.of(0, word, CANDIDATES) if self._table else []
        return [(other, chance) for other, chance in found if other not in self._function]

    def translated(self, word: str, forms: Sequence[str], least: float) -> str | None:
        """The likeliest translation of `word` that is near it too, or two; None if none reaches `least`."""
        known = self._candidates(word)
        if not known:
            return None
        near = (self._encoder.encode(forms) @ self._encoder.encode([other for other, _ in known]).T).max(axis=0)
        scores = {other: chance * float(cosine) for (other, chance), cosine in zip(known, near, strict=True)}
        best = max(scores.values())
        if best < least:
            return None
        first, *others = sorted(scores, key=lambda other: -scores[other])
        second = next((other for other in others if other[:STEM] != first[:STEM]), first)
        return f"{first}/{second}" if second != first and scores[second] >= AS_LIKELY * best else first

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


def _latin(word: str, language: Language) -> str:
    """`word` in Latin letters: its consonants and long vowels, as no others are written."""
    return next((spelling for _, spelling in sounds(word, language.code)), word)
