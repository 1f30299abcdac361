"""Moved blocks that show only among what is left over on both sides."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from alignment_texts import texts

from compare.alignment import leftovers
from compare.alignment.leftovers import blocks_left_over
from compare.alignment.regimes import BESIDE, BLOCK_PRICE
from compare.alignment.spans import Match, make_side
from compare.records import Link

RATES = BESIDE


def found(
    made: Sequence[tuple[int, ...]], count: int, links: Sequence[Link], price: float = BLOCK_PRICE
) -> list[tuple[int, int, int, int]]:
    source, target, source_lengths, target_lengths = texts(list(made), count)
    ours = make_side(source, np.asarray(source_lengths, np.float32))
    theirs = make_side(target, np.asarray(target_lengths, np.float32))
    blocks = blocks_left_over(ours, theirs, links, Match(0.8, 0.0, RATES), RATES, price)
    weights = [block.weight for block in blocks]
    assert weights == sorted(weights, reverse=True) and all(weight > price for weight in weights)
    return [(block.top, block.bottom, block.left, block.right) for block in blocks]


def linked(made: Sequence[tuple[int, ...]], but: Sequence[int]) -> list[Link]:
    """Every target sentence linked with what it was made from, but for those; what is left is alone in a link."""
    links = [Link(rows, (column,), 0.9) for column, rows in enumerate(made) if rows and column not in but]
    kept = {row for link in links for row in link.source}
    dropped = [Link((row,), (), 0.9) for row in range(10) if row not in kept]
    return [*links, *dropped, *(Link((), (column,), 0.9) for column in but)]


MOVED = [(0,), (1,), (6,), (7, 8), (2,), (3,), (4,), (9,)]
"""Of ten sentences, 6 to 8 are told early, and 5 is dropped."""


def test_left_over_runs_that_explain_each_other_are_a_block_without_what_is_dropped_beside_it() -> None:
    assert found(MOVED, 10, linked(MOVED, but=[2, 3])) == [(6, 9, 2, 4)]


def test_what_is_added_beside_a_block_is_not_in_it() -> None:
    made = [*MOVED[:2], (), *MOVED[2:4], (), *MOVED[4:]]
    assert found(made, 10, linked(made, but=[2, 3, 4, 5])) == [(6, 9, 3, 5)]


def test_a_run_that_is_left_over_on_one_side_only_is_none() -> None:
    assert found(MOVED, 10, linked(MOVED, but=[])) == []


def test_strangers_are_no_block() -> None:
    made = [(0,), (), (), (1,), (2,), (5,)]
    assert found(made, 10, linked(made, but=[1, 2])) == []


def test_a_block_must_be_worth_its_price() -> None:
    assert found(MOVED, 10, linked(MOVED, but=[2, 3]), price=1000) == []


def test_no_run_is_in_two_blocks_and_each_goes_where_it_fits_best() -> None:
    """Sentences 1 and 2 are told twice, the second time in full: the better of the two has them."""
    made = [(0,), (1,), (4,), (1,), (2,), (5,), (6,)]
    assert found(made, 7, [Link((row,), (column,), 0.9) for row, column in ((0, 0), (4, 2), (5, 5), (6, 6))]) == [
        (1, 3, 3, 5)
    ]


def test_blocks_that_share_nothing_are_all_found_the_best_first() -> None:
    made = [(0,), (8,), (2,), (4, 5, 6), (3,), (7,), (9,)]
    assert sorted(found(made, 10, linked(made, but=[1, 3]))) == [(4, 7, 3, 4), (8, 9, 1, 2)]


def test_beyond_so_many_pairs_none_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftovers, "COMPARED", 8)  # 5 to 8 and two: one pair of them is as many
    assert found(MOVED, 10, linked(MOVED, but=[2, 3])) == [(6, 9, 2, 4)]
    monkeypatch.setattr(leftovers, "COMPARED", 7)
    assert found(MOVED, 10, linked(MOVED, but=[2, 3])) == []
