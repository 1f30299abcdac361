"""A plain aligner to stay ahead of: nothing fitted, nothing cut short, one price for leaving a sentence out.

The best way through all pairs of spans by quadratic search. A pair costs what
it costs in vecalign (Thompson & Koehn 2019): the distance of the two vectors,
over the mean distance of each from sentences drawn from the other text. A price
for lengths that do not fit is added.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Shape = tuple[int, int]
Sides = tuple[tuple[int, ...], tuple[int, ...]]

SHAPES: tuple[Shape, ...] = (*((1, k) for k in range(1, 9)), *((k, 1) for k in range(2, 9)), (2, 2), (2, 3), (3, 2))
LEFT_OUT = 2.0
"""Cost of a sentence without counterpart; a pair of strangers costs about one."""
UNEVEN = 0.6
"""Cost of a pair of which one side is e times too long."""
DRAWN = 30
"""Sentences, evenly spaced, that tell how far strangers are."""


class Spans:
    """All runs of up to eight sentences of a text: `vectors[k]`, unit rows, and `lengths[k]`, by first sentence."""

    def __init__(self, vectors: NDArray[np.floating], lengths: Sequence[float]) -> None:
        characters = np.asarray(lengths, np.float64)
        self.single = _unit(vectors - vectors.mean(axis=0))
        sums = np.cumsum(np.vstack([0 * self.single[:1], self.single * np.sqrt(characters)[:, None]]), axis=0)
        ends = np.concatenate([[0], np.cumsum(characters)])
        sizes = range(1, min(8, len(vectors)) + 1)
        self.vectors = {k: _unit(sums[k:] - sums[:-k]) for k in sizes}
        self.lengths = {k: (ends[k:] - ends[:-k]) / ends[-1] for k in sizes}

    def distances(self, size: int, other: Spans) -> Floats:
        """Mean distance of each span of `size` sentences from single sentences of the other text."""
        drawn = np.linspace(0, len(other.single) - 1, DRAWN).round().astype(int)
        return np.asarray(1 - (self.vectors[size] @ other.single[drawn].T).mean(axis=1))


def plain_links(
    source_vectors: NDArray[np.floating],
    target_vectors: NDArray[np.floating],
    source_lengths: Sequence[float],
    target_lengths: Sequence[float],
) -> list[Sides]:
    """The cheapest links of two texts in order, every sentence in one; vectors (sentences, dim), lengths in characters.

    Time and memory grow with sentences times sentences.
    """
    source, target = Spans(source_vectors, source_lengths), Spans(target_vectors, target_lengths)
    rows, columns = len(source.single), len(target.single)
    costs = {(a, b): _costs(source, target, (a, b)) for a, b in SHAPES if a in source.vectors and b in target.vectors}
    least = np.full((rows + 1, columns + 1), np.inf)
    least[0, 0] = 0
    came_by: dict[Shape, Shape] = {}
    for row in range(rows + 1):
        for column in range(columns + 1):
            for a, b in ((1, 0), (0, 1), *costs):
                if a <= row and b <= column and (row or column):
                    top, left = row - a, column - b
                    cost = least[top, left] + (costs[a, b][top, left] if a and b else LEFT_OUT)
                    if cost < least[row, column]:
                        least[row, column], came_by[row, column] = cost, (a, b)
    links: list[Sides] = []
    row, column = rows, columns
    while row or column:
        a, b = came_by[row, column]
        links.append((tuple(range(row - a, row)), tuple(range(column - b, column))))
        row, column = row - a, column - b
    return links[::-1]


def _costs(source: Spans, target: Spans, shape: Shape) -> Floats:
    """The cost of every link of this shape, by its first sentences. Both sides' sizes count, as in vecalign."""
    a, b = shape
    strange = source.distances(a, target)[:, None] + target.distances(b, source)[None]
    alike = source.vectors[a] @ target.vectors[b].T
    uneven = np.abs(np.log(source.lengths[a][:, None] / target.lengths[b][None]))
    return np.asarray(2 * a * b * (1 - alike) / strange + UNEVEN * uneven)


def _unit(vectors: NDArray[np.floating]) -> Floats:
    return np.asarray(vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9), np.float64)
