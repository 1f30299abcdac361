"""A word that leans one way by most of its renderings, and in its place one that leans the other way.

Scales of contraries (`contraries.py`) hold what is the very contrary. Free changes are looser: *coolly*
told as *rapturously*, *with relief* as *dismay*, *hesitantly* as *firmly*. Scales whose ends go together make up a
broad one: what is told with favour, what grows, what is resolute. A word leans to the end that most of its renderings
mean, and few or none the contrary. Because so much leans somehow, more is asked than of contraries: neither word has
any counterpart, no other word of its side that is left over leans as the word of the other side does, and the two
stand in each other's place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

import numpy as np

from compare.languages import load_language
from compare.passage.amounts.bindings import bound
from compare.passage.evidence.likeness import Likeness
from compare.passage.evidence.translations import embedded_translations
from compare.passage.pair import PassagePair
from compare.passage.polarity.antonyms import negated
from compare.passage.polarity.contraries import FLIP, SURE, Contrary, own_ends, rendered_ends
from compare.records import Side
from compare.text.lexicon import Cue, entries_of
from compare.text.scales import ends, scales

BROAD = "contraries.broad"
"""The ends of scales that make up one end of a broad one; their contraries make up the other."""
LEAST = 2
"""Renderings that lean one way, at least."""
OTHERS = 4
"""How many times as many lean so as lean the other way, at least."""
SHARE = 0.2
"""Of all renderings, at least."""
PLACE = 3.0
"""Words that the one may stand from where the words around the other have theirs."""

COVERED = 0.65
"""Share of the other words of content of either side that have a counterpart: what is told freely leans anywhere."""

Leaning = Counter[str]
"""How many renderings of a word lean to each end of the broad scales, and their number under ""."""


def leanings(pair: PassagePair, alike: Likeness) -> Iterator[Contrary]:
    """Words that lean contrary ways in each other's place, the nearest and surest first, each word once."""
    listed = next((side for side in Side if scales(pair.on(side).language)), None)
    told = ends(pair.on(listed)) if listed is not None else []
    if listed is None or not told:
        return
    here = listed.other
    related, partners = alike.related_from(here), alike.mutual(here, SURE)
    claimed = set(alike.mutual(listed, SURE))
    code = pair.on(listed).language
    theirs = [(cue, alike.at(listed, cue.span), _ends(code, cue.classes)) for cue in told]
    loose = {
        n
        for n, (_, places, _) in enumerate(theirs)
        if alike.content[listed][places].any() and not (related[:, places].any() or claimed.intersection(places))
    }
    found = []
    if not loose or min(_covered(alike, side) for side in Side) < COVERED:
        return
    free = _leanings(pair, alike, here)
    for n in sorted(loose):
        other, places, means = theirs[n]
        for end in sorted(means):
            back = end.translate(FLIP)
            if any(back in theirs[m][2] for m in loose - {n}):
                continue
            for place, counts in free.items():
                if partners.get(place, places[0]) not in places or not _leans(counts, back):
                    continue
                if len(places) > 1 and counts[""] > LEAST:  # a phrase means much: only who means an end by itself
                    continue
                if any(_leans(of, end) for m, of in free.items() if m != place):
                    continue
                span = alike.rows[here].spans[place]
                shift = alike.shift(here, span, other.span)
                word = Cue((), *span, place, place, pair.on(here).text[slice(*span)])
                both = (word, other) if here is Side.SOURCE else (other, word)
                if shift <= PLACE and not negated(pair, *both):
                    found.append((shift, -counts[back], end[:-1], both))
    used: set[tuple[int, int]] = set()
    for _, minus, name, (one, other) in sorted(found, key=lambda item: item[:3]):
        if used.isdisjoint((one.span, other.span)):
            used |= {one.span, other.span}
            yield Contrary(one.span, other.span, name, -minus)


def _covered(alike: Likeness, side: Side) -> float:
    """The share of the words of content of a side that have a counterpart, but for one."""
    content = alike.content[side]
    told = np.asarray(alike.related_from(side).any(axis=1))
    told[list(alike.mutual(side, SURE))] = True
    return int((told & content).sum()) / max(1, int(content.sum()) - 1)


def _leans(counts: Leaning, end: str) -> bool:
    """Whether enough of a word's renderings lean to an end, and few to the other."""
    mine, others = counts[end], counts[end.translate(FLIP)]
    return mine >= LEAST and mine >= OTHERS * others and mine >= SHARE * counts[""]


def _leanings(pair: PassagePair, alike: Likeness, side: Side) -> Mapping[int, Leaning]:
    """How the words of content of a side lean that nothing renders, by their places; names and numbers lean nowhere."""
    rendered = np.asarray(alike.related_from(side).any(axis=1))
    values = {place for value in bound(pair)[0] for place in alike.at(side, value.target if side else value.source)}
    text, languages = pair.on(side).text, (pair.source.language, pair.target.language)
    own = {
        n: _own_leaning(languages[1 - int(side)], cue.classes)
        for cue in own_ends(pair.on(side))
        for n in [n for n in alike.at(side, cue.span) if alike.content[side][n]][-1:]
        if not rendered[n]
    }
    return own | {
        n: _leaning(languages, int(side), text[slice(*span)])
        for n, span in enumerate(alike.rows[side].spans)
        if alike.content[side][n] and not rendered[n] and n not in values and n not in own
    }


def _own_leaning(listed: str, classes: tuple[str, ...]) -> Leaning:
    """How a word leans that means ends by itself."""
    leaning = Counter(dict.fromkeys(_ends(listed, classes), LEAST))
    leaning[""] = LEAST
    return leaning


@lru_cache(maxsize=20_000)
def _leaning(languages: tuple[str, str], side: int, word: str) -> Leaning:
    listed = languages[1 - side]
    table, known = embedded_translations(*languages), scales(listed)
    counts: Leaning = Counter()
    if table is None or table.families is None or load_language(languages[side]).is_function(word):
        return counts
    for classes in rendered_ends(side, word, table, known):
        counts.update(_ends(listed, tuple(classes)))
        counts[""] += 1
    return counts


@lru_cache(maxsize=4096)
def _ends(code: str, classes: tuple[str, ...]) -> frozenset[str]:
    """The ends of broad scales that a word of some ends leans to, none if to both of one."""
    found = {end for own in classes for end in _broad(code).get(own, ())}
    return frozenset(end for end in found if end.translate(FLIP) not in found)


@lru_cache(maxsize=8)
def _broad(code: str) -> Mapping[str, tuple[str, ...]]:
    """The ends of broad scales that each end of a scale of a language belongs to."""
    table: dict[str, tuple[str, ...]] = {}
    for end, names in entries_of(load_language(code), BROAD):
        for own, sign in ((end, "+"), (end.translate(FLIP), "-")):
            table[own] = (*table.get(own, ()), *(name + sign for name in names))
    return table
