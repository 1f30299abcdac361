"""Boxes: everything is in one, small ones where that is safe, and the same links however they are grouped."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from alignment_texts import texts
from hypothesis import given
from hypothesis import strategies as st

from compare.alignment import windows
from compare.alignment.regimes import REGIMES
from compare.alignment.spans import Match, Side, gap_score, make_side
from compare.alignment.windows import Box, Solved, cut, linkable, solve, total_score

MATCH = Match(0.8, 0.0, REGIMES[-1][0])


def sides(made: Sequence[tuple[int, ...]], count: int) -> tuple[Side, Side]:
    source, target, source_lengths, target_lengths = texts(list(made), count)
    return (
        make_side(source, np.asarray(source_lengths, np.float32)),
        make_side(target, np.asarray(target_lengths, np.float32)),
    )


def box(rows: Sequence[int], columns: Sequence[int]) -> Box:
    return np.array(rows, np.int64), np.array(columns, np.int64)


def cut_at(seeds: Sequence[tuple[int, int, float]], rows: int, columns: int) -> list[tuple[list[int], list[int]]]:
    own = [np.array(part) for part in zip(*seeds, strict=True)] if seeds else [np.zeros(0, np.int64)] * 3
    return [(r.tolist(), c.tolist()) for r, c in cut(np.arange(rows), np.arange(columns), own[0], own[1], own[2])]


def whole(boxes: Sequence[tuple[list[int], list[int]]], rows: int, columns: int) -> bool:
    return [r for box in boxes for r in box[0]] == [*range(rows)] and [c for b in boxes for c in b[1]] == [
        *range(columns)
    ]


def test_a_long_pair_with_sure_seeds_is_cut_into_small_boxes() -> None:
    boxes = cut_at([(row, row, 5.0) for row in range(300)], 300, 300)
    assert whole(boxes, 300, 300)
    assert all(rows == columns and 20 <= len(rows) <= 41 for rows, columns in boxes[:-1])


@pytest.mark.parametrize(
    "seeds",
    [
        [(row, row, 1.0) for row in range(300)],
        [(row, row, 5.0) for row in range(0, 300, 2)],
        [(row - row % 2, row, 5.0) for row in range(300)],
        [],
    ],
    ids=["unsure", "far apart", "rivals", "none"],
)
def test_nothing_is_cut_where_it_is_not_safe(seeds: list[tuple[int, int, float]]) -> None:
    assert len(cut_at(seeds, 300, 300)) == 1


def test_a_text_is_cut_at_the_surest_place_there_is() -> None:
    [first, *_] = cut_at([(row, row, 9.0 if row in (29, 30) else 5.0) for row in range(100)], 100, 100)
    assert first == ([*range(30)], [*range(30)])


@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 200))
def test_of_a_box_too_large_to_search_the_corners_are_and_the_rest_is_not_lost(
    rows: int, columns: int, largest: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(windows, "LARGEST", largest)
        boxes = cut_at([], rows, columns)
    assert whole(boxes, rows, columns)
    searched = [len(r) * len(c) for r, c in boxes]
    assert sum(searched) <= largest
    if rows * columns > largest > 40 and min(rows, columns) > 20:
        assert boxes[0][0][0] == boxes[0][1][0] == 0 and searched[-1]


MADE = [*((row,) for row in range(6)), (7, 8), (), (9,), (11,), *((row,) for row in range(12, 30))]
COLUMNS = len(MADE)
BOXES = [
    box(range(6), range(6)),
    box(range(6, 12), range(6, 10)),
    box(range(12, 20), range(10, 18)),
    box(range(20, 21), ()),
    box((), range(18, 19)),
    box(range(21, 30), range(19, COLUMNS)),
]


def found_in(boxes: Sequence[Box]) -> list[Solved]:
    return sorted((one for part in solve(*sides(MADE, 30), boxes, MATCH) for one in part), key=repr)


def test_every_sentence_of_the_boxes_is_in_one_link() -> None:
    links = found_in(BOXES)
    assert sorted(row for link in links for row in link.rows) == [*range(30)]
    assert sorted(column for link in links for column in link.columns) == [*range(COLUMNS)]
    sides_of = {(link.rows, link.columns) for link in links}
    assert {((5,), (5,)), ((6,), ()), ((7, 8), (6,)), ((), (7,)), ((20,), ()), ((), (18,))} <= sides_of
    assert {link.probability for link in links if link.rows == (20,) or link.columns == (18,)} == {1.0}


def test_boxes_without_anything_on_one_side_are_left_out_for_sure() -> None:
    assert found_in(BOXES[3:5]) == [Solved((), (18,), 1.0), Solved((20,), (), 1.0)]


@pytest.mark.parametrize("cells", [1, 40, 100])
def test_how_boxes_are_grouped_changes_nothing(monkeypatch: pytest.MonkeyPatch, cells: int) -> None:
    links, total = found_in(BOXES), total_score(*sides(MADE, 30), BOXES, MATCH)
    chances = linkable(*sides(MADE, 30), BOXES, MATCH)
    monkeypatch.setattr(windows, "CELLS", cells)
    again = found_in(BOXES)
    assert [(one.rows, one.columns) for one in again] == [(one.rows, one.columns) for one in links]
    np.testing.assert_allclose([one.probability for one in again], [one.probability for one in links], atol=1e-6)
    assert total_score(*sides(MADE, 30), BOXES, MATCH) == (pytest.approx(total[0]), total[1])
    for mine, theirs in zip(linkable(*sides(MADE, 30), BOXES, MATCH), chances, strict=True):
        for side in (0, 1):
            np.testing.assert_allclose(mine[side], theirs[side], atol=1e-6)


def test_groups_are_bounded_and_hold_every_box_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "CELLS", 50)
    boxes = [box(range(size), range(size + 1)) for size in (1, 2, 9, 3, 1, 4, 6, 2, 2)]
    groups = list(windows._groups(boxes))
    assert sorted(name for group in groups for name in group) == [*range(len(boxes))]
    for group in groups:
        height, width = (max(len(boxes[name][side]) for name in group) for side in (0, 1))
        assert len(group) == 1 or height * width * len(group) <= 50
    assert len(groups) < len(boxes)


def test_a_sentence_is_linkable_as_far_as_anything_in_its_box_says_the_same() -> None:
    rows, columns = linkable(*sides(MADE, 30), BOXES, MATCH)[1]
    assert (rows > 0.5).tolist() == [False, True, True, True, False, True]
    assert (columns > 0.5).tolist() == [True, False, True, True]
    assert all(not part.any() for part in linkable(*sides(MADE, 30), BOXES, MATCH)[3])


def test_the_worth_of_boxes_is_that_of_each_and_of_what_stands_alone() -> None:
    both = sides(MADE, 30)
    each = [total_score(*both, [one], MATCH) for one in BOXES]
    total, sentences = total_score(*both, BOXES, MATCH)
    assert total == pytest.approx(sum(worth for worth, _ in each), rel=1e-5) and sentences == 30 + COLUMNS
    assert [count for _, count in each] == [len(rows) + len(columns) for rows, columns in BOXES]
    assert each[3] == (gap_score(MATCH.rates, 1, 0), 1) and each[4] == (gap_score(MATCH.rates, 0, 1), 1)
    assert each[4][0] < each[3][0]  # who abridges adds less than he leaves out
    assert total_score(*both, [], MATCH) == total_score(*both, [box((), ())], MATCH) == (0.0, 0)


def test_a_box_of_translations_is_worth_more_than_one_of_strangers() -> None:
    both = sides(MADE, 30)
    alone = gap_score(MATCH.rates, 6, 0) + gap_score(MATCH.rates, 0, 6)
    translations, strangers = (total_score(*both, [box(range(6), range(at, at + 6))], MATCH)[0] for at in (0, 12))
    assert translations > alone > strangers - 10 and translations > strangers + 20


def test_of_many_boxes_a_sample_is_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "SAMPLE", 3)
    both = sides(MADE, 30)
    assert total_score(*both, BOXES, MATCH) == total_score(*both, BOXES[::2], MATCH)


@pytest.mark.parametrize(("chance", "told"), [(0.0, 0.0), (0.5, 0.5), (0.9, 0.75), (0.1, 0.25), (1.0, 1.0)])
def test_log_odds_are_told_at_half(chance: float, told: float) -> None:
    assert windows.tempered(chance) == pytest.approx(told)
