"""Passages that the report tells in another place.

Order is emphasis: what the original said last may be the report's lead. A
passage that moved to the top is `major`, any other move is `minor`. Moved
material is not lost material, so a move never makes a passage reworded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from compare.checks.base import Check
from compare.checks.messages import changed, short
from compare.passage.pair import PassagePair
from compare.passage.run import Run
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
    others = [other for other in run.pairs if other.linked and not other.link.moved]
    before = {other.index for other in others if other.link.source < pair.link.source}
    ahead = {other.index for other in others if other.link.target < pair.link.target}
    way = "earlier" if len(ahead) < len(before) else "later" if len(ahead) > len(before) else "in another place"
    here = _neighbour(others, before, Side.SOURCE)
    there = "at the top" if lead else _neighbour(others, ahead, Side.TARGET)
    return changed(here, there, f"told {way}")


def _neighbour(others: Sequence[PassagePair], before: Collection[int], side: Side) -> str:
    """The passage that a side has right before, by its words in the report."""
    known = [other for other in others if other.index in before]
    if not known:
        return f"at the beginning of the {side.label}"
    last = max(known, key=lambda other: other.link.on(side))
    return f"after “{short(last.target.text, _NEIGHBOUR)}”"


def _whole(side: Segment) -> tuple[int, int]:
    return side.document.span_of(side.sentences)
