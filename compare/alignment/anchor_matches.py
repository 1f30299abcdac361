"""Which anchors two texts share, and how much each says about who belongs with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Anchors = Sequence[Collection[Hashable]]
Floats = NDArray[np.float32]
Indices = NDArray[np.int64]

COMMONEST = 0.3
"""An anchor in more than this share of the sentences says nothing."""


class Shared(NamedTuple):
    """The anchors of either side that the other side has too, as numbers.

    `worth[anchor]` is the log of how rare it is (the sentences of both texts
    over those that have it); `rows` and `columns` list the anchors of each
    sentence; `row_totals` and `column_totals` add up their worth.
    """

    worth: Floats
    rows: tuple[tuple[int, ...], ...]
    columns: tuple[tuple[int, ...], ...]
    row_totals: Floats
    column_totals: Floats

    def blocks(self, rows: Indices, columns: Indices) -> Floats:
        """(K, R, C): the worth of what each row and column of K boxes share. -1 is padding."""
        out = np.zeros((*rows.shape, columns.shape[1]), np.float32)
        if not len(self.worth):
            return out
        for box in range(len(rows)):
            places: dict[int, list[int]] = {}
            for place, column in enumerate(columns[box].tolist()):
                for anchor in self.columns[column] if column >= 0 else ():
                    places.setdefault(anchor, []).append(place)
            for place, row in enumerate(rows[box].tolist()):
                for anchor in self.rows[row] if row >= 0 else ():
                    if anchor in places:
                        out[box, place, places[anchor]] += self.worth[anchor]
        return out

    def between(self, rows: Indices, columns: Indices) -> Floats:
        """The worth of what these pairs of sentences share."""
        if not len(self.worth):
            return np.zeros(len(rows), np.float32)
        values = [
            sum(float(self.worth[anchor]) for anchor in set(self.rows[row]).intersection(self.columns[column]))
            for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        ]
        return np.array(values, np.float32)


def share(source: Anchors | None, target: Anchors | None, rows: int, columns: int) -> Shared:
    """Number the anchors that both sides have. Raises ValueError if there is not one entry a sentence."""
    for anchors, count in ((source, rows), (target, columns)):
        if anchors is not None and len(anchors) != count:
            raise ValueError(f"anchors of {len(anchors)} sentences for {count}")
    if source is None or target is None:
        source, target = [()] * rows, [()] * columns
    ours = Counter(anchor for sentence in source for anchor in set(sentence))
    theirs = Counter(anchor for sentence in target for anchor in set(sentence))
    most = COMMONEST * (rows + columns)
    common = [anchor for anchor in ours if anchor in theirs and ours[anchor] + theirs[anchor] <= max(2.0, most)]
    common.sort(key=repr)  # the order of a set differs from run to run, and sums with it
    names = {anchor: name for name, anchor in enumerate(common)}
    counts = np.array([ours[anchor] + theirs[anchor] for anchor in common], np.float32)
    worth = np.log((rows + columns) / counts).astype(np.float32) if common else np.zeros(0, np.float32)
    in_rows, in_columns = (
        tuple(tuple(sorted({names[anchor] for anchor in sentence if anchor in names})) for sentence in anchors)
        for anchors in (source, target)
    )
    return Shared(
        worth,
        in_rows,
        in_columns,
        np.array([worth[list(anchors)].sum() for anchors in in_rows], np.float32),
        np.array([worth[list(anchors)].sum() for anchors in in_columns], np.float32),
    )
