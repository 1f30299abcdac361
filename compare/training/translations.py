"""Estimating a table of word translations from sentence pairs: IBM model 1.

Each word of one side is explained by one word of the other side or by none
(the *null word*); expectation maximisation finds P(g | f) that explains the
pairs best. The likelihood has one optimum, so there is no seed and no start to
choose (Brown, Della Pietra, Della Pietra and Mercer, 1993, "The Mathematics of
Statistical Machine Translation", section 4.1). Both directions are estimated
apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from compare.languages import Language, fold_word, load_language
from compare.passage.evidence.translations import Ids, Translations
from compare.training.pairs import Pair

WORD = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)*")
LONGEST = 60
"""Words of a sentence that are looked at."""
COMMONEST = 30_000
"""Words of a side that are kept."""
ROUNDS = 5
LEAST = 0.02
"""Smallest probability that is kept."""
MOST = 8
"""Translations of a word that are kept, each way."""

Floats = NDArray[np.float32]


def words_of(text: str) -> list[str]:
    """The words of a text, folded; figures, punctuation and single letters have no translation of their own."""
    return [fold_word(word) for word in WORD.findall(text)]


def train_translations(pairs: Sequence[Pair], languages: tuple[str, str]) -> Translations:
    """The table of the pairs of two languages."""
    sides = [_numbered([pair[side] for pair in pairs], load_language(languages[side])) for side in (0, 1)]
    (source, source_words), (target, target_words) = sides
    forward = _likeliest(*_model_one(source, target, len(source_words), len(target_words)))
    backward = _likeliest(*_model_one(target, source, len(target_words), len(source_words)))
    table: dict[tuple[int, int], list[float]] = {}
    for (one, other), chance in forward.items():
        table.setdefault((one, other), [0.0, 0.0])[0] = chance
    for (one, other), chance in backward.items():
        table.setdefault((other, one), [0.0, 0.0])[1] = chance
    entries = np.array(sorted(table), dtype=np.int64).reshape(-1, 2)
    chances = np.array([table[one, other] for one, other in entries.tolist()], dtype=np.float32).reshape(-1, 2)
    return Translations(languages, (source_words, target_words), entries, chances)


def _numbered(texts: Sequence[str], language: Language) -> tuple[list[Ids], list[str]]:
    """Each text as numbers of words, and the words, commonest first.

    A word stands for the commonest of the forms that its language reads in it:
    قال for وقال, but وزير for وزير, since that is commoner than زير. A word that
    is met once, or is not among the commonest, is left out.
    """
    read = [words_of(text)[:LONGEST] for text in texts]
    written = Counter(word for words in read for word in words)
    keys = {word: language.keys(word) for word in written}
    common: Counter[str] = Counter()
    for word, times in written.items():
        for key in set(keys[word]):
            common[key] += times
    form = {word: max(keys[word], key=lambda key: common[key]) for word in written}
    counts: Counter[str] = Counter()
    for word, times in written.items():
        counts[form[word]] += times
    ranked = sorted((word for word, times in counts.items() if times > 1), key=lambda word: (-counts[word], word))
    numbers = {word: number for number, word in enumerate(ranked[:COMMONEST])}
    rows = [[numbers[form[word]] for word in words if form[word] in numbers] for words in read]
    return [np.array(row, dtype=np.int64) for row in rows], list(numbers)


def _model_one(
    given: Sequence[Ids], explained: Sequence[Ids], size: int, other: int
) -> tuple[NDArray[np.int64], Floats, int]:
    """P(explained word | given word) of all words that meet, as keys `given * other + explained`.

    The null word has the number `size`.
    """
    null = np.array([size], dtype=np.int64)
    rows = [(np.append(one, null), two) for one, two in zip(given, explained, strict=True) if len(two)]
    causes = np.concatenate([np.tile(one, len(two)) for one, two in rows])
    effects = np.concatenate([np.repeat(two, len(one)) for one, two in rows])
    widths = np.concatenate([np.full(len(two), len(one)) for one, two in rows])
    token = np.repeat(np.arange(len(widths)), widths)
    keys, places = np.unique(causes * other + effects, return_inverse=True)
    causes = keys // other
    chances = np.full(len(keys), 1.0)
    for _ in range(ROUNDS):
        weight = chances[places]
        weight /= np.bincount(token, weight)[token]
        counts = np.bincount(places, weight, len(keys))
        chances = counts / np.bincount(causes, counts, size + 1)[causes]
    kept = (chances >= LEAST) & (causes < size)
    return keys[kept], chances[kept].astype(np.float32), other


def _likeliest(keys: NDArray[np.int64], chances: Floats, other: int) -> dict[tuple[int, int], float]:
    """The `MOST` likeliest translations of each given word."""
    order = np.lexsort((keys, -chances, keys // other))
    given = keys[order] // other
    rank = np.arange(len(order)) - np.searchsorted(given, given)
    kept = order[rank < MOST]
    return {(int(key // other), int(key % other)): float(p) for key, p in zip(keys[kept], chances[kept], strict=True)}
