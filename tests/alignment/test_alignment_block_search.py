"""Moved blocks that are found by what their sentences gain, against exhaustive references."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from alignment_texts import texts
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.alignment import block_search
from compare.alignment.block_search import SKIPPED, _best_run, _Table, searched
from compare.alignment.chains import Block
from compare.alignment.lattice import SHAPES, total_scores
from compare.alignment.regimes import SEARCH_PRICE, TRANSLATION
from compare.alignment.spans import Match, Side, make_side, span_batch
from compare.alignment.weights import SPANS

MATCH = Match(0.5, 0.0, TRANSLATION)
MOVED = [*range(8), *range(20, 26), *range(8, 20), *range(26, 40)]
"""Source sentences in target order: 20 to 25 moved up to column 8."""


def sides(order: list[int], noise: float, seed: int = 0) -> tuple[Side, Side]:
    source, target, ours, theirs = texts([(row,) for row in order], 40, noise, seed)
    return make_side(source, np.asarray(ours, np.float32)), make_side(target, np.asarray(theirs, np.float32))


def ends(blocks: tuple[Block, ...]) -> list[tuple[int, int, int, int]]:
    return sorted((block.top, block.bottom, block.left, block.right) for block in blocks)


@pytest.mark.parametrize("seed", range(3))
def test_a_block_is_found_whose_sentences_are_hardly_told_from_others_one_by_one(seed: int) -> None:
    """With noise three times as strong as the signal, six sentences together still say that they moved."""
    assert ends(searched(*sides(MOVED, 3.0, seed), (), MATCH, SEARCH_PRICE)) == [(20, 26, 8, 14)]


def test_no_block_is_found_in_texts_in_order() -> None:
    for seed in range(3):
        assert searched(*sides(list(range(40)), 3.0, seed), (), MATCH, SEARCH_PRICE) == ()


def test_two_blocks_are_found() -> None:
    order = [*range(30, 34), *range(6), *range(14, 18), *range(6, 14), *range(18, 30), *range(34, 40)]
    assert ends(searched(*sides(order, 1.0), (), MATCH, SEARCH_PRICE)) == [(14, 18, 10, 14), (30, 34, 0, 4)]


@pytest.mark.parametrize(
    "given_blocks",
    [
        pytest.param([(21, 25, 9, 13)], id="too short"),
        pytest.param([(18, 27, 7, 15)], id="too long"),
        pytest.param([(20, 23, 8, 11), (23, 26, 11, 14)], id="in two"),
        pytest.param([(20, 26, 8, 14), (2, 4, 30, 32)], id="another that is none"),
        pytest.param([(22, 30, 30, 36)], id="at a wrong place"),
    ],
)
def test_blocks_are_mended(given_blocks: list[tuple[int, int, int, int]]) -> None:
    start = tuple(Block(*hull, 5.0) for hull in given_blocks)
    # That six sentences moved up, or that the twelve before them moved down, is the same.
    assert ends(searched(*sides(MOVED, 1.0), start, MATCH, SEARCH_PRICE)) in ([(20, 26, 8, 14)], [(8, 20, 14, 26)])


def test_what_a_block_gains_must_be_worth_its_price() -> None:
    source, target = sides(MOVED, 3.0)
    rows, columns = np.arange(40)[None], np.arange(40)[None]
    table = _Table(span_batch(source, target, rows, columns, MATCH, SPANS))
    gain = table.total((Block(20, 26, 8, 14, 0.0),)) - table.total(())
    assert gain > SEARCH_PRICE
    assert searched(source, target, (), MATCH, price=0.5 * gain)
    assert searched(source, target, (), MATCH, price=gain + 0.1) == ()


@pytest.mark.parametrize("count", [1, 2])
def test_the_shortest_texts_have_no_blocks(count: int) -> None:
    source, target, ours, theirs = texts([(row,) for row in range(count)], count)
    pair = make_side(source, np.asarray(ours, np.float32)), make_side(target, np.asarray(theirs, np.float32))
    assert searched(*pair, (), MATCH, SEARCH_PRICE) == ()


def test_a_block_may_hold_a_whole_text() -> None:
    source, target = sides(list(range(40)), 1.0)
    found = searched(source, target, (Block(0, 40, 0, 40, 9.0),), MATCH, SEARCH_PRICE)
    assert found == ()  # in order, so it is worth no price


def test_the_score_of_a_layout_is_that_of_its_parts() -> None:
    """Scored apart, parts differ in what lies just outside of a span; without those weights the sums are equal."""
    weights = type(SPANS)(outside=0.0, left_out_nearest=0.0)
    source, target = sides(MOVED, 2.0)

    def total(rows: list[int], columns: list[int]) -> float:
        return float(total_scores(span_batch(source, target, np.array([rows]), np.array([columns]), MATCH, weights))[0])

    table = _Table(span_batch(source, target, np.arange(40)[None], np.arange(40)[None], MATCH, weights))
    block = total([*range(20, 26)], [*range(8, 14)])
    beside = total([*range(20), *range(26, 40)], [*range(8), *range(14, 40)])
    assert table.total((Block(20, 26, 8, 14, 0.0),)) == pytest.approx(block + beside, rel=1e-5)
    assert table.total(()) == pytest.approx(total([*range(40)], [*range(40)]), rel=1e-5)


def test_what_sentences_earn_is_the_worth_of_their_links() -> None:
    source, target = sides(MOVED, 0.5)
    batch = span_batch(source, target, np.arange(40)[None], np.arange(40)[None], MATCH, SPANS)
    by_row, by_column = _Table(batch).earned((Block(20, 26, 8, 14, 0.0),))
    for column, row in enumerate(MOVED):
        worth = batch.links[row, SHAPES.index((1, 1)), 0, column] - batch.dropped[0, row] - batch.added[0, column]
        assert by_row[row] + by_column[column] == pytest.approx(worth, rel=1e-5)


def slow_best(gains: dict[tuple[int, int], np.ndarray], rows: np.ndarray, columns: np.ndarray) -> float:
    """The most that any run gains: every start, every end, every way between."""

    def most(top: int, left: int, bottom: int, right: int) -> float:
        if (top, left) == (bottom, right):
            return 0.0
        ways = [-np.inf]
        if top < bottom:
            ways.append(most(top + 1, left, bottom, right) - rows[top])
        if left < right:
            ways.append(most(top, left + 1, bottom, right) - columns[left])
        for (a, b), values in gains.items():
            if top + a <= bottom and left + b <= right:
                ways.append(most(top + a, left + b, bottom, right) + values[top + a - 1, left + b - 1])
        return max(ways)

    height, width = len(rows), len(columns)
    corners = itertools.product(range(height + 1), range(width + 1), range(height + 1), range(width + 1))
    return max(most(*one) for one in corners if one[0] <= one[2] and one[1] <= one[3])


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 4), st.integers(1, 4), st.integers(0, 10_000))
def test_the_best_run_is_that_of_an_exhaustive_search(height: int, width: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    gains = {}
    for a, b in ((1, 1), (1, 2), (2, 1), (3, 1)):
        values = rng.normal(-0.5, 2, (height, width))
        values[: a - 1], values[:, : b - 1] = -np.inf, -np.inf
        gains[a, b] = values
    rows, columns = rng.uniform(0, 1.5, height), rng.uniform(0, 1.5, width)
    found, expected = _best_run(gains, rows, columns), slow_best(gains, rows, columns)
    assert (found.weight if found else 0.0) == pytest.approx(expected)
    if found:
        # Between its ends, the run gains as much as it says.
        inside = {
            shape: values[found.top : found.bottom, found.left : found.right].copy() for shape, values in gains.items()
        }
        for (a, b), values in inside.items():
            values[: a - 1], values[:, : b - 1] = -np.inf, -np.inf
        again = _best_run(inside, rows[found.top : found.bottom], columns[found.left : found.right])
        assert again is not None
        assert (again.top, again.left, again.weight) == (0, 0, pytest.approx(found.weight))


def test_runs_do_not_share_sentences_and_come_with_the_best_first() -> None:
    order = [*range(30, 34), *range(6), *range(14, 18), *range(6, 14), *range(18, 30), *range(34, 40)]
    source, target = sides(order, 1.0)
    table = _Table(span_batch(source, target, np.arange(40)[None], np.arange(40)[None], MATCH, SPANS))
    runs = table.runs(*table.earned(()), 4, 1.0)
    assert {(30, 34, 0, 4), (14, 18, 10, 14)} <= set(ends(tuple(runs)))
    assert [run.weight for run in runs] == sorted((run.weight for run in runs), reverse=True)
    for one, other in itertools.combinations(runs, 2):
        assert not block_search._meet(one, other)
    assert len(table.runs(*table.earned(()), 1, 1.0)) == 1


def test_a_sentence_inside_a_run_that_is_linked_with_nothing_costs() -> None:
    gains = {(1, 1): np.full((3, 2), -9.0)}
    gains[1, 1][0, 0] = gains[1, 1][2, 1] = 4.0
    run = _best_run(gains, np.full(3, SKIPPED), np.full(2, SKIPPED))
    assert run == Block(0, 3, 0, 2, 8.0 - SKIPPED)


def test_a_run_is_looked_for_in_a_window_and_named_by_its_places_in_the_texts() -> None:
    table = _Table(span_batch(*sides(MOVED, 1.0), np.arange(40)[None], np.arange(40)[None], MATCH, SPANS))
    [run] = table.runs(*table.earned(()), 1, 1.0, (slice(16, 30), slice(4, 18)))
    assert (run.top, run.bottom, run.left, run.right) == (20, 26, 8, 14)


def test_the_ends_of_a_block_are_looked_for_on_both_sides() -> None:
    table = _Table(span_batch(*sides(MOVED, 1.0), np.arange(40)[None], np.arange(40)[None], MATCH, SPANS))
    for short in (Block(20, 22, 8, 10, 9.0), Block(24, 26, 12, 14, 9.0)):
        changed = [ends(blocks) for blocks in block_search._changes(table, (short,), SEARCH_PRICE)]
        assert [(20, 26, 8, 14)] in changed
        assert [] in changed
