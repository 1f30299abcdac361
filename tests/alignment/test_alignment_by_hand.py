"""Links set by hand take the place of others, and what they take away is not lost."""

from __future__ import annotations

import pytest

from compare.alignment.by_hand import set_by_hand
from compare.records import Link

AUTOMATIC = [Link((0,), (0,), 0.9), Link((1, 2), (1,), 0.8), Link((3,), (2, 3), 0.7), Link((), (4,), 0.6)]


def sides(links):
    return [(link.source, link.target) for link in links]


def test_without_links_by_hand_nothing_changes():
    assert set_by_hand(AUTOMATIC, [], 4, 5) == AUTOMATIC


def test_a_link_by_hand_replaces_those_of_its_sentences():
    links = set_by_hand(AUTOMATIC, [((0, 1, 2), (0, 1))], 4, 5)
    assert sides(links) == [((0, 1, 2), (0, 1)), ((3,), (2, 3)), ((), (4,))]
    assert [link.by_hand for link in links] == [True, False, False]
    assert links[0].score == 1.0


def test_unlinked_sides_stand_apart_in_their_order():
    links = set_by_hand(AUTOMATIC, [((3,), ()), ((), (2, 3))], 4, 5)
    assert sides(links) == [((0,), (0,)), ((1, 2), (1,)), ((3,), ()), ((), (2, 3)), ((), (4,))]


def test_what_loses_its_counterpart_is_dropped_or_added():
    links = set_by_hand(AUTOMATIC, [((3,), (4,))], 4, 5)
    assert sides(links) == [((0,), (0,)), ((1, 2), (1,)), ((), (2,)), ((), (3,)), ((3,), (4,))]
    assert not any(link.by_hand for link in links[:4])


def test_a_torn_link_keeps_its_longest_run():
    links = set_by_hand([Link((0, 1, 2, 3), (0,), 0.9)], [((1,), ())], 4, 1)
    assert sides(links) == [((0,), ()), ((1,), ()), ((2, 3), (0,))]


def test_a_link_that_crosses_others_is_moved():
    links = set_by_hand([Link((n,), (n,), 0.9) for n in range(4)], [((0,), (3,)), ((3,), ())], 4, 4)
    assert [(link.source, link.target, link.moved) for link in links if link.by_hand] == [
        ((3,), (), False),
        ((0,), (3,), True),
    ]


@pytest.mark.parametrize(("before", "after", "source", "moved"), [(0, 3, 1, False), (0, 1, 2, True), (2, 3, 1, True)])
def test_a_link_between_two_others_is_moved_unless_it_lies_between_them_on_both_sides(before, after, source, moved):
    others = [Link((before,), (0,), 0.9), Link((after,), (3,), 0.9)]
    links = set_by_hand(others, [((source,), (1,))], 4, 4)
    assert [link.moved for link in links if link.by_hand] == [moved]


@pytest.mark.parametrize("hand", [[((0,), (0,)), ((0,), (1,))], [((0, 2), (0,))], [((), ())], [((9,), ())]])
def test_links_that_cannot_be_are_refused(hand):
    with pytest.raises(ValueError):
        set_by_hand(AUTOMATIC, hand, 4, 5)
