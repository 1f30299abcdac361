"""Pairs of texts made of random vectors, whose links are known."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def unit(vectors: NDArray[np.float64]) -> NDArray[np.float32]:
    return (vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)).astype(np.float32)


def texts(made_from: list[tuple[int, ...]], count: int, noise: float = 0.6, seed: int = 0):  # type: ignore[no-untyped-def]
    """`count` random source sentences, and target sentences each the sum of some of them (or of none: foreign)."""
    rng = np.random.default_rng(seed)
    source = rng.normal(size=(count, 256))
    target = np.stack(
        [
            (source[list(rows)].sum(axis=0) if rows else rng.normal(size=256)) + noise * rng.normal(size=256)
            for rows in made_from
        ]
    )
    lengths = [100 * max(1, len(rows)) for rows in made_from]
    return unit(source), unit(target), [100] * count, lengths
