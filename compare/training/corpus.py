"""Sentence pairs as numbers of words, and the order in which training sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from compare.training.normalizing import build_normalizer, build_pre_tokenizer, marks_matter
from compare.training.pairs import Pair
from compare.training.ragged import Ints, Ragged

WORDS_LIMIT = 256
"""Words of a sentence that are looked at."""
SAMPLE = 2_000
"""Pairs that decide whether combining marks matter."""

Step = Callable[[int, int], None]
"""Called with (done, total)."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All pairs: `sides[0][i]` and `sides[1][i]` are the words of pair i.

    `words` are normalised; `parts` are
    `(first pair, pairs, weight)` of each source.
    """

    words: list[str]
    sides: tuple[Ragged, Ragged]
    parts: tuple[tuple[int, int, float], ...]
    keep_marks: bool

    def word_weights(self) -> dict[str, float]:
        """How often each word is seen in an epoch."""
        weights = np.zeros(len(self.words))
        for first, size, weight in self.parts:
            for side in self.sides:
                values = side.values[side.offsets[first] : side.offsets[first + size]]
                weights += weight * np.bincount(values, minlength=len(self.words))
        return dict(zip(self.words, weights.tolist(), strict=True))

    def epoch(self, generator: np.random.Generator) -> Ints:
        """Pair numbers in random order: each source as often as its weight says.

        Of a weight of 2.5, every pair comes twice and half of them, drawn
        anew each time, once more.
        """
        chosen = []
        for first, size, weight in self.parts:
            whole = int(weight)
            pairs = np.arange(first, first + size)
            chosen += [pairs] * whole
            rest = round((weight - whole) * size)
            if rest:
                chosen.append(generator.permutation(pairs)[:rest])
        return generator.permutation(np.concatenate(chosen))


def build_corpus(sources: Sequence[tuple[list[Pair], float]], step: Step | None = None) -> Corpus:
    """The corpus of `(pairs, weight)` of each source."""
    total = sum(len(pairs) for pairs, _ in sources)
    spaced = [pair for pairs, _ in sources for pair in pairs[:: max(1, len(pairs) * len(sources) // SAMPLE)]]
    keep_marks = marks_matter(text for pair in spaced for text in pair)
    split = _splitter(keep_marks)
    numbers: dict[str, int] = {}
    rows: tuple[list[list[int]], list[list[int]]] = ([], [])
    parts = []
    for pairs, weight in sources:
        parts.append((len(rows[0]), len(pairs), weight))
        for pair in pairs:
            for side, text in zip(rows, pair, strict=True):
                side.append([numbers.setdefault(word, len(numbers)) for word in split(text)])
            if step and len(rows[0]) % 5_000 == 0:
                step(len(rows[0]), total)
    if step:
        step(total, total)
    return Corpus(list(numbers), (Ragged.of(rows[0]), Ragged.of(rows[1])), tuple(parts), keep_marks)


def _splitter(keep_marks: bool) -> Callable[[str], Iterator[str]]:
    """The tokenizer's own way to words, before it splits them into pieces."""
    normalizer, pre_tokenizer = build_normalizer(keep_marks), build_pre_tokenizer()

    def split(text: str) -> Iterator[str]:
        words = pre_tokenizer.pre_tokenize_str(normalizer.normalize_str(text))
        return (word for word, _ in words[:WORDS_LIMIT])

    return split
