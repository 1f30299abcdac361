"""How well a run of source sentences and a run of target sentences fit together.

The vector of a span is the length-weighted sum of its sentences' vectors, less
the mean of the text, so that what all sentences share counts for nothing. No
span vector is ever formed: the dot product of two spans is the sum of a block
of the sentences' dot products, and a span's norm the sum of a block of its
side's own, so all shapes come from shifted additions of one matrix.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.alignment.anchor_matches import Shared
from compare.alignment.ends import Ends
from compare.alignment.lattice import SHAPES, Batch
from compare.alignment.weights import SpanWeights
from compare.alignment.words import WordEvidence

Floats = NDArray[np.float32]
Indices = NDArray[np.int64]
LONGEST = max(max(shape) for shape in SHAPES)
"""The most sentences on one side of a link."""

LENGTH_POWER = 0.8
"""A sentence of n characters stands for a sum of token rows about n**LENGTH_POWER long."""

CENTRE = 8.0
"""A text's mean is trusted like n / (n + CENTRE): a short text's says little about the language."""


class Side(NamedTuple):
    """One text, ready to be cut into spans.

    `vectors` are centred and weighted by length, not normalised. `norms[a - 1, i]`
    and `lengths[a - 1, i]` belong to the span of `a` sentences that ends at `i`;
    they mean nothing where it would begin before the text.
    """

    vectors: Floats
    norms: Floats
    lengths: Floats


def make_side(vectors: Floats, lengths: Floats) -> Side:
    """Centre, weigh, and measure all spans of a text. Lengths are relative to their mean."""
    count = len(vectors)
    lengths = np.maximum(lengths, 1.0)
    relative = (lengths / lengths.mean()).astype(np.float32)
    centre = vectors.mean(axis=0) * np.float32(count / (count + CENTRE))
    weighted = (vectors - centre) * (relative**LENGTH_POWER)[:, None]
    # products[gap, i]: sentence i with the one `gap` before it.
    products = np.zeros((LONGEST, count), np.float32)
    for gap in range(min(LONGEST, count)):
        products[gap, gap:] = np.einsum("id,id->i", weighted[gap:], weighted[: count - gap])
    squares = np.zeros((LONGEST, count), np.float32)
    totals = np.zeros((LONGEST, count), np.float32)
    squares[0], totals[0] = products[0], relative
    for size in range(2, LONGEST + 1):
        # The span that ends one sentence earlier, and the last sentence with all of the span.
        squares[size - 1, 1:] = squares[size - 2, :-1]
        squares[size - 1] += products[0] + 2 * products[1:size].sum(axis=0)
        totals[size - 1, 1:] = totals[size - 2, :-1]
        totals[size - 1] += relative
    return Side(weighted, np.sqrt(np.maximum(squares, 1e-8)), totals)


class Rates(NamedTuple):
    """How much a pair of texts leaves out and joins: three geometric laws.

    `gap` is the probability that something is left out after a link, `longer`
    that one more sentence is left out of a gap, `joined` that one more is
    joined to a link. `adding` are the odds that a gap holds something added
    rather than dropped.
    """

    gap: float
    longer: float
    joined: float
    adding: float = 1.0


USUAL = Rates(gap=0.07, longer=0.5, joined=0.35)
"""Where nothing is assumed of two texts."""


class Match(NamedTuple):
    """What a true match looks like in this pair of texts.

    `similarity` is the typical cosine of a sentence and its translation (after
    centring), `ratio` the typical log of source length over target length.
    `shared` are the anchors that both have, if there are any, `ends` how their
    sentences end; `lengths` is False where nothing is known of them. `typical` is what a word of a match
    scores in `words`. `dearer` is by how much the log odds of one more source
    sentence, and of one more target sentence, being joined to a link are lower
    than usual.
    """

    similarity: float
    ratio: float
    rates: Rates = USUAL
    shared: Shared | None = None
    ends: Ends | None = None
    lengths: bool = True
    words: WordEvidence | None = None
    typical: float = 0.0
    dearer: tuple[float, float] = (0.0, 0.0)


def span_batch(
    source: Side, target: Side, rows: Indices, columns: Indices, match: Match, weights: SpanWeights
) -> Batch:
    """Log scores of every link in K boxes: `rows` is (K, R), `columns` (K, C), padded with -1 at the end.

    Rows of a box need not be neighbours in the text; no span reaches over a hole.
    """
    return SpanScores(source, target, rows, columns, match, weights).batch(match)


class _Link(NamedTuple):
    """What the score of the links of a shape is made of, at their last row and column."""

    fit: Floats
    outside: Floats
    logs: Floats
    inside: list[Floats]
    shared: list[Floats]
    possible: NDArray[np.bool_]


class SpanScores:
    """What `span_batch` has to measure only once for all `Match`es that differ in ratio, rates and `dearer`."""

    def __init__(
        self, source: Side, target: Side, rows: Indices, columns: Indices, match: Match, weights: SpanWeights
    ) -> None:
        self._weights = weights
        self._rows, self._columns = (rows >= 0).sum(axis=1), (columns >= 0).sum(axis=1)
        similarity, logs, possible = _measures(source, target, rows, columns, match)
        anchored = _anchor_scores(match.shared, rows, columns, weights) if match.shared else None
        scored = _word_scores(match.words, match.typical, rows, columns, weights) if match.words else None
        ended = [match.ends.blocks(rows, columns)] if match.ends else []
        share = weights.beside_words if match.words else 1.0
        self._nearest = np.maximum(similarity[1, 1], 0)
        self._links = {}
        for a, b in SHAPES:
            fit, outside, inside = _link_terms(similarity, a, b, weights, share)
            shared = [*ended, *([anchored[a, b]] if anchored is not None else [])]
            shared += [scored[a, b]] if scored is not None else []
            self._links[a, b] = _Link(fit, outside, logs[a, b], inside, shared, possible[a, b])

    def batch(self, match: Match) -> Batch:
        """The log scores of every link under `match`."""
        weights, (count, height, width) = self._weights, self._nearest.shape
        links = np.full((height, len(SHAPES), count, width), -np.inf, np.float32)
        for index, (a, b) in enumerate(SHAPES):
            link = self._links[a, b]
            stretch = np.abs(link.logs - np.float32(match.ratio)) if match.lengths else np.zeros_like(link.logs)
            score = (
                link.fit
                - weights.stretch * stretch
                + link.outside
                + np.log(weights.link * (1 - match.rates.gap) * (1 - match.rates.joined))
                + np.log(weights.extra * match.rates.joined) * (a + b - 2)
                - match.dearer[0] * (a - 1)
                - match.dearer[1] * (b - 1)
                + (np.log(weights.mixed) if min(a, b) > 1 else 0.0)
            )
            for term in link.inside:
                score = score + term
            score = np.asarray(score, np.float32)
            for term in link.shared:
                score = score + term
            links[:, index] = np.where(link.possible, score, -np.inf).transpose(1, 0, 2)
        left_out = np.log(match.rates.longer)
        return Batch(
            links,
            left_out + weights.left_out_nearest * self._nearest.max(axis=2, initial=0),
            left_out + weights.left_out_nearest * self._nearest.max(axis=1, initial=0),
            self._rows,
            self._columns,
            _opening(match.rates),
            float(np.log(weights.replacing)),
            float(np.log(match.rates.adding)),
        )


def gap_score(rates: Rates, dropped: int, added: int) -> float:
    """The log score of a gap that holds so many sentences of either side, none of which resembles anything."""
    longer, adding = float(np.log(rates.longer)), float(np.log(rates.adding))
    return _opening(rates) + (dropped + added) * longer + (adding if added else 0.0)


def _opening(rates: Rates) -> float:
    """The log score of a gap, of which each sentence scores as if one more followed it."""
    return float(np.log(rates.gap / (1 - rates.gap) * (1 - rates.longer) / rates.longer))


def _link_terms(
    similarity: dict[tuple[int, int], Floats], a: int, b: int, weights: SpanWeights, share: float
) -> tuple[Floats, Floats, list[Floats]]:
    """How well links of shape (a, b) fit, and what their score gets for the sentences outside and inside their ends."""
    mass = (a + b) / 2
    # Sentences just outside should not fit, ...
    outside = np.maximum.reduce(
        [
            _shifted(similarity[a, 1], 0, 1),
            _shifted(similarity[a, 1], 0, -b),
            _shifted(similarity[1, b], 1, 0),
            _shifted(similarity[1, b], -a, 0),
        ]
    )
    fit = share * (weights.similarity + weights.similarity_by_size * mass) * (similarity[a, b] - 1)
    # ... and the outermost ones inside should, each by itself, and by making the whole fit better.
    edges, shorter = [], []
    if b > 1:
        edges += [similarity[a, 1], _shifted(similarity[a, 1], 0, -(b - 1))]
        shorter += [similarity[a, b - 1], _shifted(similarity[a, b - 1], 0, -1)]
    if a > 1:
        edges += [similarity[1, b], _shifted(similarity[1, b], -(a - 1), 0)]
        shorter += [similarity[a - 1, b], _shifted(similarity[a - 1, b], -1, 0)]
    inside: list[Floats] = []
    if edges:
        inside.append(weights.edge * np.minimum(np.minimum.reduce(edges), 1.0))
        inside.append(weights.gain * np.minimum(similarity[a, b] - np.maximum.reduce(shorter), 0.5))
    return fit, weights.outside * outside, inside


def _measures(
    source: Side, target: Side, rows: Indices, columns: Indices, match: Match
) -> tuple[dict[tuple[int, int], Floats], dict[tuple[int, int], Floats], dict[tuple[int, int], NDArray[np.bool_]]]:
    """By shape, at the last row and column of the span: similarity (1 is typical of a match,
    0 of chance), the log of source length over target length, and whether there is such a span."""
    # In double precision, so that the number of threads does not show in the result.
    ours, theirs = source.vectors[rows].astype(np.float64), target.vectors[columns].astype(np.float64)
    blocks = {(1, 1): (ours @ theirs.transpose(0, 2, 1)).astype(np.float32)}
    for a in range(2, LONGEST + 1):
        blocks[a, 1] = blocks[a - 1, 1] + _shifted(blocks[1, 1], -(a - 1), 0)
    similarity, logs, possible = {}, {}, {}
    fit_rows, fit_columns = _unbroken(rows), _unbroken(columns)
    for a, b in SHAPES:
        if b > 1:
            blocks[a, b] = blocks[a, b - 1] + _shifted(blocks[a, 1], 0, -(b - 1))
        fits = fit_rows[a - 1][:, :, None] & fit_columns[b - 1][:, None, :]
        norms = source.norms[a - 1, rows][:, :, None] * target.norms[b - 1, columns][:, None, :]
        ours_long, theirs_long = np.log(source.lengths[a - 1, rows]), np.log(target.lengths[b - 1, columns])
        logs[a, b] = ours_long[:, :, None] - theirs_long[:, None, :]
        similarity[a, b] = np.where(fits, blocks[a, b] / (norms * np.float32(match.similarity)), np.float32(0))
        possible[a, b] = fits
    return similarity, logs, possible


def _anchor_scores(
    shared: Shared, rows: Indices, columns: Indices, weights: SpanWeights
) -> dict[tuple[int, int], Floats] | None:
    """By shape: reward for the anchors that both spans have, less a price for those that only one has."""
    if not len(shared.worth):
        return None
    both = {(1, 1): shared.blocks(rows, columns)}
    in_rows, in_columns = (
        np.where(indices >= 0, totals[indices], np.float32(0))
        for indices, totals in ((rows, shared.row_totals), (columns, shared.column_totals))
    )
    scores = {}
    for a in range(2, LONGEST + 1):
        both[a, 1] = both[a - 1, 1] + _shifted(both[1, 1], -(a - 1), 0)
    for a, b in SHAPES:
        if b > 1:
            both[a, b] = both[a, b - 1] + _shifted(both[a, 1], 0, -(b - 1))
        ours, theirs = _running(in_rows, a)[:, :, None], _running(in_columns, b)[:, None, :]
        # What recurs within a span is shared once.
        met = np.minimum(both[a, b], np.minimum(ours, theirs))
        scores[a, b] = weights.anchors * met - weights.anchors_missed * (ours + theirs - 2 * met)
    return scores


def _word_scores(
    words: WordEvidence, typical: float, rows: Indices, columns: Indices, weights: SpanWeights
) -> dict[tuple[int, int], Floats]:
    """By shape: what the words of both spans score, less a share of what they do in a typical match."""
    heard = (np.where(at >= 0, one[at], np.float32(0)) for one, at in zip(words.heard, (rows, columns), strict=True))
    ours, theirs = (np.float32(weights.words * weights.strange * typical) * one for one in heard)
    return {
        (a, b): weights.words * score - _running(ours, a)[:, :, None] - _running(theirs, b)[:, None, :]
        for (a, b), score in words.blocks(rows, columns).items()
    }


def _running(values: Floats, size: int) -> Floats:
    """The sum of `size` values up to each place."""
    sums = np.cumsum(values, axis=1)
    out = sums.copy()
    out[:, size:] -= sums[:, :-size]
    return out


def _unbroken(indices: Indices) -> NDArray[np.bool_]:
    """[a - 1, k, i]: the `a` indices that end at place i are neighbours in the text."""
    out = np.zeros((LONGEST, *indices.shape), bool)
    for size in range(1, min(LONGEST, indices.shape[1]) + 1):
        first, last = indices[:, : indices.shape[1] - size + 1], indices[:, size - 1 :]
        out[size - 1, :, size - 1 :] = (last - first == size - 1) & (first >= 0)
    return out


def _shifted(values: Floats, down: int, right: int) -> Floats:
    """out[k, r, c] = values[k, r + down, c + right], 0 beyond the edge."""
    out = np.zeros_like(values)
    _, height, width = values.shape
    top, bottom = max(0, -down), min(height, height - down)
    left, end = max(0, -right), min(width, width - right)
    if top < bottom and left < end:
        out[:, top:bottom, left:end] = values[:, top + down : bottom + down, left + right : end + right]
    return out
