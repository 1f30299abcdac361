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

from compare.records import SEVERITIES, STATUSES, Comparison, Finding, Severity, Span, Status

Verdict = Literal["confirmed", "dismissed"]
VERDICTS: tuple[Verdict, ...] = ("confirmed", "dismissed")


@dataclass(frozen=True, slots=True)
class OwnFinding:
    """What a reviewer found that the checks did not.

    `check` names the type, as the checks are named, or is "other". `source`
    and `target` are the words concerned, as spans that count from the first
    character of the passage's side: an edit elsewhere does not move them.
    """

    check: str
    severity: Severity
    text: str = ""
    suggestion: str = ""
    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()
    reviewer: str = ""

    @property
    def message(self) -> str:
        """One line: what differs, how it should read, and that a person says so."""
        words = [" ".join(self.text.split()) or "differs"]
        if self.suggestion:
            words.append(f"suggested: “{' '.join(self.suggestion.split())}”")
        return f"{'; '.join(words)} ({self.reviewer or 'reviewer'})"

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; `from_json` reads them back."""
        return {
            "check": self.check,
            "severity": self.severity,
            "text": self.text,
            "suggestion": self.suggestion,
            "source": [list(span) for span in self.source],
            "target": [list(span) for span in self.target],
            "reviewer": self.reviewer,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> OwnFinding:
        """Read what `to_json` wrote; a severity this version does not know counts as minor."""
        severity = data.get("severity")
        return cls(
            check=str(data["check"]),
            severity=cast("Severity", severity if severity in SEVERITIES else "minor"),
            text=str(data.get("text") or ""),
            suggestion=str(data.get("suggestion") or ""),
            source=tuple((int(start), int(end)) for start, end in data.get("source") or ()),
            target=tuple((int(start), int(end)) for start, end in data.get("target") or ()),
            reviewer=str(data.get("reviewer") or ""),
        )


@dataclass(frozen=True, slots=True)
class Reclassified:
    """Another type or severity for a finding of the program, which is named by its `finding_key`."""

    key: str
    check: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Decision:
    """What the reviewer said about a passage.

    `verdict` is "confirmed" (the report does diverge here), "dismissed" (a
    false alarm) or None (not decided yet). `status` and `severity` are the
    reviewer's own where they differ from the program's. `dismissed` holds the
    keys (`finding_key`) of single findings that were false alarms in a passage
    that is not dismissed as a whole. `own` are the reviewer's findings, and
    `reclassified` those of the program that are of another type or severity.
    `reviewer` is the name of who decided last, or "". `time` is ISO 8601 in
    UTC, to the second.
    """

    verdict: Verdict | None = None
    note: str = ""
    status: Status | None = None
    severity: Severity | None = None
    dismissed: tuple[str, ...] = ()
    time: str = ""
    own: tuple[OwnFinding, ...] = ()
    reviewer: str = ""
    reclassified: tuple[Reclassified, ...] = ()

    @property
    def empty(self) -> bool:
        """True if nothing was decided or noted."""
        return self == Decision(time=self.time, reviewer=self.reviewer)

    @property
    def reviewed(self) -> bool:
        """True once the reviewer judged the passage: by a verdict, another class, or a finding of their own."""
        return bool(self.verdict or self.status or self.severity or self.own)

    @property
    def rejects(self) -> bool:
        """True where the passage as a whole is called a false alarm."""
        return self.verdict == "dismissed" or self.status == "equivalent"

    @property
    def asserts(self) -> bool:
        """True where the reviewer says that the report diverges, whatever the checks found."""
        return not self.rejects and bool(self.verdict == "confirmed" or self.status or self.severity or self.own)

    @property
    def reclassifies(self) -> bool:
        """True where a finding that stands is of another type or severity than the program's."""
        return any(one.key not in self.dismissed for one in self.reclassified)

    def words(self) -> str:
        """The decision in a word or two: "confirmed", "dismissed", "reclassified"; empty without one."""
        if self.verdict:
            return self.verdict
        if self.rejects:
            return "dismissed"
        return "reclassified" if self.status or self.severity or self.reclassifies else ""

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
            "own": [finding.to_json() for finding in self.own],
            "reviewer": self.reviewer,
            "reclassified": [[one.key, one.check, one.severity] for one in self.reclassified],
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
            own=tuple(OwnFinding.from_json(value) for value in data.get("own") or ()),
            reviewer=str(data.get("reviewer") or ""),
            reclassified=tuple(
                Reclassified(str(key), str(check), cast("Severity", severity))
                for key, check, severity in data.get("reclassified") or ()
                if severity in SEVERITIES
            ),
        )


def finding_key(comparison: Comparison, finding: Finding) -> str:
    """A name for `finding` within its passage that survives edits elsewhere.

    The check that found it, and a digest of the characters it points at: not
    the message, which a later version may word in another way, and not the
    offsets, which move with every edit before the passage.
    """
    evidence = [comparison.source.text[start:end] for start, end in finding.source_spans]
    evidence.append("\x1f")
    evidence += [comparison.target.text[start:end] for start, end in finding.target_spans]
    digest = hashlib.sha256("\x1e".join(evidence).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    check = finding.found_as[0] if finding.found_as else finding.check
    return f"{check}:{digest}"
