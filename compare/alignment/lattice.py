"""Sums and best paths over every way to link two runs of sentences in order.

A *box* is a stretch of source rows against a stretch of target columns. A path
crosses it from its top left to its bottom right corner by links of a few
*shapes* (a, b) (a source sentences with b target sentences), and by leaving
single sentences out. Sentences left out come in runs: the first of a run pays
`opening`, the first added one also `adding`, and, so that every set of links has exactly one path, dropped source
sentences come before added target sentences of the same gap; going over from
the one to the other (something replaced) pays `replacing`.

`posteriors` is the forward-backward algorithm over that lattice; `best_path`
the Viterbi search. Boxes of one batch are padded to one size and solved
together, row by row, which keeps the work inside numpy: the number of calls
depends on the rows of a box, not on the number of boxes.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32] | NDArray[np.float64]
Shape = tuple[int, int]
Step = tuple[int, int, int, int]
"""A link of a path: first row, row after the last, first column, column after the last."""

SHAPES: tuple[Shape, ...] = tuple(
    (a, b) for a in range(1, 10) for b in range(1, 10) if min(a, b) == 1 or (a + b <= 7 and min(a, b) <= 3)
)
"""1-1 to 1-9 and 9-1, and the mixed ones up to seven sentences."""

IMPOSSIBLE = -np.inf


class Batch(NamedTuple):
    """Boxes of at most R rows and C columns, K of them.

    `links[r, s, k, c]` is the log score of the link of shape `SHAPES[s]` whose
    last row is r and last column c (-inf where there is none), `dropped[k, r]`
    and `added[k, c]` the log scores of leaving a sentence out, `rows[k]` and
    `columns[k]` the true sizes. Columns and rows of padding must be impossible
    to link; what they score when left out does not matter.
    """

    links: Floats
    dropped: Floats
    added: Floats
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    opening: float = 0.0
    replacing: float = 0.0
    adding: float = 0.0


class Posteriors(NamedTuple):
    """Probabilities, in the layout of `Batch`; `total` is the log sum over all paths, `gaps` the expected number
    of runs of sentences left out between links, both for each box."""

    links: Floats
    dropped: Floats
    added: Floats
    total: Floats
    gaps: Floats


def _log_sum(values: Floats) -> Floats:
    """log(sum(exp(values))) over the first axis; -inf where all are."""
    top = values.max(axis=0)
    safe = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(np.exp(values - safe).sum(axis=0)) + safe)


def _forward(batch: Batch) -> tuple[Floats, Floats, Floats, Floats]:
    """Log sums of the ways to reach each grid point: in any state, after a link, a drop, an addition."""
    height, _, count, width = batch.links.shape
    links = np.full((height + 1, count, width + 1), IMPOSSIBLE)
    links[0, :, 0] = 0.0
    reach = np.full((height + 1, count, width + 1), IMPOSSIBLE)
    drops = np.full((height + 1, count, width + 1), IMPOSSIBLE)
    adds = np.full((height + 1, count, width + 1), IMPOSSIBLE)
    cost = np.concatenate([np.zeros((count, 1)), np.cumsum(batch.added, axis=1)], axis=1)
    ways = np.full((len(SHAPES), count, width + 1), IMPOSSIBLE)
    for row in range(height + 1):
        if row:
            drops[row] = np.logaddexp(links[row - 1] + batch.opening, drops[row - 1]) + batch.dropped[:, row - 1, None]
            ways.fill(IMPOSSIBLE)
            for index, (a, b) in enumerate(SHAPES):
                if a <= row and b <= width:
                    np.add(
                        reach[row - a, :, : width + 1 - b],
                        batch.links[row - 1, index, :, b - 1 :],
                        out=ways[index, :, b:],
                    )
            links[row] = _log_sum(ways)
        before = np.logaddexp(links[row], drops[row])
        entering = np.logaddexp(links[row] + batch.opening, drops[row] + batch.replacing) + batch.adding
        entered = np.logaddexp.accumulate(entering - cost, axis=1)
        adds[row, :, 1:] = entered[:, :-1] + cost[:, 1:]
        reach[row] = np.logaddexp(before, adds[row])
    return reach, links, drops, adds


def _backward(batch: Batch) -> tuple[Floats, Floats, Floats]:
    """Log sums of the ways to go on from each grid point: after a link, a drop, an addition."""
    height, _, count, width = batch.links.shape
    link = np.full((height + 1, count, width + 1), IMPOSSIBLE)
    drop = np.full((height + 1, count, width + 1), IMPOSSIBLE)
    add = np.full((height + 1, count, width + 1), IMPOSSIBLE)
    cost = np.concatenate([np.zeros((count, 1)), np.cumsum(batch.added, axis=1)], axis=1)
    ways = np.full((len(SHAPES) + 1, count, width + 1), IMPOSSIBLE)
    boxes = np.arange(count)
    for row in range(height, -1, -1):
        ways.fill(IMPOSSIBLE)
        last = batch.rows == row
        ways[-1, boxes[last], batch.columns[last]] = 0.0
        for index, (a, b) in enumerate(SHAPES):
            if row + a <= height and b <= width:
                np.add(
                    link[row + a, :, b:],
                    batch.links[row + a - 1, index, :, b - 1 :],
                    out=ways[index, :, : width + 1 - b],
                )
        onward = _log_sum(ways)
        # Going on adding from column c: the sum over later columns d of onward[d] + cost[d] - cost[c].
        add[row] = np.logaddexp.accumulate((onward + cost)[:, ::-1], axis=1)[:, ::-1] - cost
        start_adding = np.full((count, width + 1), IMPOSSIBLE)
        start_adding[:, :-1] = add[row, :, 1:] + batch.added + batch.adding
        drop[row] = np.logaddexp(onward, start_adding + batch.replacing)
        link[row] = np.logaddexp(onward, start_adding + batch.opening)
        if row < height:
            dropping = drop[row + 1] + batch.dropped[:, row, None]
            drop[row] = np.logaddexp(drop[row], dropping)
            link[row] = np.logaddexp(link[row], dropping + batch.opening)
    return link, drop, add


def total_scores(batch: Batch) -> Floats:
    """The log sum over all paths of each box, float64 (K,): `Posteriors.total` without the way back."""
    reach = _forward(batch)[0]
    return np.asarray(reach[batch.rows, np.arange(len(batch.rows)), batch.columns], np.float64)


def posteriors(batch: Batch) -> Posteriors:
    """The probability of every link, and of every sentence being left out."""
    reach, links, drops, adds = _forward(batch)
    link, drop, add = _backward(batch)
    height, _, _, width = batch.links.shape
    total = link[0, :, 0]
    out = np.zeros(batch.links.shape, np.float32)
    for row in range(1, height + 1):
        for index, (a, b) in enumerate(SHAPES):
            if a <= row and b <= width:
                out[row - 1, index, :, b - 1 :] = np.exp(
                    reach[row - a, :, : width + 1 - b]
                    + batch.links[row - 1, index, :, b - 1 :]
                    + link[row, :, b:]
                    - total[:, None]
                )
    dropped = np.exp(drops[1:] + drop[1:] - total[None, :, None]).sum(axis=2).T
    added = np.exp(adds[:, :, 1:] + add[:, :, 1:] - total[None, :, None]).sum(axis=0)
    opening = links + batch.opening - total[None, :, None]
    gaps = np.exp(opening[:-1] + batch.dropped.T[:, :, None] + drop[1:]).sum(axis=(0, 2))
    gaps += np.exp(opening[:, :, :-1] + batch.adding + batch.added[None] + add[:, :, 1:]).sum(axis=(0, 2))
    return Posteriors(out, dropped, added, total, gaps)


def best_path(batch: Batch) -> list[list[Step]]:
    """The links of the best path through each box, `opening` and `replacing` left aside.

    Ties go to leaving out before linking, and to the earlier shape, so that the
    result does not depend on the machine.
    """
    height, _, count, width = batch.links.shape
    value = np.full((height + 1, count, width + 1), IMPOSSIBLE)
    move = np.full((height + 1, count, width + 1), -2, np.int8)
    cost = np.concatenate([np.zeros((count, 1)), np.cumsum(batch.added, axis=1)], axis=1)
    value[0, :, 0] = 0.0
    ways = np.full((len(SHAPES) + 1, count, width + 1), IMPOSSIBLE)
    for row in range(height + 1):
        if row:
            ways.fill(IMPOSSIBLE)
            ways[0] = value[row - 1] + batch.dropped[:, row - 1, None]
            for index, (a, b) in enumerate(SHAPES):
                if a <= row and b <= width:
                    np.add(
                        value[row - a, :, : width + 1 - b],
                        batch.links[row - 1, index, :, b - 1 :],
                        out=ways[index + 1, :, b:],
                    )
            move[row] = ways.argmax(axis=0) - 1
            value[row] = ways.max(axis=0)
        reached = np.maximum.accumulate(value[row] - cost, axis=1) + cost
        by_adding = np.zeros((count, width + 1), bool)
        by_adding[:, 1:] = reached[:, :-1] + batch.added > value[row, :, 1:]
        move[row][by_adding] = -2
        value[row] = np.where(by_adding, reached, value[row])
    return [_trace(move[:, k], int(batch.rows[k]), int(batch.columns[k])) for k in range(count)]


def _trace(move: NDArray[np.int8], row: int, column: int) -> list[Step]:
    steps: list[Step] = []
    while row or column:
        kind = int(move[row, column])
        if kind == -2:
            column -= 1
        elif kind == -1:
            row -= 1
        else:
            a, b = SHAPES[kind]
            steps.append((row - a, row, column - b, column))
            row, column = row - a, column - b
    return steps[::-1]
