"""What the program makes of the corpora is what it made of them before."""

from __future__ import annotations

import copy
import json

import pytest
from golden_pairs import PAIRS, changes, dumps, load_record, neutral_comparison, record_of


@pytest.mark.parametrize("name", PAIRS)
def test_links_findings_and_outputs_are_those_recorded(name: str) -> None:
    comparison = neutral_comparison(name)
    changed = list(changes(load_record(name), record_of(comparison), comparison))
    assert not changed, "\n".join([f"{name}: changed (make golden records it, if it is meant):", *changed])


def test_a_changed_finding_is_told_in_words() -> None:
    comparison = neutral_comparison("port-fire")
    record = record_of(comparison)
    other = copy.deepcopy(record)
    place = next(n for n, p in enumerate(other["passages"]) if p["findings"])
    gone = other["passages"][place]["findings"].pop()
    (line,) = changes(record, other, comparison)
    assert line.strip().startswith("- ") and gone["message"] in line


def test_a_changed_link_is_told_in_words() -> None:
    comparison = neutral_comparison("port-fire")
    record = record_of(comparison)
    other = copy.deepcopy(record)
    del other["passages"][0]
    told = list(changes(record, other, comparison))
    assert told[0].startswith("- link [0] - [0] ") and comparison.target.sentence_text(0)[:20] in told[0]


def test_a_score_that_rounds_otherwise_is_no_change() -> None:
    comparison = neutral_comparison("port-fire")
    record = record_of(comparison)
    other = copy.deepcopy(record)
    other["passages"][0]["score"] -= 0.01
    assert not list(changes(record, other, comparison))


def test_a_record_is_read_back_as_written() -> None:
    record = record_of(neutral_comparison("port-fire"))
    assert json.loads(dumps(record)) == record
