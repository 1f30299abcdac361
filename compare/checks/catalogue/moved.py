"""Passages that the report tells in another place.

Order is emphasis: what the original said last may be the report's lead. A
passage that moved to the top is `major`, any other move is `minor`. Moved
material is not lost material, so a move never makes a passage reworded.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.passage.pair import Context, Pair
from compare.records import Finding
from compare.text.segment import Side

CHECK = "moved"


def find(pair: Pair, context: Context) -> Iterator[Finding]:
    """One finding for a link marked as moved."""
    if not pair.link.moved or not pair.source.sentences or not pair.target.sentences:
        return
    source, target = pair.link.source[0], pair.link.target[0]
    lead = target <= 1 < source
    where = "to the top of the report" if lead else _direction(pair)
    yield Finding(
        kind="reworded",
        check=CHECK,
        severity="major" if lead else "minor",
        confidence="hard",
        message=f"told in another place: {where} (sentence {source + 1} of the original, {target + 1} of the report)",
        source_spans=(_whole(pair.source),),
        target_spans=(_whole(pair.target),),
    )


def _direction(pair: Pair) -> str:
    source = pair.link.source[0] / max(1, len(pair.source.document.sentences))
    target = pair.link.target[0] / max(1, len(pair.target.document.sentences))
    return "earlier in the report" if target < source else "later in the report"


def _whole(side: Side) -> tuple[int, int]:
    return side.document.span_of(side.sentences)
