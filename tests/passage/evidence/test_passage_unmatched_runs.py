"""The run of words without counterpart, and how far it stands out in its document."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.passage.evidence.unmatched_runs import (
    RunFigures,
    UnmatchedRuns,
    largest_sum,
    main_part,
    run_probability,
    strongest_run,
)
from compare.records import Link, Side
from compare.training.judging import document

FAITHFUL = (
    ("وصل الوزير إلى العاصمة صباح اليوم.", "The minister arrived in the capital this morning."),
    ("وقال المتحدث إن المفاوضات مستمرة.", "The spokesman said the negotiations were continuing."),
    ("وبلغ عدد الطلاب خمسة آلاف طالب.", "The number of students reached five thousand."),
    ("وافتتحت المدرسة الجديدة في القرية.", "The new school was opened in the village."),
    ("ونقل الجرحى إلى المستشفى المركزي.", "The wounded were taken to the central hospital."),
    ("وتراجعت أسعار القمح في السوق المحلية.", "Wheat prices fell on the local market."),
)
EXTRA = ", while his rivals mocked the chef and burned the painted violins"


def runs_of(pairs: list[tuple[str, str]]) -> UnmatchedRuns:
    source, target = document("ar", [one for one, _ in pairs]), document("en", [other for _, other in pairs])
    links = [Link((number,), (number,), 0.9) for number in range(len(pairs))]
    runs = new_run(source, target, links, open_encoder()).unmatched_runs
    assert runs is not None
    return runs


def test_a_clause_put_in_is_the_run_and_stands_out_in_its_document() -> None:
    pairs = [*FAITHFUL]
    pairs[3] = pairs[3][0], pairs[3][1].replace(".", EXTRA + ".")
    runs = runs_of(pairs)
    put_in = runs.of(Side.TARGET, 3)
    assert put_in is not None
    found = pairs[3][1][slice(*put_in.span)]
    assert "mocked the chef and burned the painted violins" in found and "school" not in found
    others = [run for n in (0, 1, 2, 4, 5) for side in Side if (run := runs.of(side, n))]
    assert put_in.stands_out > 1.7 > max(run.stands_out for run in others)


def test_a_run_at_the_end_of_a_sentence_is_likelier_to_be_put_in() -> None:
    behind, before = [*FAITHFUL], [*FAITHFUL]
    behind[3] = FAITHFUL[3][0], FAITHFUL[3][1].replace(".", EXTRA + ".")
    before[3] = FAITHFUL[3][0], f"{EXTRA.removeprefix(', ').capitalize()}, the new school was opened in the village."
    last, first = (runs_of(pairs).of(Side.TARGET, 3) for pairs in (behind, before))
    assert last is not None and first is not None
    assert last.figures.ends and not first.figures.ends
    ends, goes_on = RunFigures(True, 0.0, 3, 1), RunFigures(False, 0.0, 3, 1)
    assert run_probability(1.5, ends) > run_probability(1.5, goes_on) + 0.2


def test_a_run_is_the_likelier_the_more_it_stands_out_and_the_more_it_says() -> None:
    plain = RunFigures(False, 0.0, 3, 0)
    chances = [run_probability(out, plain) for out in (-3.0, 0.0, 1.0, 3.0)]
    assert chances == sorted(chances) and chances[0] > 0 and chances[-1] < 1
    assert run_probability(1.5, plain._replace(content=6)) > run_probability(1.5, plain)


def test_what_may_be_told_in_other_words_is_no_phrase_put_in() -> None:
    alone = RunFigures(True, 0.0, 4, 0)
    assert run_probability(2.0, alone) > run_probability(2.0, alone._replace(rendered=0.5)) + 0.1
    assert run_probability(2.0, alone) > run_probability(2.0, alone._replace(spare=4)) + 0.05


def test_a_word_akin_to_one_that_nothing_else_renders_is_told_in_other_words() -> None:
    target = "The new school was opened in the village, {} the painted violins."
    mended, mocked = (
        runs_of([("وافتتحت المدرسة الجديدة في القرية بعد إصلاح الكمنجات.", target.format(words)), *FAITHFUL])
        for words in ("after mending", "while rivals burned")
    )
    one, other = (runs.of(Side.TARGET, 0) for runs in (mended, mocked))
    assert one is not None and other is not None
    assert one.figures.rendered > other.figures.rendered


def test_only_what_is_probable_enough_is_given() -> None:
    pairs = [*FAITHFUL]
    pairs[3] = pairs[3][0], pairs[3][1].replace(".", EXTRA + ".")
    runs = runs_of(pairs)
    given = [runs.probable(side, index, 0.5) for side in Side for index in range(len(pairs))]
    assert all(run is None or run.probability >= 0.5 for run in given)
    put_in = runs.probable(Side.TARGET, 3, 0.5)
    assert put_in is not None and "burned the painted violins" in pairs[3][1][slice(*put_in.span)]


def test_a_word_or_two_beyond_a_pause_do_not_belong_to_a_run() -> None:
    odds = np.array([0.5, 4, 3, 4, 4, 0.2, 0.3], np.float32)
    assert main_part(odds, (0, 1, 5, 7)) == (1, 5)
    assert main_part(odds, (0, 3, 7)) == (0, 7)
    assert main_part(odds, (0, 7)) == (0, 7)
    pairs = [*FAITHFUL]
    pairs[3] = pairs[3][0], "The new school, mocked by rivals and painted violins alike, was opened in the village."
    run = runs_of(pairs).of(Side.TARGET, 3)
    assert run is not None and "," not in pairs[3][1][slice(*run.span)]


def test_the_same_run_stands_out_less_where_every_passage_has_one() -> None:
    one = [*FAITHFUL]
    one[3] = one[3][0], one[3][1].replace(".", EXTRA + ".")
    every = [(source, target.replace(".", EXTRA + ".")) for source, target in FAITHFUL]
    alone, usual = (runs_of(pairs).of(Side.TARGET, 3) for pairs in (one, every))
    assert alone is not None and usual is not None
    assert alone.span == usual.span
    assert usual.stands_out < alone.stands_out - 0.5


def test_a_side_that_is_longer_than_usual_is_likelier_to_hold_something_of_its_own() -> None:
    plain, padded = runs_of([*FAITHFUL]), runs_of([*FAITHFUL[:5], (FAITHFUL[5][0], FAITHFUL[5][1].replace(".", EXTRA))])
    before, after = plain.of(Side.SOURCE, 5), padded.of(Side.SOURCE, 5)
    assert before is not None and after is not None
    assert after.strength < before.strength  # the Arabic is now the shorter side


def test_without_words_there_is_no_run() -> None:
    assert runs_of([*FAITHFUL, ("***", "...")]).of(Side.TARGET, 6) is None


def test_no_run_where_every_word_has_a_counterpart() -> None:
    assert strongest_run(np.full(5, 0.2, np.float32)) == (0.0, 0, 0)


@given(st.lists(st.floats(0.0, 1.0, width=32), min_size=1, max_size=12))
def test_the_strongest_run_is_the_best_of_all_runs(values: list[float]) -> None:
    unmatched = np.array(values, np.float32)
    odds = np.log(unmatched + 1e-6) - np.log(1 - unmatched + 1e-6)
    best = max([0.0, *(float(odds[a:b].sum()) for a, b in combinations(range(len(odds) + 1), 2))])
    total, first, last = strongest_run(unmatched)
    assert total == pytest.approx(best, abs=1e-3)
    assert float(odds[first:last].sum()) == pytest.approx(total, abs=1e-3)


@given(st.lists(st.floats(-3, 3, width=32), max_size=8))
def test_the_largest_sum_is_the_best_of_all_runs(values: list[float]) -> None:
    sums = [sum(values[first:last]) for first, last in combinations(range(len(values) + 1), 2)]
    assert largest_sum(np.array(values, np.float32)) == pytest.approx(max([0.0, *sums]), abs=1e-4)
