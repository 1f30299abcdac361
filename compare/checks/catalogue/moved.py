"""Passages that the report tells in another place.

Order is emphasis: what the original said last may be the report's lead. A
passage that moved to the top is `major`, any other move is `minor`. Moved
material is not lost material, so a move never makes a passage reworded.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from compare.checks.base import Check
from compare.checks.messages import changed, short
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.records import Finding, Side
from compare.text.segment import Segment

CHECK = "moved"
_NEIGHBOUR = 50
"""Characters of a neighbour that are shown."""


class MovedCheck(Check):
    """Passages in another place."""

    id = CHECK
    of_place = True
    whole = True

    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """One finding for a link marked as moved."""
        if not pair.link.moved:
            return
        lead = pair.link.target[0] <= 1 < pair.link.source[0]
        yield Finding(
            kind="reworded",
            check=CHECK,
            severity="major" if lead else "minor",
            confidence="hard",
            message=_told(pair, run, lead),
            source_spans=(_whole(pair.source),),
            target_spans=(_whole(pair.target),),
        )


def _told(pair: PassagePair, run: Run, lead: bool) -> str:
    """Where the passage stands among the others, which the report tells in their order: numbers of sentences mislead.

    A neighbour is named by its words in the report.
    """
    before, ahead = (_before(pair, run, side) for side in Side)
    way = "earlier" if ahead < before else "later" if ahead > before else "in another place"
    here = _neighbour(run, Side.SOURCE, before)
    there = "at the top" if lead else _neighbour(run, Side.TARGET, ahead)
    return changed(here, there, f"told {way}")


def _before(pair: PassagePair, run: Run, side: Side) -> int:
    """How many of the passages that did not move stand before this one."""
    return bisect_left(run.in_order(side), pair.link.on(side), key=lambda other: other.link.on(side))


def _neighbour(run: Run, side: Side, before: int) -> str:
    """The passage that a side has right before, by its words in the report."""
    if not before:
        return f"at the beginning of the {side.label}"
    return f"after “{short(run.in_order(side)[before - 1].target.text, _NEIGHBOUR)}”"


def _whole(side: Segment) -> tuple[int, int]:
    return side.document.span_of(side.sentences)
