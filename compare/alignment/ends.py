"""How sentences end: evidence of where links end, which needs no dictionary.

Who translates a text may cut a sentence in two at any place, but what ends
together ends alike: a question in a question, a heading without a full stop in
one without, a clause before a semicolon in a clause before some comma. So the
last sentences of both sides of a link mostly have the same *end*. How much an
equal end says depends on how rare it is in these two texts, and where they
differ in their habits (one writes no full stops at all) it says nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Indices = NDArray[np.int64]

ALIKE = 0.9
"""Share of the links that end alike, of those whose texts have ends enough of the kind to do so."""

_QUESTIONS = frozenset("?؟？⁇՞፧")
_STOPS = frozenset(".!…。！．｡।॥۔።։༎")
_BESIDE = frozenset("\"'*_#†‡%٪‰&@§")
"""Marks that end nothing, as brackets and quotation marks don't: what stands before them does."""


def end(text: str) -> str:
    """What ends a sentence: "?", ".", "," for any mark after which it goes on, or nothing for a word.

    Brackets and quotation marks that close behind it do not count, nor does an exclamation differ from a full stop.
    """
    for char in reversed(text):
        if char in _QUESTIONS:
            return "?"
        if char in _STOPS:
            return "."
        kind = unicodedata.category(char)
        if kind[0] in "LNMS":
            return ""
        if kind in ("Po", "Pd") and char not in _BESIDE:
            return ","
    return ""


def sentence_ends(texts: Sequence[str]) -> list[str]:
    """The ends of the sentences of a document."""
    return [end(text) for text in texts]


class Ends(NamedTuple):
    """The ends of either side as numbers, and what a link is worth that has such a one on each."""

    rows: Indices
    columns: Indices
    worth: Floats

    def blocks(self, rows: Indices, columns: Indices) -> Floats:
        """(K, R, C): what the links that end at each row and column of K boxes are worth. -1 is padding."""
        return np.asarray(self.worth[self.rows[rows][:, :, None], self.columns[columns][:, None, :]])


def matched_ends(source: Sequence[Hashable], target: Sequence[Hashable]) -> Ends:
    """Log odds of each pair of ends in a link, against the two by chance.

    `ALIKE` of the links end alike as far as the texts allow: of each end, the share that the two have in common
    (the geometric mean of its shares). The others end as chance has it.
    """
    names = {name: place for place, name in enumerate(dict.fromkeys([*source, *target]))}
    rows, columns = (np.array([names[name] for name in side], np.int64) for side in (source, target))
    ours, theirs = (np.bincount(side, minlength=len(names)) / max(len(side), 1) for side in (rows, columns))
    alike = ALIKE * np.sqrt(ours * theirs)
    chance = np.outer(ours, theirs)
    odds = np.full(chance.shape, 1.0) - alike.sum()
    odds += np.diag(np.divide(alike, ours * theirs, out=np.zeros_like(alike), where=alike > 0))
    return Ends(rows, columns, np.log(np.maximum(odds, 1e-6)).astype(np.float32))
