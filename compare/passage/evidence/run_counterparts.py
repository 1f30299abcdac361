"""What the other side has for the words of a run, and whether it has words to spare where the run would stand.

A phrase put in is not told by another word, and nothing there waits to be told by it: the words of the
other side have their counterparts outside the run, above all those between the counterparts of the words before and
behind it. In a free rendering some word remains that the run may render, though no list has the two together.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from compare.languages import fold_word, load_language
from compare.passage.evidence.lost_words import KIN, Doubles
from compare.passage.evidence.tagging import Tagging
from compare.records import Side

LIKE = 0.25
"""Likeness from which on one word may render another."""
VAGUE = 40
"""Families of a stem from which on it means too little by itself to be missed."""
ANCHORS = 4
"""Words before and behind a run that are asked where their counterparts stand."""
WIDE = 12
"""Words between two counterparts that are too far from one another to tell where a run would stand."""
HALF = 0.5
"""The share of all words to spare that counts then."""
SHORT = 3
"""Letters of a word that no connective is written together with."""
OPENERS = ("coverage.connectives", "parties.at", "parties.aside", "parties.relatives", "parties.openers")
PREFIXES = ("coverage.connective_prefixes", "parties.at_prefixes", "parties.aside_prefixes")

Bools = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class RunCounterparts:
    """The words of one side of a passage ("own") against those of the other."""

    may: Bools
    """Boolean (own, other): which words of content may render one another."""
    counts: NDArray[np.intp]
    """How many own words may render each word of the other side."""
    telling: Bools
    """Own words whose renderings are known, and few enough to be missed."""
    spare: float
    """How many words of content of the other side nothing here may render, log(1 + n)."""
    odds: Doubles
    """By how much each word of content of the other side seems to have no counterpart, 0 of all others."""
    likest: Mapping[int, int]
    """Own words that are likest a word of the other side as that is likest them, with that word."""

    def told(self, first: int, last: int) -> tuple[float, float]:
        """Of a run of own words `[first, last)`: how many are missed, and how many may be told by a word of the other
        side that no word beyond the run may render; log(1 + n) each."""
        inside = self.may[first:last]
        free = inside.sum(axis=0) == self.counts
        told = (inside & free).any(axis=1)
        missed = self.telling[first:last] & ~told
        return math.log1p(int(missed.sum())), math.log1p(int(told.sum()))

    def room(self, first: int, last: int, ends: bool) -> float:
        """How much the other side has to spare where the run would stand, log(1 + odds): between the counterparts of
        its neighbours, near that of the only one that has one, or anywhere. `ends`: nothing stands behind the run."""
        size, likest = len(self.odds), self.likest
        before = next((likest[n] for n in range(first - 1, max(-1, first - 1 - ANCHORS), -1) if n in likest), None)
        behind = next((likest[n] for n in range(last, last + ANCHORS) if n in likest), None)
        if first == 0:
            before = -1
        if ends and behind is None:
            behind = size
        if before is not None and behind is not None:
            start, end = min(before, behind), max(before, behind)
            spare = self.odds[start + 1 : end].sum() if end - start <= WIDE else self.odds.sum() * HALF
        elif (one := before if behind is None else behind) is not None:
            spare = self.odds[max(0, one - ANCHORS) : one + ANCHORS + 1].sum()
        else:
            spare = self.odds.sum()
        return math.log1p(float(spare))


def run_counterparts(tagging: Tagging, index: int, side: Side, odds: Doubles) -> RunCounterparts:
    """The words of a `side` of passage `index`; `odds`: log odds of the words of the other side that they have no
    counterpart, raised so that doubtful ones are above 0."""
    own, other = tagging.rows(side, index), tagging.rows(side.other, index)
    alike, related = tagging.alike(index), tagging.related(index)
    if side:
        alike, related = alike.T, related.T
    both = own.content[:, None] & other.content[None, :]
    may = (related | (alike >= LIKE)) & both
    counts = may.sum(axis=0)
    sizes = tagging.family_sizes(side, index)
    return RunCounterparts(
        may,
        counts,
        (own.stems >= 0) & (sizes < VAGUE) & own.content,
        math.log1p(int((other.content & (counts == 0)).sum())),
        np.maximum(odds, 0) * other.content,
        _likest(np.where(both, np.maximum(alike, KIN * related), -1)),
    )


def _likest(values: NDArray[np.floating]) -> dict[int, int]:
    """The words of either side that are likest one another, by at least `LIKE`."""
    if not values.size:
        return {}
    best, back = values.argmax(axis=1), values.argmax(axis=0)
    mutual = (back[best] == np.arange(len(best))) & (values.max(axis=1) >= LIKE)
    return {n: int(best[n]) for n in np.flatnonzero(mutual).tolist()}


def opens_phrase(language: str, word: str) -> bool:
    """Whether a word as written may open a phrase or clause of its own: a preposition, a relative, a connective."""
    words, prefixes = _openers(language)
    folded = fold_word(word)
    return folded in words or (len(folded) > SHORT and folded.startswith(prefixes))


@lru_cache(maxsize=32)
def _openers(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    known = load_language(language)
    words, prefixes = ({word for path in paths for word in known.words(path)} for paths in (OPENERS, PREFIXES))
    return frozenset(words), tuple(sorted(prefixes))
