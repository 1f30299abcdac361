"""Nearest neighbours between two texts: all pairs of short ones, the likely pairs of long ones.

Comparing all pairs of two texts of 100,000 sentences would take minutes. So a
sample of the rows is compared with everything, which shows where the texts
run side by side; every other row is compared with the columns that lie between
its sampled neighbours' matches or go on from them; and what this leaves
unexplained on either side (dropped, added and moved sentences) is compared
with one another. Nothing is drawn by chance.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from compare.alignment.spans import Floats, Indices

NEIGHBOURS = 3
"""A pair is a candidate if each is among the other's first three."""

EXHAUSTIVE = 6_000 * 6_000
"""Up to so many pairs, all are compared."""

SAMPLED = 200_000_000
"""Pairs compared to find the path of two long texts: 2,000 rows out of 100,000."""

LEFT_OVER = 1_000_000_000
"""Pairs compared at most among what the path does not explain; beyond, rows are thinned."""

CLOSEST_SAMPLE = 16
SLACK = 48
"""Columns added on both sides of where a match is expected."""

WIDEST = 400
"""Columns between two matches that are all compared."""

CLEAR = 0.2
"""A sampled row's nearest counts if it leads the next by this share of its cosine."""

STEPS = 4096
"""Cosines are told apart to one part in so many."""

CELLS = 4_000_000
"""Products held at a time: 32 MB, and copies."""


class Neighbours:
    """The nearest few of every row and column among the pairs compared so far.

    `row_best[i]` holds columns, nearest first, -1 where there are fewer, and
    `row_values[i]` their cosines (-1 where there are none). Ties go to the
    lower index. A pair must not be compared twice.
    """

    def __init__(self, rows: int, columns: int) -> None:
        count = NEIGHBOURS + 1
        self.row_best = np.full((rows, count), -1, np.int64)
        self.row_values = np.full((rows, count), -1.0, np.float32)
        self.column_best = np.full((columns, count), -1, np.int64)
        self.column_values = np.full((columns, count), -1.0, np.float32)

    def compare(self, ours: Floats, theirs: Floats, rows: Indices, columns: Indices) -> None:
        """Take every pair of these rows and columns into account."""
        if not len(rows) or not len(columns):
            return
        chosen = theirs[columns].astype(np.float64)
        step = max(1, CELLS // len(columns))
        for start in range(0, len(rows), step):
            some = rows[start : start + step]
            products = _rounded(ours[some].astype(np.float64) @ chosen.T)
            across = products.T.copy()
            _merge(self.row_best, self.row_values, some, columns, products)
            _merge(self.column_best, self.column_values, columns, some, across)

    def take(self, similarities: NDArray[np.float64]) -> None:
        """Take every pair into account at a similarity of the caller's, (rows, columns). Destroys `similarities`."""
        rows, columns = (np.arange(count) for count in similarities.shape)
        rounded = _rounded(similarities)
        across = rounded.T.copy()
        _merge(self.row_best, self.row_values, rows, columns, rounded)
        _merge(self.column_best, self.column_values, columns, rows, across)

    def forget(self, rows: Indices, columns: Indices) -> None:
        """Start these again from nothing."""
        self.row_best[rows], self.row_values[rows] = -1, -1.0
        self.column_best[columns], self.column_values[columns] = -1, -1.0


def _rounded(products: NDArray[np.float64]) -> Floats:
    """Cosines to 1/4096: equal sentences get equal cosines, however many threads shared the product.

    (The last bits of a matrix product depend on how it was split up. In double
    precision they are far below the steps that are told apart here.)
    """
    products *= STEPS
    np.rint(products, out=products)
    products /= STEPS
    return products.astype(np.float32)


def _merge(best: Indices, values: Floats, lines: Indices, names: Indices, products: Floats) -> None:
    """Fold the largest products of each line into its list. Destroys `products`."""
    count = best.shape[1]
    at = np.arange(len(lines))
    fresh = [best[lines]]
    cosines = [values[lines]]
    for _ in range(min(count, len(names))):
        found = products.argmax(axis=1)
        fresh.append(names[found][:, None])
        cosines.append(products[at, found][:, None])
        products[at, found] = -2.0
    all_names, all_cosines = np.concatenate(fresh, axis=1), np.concatenate(cosines, axis=1)
    order = np.lexsort((all_names, -all_cosines), axis=1)[:, :count]
    best[lines] = np.take_along_axis(all_names, order, axis=1)
    values[lines] = np.take_along_axis(all_cosines, order, axis=1)


def search_along_path(
    ours: Floats, theirs: Floats, explained: Callable[[Neighbours], tuple[Indices, Indices]]
) -> Neighbours:
    """Neighbours found near the path of two long texts, and among what `explained` does not name."""
    rows, columns = len(ours), len(theirs)
    neighbours = Neighbours(rows, columns)
    sample, matches = _sample(ours, theirs)
    for first, last, likely in _windows(sample, matches, rows, columns):
        neighbours.compare(ours, theirs, np.arange(first, last), likely)
    matched_rows, matched_columns = np.zeros(rows, bool), np.zeros(columns, bool)
    known_rows, known_columns = explained(neighbours)
    matched_rows[known_rows], matched_columns[known_columns] = True, True
    open_rows, open_columns = np.flatnonzero(~matched_rows), np.flatnonzero(~matched_columns)
    thin = -(-len(open_rows) * len(open_columns) // LEFT_OVER)
    open_rows = open_rows[:: max(1, thin)]
    neighbours.forget(open_rows, open_columns)
    neighbours.compare(ours, theirs, open_rows, open_columns)
    return neighbours


def _sample(ours: Floats, theirs: Floats) -> tuple[Indices, Indices]:
    """Sampled rows, and for each the column that it clearly matches, or -1."""
    step = max(CLOSEST_SAMPLE, -(-len(ours) * len(theirs) // SAMPLED))
    sample = np.arange(0, len(ours), step)
    matches = np.full(len(sample), -1, np.int64)
    block = max(1, CELLS // len(theirs))
    columns = theirs.astype(np.float64)
    for start in range(0, len(sample), block):
        products = _rounded(ours[sample[start : start + block]].astype(np.float64) @ columns.T)
        lines = np.arange(len(products))
        first = products.argmax(axis=1)
        top = products[lines, first]
        products[lines, first] = -2.0
        clear = top - products.max(axis=1) > CLEAR * top
        matches[start : start + block] = np.where(clear, first, -1)
    return sample, matches


def _windows(sample: Indices, matches: Indices, rows: int, columns: int) -> list[tuple[int, int, Indices]]:
    """Runs of rows between samples, with the columns where their matches are likely."""
    known = np.flatnonzero(matches >= 0)
    out = []
    edges = [*sample.tolist(), rows]
    for place in range(len(sample)):
        first, last = edges[place], edges[place + 1]
        after = int(np.searchsorted(known, place + 1))
        spans = []
        if after:
            row, column = int(sample[known[after - 1]]), int(matches[known[after - 1]])
            spans.append((column + first - row - SLACK, column + last - row + SLACK))
        if after < len(known):
            row, column = int(sample[known[after]]), int(matches[known[after]])
            spans.append((column - (row - first) - SLACK, column - (row - last) + SLACK))
        if len(spans) == 2:
            (begin, low), (_, end) = spans
            if 0 < end - begin <= WIDEST:
                spans = [(begin, max(low, end))]
        likely: NDArray[np.int64] = np.unique(
            np.concatenate([np.arange(max(0, low), min(columns, high)) for low, high in spans] or [np.arange(0)])
        )
        out.append((first, last, likely))
    return out
