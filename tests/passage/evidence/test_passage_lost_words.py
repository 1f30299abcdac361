"""Which words are left without counterpart when words are given to one another one to one."""

from __future__ import annotations

import numpy as np

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.passage.evidence.lost_words import FIGURES, WEIGHTS, assigned, lost_odds, word_figures
from compare.records import Link, Side
from compare.training.judging import document


def test_words_are_given_to_one_another_once_the_likest_first() -> None:
    alike = np.array([[0.9, 0.2], [0.8, 0.0]])
    source, target = assigned(alike)
    assert source.tolist() == [0.9, 0.0]  # the second word's only likeness is better used by the first
    assert target.tolist() == [0.9, 0.0]


def test_nothing_is_given_to_what_is_like_nothing() -> None:
    source, target = assigned(np.zeros((2, 3)))
    assert not source.any() and not target.any()


def test_a_word_told_twice_is_without_counterpart_once() -> None:
    pair = "وافتتحت المدرسة في القرية.", "The school in the village was opened and the library was burned."
    source, target = document("ar", [pair[0]]), document("en", [pair[1]])
    run = new_run(source, target, [Link((0,), (0,), 0.9)], open_encoder())
    assert run.tagging is not None
    odds, figures = lost_odds(run.pairs[0], run.tagging), word_figures(run.pairs[0], run.tagging)
    assert odds is not None and figures is not None
    words = [pair[1][slice(*span)] for span in run.tagging.rows(Side.TARGET, 0).spans]
    assert odds[1][words.index("burned")] > odds[1][words.index("school")] + 2
    assert figures[1].shape == (len(words), len(FIGURES)) and len(WEIGHTS) == len(FIGURES)
