"""Tables of token vectors at half a byte a number.

A row is 15 steps of its own size: two numbers a byte, the first in the upper
half, each 8 more than its step. The errors of single rows are a few degrees and
cancel in the mean of a sentence; that buys twice the languages for the same
size of the program.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from compare.encoding.base import Vectors

MOST = 7
"""The largest step; the smallest is its negative, so that zero is exact."""
CLIPPED = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
"""Shares of a row's peak that are tried as the largest step: a lone peak must not make all others coarse."""


def pack(table: Vectors) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """`table`, float32 (rows, dim) with an even dim, as uint8 (rows, dim / 2) and a factor a row."""
    peaks = np.maximum(np.abs(table).max(axis=1), 1e-12)
    best = np.full(len(table), np.inf)
    factors = np.ones(len(table), np.float32)
    for share in CLIPPED:
        tried = (share * peaks / MOST).astype(np.float32)
        errors = ((_steps(table, tried) * tried[:, None] - table) ** 2).sum(axis=1)
        better = errors < best
        best[better], factors[better] = errors[better], tried[better]
    raised = (_steps(table, factors) + MOST + 1).astype(np.uint8)
    return ((raised[:, 0::2] << 4) | raised[:, 1::2]).astype(np.uint8), factors


def unpack(rows: NDArray[np.uint8]) -> Vectors:
    """float32 (rows, dim) of packed rows, before their factors."""
    steps = np.empty((len(rows), 2 * rows.shape[1]), np.float32)
    steps[:, 0::2] = rows >> 4
    steps[:, 1::2] = rows & 15
    steps -= MOST + 1
    return steps


def _steps(table: Vectors, factors: NDArray[np.float32]) -> Vectors:
    steps: Vectors = np.clip(np.rint(table / factors[:, None]), -MOST, MOST)
    return steps
