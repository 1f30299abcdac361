"""A search for the moved blocks under which two texts are likeliest.

Seeds are pairs of single sentences. In literature few are clear, and the
sentences of a moved block are linked with whatever stands there instead, so
they are not left over either. But its links have joint evidence: each is a
little better than what its sentences have now. So every link off the path is
worth the log odds of linking its sentences over leaving them out, less what
these sentences earn on the path, and the best runs of such links are found by
local alignment (Smith & Waterman 1981). What is chance off the path is worth
less than what it takes from the path, so no threshold on a similarity is
needed. Blocks are then added, taken out, cut and extended, one at a time, as
long as the log sum over all ways to link the texts rises.

All of it looks at one table of scores, so a text is scored once. That what
lies just outside a span is then looked for in the whole text, and not only in
the block, hardly matters for a search.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from compare.alignment.chains import Block
from compare.alignment.lattice import SHAPES, Batch, Shape, best_path, total_scores
from compare.alignment.spans import LONGEST, Indices, Match, Side, span_batch
from compare.alignment.weights import SPANS, SpanWeights

SKIPPED = 1.0
"""Log odds that a sentence inside a block costs that is linked with nothing there."""

PROPOSED = 5
"""New blocks that are tried at a time; no two share a sentence."""

TAKEN = 1e6
"""What a sentence earns that is not to be had."""

APART = 2
"""Sentences between two blocks that may be one."""

STEPS = 40
"""Changes of the blocks at most."""

Values = NDArray[np.float64]
Blocks = tuple[Block, ...]


def searched(
    source: Side, target: Side, blocks: Blocks, match: Match, price: float, weights: SpanWeights = SPANS
) -> Blocks:
    """The blocks that no single change betters, from `blocks` on; each is worth more than `price`.

    Every row is held against every column, so this is for texts that are one box.
    """
    rows, columns = (np.arange(len(side.vectors))[None] for side in (source, target))
    table = _Table(span_batch(source, target, rows, columns, match, weights))
    best = table.total(blocks) - price * len(blocks)
    seen = {_hulls(blocks)}
    for _ in range(STEPS):
        tried = []
        for choice in _changes(table, blocks, price):
            if _hulls(choice) not in seen:
                seen.add(_hulls(choice))
                tried.append((table.total(choice) - price * len(choice), choice))
        score, choice = max(tried, key=lambda one: one[0], default=(best, blocks))
        if score <= best:
            break
        best, blocks = score, choice
    return blocks


def _hulls(blocks: Blocks) -> frozenset[tuple[int, int, int, int]]:
    return frozenset((block.top, block.bottom, block.left, block.right) for block in blocks)


def _changes(table: _Table, blocks: Blocks, price: float) -> Iterator[Blocks]:
    """One block more, one less, one with other ends, or two joined."""
    by_row, by_column = table.earned(blocks)
    for block in table.runs(by_row, by_column, PROPOSED, price):
        # What another block holds of it, it gives up.
        yield (*(other for other in blocks if not _meet(block, other)), block)
    for place, block in enumerate(blocks):
        others = (*blocks[:place], *blocks[place + 1 :])
        yield others
        ours, theirs = by_row.copy(), by_column.copy()
        ours[block.top : block.bottom] = theirs[block.left : block.right] = 0.0
        for other in others:
            ours[other.top : other.bottom] = theirs[other.left : other.right] = TAKEN
        near = (
            slice(max(0, block.top - LONGEST // 2), block.bottom + LONGEST // 2),
            slice(max(0, block.left - LONGEST), block.right + LONGEST),
        )
        for changed in table.runs(ours, theirs, 1, price, near):
            yield (*others, changed)
        for other in others:
            if 0 <= other.top - block.bottom <= APART and 0 <= other.left - block.right <= APART:
                joined = Block(block.top, other.bottom, block.left, other.right, block.weight + other.weight)
                yield (*(one for one in others if not _meet(one, joined)), joined)


def _meet(one: Block, other: Block) -> bool:
    return (one.top < other.bottom and other.top < one.bottom) or (one.left < other.right and other.left < one.right)


class _Table:
    """The scores of all links of two texts."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._links = batch.links[:, :, 0, :]
        dropped, added = (np.cumsum(one[0], dtype=np.float64) for one in (batch.dropped, batch.added))
        height, width = len(dropped), len(added)
        self._worth: dict[Shape, Values] = {
            (a, b): self._links[:, index].astype(np.float64) - _sums(dropped, a)[:, None] - _sums(added, b)[None, :]
            for index, (a, b) in enumerate(SHAPES)
            if a <= height and b <= width
        }

    def total(self, blocks: Blocks) -> float:
        """The log sum over all ways to link the texts with these blocks moved."""
        return sum(float(total_scores(self._box(*places))[0]) for places in self._places(blocks))

    def _places(self, blocks: Blocks) -> Iterator[tuple[Indices, Indices]]:
        """The rows and the columns of every block, and those of the path beside them."""
        free_rows, free_columns = np.ones(len(self._links), bool), np.ones(self._links.shape[2], bool)
        for block in blocks:
            free_rows[block.top : block.bottom] = free_columns[block.left : block.right] = False
            yield np.arange(block.top, block.bottom), np.arange(block.left, block.right)
        yield np.flatnonzero(free_rows), np.flatnonzero(free_columns)

    def _box(self, rows: Indices, columns: Indices) -> Batch:
        links = self._links[rows[:, None], :, columns[None, :]].transpose(0, 2, 1)[:, :, None, :].copy()
        for index, (a, b) in enumerate(SHAPES):
            links[~_unbroken(rows, a), index] = -np.inf
            links[:, index, :, ~_unbroken(columns, b)] = -np.inf
        whole = self._batch
        return Batch(
            links,
            whole.dropped[:, rows],
            whole.added[:, columns],
            np.array([len(rows)]),
            np.array([len(columns)]),
            whole.opening,
            whole.replacing,
            whole.adding,
        )

    def earned(self, blocks: Blocks) -> tuple[Values, Values]:
        """What each row and each column earns on the best path with these blocks, linked rather than left out."""
        by_row, by_column = np.zeros(len(self._links)), np.zeros(self._links.shape[2])
        for rows, columns in self._places(blocks):
            for top, bottom, left, right in best_path(self._box(rows, columns))[0]:
                worth = float(self._worth[bottom - top, right - left][rows[bottom - 1], columns[right - 1]])
                # What a link that is worse than leaving out holds is free to go.
                share = max(0.0, worth) / (bottom - top + right - left)
                by_row[rows[top:bottom]] = by_column[columns[left:right]] = share
        return by_row, by_column

    def runs(
        self,
        by_row: Values,
        by_column: Values,
        count: int,
        price: float,
        near: tuple[slice, slice] = (slice(None), slice(None)),
    ) -> list[Block]:
        """Up to `count` runs of links that earn more than `price` above what their sentences do now, the best first."""
        ours, theirs = by_row[near[0]], by_column[near[1]]
        top, left = near[0].start or 0, near[1].start or 0
        gains = {}
        for (a, b), worth in self._worth.items():
            if a <= len(ours) and b <= len(theirs):
                gain = worth[near] - _sums(np.cumsum(ours), a)[:, None] - _sums(np.cumsum(theirs), b)[None, :]
                gain[: a - 1], gain[:, : b - 1] = -np.inf, -np.inf
                gains[a, b] = np.where(np.isfinite(gain), gain, -np.inf)
        found: list[Block] = []
        while len(found) < count:
            run = _best_run(gains, ours + SKIPPED, theirs + SKIPPED)
            if run is None or run.weight <= price:
                break
            found.append(Block(run.top + top, run.bottom + top, run.left + left, run.right + left, run.weight))
            for (a, b), gain in gains.items():
                gain[run.top : run.bottom + a - 1] = gain[:, run.left : run.right + b - 1] = -np.inf
        return found


def _sums(running: Values, size: int) -> Values:
    """From a running sum: the sums of `size` values up to each place."""
    out = running.copy()
    out[size:] -= running[:-size]
    return out


def _unbroken(places: Indices, size: int) -> NDArray[np.bool_]:
    """Whether the `size` places that end at each are neighbours in the text."""
    out = np.zeros(len(places), bool)
    if size <= len(places):
        out[size - 1 :] = places[size - 1 :] - places[: len(places) - size + 1] == size - 1
    return out


def _best_run(gains: dict[Shape, Values], row_price: Values, column_price: Values) -> Block | None:
    """The run of links, and of sentences skipped, that gains most, wherever it begins and ends; None if none gains."""
    height, width = len(row_price), len(column_price)
    value = np.zeros((height + 1, width + 1))
    # Where the best run to each grid point began, as one number.
    began = np.arange((height + 1) * (width + 1)).reshape(height + 1, width + 1)
    spent = np.concatenate([[0.0], np.cumsum(column_price)])
    places = np.arange(width + 1)
    for row in range(1, height + 1):
        best, start = value[row], began[row]
        ways = [(0, value[row - 1] - row_price[row - 1], began[row - 1])]
        ways += [
            (b, value[row - a, : width + 1 - b] + gain[row - 1, b - 1 :], began[row - a, : width + 1 - b])
            for (a, b), gain in gains.items()
            if a <= row
        ]
        for b, values, starts in ways:
            better = values > best[b:]
            best[b:][better], start[b:][better] = values[better], starts[better]
        # Skipping columns: the best of all places to the left.
        reached = best + spent
        high = np.maximum.accumulate(reached)
        source = np.maximum.accumulate(np.where(reached == high, places, 0))
        skipped = high - spent
        best[:], start[:] = (
            np.where(skipped > 0, skipped, 0.0),
            np.where(skipped > 0, start[source], row * (width + 1) + places),
        )
    row, column = divmod(int(value.argmax()), width + 1)
    if value[row, column] <= 0:
        return None
    top, left = divmod(int(began[row, column]), width + 1)
    return Block(top, row, left, column, float(value[row, column]))
