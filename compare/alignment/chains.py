"""From scattered seeds to the order of the texts: a backbone, and blocks that moved.

The backbone is the heaviest set of seeds that rises on both sides. What is
left are chance seeds and moved passages; a passage shows as a short local
chain, dense enough that chance would hardly make it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.alignment.seeds import Seeds
from compare.alignment.spans import Floats, Indices
from compare.alignment.weights import CHAINS, ChainWeights

LOOK_BACK = 48
"""Seeds tried as the one before in a local chain."""


class Block(NamedTuple):
    """A moved passage: rows `top` to `bottom` and columns `left` to `right`, ends excluded, and its net log odds."""

    top: int
    bottom: int
    left: int
    right: int
    weight: float


def backbone(seeds: Seeds, rows: int, columns: int) -> NDArray[np.bool_]:
    """Which seeds make up the heaviest chain that never falls on either side.

    A row may meet several columns and the other way round (n-m links). Ties go
    to the chain whose last seed comes first. O(S log columns).
    """
    # A Fenwick tree over columns: the best chain that ends at or before a column.
    best_weight = [0.0] * (columns + 1)
    best_seed = [-1] * (columns + 1)
    before = [-1] * len(seeds.rows)
    last, top = -1, 0.0
    for seed, (column, weight) in enumerate(zip(seeds.columns.tolist(), seeds.weights.tolist(), strict=True)):
        if weight <= 0:
            continue
        total, at = 0.0, column + 1
        while at:
            if best_weight[at] > total:
                total, before[seed] = best_weight[at], best_seed[at]
            at &= at - 1
        total += weight
        at = column + 1
        while at <= columns:
            if total > best_weight[at]:
                best_weight[at], best_seed[at] = total, seed
            at += at & -at
        if total > top:
            top, last = total, seed
    chosen = np.zeros(len(seeds.rows), bool)
    while last >= 0:
        chosen[last] = True
        last = before[last]
    return chosen


def moved_blocks(seeds: Seeds, chosen: NDArray[np.bool_], weights: ChainWeights = CHAINS) -> list[Block]:
    """Local chains among the seeds off the backbone that are worth more than what they take from it.

    Blocks do not overlap, on either side: where one chain reaches across
    another, or across the backbone, it is cut in two.
    """
    loose = np.flatnonzero(~chosen & (seeds.weights > weights.least))
    rows, columns, own = seeds.rows[loose], seeds.columns[loose], seeds.weights[loose]
    totals, before = _local_chains(rows, columns, own, weights)
    claims = _Claims(seeds, chosen)
    firm = np.flatnonzero(chosen & (seeds.weights > weights.firm))
    held = _Held(rows, columns)
    used = np.zeros(len(loose), bool)
    for end in np.argsort(-totals, kind="stable"):
        if totals[end] < weights.worth:
            break
        members = _back_from(int(end), before, used)
        if not members:
            continue
        used[members] = True
        parts = _split(members, rows, columns, seeds.rows[firm], seeds.columns[firm])
        for other in held.meeting(members):
            held.release(other)
            # Two seeds on one row stay on it when they are cut apart: the heavier piece has it.
            pieces = _split(other, rows, columns, rows[members], columns[members])
            for piece in sorted(pieces, key=lambda piece: -own[piece].sum()):
                if not held.meeting(piece):
                    held.take(piece)
            parts = [piece for part in parts for piece in _split(part, rows, columns, rows[other], columns[other])]
        for part in parts:
            if own[part].sum() >= weights.worth / 2 and not held.meeting(part):
                held.take(part)
    blocks = []
    for part in held.chains():
        hull = int(rows[part[0]]), int(rows[part[-1]]) + 1, int(columns[part[0]]), int(columns[part[-1]]) + 1
        weight = float(own[part].sum()) - claims.over(*hull)
        if weight >= weights.worth:
            blocks.append(Block(*hull, weight))
    return blocks


def _back_from(end: int, before: Indices, used: NDArray[np.bool_]) -> list[int]:
    """The members of the chain that ends here, up to where another chain has used it, in order."""
    members = []
    while end >= 0 and not used[end]:
        members.append(end)
        end = int(before[end])
    return members[::-1]


def _split(
    members: list[int], rows: Indices, columns: Indices, by_rows: Indices, by_columns: Indices
) -> list[list[int]]:
    """Cut a chain wherever one of the other seeds lies between two of its members, on either side."""
    between = np.zeros(len(members) - 1, bool)
    for own, others in ((rows[members], np.sort(by_rows)), (columns[members], np.sort(by_columns))):
        between |= np.searchsorted(others, own[1:], "left") > np.searchsorted(others, own[:-1], "right")
    edges = [0, *(np.flatnonzero(between) + 1).tolist(), len(members)]
    return [members[low:high] for low, high in itertools.pairwise(edges)]


def _local_chains(rows: Indices, columns: Indices, own: Floats, weights: ChainWeights) -> tuple[Floats, Indices]:
    """For each seed, the best sum of weights less gaps of a local chain that ends there, and the seed before."""
    totals = own.astype(np.float32).copy()
    before = np.full(len(rows), -1, np.int64)
    for seed in range(1, len(rows)):
        low = max(0, seed - LOOK_BACK)
        down, right = rows[seed] - rows[low:seed], columns[seed] - columns[low:seed]
        near = (right >= 0) & (np.maximum(down, right) <= weights.reach)
        if not near.any():
            continue
        gap = weights.skew * np.abs(down - right) + weights.gap * np.maximum(np.maximum(down, right) - 1, 0)
        gained = np.where(near, totals[low:seed] - gap, -np.inf)
        best = int(gained.argmax())
        if gained[best] > 0:
            totals[seed] += gained[best]
            before[seed] = low + best
    return totals, before


class _Claims:
    """What the backbone's seeds hold on to: summed weights over rows and over columns."""

    def __init__(self, seeds: Seeds, chosen: NDArray[np.bool_]) -> None:
        order = np.flatnonzero(chosen)
        self._rows, self._columns, self._weights = seeds.rows[order], seeds.columns[order], seeds.weights[order]

    def over(self, top: int, bottom: int, left: int, right: int) -> float:
        """The weight that the backbone loses if these rows and columns are taken from it."""
        by_row = slice(*np.searchsorted(self._rows, [top, bottom]))
        by_column = slice(*np.searchsorted(self._columns, [left, right]))
        both = slice(max(by_row.start, by_column.start), min(by_row.stop, by_column.stop))
        lost = self._weights[by_row].sum() + self._weights[by_column].sum()
        return float(lost - self._weights[both].sum())


class _Held:
    """Chains that do not overlap, and which of them holds a row or a column."""

    def __init__(self, rows: Indices, columns: Indices) -> None:
        self._sides = rows, columns
        self._holders = [np.full(int(side.max(initial=-1)) + 1, -1, np.int64) for side in self._sides]
        self._chains: list[list[int] | None] = []

    def chains(self) -> list[list[int]]:
        """The chains held, in the order they were taken."""
        return [chain for chain in self._chains if chain]

    def meeting(self, members: list[int]) -> list[list[int]]:
        """The chains that overlap this one in rows or in columns, from first member to last."""
        found = {int(name) for holders, hull in self._hulls(members) for name in np.unique(holders[hull]) if name >= 0}
        return [chain for name in sorted(found) if (chain := self._chains[name])]

    def take(self, members: list[int]) -> None:
        """Hold the rows and columns between the ends of this chain."""
        for holders, hull in self._hulls(members):
            holders[hull] = len(self._chains)
        self._chains.append(members)

    def release(self, members: list[int]) -> None:
        """No longer hold this chain."""
        name = int(next(holders[hull][0] for holders, hull in self._hulls(members)))
        self._chains[name] = None
        for holders, hull in self._hulls(members):
            holders[hull] = -1

    def _hulls(self, members: list[int]) -> Iterator[tuple[Indices, slice]]:
        for side, holders in zip(self._sides, self._holders, strict=True):
            yield holders, slice(int(side[members[0]]), int(side[members[-1]]) + 1)
