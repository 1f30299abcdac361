"""Cut a long pair of texts at places that are beyond doubt, and solve the boxes between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.alignment.lattice import SHAPES, Batch, best_path, posteriors, total_scores
from compare.alignment.spans import Indices, Match, Side, SpanScores, gap_score, span_batch
from compare.alignment.weights import DECODING, SPANS, Decoding, SpanWeights

BOX = 40
"""Sentences on a side from which a box may be cut."""

LARGEST = 160_000
"""Cells of a box that are searched in full; beyond, only its first and last corner are."""

CELLS = 60_000
"""Cells, with padding, that are solved at a time: bounds the memory."""

SAMPLE = 100
"""Boxes, evenly spaced, that are enough to tell what kind of pair two long texts are."""

TEMPERATURE = 2.0
"""By how much the log odds of a link are too large, since the words of a sentence do not speak independently."""

SURE = 2.0
"""Log odds of a seed next to which a text may be cut."""


class Solved(NamedTuple):
    """A link found: rows and columns of the texts, and its probability (one side may be empty)."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    probability: float


Box = tuple[Indices, Indices]


def cut(
    rows: Indices, columns: Indices, seed_rows: Indices, seed_columns: Indices, seed_weights: NDArray[np.floating]
) -> list[Box]:
    """Boxes of about `BOX` sentences, cut between two sure seeds that follow each other on both sides.

    `rows` and `columns` are what is to be linked, in order; the seeds are a
    chain that rises through them.
    """
    places_r = np.searchsorted(rows, seed_rows)
    places_c = np.searchsorted(columns, seed_columns)
    step_r, step_c = np.diff(places_r), np.diff(places_c)
    # A seed with rivals on its own row or column is part of an n-m link: no place to cut.
    follows = np.flatnonzero((step_r == 1) & (step_c == 1))
    sure = np.minimum(seed_weights[follows], seed_weights[follows + 1])
    boxes: list[Box] = []
    top = left = 0
    best = (0.0, 0, 0)
    for weight, row, column in zip(sure, places_r[follows + 1], places_c[follows + 1], strict=True):
        far = max(row - top, column - left)
        if far < BOX // 2 or weight < SURE:
            continue
        if weight > best[0]:
            best = (float(weight), int(row), int(column))
        if far >= BOX:
            boxes.append((rows[top : best[1]], columns[left : best[2]]))
            top, left = best[1], best[2]
            best = (0.0, 0, 0)
    boxes.append((rows[top:], columns[left:]))
    return [small for box in boxes for small in _corners(box)]


def _corners(box: Box) -> list[Box]:
    """A box too large to search (nothing sure in it at all): its first and last corner; the rest stays unlinked."""
    rows, columns = box
    if len(rows) * len(columns) <= LARGEST:
        return [box]
    side = int((LARGEST / 2) ** 0.5)
    height, width = min(side, len(rows) // 2), min(side, len(columns) // 2)
    return [
        (rows[:height], columns[:width]),
        (rows[height : len(rows) - height], columns[:0]),
        (rows[:0], columns[width : len(columns) - width]),
        (rows[len(rows) - height :], columns[len(columns) - width :]),
    ]


def solve(
    source: Side,
    target: Side,
    boxes: Sequence[Box],
    match: Match,
    weights: SpanWeights = SPANS,
    decoding: Decoding = DECODING,
) -> Iterator[list[Solved]]:
    """The links of each batch of boxes, in any order; every row and column of the boxes in exactly one."""
    for group in _groups(boxes):
        if not any(len(boxes[name][0]) and len(boxes[name][1]) for name in group):
            yield [alone for name in group for alone in _alone(boxes[name])]
            continue
        rows = _padded([boxes[name][0] for name in group])
        columns = _padded([boxes[name][1] for name in group])
        batch = span_batch(source, target, rows, columns, match, weights)
        yield _decode(batch, rows, columns, decoding)


def linkable(
    source: Side, target: Side, boxes: Sequence[Box], match: Match, weights: SpanWeights = SPANS
) -> list[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """For each box, the probability of each of its rows and of its columns that it is linked with anything there."""
    out = [(np.zeros(len(rows)), np.zeros(len(columns))) for rows, columns in boxes]
    for group in _groups(boxes):
        rows, columns = _padded([boxes[name][0] for name in group]), _padded([boxes[name][1] for name in group])
        if not rows.size or not columns.size:
            continue
        found = posteriors(span_batch(source, target, rows, columns, match, weights))
        for place, name in enumerate(group):
            by_row, by_column = out[name]
            by_row[:] = 1 - found.dropped[place, : len(by_row)]
            by_column[:] = 1 - found.added[place, : len(by_column)]
    return out


def total_score(
    source: Side, target: Side, boxes: Sequence[Box], match: Match, weights: SpanWeights = SPANS
) -> tuple[float, int]:
    """The log sum over all ways to link (a sample of) the boxes, and how many sentences they hold."""
    totals, sentences = total_scores_under(source, target, boxes, [match], weights)
    return totals[0], sentences


def total_scores_under(
    source: Side, target: Side, boxes: Sequence[Box], matches: Sequence[Match], weights: SpanWeights = SPANS
) -> tuple[list[float], int]:
    """The same under each of several assumptions, which differ in ratio and rates only."""
    totals, sentences = [0.0] * len(matches), 0
    sample = boxes[:: -(-len(boxes) // SAMPLE)] if boxes else []
    both = [box for box in sample if len(box[0]) and len(box[1])]
    for rows, columns in sample:
        alone = len(rows) + len(columns)
        sentences += alone
        if alone and not (len(rows) and len(columns)):
            gaps = [gap_score(match.rates, len(rows), len(columns)) for match in matches]
            totals = [total + gap for total, gap in zip(totals, gaps, strict=True)]
    for group in _groups(both):
        padded_rows, padded_columns = (_padded([both[name][side] for name in group]) for side in (0, 1))
        scores = SpanScores(source, target, padded_rows, padded_columns, matches[0], weights)
        totals = [
            total + float(total_scores(scores.batch(match)).sum()) for total, match in zip(totals, matches, strict=True)
        ]
    return totals, sentences


def _decode(batch: Batch, rows: Indices, columns: Indices, decoding: Decoding) -> list[Solved]:
    """The links that are right most often, rather than the one path that is best as a whole.

    A link is worth its probability less a price, so that fewer and surer links
    win; leaving out what is more likely linked, if only with whom is unclear,
    costs extra.
    """
    found = posteriors(batch)
    gains = np.where(np.isfinite(batch.links), _rounded(found.links) - decoding.price, -np.inf)
    dropped, added = (
        _rounded(chance) - decoding.price_left_out - decoding.doubt * np.maximum(0.5 - _rounded(chance), 0)
        for chance in (found.dropped, found.added)
    )
    paths = best_path(Batch(gains, dropped, added, batch.rows, batch.columns))
    out: list[Solved] = []
    for box, path in enumerate(paths):
        free_rows, free_columns = np.ones(batch.rows[box], bool), np.ones(batch.columns[box], bool)
        for top, bottom, left, right in path:
            free_rows[top:bottom] = free_columns[left:right] = False
            shape = SHAPES.index((bottom - top, right - left))
            probability = float(found.links[bottom - 1, shape, box, right - 1])
            out.append(
                Solved(
                    tuple(rows[box, top:bottom].tolist()),
                    tuple(columns[box, left:right].tolist()),
                    tempered(probability),
                )
            )
        out += [
            Solved((int(rows[box, at]),), (), tempered(float(found.dropped[box, at])))
            for at in np.flatnonzero(free_rows)
        ]
        out += [
            Solved((), (int(columns[box, at]),), tempered(float(found.added[box, at])))
            for at in np.flatnonzero(free_columns)
        ]
    return out


def tempered(chance: float) -> float:
    """A probability with its log odds divided by `TEMPERATURE`."""
    if chance <= 0:
        return 0.0
    return float(1 / (1 + (max(0.0, 1 - chance) / chance) ** (1 / TEMPERATURE)))


def _rounded(chances: NDArray[np.floating]) -> NDArray[np.float64]:
    """Probabilities to 2**-16, so that equal sentences tie however the products were computed."""
    return np.rint(np.asarray(chances, np.float64) * 65536) / 65536


def _groups(boxes: Sequence[Box]) -> Iterator[list[int]]:
    """Boxes of like size together (their places), at most `CELLS` with padding, or a single larger one."""
    group: list[int] = []
    height = width = 0
    sizes = [(len(rows), len(columns)) for rows, columns in boxes]
    for name in sorted(range(len(boxes)), key=lambda name: (max(sizes[name]), sizes[name])):
        height_with, width_with = max(height, sizes[name][0]), max(width, sizes[name][1])
        if group and height_with * width_with * (len(group) + 1) > CELLS:
            yield group
            group, (height_with, width_with) = [], sizes[name]
        group, height, width = [*group, name], height_with, width_with
    if group:
        yield group


def _alone(box: Box) -> list[Solved]:
    return [
        *(Solved((row,), (), 1.0) for row in box[0].tolist()),
        *(Solved((), (column,), 1.0) for column in box[1].tolist()),
    ]


def _padded(lists: Sequence[Indices]) -> Indices:
    out = np.full((len(lists), max(map(len, lists))), -1, np.int64)
    for line, values in enumerate(lists):
        out[line, : len(values)] = values
    return out
