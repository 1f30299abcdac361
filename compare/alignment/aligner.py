"""From the vectors of two texts to the links between their sentences."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from compare.alignment.lattice import SHAPES, Batch, best_path, posteriors
from compare.alignment.link import Link

Anchors = Sequence[Collection[Hashable]]
Progress = Callable[[str, int, int], None]


def align(
    source_vectors: NDArray[np.float32],
    target_vectors: NDArray[np.float32],
    *,
    source_lengths: Sequence[float] | None = None,
    target_lengths: Sequence[float] | None = None,
    source_anchors: Anchors | None = None,
    target_anchors: Anchors | None = None,
    progress: Progress | None = None,
) -> list[Link]:
    """Links that hold every sentence of both texts exactly once.

    `source_vectors` and `target_vectors` are float32 (sentences, dim), rows
    L2-normalised. Lengths are in characters (any unit will do, one for each
    side). Anchors are, for each sentence, tokens that survive translation
    (`compare.alignment.anchors`). `progress(stage, done, total)` may raise
    `compare.errors.Cancelled`, which passes through.

    Links come in target order; a dropped sentence stands after the link of the
    source sentence before it.
    """
    rows, columns = len(source_vectors), len(target_vectors)
    if rows and columns:
        links = _linked(
            np.asarray(source_vectors, np.float32),
            np.asarray(target_vectors, np.float32),
            _lengths(source_lengths, rows),
            _lengths(target_lengths, columns),
        )
    else:
        links = _with_left_out([], np.ones(rows), np.ones(columns))
    return in_order(links, rows, columns)


def _lengths(lengths: Sequence[float] | None, count: int) -> NDArray[np.float32]:
    if lengths is None:
        return np.ones(count, np.float32)
    if len(lengths) != count:
        raise ValueError(f"{len(lengths)} lengths for {count} sentences")
    return np.maximum(np.asarray(lengths, np.float32), 1.0)


def _linked(
    source: NDArray[np.float32],
    target: NDArray[np.float32],
    source_lengths: NDArray[np.float32],
    target_lengths: NDArray[np.float32],
) -> list[Link]:
    batch = Batch(
        _scores(source, target, source_lengths, target_lengths),
        np.zeros((1, len(source)), np.float32),
        np.zeros((1, len(target)), np.float32),
        np.array([len(source)]),
        np.array([len(target)]),
        opening=-1.0,
    )
    found = posteriors(batch)
    steps = best_path(Batch(found.links, found.dropped, found.added, batch.rows, batch.columns))[0]
    links = []
    for top, bottom, left, right in steps:
        shape = SHAPES.index((bottom - top, right - left))
        score = float(found.links[bottom - 1, shape, 0, right - 1])
        links.append(Link(tuple(range(top, bottom)), tuple(range(left, right)), min(1.0, score)))
    return _with_left_out(links, found.dropped[0], found.added[0])


def _with_left_out(links: list[Link], dropped: NDArray[np.floating], added: NDArray[np.floating]) -> list[Link]:
    rows = {row for link in links for row in link.source}
    columns = {column for link in links for column in link.target}
    return [
        *links,
        *(Link((row,), (), min(1.0, float(score))) for row, score in enumerate(dropped) if row not in rows),
        *(Link((), (column,), min(1.0, float(score))) for column, score in enumerate(added) if column not in columns),
    ]


def _scores(
    source: NDArray[np.float32],
    target: NDArray[np.float32],
    source_lengths: NDArray[np.float32],
    target_lengths: NDArray[np.float32],
) -> NDArray[np.float32]:
    rows, columns = len(source), len(target)
    u, v = source * source_lengths[:, None], target * target_lengths[:, None]
    ratio = float(source_lengths.sum() / target_lengths.sum())
    background_u, background_v = v.mean(axis=0), u.mean(axis=0)
    background_u /= np.linalg.norm(background_u) + 1e-9
    background_v /= np.linalg.norm(background_v) + 1e-9
    scale_u, scale_v = (
        float((target @ background_u).mean()),
        float((source @ background_v).mean()),
    )
    out = np.full((rows, len(SHAPES), 1, columns), -np.inf, np.float32)
    for index, (a, b) in enumerate(SHAPES):
        if a > rows or b > columns:
            continue
        spans_u = np.lib.stride_tricks.sliding_window_view(u, a, axis=0).sum(axis=-1)
        spans_v = np.lib.stride_tricks.sliding_window_view(v, b, axis=0).sum(axis=-1)
        length_u = np.convolve(source_lengths, np.ones(a), "valid")
        length_v = np.convolve(target_lengths, np.ones(b), "valid")
        spans_u = spans_u / (np.linalg.norm(spans_u, axis=1, keepdims=True) + 1e-9)
        spans_v = spans_v / (np.linalg.norm(spans_v, axis=1, keepdims=True) + 1e-9)
        chance = 2 - (spans_u @ background_u * scale_u)[:, None] - (spans_v @ background_v * scale_v)[None]
        distance = 2 * (1 - spans_u @ spans_v.T) / np.maximum(chance, 0.1)
        stretch = np.abs(np.log(length_u[:, None] / (length_v[None] * ratio)))
        mass = (a + b) / 2
        out[a - 1 :, index, 0, b - 1 :] = (
            mass * (10 * (0.72 - distance) - 2.5 * stretch) - 0.7 * (a + b - 2) - (1.0 if min(a, b) > 1 else 0)
        )
    return out


def in_order(links: Sequence[Link], rows: int, columns: int) -> list[Link]:
    """Target order; each dropped sentence after the link of the source sentence before it."""
    place_of_row = [-1] * rows
    for link in links:
        for row in link.source:
            if link.target:
                place_of_row[row] = link.target[-1]
    keys = []
    for link in links:
        if link.target:
            keys.append((link.target[-1], -1, link))
        else:
            row = link.source[0]
            before = row
            while before >= 0 and place_of_row[before] < 0:
                before -= 1
            keys.append((place_of_row[before] if before >= 0 else -1, row, link))
    return [link for _, _, link in sorted(keys, key=lambda key: key[:2])]
