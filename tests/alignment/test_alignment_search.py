"""Neighbours: of all pairs, exactly; along the path of long texts, nearly all that matter."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from compare.alignment import align, search
from compare.alignment.search import NEIGHBOURS, Neighbours


def units(rng: np.random.Generator, count: int, dim: int = 64) -> NDArray[np.float32]:
    vectors = rng.normal(size=(count, dim))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 1000), st.booleans())
def test_neighbours_are_the_nearest_whatever_the_blocks(rows: int, columns: int, seed: int, ties: bool) -> None:
    rng = np.random.default_rng(seed)
    ours, theirs = units(rng, rows, 6), units(rng, columns, 6)
    if ties:
        ours[:], theirs[:] = ours[0], theirs[0]
    found = Neighbours(rows, columns)
    cut = int(rng.integers(rows + 1))
    found.compare(ours, theirs, np.arange(cut), np.arange(columns))
    found.compare(ours, theirs, np.arange(cut, rows), np.arange(columns))
    products = ours @ theirs.T
    if ties:
        products[:] = 1  # equal vectors tie, whatever the last bits of their products
    for row in range(rows):
        expected = sorted(range(columns), key=lambda column: (-products[row, column], column))
        listed = [column for column in found.row_best[row].tolist() if column >= 0]
        np.testing.assert_allclose(products[row, listed], products[row, expected[: NEIGHBOURS + 1]], atol=3e-4)
        assert not ties or listed == expected[: NEIGHBOURS + 1]
    for column in range(columns):
        best = max(products[:, column])
        assert products[found.column_best[column, 0], column] == pytest.approx(best, abs=3e-4)


def test_the_path_search_finds_what_the_full_search_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(5)
    source = units(rng, 900)
    order = [*range(0, 200), *range(260, 500), 30, 31, 32, *range(500, 880), *range(220, 226)]
    target = source[order] + 0.08 * rng.normal(size=(len(order), 64))
    target = (target / np.linalg.norm(target, axis=1, keepdims=True)).astype(np.float32)
    full = align(source, target)
    monkeypatch.setattr(search, "EXHAUSTIVE", 0)
    monkeypatch.setattr("compare.alignment.seeds.EXHAUSTIVE", 0)
    quick = align(source, target)
    assert [(link.source, link.target) for link in quick] == [(link.source, link.target) for link in full]


def test_a_long_pair_with_nothing_in_common_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(6)
    monkeypatch.setattr("compare.alignment.seeds.EXHAUSTIVE", 0)
    links = align(units(rng, 700, 256), units(rng, 600, 256))
    assert sum(bool(link.source and link.target) for link in links) < 60


@pytest.mark.parametrize("unknown", [(), (0, 1), (20, 21, 22), (55, 56)])
def test_rows_are_held_against_the_columns_that_lie_beside_the_matches_around_them(unknown: tuple[int, ...]) -> None:
    """A run of 700 columns that nobody needs stands in the middle; some sampled rows match nothing."""
    true = np.concatenate([np.arange(450), np.arange(1150, 1600)])
    sample = np.arange(0, 900, 16)
    matches = true[sample].copy()
    matches[list(unknown)] = -1
    windows = search._windows(sample, matches, 900, 1600)
    assert [first for first, _, _ in windows] == sample.tolist()
    assert [last for _, last, _ in windows] == [*sample[1:].tolist(), 900]
    for first, last, columns in windows:
        assert set(true[first:last].tolist()) <= set(columns.tolist())
        assert columns[0] >= 0 and columns[-1] < 1600
        # Two stretches at most, each with a little more on both sides.
        assert len(columns) <= 2 * (last - first + 2 * search.SLACK)


def test_only_clear_matches_of_sampled_rows_are_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = units(np.random.default_rng(0), 100)
    theirs = np.concatenate([ours, ours[:32]])  # the first 32 rows have two equal matches
    sample, matches = search._sample(ours, theirs)
    assert sample.tolist() == [0, 16, 32, 48, 64, 80, 96]
    assert matches.tolist() == [-1, -1, 32, 48, 64, 80, 96]
    monkeypatch.setattr(search, "SAMPLED", 100 * 132 // 20)
    monkeypatch.setattr(search, "CELLS", 300)  # two rows at a time
    sample, matches = search._sample(ours, theirs)
    assert sample.tolist() == [0, 20, 40, 60, 80]
    assert matches.tolist() == [-1, -1, 40, 60, 80]


def test_what_is_forgotten_can_be_compared_anew() -> None:
    rng = np.random.default_rng(1)
    ours, theirs = units(rng, 5, 6), units(rng, 4, 6)
    once, anew = Neighbours(5, 4), Neighbours(5, 4)
    once.compare(ours, theirs, np.arange(5), np.arange(4))
    anew.compare(ours, theirs, np.arange(5), np.arange(4))
    anew.forget(np.arange(5), np.arange(4))
    assert (anew.row_best == -1).all() and (anew.column_best == -1).all()
    anew.compare(ours, theirs, np.arange(5), np.arange(4))
    np.testing.assert_array_equal(once.row_best, anew.row_best)
    np.testing.assert_array_equal(once.column_values, anew.column_values)


def test_similarities_of_the_caller_are_taken_as_cosines_are() -> None:
    rng = np.random.default_rng(2)
    ours, theirs = units(rng, 7, 6), units(rng, 5, 6)
    compared, taken = Neighbours(7, 5), Neighbours(7, 5)
    compared.compare(ours, theirs, np.arange(7), np.arange(5))
    taken.take(ours.astype(np.float64) @ theirs.astype(np.float64).T)
    for name in ("row_best", "row_values", "column_best", "column_values"):
        np.testing.assert_array_equal(getattr(taken, name), getattr(compared, name))


def test_what_lies_along_the_path_is_found_without_comparing_what_is_left_over() -> None:
    ours = units(np.random.default_rng(7), 200)
    found = search.search_along_path(ours, ours, lambda neighbours: (np.arange(200), np.arange(200)))
    assert found.row_best[:, 0].tolist() == found.column_best[:, 0].tolist() == list(range(200))


def test_what_lies_between_two_matches_is_compared_unless_it_is_too_much() -> None:
    sample = np.array([0, 16, 32])
    (_, _, near), _, _ = search._windows(sample, np.array([0, 216, 232]), 48, 2000)
    assert near.tolist() == list(range(near[-1] + 1)) and near[-1] >= 216
    (_, _, far), _, _ = search._windows(sample, np.array([0, 1016, 1032]), 48, 2000)
    assert {0, 1016} <= set(far.tolist()) and 500 not in far


def test_before_the_first_match_and_after_the_last_columns_follow_from_the_one_that_there_is() -> None:
    sample = np.array([0, 16, 32, 48])
    windows = search._windows(sample, np.array([-1, 16, 1032, -1]), 64, 2000)
    assert windows[0][2].tolist() == list(range(16 + search.SLACK))
    assert windows[3][2].tolist() == list(range(1048 - search.SLACK, 1064 + search.SLACK))
    assert not search._windows(sample, np.full(4, -1), 64, 2000)[1][2].size
