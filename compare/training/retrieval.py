"""How often an encoder finds the translation: precision at 1, both ways."""

from __future__ import annotations

from dataclasses import dataclass

from compare.encoding.base import Vectors

BLOCK = 1024
"""Sentences compared at a time: bounds the memory of the score matrix."""


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Share of the sentences whose nearest neighbour on the other side is their translation."""

    size: int
    forward: float
    backward: float


def retrieval(source: Vectors, target: Vectors, texts: tuple[list[str], list[str]] | None = None) -> Retrieval:
    """P@1 of rows `source[i]` and `target[i]`, which are translations.

    With `texts`, finding another row with the same text counts as found: the
    two cannot be told apart. Of equal scores the first is taken.
    """
    sides = (source, target)
    shares = []
    for side in (0, 1):
        names = texts[1 - side] if texts else [str(index) for index in range(len(source))]
        hits = 0
        for start in range(0, len(source), BLOCK):
            nearest = (sides[side][start : start + BLOCK] @ sides[1 - side].T).argmax(axis=1)
            hits += sum(names[found] == names[start + row] for row, found in enumerate(nearest))
        shares.append(hits / max(len(source), 1))
    return Retrieval(len(source), shares[0], shares[1])
