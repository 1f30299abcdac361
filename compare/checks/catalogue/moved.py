"""Passages that the report tells in another place.

Order is emphasis: what the original said last may be the report's lead. A
passage that moved to the top is `major`, any other move is `minor`. Moved
material is not lost material, so a move never makes a passage reworded.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks.base import Check
from compare.passage.pair import PassagePair
from compare.passage.run import Run
from compare.records import Finding
from compare.text.segment import Segment

CHECK = "moved"


class MovedCheck(Check):
    """Passages in another place."""

    id = CHECK
    of_place = True
    whole = True

    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """One finding for a link marked as moved."""
        if not pair.link.moved:
            return
        source, target = pair.link.source[0], pair.link.target[0]
        lead = target <= 1 < source
        where = "to the top of the report" if lead else _direction(pair)
        places = f"sentence {source + 1} of the original, {target + 1} of the report"
        yield Finding(
            kind="reworded",
            check=CHECK,
            severity="major" if lead else "minor",
            confidence="hard",
            message=f"told in another place: {where} ({places})",
            source_spans=(_whole(pair.source),),
            target_spans=(_whole(pair.target),),
        )


def _direction(pair: PassagePair) -> str:
    source = pair.link.source[0] / max(1, len(pair.source.document.sentences))
    target = pair.link.target[0] / max(1, len(pair.target.document.sentences))
    return "earlier in the report" if target < source else "later in the report"


def _whole(side: Segment) -> tuple[int, int]:
    return side.document.span_of(side.sentences)
