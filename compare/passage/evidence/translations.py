"""A table of word translations with probabilities, estimated from sentence pairs.

For the commonest words of two languages it holds P(target word | source word)
and P(source word | target word), where they are not negligible. It tells what
vectors do not: which of two near words (red and blue, twelve and twenty) a word
really is a translation of. In a free translation three words in ten have none
of their usual translations on the other side, so a missing one is evidence,
never a verdict.

The file is a NumPy archive (`.npz`, no pickles):

    languages   str (2,)        codes of source and target
    source      uint8           the source words, UTF-8, a newline after each
    target      uint8           the target words, likewise
    counts      uint16 (S,)     entries of each source word
    partners    uint16 (E,)     target word of each entry, ascending within a source word
    forward     uint8 (E,)      P(target | source) x 255, rounded
    backward    uint8 (E,)      P(source | target) x 255, rounded

and, where there are any, the arrays of the families of words that a table learned
from pairs lacks (`compare.passage.evidence.word_families`). They have no probabilities: they
say what a word may be rendered by, not how often, and take no part in `scores`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from compare.languages import fold_word, load_language
from compare.passage.evidence.word_arrays import joined, parted, read_arrays
from compare.passage.evidence.word_families import WordFamilies, families_of, read_families

FILE = "translations.npz"
LEVELS = 255
"""A probability of 1 as stored."""

Ids = NDArray[np.int64]


class Translations:
    """Word translations of a pair of languages, both ways.

    Words are numbered by side; -1 stands for a word that the table lacks.
    """

    def __init__(
        self,
        languages: tuple[str, str],
        words: tuple[Sequence[str], Sequence[str]],
        entries: Ids,
        probabilities: NDArray[np.float32],
        families: WordFamilies | None = None,
    ) -> None:
        """`entries` int64 (E, 2): source and target word of each; `probabilities` (E, 2): forward, backward."""
        self.languages = languages
        self.words = tuple(words[0]), tuple(words[1])
        self._numbers = tuple(dict(zip(side, range(len(side)), strict=True)) for side in words)
        self._width = len(words[1]) + 1  # so that no word but -1 has the key before a source word's first
        self._entries = entries
        self._probabilities = probabilities
        self.families = families
        self._memo: tuple[dict[str, int], dict[str, int]] = ({}, {})

    def number(self, side: int, word: str) -> int:
        """The number of a word as written (0: source, 1: target) or without its clitics; -1 if there is none."""
        memo = self._memo[side]
        if word not in memo:
            numbers = self._numbers[side]
            keys = load_language(self.languages[side]).keys(fold_word(word))
            memo[word] = next((numbers[key] for key in keys if key in numbers), -1)
        return memo[word]

    def holds(self, side: int, word: str) -> bool:
        """Whether the table has a folded word just as it is, with nothing taken off."""
        return word in self._numbers[side]

    def numbers(self, side: int, words: Sequence[str]) -> Ids:
        """`number` of each word: int64 (words,)."""
        memo = self._memo[side]
        return np.array([memo[word] if word in memo else self.number(side, word) for word in words], dtype=np.int64)

    def scores(self, source: Ids, target: Ids) -> NDArray[np.float32]:
        """float32 (source, target): the larger of both probabilities of two words, 0 where neither is known."""
        known, best = self._best
        if not len(known):
            return np.zeros((len(source), len(target)), dtype=np.float32)
        keys = source[:, None] * self._width + target
        places = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        return np.where(known[places] == keys, best[places], np.float32(0))

    def of(self, side: int, word: str, most: int = 3) -> list[tuple[str, float]]:
        """The likeliest translations of a word of `side`, with P(translation | word), best first."""
        return [(translation, chance) for translation, chance, _ in self.both_ways(side, word, most)]

    def both_ways(self, side: int, word: str, most: int) -> list[tuple[str, float, float]]:
        """As `of`, with P(word | translation) behind it."""
        number = self.number(side, word)
        if number < 0:
            return []
        order, starts = self._by_word[side]
        places = order[starts[number] : starts[number + 1]]
        chances = self._probabilities[places]
        best = np.argsort(-chances[:, side], kind="stable")[:most]
        other = self.words[1 - side]
        found = zip(self._entries[places[best], 1 - side].tolist(), chances[best].tolist(), strict=True)
        return [(other[word], both[side], both[1 - side]) for word, both in found if both[side] > 0]

    def sureness(self, side: int, numbers: Ids) -> NDArray[np.float32]:
        """float32 (words,): the best P(translation | word) of words of a side by number, 0 of those that it lacks."""
        best = self._surest[side]
        return np.where(numbers >= 0, best[np.maximum(numbers, 0)], np.float32(0))

    def with_families(self, lines: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Translations:
        """The same table with families of words, each the words of either side (`families_of`)."""
        families = families_of(lines, self.languages) if lines else None
        return Translations(self.languages, self.words, self._entries, self._probabilities, families)

    def turned(self) -> Translations:
        """The same table with source and target exchanged."""
        return Translations(
            (self.languages[1], self.languages[0]),
            (self.words[1], self.words[0]),
            self._entries[:, ::-1],
            self._probabilities[:, ::-1],
            self.families.turned() if self.families else None,
        )

    @cached_property
    def _best(self) -> tuple[Ids, NDArray[np.float32]]:
        """The key of every entry, ascending, and the larger of its probabilities."""
        keys = self._entries[:, 0] * self._width + self._entries[:, 1]
        order = np.argsort(keys, kind="stable")
        return keys[order], self._probabilities.max(axis=1)[order]

    @cached_property
    def _surest(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        best = []
        for side in (0, 1):
            values = np.zeros(max(1, len(self.words[side])), np.float32)
            np.maximum.at(values, self._entries[:, side], self._probabilities[:, side])
            best.append(values)
        return best[0], best[1]

    @cached_property
    def _by_word(self) -> tuple[tuple[Ids, Ids], tuple[Ids, Ids]]:
        """For either side the entries in the order of its words, and where those of each word begin."""
        found = []
        for words, numbers in zip(self.words, self._entries.T, strict=True):
            order = _by_number(numbers)
            found.append((order, np.searchsorted(numbers[order], np.arange(len(words) + 1))))
        return found[0], found[1]

    def save(self, path: Path) -> None:
        """Write the file that `read_translations` reads; entries that round to nothing both ways are left out."""
        order = self._by_word[0][0]
        entries, stored = self._entries[order], np.rint(self._probabilities[order] * LEVELS).astype(np.uint8)
        kept = stored.any(axis=1)
        np.savez_compressed(
            path,
            languages=np.array(self.languages),
            source=joined(self.words[0]),
            target=joined(self.words[1]),
            counts=np.bincount(entries[kept, 0], minlength=len(self.words[0])).astype(np.uint16),
            partners=entries[kept, 1].astype(np.uint16),
            forward=stored[kept, 0],
            backward=stored[kept, 1],
            **(self.families.arrays() if self.families else {}),
        )


def read_translations(path: Path) -> Translations:
    """The table in `path`; UserError if it is none."""
    return read_arrays(path, _table, "is no table of translations", "muqabala train translations")


def _table(content: np.lib.npyio.NpzFile) -> Translations:
    source, target = parted(content["source"]), parted(content["target"])
    counts, partners = content["counts"], content["partners"].astype(np.int64)
    languages = [str(code) for code in content["languages"]]
    if len(languages) != 2 or len(counts) != len(source) or counts.sum() != len(partners):
        raise ValueError("its parts do not fit one another")
    if len(partners) and partners.max() >= len(target):
        raise ValueError("an entry names no word")
    entries = np.stack([np.repeat(np.arange(len(source)), counts), partners], axis=1)
    chances = np.stack([content["forward"], content["backward"]], axis=1).astype(np.float32) / np.float32(LEVELS)
    spoken = languages[0], languages[1]
    return Translations(spoken, (source, target), entries, chances, read_families(content, spoken))


def no_translations(languages: tuple[str, str]) -> Translations:
    """A table without words, for languages that have none."""
    return Translations(languages, ([], []), np.zeros((0, 2), np.int64), np.zeros((0, 2), np.float32))


@lru_cache(maxsize=8)
def embedded_translations(source: str, target: str) -> Translations | None:
    """The table that comes with the program for texts of two languages, either way round, or None."""
    one, other = (code.partition("-")[0] for code in (source, target))
    for folder, turned in ((f"{one}-{other}", False), (f"{other}-{one}", True)):
        resource = files("compare.models") / folder / FILE
        if turned and resource.is_file():
            table = embedded_translations(other, one)
            return table.turned() if table else None
        if resource.is_file():
            with as_file(resource) as path:
                return read_translations(path)
    return None


def _by_number(numbers: Ids) -> Ids:
    """The places of word numbers in their order, equal ones as they stand; short numbers are sorted by their digits."""
    short = not len(numbers) or numbers.max() < 1 << 16
    return np.argsort(numbers.astype(np.uint16) if short else numbers, kind="stable")
