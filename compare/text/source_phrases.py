"""The phrases in the places of sources, whoever is named.

They stand beside a verb of saying, behind words such as "according to" or before "statement", and where it is told
who made a study, a report, figures: *data from the office*, *a study made by the institute*, دراسة أجرتها الكلية.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from compare.languages import Word, load_language
from compare.records import Span
from compare.text.lexicon import Cue, cues, unhidden
from compare.text.modality import irregular
from compare.text.numbers.counted import numbers_of
from compare.text.segment import REMEMBERED, Segment, covered, overlap

SAYING = ("attribution.say", "attribution.marked", "speaker.verbs")
_PLAIN, _AMOUNTS = "attribution_plain", "quantifier.amounts"
LONGEST = 5
"""Words of a phrase."""
_TO_MAKER = 8
"""Words behind a work in which who made it is led to: a study carried out two years ago by the institute."""
_BREAK = re.compile(r"[^\w\s'’«»\"“”-]|\n")


class SourcePhrase(NamedTuple):
    """Local spans: the words that carry content, the one that says what the source is, and the whole.

    `made`: it made a work, whether that is cited or not.
    """

    words: tuple[Span, ...]
    head: Span
    span: Span
    made: bool = False


@lru_cache(maxsize=REMEMBERED)
def source_phrases(side: Segment) -> tuple[SourcePhrase, ...]:
    """The phrases in the places of sources, in order; none that is written as a name."""
    verbs = [verb for path in SAYING for verb in unhidden(side, path, _PLAIN)]
    leads, papers = unhidden(side, "speaker.behind", _PLAIN), cues(side, "speaker.papers")
    works = cues(side, "speaker.works")
    if not (verbs or leads or papers or works):
        return ()
    reader = _Reader(side, verbs)
    # Who quotes somebody is not who says it.
    quoting = [cue.span for cue in leads]
    found = [reader.beside(verb) for verb in verbs if not any(overlap(verb.span, span) for span in quoting)]
    found += [reader.ahead(cue.last + 1) for cue in leads]
    if not reader.verb_first:
        found += [reader.before(cue.first) for cue in papers]
    made = [(cue, maker) for cue in works if (maker := reader.maker(cue))]
    # Who made what somebody goes by is cited, not the work.
    found = [one for one in found if one and not any(overlap(one.span, cue.span) for cue, _ in made)]
    found += [maker._replace(made=True) for _, maker in made]
    hidden = [cue.span for cue in cues(side, "speaker.unnamed")]
    kept = {one.head: one for one in found if one and not any(overlap(one.head, span) for span in hidden)}
    return tuple(kept[head] for head in sorted(kept))


class _Reader:
    def __init__(self, side: Segment, verbs: Sequence[Cue]) -> None:
        language = load_language(side.language)
        self._text = side.text
        self._words: Sequence[Word] = language.analyse(side.text).words
        self.verb_first = bool(language.get("speaker.verb_first", False))
        self._of = language.words("speaker.of")
        counted = covered(
            len(side.text),
            (
                *(one.span for one in numbers_of(side).quantities if not one.soft),
                *(cue.span for cue in cues(side, _AMOUNTS) if not all(name.endswith("~") for name in cue.classes)),
            ),
        )
        determiners = language.words("parties.determiners")
        self._empty = {
            n
            for n, word in enumerate(self._words)
            if language.is_function(word.text) or word.text in determiners or counted.find(1, *word.span) >= 0
        }
        taken = (*verbs, *cues(side, "speaker.ends"), *cues(side, "speaker.unnamed"))
        self._making = {cue.first: cue for cue in cues(side, "speaker.makers")}
        self._showing = {n for cue in cues(side, "attribution.view") for n in range(cue.first, cue.last + 1)}
        self._past = irregular(language, "past")
        self._ends = {n for cue in taken for n in range(cue.first, cue.last + 1)} - {
            n for n, word in enumerate(self._words) if word.text in self._of
        }

    def beside(self, verb: Cue) -> SourcePhrase | None:
        """The subject of a verb of saying: behind it where verbs come first or punctuation stands before it."""
        if self.verb_first:
            return self.ahead(verb.last + 1)
        if verb.first == 0 or self._broken(verb.first):
            return self.ahead(verb.last + 1, whole=True)
        return self.before(verb.first)

    def ahead(self, first: int, *, whole: bool = False, longest: int = LONGEST) -> SourcePhrase | None:
        """The phrase that begins at a word, if none of what ends one stands before it; only its `whole`, if asked."""
        words = []
        for n in range(first, min(first + longest, len(self._words))):
            if n in self._ends or (n and self._broken(n)):
                break
            words.append(n)
        return None if whole and len(words) == LONGEST and not self._broken(first + LONGEST) else self._phrase(words)

    def before(self, end: int) -> SourcePhrase | None:
        """The phrase that ends before a word; a comma between the two closes an apposition, which is not read."""
        words: list[int] = []
        for n in range(end - 1, max(-1, end - 1 - LONGEST), -1):
            if n in self._ends or self._broken(n + 1):
                break
            words.insert(0, n)
        return self._phrase(words)

    def maker(self, work: Cue) -> SourcePhrase | None:
        """Who made a work: behind a word that leads to him, or beside the work as its owner."""
        for n in range(work.last + 1, min(work.last + 1 + _TO_MAKER, len(self._words))):
            if self._broken(n) or n in self._showing:
                break
            if n in self._making:
                return self._until_verb(self._making[n].last + 1)
        if self.verb_first:
            # An owner goes on with what he is; a verb, with whom or what it is about: مذكرة دفع فيها.
            verb = work.last + 2 in self._empty and not self._broken(work.last + 2)
            return None if verb else self._until_verb(work.last + 1)
        owned = work.first and self._words[work.first - 1].text.endswith(("'s", "s'", "’s", "s’"))
        return self.before(work.first) if owned else None

    def _until_verb(self, first: int) -> SourcePhrase | None:
        """`ahead`, but only up to a word that shows or tells, or is a past tense."""
        last = next(
            (
                n
                for n in range(first + 1, min(first + LONGEST, len(self._words)))
                if n in self._showing or self._words[n].text in self._past
            ),
            first + LONGEST,
        )
        return self.ahead(first, longest=last - first)

    def _phrase(self, places: list[int]) -> SourcePhrase | None:
        content = [n for n in places if n not in self._empty]
        if not content:
            return None
        if self.verb_first:
            head = content[0]
        else:
            stops = [n for n in places if self._words[n].text in self._of]
            before = [n for n in content if not stops or n < stops[0]]
            head = before[-1] if before else content[-1]
            if any(self._text[self._words[n].start].isupper() and n for n in content):
                return None
        spans = tuple(self._words[n].span for n in content)
        return SourcePhrase(spans, self._words[head].span, (spans[0][0], spans[-1][1]))

    def _broken(self, place: int) -> bool:
        """Whether punctuation stands before a word; at either end of the text it is taken to."""
        if place >= len(self._words):
            return True
        return place == 0 or bool(_BREAK.search(self._text, self._words[place - 1].end, self._words[place].start))
