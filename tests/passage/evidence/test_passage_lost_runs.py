"""The run that was most likely put in or left out."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.passage.evidence.lost_runs import FIGURES, PAUSES, WEIGHTS, LostRun, candidates, lost_run, strongest
from compare.passage.evidence.lost_words import lost_odds
from compare.records import Link, Side
from compare.training.judging import document


def run_of(source: str, target: str, side: Side) -> LostRun | None:
    texts = document("ar", [source]), document("en", [target])
    run = new_run(*texts, [Link((0,), (0,), 0.9)], open_encoder())
    assert run.tagging is not None
    odds = lost_odds(run.pairs[0], run.tagging)
    assert odds is not None
    return lost_run(run.pairs[0], run.tagging, odds, 0.8, side, 0.0)


def test_a_phrase_between_commas_is_the_run() -> None:
    source = "وافتتح الوزير المدرسة الجديدة في القرية صباح أمس."
    target = "The minister, after a bitter quarrel with his deputies, opened the new school in the village yesterday."
    found = run_of(source, target, Side.TARGET)
    assert found is not None and target[slice(*found.span)] == "after a bitter quarrel with his deputies"
    faithful = run_of(source, "The minister opened the new school in the village yesterday.", Side.TARGET)
    assert faithful is None or faithful.probability < found.probability - 0.3


def test_a_phrase_that_was_left_out_is_the_run() -> None:
    source = "وافتتح الوزير المدرسة الجديدة في القرية، بعد خلاف طويل مع نوابه."
    found = run_of(source, "The minister opened the new school in the village.", Side.SOURCE)
    assert found is not None and source[slice(*found.span)] == "بعد خلاف طويل مع نوابه"
    assert found.probability > 0.5


def test_each_figure_has_a_weight() -> None:
    assert len(FIGURES) == len(WEIGHTS)


def test_no_run_where_every_word_has_a_counterpart() -> None:
    assert strongest(np.array([-1.0, -0.1])) == (0, 0, 0)


@given(st.lists(st.floats(-3, 3, width=32), max_size=8))
def test_the_strongest_run_has_the_largest_sum(values: list[float]) -> None:
    total, first, last = strongest(np.array(values, np.float32))
    best = max([0.0, *(sum(values[a:b]) for a, b in combinations(range(len(values) + 1), 2))])
    assert total == pytest.approx(best, abs=1e-4)
    assert sum(values[first:last]) == pytest.approx(best, abs=1e-4)


def test_a_long_list_has_no_more_parts_than_a_short_one() -> None:
    source, target = (
        "وصل الوزير.",
        "The minister came with " + ", ".join(f"a candle{n} bridge" for n in range(120)) + ".",
    )
    texts = document("ar", [source]), document("en", [target])
    run = new_run(*texts, [Link((0,), (0,), 0.9)], open_encoder())
    assert run.tagging is not None
    odds = lost_odds(run.pairs[0], run.tagging)
    assert odds is not None
    found = candidates(odds[1], run.tagging.rows(Side.TARGET, 0), target)
    assert 0 < len(found) <= 3 * (PAUSES + 2) * (PAUSES + 1) // 2
