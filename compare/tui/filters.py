"""What the list can be narrowed to: conditions that add up.

Conditions of different groups hold together: "critical" and "unreviewed" shows
what is both. Several checks may be asked for at once, and any of them is
enough; in the other groups a condition replaces the one before it. A condition
is data, so that it can be remembered and shown.
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
    """`active` with `condition` (in place of its group's, but for checks), or without it if it was there."""
    if condition in active:
        return active - {condition}
    return frozenset(o for o in active if o.group != condition.group or condition.group == "check") | {condition}


def described(active: frozenset[Condition]) -> str:
    """The names of the active conditions, in the order of the menu."""
    order = {condition: place for place, condition in enumerate(CONDITIONS)}
    return ", ".join(c.name for c in sorted(active, key=lambda c: (order.get(c, len(order)), c.name)))


def matches(
    active: Iterable[Condition], passage: Passage, decision: Decision, *, changed: bool, reviewed: bool | None = None
) -> bool:
    """Whether a passage with its decision meets all of `active`.

    `passage` is as the reviewer left it (status, severity); `changed` says
    whether it counts among the changes to review, `reviewed` whether it is
    done with (by default, as the decision alone says).
    """
    reviewed = decision.reviewed if reviewed is None else reviewed
    groups: dict[str, list[Condition]] = {}
    for condition in active:
        groups.setdefault(condition.group, []).append(condition)
    return all(
        any(_meets(condition, passage, decision, changed, reviewed) for condition in group) for group in groups.values()
    )


def _meets(condition: Condition, passage: Passage, decision: Decision, changed: bool, reviewed: bool) -> bool:
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
                return changed and not reviewed
            if value == "reviewed":
                return reviewed
            if value == "noted":
                return bool(decision.note)
            kept = (decision.reviewed or decision.reclassifies) and not decision.rejects
            return reviewed and kept == (value == "confirmed")
        case "severity":
            return passage.severity is not None and severity_rank(passage.severity) >= severity_rank(value)
        case _:
            return any(finding.check == value for finding in passage.findings)
