"""The state behind the screen: views, hits, counts, decisions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tui_samples import ROWS, build

from compare.review import finding_key
from compare.tui.filters import CONDITIONS, conditions_for, described, matches, toggled
from compare.tui.model import Review, unlinked

NAMED = {condition.name: condition for condition in conditions_for(["number"])}


@pytest.fixture
def model(comparison, store) -> Review:
    return Review(comparison, store)


def shown(model: Review, *names: str) -> list[int]:
    model.narrow(frozenset(NAMED[name] for name in names))
    return [number + 1 for number in model.view]


def test_counts_and_progress(model):
    assert model.counts() == {"equivalent": 4, "reworded": 2, "added": 1, "dropped": 1, "moved": 1}
    assert model.progress() == (0, 5)
    model.decide(1, lambda old: replace(old, verdict="dismissed"))
    assert model.progress() == (1, 5)


def test_a_note_alone_is_no_review(model):
    model.decide(1, lambda old: replace(old, note="ask"))
    assert model.progress() == (0, 5)


def test_filters(model):
    assert shown(model) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert shown(model, "changes") == [2, 3, 4, 5, 6]
    assert shown(model, "moved") == [5]
    assert shown(model, "added") == [4]
    assert shown(model, "critical") == [2]
    assert shown(model, "major or worse") == [2, 3, 4]
    assert shown(model, "uncertain findings") == [7]
    assert shown(model, "check: number") == [2]
    model.decide(1, lambda old: replace(old, verdict="confirmed", note="n"))
    assert shown(model, "not reviewed") == [3, 4, 5, 6]
    assert shown(model, "confirmed") == shown(model, "with a note") == shown(model, "reviewed") == [2]
    assert shown(model, "critical", "not reviewed") == []


def test_filters_see_the_reviewers_classes(model):
    model.decide(5, lambda old: replace(old, severity="critical", status="added"))
    assert shown(model, "critical") == [2, 6]
    assert shown(model, "added") == [4, 6]


def test_conditions_of_one_group_replace_each_other():
    added, dropped, critical = NAMED["added"], NAMED["dropped"], NAMED["critical"]
    active = toggled(toggled(toggled(frozenset(), added), critical), dropped)
    assert active == {dropped, critical}
    assert described(active) == "dropped, critical"
    assert toggled(active, dropped) == {critical}


def test_every_condition_can_be_asked(model):
    for condition in CONDITIONS:
        for number in range(len(model)):
            matches(frozenset({condition}), model.passage(number), model.decision(number), changed=True)


def test_menu_keys_are_distinct():
    keys = [condition.key for condition in CONDITIONS]
    assert len(keys) == len(set(keys)) and "a" not in keys


def test_order_of_the_original(store):
    moved = (ROWS[0], ROWS[3], ROWS[7], ROWS[4])
    comparison = build(moved)
    # The report swaps the last two sentences.
    passages = list(comparison.passages)
    passages[2], passages[3] = (
        replace(passages[2], source=comparison.passages[3].source),
        replace(passages[3], source=comparison.passages[2].source),
    )
    model = Review(replace(comparison, passages=tuple(passages)), store)
    model.sort("original")
    assert model.view == [0, 1, 3, 2]
    model.sort("report")
    assert model.view == [0, 1, 2, 3]


def test_seeking_stops_at_the_ends(model):
    assert model.seek(0, 1, model.is_change) == 1
    assert model.seek(5, 1, model.is_change) is None
    assert model.seek(5, -1, model.is_change) == 4
    assert model.seek(1, -1, model.is_change) is None


def test_hits_come_in_the_order_of_the_screen(model):
    model.search("siemens")
    assert [(hit.passage, hit.side) for hit in model.hits] == [(1, "target"), (1, "source")]
    hit = model.hits[1]
    assert model.comparison.source.text[hit.start : hit.end] == "Siemens"


def test_hits_outside_the_filter_are_not_walked(model):
    model.search("station")
    assert [hit.passage + 1 for hit in model.hits_shown()] == [1, 4, 7, 8]
    model.narrow(frozenset({NAMED["changes"]}))
    assert [hit.passage + 1 for hit in model.hits_shown()] == [4]


def test_undo_tells_where(model):
    model.decide(1, lambda old: replace(old, verdict="confirmed"))
    model.decide(3, lambda old: replace(old, verdict="dismissed"))
    assert model.undo() == 3
    assert model.decision(3).verdict is None
    assert model.redo() == 3
    assert model.decision(3).verdict == "dismissed"
    assert (model.undo(), model.undo(), model.undo()) == (3, 1, None)


def test_before_the_links_paragraphs_stand_side_by_side(comparison, store):
    draft = unlinked(comparison.source, comparison.target)
    assert len(draft.passages) == 7
    assert draft.source_text(draft.passages[0]) == comparison.source.sentence_text(0)
    model = Review(draft, store, linked=False)
    assert model.progress() == (0, 0)
    sentences = [index for passage in draft.passages for index in passage.target]
    assert sentences == list(range(len(comparison.target.sentences)))


def test_a_decision_is_marked_and_closes_its_passage(model):
    assert [number + 1 for number in range(len(model)) if model.is_open(number)] == [2, 3, 4, 5, 6]
    model.decide(1, lambda old: replace(old, verdict="confirmed"))
    model.decide(2, lambda old: replace(old, verdict="dismissed"))
    model.decide(3, lambda old: replace(old, note="ask"))
    model.decide(5, lambda old: replace(old, severity="critical"))
    assert [model.mark(number) for number in range(len(model))] == [
        *("", "confirmed", "dismissed", "", "", "confirmed", "", ""),
    ]
    assert [number + 1 for number in range(len(model)) if model.is_open(number)] == [4, 5]


def test_a_finding_called_a_false_alarm_is_dismissed_and_no_longer_counted(model):
    assert model.severities() == {"critical": 1, "major": 2, "minor": 1}
    (finding,) = model.findings(1)
    assert not model.is_dismissed(1, finding)
    model.decide(1, lambda old: replace(old, dismissed=frozenset({finding_key(model.comparison, finding)})))
    assert model.is_dismissed(1, finding)
    model.decide(2, lambda old: replace(old, verdict="dismissed"))
    assert model.is_dismissed(2, model.findings(2)[0])
    assert model.severities() == {"critical": 0, "major": 1, "minor": 1}


def test_a_place_of_either_text_is_in_its_passage(model):
    source, target = model.comparison.source, model.comparison.target
    assert model.at("target", target.text.index("Analysts")) == 3
    assert model.at("target", target.text.index("summer")) == 5
    assert model.at("source", source.text.index("النقابة")) == 2
    assert model.at("source", 0) == 0
