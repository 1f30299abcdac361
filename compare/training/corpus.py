"""Sentence pairs as numbers of words, and the order in which training sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from compare.training.normalizing import PLAIN, Writing, build_normalizer, build_pre_tokenizer
from compare.training.pairs import Pair
from compare.training.ragged import Ints, Ragged

WORDS_LIMIT = 256
"""Words of a sentence that are looked at."""

Step = Callable[[int, int], None]
"""Called with (done, total)."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All pairs: `sides[0][i]` and `sides[1][i]` are the words of pair i.

    There is one side alone where the other needs no tokens. `words` are
    normalised; `parts` are `(first pair, pairs, weight)` of each source.
    """

    words: list[str]
    sides: tuple[Ragged, ...]
    parts: tuple[tuple[int, int, float], ...]
    writing: Writing = PLAIN

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


def build_corpus(
    sources: Sequence[tuple[list[Pair], float]],
    step: Step | None = None,
    *,
    writing: Writing = PLAIN,
    sides: Sequence[int] = (0, 1),
) -> Corpus:
    """The corpus of `(pairs, weight)` of each source, of the `sides` named of each pair."""
    total = sum(len(pairs) for pairs, _ in sources)
    split = _splitter(writing)
    numbers: dict[str, int] = {}
    rows: tuple[list[list[int]], ...] = tuple([] for _ in sides)
    parts = []
    for pairs, weight in sources:
        parts.append((len(rows[0]), len(pairs), weight))
        for pair in pairs:
            for row, side in zip(rows, sides, strict=True):
                row.append([numbers.setdefault(word, len(numbers)) for word in split(pair[side])])
            if step and len(rows[0]) % 5_000 == 0:
                step(len(rows[0]), total)
    if step:
        step(total, total)
    return Corpus(list(numbers), tuple(Ragged.of(row) for row in rows), tuple(parts), writing)


def _splitter(writing: Writing) -> Callable[[str], Iterator[str]]:
    """The tokenizer's own way to words, before it splits them into pieces."""
    normalizer, pre_tokenizer = build_normalizer(writing), build_pre_tokenizer()

    def split(text: str) -> Iterator[str]:
        words = pre_tokenizer.pre_tokenize_str(normalizer.normalize_str(text))
        return (word for word, _ in words[:WORDS_LIMIT])

    return split
