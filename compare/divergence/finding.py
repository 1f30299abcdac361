"""What a check reports: one divergence, with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.document import Span

Kind = Literal["added", "dropped", "reworded"]
Severity = Literal["minor", "major", "critical"]
Confidence = Literal["hard", "soft"]

SEVERITIES: tuple[Severity, ...] = ("minor", "major", "critical")
"""MQM's severities, mildest first."""


def severity_rank(severity: str) -> int:
    """0 for minor, 1 for major, 2 for critical. Raises ValueError otherwise."""
    return SEVERITIES.index(severity)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Finding:
    """One divergence between the two sides of a passage.

    `message` is one plain English sentence that states the evidence
    ("original 305 (٣٠٥), report 235"). The spans point into the two
    documents' texts; they may be empty on the side where nothing stands.
    "hard" findings come from a rule with evidence; "soft" ones from vectors
    alone, and are left out of exports unless asked for.
    """

    kind: Kind
    check: str
    severity: Severity
    confidence: Confidence
    message: str
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()


def glossed(text: str, name: str, language: str) -> str:
    """A word with the English name of what it says, for who cannot read its language: "deny (نفت)"."""
    return text if language.split("-")[0] == "en" else f"{name.replace('-', ' ')} ({text})"
