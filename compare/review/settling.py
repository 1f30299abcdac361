"""What decisions make of a comparison: the one place that says so.

The screen, `flag`, every export and all counts show a passage as `settled`
gives it:

* A passage that was dismissed (or called equivalent) has no findings and has
  not moved; with two sides it is equivalent.
* A finding that was dismissed is gone. What is left decides the status; where
  no hard one is left, the passage is equivalent, and reviewed.
* The reviewer's own findings are hard ones, beside the others.
* A finding that was reclassified is a hard one of the new type and severity.
* Where the reviewer says that the report diverges (by confirming, by another
  class, by a severity) and there is no hard finding, the uncertain ones are
  hard; without any, one that says that the reviewer says so stands for it.
* The reviewer's status and severity stand in place of the program's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from compare.records import Comparison, Finding, Kind, Passage, Severity, Span, severity_rank
from compare.review.decision import Decision, OwnFinding, finding_key

REVIEWER = "reviewer"
"""The author of a finding of a person who gave no name."""
BY_REVIEWER = "reviewer"
"""The check of a finding that nothing but the reviewer's word stands for."""
SAID = "the reviewer says that the report diverges here"
SEVERITY_SAID: Severity = "major"


def settle(comparison: Comparison, decisions: Mapping[str, Decision]) -> Comparison:
    """The comparison as the reviewer left it; passages without a decision are untouched."""
    passages = tuple(
        settled(comparison, passage, decisions[passage.id]) if passage.id in decisions else passage
        for passage in comparison.passages
    )
    return replace(comparison, passages=passages)


def settled(comparison: Comparison, passage: Passage, decision: Decision) -> Passage:
    """One passage as the reviewer left it."""
    linked = bool(passage.source and passage.target)
    if decision.rejects:
        # A sentence without a counterpart stays one: the sides cannot be called equal.
        return replace(passage, status="equivalent" if linked else passage.status, moved=False, findings=())
    gone = [f for f in passage.findings if finding_key(comparison, f) in decision.dismissed]
    findings = tuple(reclassified(comparison, f, decision) for f in passage.findings if f not in gone)
    moved = passage.moved and not any(f.check == "moved" for f in gone)
    findings = (*(finding_of(comparison, passage, own) for own in decision.own), *findings)
    if decision.asserts and not any(f.confidence == "hard" for f in findings):
        findings = tuple(replace(f, confidence="hard") for f in findings) or (_said(comparison, passage, decision),)
    status = passage.status
    if linked and (gone or decision.asserts or decision.reclassified):
        changed = any(f.confidence == "hard" and f.check != "moved" for f in findings)
        status = "reworded" if changed else "equivalent"
    if decision.severity is not None:
        findings = _with_severity(findings, decision.severity)
    return replace(passage, status=decision.status or status, moved=moved, findings=findings)


def is_reviewed(comparison: Comparison, passage: Passage, decision: Decision | None) -> bool:
    """True once the reviewer judged the passage, or dismissed or reclassified all that was found in it."""
    if decision is None:
        return False
    if decision.reviewed:
        return True
    judged = {*decision.dismissed, *(one.key for one in decision.reclassified)}
    findings = [reclassified(comparison, finding, decision) for finding in passage.findings]
    hard = [finding for finding in findings if finding.confidence == "hard"]
    return bool(hard) and all(finding_key(comparison, finding) in judged for finding in hard)


def findings_of(comparison: Comparison, passage: Passage, decision: Decision) -> list[Finding]:
    """All findings of a passage as the reviewer has them, their own first; dismissed ones are among them."""
    own = [finding_of(comparison, passage, one) for one in decision.own]
    return own + [reclassified(comparison, finding, decision) for finding in passage.findings]


def reclassified(comparison: Comparison, finding: Finding, decision: Decision) -> Finding:
    """A finding of the program with the type and severity that the reviewer gave it."""
    if not decision.reclassified:
        return finding
    key = finding_key(comparison, finding)
    new = next((one for one in decision.reclassified if one.key == key), None)
    if new is None:
        return finding
    found_as = (finding.check, finding.severity)
    return replace(finding, check=new.check, severity=new.severity, confidence="hard", found_as=found_as)


def finding_of(comparison: Comparison, passage: Passage, own: OwnFinding) -> Finding:
    """A finding of the reviewer in the document's offsets."""
    source = _moved_to(own.source, comparison.source.span_of(passage.source) if passage.source else (0, 0))
    target = _moved_to(own.target, comparison.target.span_of(passage.target) if passage.target else (0, 0))
    kind: Kind = "reworded"
    if bool(source) != bool(target):
        kind = "dropped" if source else "added"
    return Finding(kind, own.check, own.severity, "hard", own.message, source, target, author=own.reviewer or REVIEWER)


def _moved_to(spans: tuple[Span, ...], side: Span) -> tuple[Span, ...]:
    start, end = side
    placed = [(start + max(0, low), min(end, start + high)) for low, high in spans]
    return tuple((low, high) for low, high in placed if low < high)


def _said(comparison: Comparison, passage: Passage, decision: Decision) -> Finding:
    kind: Kind = "added" if not passage.source else "dropped" if not passage.target else "reworded"
    source = (comparison.source.span_of(passage.source),) if passage.source else ()
    target = (comparison.target.span_of(passage.target),) if passage.target else ()
    author = decision.reviewer or REVIEWER
    return Finding(kind, BY_REVIEWER, SEVERITY_SAID, "hard", SAID, source, target, author=author)


def _with_severity(findings: tuple[Finding, ...], severity: Severity) -> tuple[Finding, ...]:
    """The worst hard findings get `severity`, and no other stays above it."""
    ranks = [severity_rank(f.severity) for f in findings if f.confidence == "hard"]
    if not ranks:
        return findings
    worst, wanted = max(ranks), severity_rank(severity)
    return tuple(
        replace(f, severity=severity)
        if f.confidence == "hard" and (severity_rank(f.severity) == worst or severity_rank(f.severity) > wanted)
        else f
        for f in findings
    )
