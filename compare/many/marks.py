"""Figures and Latin words that an original and a report have in common, in sentences that are linked.

The vectors of a language may be unsure; a figure that stands on both sides
of a link is a witness that they do not know of, and one that only the report
has speaks against the link.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compare.alignment.anchors import anchors
from compare.passage.amounts.number_alignment import same
from compare.records import Document
from compare.text.numbers.counted import numbers_of
from compare.text.segment import Segment

MOST_SHARED, MOST_MISSING, MOST_WORDS = 3, 2, 4
"""More of them say no more: figures stand together in lists, and names are repeated."""


@dataclass(frozen=True, slots=True)
class Marks:
    """How many figures of the report's sentences the original's have and lack, and the Latin words they share."""

    shared: int = 0
    missing: int = 0
    words: int = 0


def common_marks(
    original: Document, report: Document, links: Iterable[tuple[tuple[int, ...], tuple[int, ...]]]
) -> Marks:
    """The marks of links (sentences of the original and of the report), the most telling first; not all are read."""
    shared = missing = words = 0
    for ours, theirs in links:
        source, target = Segment(original, ours), Segment(report, theirs)
        here = numbers_of(source).hard
        for figure in numbers_of(target).hard:
            if any(same(figure, other) for other in here):
                shared += 1
            else:
                missing += 1
        if _latin(source.text) != _latin(target.text):
            words += sum(mark[0] == "latin" for mark in _pairs(source.text) & _pairs(target.text))
        if shared >= MOST_SHARED and missing >= MOST_MISSING and words >= MOST_WORDS:
            break
    return Marks(min(shared, MOST_SHARED), min(missing, MOST_MISSING), min(words, MOST_WORDS))


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(mark for mark in anchors(text) if isinstance(mark, tuple))


def _latin(text: str) -> bool:
    """Whether a text is written in Latin letters, nearly all of it: there, words in common need be no names."""
    letters = [char for char in text if char.isalpha()]
    return 5 * sum(char < "ɐ" for char in letters) > 4 * len(letters)
