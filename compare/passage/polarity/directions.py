"""Which way a figure points: what rose or fell by it, is more or less than it, comes before or after it.

Two words of contrary poles somewhere in a passage prove little where several
things rise and fall. But a figure that both sides state once ties two places
of the passage together: the word of direction that governs it in the one text
must not point the other way in the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.languages import load_language
from compare.passage.amounts.bindings import bound
from compare.passage.pair import PassagePair
from compare.passage.polarity.antonyms import SenseMatch, senses
from compare.records import Side, Span
from compare.text.lexicon import cues
from compare.text.segment import Segment

TABLE = "opposite.poles"
SCALES = ("rise", "more", "least", "maximum", "before")
"""Scales whose poles say which way a figure points."""
BEFORE, BEHIND = 8, 2
"""Words before and behind a figure among which the word that governs it is looked for."""
_BREAK = re.compile(r"[.;:!?؟؛]|\n")
_DENIALS = "opposite.denials"


class Turned(NamedTuple):
    """A figure with its word of direction on both sides (local spans): the two point contrary ways."""

    scale: str
    source: SenseMatch
    target: SenseMatch
    figure: tuple[Span, Span]


def turned_figures(pair: PassagePair) -> Iterator[Turned]:
    """The figures of a passage that point one way in the original and the contrary way in the report."""
    words = [[word for word in senses(pair.on(side), TABLE) if _poles(word)] for side in Side]
    if not words[0] or not words[1]:
        return
    found, spans = bound(pair)
    for value in found:
        if value.kind not in ("number", "date"):
            continue
        governing = [
            _governing(pair.on(side), words[side], span, spans[side])
            for side, span in zip(Side, (value.source, value.target), strict=True)
        ]
        for scale in SCALES:
            one, other = ([word for word in side if scale in _scales(word)] for side in governing)
            poles = [{pole for word in side for pole in _poles(word) if pole[:-1] == scale} for side in (one, other)]
            if len(poles[0]) == len(poles[1]) == 1 and poles[0] != poles[1]:
                yield Turned(scale, one[0], other[0], (value.source, value.target))
                break


def _governing(side: Segment, words: Sequence[SenseMatch], figure: Span, figures: Sequence[Span]) -> list[SenseMatch]:
    """The words of direction in the clause of a figure, with no other figure between; none that is denied."""
    place = next(
        (n for n, w in enumerate(load_language(side.language).analyse(side.text).words) if w.end > figure[0]), None
    )
    if place is None:
        return []
    found = []
    for word in words:
        distance = place - word.cue.last
        between = (word.cue.end, figure[0]) if word.cue.end <= figure[0] else (figure[1], word.cue.start)
        near = 0 <= distance <= BEFORE or -BEHIND - 2 <= distance < 0
        if not near or _BREAK.search(side.text, *between):
            continue
        if any(between[0] <= start and end <= between[1] for start, end in figures if (start, end) != figure):
            continue
        if any(0 < word.cue.first - denial.first <= 4 for denial in cues(side, _DENIALS)):
            continue
        found.append(word)
    return found


def _poles(word: SenseMatch) -> list[str]:
    """The poles of the word on the scales that point."""
    return [pole for pole in word.possible if pole[:-1] in SCALES]


def _scales(word: SenseMatch) -> set[str]:
    return {pole[:-1] for pole in _poles(word)}
