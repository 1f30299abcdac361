"""Scores of links: the literature's rules, worked by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.evaluation.links import Sides, moved_links, score_links

GOLD: list[Sides] = [((0,), (0,)), ((1,), ()), ((2, 3), (1,)), ((), (2,)), ((4,), (3,))]
TESTED: list[Sides] = [((0,), (0,)), ((1, 2, 3), (1,)), ((), (2,)), ((4,), ()), ((), (3,))]


def test_strict_and_lax_counts() -> None:
    scores = score_links(GOLD, TESTED)
    # Of five tested links 0-0 and the added 2 are the same as in the gold; 123-1 shares sentences with 23-1.
    assert (scores.strict.precision, scores.lax.precision) == (2 / 5, 3 / 5)
    # Of three gold links with two sides, one is found exactly, one laxly, 4-3 not at all.
    assert (scores.strict.recall, scores.lax.recall) == (1 / 3, 2 / 3)


def test_sentences_left_out() -> None:
    scores = score_links(GOLD, TESTED)
    assert (scores.dropped.precision, scores.dropped.recall) == (0.0, 0.0)
    assert (scores.added.precision, scores.added.recall) == (1 / 2, 1.0)


def test_a_sentence_in_no_tested_link_counts_as_left_out() -> None:
    assert score_links([((0,), ()), ((1,), (0,))], [((1,), (0,))]).dropped.recall == 1.0


def test_moved_links_are_those_outside_the_longest_chain() -> None:
    crossed: list[Sides] = [((0,), (2,)), ((1,), (0,)), ((2,), (1,))]
    assert moved_links(crossed) == {((0,), (2,))}
    assert score_links(crossed, crossed[1:]).moved.recall == 0.0
    assert score_links(crossed, crossed).moved.recall == 1.0


def test_documents_are_pooled() -> None:
    scores = score_links(GOLD, GOLD) + score_links(GOLD, TESTED)
    assert scores.strict.precision == 7 / 10


def test_nothing_scores_nothing() -> None:
    assert score_links([], []).strict.f1 == 0.0


@st.composite
def documents(draw: st.DrawFn) -> list[Sides]:
    links: list[Sides] = []
    row = column = 0
    for a, b in draw(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=8)):
        links.append((tuple(range(row, row + a)), tuple(range(column, column + b))))
        row, column = row + a, column + b
    return links


@given(documents(), documents())
def test_strict_never_beats_lax_and_all_are_ratios(gold: list[Sides], tested: list[Sides]) -> None:
    scores = score_links(gold, tested)
    assert 0 <= scores.strict.f1 <= scores.lax.f1 <= 1
    assert score_links(gold, gold).strict.recall in (0.0, 1.0)
