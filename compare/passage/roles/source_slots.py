"""Sources whose words nothing on the other side may render: the union of one side, the ministry of the other.

The lists of kinds (`compare.text.sources`) know some people who speak, and which
of them translators use for one another. Words of the language at large tell of
more: where what is named first in the place of a source (`compare.text.source_phrases`)
has renderings that are all missing from the whole other side, on either side,
somebody else is cited. If both may be of one kind by the lists, all that is said
of either must be missing. A single word says so only if it is of a listed kind, and
the other source is, too, or is told in more words.
"""

from __future__ import annotations

from typing import NamedTuple

from compare.languages import load_language
from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.renderings import LIKE, VAGUE, Renderings, renderings
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.lexicon import cues
from compare.text.segment import Segment, overlap
from compare.text.source_phrases import SourcePhrase, source_phrases
from compare.text.sources import KINDS, alike

NONE = 0.15
"""Likeness from which on two heads may be the same."""
FEWEST = 2
"""Words of either source, at least, where both may be of one kind."""


class _Place(NamedTuple):
    """A source of a side: the words of its content, by number, and that of its head."""

    words: tuple[int, ...]
    head: int
    span: Span
    made: bool


def replaced_source(pair: PassagePair, run: Run) -> tuple[Span, Span] | None:
    """The sources (local spans) of a passage that has one on either side that the other does not name, or None."""
    phrases = source_phrases(pair.source), source_phrases(pair.target)
    alike_words = likeness(pair, run) if all(phrases) else None
    may = renderings(pair, alike_words) if alike_words else None
    if alike_words is None or may is None:
        return None
    places = [[place for one in phrases[side] if (place := _place(alike_words, side, one))] for side in Side]
    theirs = [[word for place in places[side] for word in place.words] for side in Side]
    lost = []
    for side in Side:
        strange = [place for place in places[side] if _is_lost(may, side, place, theirs)]
        strange = [place for place in strange if not _is_led(pair.on(side), may, side, place, alike_words)]
        if len(strange) != 1:
            return None
        lost.append(strange[0])
    one, other = lost
    closeness = alike_words.values[one.head, other.head]
    clear = not any(may.sizes(side)[lost[side].head] >= VAGUE for side in Side)
    if clear and may.near(one.head, other.head):
        return None
    words = one.words, other.words
    if all(len(words[side]) >= FEWEST and _all_lost(may, side, words[side], theirs) for side in Side):
        return (one.span, other.span) if closeness < LIKE else None
    kinds = [_kinds(pair.on(side), alike_words.rows[side].spans[lost[side].head]) for side in Side]
    if closeness >= (LIKE if all(kinds) else NONE) or alike(
        kinds[0], kinds[1], pair.source.language, pair.target.language
    ):
        return None
    shorter = min(Side, key=lambda side: len(words[side]))
    told = bool(kinds[shorter]) and len(words[shorter.other]) >= FEWEST and not (one.made or other.made)
    known = all(kinds) or min(map(len, words)) >= FEWEST or told
    return (one.span, other.span) if known else None


def _place(words: Likeness, side: Side, phrase: SourcePhrase) -> _Place | None:
    content = [n for span in phrase.words for n in words.at(side, span) if words.content[side][n]]
    head = [n for n in words.at(side, phrase.head) if words.content[side][n]]
    return _Place(tuple(content), head[0], phrase.span, phrase.made) if head else None


def _is_lost(may: Renderings, side: Side, place: _Place, theirs: list[list[int]]) -> bool:
    """Whether nothing may render the head of a source."""
    return may.numbers[side][place.head] >= 0 and bool(may.lost(side, [place.head], theirs[side.other]))


def _is_led(here: Segment, may: Renderings, side: Side, place: _Place, words: Likeness) -> bool:
    """Whether a preposition is written together with a head (بوجود): then it is no subject."""
    word = here.text[slice(*words.rows[side].spans[place.head])]
    leads = load_language(here.language).endings("parties.aside_prefixes")
    stems = (may.families.number(int(side), word.removeprefix(lead)) for lead in leads if word.startswith(lead))
    return int(may.numbers[side][place.head]) in stems


def _all_lost(may: Renderings, side: Side, words: tuple[int, ...], theirs: list[list[int]]) -> bool:
    known = all(may.numbers[side][word] >= 0 for word in words)
    return known and len(may.lost(side, words, theirs[side.other])) == len(words)


def _kinds(side: Segment, span: Span) -> frozenset[str]:
    return frozenset(name for cue in cues(side, KINDS) if overlap(cue.span, span) for name in cue.classes)
