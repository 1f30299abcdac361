"""What speaks for a segment without counterpart, and what against."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest

from compare.languages import load_language
from compare.passage.evidence.unmatched import FEATURES, Words, _length_gain, log_odds, median_ratio, pieces


def words(text: str) -> Words:
    """One-letter words between blanks, all of content."""
    spans = tuple((at, at + 1) for at, char in enumerate(text) if char != " ")
    flags = np.ones(len(spans), bool)
    return Words(text, spans, np.eye(len(spans), dtype=np.float32), flags, ~flags, ((0, len(spans)),))


@pytest.mark.parametrize(
    ("figure", "rises"),
    [("mean", False), ("best", False), ("phrase", False), ("gain", True), ("other", True), ("length", True)],
)
def test_each_figure_counts_in_its_own_direction(figure: str, rises: bool) -> None:
    figures = np.full(len(FEATURES), 0.5)
    before = log_odds(figures)
    figures[FEATURES.index(figure)] = 1.0
    assert (log_odds(figures) > before + 0.1) is rises and (log_odds(figures) < before - 0.1) is not rises


def test_lengths_that_fit_better_without_a_segment_speak_for_its_having_been_added() -> None:
    longer, even = words("a b c d e f"), words("a b c d")
    assert _length_gain(longer, (4, 6), even, 0.0) > 0.2
    assert _length_gain(even, (2, 4), even, 0.0) < -0.2
    usual = math.log(len(longer.text) / len(even.text))
    assert _length_gain(longer, (4, 6), even, usual) < -0.2


def test_the_usual_ratio_is_that_of_the_middle_and_empty_sides_do_not_count() -> None:
    assert median_ratio([(10, 5), (20, 10), (90, 1), (0, 7), (7, 0)]) == pytest.approx(math.log(2))
    assert median_ratio([]) == median_ratio([(0, 3)]) == 0


@pytest.mark.parametrize(
    ("span", "expected"), [((0, 7), (0, 4)), ((2, 5), (1, 3)), ((1, 2), None), ((3, 9), (2, 4)), ((7, 9), None)]
)
def test_the_words_inside_a_span_are_those_that_share_a_character(
    span: tuple[int, int], expected: tuple[int, int] | None
) -> None:
    assert words("a b c d").inside(span) == expected


@pytest.mark.parametrize(
    ("text", "fewest", "expected"),
    [
        ("he left early while others stayed behind", 2, ["he left early", "while others stayed behind"]),
        ("he left while others stayed behind", 4, []),
        ("he left early today again", 2, []),
        ("while others stayed behind", 2, []),
    ],
)
def test_a_segment_falls_into_phrases_at_its_connectives(text: str, fewest: int, expected: list[str]) -> None:
    spans = tuple(match.span() for match in re.finditer(r"\w+", text))
    flags = np.ones(len(spans), bool)
    read = Words(text, spans, np.eye(len(spans), dtype=np.float32), flags, ~flags, ((0, len(spans)),))
    found = pieces(read, (0, len(spans)), load_language("en"), fewest)
    assert [text[slice(*read.span(piece))] for piece in found] == expected
