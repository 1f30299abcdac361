"""One decision of the reviewer on one passage, and what it changes.

A decision is keyed by `Passage.id`, which depends on the texts of the passage
alone: it survives an edit elsewhere in the files, a re-run, and another
encoder, and it lapses when the passage itself is rewritten.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from compare.records import SEVERITIES, STATUSES, Comparison, Finding, Passage, Severity, Status, severity_rank

Verdict = Literal["confirmed", "dismissed"]
VERDICTS: tuple[Verdict, ...] = ("confirmed", "dismissed")


@dataclass(frozen=True, slots=True)
class Decision:
    """What the reviewer said about a passage.

    `verdict` is "confirmed" (the report does diverge here), "dismissed" (a
    false alarm) or None (not decided yet). `status` and `severity` are the
    reviewer's own where they differ from the program's. `dismissed` holds the
    keys (`finding_key`) of single findings that were false alarms in a passage
    that is not dismissed as a whole. `time` is ISO 8601 in UTC, to the second.
    """

    verdict: Verdict | None = None
    note: str = ""
    status: Status | None = None
    severity: Severity | None = None
    dismissed: tuple[str, ...] = ()
    time: str = ""

    @property
    def empty(self) -> bool:
        """True if nothing was decided or noted."""
        return self == Decision(time=self.time)

    @property
    def reviewed(self) -> bool:
        """True once there is a verdict: what "12 of 31 reviewed" counts."""
        return self.verdict is not None

    def toggled(self, key: str) -> Decision:
        """The same decision with finding `key` dismissed, or no longer so."""
        keys = set(self.dismissed) ^ {key}
        return replace(self, dismissed=tuple(sorted(keys)))

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; `from_json` reads them back."""
        return {
            "verdict": self.verdict,
            "note": self.note,
            "status": self.status,
            "severity": self.severity,
            "dismissed": list(self.dismissed),
            "time": self.time,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Decision:
        """Read what `to_json` wrote; a value this version does not know is left out."""

        def known(key: str, values: tuple[str, ...]) -> Any:
            value = data.get(key)
            return value if value in values else None

        return cls(
            verdict=cast("Verdict | None", known("verdict", VERDICTS)),
            note=str(data.get("note") or ""),
            status=cast("Status | None", known("status", STATUSES)),
            severity=cast("Severity | None", known("severity", SEVERITIES)),
            dismissed=tuple(sorted(str(key) for key in data.get("dismissed") or ())),
            time=str(data.get("time") or ""),
        )


def finding_key(comparison: Comparison, finding: Finding) -> str:
    """A name for `finding` within its passage that survives edits elsewhere.

    The check, and a digest of the characters it points at: not the message,
    which a later version may word in another way, and not the offsets, which
    move with every edit before the passage.
    """
    evidence = [comparison.source.text[start:end] for start, end in finding.source_spans]
    evidence.append("\x1f")
    evidence += [comparison.target.text[start:end] for start, end in finding.target_spans]
    digest = hashlib.sha256("\x1e".join(evidence).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{finding.check}:{digest}"


def settle(comparison: Comparison, decisions: Mapping[str, Decision]) -> Comparison:
    """The comparison as the reviewer left it.

    Findings that were dismissed are gone, and a dismissed passage is
    equivalent; the reviewer's status and severity stand in place of the
    program's. Passages without a decision are untouched.
    """
    passages = tuple(
        _settled(comparison, passage, decisions[passage.id]) if passage.id in decisions else passage
        for passage in comparison.passages
    )
    return replace(comparison, passages=passages)


def _settled(comparison: Comparison, passage: Passage, decision: Decision) -> Passage:
    if decision.verdict == "dismissed":
        # A sentence without a counterpart stays one: the sides cannot be called equal.
        equal = bool(passage.source and passage.target)
        return replace(passage, status="equivalent" if equal else passage.status, moved=False, findings=())
    findings = tuple(f for f in passage.findings if finding_key(comparison, f) not in decision.dismissed)
    status = passage.status
    if status == "reworded" and passage.hard_findings and not any(f.confidence == "hard" for f in findings):
        status = "equivalent"
    if decision.severity is not None:
        findings = _with_severity(findings, decision.severity)
    return replace(passage, status=decision.status or status, findings=findings)


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
