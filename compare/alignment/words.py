"""What the words of two spans say about each other: evidence that a mean of words cannot hold.

The vector of a sentence is a mean of its words, so it says what the sentence
is about and little about where a clause belongs. Here every word looks for the
word of the other span that is most like it (MaxSim, the late interaction of
Khattab & Zaharia 2020), and what it finds is measured against what it finds by
chance in this very text: the mean and the spread of its best matches in
sentences from all over the other side. Long sentences have something for every
word, and some have more than others: what words from all over the other text
find in a span on average (the *hubness* of Radovanovic et al. 2010) is taken
off what each word finds there. A pair of spans is worth the sum of these
standard scores over the words of both, each as much as it weighs in its
sentence's vector, and a little less than zero for strangers of any length. No
threshold on a cosine is needed, so a free translation, in which words stand
out less, is measured on its own scale.

Vectors are rounded to multiples of 1 / `STEPS`. Products of whole numbers that
small are exact in single precision, in whatever order they are added up, so
threads and processors do not change the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from compare.alignment.lattice import SHAPES, Shape

Floats = NDArray[np.float32]
Indices = NDArray[np.int64]

STEPS = 4000.0
"""Parts of one that vectors are rounded to; its square is below 2**24, so sums of products stay exact."""

SAMPLE = 40
"""Sentences of the other side, evenly spaced, that chance is measured in."""

HEARD = 20
"""The same, from which it is measured what their words find in a span on average."""

PAIRS = 100
"""Pairs of sentences at most, evenly spaced, from which it is measured what words of a match score."""

USUAL_SCORE = 0.8
USUAL_PAIRS = 5.0
"""Before a text has shown what its words score in matches, it counts as so many pairs of that score."""

SPREAD = 0.05
"""Added to the spread of a word's chance matches, so that a word that hardly varies does not decide."""

CLIP = 4.0
"""The most that one word counts, in standard scores: one equal name is not a whole sentence."""

TRUST = 8.0
"""Chance measured in n sentences counts like n / (n + TRUST)."""

LEAST_SPREAD = 0.1
"""Added to the spread of a sentence's pairs, which is nothing where a text has only one sentence."""

KEPT = 130_000
"""Cells whose scores are kept, since boxes are scored again under each assumption about the texts: 20 MB."""

AT_ONCE = 62_500
"""Pairs of sentences of two texts up to which all are scored at once and looked up: 5 MB."""

MOST_WORDS = 200
"""Words of a sentence that are asked, evenly spaced: twice as many as in the longest of 2,900 sentences of news."""

PRODUCTS = 4_000_000
"""Products of words with words that are held at a time: 16 MB."""

LONGEST = max(max(shape) for shape in SHAPES)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text.

    `vectors` float32 (types, dim), unit rows; `weights` float32 (types,), 1 on average over all words; `sentences`,
    the types of each sentence.
    """

    vectors: Floats
    weights: Floats
    sentences: tuple[Indices, ...]


def words_of(rows_of_tokens: Iterable[NDArray[np.floating]]) -> Words:
    """Words from the rows of each sentence's tokens, (tokens, dim); equal rows become one type.

    The longer a row, the more the word weighs: an encoder that means rows has learned how much each says. Of a sentence
    with more than `MOST_WORDS` so many are taken.
    """
    types: dict[bytes, int] = {}
    rows: list[NDArray[np.floating]] = []
    sentences: list[Indices] = []
    for vectors in rows_of_tokens:
        found = []
        if len(vectors) > MOST_WORDS:
            vectors = vectors[np.linspace(0, len(vectors) - 1, MOST_WORDS).round().astype(np.int64)]
        for vector in vectors:
            key = vector.tobytes()
            if key not in types:
                types[key] = len(rows)
                rows.append(vector.copy())  # A view would hold all words of its sentence.
            found.append(types[key])
        sentences.append(np.array(found, np.int64))
    table = np.array(rows, np.float32) if rows else np.zeros((0, 1), np.float32)
    lengths = np.linalg.norm(table.astype(np.float64), axis=1)
    usual = float(lengths[np.concatenate(sentences)].mean()) if rows else 1.0
    unit = table / np.maximum(lengths, 1e-12)[:, None]
    return Words(unit.astype(np.float32), (lengths / max(usual, 1e-12)).astype(np.float32), tuple(sentences))


@dataclass(frozen=True, slots=True)
class Chance:
    """Best matches by chance of each type of one side: `mean` and `spread` [k - 1, type] in spans of k sentences."""

    mean: Floats
    spread: Floats
    trust: float


class WordEvidence:
    """Standard scores of the words of any two spans of a pair of texts."""

    def __init__(self, source: Words, target: Words) -> None:
        self._rounded = _rounded(source.vectors), _rounded(target.vectors)
        self._weights = source.weights, target.weights
        self._sentences = source.sentences, target.sentences
        self._kept: dict[tuple[tuple[int, ...], bytes, bytes], dict[Shape, Floats]] = {}
        self._room = KEPT

    @cached_property
    def heard(self) -> tuple[Floats, Floats]:
        """float32 (sentences,), for each side: how much the words of each sentence weigh together."""
        ours, theirs = (
            np.array([float(weights[types].sum()) for types in sentences], np.float32)
            for weights, sentences in zip(self._weights, self._sentences, strict=True)
        )
        return ours, theirs

    def typical(self, rows: Indices, columns: Indices) -> float:
        """What a word scores on average in pairs of sentences that belong together, if they are those given."""
        chosen = np.linspace(0, len(rows) - 1, min(len(rows), PAIRS)).round().astype(np.int64)
        rows, columns = rows[chosen], columns[chosen]
        scores = self.blocks(rows[:, None], columns[:, None])[1, 1] if len(rows) else np.zeros(0)
        heard = float(self.heard[0][rows].sum() + self.heard[1][columns].sum())
        known = len(rows) / (len(rows) + USUAL_PAIRS)
        return known * float(scores.sum(dtype=np.float64)) / max(heard, 1e-12) + (1 - known) * USUAL_SCORE

    @cached_property
    def _chances(self) -> tuple[Chance, Chance]:
        return (
            _chance(self._rounded[0], self._rounded[1], self._sentences[1]),
            _chance(self._rounded[1], self._rounded[0], self._sentences[0]),
        )

    def standing(self) -> Floats:
        """(rows, columns): how far each pair of sentences stands out among all pairs of its row and its column.

        In units of the spread of these pairs, so that it can be added to other evidence of the same kind. For texts
        that are compared in full only.
        """
        rows, columns = (np.arange(len(sentences))[None] for sentences in self._sentences)
        words = [np.array([len(sentence) for sentence in sentences]) for sentences in self._sentences]
        scores = self.blocks(rows, columns)[1, 1][0].astype(np.float64)
        scores /= np.sqrt(1.0 + words[0][:, None] + words[1][None])
        found = np.zeros_like(scores)
        for axis in (0, 1):
            spread = scores.std(axis=axis, keepdims=True)
            found += (scores - scores.mean(axis=axis, keepdims=True)) / (spread + LEAST_SPREAD)
        return np.asarray(found / 2, np.float32)

    def blocks(self, rows: Indices, columns: Indices) -> dict[Shape, Floats]:
        """By shape, (K, R, C): the sum for the spans that end at each row and column of K boxes. -1 is padding."""
        key = rows.shape, rows.tobytes(), columns.tobytes()
        if key not in self._kept:
            scores = self._blocks(rows, columns)
            self._room -= rows.size * columns.shape[1]
            if self._room < 0:
                self._kept.clear()
                self._room = KEPT - rows.size * columns.shape[1]
            self._kept[key] = scores
        return self._kept[key]

    def _blocks(self, rows: Indices, columns: Indices) -> dict[Shape, Floats]:
        by_row, by_column = self._looked_up(rows, columns) if self._is_short else self._by_sentence(rows, columns)
        scores = {}
        for a, b in SHAPES:
            scores[a, b] = _running(by_row[b - 1], a, 1) + _running(by_column[a - 1], b, 2)
        return scores

    @property
    def _is_short(self) -> bool:
        return len(self._sentences[0]) * len(self._sentences[1]) <= AT_ONCE

    @cached_property
    def _all(self) -> tuple[Floats, Floats]:
        rows, columns = (np.arange(len(sentences))[None] for sentences in self._sentences)
        by_row, by_column = self._by_sentence(rows, columns)
        return by_row[:, 0], by_column[:, 0]

    def _looked_up(self, rows: Indices, columns: Indices) -> tuple[Floats, Floats]:
        """`_by_sentence` from that of the whole texts, which differs only where a span would reach over a hole."""
        found = []
        for scores in self._all:
            box = scores[:, rows[:, :, None], columns[:, None, :]]
            box[:, (rows[:, :, None] < 0) | (columns[:, None, :] < 0)] = 0
            found.append(box)
        return found[0], found[1]

    def _by_sentence(self, rows: Indices, columns: Indices) -> tuple[Floats, Floats]:
        """[b - 1, k, r, c]: sums over the words of row r in the b columns that end at c; those of column c likewise."""
        count, height, width = len(rows), rows.shape[1], columns.shape[1]
        by_row = np.zeros((LONGEST, count, height, width), np.float32)
        by_column = np.zeros((LONGEST, count, height, width), np.float32)
        for box in range(count):
            self._fill(box, rows[box], columns[box], by_row, by_column)
        return by_row, by_column

    def _fill(self, box: int, rows: Indices, columns: Indices, by_row: Floats, by_column: Floats) -> None:
        places_r, types_r, starts_r = _listed(self._sentences[0], rows)
        places_c, types_c, starts_c = _listed(self._sentences[1], columns)
        if not len(places_r) or not len(places_c):
            return
        here = np.full((len(types_r), len(columns)), -np.inf, np.float32)
        there = np.full((len(types_c), len(rows)), -np.inf, np.float32)
        theirs_here = self._rounded[1][types_c].T
        for first, last in _groups(starts_r, PRODUCTS // len(types_c)):
            low, high = starts_r[first], starts_r[last] if last < len(starts_r) else len(types_r)
            products = self._rounded[0][types_r[low:high]] @ theirs_here
            here[low:high, places_c] = np.maximum.reduceat(products, starts_c, axis=1)
            there[:, places_r[first:last]] = np.maximum.reduceat(products, starts_r[first:last] - low, axis=0).T
        ours = _standard(here, types_r, starts_r, self._chances[0], self._weights[0])
        theirs = _standard(there, types_c, starts_c, self._chances[1], self._weights[1])
        ours -= self.heard[0][rows[places_r], None] * self._usual(1, columns)[:, None]
        theirs -= self.heard[1][columns[places_c], None] * self._usual(0, rows)[:, None]
        by_row[:, box, places_r] = ours
        by_column[:, box][:, :, places_c] = theirs.transpose(0, 2, 1)

    def _usual(self, side: int, indices: Indices) -> Floats:
        """[k - 1, i]: what words from all over the other text score in the k sentences that end at `indices[i]`.

        A mean over these words.
        """
        other = 1 - side
        _, types, starts = _listed(self._sentences[other], _sampled(len(self._sentences[other]), HEARD))
        places, here, begins = _listed(self._sentences[side], indices)
        chance, weights = self._chances[other], self._weights[other]
        if not len(types):
            return np.zeros((LONGEST, len(indices)), np.float32)
        best = np.full((len(types), len(indices)), -np.inf, np.float32)
        for first, last in _groups(begins, PRODUCTS // len(types)):
            low, high = begins[first], begins[last] if last < len(begins) else len(here)
            products = self._rounded[other][types] @ self._rounded[side][here[low:high]].T
            best[:, places[first:last]] = np.maximum.reduceat(products, begins[first:last] - low, axis=1)
        total = np.float32(max(float(weights[types].sum()), 1e-12))
        return _standard(best, types, starts[:1], chance, weights)[:, 0] / total


def _rounded(vectors: Floats) -> Floats:
    """Unit vectors in whole steps: their products are exact whole numbers."""
    return np.asarray(np.rint(vectors * np.float32(STEPS)), np.float32)


def _listed(sentences: Sequence[Indices], indices: Indices) -> tuple[Indices, Indices, Indices]:
    """Of the sentences of a box: the places of those that hold words, their types in a row, and where each begins."""
    places = np.array([place for place, i in enumerate(indices.tolist()) if i >= 0 and len(sentences[i])], np.int64)
    parts = [sentences[indices[place]] for place in places]
    sizes = np.array([len(part) for part in parts], np.int64)
    types = np.concatenate(parts) if parts else np.zeros(0, np.int64)
    return places, types, np.cumsum(sizes) - sizes


def _groups(starts: Indices, most: int) -> Iterator[tuple[int, int]]:
    """Runs `[first, last)` of sentences of about `most` words together, at least one sentence each."""
    first = 0
    while first < len(starts):
        last = max(first + 1, int(np.searchsorted(starts, starts[first] + most)))
        yield first, last
        first = last


def _sampled(count: int, most: int) -> Indices:
    """Up to `most` of so many sentences, evenly spaced."""
    return np.unique(np.linspace(0, count - 1, min(count, most)).round().astype(np.int64))


def _chance(mine: Floats, theirs: Floats, sentences: Sequence[Indices]) -> Chance:
    """The best matches of every type in sampled sentences, and in runs of them, as if they were neighbours."""
    count = len(sentences)
    places, types, starts = _listed(sentences, _sampled(count, SAMPLE))
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


def _standard(best: Floats, types: Indices, starts: Indices, chance: Chance, weights: Floats) -> Floats:
    """[k - 1, sentence, other]: summed scores of each sentence's words in the k sentences that end at `other`, weighted."""
    out = np.zeros((LONGEST, len(starts), best.shape[1]), np.float32)
    runs = best.copy()
    for size in range(1, LONGEST + 1):
        if 1 < size <= best.shape[1]:
            runs[:, size - 1 :] = np.maximum(runs[:, size - 1 :], best[:, : best.shape[1] - size + 1])
        scores = (runs - chance.mean[size - 1, types, None]) / chance.spread[size - 1, types, None]
        scores = np.where(np.isfinite(scores), np.clip(scores, -CLIP, CLIP), 0) * (chance.trust * weights[types, None])
        out[size - 1] = np.add.reduceat(scores.astype(np.float64), starts, axis=0)
    return out


def _running(values: Floats, size: int, axis: int) -> Floats:
    """The sum of `size` values up to each place of an axis."""
    sums = np.cumsum(values, axis=axis, dtype=np.float64)
    out = sums.copy()
    later = [slice(None)] * values.ndim
    earlier = [slice(None)] * values.ndim
    later[axis], earlier[axis] = slice(size, None), slice(None, -size)
    out[tuple(later)] -= sums[tuple(earlier)]
    return np.asarray(out, np.float32)
