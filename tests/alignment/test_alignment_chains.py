"""The backbone against all chains there are, and what is told as a moved block."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.alignment.chains import Block, backbone, moved_blocks
from compare.alignment.seeds import Seeds

Seed = tuple[int, int, float]


def seeds_of(*found: Seed) -> Seeds:
    rows, columns, weights = zip(*sorted(found), strict=True) if found else ((), (), ())
    return Seeds(np.array(rows, np.int64), np.array(columns, np.int64), np.array(weights, np.float32))


def diagonal(row: int, column: int, count: int, weight: float = 2.0) -> list[Seed]:
    return [(row + step, column + step, weight) for step in range(count)]


def blocks_of(*found: Seed) -> list[tuple[int, int, int, int]]:
    seeds = seeds_of(*found)
    blocks = moved_blocks(seeds, backbone(seeds, 200, 200))
    return [(block.top, block.bottom, block.left, block.right) for block in blocks]


PLACES = st.tuples(st.integers(0, 6), st.integers(0, 6))
SEEDS = st.dictionaries(PLACES, st.integers(-3, 9), max_size=8)


@settings(max_examples=80, deadline=None)
@given(SEEDS)
def test_the_backbone_is_the_heaviest_of_all_chains(found: dict[tuple[int, int], int]) -> None:
    seeds = seeds_of(*((row, column, float(weight)) for (row, column), weight in found.items()))
    chosen = backbone(seeds, 7, 7)
    columns = seeds.columns[chosen].tolist()
    assert columns == sorted(columns)
    assert (seeds.weights[chosen] > 0).all()
    heaviest = max(
        sum(weight for _, weight in chain)
        for size in range(len(found) + 1)
        for chain in itertools.combinations(zip(seeds.columns.tolist(), seeds.weights.tolist(), strict=True), size)
        if [column for column, _ in chain] == sorted(column for column, _ in chain)
    )
    assert seeds.weights[chosen].sum() == heaviest


def test_of_equal_chains_the_one_that_ends_first_is_the_backbone() -> None:
    assert backbone(seeds_of((0, 5, 2.0), (3, 1, 2.0)), 6, 6).tolist() == [True, False]


def test_a_dense_chain_off_the_backbone_is_a_block() -> None:
    assert blocks_of(*diagonal(0, 3, 20), *diagonal(20, 0, 3), *diagonal(23, 23, 20)) == [(20, 23, 0, 3)]


def test_a_single_chance_seed_is_none_and_nor_is_a_chain_of_seeds_far_apart() -> None:
    backward = [(20, 9, 2.0), (28, 17, 2.0)]
    assert blocks_of(*diagonal(0, 50, 19, 9.0), backward[0]) == []
    assert blocks_of(*diagonal(0, 50, 19, 9.0), *backward) == []
    assert blocks_of(*diagonal(0, 50, 19, 9.0), (20, 9, 2.0), (21, 10, 2.0)) == [(20, 22, 9, 11)]


def test_a_weak_seed_far_before_a_chain_costs_it_nothing() -> None:
    assert blocks_of(*diagonal(0, 50, 19, 9.0), (20, 9, 0.5), *diagonal(25, 14, 2, 1.6)) == [(25, 27, 14, 16)]


def test_seeds_that_speak_against_a_pair_count_for_no_block() -> None:
    assert blocks_of(*diagonal(0, 50, 19, 9.0), *diagonal(20, 9, 9, -1.0)) == []


def test_a_skewed_chain_is_worth_less_than_a_straight_one() -> None:
    """Seeds whose rows go on while the columns stand still are likely chance; so are steps over what lies between."""
    straight = diagonal(20, 9, 2, 1.6)
    skewed = [(20, 9, 1.6), (22, 9, 1.6)]
    assert blocks_of(*diagonal(0, 50, 19, 9.0), *straight) and not blocks_of(*diagonal(0, 50, 19, 9.0), *skewed)


def test_what_a_block_takes_from_the_backbone_counts_against_it() -> None:
    """Rows 5 to 8 say the same as columns 5 to 8 and, more weakly, as columns 40 to 43."""
    here, there = diagonal(0, 0, 20, 3.0), diagonal(5, 40, 4, 2.0)
    assert blocks_of(*here, *there) == []
    assert blocks_of(*here[:5], *here[9:], *there) == [(5, 9, 40, 44)]
    across = diagonal(40, 5, 4, 2.0)
    assert blocks_of(*here, *across) == []
    assert blocks_of(*here[:5], *here[9:], *across) == [(40, 44, 5, 9)]


def test_a_pair_of_sentences_that_a_block_takes_from_the_backbone_is_lost_once() -> None:
    seeds = seeds_of((4, 4, 2.25), (5, 5, 1.0), (6, 6, 2.25))
    [block] = moved_blocks(seeds, np.array([False, True, False]))
    assert block == Block(4, 7, 4, 7, 3.5)


def test_a_block_does_not_reach_across_the_backbone() -> None:
    """Between the two halves lies a row that the backbone holds firmly."""
    halves = [*diagonal(10, 60, 3), *diagonal(15, 65, 3)]
    whole = blocks_of(*diagonal(0, 0, 10), *diagonal(18, 18, 40), *halves)
    cut = blocks_of(*diagonal(0, 0, 10), (14, 14, 2.0), *diagonal(18, 18, 40), *halves)
    assert (whole, cut) == ([(10, 18, 60, 68)], [(10, 13, 60, 63), (15, 18, 65, 68)])


def test_where_two_chains_cross_both_are_cut() -> None:
    rest = diagonal(100, 0, 60, 3.0)
    first = [*diagonal(10, 80, 3), *diagonal(15, 83, 3)]
    second = diagonal(13, 120, 2, 2.5)
    assert sorted(blocks_of(*rest, *first, *second)) == [(10, 13, 80, 83), (13, 15, 120, 122), (15, 18, 83, 86)]


def test_cut_apart_the_heavier_piece_has_the_row_that_both_are_on() -> None:
    """Two seeds of a chain on one row, with a heavier chain's column between them."""
    rest = diagonal(100, 0, 60, 3.0)
    chain = [(10, 80, 2.0), (11, 81, 2.0), (12, 82, 2.0), (12, 85, 4.0), (13, 86, 4.0), (14, 87, 4.0)]
    crossing = diagonal(40, 83, 2, 3.0)
    found = sorted(blocks_of(*rest, *chain, *crossing))
    assert (12, 15, 85, 88) in found and (40, 42, 83, 85) in found


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.tuples(st.integers(0, 15), st.integers(0, 15)), st.integers(1, 6), max_size=40))
def test_blocks_share_nothing_and_are_worth_something(found: dict[tuple[int, int], int]) -> None:
    seeds = seeds_of(*((row, column, float(weight)) for (row, column), weight in found.items()))
    chosen = backbone(seeds, 16, 16)
    blocks = moved_blocks(seeds, chosen)
    for ends in ([(b.top, b.bottom) for b in blocks], [(b.left, b.right) for b in blocks]):
        held = [sentence for low, high in ends for sentence in range(low, high)]
        assert len(held) == len(set(held))
    for block in blocks:
        inside = (seeds.rows >= block.top) & (seeds.rows < block.bottom)
        inside &= (seeds.columns >= block.left) & (seeds.columns < block.right) & ~chosen
        assert inside.any() and 3 <= block.weight <= seeds.weights[inside].sum()


def test_there_are_no_blocks_without_seeds() -> None:
    none = seeds_of()
    assert moved_blocks(none, backbone(none, 5, 5)) == list[Block]()
