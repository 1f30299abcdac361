"""A link with its two segments."""

from __future__ import annotations

from pairs import document

from compare.passage.amounts.number_alignment import match_numbers, share_figure
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.records import Link, Side
from compare.text.segment import Segment


def pair(arabic: str, english: str) -> PassagePair:
    source, target = document("ar", "نعم.", arabic), document("en", "Yes.", english)
    return PassagePair(Link((1,), (1,), 1.0), Segment(source, (1,)), Segment(target, (1,)))


def test_both_directions_begin_with_the_source() -> None:
    one = pair("وصل.", "He came.")
    ways = list(one.both_ways())
    assert ways == [(Side.SOURCE, one.source, one.target), (Side.TARGET, one.target, one.source)]


def test_local_spans_become_those_of_the_documents_on_their_sides() -> None:
    one = pair("وصل.", "He came.")
    assert one.spans_on(Side.SOURCE, (0, 3), (3, 7)) == (((5, 8),), ((8, 12),))
    assert one.spans_on(Side.TARGET, (3, 7), (0, 3)) == (((5, 8),), ((8, 12),))
    assert one.spans_on(Side.TARGET, (3, 7)) == ((), ((8, 12),))


def test_an_amount_of_a_longer_unit_that_has_a_name_is_no_number_without_counterpart() -> None:
    matched = match_numbers(pair("غاب سبعة أيام.", "He was away for a week."))
    assert [quantity.value for quantity in matched.source] == []
    matched = match_numbers(pair("غاب ستة أيام.", "He was away for a week."))
    assert [quantity.value for quantity in matched.source] == [6]


def test_a_figure_in_common_is_large_and_not_elsewhere() -> None:
    one = pair("قتل 305 أشخاص.", "Some 305 people died.")
    assert share_figure(one.source, one.target)
    assert not share_figure(one.source, one.target, one.source)
    assert not share_figure(one.source, pair("وصل.", "Some 306 people died.").target)
    small = pair("قتل 2 منهم.", "Some 2 people died.")
    assert not share_figure(small.source, small.target)


def test_a_pair_is_linked_if_both_sides_have_sentences() -> None:
    source, target = document("ar", "وصل."), document("en", "He came.")
    for ours, theirs in (((0,), (0,)), ((0,), ()), ((), (0,))):
        one = PassagePair(Link(ours, theirs, 1.0), Segment(source, ours), Segment(target, theirs))
        assert one.linked is bool(ours and theirs)


def test_passages_in_the_order_of_a_side_are_those_that_are_linked_and_did_not_move() -> None:
    source, target = document("ar", "واحد.", "اثنان.", "ثلاثة."), document("en", "One.", "Two.", "Three.", "Four.")
    links = [Link((1,), (0,), 1.0), Link((0,), (1,), 1.0), Link((), (2,), 1.0), Link((2,), (3,), 1.0, moved=True)]
    pairs = [
        PassagePair(link, Segment(source, link.source), Segment(target, link.target), index)
        for index, link in enumerate(links)
    ]
    run = Run(pairs)
    assert [one.index for one in run.in_order(Side.SOURCE)] == [1, 0]
    assert [one.index for one in run.in_order(Side.TARGET)] == [0, 1]
    assert [one.index for one in run.neighbours(pairs[1])] == [0, 2]
    assert [one.index for one in run.neighbours(pairs[0], 2)] == [1, 2]
