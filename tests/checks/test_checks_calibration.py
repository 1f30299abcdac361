"""A finding's probability decides whether it is hard."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from compare.checks.calibration import FILE, Calibration, read_calibration
from compare.checks.engine import findings_in, new_run
from compare.checks.features import FEATURES, features_of, marked_words
from compare.checks.registry import load_checks
from compare.encoding import open_encoder
from compare.errors import UserError
from compare.passage.evidence.run import Run
from compare.records import Finding, Link
from compare.training.judging import FEWEST, KNOWN, WEIGHTS, Example, document, fit, held_out, threshold_for

SOURCE = ["قتل 12 شخصا في الحريق الذي اندلع في السوق.", "وحضر الوزير إلى المكان مساء السبت."]
TARGET = [
    "The fire that broke out in the market killed 15 people.",
    "The minister came to the place on Saturday evening.",
]


def run_of(source: list[str], target: list[str]) -> Run:
    links = [Link((n,), (n,), 1.0) for n in range(len(source))]
    return new_run(document("ar", source), document("en", target), links, open_encoder())


def the_finding(run: Run) -> Finding:
    (finding,) = (f for f in findings_in(run.pairs[0], run, load_checks()) if f.check == "number")
    return finding


@pytest.mark.parametrize(("bias", "confidence"), [(20.0, "hard"), (-20.0, "soft")])
def test_the_threshold_makes_a_finding_hard_or_soft(bias: float, confidence: str) -> None:
    run = run_of(SOURCE, TARGET)
    calibration = Calibration({"number": (bias, *[0.0] * len(FEATURES))}, 0.7)
    (judged,) = calibration.judged([the_finding(run)], run.pairs[0], run)
    assert judged.confidence == confidence
    assert judged.probability == pytest.approx(1.0 if bias > 0 else 0.0, abs=0.001)


def test_a_check_that_was_not_fitted_keeps_its_word() -> None:
    run = run_of(SOURCE, TARGET)
    finding = the_finding(run)
    assert Calibration({}, 0.7).judged([finding], run.pairs[0], run) == [finding]


def test_without_a_tagger_findings_stay_as_they_are() -> None:
    run = run_of(SOURCE, TARGET)
    bare = Run(run.pairs, run.evidence)
    calibration = Calibration({"number": (-20.0, *[0.0] * len(FEATURES))}, 0.7)
    assert calibration.judged([the_finding(run)], run.pairs[0], bare) == [the_finding(run)]


def test_what_a_passage_next_door_has_is_known() -> None:
    moved = run_of(
        SOURCE, [TARGET[0], "The minister came to the place on Saturday evening, where twelve people had died."]
    )
    place = moved.pairs[1].target.start + moved.pairs[1].target.text.index("people")
    finding = Finding("added", "coverage", "major", "hard", "", (), ((place, place + 6),))
    figures = dict(zip(FEATURES, features_of(finding, moved.pairs[1], moved), strict=True))
    assert figures["next_door"] > 0.1 and figures["one_sided"] == 1 and figures["hard"] == 1


@pytest.mark.parametrize(
    ("source", "target", "only"), [((), ((0, 3),), 1.0), (((0, 3),), (), 0.0), (((0, 3),), ((0, 3),), 0.0)]
)
def test_what_only_the_report_has_is_told_from_what_only_the_original_has(source, target, only) -> None:
    run = run_of(SOURCE, TARGET)
    finding = Finding("reworded", "certainty", "major", "hard", "", source, target)
    figures = dict(zip(FEATURES, features_of(finding, run.pairs[0], run), strict=True))
    assert figures["report_only"] == only
    assert figures["one_sided"] == float(not (source and target))


def test_the_fit_tells_true_from_false_and_the_threshold_keeps_its_rate() -> None:
    random = np.random.default_rng(1)
    examples = []
    for number in range(200):
        true = number % 2 == 0
        figures = np.zeros(len(FEATURES))
        figures[2] = random.normal(1.0 if true else 0.0, 0.3)
        examples.append(Example(Finding("reworded", "number", "major", "hard", ""), figures, true, 1.0))
    calibration = fit(examples, 0.5)
    chances = [(e.true, calibration.probability(e.finding, e.figures) or 0) for e in examples]
    assert np.mean([p for true, p in chances if true]) > 0.8 > 0.3 > np.mean([p for true, p in chances if not true])
    judged = [(chance, example) for (_, chance), example in zip(chances, examples, strict=True)]
    threshold = threshold_for(1.0, judged, 100)
    assert sum(not true and p >= threshold for true, p in chances) == 5


@pytest.mark.parametrize("true", [True, False])
def test_a_check_is_known_from_enough_authored_examples_on_true_or_not(true: bool) -> None:
    finding = Finding("reworded", "quote", "major", "hard", "")
    made = [Example(finding, np.ones(len(FEATURES)), n % 2 == 0, WEIGHTS["changed"]) for n in range(1000)]
    authored = [Example(finding, np.ones(len(FEATURES)), true, WEIGHTS["gold"]) for _ in range(FEWEST)]
    assert "quote" not in fit([*made, *authored[1:]], 0.5).weights
    chance = fit([*made, *authored], 0.5).probability(finding, np.ones(len(FEATURES)))
    assert chance is not None and (chance > 0.5) == true


def test_a_rule_that_is_right_oftener_than_another_of_its_check_gives_surer_findings() -> None:
    right, wrong = (Finding("reworded", "quote", "major", "hard", "", rule=rule) for rule in ("right", "wrong"))
    zero = np.zeros(len(FEATURES))
    examples = [
        Example(finding, zero, finding is right or n == 0, WEIGHTS["gold"])
        for finding in (right, wrong)
        for n in range(2 * FEWEST)
    ]
    calibration = fit(examples, 0.5)
    chances = [calibration.probability(finding, zero) for finding in (right, wrong)]
    assert chances[0] is not None and chances[1] is not None
    assert chances[0] > 0.7 > 0.3 > chances[1]
    rare = [Example(Finding("reworded", "quote", "major", "hard", "", rule="rare"), zero, False, WEIGHTS["gold"])]
    calibration = fit([*examples, *rare * (FEWEST - 1)], 0.5)
    assert calibration.probability(rare[0].finding, zero) is None, "a rule that was met too seldom keeps its word"
    unnamed = calibration.probability(Finding("reworded", "quote", "major", "hard", ""), zero)
    assert unnamed is not None and chances[1] < unnamed < chances[0]


def test_documents_that_nobody_has_read_count_most() -> None:
    finding, zero = Finding("reworded", "quote", "major", "hard", ""), np.zeros(len(FEATURES))

    def chance(unseen: bool) -> float:
        kinds = "gold", "unseen" if unseen else "gold"
        examples = [Example(finding, zero, n % 2 == 0, WEIGHTS[kinds[n % 2]]) for n in range(4 * FEWEST)]
        found = fit(examples, 0.5).probability(finding, zero)
        assert found is not None
        return found

    assert chance(unseen=True) < 0.4 < 0.49 < chance(unseen=False)


def test_a_document_is_judged_by_the_others() -> None:
    """Two documents that contradict each other: what the one calls true the other has as false."""
    documents = []
    for true in (True, False):
        finding = Finding("reworded", "number", "major", "hard", "")
        documents.append([Example(finding, np.ones(len(FEATURES)), true, 1.0)] * 10)
    more = [Example(finding, np.zeros(len(FEATURES)), n % 2 == 0, 1.0) for n in range(40)]
    one, other = held_out(documents, more)
    assert max(chance for chance, _ in one) < 0.5 < min(chance for chance, _ in other)


def test_a_figure_that_a_file_does_not_name_weighs_nothing(tmp_path: Path) -> None:
    content = {"features": [FEATURES[2], FEATURES[0]], "threshold": 0.5, "checks": {"number": [1.0, 2.0, 3.0]}}
    (tmp_path / FILE).write_text(json.dumps(content))
    calibration = read_calibration(tmp_path)
    assert calibration is not None
    assert calibration.weights["number"] == (1.0, 3.0, 0.0, 2.0, *[0.0] * (len(FEATURES) - 3))


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    weights = {"number": tuple(float(n) for n in range(len(FEATURES) + 1))}
    calibration = Calibration(weights, 0.6, rules={"number.alone": -0.5}, words={"number.alone:twelve": 0.25})
    calibration.save(tmp_path / FILE)
    assert read_calibration(tmp_path) == calibration


def test_a_marked_word_counts_for_the_rule_that_it_was_met_with() -> None:
    """*said* told as *claimed* is one thing where verbs are compared, and another where a source is missed."""
    weights = {"attribution": (0.0,) * (len(FEATURES) + 1)}
    calibration = Calibration(weights, 0.6, words={"attribution.verb:claim": 2.0, "attribution.source:claim": -2.0})
    figures = np.zeros(len(FEATURES))
    verb, source = (Finding("reworded", "attribution", "major", "hard", "", rule=rule) for rule in ("verb", "source"))
    assert calibration.probability(verb, figures, {"claim"}) == pytest.approx(0.881)
    assert calibration.probability(source, figures, {"claim"}) == pytest.approx(0.119)
    assert calibration.probability(source, figures, {"other"}) == 0.5


@pytest.mark.parametrize(
    "change",
    [
        {"features": ["other"]},
        {"checks": {"number": [1.0]}},
        {"threshold": "high"},
        {"checks": [1]},
        {"rules": {"a.b": "c"}},
        {"words": {"a.b:c": None}},
    ],
)
def test_a_file_that_does_not_fit_is_one_line(tmp_path: Path, change: dict[str, object]) -> None:
    content = {"features": list(FEATURES), "threshold": 0.5, "checks": {}}
    (tmp_path / FILE).write_text(json.dumps({**content, **change}))
    with pytest.raises(UserError, match="is no calibration"):
        read_calibration(tmp_path)


def test_of_two_languages_the_larger_threshold_holds_and_others_have_the_general_one(tmp_path: Path) -> None:
    Calibration({}, 0.7, {"fr": 0.5, "am": 0.8}).save(tmp_path / FILE)
    calibration = read_calibration(tmp_path)
    assert calibration is not None
    assert calibration.threshold_for("fr-CA", "en") == 0.5
    assert calibration.threshold_for("fr", "am") == 0.8
    assert calibration.threshold_for("xx", "en") == 0.7


STREET = [
    "وقال رئيس البلدية إن الشارع سيفتح غدا أمام السيارات.",
    "وقال السكان إن الطريق ما زال مغلقا بسبب الثلوج.",
    "ونزل الثلج طوال الليل على المدينة.",
    "وبقي الأطفال في بيوتهم ثلاثة أيام.",
]
TOLD = [
    "The mayor said the street would open to cars tomorrow.",
    "Residents said the road was still closed because of snow, while drunken sailors sang songs on the roof.",
    "Snow fell on the city all night.",
    "The children stayed at home for three days.",
]


def test_what_is_marked_is_held_against_the_strongest_run_of_its_side() -> None:
    run = run_of(STREET, TOLD)
    pair = run.pairs[1]

    def in_run(words: str) -> float:
        start = pair.target.start + pair.target.text.index(words)
        finding = Finding("added", "coverage", "major", "hard", "", (), ((start, start + len(words)),))
        return float(dict(zip(FEATURES, features_of(finding, pair, run), strict=True))["in_run"])

    assert in_run("while drunken sailors sang songs on the roof") > 0.5
    assert in_run("Residents said") == 0


def test_what_stands_beside_the_marks_is_told_from_what_is_around_them() -> None:
    run = run_of(STREET, TOLD)
    pair = run.pairs[1]

    def beside(words: str) -> float:
        start = pair.target.start + pair.target.text.index(words)
        finding = Finding("added", "coverage", "major", "hard", "", (), ((start, start + len(words)),))
        figures = dict(zip(FEATURES, features_of(finding, pair, run), strict=True))
        assert figures["size"] > 0.5
        return float(figures["beside"])

    assert beside("drunken sailors") > 0.5 > beside("the road")


def test_the_first_words_of_each_mark_are_known_by_their_stems() -> None:
    run = run_of(SOURCE, TARGET)
    pair = run.pairs[0]
    finding = Finding("reworded", "number", "major", "hard", "", ((4, 6),), ((0, 30),))
    assert marked_words(finding, pair) == {"12", "the", "fire", "that", "break"}
    finding = Finding("reworded", "number", "major", "hard", "", (), ())
    assert marked_words(finding, pair) == frozenset()


def test_a_word_that_is_marked_wrongly_in_many_documents_makes_a_finding_less_sure() -> None:
    finding = Finding("reworded", "quote", "major", "hard", "")
    zero = np.zeros(len(FEATURES))
    documents = [f"document {n}" for n in range(KNOWN)]
    examples = [
        Example(finding, zero, word != "would", WEIGHTS["gold"], marked=frozenset({word}), document=name)
        for name in documents
        for word in ("would", "will")
    ]
    rare = [
        Example(finding, zero, False, WEIGHTS["gold"], marked=frozenset({"rare"}), document="one") for _ in documents
    ]
    calibration = fit([*examples, *rare], 0.5)
    assert set(calibration.words) == {"quote.:will", "quote.:would"}
    chances = {word: calibration.probability(finding, zero, [word]) or 0 for word in ("will", "rare", "would")}
    assert chances["will"] > chances["rare"] > chances["would"]
