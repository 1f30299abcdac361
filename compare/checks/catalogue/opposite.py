"""Opposites: rose for fell, won for lost, before for after.

`[opposite]` of the language files lists the two poles of a scale under one
name with + and -. A word of one pole in the place of a word of the contrary
pole on the other side says the opposite (compare/passage/antonyms.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks.base import Check
from compare.checks.messages import changed, listed
from compare.languages import load_language
from compare.passage.antonyms import SenseMatch, conflicts
from compare.passage.pair import PassagePair
from compare.passage.run import Run
from compare.records import Finding, Side
from compare.text.segment import Segment

CHECK = "opposite"
_TABLE = "opposite.poles"
_FLIP = str.maketrans("+-", "-+")
_TURNS = "opposite.turns"
"""Scales whose poles follow each other in the same event: asked, he explained."""


class OppositeCheck(Check):
    """Antonyms in each other's place."""

    id = CHECK
    lists = (_TABLE,)
    found_as = ("negation", "coverage", "quote", "label")

    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """Words of contrary poles in each other's place.

        Soft where a denial beside one may have turned it round, and for poles that
        go together (asked and explained): a side may state the one and mean both.
        """
        for words in conflicts(pair, run, _TABLE, lambda pole: (pole.translate(_FLIP),), str.__eq__):
            one, other = words.source.cue, words.target.cue
            certain = not words.denied and not _take_turns(pair.source, words.source)
            yield Finding(
                "reworded",
                CHECK,
                "critical",
                "hard" if certain else "soft",
                changed(_shown(words.source, pair.source), _shown(words.target, pair.target)),
                *pair.spans_on(Side.SOURCE, one.span, other.span),
            )


def _take_turns(side: Segment, word: SenseMatch) -> bool:
    """Has the word no other meaning than poles that follow each other?"""
    turns = load_language(side.language).words(_TURNS)
    return bool(word.possible) and all(name.rstrip("+-") in turns for name in word.possible)


def _shown(word: SenseMatch, side: Segment) -> str:
    return listed(word.cue.text, side.language, _TABLE, word.possible or word.cue.classes)
