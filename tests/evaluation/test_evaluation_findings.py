"""Scores of findings, on gold small enough to count by hand."""

import json

import pytest

from compare.errors import UserError
from compare.evaluation.findings import (
    FindingScores,
    judge_gold,
    on_gold_sentences,
    score_findings,
)
from compare.evaluation.gold import load_gold
from compare.records import Finding, Passage

ARABIC = "قُتل ٣٠٥ أشخاص.\nوصل الوفد مساء.\nنفى الوزير الخبر.\nعاد الجميع."
ENGLISH = "They killed 235 people.\nThe delegation arrived.\nEveryone returned.\nAnalysts were surprised by it."


def spans(text):
    found, at = [], 0
    for line in text.split("\n"):
        found.append([at, at + len(line)])
        at += len(line) + 1
    return found


@pytest.fixture
def folder(tmp_path):
    """A pair: one wrong number, one dropped, one added, and a faithful sentence that moved."""
    pair = tmp_path / "gold" / "small"
    pair.mkdir(parents=True)
    (pair / "original.ar.txt").write_text(ARABIC, encoding="utf-8")
    (pair / "report.en.txt").write_text(ENGLISH, encoding="utf-8")
    s, t = spans(ARABIC), spans(ENGLISH)
    number = {"kind": "reworded", "check": "number", "source_spans": [[5, 8]], "target_spans": [[12, 15]]}
    links = [
        {"source": [s[0]], "target": [t[0]], "status": "reworded", "moved": False, "findings": [number]},
        {"source": [s[1]], "target": [t[1]], "status": "equivalent", "moved": False, "findings": []},
        {"source": [s[3]], "target": [t[2]], "status": "equivalent", "moved": True, "findings": []},
        {"source": [s[2]], "target": [], "status": "dropped", "moved": False,
         "findings": [{"kind": "dropped", "check": "sentence", "source_spans": [s[2]], "target_spans": []}]},
        {"source": [], "target": [t[3]], "status": "added", "moved": False,
         "findings": [{"kind": "added", "check": "sentence", "source_spans": [], "target_spans": [t[3]]}]},
    ]  # fmt: skip
    (pair / "gold.json").write_text(json.dumps({"links": links}), encoding="utf-8")
    return tmp_path / "gold"


def finding(check, target=(), confidence="hard"):
    return Finding("reworded", check, "major", confidence, "said", (), tuple(target))


def passages(*found):
    """The gold's links, with these findings by place."""
    links = [((0,), (0,)), ((1,), (1,)), ((3,), (2,)), ((2,), ()), ((), (3,))]
    return [
        Passage(str(i), s, t, "equivalent", False, 1.0, tuple(found[i]) if i < len(found) else ())
        for i, (s, t) in enumerate(links)
    ]


def test_gold_is_read_with_its_sentences(folder):
    (gold,) = load_gold(folder)
    assert gold.name == "small"
    assert [gold.target.sentence_text(i) for i in range(4)] == ENGLISH.split("\n")
    assert [link.status for link in gold.links] == ["reworded", "equivalent", "equivalent", "dropped", "added"]
    assert gold.links[2].link.moved


def test_found_located_right_and_false(folder):
    (gold,) = load_gold(folder)
    scores = score_findings(gold, passages([finding("number", [(0, 4)])], [finding("name")]))
    number, name, sentence = scores.checks["number"], scores.checks["name"], scores.checks["sentence"]
    assert (number.gold, number.found, number.located, number.right) == (1, 1, 0, 1)
    assert (name.reported, name.right, name.false_alarms) == (1, 0, 1)
    assert (sentence.gold, sentence.found) == (2, 0)
    assert (scores.faithful_sentences, scores.false_alarms) == (2, 1)
    assert scores.false_alarms_per_20 == pytest.approx(10)


def test_a_related_check_may_answer_and_an_unrelated_may_not(folder):
    (gold,) = load_gold(folder)
    assert score_findings(gold, passages([finding("date")])).checks["number"].found == 1
    other = score_findings(gold, passages([finding("quote")]))
    assert other.checks["number"].found == 0
    assert (other.checks["quote"].right, other.checks["quote"].false_alarms) == (0, 0)  # the passage does diverge


def test_soft_findings_are_not_counted(folder):
    (gold,) = load_gold(folder)
    scores = score_findings(gold, passages([], [finding("name", confidence="soft")]))
    assert scores.false_alarms == 0


def test_either_of_two_that_changed_places_may_be_the_moved_one(folder):
    (gold,) = load_gold(folder)
    own = score_findings(gold, passages([], [], [finding("moved")])).checks["moved"]
    assert (own.gold, own.found, own.right) == (1, 1, 1)
    stranger = score_findings(gold, passages([], [finding("moved")])).checks["moved"]
    assert (stranger.found, stranger.right, stranger.false_alarms) == (0, 0, 1)


def test_other_segmentations_meet_by_their_characters(folder):
    (gold,) = load_gold(folder)
    merged = [Passage("0", (0,), (0,), "reworded", False, 1.0, (finding("number"),))]
    source = gold.source.with_sentences((gold.source.sentences[0],))
    whole = gold.target.sentences
    joined = type(whole[0])(0, 0, whole[0].start, whole[1].end)
    mapped = on_gold_sentences(gold, source, gold.target.with_sentences((joined,)), merged)
    assert (mapped[0].source, mapped[0].target) == ((0,), (0, 1))


def test_scores_add_up(folder):
    (gold,) = load_gold(folder)
    one = score_findings(gold, passages([finding("number")]))
    both = FindingScores() + one + one
    assert both.checks["number"].gold == 2 * one.checks["number"].gold
    assert both.faithful_sentences == 2 * one.faithful_sentences
    assert json.dumps(both.to_json())


def test_the_checks_run_on_gold_links(folder):
    (gold,) = load_gold(folder)
    judged = judge_gold(gold)
    assert [p.status for p in judged][3:] == ["dropped", "added"]
    assert score_findings(gold, judged).checks["number"].located == 1


PERTURBED = {
    "src_lang": "ar",
    "tgt_lang": "en",
    "source": [{"id": "s0", "para": 0, "text": "وصل يوم الأحد."}, {"id": "s1", "para": 0, "text": "ثم عاد."}],
    "target": [{"id": "t0", "para": 0, "text": "He came on Monday."}, {"id": "t1", "para": 1, "text": "He left."}],
    "gold_links": [
        {"src": ["s0"], "tgt": ["t0"], "cls": "CHANGED", "category": "DATE", "moved": False},
        {"src": ["s1"], "tgt": ["t1"], "cls": "SAME", "category": "BENIGN_REWORDING", "moved": False},
    ],
    "spans": [{"side": "tgt", "sent": "t0", "start": 11, "end": 17}],
}


def test_the_perturbed_format(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(PERTURBED), encoding="utf-8")
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    (gold,) = load_gold(tmp_path)
    assert gold.links[0].findings[0].check == "date"
    start, end = gold.links[0].findings[0].target_spans[0]
    assert gold.target.text[start:end] == "Monday"
    assert [s.paragraph for s in gold.target.sentences] == [0, 1]
    scores = score_findings(gold, judge_gold(gold))
    assert (scores.checks["date"].located, scores.faithful_sentences, scores.false_alarms) == (1, 1, 0)


@pytest.mark.parametrize("content", ["{", "[]", '{"links": [{"source": [[0, 999]], "target": []}]}'])
def test_what_is_no_gold_is_one_line(folder, content):
    (folder / "small" / "gold.json").write_text(content, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        load_gold(folder)
    assert "\n" not in str(caught.value)


def test_an_empty_folder_has_no_gold(tmp_path):
    with pytest.raises(UserError, match="no gold there"):
        load_gold(tmp_path)
