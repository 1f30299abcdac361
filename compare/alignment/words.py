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

import itertools
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.alignment.lattice import SHAPES, Shape
from compare.alignment.word_chance import (
    LONGEST,
    PRODUCTS,
    Chance,
    Floats,
    Indices,
    Sample,
    groups,
    heard_words,
    in_steps,
    listed,
    measured_chance,
    standard_scores,
)

PAIRS = 100
"""Pairs of sentences at most, evenly spaced, from which it is measured what words of a match score."""

USUAL_SCORE = 0.8

USUAL_PAIRS = 5.0
"""Before a text has shown what its words score in matches, it counts as so many pairs of that score."""

LEAST_SPREAD = 0.1
"""Added to the spread of a sentence's pairs, which is nothing where a text has only one sentence."""

KEPT = 200_000
"""Cells whose scores are kept, since boxes are scored again under each assumption about the texts: 30 MB."""

AT_ONCE = 62_500
"""Pairs of sentences of two texts up to which all are scored at once and looked up: 5 MB."""

TILED = 25_000_000
"""Pairs of sentences of two texts up to which what is scored is kept in tiles and looked up: 60 MB where links keep to
the diagonal. Longer texts are weighed so few times that it would not be used again."""

USUAL_KEPT = 256
"""Boxes of which it is kept what words usually score in their rows or columns."""

TILE = 32
"""Sentences of either side of a tile."""

MOST_WORDS = 200
"""Words of a sentence that are asked, evenly spaced: twice as many as in the longest of 2,900 sentences of news."""


class Words(NamedTuple):
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


class WordEvidence:
    """Standard scores of the words of any two spans of a pair of texts."""

    def __init__(self, source: Words, target: Words) -> None:
        self._rounded = in_steps(source.vectors), in_steps(target.vectors)
        self._weights = source.weights, target.weights
        self._sentences = source.sentences, target.sentences
        self._kept: dict[tuple[tuple[int, ...], bytes, bytes], dict[Shape, Floats]] = {}
        self._room = KEPT
        self._tiles: dict[tuple[int, int], tuple[Floats, Floats]] = {}
        self._usual_kept: dict[tuple[int, bytes], Floats] = {}

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
            measured_chance(self._rounded[0], self._rounded[1], self._sentences[1]),
            measured_chance(self._rounded[1], self._rounded[0], self._sentences[0]),
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
        pairs = len(self._sentences[0]) * len(self._sentences[1])
        scored = self._looked_up if self._is_short else self._from_tiles if pairs <= TILED else self._by_sentence
        by_row, by_column = scored(rows, columns)
        down = [_Running(values, 1) for values in by_row]
        right = [_Running(values, 2) for values in by_column]
        return {(a, b): down[b - 1].sums(a) + right[a - 1].sums(b) for a, b in SHAPES}

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

    def _from_tiles(self, rows: Indices, columns: Indices) -> tuple[Floats, Floats]:
        """The same of longer texts, which are scored tile by tile where boxes lie."""
        by_row = np.zeros((LONGEST, len(rows), rows.shape[1], columns.shape[1]), np.float32)
        by_column = np.zeros_like(by_row)
        for box in range(len(rows)):
            across = list(_tiled(columns[box]))
            for i, places_r, inside_r in _tiled(rows[box]):
                for j, places_c, inside_c in across:
                    here, there = self._tile(i, j)
                    by_row[:, box, places_r, places_c] = here[:, inside_r[:, None], inside_c]
                    by_column[:, box, places_r, places_c] = there[:, inside_r[:, None], inside_c]
        return by_row, by_column

    def _tile(self, i: int, j: int) -> tuple[Floats, Floats]:
        """`_by_sentence` of all pairs of a tile; spans may begin before it."""
        if (i, j) not in self._tiles:
            indices, inside = [], []
            for place, sentences in zip((i, j), self._sentences, strict=True):
                first = max(0, place * TILE - LONGEST + 1)
                indices.append(np.arange(first, min(len(sentences), (place + 1) * TILE))[None])
                inside.append(slice(place * TILE - first, None))
            here, there = self._by_sentence(indices[0], indices[1])
            self._tiles[i, j] = tuple(  # type: ignore[assignment]
                np.ascontiguousarray(scores[:, 0, inside[0], inside[1]]) for scores in (here, there)
            )
        return self._tiles[i, j]

    def _by_sentence(self, rows: Indices, columns: Indices) -> tuple[Floats, Floats]:
        """[b - 1, k, r, c]: sums over the words of row r in the b columns that end at c; those of column c likewise."""
        count, height, width = len(rows), rows.shape[1], columns.shape[1]
        by_row = np.zeros((LONGEST, count, height, width), np.float32)
        by_column = np.zeros((LONGEST, count, height, width), np.float32)
        for box in range(count):
            self._fill(box, rows[box], columns[box], by_row, by_column)
        return by_row, by_column

    def _fill(self, box: int, rows: Indices, columns: Indices, by_row: Floats, by_column: Floats) -> None:
        places_r, types_r, starts_r = listed(self._sentences[0], rows)
        places_c, types_c, starts_c = listed(self._sentences[1], columns)
        if not len(places_r) or not len(places_c):
            return
        # A word that recurs in a box is compared once.
        kinds_r, tokens_r = np.unique(types_r, return_inverse=True)
        kinds_c, tokens_c = np.unique(types_c, return_inverse=True)
        here = np.full((len(kinds_r), len(columns)), -np.inf, np.float32)
        there = np.full((len(kinds_c), len(rows)), -np.inf, np.float32)
        step = max(1, PRODUCTS // max(len(types_c), len(types_r)))
        ones, others = self._rounded[0][kinds_r], self._rounded[1][kinds_c]
        products = np.zeros((0, 0), np.float32)
        for low in range(0, len(ones), step):
            products = ones[low : low + step] @ others.T
            turned = np.ascontiguousarray(products.T)[tokens_c]
            here[low : low + step, places_c] = np.maximum.reduceat(turned, starts_c, axis=0).T
        for low in range(0, len(others), step):
            part = slice(low, low + step)
            again = products[:, part] if len(products) == len(ones) else ones @ others[part].T
            there[part, places_r] = np.maximum.reduceat(again[tokens_r], starts_r, axis=0).T
        ours = self._standard(0, here, kinds_r, tokens_r, starts_r)
        theirs = self._standard(1, there, kinds_c, tokens_c, starts_c)
        ours -= self.heard[0][rows[places_r], None] * self._usual_in(1, columns)[:, None]
        theirs -= self.heard[1][columns[places_c], None] * self._usual_in(0, rows)[:, None]
        by_row[:, box, places_r] = ours
        by_column[:, box][:, :, places_c] = theirs.transpose(0, 2, 1)

    def _usual_in(self, side: int, indices: Indices) -> Floats:
        """`_usual`, kept for the last boxes: those beside one another have their rows or their columns in common."""
        key = side, indices.tobytes()
        if key not in self._usual_kept:
            if len(self._usual_kept) >= USUAL_KEPT:
                self._usual_kept.clear()
            self._usual_kept[key] = self._usual(side, indices)
        return self._usual_kept[key]

    def _usual(self, side: int, indices: Indices) -> Floats:
        """[k - 1, i]: what words from all over the other text score in the k sentences that end at `indices[i]`.

        A mean over these words.
        """
        kinds, tokens, total = self._sample[1 - side]
        if not len(kinds):
            return np.zeros((LONGEST, len(indices)), np.float32)
        places, types, starts = listed(self._sentences[side], indices)
        best = np.full((len(kinds), len(indices)), -np.inf, np.float32)
        heard = self._rounded[1 - side][kinds]
        for first, last in groups(starts, PRODUCTS // len(kinds)):
            low, high = starts[first], starts[last] if last < len(starts) else len(types)
            products = self._rounded[side][types[low:high]] @ heard.T
            best[:, places[first:last]] = np.maximum.reduceat(products, starts[first:last] - low, axis=0).T
        found = self._standard(1 - side, best, kinds, tokens, np.zeros(1, np.int64))[:, 0]
        return np.asarray(found / np.float32(total), np.float32)

    @cached_property
    def _sample(self) -> tuple[Sample, Sample]:
        ours, theirs = (
            heard_words(sentences, weights) for sentences, weights in zip(self._sentences, self._weights, strict=True)
        )
        return ours, theirs

    def _standard(self, side: int, best: Floats, kinds: Indices, tokens: Indices, starts: Indices) -> Floats:
        return standard_scores(best, kinds, tokens, starts, self._chances[side], self._weights[side])


class _Running:
    """Sums of neighbouring values along an axis."""

    def __init__(self, values: Floats, axis: int) -> None:
        self._axis = axis
        self._sums = np.cumsum(values, axis=axis, dtype=np.float64)

    def sums(self, size: int) -> Floats:
        """The sum of `size` values up to each place of the axis."""
        out = self._sums.copy()
        later, earlier = [slice(None)] * out.ndim, [slice(None)] * out.ndim
        later[self._axis], earlier[self._axis] = slice(size, None), slice(None, -size)
        out[tuple(later)] -= self._sums[tuple(earlier)]
        return np.asarray(out, np.float32)


def _tiled(indices: Indices) -> Iterator[tuple[int, slice, Indices]]:
    """The indices of a box by tile: its number, their places in the box, and where in the tile they are."""
    held = indices[indices >= 0]  # padding stands at the end
    numbers = held // TILE
    starts = np.flatnonzero(np.diff(numbers, prepend=-1))
    for first, last in itertools.pairwise([*starts.tolist(), len(held)]):
        number = int(numbers[first])
        yield number, slice(first, last), held[first:last] - number * TILE
