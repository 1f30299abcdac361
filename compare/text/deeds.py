"""The verbs of a text whose form says that a deed is done, or that it is still ahead: will, is to be, promised to.

Done is what `compare.text.modality.done` says. Ahead is a verb behind a word of
the future (`modality.ahead`), behind "to" where that stands behind a word that
leaves it to come (`modality.intentions`: plans to, was about to, has yet to),
and a passive behind "to be", or behind "would" (`modality.supposed`), which
without one tells of habits as often.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from compare.languages import Language, Word, load_language
from compare.records import Span
from compare.text.clauses import CLAUSE_END
from compare.text.lexicon import cues
from compare.text.modality import CONDITIONS, DONE, NONE, PLANNED, STATES, done_at, irregular
from compare.text.segment import Segment, overlap

_NEAR = 8
"""Words from what begins a clause of time or condition to its verb, at most."""
_CLAUSE = 14
"""Words before a verb in which another of its clause is looked for."""
_SHORTEST = 3
"""Letters of a verb."""
_SHORTEST_ADVERB = 5
"""Letters of an adverb that its ending tells."""


class Deed(NamedTuple):
    """A verb that says that something is done or ahead: its state, the local span of its words, their places."""

    state: str
    span: Span
    first: int
    """The place of the first word that belongs to the verb."""
    verb: int
    """The place of the verb itself."""
    unfinished: bool = False
    """Whether what is ahead is told by what has not been (has yet to)."""
    loose: bool = False
    """Whether only "to be" says that it is ahead (the dams to be opened)."""


def deeds(segment: Segment) -> list[Deed]:
    """The deeds of a text, in order."""
    language = load_language(segment.language)
    words = language.analyse(segment.text).words
    read = _Words(language, tuple(word.text for word in words))
    found = []
    other = [cue for cue in cues(segment, STATES) if cue.has(PLANNED, NONE)]
    auxiliaries = language.words("modality.perfect") | language.words("modality.passive")
    for place, word in enumerate(words):
        if len(word.text) < _SHORTEST or word.text in auxiliaries or segment.text[word.start].isupper():
            continue
        first, unfinished = read.ahead(place)
        if first is not None:
            if not CLAUSE_END.search(segment.text, words[first].end, word.start):
                loose = read.folded[first] in language.words("parties.infinitive") and not read.is_planned(first)
                found.append(Deed(PLANNED, (words[first].start, word.end), first, place, unfinished, loose))
        elif span := done_at(segment, words, place):
            if any(overlap(cue.span, words[place].span) for cue in other):
                continue  # set to, a set of
            start = next(n for n in range(place, -1, -1) if words[n].start <= span[0])
            if start < place or not (read.is_adjective(place) or read.is_participle(segment.text, words, place)):
                found.append(Deed(DONE, span, start, place))
    return found


def is_aside(segment: Segment, span: Span) -> bool:
    """Whether a verb stands in a clause of time or condition, and is no statement: before he took charge."""
    for cue in cues(segment, CONDITIONS):
        between = segment.text[cue.end : span[0]]
        if cue.end <= span[0] and len(between.split()) <= _NEAR and not CLAUSE_END.search(between):
            return True
    return False


class _Words:
    """The folded words of a text, and what stands before each."""

    def __init__(self, language: Language, folded: tuple[str, ...]) -> None:
        self._language = language
        self.folded = folded
        self._before: list[int] = []
        last = -1
        for place, word in enumerate(folded):
            self._before.append(last)
            if not _is_skipped(language, word):
                last = place

    def ahead(self, place: int) -> tuple[int | None, bool]:
        """Where the words begin that make the word at `place` a deed ahead (None where it is none), and if they deny
        it."""
        before, words = self._before[place], self.folded
        if before < 0 or words[before] not in _leads(self._language):
            return None, False
        lists = self._language.words
        word, lead = words[place], words[before]
        if word in lists("modality.infinitive") or word in lists("modality.nots"):
            return None, False
        second = self._before[before]
        if lead in lists("modality.ahead"):
            return (before if lists("modality.nots").isdisjoint(words[before:place]) else None), False
        if lead in lists("parties.infinitive") and second >= 0:
            yet = words[before - 1] in lists("modality.yet")
            negative = not yet and not lists("modality.nots").isdisjoint(words[second:before])
            intends = words[second] in lists("modality.intentions") or yet
            return (second if intends and not negative else None), yet
        under_way = word.endswith(tuple(lists("modality.progressive_endings")))
        if (
            under_way
            and lead in lists("modality.infinitive")
            and second >= 0
            and words[second] in lists("modality.ahead")
        ):
            return (second if lists("modality.nots").isdisjoint(words[second:place]) else None), False
        passive = word.endswith(tuple(lists("modality.past_endings"))) or word in irregular(
            self._language, "participles"
        )
        if not lists("modality.nots").isdisjoint(words[before:place]):
            return None, False
        if lead not in lists("modality.infinitive") or second < 0 or not passive:
            return None, False
        if words[second] in lists("parties.infinitive"):
            third = self._before[second]
            leads = words[max(third, 0) : second]
            refused = not (lists("modality.nots") | lists("modality.rights")).isdisjoint(leads)
            yet = words[second - 1] in lists("modality.yet")
            return (None if refused and not yet else max(third, 0) if yet else second), yet
        if words[second] in lists("modality.ahead") or words[second] in lists("modality.supposed"):
            return (second if lists("modality.nots").isdisjoint(words[second:before]) else None), False
        return None, False

    def is_planned(self, place: int) -> bool:
        """Whether what stands before a "to" leaves what follows it to come."""
        before = self._before[place]
        return before >= 0 and self.folded[before] in self._language.words("modality.intentions")

    def is_adjective(self, place: int) -> bool:
        """Whether a participle without an auxiliary is an adjective behind an adverb: more widely shared."""
        before = self._before[place]
        if before < 0:
            return True
        lists = self._language.words
        closed = lists("modality.articles") | lists("modality.present") | lists("modality.open")
        return self.folded[before] in closed - lists("parties.determiners")

    def is_participle(self, text: str, words: Sequence[Word], place: int) -> bool:
        """Whether a past tense by its form stands behind another verb of its clause, as a participle does: have been
        sitting in a tent set up across the road."""
        lists = self._language.words
        apart = lists("parties.joins") | lists("parties.relatives") | lists("parties.openers")
        verbs = lists("modality.present") | lists("modality.passive")
        for n in range(place - 1, max(-1, place - _CLAUSE), -1):
            if self.folded[n] in apart or CLAUSE_END.search(text, words[n].end, words[n + 1].start):
                return False
            if self.folded[n] in verbs:
                return True
        return False


@lru_cache(maxsize=8)
def _leads(language: Language) -> frozenset[str]:
    """The words right before a verb that may make it a deed ahead."""
    return frozenset().union(
        *map(language.words, ("modality.ahead", "parties.infinitive", "modality.infinitive")),
    )


@lru_cache(maxsize=100_000)
def _is_skipped(language: Language, word: str) -> bool:
    """Whether a word may stand between a verb and what it belongs to: an adverb, yet, not."""
    if any(word in language.words(f"modality.{name}") for name in ("adverbs", "yet", "nots")):
        return True
    return len(word) >= _SHORTEST_ADVERB and word.endswith(language.endings("parties.adverb_endings"))
