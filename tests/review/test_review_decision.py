"""Decisions as records, and what they change in a comparison."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from review_samples import build

from compare.records import SEVERITIES, STATUSES
from compare.review import Decision, finding_key, settle

decisions = st.builds(
    Decision,
    verdict=st.sampled_from([None, "confirmed", "dismissed"]),
    note=st.text(),
    status=st.sampled_from([None, *STATUSES]),
    severity=st.sampled_from([None, *SEVERITIES]),
    dismissed=st.lists(st.text(min_size=1), unique=True).map(lambda keys: tuple(sorted(keys))),
    time=st.sampled_from(["", "2026-01-02T03:04:05Z"]),
)


@given(decisions)
def test_json_round_trip(decision):
    assert Decision.from_json(decision.to_json()) == decision


def test_unknown_values_of_another_version_are_left_out():
    assert Decision.from_json({"verdict": "perhaps", "severity": "huge", "note": None}) == Decision()


def test_key_of_a_finding_survives_an_edit_before_it():
    plain, edited = build(), build("A headline was added before everything.\n")
    keys = [
        [finding_key(comparison, finding) for finding in comparison.passages[0].findings]
        for comparison in (plain, edited)
    ]
    assert keys[0] == keys[1]
    assert len(set(keys[0])) == 3


def test_undecided_passages_are_untouched(comparison):
    assert settle(comparison, {}) == comparison


def test_a_dismissed_passage_is_equivalent(comparison):
    settled = settle(comparison, {comparison.passages[0].id: Decision("dismissed")})
    assert settled.passages[0].status == "equivalent"
    assert settled.passages[0].findings == ()
    assert settled.summary()["reworded"] == 0


def test_a_sentence_without_counterpart_stays_so_when_dismissed(comparison):
    settled = settle(comparison, {comparison.passages[2].id: Decision("dismissed")})
    assert settled.passages[2].status == "added"


def test_one_finding_dismissed_leaves_the_others(comparison):
    passage = comparison.passages[0]
    key = finding_key(comparison, passage.findings[0])
    settled = settle(comparison, {passage.id: Decision().toggled(key)}).passages[0]
    assert [finding.check for finding in settled.findings] == ["date", "coverage"]
    assert settled.severity == "minor"
    assert settled.status == "reworded"


def test_all_hard_findings_dismissed_make_the_passage_equivalent(comparison):
    passage = comparison.passages[0]
    decision = Decision(dismissed=tuple(finding_key(comparison, finding) for finding in passage.hard_findings))
    assert settle(comparison, {passage.id: decision}).passages[0].status == "equivalent"


def test_toggling_twice_is_nothing():
    assert Decision().toggled("number:1").toggled("number:1").empty


def test_reviewers_severity_is_the_passages(comparison):
    passage = comparison.passages[0]
    for severity in SEVERITIES:
        settled = settle(comparison, {passage.id: Decision(severity=severity)}).passages[0]
        assert settled.severity == severity
    lowered = settle(comparison, {passage.id: Decision(severity="major")}).passages[0]
    assert [finding.severity for finding in lowered.findings] == ["major", "minor", "minor"]


def test_reviewers_status_stands(comparison):
    passage = comparison.passages[0]
    assert settle(comparison, {passage.id: Decision(status="added")}).passages[0].status == "added"
