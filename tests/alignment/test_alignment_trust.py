"""Which links are trusted as a whole, and which left-overs face each other."""

from __future__ import annotations

from compare.alignment import Link
from compare.alignment.trust import are_sure, facing


def linked(row: int, column: int, score: float = 0.9) -> Link:
    return Link((row,), (column,), score)


def test_links_are_sure_by_their_mean_and_one_sided_ones_do_not_count() -> None:
    assert are_sure([linked(0, 0, 0.7), linked(1, 1, 0.95), Link((2,), (), 0.1)])
    assert not are_sure([linked(0, 0, 0.7), linked(1, 1, 0.75), Link((2,), (), 1.0)])
    assert not are_sure([Link((0,), (), 1.0)])


def test_what_is_left_over_on_both_sides_of_one_gap_faces_each_other() -> None:
    links = [linked(0, 0), Link((1,), (), 0.5), Link((), (1,), 0.5), linked(2, 2), Link((3,), (), 0.5), linked(4, 3)]
    assert facing(links) == {1, 2}


def test_a_moved_link_makes_no_gap() -> None:
    links = [linked(0, 0), Link((1,), (), 0.5), Link((9,), (1,), 0.9, moved=True), Link((), (2,), 0.5), linked(2, 3)]
    assert facing(links) == {1, 3}


def test_gaps_at_the_ends_count_as_well() -> None:
    links = [Link((0,), (), 0.5), Link((), (0,), 0.5), linked(1, 1), Link((2,), (), 0.5)]
    assert facing(links) == {0, 1}
