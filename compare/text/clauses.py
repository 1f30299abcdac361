"""The clause around a word, the roles that its words may have, and which of them may name somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from compare.languages import Language, Word, load_language
from compare.records import Span
from compare.text.modality import irregular
from compare.text.segment import Segment

Role = Literal["agent", "other"]

AGENT: Role = "agent"

OTHER: Role = "other"

REACH = 14
"""Words of a clause that are looked at on either side of a verb."""

BREAK = re.compile(r"[^\w\s'’-]|\n")


@dataclass(frozen=True)
class Clause:
    """A text's words, and what of them stands in the clause of one of them."""

    text: str
    words: Sequence[Word]
    language: Language

    def lists(self, path: str) -> frozenset[str]:
        """The words of the list at `path` of the language's file."""
        return self.language.words(path)

    def within(self, place: int, step: int) -> list[int]:
        """The words beyond `place`, nearest first, up to punctuation or a word that opens another clause."""
        found: list[int] = []
        openers = self.lists("parties.openers")
        while 0 <= place + step < len(self.words) and len(found) < REACH:
            first, second = sorted((place, place + step))
            if BREAK.search(self.text, self.words[first].end, self.words[second].start):
                break
            place += step
            if self.words[place].text in openers:
                break
            found.append(place)
        return found


def is_function(clause: Clause, place: int) -> bool:
    """Whether a word means nothing by itself."""
    return clause.language.is_function(clause.words[place].text)


def names_party(segment: Segment, span: Span) -> bool:
    """Whether a word may name somebody or something: no verb or adverb, as far as its form tells."""
    language = load_language(segment.language)
    words = [word.text for word in language.analyse(segment.text).words if word.start < span[1] and span[0] < word.end]
    upper = segment.text[span[0]].isupper()
    return any((upper and not word.isdigit()) or names_word(language, word) for word in words)


def names_word(language: Language, word: str) -> bool:
    """Whether a folded word may be a noun, as far as its form tells."""
    endings = tuple(sorted(language.words("parties.no_party")))
    listed = word in irregular(language, "past") or word in irregular(language, "participles")
    return not (word.isdigit() or listed or (bool(endings) and word.endswith(endings)))
