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

KEPT = 200_000
"""Cells whose scores are kept, since boxes are scored again under each assumption about the texts: 30 MB."""

AT_ONCE = 62_500
"""Pairs of sentences of two texts up to which all are scored at once and looked up: 5 MB."""

TILED = 25_000_000
"""Pairs of sentences of two texts up to which what is scored is kept in tiles and looked up: 60 MB where links keep to
the diagonal. Longer texts are weighed so few times that it would not be used again."""

TILE = 32
"""Sentences of either side of a tile."""

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
        self._tiles: dict[tuple[int, int], tuple[Floats, Floats]] = {}

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
        places_r, types_r, starts_r = _listed(self._sentences[0], rows)
        places_c, types_c, starts_c = _listed(self._sentences[1], columns)
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
        ours -= self.heard[0][rows[places_r], None] * self._usual(1, columns)[:, None]
        theirs -= self.heard[1][columns[places_c], None] * self._usual(0, rows)[:, None]
        by_row[:, box, places_r] = ours
        by_column[:, box][:, :, places_c] = theirs.transpose(0, 2, 1)

    def _usual(self, side: int, indices: Indices) -> Floats:
        """[k - 1, i]: what words from all over the other text score in the k sentences that end at `indices[i]`.

        A mean over these words.
        """
        kinds, tokens, total = self._sample[1 - side]
        if not len(kinds):
            return np.zeros((LONGEST, len(indices)), np.float32)
        places, types, starts = _listed(self._sentences[side], indices)
        best = np.full((len(kinds), len(indices)), -np.inf, np.float32)
        heard = self._rounded[1 - side][kinds]
        for first, last in _groups(starts, PRODUCTS // len(kinds)):
            low, high = starts[first], starts[last] if last < len(starts) else len(types)
            products = self._rounded[side][types[low:high]] @ heard.T
            best[:, places[first:last]] = np.maximum.reduceat(products, starts[first:last] - low, axis=0).T
        found = self._standard(1 - side, best, kinds, tokens, np.zeros(1, np.int64))[:, 0]
        return np.asarray(found / np.float32(total), np.float32)

    @cached_property
    def _sample(self) -> tuple[Sample, Sample]:
        ours, theirs = (
            _heard(sentences, weights) for sentences, weights in zip(self._sentences, self._weights, strict=True)
        )
        return ours, theirs

    def _standard(self, side: int, best: Floats, kinds: Indices, tokens: Indices, starts: Indices) -> Floats:
        return _standard(best, kinds, tokens, starts, self._chances[side], self._weights[side])


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


Sample = tuple[Indices, Indices, float]
"""Different words, which of them stands at each place, and what all places weigh together."""


def _heard(sentences: Sequence[Indices], weights: Floats) -> Sample:
    """The words of sentences from all over a text."""
    _, types, _ = _listed(sentences, _sampled(len(sentences), HEARD))
    kinds, tokens = np.unique(types, return_inverse=True)
    return kinds, tokens, max(float(weights[types].sum()), 1e-12)


def _sampled(count: int, most: int) -> Indices:
    """Up to `most` of so many sentences, evenly spaced."""
    sample = np.linspace(0, count - 1, min(count, most)).round().astype(np.int64)
    return np.asarray(sample[np.diff(sample, prepend=-1) > 0])  # np.unique would import the masked arrays


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


def _standard(
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
