"""What is known of the words of all passages, beyond one of them."""

import math

import numpy as np
import pytest
from meaning_pairs import Dictionary
from pairs import document

from compare.checks.engine import new_run
from compare.passage.evidence.unmatched import phrase_windows
from compare.passage.evidence.word_evidence import WINDOWS
from compare.records import Link, Side


def evidence_of(*pairs: tuple[str, str], links: list[Link] | None = None, **translations: str):
    source, target = document("ar", *(a for a, _ in pairs)), document("en", *(b for _, b in pairs))
    links = links or [Link((i,), (i,), 1.0) for i in range(len(pairs))]
    run = new_run(source, target, links, Dictionary(**translations))
    return run.evidence, run


def test_the_usual_length_is_the_middle_one_of_the_passages_and_turned_round_on_the_other_side():
    evidence, _ = evidence_of(("ابجد", "ab"), ("ابجد", "abcdefgh"), ("ابجد", "abcdefgh"))
    assert evidence.usual(Side.TARGET) == pytest.approx(math.log(2))
    assert evidence.usual(Side.SOURCE) == pytest.approx(-math.log(2))


def test_sides_without_text_do_not_tell_the_usual_length():
    links = [Link((0,), (0,), 1.0), Link((1,), (), 0.0), Link((), (1,), 0.0)]
    evidence, _ = evidence_of(("ابجد", "abcdefgh"), ("ابجدابجدابجد", "a"), links=links)
    assert evidence.usual(Side.TARGET) == pytest.approx(math.log(2))


def test_words_are_aligned_once_a_passage():
    evidence, run = evidence_of(("وصل وزير", "minister arrived"), minister="وزير", arrived="وصل")
    alignment = evidence.alignment(run.pairs[0])
    assert evidence.alignment(run.pairs[0]) is alignment
    assert alignment.counterpart(Side.SOURCE, (4, 8)) == (0, 8)


def test_the_nearest_words_of_a_phrase_are_counted_with_those_that_have_one():
    evidence, run = evidence_of(("وصل وزير كبير", "minister arrived"), minister="وزير", arrived="وصل")
    count, found = evidence.nearest_words(run.pairs[0], Side.SOURCE, (4, 13))
    assert (count, [one.there for one in found]) == (2, [(0, 8)])


def test_the_phrases_of_a_side_are_the_same_whether_they_are_still_kept_or_not():
    count = WINDOWS + 2
    evidence, _ = evidence_of(*(("وصل وزير", f"minister arrived on day {n}") for n in range(count)))
    for index in (0, 0, *range(count), 0):
        words = evidence.words(Side.TARGET, index)
        assert np.array_equal(evidence.windows(Side.TARGET, index, words), phrase_windows(words.vectors))


def test_how_words_stand_out_is_computed_once_for_their_own_passage_only():
    pairs = [("وصل وزير", "minister arrived"), *(("قال كلب", "dog said") for _ in range(12))]
    evidence, _ = evidence_of(*pairs, minister="وزير", arrived="وصل", dog="كلب", said="قال")
    words, other = evidence.words(Side.SOURCE, 0), evidence.words(Side.TARGET, 0)
    own = evidence.scores(Side.SOURCE, words, other, 0)
    assert own is not None and evidence.scores(Side.SOURCE, words, other, 0) is own
    beside = evidence.scores(Side.SOURCE, words, evidence.words(Side.TARGET, 5), 0)
    assert beside.mean() < own.mean()
