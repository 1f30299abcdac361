"""What an office is the office of: head of the *roads committee*, رئيس *لجنة الطرق*.

Where a noun governs the next (verb first, a definite article: `parties.article`), the words behind the office go on to
the first with the article, and through those with it behind that; where heads come last, the nouns right before the
office say it, and what *of* or *for* leads to behind it. A verb may say it, too (`[office] holds`: *who chairs the
roads committee*).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from compare.languages import Word, load_language
from compare.records import Span
from compare.text.lexicon import cues
from compare.text.modality import irregular
from compare.text.offices import Office
from compare.text.places import places
from compare.text.segment import Segment, overlap
from compare.text.source_phrases import SAYING

HOLDS, OF, PARTS = "office.holds", "office.of", "office.parts"
_RANKS = "office.modifiers", "office.modifiers_behind", "office.modified"
LONGEST = 6
"""Words behind an office that say of what it is."""
_BEFORE = 4
"""Nouns before it at most."""
_SHORTEST = 3
"""Letters of a word that says something."""
_LEADS = "head"
"""The kind of those who are at the head of something."""
_BREAK = re.compile(r"[^\w\s'’-]|\n")
_OWNER = ("'s", "’s", "s'", "s’")


class Post(NamedTuple):
    """An office with the words that say of what it is (local spans)."""

    office: Office
    of: tuple[Span, ...]
    within: tuple[Span, ...]
    """Those that are part of what the office is called (*foreign* minister)."""
    verb: bool
    """Whether a verb says it: *who chairs the committee*."""


def posts(side: Segment, held: Sequence[Office]) -> list[Post]:
    """Those of the offices of a side that are told with what they are the office of, and who is told to hold one."""
    told = [Office(cue, titled=False) for cue in cues(side, HOLDS)]
    taken = [one.cue.span for one in told]
    others = (one for one in held if one.titled or _LEADS in one.classes)
    every = [(one, True) for one in told]
    every += [(one, False) for one in others if not any(overlap(one.cue.span, span) for span in taken)]
    if not every:
        return []
    reader = _Reader(side)
    found = (Post(one, reader.of(one, verb=verb), () if verb else reader.within(one), verb) for one, verb in every)
    return sorted((post for post in found if post.of or post.within), key=lambda post: post.office.cue.start)


class _Reader:
    def __init__(self, side: Segment) -> None:
        self._language = language = load_language(side.language)
        self._text, self._words = side.text, language.analyse(side.text).words
        self._verb_first = bool(language.get("speaker.verb_first", False))
        self._article = str(language.get("parties.article", ""))
        self._of, self._determiners = language.words(OF), language.words("parties.determiners")
        self._aside = language.endings("parties.aside_prefixes")
        self._joins = language.words("parties.joins")
        self._past = irregular(language, "past")
        self._ranks = [cue.span for path in _RANKS for cue in cues(side, path)]
        self._ranks += [cue.span for cue in places(side, adjectives=True)]
        self._any = language.words(PARTS)
        self._verbs = {n for path in SAYING for cue in cues(side, path) for n in range(cue.first, cue.last + 1)}

    def of(self, office: Office, *, verb: bool) -> tuple[Span, ...]:
        """The words beside an office that say of what it is."""
        cue = office.cue
        if self._verb_first:
            return self._told(self._governed(cue.first, cue.last))
        before = [] if verb else self._nouns_before(cue.first)
        return self._told([*before, *self._led(cue.last + 1, verb=verb)])

    def within(self, office: Office) -> tuple[Span, ...]:
        """The words of an office that say of what it is: all but the first or, where heads come last, the last."""
        cue = office.cue
        numbers = range(cue.first, cue.last + 1)
        leads = [n for n in numbers if self._words[n].text in self._of]
        rest = numbers[1:] if self._verb_first or leads else numbers[:-1]
        return self._told([n for n in rest if n not in leads])

    def _told(self, numbers: Sequence[int]) -> tuple[Span, ...]:
        """The words that are neither a rank nor too short to mean anything."""
        kept = (n for n in numbers if len(self._words[n].text) >= _SHORTEST)
        spans = [self._words[n].span for n in kept if self._any.isdisjoint(self._language.keys(self._words[n].text))]
        return tuple(span for span in spans if not any(overlap(span, rank) for rank in self._ranks))

    def _governed(self, first: int, last: int) -> list[int]:
        """The words that a noun governs, up to the first with the article, and those with it that go on from there."""
        definite = self._is_definite(self._words[last]) or self._is_definite(self._words[first])
        found: list[int] = []
        for n in range(last + 1, min(last + 1 + LONGEST, len(self._words))):
            word = self._words[n]
            if self._broken(n) or self._language.is_function(word.text) or n in self._verbs:
                break
            here = self._is_definite(word)
            if self._is_aside(word) or (definite and not here and word.text not in self._of):
                break
            definite = definite or here
            found.append(n)
        return found

    def _is_definite(self, word: Word) -> bool:
        return any(form.startswith(self._article) for form in self._language.keys(word.text))

    def _is_aside(self, word: Word) -> bool:
        """Whether a preposition of place or manner is written together with a word (بالوكالة, by proxy)."""
        if word.text in self._of:
            return False
        keys = self._language.keys(word.text)[1:]
        return any(word.text.startswith(lead) and word.text.removeprefix(lead) in keys for lead in self._aside)

    def _nouns_before(self, first: int) -> list[int]:
        found: list[int] = []
        for n in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
            word = self._words[n]
            written = self._text[word.start : word.end]
            if self._broken(n + 1) or self._ends(n) or written.endswith(_OWNER):
                break
            found.insert(0, n)
        return found

    def _led(self, first: int, *, verb: bool) -> list[int]:
        """The words behind *of*; right behind a verb."""
        if first >= len(self._words) or self._broken(first):
            return []
        if not verb:
            if self._words[first].text not in self._of:
                return []
            first += 1
        found: list[int] = []
        for n in range(first, min(first + LONGEST, len(self._words))):
            word = self._words[n]
            if self._broken(n):
                break
            opens = n == first or self._words[n - 1].text in self._of or self._words[n - 1].text in self._joins
            if word.text in self._of or word.text in self._joins or (opens and word.text in self._determiners):
                continue
            if self._ends(n):
                break
            found.append(n)
        return found

    def _ends(self, n: int) -> bool:
        word = self._words[n].text
        closed = self._language.is_function(word) or word in self._determiners
        return closed or n in self._verbs or word in self._past

    def _broken(self, n: int) -> bool:
        if not 0 < n < len(self._words):
            return True
        return bool(_BREAK.search(self._text, self._words[n - 1].end, self._words[n].start))
