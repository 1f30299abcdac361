"""Offices that are told beside a name: *the club's doctor*, Karim Said; Karim Said, *who heads the club*.

They stand in the words before the name, through one comma (المدير العام، الدكتور نزار), or open an apposition: the
words from a comma right behind the name to where something ends them. A verb of saying does, and what opens a clause
or leads elsewhere; where verbs come first the word that opens the sentence is one. Where a noun governs the next, an
apposition begins with the office; elsewhere the office may have a few words before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from compare.languages import load_language
from compare.records import Span
from compare.text.lexicon import cues
from compare.text.offices import Office
from compare.text.posts import HOLDS, OF
from compare.text.segment import REMEMBERED, Segment
from compare.text.source_phrases import SAYING

LONGEST = 8
"""Words beside a name that may say who bears it."""
_BEFORE_HEAD = 4
"""Words before an office in an apposition where nouns do not govern what follows."""
_COMMA = re.compile(r"[^\w\n]*[,،][^\w\n]*")
_BREAK = re.compile(r"[^\w\s'’«»\"“”-]|\n")


class Told(NamedTuple):
    """The offices told beside a name, and all words that stand there (local spans)."""

    offices: tuple[Office, ...]
    words: tuple[Span, ...]


def told_beside(side: Segment, span: Span, held: Sequence[Office]) -> Told:
    """Those of the offices of a side that are told beside the name at a local span, of who bears it."""
    reader = _reader(side)
    inside = [n for n, word in enumerate(reader.words) if word.start < span[1] and span[0] < word.end]
    if not inside:
        return Told((), ())
    before, behind = reader.before(inside[0]), reader.behind(inside[-1])
    first = before.stop - len(before)
    reach = behind.start + (0 if reader.verb_first else _BEFORE_HEAD)
    offices = tuple(
        one
        for one in held
        if (first <= one.cue.first and one.cue.last < before.stop)
        or (behind and behind.start <= one.cue.first <= reach and one.cue.last < behind.stop)
    )
    return Told(offices, tuple(reader.words[n].span for n in (*before, *behind)))


class _Reader:
    def __init__(self, side: Segment) -> None:
        self._language = language = load_language(side.language)
        self._text = side.text
        self.words = language.analyse(side.text).words
        self.verb_first = bool(language.get("speaker.verb_first", False))
        self._said = {n for path in SAYING for cue in cues(side, path) for n in range(cue.first, cue.last + 1)}
        self._holds = {n for cue in cues(side, HOLDS) for n in range(cue.first, cue.last + 1)}
        self._relatives = language.words("parties.relatives")
        self._through = language.words("parties.determiners") | language.words(OF) | language.words("parties.aside")

    def before(self, first: int) -> range:
        """The words before a name."""
        start, commas = first, 0
        while start > max(0, first - LONGEST):
            gap = self._text[self.words[start - 1].end : self.words[start].start]
            if _BREAK.search(gap):
                commas += 1
                if commas > 1 or not _COMMA.fullmatch(gap):
                    break
            if self._closes(start - 1) or (self.verb_first and start == 1):
                break
            start -= 1
        return range(start, first)

    def behind(self, last: int) -> range:
        """The words behind the comma behind a name, if anything ends them: what goes on and on is no apposition."""
        first = last + 1
        if first >= len(self.words):
            return range(0)
        if not _COMMA.fullmatch(self._text, self.words[last].end, self.words[first].start):
            return range(0)
        if self.words[first].text in self._relatives:
            first += 1  # who heads
        for stop in range(first, min(first + LONGEST + 1, len(self.words))):
            gap = self._text[self.words[stop - 1].end : self.words[stop].start]
            if self._closes(stop) or (stop > first and _BREAK.search(gap)):
                return range(first, stop)
        return range(first, len(self.words)) if len(self.words) <= first + LONGEST else range(0)

    def _closes(self, n: int) -> bool:
        word = self.words[n].text
        if n in self._holds:
            return False
        return n in self._said or (self._language.is_function(word) and word not in self._through)


@lru_cache(maxsize=REMEMBERED)
def _reader(side: Segment) -> _Reader:
    return _Reader(side)
