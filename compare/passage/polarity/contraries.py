"""A word whose translations all stand at one end of a scale, and in its place one of the other end.

Scales of contraries (`compare.text.scales`) are listed in one of the two languages.
A word of the other language has the ends of the words that may render it, by
the families of words (`compare.passage.evidence.word_families`) and the table of
translations: كريم has generous, noble, hospitable, lavish, and so what is said
against generosity speaks against it (*harsh*). Two words are contrary if
several renderings of the one stand at an end and the other means the contrary
end, neither has a counterpart of its own in the passage, no other word of
either side answers for one of the two ends, no denial stands beside one of
them only, and the words around the one are the counterparts of those around the
other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from compare.languages import load_language
from compare.passage.evidence.likeness import Likeness
from compare.passage.evidence.translations import Translations, embedded_translations
from compare.passage.pair import PassagePair
from compare.passage.polarity.antonyms import negated, senses
from compare.records import Side, Span
from compare.text.lexicon import Cue, cues
from compare.text.scales import IDIOM, POLES, Scales, ends, scales
from compare.text.segment import Segment, overlap

FLIP = str.maketrans("+-", "-+")
OWN = "contraries.own"
"""The list of words that mean ends by themselves."""
LEAST, SHARE = 2, 0.125
"""Renderings of a word that stand at an end, at least, and of all that it has: who means all sorts says nothing."""
CHANCE = 0.1
"""Probability of a translation of the table that counts as a rendering."""
TABLE = 4
"""Translations of the table that are looked at."""
SURE = 0.4
"""Likeness from which on a word belongs to its partner alone: صوت is voice, not loud beside it."""
WORDS = 20_000
"""Words whose ends are kept: a few hundred make up most of a text, and several checks ask for each of them."""
SHIFT = 6.0
"""Words that the one may stand from where the words around the other have theirs."""


Rendered = tuple[Cue, Counter[str]]
"""A word, and how many of its renderings mean each end of a scale."""


class Contrary(NamedTuple):
    """A word of the source and one of the target at contrary ends of a scale (local spans), and how many tell so."""

    source: Span
    target: Span
    scale: str
    renderings: int
    own: bool = False
    """Whether the word that is rendered means its end by itself (`own_ends`)."""


def contraries(pair: PassagePair, alike: Likeness) -> Iterator[Contrary]:
    """Words at contrary ends of a scale in each other's place, each word once, the surest and nearest first."""
    listed = next((side for side in Side if scales(pair.on(side).language)), None)
    table = embedded_translations(pair.source.language, pair.target.language)
    if listed is None or table is None or table.families is None:
        return
    told = ends(pair.on(listed))
    if not told:
        return
    known = [{pole for word in senses(pair.on(side), POLES) for pole in word.all} for side in (listed.other, listed)]
    here = listed.other
    related = alike.related_from(here) & alike.content[here][:, None]
    partners = alike.mutual(here, SURE)
    open_to = []
    for other in told:
        theirs = alike.at(listed, other.span)
        single = len(theirs) == 1
        claiming = np.flatnonzero(related[:, theirs].any(axis=1)).tolist() if single else []
        claimed = any(partners.get(n, theirs[0]) in theirs for n in claiming)
        if single and (claimed or not alike.content[listed][theirs].any()):
            continue
        answered = {end for end in other.classes if any(end.translate(FLIP) in cue.classes for cue in told)}
        answered |= {end for end in other.classes if end in known[0] or end.translate(FLIP) in known[1]}
        if ends_left := [end for end in other.classes if end not in answered]:
            open_to.append((other, theirs, ends_left))
    if not open_to:
        return
    places = {span[0]: n for n, span in enumerate(alike.rows[here].spans) if alike.content[here][n]}
    own = {n: cue for cue in own_ends(pair.on(here)) for n in _place(alike, here, cue, partners)}
    # A word that means an end by itself may share a family with a word that only looks like its rendering.
    rendered = [
        any_of and (n not in own or n in partners) for n, any_of in enumerate(np.asarray(related.any(axis=1)).tolist())
    ]
    if all(len(theirs) == 1 for _, theirs, _ in open_to):  # only a phrase may stand for a word that it renders
        places = {start: n for start, n in places.items() if not rendered[n]}
    words = {
        places[cue.start]: (cue, counts)
        for cue, counts in _read_meant(pair.on(here), pair.on(listed).language, here, places)
        if max(counts.values()) >= LEAST
    }
    words |= {n: (cue, Counter(dict.fromkeys(cue.classes, LEAST))) for n, cue in own.items()}
    found = []
    for other, theirs, ends_left in open_to:
        single = len(theirs) == 1
        for n, (cue, mine) in words.items():
            if rendered[n] and (single or np.delete(related[n], theirs).any()):
                continue
            poles = [(mine[end.translate(FLIP)], end) for end in ends_left]
            if n not in own:
                every = len(rendered_ends(int(here), cue.text, table, scales(pair.on(listed).language)))
                poles = [(count, end) for count, end in poles if count > SHARE * every]
            poles = [(count, end) for count, end in poles if count >= LEAST and not _told(end, n, words, rendered)]
            shift = alike.shift(here, cue.span, other.span) if poles else 0.0
            both = (cue, other) if listed is Side.TARGET else (other, cue)
            if poles and shift <= SHIFT and not negated(pair, *both):
                count, end = max(poles)
                found.append((-count, shift, end[:-1], n in own, both))
    used: set[Span] = set()
    for minus, _, scale, sure, (one, other) in sorted(found, key=lambda item: item[:4]):
        if used.isdisjoint((one.span, other.span)):
            used |= {one.span, other.span}
            yield Contrary(one.span, other.span, scale, -minus, sure)


def _place(alike: Likeness, side: Side, cue: Cue, partners: Mapping[int, int]) -> list[int]:
    """The word that stands for a phrase: the last of content, of those without a partner if there is one."""
    words = [n for n in alike.at(side, cue.span) if alike.content[side][n]]
    return ([n for n in words if n not in partners] or words)[-1:]


def _told(end: str, word: int, words: Mapping[int, Rendered], rendered: Sequence[bool]) -> bool:
    """Whether a word beside `word` that nothing on the other side renders means an end, too."""
    return any(counts[end] >= LEAST for n, (_, counts) in words.items() if n != word and not rendered[n])


def meant(pair: PassagePair, side: Side) -> Sequence[Rendered]:
    """The words of a side with the ends of scales that they mean, and how many of their renderings do.

    Words of the language that has the scales mean their ends by themselves.
    """
    return _meant(pair.on(side), pair.on(side.other).language, side)


@lru_cache(maxsize=8)
def _meant(segment: Segment, other: str, side: Side) -> tuple[Rendered, ...]:
    """`meant`, kept while a passage is looked at: each of its denials asks for it."""
    return tuple(_read_meant(segment, other, side))


def _read_meant(segment: Segment, other: str, side: Side, places: Collection[int] | None = None) -> Iterator[Rendered]:
    """The words of a segment that mean an end, with their ends: of all, or of those that begin at `places`."""
    if scales(segment.language):
        for cue in ends(segment):
            if places is None or cue.start in places:
                yield cue, Counter(dict.fromkeys(cue.classes, LEAST))
        return
    known = scales(other)
    languages = (other, segment.language) if side else (segment.language, other)
    table = embedded_translations(*languages)
    if table is None or table.families is None or not known:
        return
    language = load_language(segment.language)
    own = own_ends(segment)
    if places is None:
        yield from ((cue, Counter(dict.fromkeys(cue.classes, LEAST))) for cue in own)
    idioms = [cue.span for cue in (*(cue for cue in cues(segment, POLES) if cue.has(IDIOM)), *own)]
    for n, word in enumerate(language.analyse(segment.text).words):
        if places is not None and word.start not in places:
            continue
        if language.is_function(word.text) or any(overlap(word.span, idiom) for idiom in idioms):
            continue
        written = segment.text[word.start : word.end]
        if counts := _ends_of(int(side), written, table, known):
            yield Cue((), word.start, word.end, n, n, written), counts


def own_ends(segment: Segment) -> Sequence[Cue]:
    """The words and phrases that mean ends by themselves in a language that lists no scales (`contraries.own`)."""
    return cues(segment, OWN)


def told_by_contrary_end(pair: PassagePair, side: Side, part: Span) -> bool:
    """Whether the other side says the contrary of a word in a denied part: did not let up is went on.

    The contrary answers for one word only: those that this side has outside the part are told by it first.
    """
    here, there = meant(pair, side), meant(pair, side.other)
    kept = {end for _, counts in there for end in counts if counts[end] >= LEAST}
    denied = {end for cue, counts in here if overlap(cue.span, part) for end in counts if counts[end] >= LEAST} - kept
    outside = [counts for cue, counts in here if not overlap(cue.span, part)]
    return any(
        sum(counts[contrary] >= LEAST for _, counts in there) > sum(contrary in counts for counts in outside)
        for contrary in (end.translate(FLIP) for end in denied)
    )


@lru_cache(maxsize=WORDS)
def _ends_of(side: int, word: str, table: Translations, known: Scales) -> Counter[str]:
    """How many renderings of a word of a side mean each end of a scale; no end whose contrary some of them mean."""
    found = rendered_ends(side, word, table, known)
    counts = Counter(end for ends_of_one in found for end in ends_of_one)
    return Counter({end: count for end, count in counts.items() if end.translate(FLIP) not in counts})


@lru_cache(maxsize=WORDS)
def rendered_ends(side: int, word: str, table: Translations, known: Scales) -> tuple[frozenset[str], ...]:
    """The ends of scales that each rendering of a word of a side means, by the families of words and the table."""
    stems = table.families.beside(side, word) if table.families else []
    likely = (other for other, chance in table.of(side, word, TABLE) if chance >= CHANCE)
    return (*map(known.of_stem, stems), *map(known.of, likely))
