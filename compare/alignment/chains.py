"""From scattered seeds to the order of the texts: a backbone, and blocks that moved.

The backbone is the heaviest set of seeds that rises on both sides. What is
left are chance seeds and moved passages; a passage shows as a short local
chain, dense enough that chance would hardly make it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.alignment.seeds import Seeds
from compare.alignment.spans import Floats, Indices
from compare.alignment.weights import CHAINS, ChainWeights

LOOK_BACK = 48
"""Seeds tried as the one before in a local chain."""


@dataclass(frozen=True, slots=True)
class Block:
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
    """Local chains among the seeds off the backbone that are worth more than what they take from it."""
    loose = np.flatnonzero(~chosen & (seeds.weights > weights.least))
    if not len(loose):
        return []
    rows, columns = seeds.rows[loose], seeds.columns[loose]
    claims = _Claims(seeds, chosen)
    totals, before = _local_chains(rows, columns, seeds.weights[loose], weights)
    used = np.zeros(len(loose), bool)
    blocks: list[Block] = []
    for end in np.argsort(-totals, kind="stable"):
        if totals[end] < weights.worth:
            break
        members = []
        at = int(end)
        while at >= 0 and not used[at]:
            members.append(at)
            at = int(before[at])
        if not members:
            continue
        weight = float(totals[end] - (totals[at] if at >= 0 else 0.0))
        used[members] = True
        top, bottom = int(rows[members].min()), int(rows[members].max()) + 1
        left, right = int(columns[members].min()), int(columns[members].max()) + 1
        if any(_meet(block, top, bottom, left, right) for block in blocks):
            continue
        weight -= claims.over(top, bottom, left, right)
        if weight >= weights.worth:
            blocks.append(Block(top, bottom, left, right, weight))
    return blocks


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
        return float(lost - (self._weights[both].sum() if both.start < both.stop else 0.0))


def _meet(block: Block, top: int, bottom: int, left: int, right: int) -> bool:
    return (top < block.bottom and block.top < bottom) or (left < block.right and block.left < right)
