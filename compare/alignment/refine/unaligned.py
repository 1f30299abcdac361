"""Re-linking of unaligned sentences that say the same after all.

Where most of a long original is dropped, or a sentence stands far from its
place, the aligner leaves unlinked what has a counterpart. Here the unaligned
sentences of both sides are compared: those that are nearest to one another
(mutual nearest neighbours) and whose words correspond are linked,
in their place between the links around them if they can be, as moved ones,
with more evidence asked for, if they cannot.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from compare.alignment.aligner import in_order
from compare.alignment.refine.boundaries import refine_boundaries
from compare.alignment.refine.features import LexicalEvidence, pair_odds, unaligned_shares
from compare.alignment.trust import are_sure
from compare.encoding.base import Vectors
from compare.records import Link, Side

IN_PLACE = -0.4
ELSEWHERE = -1.5
"""Log odds (`pair_odds`) under which a pair is linked in its place, and out of it.

Among the values that `tests/benchmarks/fit_refine.py` prints, which vary: few unaligned sentences belong together."""

BLOCK = 2048
"""Rows compared at a time, to bound the memory."""


@dataclass(slots=True)
class Backbone:
    """The links in order: their target and source sentences, both rising."""

    targets: list[int] = field(default_factory=list)
    sources: list[int] = field(default_factory=list)

    def fits(self, row: int, column: int) -> bool:
        """True if (row, column) crosses none of the links."""
        place = bisect_left(self.targets, column)
        before = place == 0 or self.sources[place - 1] < row
        after = place == len(self.sources) or self.sources[place] > row
        return before and after

    def add(self, row: int, column: int) -> None:
        """Take a pair that fits into the order."""
        place = bisect_left(self.targets, column)
        self.targets.insert(place, column)
        self.sources.insert(place, row)


def refine_links(links: Sequence[Link], texts: LexicalEvidence) -> list[Link]:
    """The links with other edges and unaligned sentences linked, where they can be trusted as a whole.

    The weights of the second look were fitted on news; literature it tears apart.
    """
    return link_unaligned(refine_boundaries(links, texts), texts) if are_sure(links) else list(links)


def link_unaligned(links: Sequence[Link], texts: LexicalEvidence) -> list[Link]:
    """The links, with unaligned sentences linked where they correspond."""
    texts.priors = unaligned_shares(links, *texts.sizes)
    backbone = backbone_of(links)
    gone: set[tuple[Side, int]] = set()
    joined: list[Link] = []
    for odds, row, column in sorted(unaligned_pairs(links, texts)):
        in_place = backbone.fits(row, column)
        if odds > (IN_PLACE if in_place else ELSEWHERE):
            continue
        if in_place:
            backbone.add(row, column)
        gone |= {(Side.SOURCE, row), (Side.TARGET, column)}
        joined.append(Link((row,), (column,), 1 / (1 + math.exp(odds)), moved=not in_place))
    kept = [link for link in links if gone.isdisjoint(_unaligned(link))]
    return in_order(kept + joined, *texts.sizes)


def unaligned_pairs(links: Sequence[Link], texts: LexicalEvidence) -> list[tuple[float, int, int]]:
    """(odds, source, target) of unaligned sentences that are nearest to each other, as `pair_odds` has it."""
    alone = [place for link in links for place in _unaligned(link)]
    rows, columns = ([index for side, index in alone if side == wanted] for wanted in Side)
    nearest = [(row, column, pair_odds(row, column, texts)) for row, column in _nearest(rows, columns, texts.vectors)]
    return [(odds, row, column) for row, column, odds in nearest if odds is not None]


def _unaligned(link: Link) -> list[tuple[Side, int]]:
    """The (side, sentence) of what a link with an empty side holds."""
    if link.source and link.target:
        return []
    return [*((Side.SOURCE, row) for row in link.source), *((Side.TARGET, column) for column in link.target)]


def backbone_of(links: Sequence[Link]) -> Backbone:
    """One sentence of each linked passage that did not move; any that breaks the order is skipped."""
    backbone = Backbone()
    for link in links:
        if link.source and link.target and not link.moved and backbone.fits(link.source[0], link.target[0]):
            backbone.add(link.source[0], link.target[0])
    return backbone


def _nearest(rows: list[int], columns: list[int], vectors: tuple[Vectors, Vectors]) -> list[tuple[int, int]]:
    """Pairs of unaligned sentences of which each is the other's nearest; ties go to the first."""
    if not rows or not columns:
        return []
    one, other = vectors[Side.SOURCE][rows], vectors[Side.TARGET][columns]
    best_column = np.zeros(len(rows), dtype=np.intp)
    best_row = np.zeros(len(columns), dtype=np.intp)
    highest: NDArray[np.float32] = np.full(len(columns), -np.inf, dtype=np.float32)
    for start in range(0, len(rows), BLOCK):
        similar = one[start : start + BLOCK] @ other.T
        best_column[start : start + BLOCK] = similar.argmax(axis=1)
        block_best = similar.argmax(axis=0)
        values = similar[block_best, np.arange(len(columns))]
        better = values > highest
        best_row[better] = start + block_best[better]
        highest[better] = values[better]
    return [
        (rows[place], columns[column]) for place, column in enumerate(best_column.tolist()) if best_row[column] == place
    ]
