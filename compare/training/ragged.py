"""Lists of lists of numbers as two flat arrays, and the few operations on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ragged:
    """Row i is `values[offsets[i] : offsets[i + 1]]`."""

    values: NDArray[np.int32]
    offsets: Ints

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> Ragged:
        """From a list of lists."""
        lengths = np.fromiter((len(row) for row in rows), np.int64, len(rows))
        offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
        values = np.fromiter((value for row in rows for value in row), np.int32, int(offsets[-1]))
        return cls(values, offsets)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, index: int) -> NDArray[np.int32]:
        return self.values[self.offsets[index] : self.offsets[index + 1]]

    def take(self, rows: Ints) -> Ragged:
        """The rows named, in that order."""
        starts = self.offsets[rows]
        lengths = self.offsets[rows + 1] - starts
        offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
        positions = np.arange(offsets[-1]) - np.repeat(offsets[:-1] - starts, lengths)
        return Ragged(self.values[positions], offsets)

    def expand(self, other: Ragged) -> Ragged:
        """Each value replaced by that row of `other`, rows kept."""
        inner = other.take(self.values.astype(np.int64))
        return Ragged(inner.values, inner.offsets[self.offsets])

    def keep(self, mask: NDArray[np.bool_]) -> Ragged:
        """Only the values at True, rows kept (they may become empty)."""
        kept = np.concatenate([np.zeros(1, np.int64), np.cumsum(mask)])
        return Ragged(self.values[mask], kept[self.offsets])
