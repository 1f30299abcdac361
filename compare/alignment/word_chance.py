"""What words of one text find in the other by chance, and their matches as standard scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.alignment.lattice import SHAPES

Floats = NDArray[np.float32]

Indices = NDArray[np.int64]

STEPS = 4000.0
"""Parts of one that vectors are rounded to; its square is below 2**24, so sums of products stay exact."""

SAMPLE = 40
"""Sentences of the other side, evenly spaced, that chance is measured in."""

HEARD = 20
"""The same, from which it is measured what their words find in a span on average."""

SPREAD = 0.05
"""Added to the spread of a word's chance matches, so that a word that hardly varies does not decide."""

CLIP = 4.0
"""The most that one word counts, in standard scores: one equal name is not a whole sentence."""

TRUST = 8.0
"""Chance measured in n sentences counts like n / (n + TRUST)."""

PRODUCTS = 4_000_000
"""Products of words with words that are held at a time: 16 MB."""

LONGEST = max(max(shape) for shape in SHAPES)


class Chance(NamedTuple):
    """Best matches by chance of each type of one side: `mean` and `spread` [k - 1, type] in spans of k sentences."""

    mean: Floats
    spread: Floats
    trust: float


def in_steps(vectors: Floats) -> Floats:
    """Unit vectors in whole steps: their products are exact whole numbers."""
    return np.asarray(np.rint(vectors * np.float32(STEPS)), np.float32)


def listed(sentences: Sequence[Indices], indices: Indices) -> tuple[Indices, Indices, Indices]:
    """Of the sentences of a box: the places of those that hold words, their types in a row, and where each begins."""
    places = np.array([place for place, i in enumerate(indices.tolist()) if i >= 0 and len(sentences[i])], np.int64)
    parts = [sentences[indices[place]] for place in places]
    sizes = np.array([len(part) for part in parts], np.int64)
    types = np.concatenate(parts) if parts else np.zeros(0, np.int64)
    return places, types, np.cumsum(sizes) - sizes


def groups(starts: Indices, most: int) -> Iterator[tuple[int, int]]:
    """Runs `[first, last)` of sentences of about `most` words together, at least one sentence each."""
    first = 0
    while first < len(starts):
        last = max(first + 1, int(np.searchsorted(starts, starts[first] + most)))
        yield first, last
        first = last


Sample = tuple[Indices, Indices, float]
"""Different words, which of them stands at each place, and what all places weigh together."""


def heard_words(sentences: Sequence[Indices], weights: Floats) -> Sample:
    """The words of sentences from all over a text."""
    _, types, _ = listed(sentences, sampled(len(sentences), HEARD))
    kinds, tokens = np.unique(types, return_inverse=True)
    return kinds, tokens, max(float(weights[types].sum()), 1e-12)


def sampled(count: int, most: int) -> Indices:
    """Up to `most` of so many sentences, evenly spaced."""
    sample = np.linspace(0, count - 1, min(count, most)).round().astype(np.int64)
    return np.asarray(sample[np.diff(sample, prepend=-1) > 0])  # np.unique would import the masked arrays


def measured_chance(mine: Floats, theirs: Floats, sentences: Sequence[Indices]) -> Chance:
    """The best matches of every type in sampled sentences, and in runs of them, as if they were neighbours."""
    count = len(sentences)
    places, types, starts = listed(sentences, sampled(count, SAMPLE))
    mean, spread = np.zeros((2, LONGEST, len(mine)), np.float32)
    if len(places) and len(mine):
        others, step = theirs[types].T, max(1, PRODUCTS // len(types))
        parts = (mine[low : low + step] @ others for low in range(0, len(mine), step))
        best = np.concatenate([np.maximum.reduceat(part, starts, axis=1) for part in parts])
        for size in range(1, LONGEST + 1):
            if size <= len(places):
                runs = best[:, : len(places) - size + 1].copy()
                for later in range(1, size):
                    np.maximum(runs, best[:, later : later + runs.shape[1]], out=runs)
                exact = runs.astype(np.float64)
                mean[size - 1], spread[size - 1] = exact.mean(axis=1), exact.std(axis=1)
            else:
                mean[size - 1], spread[size - 1] = mean[size - 2], spread[size - 2]
    spread += np.float32(SPREAD * STEPS * STEPS)
    return Chance(mean, spread, len(places) / (len(places) + TRUST))


def standard_scores(
    best: Floats, kinds: Indices, tokens: Indices, starts: Indices, chance: Chance, weights: Floats
) -> Floats:
    """[k - 1, sentence, other]: weighted sums of the scores of a sentence's words in the k that end at `other`.

    `best` (kinds, others) are the matches of different words, which `tokens` names in the order of the text.
    """
    out = np.zeros((LONGEST, len(starts), best.shape[1]), np.float32)
    runs, scores = best.copy(), np.empty_like(best)
    worth = np.float32(chance.trust) * weights[kinds, None]
    empty = not np.isfinite(best).all()  # sentences without words
    for size in range(1, LONGEST + 1):
        if 1 < size <= best.shape[1]:
            np.maximum(runs[:, size - 1 :], best[:, : best.shape[1] - size + 1], out=runs[:, size - 1 :])
        np.subtract(runs, chance.mean[size - 1, kinds, None], out=scores)
        scores /= chance.spread[size - 1, kinds, None]
        np.clip(scores, -CLIP, CLIP, out=scores)
        if empty:
            scores[~np.isfinite(runs)] = 0
        scores *= worth
        out[size - 1] = np.add.reduceat(scores[tokens], starts, axis=0, dtype=np.float64)
    return out
