"""Fitting `evidence/expectations.py`: for each closed class, a sparse logistic regression on the words opposite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from compare.languages import load_language
from compare.passage.evidence.expectations import Expectations, features, length_of
from compare.records import Side
from compare.text.closed_classes import CLASSES, closed_classes
from compare.text.segment import Segment
from compare.training.judging import document
from compare.training.pairs import Pair

FEWEST = 8
"""Pairs that a feature is met in, at least."""
SPARSITY = 0.3
"""The inverse of what a weight costs (`C` of the regression): the best on pairs held out of .1, .3 and 1."""
ROUNDS = 60
"""Iterations at most."""
ALWAYS = 8.0
"""Log odds of a class that all texts have, or none."""
UNEQUAL = 1.8
"""Pairs whose lengths differ by more are told too freely, or wrongly paired."""

Booleans = NDArray[np.bool_]


def train_expectations(pairs: Sequence[Pair], languages: tuple[str, str]) -> Expectations:
    """The regressions of the pairs of two languages, both ways."""
    kept = [pair for pair in pairs if all(pair) and max(map(len, pair)) <= UNEQUAL * min(map(len, pair))]
    texts = [_texts([pair[side] for pair in kept], languages[side]) for side in Side]
    told = [_told(side) for side in texts]
    fitted = [_fitted(texts[side], told[1 - side]) for side in (0, 1)]
    (one, weights, bias), (other, weights_back, bias_back) = fitted
    return Expectations(languages, (one, other), (weights, weights_back), (bias, bias_back))


def _texts(lines: Sequence[str], language: str) -> list[Segment]:
    whole = document(language, [" ".join(line.split()) for line in lines])
    return [Segment(whole, (number,)) for number in range(len(lines))]


def _told(texts: Sequence[Segment]) -> Booleans:
    """Boolean (texts, CLASSES): which have a word of which class."""
    near = [closed_classes(text).near for text in texts]
    return np.array([[name in found for name in CLASSES] for found in near], dtype=bool)


def _fitted(texts: Sequence[Segment], wanted: Booleans) -> tuple[list[str], NDArray[np.float32], NDArray[np.float32]]:
    """Features, weights and bias of one side: `wanted` is what the other has."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    language = load_language(texts[0].language)
    words = [[word.text for word in language.analyse(text.text).words] for text in texts]
    met = [sorted(set(features(language, side))) for side in words]
    counts = Counter(name for names in met for name in names)
    common = sorted(name for name, times in counts.items() if times >= FEWEST)
    numbers = {name: number for number, name in enumerate(common)}
    columns = [[numbers[name] for name in names if name in numbers] for names in met]
    starts = np.cumsum([0, *map(len, columns)])
    flat = np.array([number for row in columns for number in row], dtype=np.int64)
    lengths = np.array([[length_of(side)] for side in words])
    table = hstack([csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(words), len(common))), lengths]).tocsr()
    weights = np.zeros((len(common), len(CLASSES)), np.float32)
    bias = np.zeros((2, len(CLASSES)), np.float32)
    bias[0] = np.where(wanted.all(axis=0), ALWAYS, -ALWAYS)
    for place in np.flatnonzero(wanted.any(axis=0) & ~wanted.all(axis=0)).tolist():
        model = LogisticRegression(C=SPARSITY, l1_ratio=1, solver="liblinear", max_iter=ROUNDS, random_state=0)
        model.fit(table, wanted[:, place])
        weights[:, place] = model.coef_[0, :-1]
        bias[:, place] = model.intercept_[0], model.coef_[0, -1]
    used = np.flatnonzero(weights.any(axis=1))
    return [common[number] for number in used], weights[used], bias
