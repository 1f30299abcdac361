"""Sentence pairs with words put in, taken out and replaced, and which words that leaves without a counterpart.

What the tagger (`compare.passage.evidence.tagger`) learns from: pairs that are taken to
be faithful, changed by rule on either side. Half of the rules are *benign*
(clauses in another order, a word for another translation of the same word, an
empty word left out, two pairs run together): there nothing may be tagged.

A sentence is an array of word numbers. `Lexicon` holds, for each number, the
word's row of the encoder and its number in the table of translations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from compare.encoding.static import StaticEncoder
from compare.languages import fold_word
from compare.passage.evidence.translations import Translations
from compare.training.pairs import Pair

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

FEWEST, MOST = 3, 60
"""Words of a sentence that can be changed and is not too long to be worth its time."""
UNRELATED = 2.5
"""A pair whose lengths differ by more is no faithful pair."""
WHOLE = 0.25
"""Share of the pairs that stay as they are."""
FAITHFUL, CHANGED, UNKNOWN = 0, 1, -1
"""Labels of a word."""
NEAR = 40
"""Words from which a near one is drawn."""
TOO_NEAR = 4
"""The nearest of them are other spellings and forms of the word itself."""


@dataclass
class Lexicon:
    """The words of one side: what they are, in the encoder's rows and in the table of translations."""

    numbers: dict[str, int] = field(default_factory=dict)
    rows: list[Floats] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    entries: list[int] = field(default_factory=list)

    def add(self, word: str, row: Floats, entry: int) -> int:
        """The number of a word met in a text."""
        number = self.numbers.setdefault(word, len(self.rows))
        if number == len(self.rows):
            self.rows.append(row)
            self.counts.append(0)
            self.entries.append(entry)
        self.counts[number] += 1
        return number

    def freeze(self) -> Frozen:
        """The same as arrays."""
        rows = np.stack(self.rows).astype(np.float32)
        sizes = np.linalg.norm(rows, axis=1)
        return Frozen(
            rows / np.maximum(sizes, 1e-12)[:, None],
            (sizes / sizes.mean()).astype(np.float32),
            np.array(self.entries, dtype=np.int64),
            np.array(self.counts, dtype=np.int64),
        )


@dataclass(frozen=True, eq=False)
class Frozen:
    """Unit vectors float32 (words, dim), sizes (1 = usual) and numbers in the table; how often each word was met."""

    vectors: Floats
    sizes: Floats
    entries: Ints
    counts: Ints


@dataclass(frozen=True, eq=False)
class Material:
    """Pairs as arrays of word numbers; a pair of one group may stand beside the next of it in a document."""

    sides: tuple[list[Ints], list[Ints]]
    group: Ints
    lexicons: tuple[Frozen, Frozen]
    translations: Translations


@dataclass(frozen=True, eq=False)
class Example:
    """Word numbers of both sides and a label for each."""

    words: tuple[Ints, Ints]
    labels: tuple[Ints, Ints]


def read_material(
    sources: Sequence[Sequence[Pair]], encoders: tuple[StaticEncoder, StaticEncoder], translations: Translations
) -> Material:
    """The pairs of several sources, each side by its encoder, but for what is too short, too long or too unequal."""
    lexicons = Lexicon(), Lexicon()
    sides: tuple[list[Ints], list[Ints]] = ([], [])
    groups = []
    for group, pairs in enumerate(sources):
        for pair in pairs:
            read = [word_rows(text, encoder) for text, encoder in zip(pair, encoders, strict=True)]
            sizes = [len(words) for words, _ in read]
            if not all(FEWEST <= size <= MOST for size in sizes) or max(sizes) > UNRELATED * min(sizes):
                continue
            for side, (words, rows) in enumerate(read):
                lexicon = lexicons[side]
                numbers = [
                    lexicon.add(word, row, translations.number(side, word))
                    for word, row in zip(words, rows, strict=True)
                ]
                sides[side].append(np.array(numbers, dtype=np.int64))
            groups.append(group)
    return Material(sides, np.array(groups), (lexicons[0].freeze(), lexicons[1].freeze()), translations)


def word_rows(text: str, encoder: StaticEncoder) -> tuple[list[str], Floats]:
    """The words of a text, folded, without punctuation, and the encoder's rows for them."""
    spans, rows = encoder.token_rows(text)
    words = [fold_word(text[start:end]) for start, end in spans]
    kept = [n for n, word in enumerate(words) if any(character.isalnum() for character in word)]
    return [words[n] for n in kept], rows[kept]


class Changer:
    """Makes examples of the pairs of a material, by rule and at random."""

    def __init__(self, material: Material, seed: int) -> None:
        self._material = material
        self._random = np.random.default_rng(seed)
        self._near: dict[tuple[int, int], Ints] = {}
        self._pool = tuple(np.flatnonzero(lexicon.counts >= 8) for lexicon in material.lexicons)

    def examples(self, order: Ints) -> Iterator[Example]:
        """An example of each pair in `order`."""
        for pair in order.tolist():
            yield self.example(pair)

    def example(self, pair: int) -> Example:
        """The pair, changed or not."""
        words = [self._material.sides[side][pair].copy() for side in (0, 1)]
        labels = [np.full(len(side), FAITHFUL) for side in words]
        state = words, labels
        if self._random.random() < 0.3:
            self._join(pair, state)
        for benign in (self._rotate, self._retranslate, self._thin):
            if self._random.random() < 0.25:
                benign(state)
        if self._random.random() >= WHOLE:
            for _ in range(self._random.choice((1, 1, 2))):
                side = int(self._random.integers(2))
                rules = (self._take_out, self._put_in, self._put_next, self._replace, self._replace, self._strange)
                rules[int(self._random.integers(len(rules)))](pair, side, state)
        return Example((words[0], words[1]), (labels[0], labels[1]))

    # Benign: nothing is tagged.

    def _join(self, pair: int, state: _State) -> None:
        """The next pair of the document behind this one, on both sides, or before it on one of them."""
        other = self._next(pair)
        if other is None:
            return
        for side in (0, 1):
            more = self._material.sides[side][other]
            first = self._random.random() < 0.1
            self._insert(state, side, 0 if first else len(state[0][side]), more, FAITHFUL)

    def _rotate(self, state: _State) -> None:
        """What stood last stands first."""
        side = int(self._random.integers(2))
        words, labels = state
        place = int(self._random.integers(len(words[side])))
        words[side] = np.roll(words[side], place)
        labels[side] = np.roll(labels[side], place)

    def _retranslate(self, state: _State) -> None:
        """Some words for another translation of what they translate."""
        side = int(self._random.integers(2))
        words = state[0]
        chances = self._chances(words)
        chances = chances.T if side else chances
        lexicon, translations = self._material.lexicons[side], self._material.translations
        for place in self._random.permutation(len(words[side]))[:3].tolist():
            best = int(chances[place].argmax())
            if chances[place, best] < 0.1:
                continue
            entry = int(self._material.lexicons[1 - side].entries[words[1 - side][best]])
            choices = [w for w, p in translations.of(1 - side, translations.words[1 - side][entry], 4) if p >= 0.1]
            numbers = [n for w in choices if (n := self._written(side, w)) is not None]
            if numbers:
                words[side][place] = numbers[int(self._random.integers(len(numbers)))]
        del lexicon

    def _written(self, side: int, word: str) -> int | None:
        """The word of the lexicon that is written like an entry of the table."""
        entry = self._material.translations.number(side, word)
        return self._by_entry(side).get(entry)

    def _by_entry(self, side: int) -> dict[int, int]:
        """The commonest word of each entry."""
        key = side, -1
        if not hasattr(self, "_entries"):
            self._entries: dict[tuple[int, int], dict[int, int]] = {}
        if key not in self._entries:
            lexicon = self._material.lexicons[side]
            order = np.argsort(lexicon.counts, kind="stable")
            self._entries[key] = {int(lexicon.entries[n]): int(n) for n in order if lexicon.entries[n] >= 0}
        return self._entries[key]

    def _thin(self, state: _State) -> None:
        """Some of the lightest words left out."""
        side = int(self._random.integers(2))
        words, labels = state
        sizes = self._material.lexicons[side].sizes[words[side]]
        gone = (sizes < 0.5) & (self._random.random(len(sizes)) < 0.4)
        if (~gone).sum() >= FEWEST:
            words[side], labels[side] = words[side][~gone], labels[side][~gone]

    # Changes: the words without counterpart are tagged.

    def _take_out(self, pair: int, side: int, state: _State) -> None:
        """A run of words away: what translated it on the other side has no counterpart left."""
        words, labels = state
        size = len(words[side])
        length = int(self._random.integers(1, max(2, min(9, size // 2 + 1))))
        if size - length < FEWEST:
            return
        start = int(self._random.integers(size - length + 1))
        alike = self._alike(words)
        alike = alike.T if side == 0 else alike  # (other side, this side)
        inside = alike[:, start : start + length].max(axis=1)
        outside = np.delete(alike, np.s_[start : start + length], axis=1).max(axis=1)
        other = labels[1 - side]
        surely = (inside > outside + 0.12) & (inside > 0.35)
        perhaps = ~surely & (inside > outside - 0.1)
        other[surely] = CHANGED
        other[perhaps & (other == FAITHFUL)] = UNKNOWN
        words[side] = np.delete(words[side], np.s_[start : start + length])
        labels[side] = np.delete(labels[side], np.s_[start : start + length])

    def _put_in(self, pair: int, side: int, state: _State) -> None:
        """A run of words of another sentence put in."""
        run = self._run(side, int(self._random.integers(1, 9)))
        self._insert(state, side, int(self._random.integers(len(state[0][side]) + 1)), run, CHANGED)

    def _put_next(self, pair: int, side: int, state: _State) -> None:
        """The next sentence of the document on one side only."""
        other = self._next(pair)
        if other is not None:
            more = self._material.sides[side][other][:25]
            self._insert(state, side, 0 if self._random.random() < 0.5 else len(state[0][side]), more, CHANGED)

    def _replace(self, pair: int, side: int, state: _State) -> None:
        """A word or two for near ones, and the words that they translated."""
        words, labels = state
        heavy = np.flatnonzero(self._material.lexicons[side].sizes[words[side]] > 0.6)
        if not len(heavy):
            return
        alike = self._alike(words)
        for place in self._random.permutation(heavy)[: int(self._random.integers(1, 3))].tolist():
            row = alike[place] if side == 0 else alike[:, place]
            counterpart = int(row.argmax())
            words[side][place] = self._near_one(side, int(words[side][place]))
            labels[side][place] = CHANGED
            if row[counterpart] > 0.45 and labels[1 - side][counterpart] == FAITHFUL:
                labels[1 - side][counterpart] = UNKNOWN

    def _strange(self, pair: int, side: int, state: _State) -> None:
        """A run of words for one of another sentence."""
        words, labels = state
        length = min(int(self._random.integers(1, 5)), len(words[side]) - 1)
        start = int(self._random.integers(len(words[side]) - length + 1))
        alike = self._alike(words)
        alike = alike.T if side == 0 else alike
        other = labels[1 - side]
        inside = alike[:, start : start + length].max(axis=1)
        lost = (inside >= alike.max(axis=1)) & (other == FAITHFUL)
        other[lost & (inside > 0.35)] = UNKNOWN
        words[side] = np.delete(words[side], np.s_[start : start + length])
        labels[side] = np.delete(labels[side], np.s_[start : start + length])
        self._insert(state, side, start, self._run(side, length), CHANGED)

    # What the rules are made of.

    def _insert(self, state: _State, side: int, place: int, more: Ints, label: int) -> None:
        words, labels = state
        words[side] = np.insert(words[side], place, more)
        labels[side] = np.insert(labels[side], place, np.full(len(more), label))

    def _next(self, pair: int) -> int | None:
        group = self._material.group
        return pair + 1 if pair + 1 < len(group) and group[pair + 1] == group[pair] else None

    def _run(self, side: int, length: int) -> Ints:
        sentence = self._material.sides[side][int(self._random.integers(len(self._material.group)))]
        start = int(self._random.integers(max(1, len(sentence) - length + 1)))
        return sentence[start : start + length]

    def _near_one(self, side: int, word: int) -> int:
        """A word with a like vector, but not one of the likest: those are forms of the word itself."""
        if (side, word) not in self._near:
            lexicon, pool = self._material.lexicons[side], self._pool[side]
            alike = lexicon.vectors[pool] @ lexicon.vectors[word]
            best = np.argpartition(-alike, min(NEAR, len(alike) - 1))[:NEAR]
            self._near[side, word] = pool[best[np.argsort(-alike[best], kind="stable")]][TOO_NEAR:]
        near = self._near[side, word]
        return int(near[int(self._random.integers(len(near)))])

    def _alike(self, words: list[Ints]) -> Floats:
        """float32 (source words, target words): how sure it is that one translates the other."""
        one, other = (self._material.lexicons[side].vectors[words[side]] for side in (0, 1))
        return np.asarray(np.maximum(one @ other.T, self._chances(words)), np.float32)

    def _chances(self, words: list[Ints]) -> Floats:
        one, other = (self._material.lexicons[side].entries[words[side]] for side in (0, 1))
        return self._material.translations.scores(one, other)


_State = tuple[list[Ints], list[Ints]]
