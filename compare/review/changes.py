"""What an answer of the reviewer makes of a decision: functions from the decision before to the one after.

The store applies them inside its transaction, so that of two reviews open at
once neither overwrites what the other said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from compare.records import Comparison, Finding, Passage, Severity, Status
from compare.review.decision import Decision, OwnFinding, Reclassified, Verdict, finding_key
from compare.review.settling import finding_of

Change = Callable[[Decision], Decision]


def signed(change: Change, reviewer: str) -> Change:
    """`change`, with the name of who makes it ("": nobody's)."""

    def signing(old: Decision) -> Decision:
        new = change(old)
        return new if new == old or not reviewer else replace(new, reviewer=reviewer)

    return signing


def judged(verdict: Verdict) -> Change:
    """The passage is confirmed or dismissed as a whole."""
    return lambda old: replace(old, verdict=verdict)


def judged_or_not(verdict: Verdict) -> Change:
    """The same, or no longer so where it was."""
    return lambda old: replace(old, verdict=None if old.verdict == verdict else verdict)


def noted(text: str) -> Change:
    """The note is `text`."""
    return lambda old: replace(old, note=text.strip())


def dismissing(keys: Iterable[str]) -> Change:
    """The findings of these keys are false alarms."""
    gone = set(keys)
    return lambda old: replace(old, dismissed=tuple(sorted(gone.union(old.dismissed))))


def found(own: OwnFinding) -> Change:
    """The reviewer found something."""
    return lambda old: replace(old, own=(*old.own, own))


def taken_away(own: OwnFinding) -> Change:
    """What the reviewer found is nothing after all."""
    return lambda old: replace(old, own=tuple(one for one in old.own if one != own))


def of_status(status: Status, passage: Passage) -> Change:
    """The passage is of another status than the program's, or of that one again."""
    return lambda old: replace(old, status=None if status == passage.status else status)


def of_severity(severity: Severity, passage: Passage) -> Change:
    """The passage is of another severity than the program's, or of that one again."""
    return lambda old: replace(old, severity=None if severity == passage.severity else severity)


def as_found(old: Decision) -> Decision:
    """Status and severity are the program's."""
    return replace(old, status=None, severity=None)


def of_type(finding: Finding, key: str, check: str, severity: Severity) -> Change:
    """A finding of the program is of another type or severity; given the program's own, it is as found again."""
    found = finding.found_as or (finding.check, finding.severity)

    def changed(old: Decision) -> Decision:
        others = [one for one in old.reclassified if one.key != key]
        if (check, severity) != found:
            others.append(Reclassified(key, check, severity))
        # A severity of the whole passage would hide the one that is given here.
        kept = old.severity if severity == finding.severity else None
        return replace(old, reclassified=tuple(others), severity=kept)

    return changed


def own_of_type(own: OwnFinding, check: str, severity: Severity) -> Change:
    """The same for a finding of the reviewer."""
    new = replace(own, check=check, severity=severity)
    return lambda old: replace(old, own=tuple(new if one == own else one for one in old.own))


def own_finding(comparison: Comparison, passage: Passage, decision: Decision, finding: Finding) -> OwnFinding | None:
    """Which of the reviewer's own findings on the passage is shown as `finding`; None if none is."""
    return next((own for own in decision.own if finding_of(comparison, passage, own) == finding), None)


def waiting_by_check(comparison: Comparison, decisions: Mapping[str, Decision]) -> dict[str, dict[int, list[str]]]:
    """The keys of the hard findings that nobody dismissed, by check and by number of the passage."""
    waiting: dict[str, dict[int, list[str]]] = {}
    for number, passage in enumerate(comparison.passages):
        decision = decisions.get(passage.id, Decision())
        if decision.rejects:
            continue
        for finding in passage.hard_findings:
            key = finding_key(comparison, finding)
            if key not in decision.dismissed:
                waiting.setdefault(finding.check, {}).setdefault(number, []).append(key)
    return waiting
