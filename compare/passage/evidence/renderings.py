"""Which words of a passage may render one another, and which of them tell something by having no rendering.

A word may render another if both are of one family (`compare.passage.evidence.word_families`)
or alike by table and vectors (`compare.passage.evidence.likeness`). That nothing on the
other side may render a word says something only where its renderings are known:
the word is in a family, and in few enough of them to mean something by itself
(*get* is in hundreds). Words of closed classes (duty, possibility, degree) tell
nothing either: what they say is said in many ways.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from compare.languages import load_language
from compare.passage.evidence.likeness import Likeness
from compare.passage.evidence.translations import embedded_translations
from compare.passage.evidence.word_families import Ids, WordFamilies
from compare.passage.pair import PassagePair
from compare.records import Side
from compare.text.lexicon import cues
from compare.text.places import places
from compare.text.relations import EQUAL, EQUALITY
from compare.text.segment import Segment, covered

LIKE = 0.25
"""Likeness from which on one word may render another."""
VAGUE = 40
"""Families of a stem from which on it means too little by itself."""
NEITHER = 80
"""The same for a word that two words have in common."""
CLOSED = ("closed.classes", "limits.phrases", "quantifier.amounts", "phases.carriers")
"""Lists of words that are told in many ways."""

Bools = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Renderings:
    """The words of a passage (those of `Likeness`): boolean (source, target) which of them may render one another.

    `telling` are the words of each side that tell something where nothing may render them, `numbers` the
    numbers of their stems among the families.
    """

    may: Bools
    telling: tuple[Bools, Bools]
    numbers: tuple[Ids, Ids]
    families: WordFamilies

    def seen_from(self, side: Side) -> Bools:
        """`may` with the words of `side` in the rows."""
        return self.may.T if side else self.may

    def sizes(self, side: Side) -> Ids:
        """In how many families each word of a side is."""
        return self.families.sizes(int(side), self.numbers[side])

    def lost(self, side: Side, words: Sequence[int], others: Collection[int]) -> list[int]:
        """Those of some words of a side that nothing may render: none of `others`, and nothing else that is free.

        A word of the other side beyond `others` is free if it renders no word of this side beyond `words`.
        """
        may = self.seen_from(side)
        elsewhere = np.ones(len(may), bool)
        elsewhere[list(words)] = False
        free: Bools = ~np.asarray(may[elsewhere].any(axis=0))
        free[list(others)] = True
        return [word for word in words if not (may[word] & free).any()]

    def near(self, source: int, target: int, vague: int = NEITHER) -> bool:
        """Whether two words are near in meaning, though of no common family (`WordFamilies.near`)."""
        stems = int(self.numbers[0][source]), int(self.numbers[1][target])
        return self.families.near(*stems, vague)


@lru_cache(maxsize=1)  # the checks look at one passage after the other
def renderings(pair: PassagePair, alike: Likeness) -> Renderings | None:
    """Which words of a passage may render one another; None for languages without families."""
    table = embedded_translations(pair.source.language, pair.target.language)
    families = table.families if table is not None else None
    if families is None:
        return None
    telling = []
    for side in Side:
        rows = alike.rows[side]
        vague = families.sizes(int(side), rows.stems) >= VAGUE
        telling.append((rows.stems >= 0) & ~vague & alike.content[side] & ~_closed(pair.on(side), rows.spans))
    both = alike.content[Side.SOURCE][:, None] & alike.content[Side.TARGET][None, :]
    may = (alike.related | (alike.values >= LIKE)) & both
    return Renderings(may, (telling[0], telling[1]), (alike.rows[0].stems, alike.rows[1].stems), families)


def _closed(segment: Segment, spans: Sequence[tuple[int, int]]) -> Bools:
    """Which words are of a closed class, or part of a written word that means nothing by itself (don't)."""
    language = load_language(segment.language)
    taken = [cue.span for cue in (*places(segment), *(cue for path in CLOSED for cue in cues(segment, path)))]
    # What may only mean that two are equal is any word (*match*, *draw*).
    taken += [cue.span for cue in cues(segment, EQUALITY) if cue.has(EQUAL)]
    taken += [word.span for word in language.analyse(segment.text).words if language.is_function(word.text)]
    closed = covered(len(segment.text), taken)
    return np.array([closed.find(1, *span) >= 0 for span in spans], bool)
