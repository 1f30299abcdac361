"""The evidence of the second look: a figure in common, lengths, how a pair stands out."""

from __future__ import annotations

import numpy as np
import pytest
from pairs import document, texts

from compare.alignment.refine.features import (
    EDGE_FIGURES,
    EDGE_WEIGHTS,
    NOISE,
    PAIR_FIGURES,
    PAIR_WEIGHTS,
    edge_figures,
    edge_odds,
    pair_figures,
    pair_odds,
    unaligned_shares,
    usual_ratio,
)
from compare.records import Link, Side

SOURCE_LINES = (
    "صوّت نحو 480 نائباً لصالح القانون الجديد.",
    "انخفضت أسعار القمح في الأسواق العالمية أمس.",
    "فاز المنتخب الوطني على ضيفه بهدف نظيف.",
    "تساقطت الثلوج على المرتفعات الجبلية شمال البلاد.",
    "افتتح الوزير مستشفى جديداً للأطفال في العاصمة.",
    "قرأ التلاميذ قصائد قديمة أمام معلميهم.",
)
TARGET_LINES = (
    "Some 480 members voted for the new law.",
    "Wheat prices fell on world markets yesterday.",
    "The national team beat its guests by a single goal.",
    "Snow fell on the mountains in the north of the country.",
    "The minister opened a new children's hospital in the capital.",
    "The pupils read old poems to their teachers.",
)


def test_there_is_a_weight_for_every_figure() -> None:
    assert len(EDGE_FIGURES) == len(EDGE_WEIGHTS)
    assert len(PAIR_FIGURES) == len(PAIR_WEIGHTS)


def test_true_pairs_have_lower_odds_of_being_strangers_than_any_other() -> None:
    both = texts(document("ar", *SOURCE_LINES), document("en", *TARGET_LINES))
    odds = np.array([[pair_odds(row, column, both) for column in range(6)] for row in range(6)])
    assert (odds.argmin(axis=1) == np.arange(6)).all()


def test_a_figure_in_common_is_evidence() -> None:
    other = ("Some 360 members voted for the new law.", *TARGET_LINES[1:])
    odds = [pair_odds(0, 0, texts(document("ar", *SOURCE_LINES), document("en", *t))) for t in (TARGET_LINES, other)]
    assert odds[0] < odds[1]


@pytest.mark.parametrize(("second", "belongs"), [(1, True), (4, False)])
def test_a_sentence_at_the_edge_belongs_if_the_other_side_says_it(second: int, belongs: bool) -> None:
    joined = f"{TARGET_LINES[0]} {TARGET_LINES[second]}"
    both = texts(document("ar", *SOURCE_LINES), document("en", joined, *TARGET_LINES))
    both.priors = (-3.0, -3.0)
    odds = edge_odds(Side.SOURCE, (0, 1), 1, (0,), both)
    assert (odds < 0) is belongs


def test_the_other_side_loses_by_what_it_says_alone() -> None:
    joined = f"{TARGET_LINES[0]} {TARGET_LINES[1]}"
    both = texts(document("ar", *SOURCE_LINES), document("en", joined, *TARGET_LINES))
    coverage = EDGE_FIGURES.index("coverage")
    said, stranger = (edge_figures(Side.SOURCE, (0, second), 1, (0,), both) for second in (1, 4))
    assert said is not None and stranger is not None
    assert said[coverage] > 2 * stranger[coverage] > 0.0


def test_where_nothing_can_be_told_there_are_no_odds() -> None:
    both = texts(document("ar", "؟", *SOURCE_LINES), document("en", "?", *TARGET_LINES))
    assert pair_figures(0, 0, both) is None
    assert edge_figures(Side.SOURCE, (0, 1), 0, (0,), both) is None
    few = texts(document("ar", *SOURCE_LINES[:2]), document("en", *TARGET_LINES[:2]))
    assert pair_odds(0, 0, few) is None


def test_a_pair_stands_out_as_plain_counting_says() -> None:
    both = texts(document("ar", *SOURCE_LINES), document("en", *TARGET_LINES))
    cosines = both.vectors[0] @ both.vectors[1].T
    row, column = (
        (cosines[2, 1] - line.mean()) / (line.std() + NOISE) for line in (cosines[2].astype(float), cosines[:, 1])
    )
    assert both.standing(2, 1) == pytest.approx((row + column) / 2, abs=1e-3)


def test_more_left_out_means_higher_priors() -> None:
    kept = [Link((i,), (i,), 1.0) for i in range(8)]
    dropped = [*kept[:6], Link((6,), (), 1.0), Link((7,), (), 1.0), Link((), (6,), 1.0), Link((), (7,), 1.0)]
    assert all(
        more > less for more, less in zip(unaligned_shares(dropped, 8, 8), unaligned_shares(kept, 8, 8), strict=True)
    )


def test_lengths_are_held_against_the_usual_ratio() -> None:
    both = texts(document("ar", *("س" * 20,) * 4), document("en", *("x" * 40,) * 4))
    both.ratio = usual_ratio([Link((i,), (i,), 1.0) for i in range(4)], both)
    assert both.misfit(Side.SOURCE, (0,), (0,)) == pytest.approx(0)
    assert both.misfit(Side.SOURCE, (0, 1), (0,)) == pytest.approx(np.log(2))
    assert usual_ratio([], both) == 0
