"""Which words of the other side are most like some of this one, by their vectors.

For checks that know what they look at and ask how the other side tells it. The
words are those that the coverage check has read; without an encoder that has
vectors for words nothing is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from compare.passage.pair import Context
from compare.records import Span

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
    inside = [
        n for n, (start, end) in enumerate(words.spans) if part[0] <= start and end <= part[1] and words.content[n]
    ]
    if not inside:
        return 0, []
    alike = words.vectors[inside] @ others.vectors.T
    best = np.argmax(alike, axis=1)
    return len(inside), [
        Counterpart(words.spans[here], others.spans[there], bool(others.names[there]))
        for here, there, row in zip(inside, best.tolist(), alike, strict=True)
        if row[there] >= like
    ]
