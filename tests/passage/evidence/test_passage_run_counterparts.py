"""What the other side has for the words of a run."""

from __future__ import annotations

import pytest

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.passage.evidence.lost_runs import MIDDLE
from compare.passage.evidence.lost_words import lost_odds
from compare.passage.evidence.run_counterparts import RunCounterparts, opens_phrase, run_counterparts
from compare.records import Link, Side
from compare.training.judging import document

SOURCE = "وافتتح الوزير المدرسة الجديدة في القرية."


def counterparts(target: str, source: str = SOURCE) -> RunCounterparts:
    run = new_run(document("ar", [source]), document("en", [target]), [Link((0,), (0,), 0.9)], open_encoder())
    assert run.tagging is not None
    odds = lost_odds(run.pairs[0], run.tagging)
    assert odds is not None
    return run_counterparts(run.tagging, 0, Side.TARGET, odds[Side.SOURCE] + MIDDLE)


def words_of(target: str, phrase: str) -> tuple[int, int]:
    first = len(target[: target.index(phrase)].split())
    return first, first + len(phrase.split())


def test_words_put_in_are_missed_and_words_rendered_are_told() -> None:
    target = "The minister opened the new school in the village without a permit."
    found = counterparts(target)
    missed, told = found.told(*words_of(target, "without a permit."))
    assert missed > 0 and told == 0
    missed, told = found.told(*words_of(target, "in the village"))
    assert missed == 0 and told > 0


def test_a_word_that_another_renders_is_not_told_by_it_once_more() -> None:
    target = "The minister opened the new school in the village beside the old school."
    found = counterparts(target)
    again = words_of(target, "old school.")
    assert found.told(*again)[1] == 0


def test_nothing_is_to_spare_where_all_is_rendered() -> None:
    target = "The minister opened the new school in the village without a permit."
    phrase = words_of(target, "without a permit.")
    literal = counterparts(target).room(*phrase, True)
    free = counterparts(target, "وافتتح الوزير المدرسة الجديدة في القرية خلسة دونما تصديق.").room(*phrase, True)
    assert literal < free


@pytest.mark.parametrize(("language", "word"), [("en", "without"), ("en", "who"), ("ar", "بإشراف"), ("ar", "بعد")])
def test_prepositions_and_relatives_open_a_phrase(language: str, word: str) -> None:
    assert opens_phrase(language, word)


@pytest.mark.parametrize(("language", "word"), [("en", "permit"), ("ar", "مدرسة")])
def test_other_words_open_none(language: str, word: str) -> None:
    assert not opens_phrase(language, word)
