"""The clause around a word, the roles that its words may have, and which of them may name somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Literal

from compare.languages import Language, Word, load_language
from compare.records import Span
from compare.text.lexicon import lexicon
from compare.text.modality import irregular
from compare.text.segment import Segment, overlapping

Role = Literal["agent", "other"]

AGENT: Role = "agent"

OTHER: Role = "other"

REACH = 14
"""Words of a clause that are looked at on either side of a verb."""

BREAK = re.compile(r"[^\w\s'’-]|\n")

_TITLE = re.compile(r"[«“\"](\w+(?:[ ]\w+){0,2})[»”\"]")
"""A name in quotation marks, which opens no clause."""

CLAUSE_END = re.compile(r"[.;:!?؟؛،,\n\"“”«»()]")
"""What a clause that a connective opens does not go beyond."""


class Clauses:
    """A text's words, and which of them stand in the clause of one of them."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.words: Sequence[Word] = language.analyse(text).words
        self.folded = [word.text for word in self.words]
        """The words as lists have them."""
        self.spans = [word.span for word in self.words]
        self._places = {span: place for place, span in enumerate(self.spans)}
        self.lists = language.words
        """The words of the list at a path of the language's file."""
        openers = language.words("parties.openers")
        count = len(self.words)
        plain = _TITLE.sub(lambda match: f" {match[1]} ", text)
        parted = [
            BREAK.search(plain, one.end, other.start) is not None
            for one, other in zip(self.words, self.words[1:], strict=False)
        ]
        opens = [
            word in openers and not (n and not parted[n - 1] and text[self.words[n].start].isupper())  # a name: Said
            for n, word in enumerate(self.folded)
        ]
        self._first, self._last = list(range(count)), list(range(count))
        for n in range(1, count):
            if not parted[n - 1] and not opens[n - 1]:
                self._first[n] = self._first[n - 1]
        for n in range(count - 2, -1, -1):
            if not parted[n] and not opens[n + 1]:
                self._last[n] = self._last[n + 1]

    def at(self, span: Span) -> range:
        """The places of the words that share a character with a span."""
        place = self._places.get(span)  # most spans that are asked for are those of a word
        return overlapping(self.spans, span) if place is None else range(place, place + 1)

    def within(self, place: int, step: int) -> list[int]:
        """The words beyond `place`, nearest first, up to punctuation or a word that opens another clause."""
        if step > 0:
            return list(range(place + 1, min(self._last[place], place + REACH) + 1))
        return list(range(place - 1, max(self._first[place], place - REACH) - 1, -1))


@lru_cache(maxsize=64)
def clauses(text: str, language: Language) -> Clauses:
    """The clauses of a text; those of the last texts are remembered, for a text is asked for each of its verbs."""
    return Clauses(text, language)


def phrases_at(clause: Clauses, places: Sequence[int], path: str) -> list[tuple[int, int]]:
    """(first word, last word) of the phrases of the list at `path` that begin at one of `places`, longest first."""
    phrases, folded = _phrases(clause.language, path), clause.folded
    found = [(rank, n, parts) for n in places if folded[n] in phrases for rank, parts in phrases[folded[n]]]
    found = [(rank, n, parts) for rank, n, parts in found if folded[n : n + len(parts)] == parts]
    found.sort(key=itemgetter(0))
    return [(n, n + len(parts) - 1) for _, n, parts in found]


@lru_cache(maxsize=64)
def _phrases(language: Language, path: str) -> dict[str, list[tuple[int, list[str]]]]:
    """The phrases of a list, each with its rank by length and cut into words, by the first word."""
    found: dict[str, list[tuple[int, list[str]]]] = {}
    for rank, phrase in enumerate(language.endings(path)):
        parts = phrase.split()
        found.setdefault(parts[0], []).append((rank, parts))
    return found


@lru_cache(maxsize=1024)
def direction(language: Language, word: str) -> str:
    """Which way a folded preposition leads: its class in the list of those that lead to parties; "" without one."""
    cue = next((cue for cue in lexicon(language, "parties.leads").find(word) if cue.end == len(word)), None)
    return cue.classes[0] if cue is not None else ""


def is_function(clause: Clauses, place: int) -> bool:
    """Whether a word means nothing by itself."""
    return clause.language.is_function(clause.folded[place])


def names_party(segment: Segment, span: Span) -> bool:
    """Whether a word may name somebody or something: no verb or adverb, as far as its form tells."""
    language = load_language(segment.language)
    read = clauses(segment.text, language)
    upper = segment.text[span[0]].isupper()
    return any(
        (upper and not word.isdigit()) or names_word(language, word)
        for word in map(read.folded.__getitem__, read.at(span))
    )


@lru_cache(maxsize=100_000)
def names_word(language: Language, word: str) -> bool:
    """Whether a folded word may be a noun, as far as its form tells."""
    listed = word in irregular(language, "past") or word in irregular(language, "participles")
    if word in language.words("parties.not_adverbs"):
        return True
    return not (word.isdigit() or listed or word.endswith(language.endings("parties.no_party")))
