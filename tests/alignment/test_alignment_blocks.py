"""Moved blocks: where they end, and which sentences beside them they win."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

import numpy as np
from alignment_texts import texts
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from compare.alignment import Link, align
from compare.alignment.blocks import extend_blocks, longest_rising, marked_moved
from compare.alignment.chains import Block, backbone
from compare.alignment.regimes import REGIMES
from compare.alignment.seeds import Seeds, find_seeds
from compare.alignment.spans import Match, Side, make_side


@dataclass
class Prepared:
    """Two texts as they are when the edges of blocks are settled."""

    source: Side
    target: Side
    seeds: Seeds
    chosen: NDArray[np.bool_]
    match: Match

    def settled(self, *blocks: Block) -> list[tuple[int, int, int, int]]:
        found = extend_blocks(self.source, self.target, self.seeds, self.chosen, list(blocks), self.match)
        return [(block.top, block.bottom, block.left, block.right) for block in found]


def prepared(made: list[tuple[int, ...]], count: int, noise: float = 0.6) -> Prepared:
    source, target, source_lengths, target_lengths = texts(made, count, noise)
    ours = make_side(source, np.asarray(source_lengths, np.float32))
    theirs = make_side(target, np.asarray(target_lengths, np.float32))
    seeds, similarity = find_seeds(ours, theirs)
    match = Match(similarity, float(np.log(count / len(made))), REGIMES[-1][0])
    return Prepared(ours, theirs, seeds, backbone(seeds, count, len(made)), match)


def rows(*order: int) -> list[tuple[int, ...]]:
    return [(row,) for row in order]


def without_seeds_at(pair: Prepared, *numbers: int) -> Prepared:
    """Texts whose backbone has no seed in these source sentences."""
    return replace(pair, chosen=pair.chosen & ~np.isin(pair.seeds.rows, numbers))


LATER_FIRST = rows(*range(10), 20, 21, 22, 23, 24, *range(10, 20), *range(25, 35))


def test_a_block_takes_the_sentences_at_its_edges_that_nobody_claims() -> None:
    assert prepared(LATER_FIRST, 35).settled(Block(22, 23, 12, 13, 9.0)) == [(20, 25, 10, 15)]


def test_a_block_leaves_to_the_backbone_what_fits_better_there() -> None:
    bare = without_seeds_at(prepared(LATER_FIRST, 35), 18, 19, 25, 26)
    assert bare.settled(Block(21, 24, 11, 14, 9.0)) == [(20, 25, 10, 15)]


def test_a_sentence_that_the_backbone_holds_is_no_blocks() -> None:
    whole = prepared(rows(*range(30)), 30)
    assert whole.settled(Block(20, 21, 5, 6, 9.0)) == [(20, 21, 5, 6)]


def test_a_block_at_the_ends_of_both_texts_stops_there() -> None:
    swapped = prepared(rows(*range(25, 30), *range(5, 25), *range(5)), 30)
    assert swapped.settled(Block(1, 4, 26, 29, 9.0), Block(26, 29, 1, 4, 9.0)) == [(0, 5, 25, 30), (25, 30, 0, 5)]


def test_of_two_blocks_that_want_the_same_sentences_the_first_has_them() -> None:
    order = rows(*range(10), *range(25, 31), *range(10, 25), *range(31, 40))
    both = prepared(order, 40).settled(Block(25, 27, 10, 12, 9.0), Block(29, 31, 14, 16, 9.0))
    assert both == [(25, 29, 10, 14), (29, 31, 14, 16)]


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_settled_blocks_hold_what_they_held_and_share_nothing(data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(1, 39), min_size=2, max_size=5)))
    parts = list(zip([0, *cuts], [*cuts, 40], strict=True))
    order = data.draw(st.permutations(parts))
    made = rows(*(row for low, high in order for row in range(low, high)))
    place = {row: column for column, (row,) in enumerate(made)}
    blocks = []
    for low, high in parts:
        top = data.draw(st.integers(low, high - 1))
        bottom = data.draw(st.integers(top + 1, high))
        blocks.append(Block(top, bottom, place[top], place[bottom - 1] + 1, 5.0))
    # Nothing at all is on the backbone: every sentence between two blocks is wanted by both.
    loose = prepared(made, 40)
    loose.chosen[:] = False
    found = loose.settled(*blocks)
    for before, (top, bottom, left, right) in zip(blocks, found, strict=True):
        assert top <= before.top < before.bottom <= bottom
        assert left <= before.left < before.right <= right
    for ends in ([block[:2] for block in found], [block[2:] for block in found]):
        held = [sentence for low, high in ends for sentence in range(low, high)]
        assert len(held) == len(set(held)) and set(held) <= set(range(40))


def test_a_moved_link_in_order_with_what_did_not_move_is_not_marked() -> None:
    plain = [Link((0,), (0,), 0.9), Link((4,), (4,), 0.9)]
    in_order, before, behind = (Link((2,), (at,), 0.9, moved=True) for at in (2, -1, 6))
    assert [link.moved for link in marked_moved([*plain, in_order])] == [False, False, False]
    assert [link.moved for link in marked_moved([*plain, before, behind])] == [False, False, True, True]


def test_of_moved_passages_that_cross_between_two_links_in_place_the_shorter_is_marked() -> None:
    ends = [Link((0,), (0,), 0.9), Link((9,), (9,), 0.9)]
    longer = [Link((row,), (row + 1,), 0.9, moved=True) for row in (3, 4, 5)]
    shorter = [Link((6, 7), (1,), 0.9, moved=True), Link((8,), (2,), 0.9, moved=True)]
    found = marked_moved([*ends, *shorter, *longer])
    assert [link.source[0] for link in found if link.moved] == [6, 8]


@given(st.lists(st.integers(0, 30), max_size=9, unique=True))
def test_the_longest_rising_pairs_are_those_of_all_choices(columns: list[int]) -> None:
    pairs = list(enumerate(columns))
    found = longest_rising(pairs)
    assert found <= set(pairs)
    assert [column for _, column in sorted(found)] == sorted(column for _, column in found)
    sizes = (
        size
        for size in range(len(pairs), -1, -1)
        if any(list(some) == sorted(some) for some in itertools.combinations(columns, size))
    )
    assert len(found) == next(sizes)


def test_what_is_left_out_says_nothing_of_the_order() -> None:
    one_sided = [Link((1,), (), 0.9), Link((), (9,), 0.9)]
    links = [Link((0,), (0,), 0.9), Link((4,), (4,), 0.9), *one_sided, Link((2,), (2,), 0.9, moved=True)]
    assert not any(link.moved for link in marked_moved(links))


def test_texts_without_a_backbone_keep_their_links() -> None:
    assert marked_moved([]) == []
    assert [link.source for link in marked_moved([Link((5,), (5,), 0.5, moved=True)])] == [(5,)]


def test_a_text_too_long_for_one_box_is_linked_sentence_by_sentence() -> None:
    order = [*range(150), *range(240, 250), *range(160, 240), *range(250, 300)]
    source, target, source_lengths, target_lengths = texts(rows(*order), 300)
    links = align(source, target, source_lengths=source_lengths, target_lengths=target_lengths)
    assert {link.source: link.target for link in links if link.target} == {
        (row,): (column,) for column, row in enumerate(order)
    }
    assert [link.source[0] for link in links if link.moved] == [*range(240, 250)]
    assert [link.source[0] for link in links if not link.target] == [*range(150, 160)]
