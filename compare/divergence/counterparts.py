"""Which words of the other side are most like some of this one, by their vectors.

For checks that know what they look at and ask how the other side tells it. The
words are those that the coverage check has read; without an encoder that has
vectors for words nothing is known.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any, Literal

from compare.divergence.pair import Context
from compare.document import Span

LIKE = 0.4
"""Cosine from which on a word is taken for the translation of another."""
SideName = Literal["source", "target"]
OTHER: dict[SideName, SideName] = {"source": "target", "target": "source"}


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A word and the one like it: local spans on both sides, and whether the other is written like a name."""

    here: Span
    there: Span
    name: bool


def counterparts(context: Context, side: SideName, part: Span, *, like: float = LIKE) -> tuple[int, list[Counterpart]]:
    """How many content words `part` (local) of a side holds, and the counterparts of those that have one."""
    prepared: Any = context.options.get("coverage")
    words, others = (prepared.words(name, context.index) if prepared else None for name in (side, OTHER[side]))
    if words is None or others is None:
        return 0, []
    inside = []
    for n in range(bisect_left(words.spans, (part[0], part[0])), len(words.spans)):
        start, end = words.spans[n]
        if start > part[1]:
            break
        if end <= part[1] and words.content[n]:
            inside.append(n)
    if not inside:
        return 0, []
    best, alike = prepared.nearest(side, context.index)
    return len(inside), [
        Counterpart(words.spans[here], others.spans[best[here]], bool(others.names[best[here]]))
        for here in inside
        if alike[here] >= like
    ]
