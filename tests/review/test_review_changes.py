"""What an answer of the reviewer makes of a decision."""

from __future__ import annotations

from compare.review import Decision, OwnFinding, changes, finding_key


def test_a_verdict_given_twice_is_taken_back():
    confirm = changes.judged_or_not("confirmed")
    assert confirm(Decision()).verdict == "confirmed"
    assert confirm(confirm(Decision())).verdict is None
    assert confirm(Decision("dismissed")).verdict == "confirmed"


def test_a_change_carries_the_name_of_who_makes_it_and_no_change_does_not():
    confirm = changes.signed(changes.judged("confirmed"), "A. Reader")
    assert confirm(Decision()).reviewer == "A. Reader"
    assert confirm(Decision("confirmed", reviewer="B. Reader")).reviewer == "B. Reader"


def test_the_programs_own_class_is_no_other_one(comparison):
    passage = comparison.passages[0]
    assert changes.of_status("equivalent", passage)(Decision()).status == "equivalent"
    assert changes.of_status("reworded", passage)(Decision(status="equivalent")).status is None
    assert changes.of_severity("critical", passage)(Decision(severity="minor")).severity is None
    assert changes.as_found(Decision(status="added", severity="minor", note="kept")) == Decision(note="kept")


def test_findings_that_wait_are_hard_and_dismissed_by_nobody(comparison):
    passage = comparison.passages[0]
    number, date, soft = (finding_key(comparison, finding) for finding in passage.findings)
    assert changes.waiting_by_check(comparison, {}) == {"number": {0: [number]}, "date": {0: [date]}}
    dismissed = changes.dismissing([number, soft])(Decision())
    assert changes.waiting_by_check(comparison, {passage.id: dismissed}) == {"date": {0: [date]}}
    assert changes.waiting_by_check(comparison, {passage.id: Decision("dismissed")}) == {}


def test_an_own_finding_is_found_again_by_what_is_shown_of_it(comparison):
    from compare.review.settling import finding_of

    own = OwnFinding("name", "major", "another minister", target=((0, 2),))
    decision = changes.found(own)(Decision())
    shown = finding_of(comparison, comparison.passages[0], own)
    assert changes.own_finding(comparison, comparison.passages[0], decision, shown) == own
    assert changes.own_finding(comparison, comparison.passages[0], Decision(), shown) is None
    assert changes.taken_away(own)(decision) == Decision()
