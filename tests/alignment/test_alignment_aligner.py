"""`align`: what its callers rely on, whatever the texts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from compare.alignment import Link, align


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


def pairs(links: list[Link]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(link.source, link.target) for link in links]


def check_whole(links: list[Link], rows: int, columns: int) -> None:
    assert sorted(row for link in links for row in link.source) == list(range(rows))
    assert sorted(column for link in links for column in link.target) == list(range(columns))
    for link in links:
        assert link.source or link.target
        for side in (link.source, link.target):
            assert list(side) == list(range(side[0], side[-1] + 1)) if side else True
        assert 0 <= link.score <= 1
    starts = [link.target[0] for link in links if link.target]
    assert starts == sorted(starts)


def test_merged_dropped_and_added() -> None:
    made = [(0,), (1, 2), (3,), (), (6,), (7,), (8,), (9,)]
    source, target, source_lengths, target_lengths = texts(made, 10)
    links = align(source, target, source_lengths=source_lengths, target_lengths=target_lengths)
    assert pairs(links) == [
        ((0,), (0,)), ((1, 2), (1,)), ((3,), (2,)), ((4,), ()), ((5,), ()), ((), (3,)), ((6,), (4,)), ((7,), (5,)),
        ((8,), (6,)), ((9,), (7,)),
    ]  # fmt: skip


@pytest.mark.parametrize(("rows", "columns"), [(0, 0), (0, 3), (3, 0), (1, 1)])
def test_empty_sides(rows: int, columns: int) -> None:
    links = align(np.ones((rows, 4), np.float32) / 2, np.ones((columns, 4), np.float32) / 2)
    check_whole(links, rows, columns)
    if not rows or not columns:
        assert not any(link.source and link.target for link in links)


def test_lengths_must_fit() -> None:
    with pytest.raises(ValueError, match="2 lengths for 3 sentences"):
        align(np.eye(3, dtype=np.float32), np.eye(3, dtype=np.float32), source_lengths=[1, 2])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 10_000), st.booleans())
def test_every_sentence_once_whatever_comes(rows: int, columns: int, seed: int, repeat: bool) -> None:
    rng = np.random.default_rng(seed)
    source, target = rng.normal(size=(rows, 8)), rng.normal(size=(columns, 8))
    if repeat:
        source[:], target[:] = 1, 1
    else:
        common = min(rows, columns)
        target[:common] = source[rng.permutation(common)] + 0.3 * target[:common]
    if rows:
        source[rng.integers(rows)] = 0  # the vector of an empty text
    check_whole(align(unit(source), unit(target)), rows, columns)
