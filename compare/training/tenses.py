"""Fitting `compare.passage.evidence.tenses`: whether a verb is told as done or as ahead, from what it was told by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from compare.passage.evidence.tenses import ITSELF, Asked, Tenses, asked, clues, told_by
from compare.passage.evidence.translations import Translations
from compare.records import Side
from compare.text.deeds import deeds
from compare.text.modality import DONE
from compare.text.segment import Segment
from compare.training.judging import document
from compare.training.pairs import Pair

LEAST = 0.1
"""The chance of a translation from which on two words are counterparts."""
LONGEST = 80
"""Words of a side."""
FEWEST = 5
"""Verbs that a feature is met with, at least."""
SPARSITY = 0.7
"""The inverse of what a weight costs (`C` of the regression, L1)."""
ROUNDS = 300
"""Iterations at most."""


def train_tenses(pairs: Sequence[Pair], table: Translations) -> Tenses:
    """The regressions for verbs of the target told by words of the source."""
    languages = (table.languages[0], table.languages[1])
    found: tuple[list[tuple[set[str], bool]], list[tuple[set[str], bool]]] = ([], [])
    for beside, names, done in _examples(pairs, languages, table):
        found[beside].append((names, done))
    (one, weights, bias), (other, weights_beside, bias_beside) = (_fitted(some) for some in found)
    return Tenses(languages, (one, other), (weights, weights_beside), np.array([bias, bias_beside], dtype=np.float32))


def _examples(
    pairs: Sequence[Pair], languages: tuple[str, str], table: Translations
) -> Iterator[tuple[int, set[str], bool]]:
    """Of each deed: whether its own counterpart is not known (1), its clues, whether it is told as done."""
    texts = [
        document(languages[side], [" ".join(pair[side].split()) for pair in pairs if all(pair)]) for side in (0, 1)
    ]
    for number in range(len(texts[0].sentences)):
        source, target = (Segment(text, (number,)) for text in texts)
        found = deeds(target)
        if not found:
            continue
        one, other = asked(source), asked(target)
        if max(len(one.words), len(other.words)) > LONGEST:
            continue
        for told in told_by(found, _counterparts(one, other, table), one):
            yield int(told.by != ITSELF), clues(one, told), told.deed.state == DONE


def _counterparts(source: Asked, target: Asked, table: Translations) -> dict[int, int]:
    """The place in the source of each word of the target that has a counterpart: the likeliest of each other."""
    values = table.scores(table.numbers(int(Side.SOURCE), source.words), table.numbers(int(Side.TARGET), target.words))
    values = np.where(~np.array(source.empty)[:, None] & ~np.array(target.empty)[None, :], values, -1)
    if not values.size:
        return {}
    best, back = values.argmax(axis=0), values.argmax(axis=1)
    return {n: int(m) for n, m in enumerate(best) if values[m, n] >= LEAST and back[m] == n}


def _fitted(examples: Sequence[tuple[set[str], bool]]) -> tuple[list[str], np.ndarray, float]:
    """Features, weights and bias."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    counts = Counter(name for names, _ in examples for name in names)
    common = sorted(name for name, times in counts.items() if times >= FEWEST)
    told = np.array([done for _, done in examples], dtype=bool)
    if told.all() or not told.any():
        return [], np.zeros(0, np.float32), 0.0
    numbers = {name: number for number, name in enumerate(common)}
    columns = [sorted(numbers[name] for name in names if name in numbers) for names, _ in examples]
    starts = np.cumsum([0, *map(len, columns)])
    flat = np.array([number for row in columns for number in row], dtype=np.int64)
    table = csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(columns), len(common)))
    model = LogisticRegression(C=SPARSITY, l1_ratio=1, solver="liblinear", max_iter=ROUNDS, random_state=0)
    model.fit(table, told)
    weights = model.coef_[0].astype(np.float32)
    used = np.flatnonzero(weights)
    return [common[number] for number in used], weights[used], float(model.intercept_[0])
