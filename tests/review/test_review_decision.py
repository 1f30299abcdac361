"""Decisions as records, and what they change in a comparison."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from review_samples import build

from compare.codec import from_json, to_json
from compare.records import SEVERITIES, STATUSES, Finding
from compare.review import Decision, OwnFinding, changes, finding_key, is_reviewed, settle
from compare.review.decision import Reclassified
from compare.review.settling import settled

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


OWN = OwnFinding("certainty", "critical", "denied became accused", "was denied", source=((0, 3),), target=((3, 9),))


def test_own_findings_count_like_the_others(comparison):
    passage = comparison.passages[1]
    left = settle(comparison, {passage.id: Decision(own=(OWN,), reviewer="A. Reader")})
    new = left.passages[1]
    assert (new.status, new.severity) == ("reworded", "critical")
    (finding,) = new.hard_findings
    assert finding.message == "denied became accused; suggested: “was denied” (reviewer)"
    assert comparison.target.text[slice(*finding.target_spans[0])] == comparison.target_text(passage)[3:9]
    assert finding.author == "reviewer" and left.summary()["reworded"] == comparison.summary()["reworded"] + 1
    assert is_reviewed(comparison, passage, Decision(own=(OWN,)))
    assert Decision.from_json(Decision(own=(OWN,)).to_json()).own == (OWN,)


def test_own_findings_stay_on_their_words_after_an_edit_before_them():
    edited = build("A headline was added before everything.\n")
    passage = edited.passages[1]
    (finding,) = settle(edited, {passage.id: Decision(own=(OWN,))}).passages[1].hard_findings
    assert edited.target.text[slice(*finding.target_spans[0])] == edited.target_text(passage)[3:9]


def test_words_on_one_side_alone_are_added_or_dropped(comparison):
    passage = comparison.passages[1]
    added, dropped = OwnFinding("name", "minor", target=((0, 3),)), OwnFinding("name", "minor", source=((0, 3),))
    for own, kind in ((added, "added"), (dropped, "dropped")):
        assert settle(comparison, {passage.id: Decision(own=(own,))}).passages[1].findings[0].kind == kind


def test_a_confirmed_passage_without_findings_is_reworded(comparison):
    passage = comparison.passages[1]
    new = settle(comparison, {passage.id: Decision("confirmed")}).passages[1]
    assert (new.status, new.severity, [f.check for f in new.hard_findings]) == ("reworded", "major", ["reviewer"])
    lighter = settle(comparison, {passage.id: Decision("confirmed", severity="minor")}).passages[1]
    assert lighter.severity == "minor"


def test_confirming_what_was_uncertain_makes_it_sure(comparison):
    soft = replace(comparison.passages[0], findings=comparison.passages[0].findings[2:], status="equivalent")
    comparison = replace(comparison, passages=(soft, *comparison.passages[1:]))
    new = settle(comparison, {soft.id: Decision("confirmed")}).passages[0]
    assert new.status == "reworded" and [f.check for f in new.hard_findings] == ["coverage"]


def test_called_equivalent_is_dismissed(comparison):
    passage = comparison.passages[0]
    assert settle(comparison, {passage.id: Decision(status="equivalent")}) == settle(
        comparison, {passage.id: Decision("dismissed")}
    )


def test_a_passage_is_reviewed_once_all_its_hard_findings_are_dismissed(comparison):
    passage = comparison.passages[0]
    keys = [finding_key(comparison, finding) for finding in passage.hard_findings]
    assert not is_reviewed(comparison, passage, Decision(dismissed=(keys[0],)))
    assert is_reviewed(comparison, passage, Decision(dismissed=tuple(keys)))
    assert is_reviewed(comparison, passage, Decision(severity="minor"))
    assert not is_reviewed(comparison, passage, Decision(note="look again"))


def test_what_is_no_longer_moved_was_dismissed(comparison):
    moved = Finding("reworded", "moved", "minor", "hard", "elsewhere")
    passage = replace(comparison.passages[1], moved=True, findings=(moved,))
    comparison = replace(comparison, passages=(comparison.passages[0], passage, comparison.passages[2]))
    new = settle(comparison, {passage.id: Decision(dismissed=(finding_key(comparison, moved),))}).passages[1]
    assert not new.moved and not new.changed


def reclassifying(comparison, place, check, severity):
    key = finding_key(comparison, comparison.passages[0].findings[place])
    return Decision(reclassified=(Reclassified(key, check, severity),))


def test_a_reclassified_finding_has_its_new_type_and_severity_and_says_what_it_was(comparison):
    decision = reclassifying(comparison, 0, "quote", "minor")
    settled = settle(comparison, {comparison.passages[0].id: decision}).passages[0]
    number, date = (f for f in settled.findings if f.confidence == "hard")
    assert (number.check, number.severity, number.found_as) == ("quote", "minor", ("number", "critical"))
    assert date == comparison.passages[0].findings[1]
    assert settled.severity == "minor" and settled.status == "reworded"
    assert finding_key(comparison, number) == finding_key(comparison, comparison.passages[0].findings[0])
    assert decision.words() == "reclassified"
    assert Decision.from_json(decision.to_json()) == decision


def test_an_uncertain_finding_that_is_given_a_type_is_a_hard_one(comparison):
    key = finding_key(comparison, comparison.passages[0].findings[2])
    gone = tuple(sorted(finding_key(comparison, f) for f in comparison.passages[0].findings[:2]))
    decision = Decision(dismissed=gone, reclassified=(Reclassified(key, "name", "major"),))
    settled = settle(comparison, {comparison.passages[0].id: decision}).passages[0]
    assert [(f.check, f.confidence) for f in settled.findings] == [("name", "hard")]
    assert settled.status == "reworded"


def test_a_passage_is_reviewed_when_all_its_findings_are_dismissed_or_reclassified(comparison):
    passage = comparison.passages[0]
    decision = reclassifying(comparison, 0, "quote", "minor")
    assert not is_reviewed(comparison, passage, decision)
    assert is_reviewed(comparison, passage, decision.toggled(finding_key(comparison, passage.findings[1])))


def test_a_finding_that_was_reclassified_can_be_dismissed_and_given_back(comparison):
    passage = comparison.passages[0]
    decision = reclassifying(comparison, 0, "quote", "minor")
    shown = settled(comparison, passage, decision).findings[0]
    key = finding_key(comparison, shown)
    assert [f.check for f in settled(comparison, passage, decision.toggled(key)).hard_findings] == ["date"]
    assert changes.of_type(shown, key, "number", "critical")(decision) == Decision()


def test_found_as_goes_through_json(comparison):
    left = settle(comparison, {comparison.passages[0].id: reclassifying(comparison, 0, "quote", "minor")})
    assert from_json(to_json(left, include_soft=True)).passages == left.passages
