"""What the list can be narrowed to: conditions that add up.

Conditions of the same group replace each other, those of different groups
hold together: "critical" and "unreviewed" shows what is both. A condition is
data, so that it can be remembered and shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compare.records import Passage, severity_rank
from compare.review.decision import Decision


@dataclass(frozen=True, slots=True)
class Condition:
    """One narrowing: its group, its value in the group, its key and its name."""

    group: str
    value: str
    key: str
    name: str


CONDITIONS = (
    Condition("kind", "changes", "c", "changes"),
    Condition("kind", "added", "+", "added"),
    Condition("kind", "dropped", "-", "dropped"),
    Condition("kind", "reworded", "~", "reworded"),
    Condition("kind", "moved", "m", "moved"),
    Condition("kind", "uncertain", "?", "uncertain findings"),
    Condition("review", "unreviewed", "u", "not reviewed"),
    Condition("review", "reviewed", "r", "reviewed"),
    Condition("review", "confirmed", "y", "confirmed"),
    Condition("review", "dismissed", "x", "dismissed"),
    Condition("review", "noted", "i", "with a note"),
    Condition("severity", "minor", "1", "minor or worse"),
    Condition("severity", "major", "2", "major or worse"),
    Condition("severity", "critical", "3", "critical"),
)


def conditions_for(checks: Iterable[str]) -> tuple[Condition, ...]:
    """All conditions, with one for each check that found something."""
    return CONDITIONS + tuple(Condition("check", check, "", f"check: {check}") for check in sorted(set(checks)))


def toggled(active: frozenset[Condition], condition: Condition) -> frozenset[Condition]:
    """`active` with `condition` in place of its group's, or without it if it was there."""
    others = frozenset(other for other in active if other.group != condition.group)
    return others if condition in active else others | {condition}


def described(active: frozenset[Condition]) -> str:
    """The names of the active conditions, in the order of the menu."""
    order = {condition: place for place, condition in enumerate(CONDITIONS)}
    return ", ".join(c.name for c in sorted(active, key=lambda c: (order.get(c, len(order)), c.name)))


def matches(active: frozenset[Condition], passage: Passage, decision: Decision, *, changed: bool) -> bool:
    """Whether a passage with its decision meets all of `active`.

    `passage` is as the reviewer left it (status, severity); `changed` says
    whether it counts among the changes to review.
    """
    return all(_meets(condition, passage, decision, changed) for condition in active)


def _meets(condition: Condition, passage: Passage, decision: Decision, changed: bool) -> bool:
    value = condition.value
    match condition.group:
        case "kind":
            if value == "changes":
                return changed
            if value == "moved":
                return passage.moved
            if value == "uncertain":
                return any(finding.confidence == "soft" for finding in passage.findings)
            return passage.status == value
        case "review":
            if value == "unreviewed":
                return changed and not decision.reviewed
            if value == "reviewed":
                return decision.reviewed
            if value == "noted":
                return bool(decision.note)
            return decision.verdict == value
        case "severity":
            return passage.severity is not None and severity_rank(passage.severity) >= severity_rank(value)
        case _:
            return any(finding.check == value for finding in passage.findings)
