"""The lattice against a slow, obvious enumeration of every path."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.alignment.lattice import SHAPES, Batch, best_path, posteriors, total_scores

Move = tuple[str, int, int, int]
"""("link", shape, row after, column after), ("drop", 0, ...) or ("add", 0, ...)."""


def every_path(rows: int, columns: int) -> Iterator[list[Move]]:
    """All paths; in one gap, drops before additions."""

    def onward(row: int, column: int, path: list[Move]) -> Iterator[list[Move]]:
        if (row, column) == (rows, columns):
            yield path
        for index, (a, b) in enumerate(SHAPES):
            if row + a <= rows and column + b <= columns:
                yield from onward(row + a, column + b, [*path, ("link", index, row + a, column + b)])
        if row < rows and not (path and path[-1][0] == "add"):
            yield from onward(row + 1, column, [*path, ("drop", 0, row + 1, column)])
        if column < columns:
            yield from onward(row, column + 1, [*path, ("add", 0, row, column + 1)])

    return onward(0, 0, [])


def score(path: list[Move], batch: Batch, box: int) -> float:
    total, before = 0.0, "start"
    for kind, index, row, column in path:
        if kind == "link":
            total += batch.links[row - 1, index, box, column - 1]
        else:
            total += batch.dropped[box, row - 1] if kind == "drop" else batch.added[box, column - 1]
            if kind != before:
                total += batch.replacing if before == "drop" else batch.opening
                total += batch.adding if kind == "add" else 0.0
        before = kind
    return total


@st.composite
def batches(draw: st.DrawFn) -> Batch:
    sizes = draw(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=3))
    height, width = max(r for r, _ in sizes), max(c for _, c in sizes)
    noise = np.random.default_rng(draw(st.integers(0, 1000)))
    links = noise.normal(scale=3, size=(height, len(SHAPES), len(sizes), width))
    for index, (a, b) in enumerate(SHAPES):
        links[: a - 1, index] = links[:, index, :, : b - 1] = -np.inf
    for box, (rows, columns) in enumerate(sizes):
        links[rows:, :, box] = links[:, :, box, columns:] = -np.inf
    return Batch(
        links,
        noise.normal(size=(len(sizes), height)),
        noise.normal(size=(len(sizes), width)),
        np.array([r for r, _ in sizes]),
        np.array([c for _, c in sizes]),
        opening=draw(st.sampled_from([0.0, -1.5])),
        replacing=draw(st.sampled_from([0.0, -0.5])),
        adding=draw(st.sampled_from([0.0, -1.0])),
    )


@settings(max_examples=40, deadline=None)
@given(batches())
def test_posteriors_are_those_of_all_paths(batch: Batch) -> None:
    found = posteriors(batch)
    np.testing.assert_allclose(total_scores(batch), found.total)
    for box, (rows, columns) in enumerate(zip(batch.rows, batch.columns, strict=True)):
        paths = list(every_path(int(rows), int(columns)))
        weights = [math.exp(score(path, batch, box)) for path in paths]
        total = sum(weights)
        assert math.isclose(float(found.total[box]), math.log(total), abs_tol=1e-6)
        links = np.zeros(found.links.shape)
        dropped, added = np.zeros(found.dropped.shape), np.zeros(found.added.shape)
        gaps = 0.0
        for path, weight in zip(paths, weights, strict=True):
            kinds = ["link", *(kind for kind, _, _, _ in path)]
            gaps += weight / total * sum(one == "link" != two for one, two in itertools.pairwise(kinds))
            for kind, index, row, column in path:
                if kind == "link":
                    links[row - 1, index, box, column - 1] += weight / total
                elif kind == "drop":
                    dropped[box, row - 1] += weight / total
                else:
                    added[box, column - 1] += weight / total
        assert math.isclose(float(found.gaps[box]), gaps, abs_tol=1e-6)
        np.testing.assert_allclose(found.links[:, :, box], links[:, :, box], atol=1e-5)
        np.testing.assert_allclose(found.dropped[box, :rows], dropped[box, :rows], atol=1e-5)
        np.testing.assert_allclose(found.added[box, :columns], added[box, :columns], atol=1e-5)


@settings(max_examples=40, deadline=None)
@given(batches())
def test_best_path_is_the_best_of_all_paths(batch: Batch) -> None:
    batch = Batch(batch.links, batch.dropped, batch.added, batch.rows, batch.columns, opening=0.0)
    found = best_path(batch)
    assert len(found) == len(batch.rows)
    for box, steps in enumerate(found):
        rows, columns = int(batch.rows[box]), int(batch.columns[box])
        best = max(score(path, batch, box) for path in every_path(rows, columns))
        linked_rows = {row for top, bottom, _, _ in steps for row in range(top, bottom)}
        linked_columns = {column for _, _, left, right in steps for column in range(left, right)}
        mine = sum(
            batch.links[bottom - 1, SHAPES.index((bottom - top, right - left)), box, right - 1]
            for top, bottom, left, right in steps
        )
        mine += sum(batch.dropped[box, row] for row in range(rows) if row not in linked_rows)
        mine += sum(batch.added[box, column] for column in range(columns) if column not in linked_columns)
        assert math.isclose(float(mine), best, abs_tol=1e-6)
