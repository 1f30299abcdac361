"""Pairs of sentences that find each other among all the others."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.alignment.anchor_matches import Shared
from compare.alignment.search import EXHAUSTIVE, NEIGHBOURS, Neighbours, search_along_path
from compare.alignment.spans import Floats, Indices, Side
from compare.alignment.weights import SEEDS, SeedWeights
from compare.alignment.words import WordEvidence

USUAL_SIMILARITY = 0.45
USUAL_WEIGHT = 5.0
"""Before a text has shown what its matches look like, it counts as so many matches of that similarity."""

CHANCE_MARGIN = 0.05
CLEAR_MARGIN = 0.1
"""The nearest of unrelated sentences leads the next by less than the first; a match leads by the two together."""


WITH_WORDS = 62_500
"""Cells up to which every pair of sentences is compared word by word, too."""

BOTH = 1.5
"""A match stands out by the words about as much as by the cosine, but not by twice as much as by one of them."""


class Seeds(NamedTuple):
    """Candidate pairs in rising order of row, then column, with the log odds that they belong together."""

    rows: Indices
    columns: Indices
    weights: Floats


def find_seeds(
    source: Side,
    target: Side,
    shared: Shared | None = None,
    words: WordEvidence | None = None,
    weights: SeedWeights = SEEDS,
) -> tuple[Seeds, float]:
    """The candidates, and the cosine that is typical of a match in these texts."""
    ours, theirs = _unit(source), _unit(target)
    if len(ours) * len(theirs) <= EXHAUSTIVE:
        neighbours = Neighbours(len(ours), len(theirs))
        neighbours.compare(ours, theirs, np.arange(len(ours)), np.arange(len(theirs)))
    else:
        neighbours = search_along_path(ours, theirs, lambda found: _explained(found, shared, weights))
    seeds, typical = score_candidates(neighbours, shared, weights)
    if words is not None and len(ours) * len(theirs) <= WITH_WORDS:
        seeds, _ = score_candidates(_neighbours_with_words(ours, theirs, words), shared, weights)
    return seeds, typical


def _neighbours_with_words(ours: Floats, theirs: Floats, words: WordEvidence) -> Neighbours:
    """Neighbours by cosine and by words in equal parts, on the scale of cosines."""
    cosines = ours.astype(np.float64) @ theirs.astype(np.float64).T
    neighbours = Neighbours(*cosines.shape)
    neighbours.take((cosines + cosines.std() * words.standing()) / BOTH)
    return neighbours


def _explained(neighbours: Neighbours, shared: Shared | None, weights: SeedWeights) -> tuple[Indices, Indices]:
    seeds, _ = score_candidates(neighbours, shared, weights)
    good = seeds.weights > 0
    return seeds.rows[good], seeds.columns[good]


def score_candidates(
    neighbours: Neighbours, shared: Shared | None = None, weights: SeedWeights = SEEDS
) -> tuple[Seeds, float]:
    """Keep the pairs that are among each other's first, and weigh them against their rivals."""
    row_best, row_values = neighbours.row_best, neighbours.row_values
    column_best, column_values = neighbours.column_best, neighbours.column_values
    kept = row_best[:, :NEIGHBOURS]
    rows, ranks = np.nonzero(kept >= 0)
    columns, cosines = kept[rows, ranks], row_values[rows, ranks]
    back = column_best[columns, :NEIGHBOURS] == rows[:, None]
    mutual = back.any(axis=1)
    rows, ranks, columns, cosines = rows[mutual], ranks[mutual], columns[mutual], cosines[mutual]
    back_ranks = back[mutual].argmax(axis=1)
    row_rivals = np.where(ranks == 0, row_values[rows, 1], row_values[rows, 0])
    column_rivals = np.where(back_ranks == 0, column_values[columns, 1], column_values[columns, 0])
    row_margins = cosines - np.maximum(row_rivals, 0)
    column_margins = cosines - np.maximum(column_rivals, 0)
    typical = typical_similarity(cosines, np.minimum(row_margins, column_margins))
    scores = (
        weights.similarity * cosines + weights.row_margin * row_margins + weights.column_margin * column_margins
    ) / typical + weights.bias
    if shared is not None:
        scores = scores + weights.anchors * shared.between(rows, columns)
    order = np.lexsort((columns, rows))
    return Seeds(rows[order], columns[order], scores[order].astype(np.float32)), typical


def typical_similarity(cosines: NDArray[np.floating], margins: NDArray[np.floating]) -> float:
    """The mean cosine of pairs that stand out from their rivals, as chance pairs hardly do."""
    trust = np.clip((margins - CHANCE_MARGIN) / CLEAR_MARGIN, 0, 1)
    total = float(trust.sum())
    return float((trust @ cosines + USUAL_SIMILARITY * USUAL_WEIGHT) / (total + USUAL_WEIGHT))


def _unit(side: Side) -> Floats:
    return np.asarray(side.vectors / side.norms[0][:, None])
