"""Bounds of figures that both sides have: at least nine told as fewer than nine, more than eight years as nearly eight.

A bound stands right before its figure (`[number] bounds`) or right behind it
(`bounds_behind`), and says that the true value is *above* or *below*; about
and some say neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from compare.languages import load_language
from compare.passage.amounts.number_alignment import match_numbers
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.clauses import CLAUSE_END
from compare.text.lexicon import Cue, cues
from compare.text.numbers.extract import Quantity
from compare.text.segment import Segment

_PARTICLES = "negation.strong"
BEFORE, BEHIND = "number.bounds", "number.bounds_behind"
_BETWEEN = {BEFORE: 1, BEHIND: 2}
"""Words that may stand between a bound and its figure: over the 40; nine people at least."""


class Bound(NamedTuple):
    """The words that bound a figure, and the local span of both."""

    cue: Cue
    span: Span


def turned_bounds(pair: PassagePair) -> Iterator[tuple[Bound, Bound]]:
    """The bounds of figures that the sides share where one is above and the other below."""
    if not all(_cues(pair.on(side)) for side in Side):
        return
    for figures in match_numbers(pair).pairs:
        one, other = (bound(figure, pair.on(side)) for side, figure in zip(Side, figures, strict=True))
        if one and other and not set(one.cue.classes) & set(other.cue.classes):
            yield one, other


def bound(figure: Quantity, side: Segment) -> Bound | None:
    """What bounds a figure; None where nothing does."""
    start, end = figure.span
    for cue, path in reversed(_cues(side)):
        first, last = (cue.end, start) if path == BEFORE else (end, cue.start)
        if (
            first <= last
            and not CLAUSE_END.search(side.text, first, last)
            and _words(side, first, last) <= _BETWEEN[path]
        ):
            return None if _denied(cue, side) else Bound(cue, (min(start, cue.start), max(end, cue.end)))
    return None


def _cues(side: Segment) -> list[tuple[Cue, str]]:
    return [(cue, path) for path in (BEHIND, BEFORE) for cue in cues(side, path)]


def _denied(cue: Cue, side: Segment) -> bool:
    """Whether a denial stands before a bound in its clause: does not lie more than, which bounds from the other side.

    Words beside the bound belong to it (ما يزيد على).
    """
    denials = (denial for denial in cues(side, _PARTICLES) if denial.last < cue.first and denial.first < cue.first - 1)
    return any(not CLAUSE_END.search(side.text, denial.end, cue.start) for denial in denials)


def _words(side: Segment, start: int, end: int) -> int:
    words = load_language(side.language).analyse(side.text).words
    return sum(start <= word.start < end for word in words)
