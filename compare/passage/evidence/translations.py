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
        """`entries` int64 (E, 2): source and target word of each, sorted; `probabilities` (E, 2): forward, backward."""
        self.languages = languages
        self.words = tuple(words[0]), tuple(words[1])
        self._numbers = tuple(dict(zip(side, range(len(side)), strict=True)) for side in words)
        self._width = len(words[1]) + 1  # so that no word but -1 has the key before a source word's first
        self._keys = entries[:, 0] * self._width + entries[:, 1]
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
        if not len(self._keys):
            return np.zeros((len(source), len(target)), dtype=np.float32)
        keys = source[:, None] * self._width + target
        places = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        return np.where(self._keys[places] == keys, self._best[places], np.float32(0))

    def of(self, side: int, word: str, most: int = 3) -> list[tuple[str, float]]:
        """The likeliest translations of a word of `side`, with P(translation | word), best first."""
        return [(translation, chance) for translation, chance, _ in self.both_ways(side, word, most)]

    def both_ways(self, side: int, word: str, most: int) -> list[tuple[str, float, float]]:
        """As `of`, with P(word | translation) behind it."""
        number = self.number(side, word)
        if number < 0:
            return []
        if side:
            order, starts = self._by_target
            places = order[starts[number] : starts[number + 1]]
        else:
            places = np.arange(*self._starts[number : number + 2])
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
        order = _by_number(self._entries[:, 1])
        return Translations(
            (self.languages[1], self.languages[0]),
            (self.words[1], self.words[0]),
            self._entries[order][:, ::-1],
            self._probabilities[order][:, ::-1],
            self.families.turned() if self.families else None,
        )

    @cached_property
    def _best(self) -> NDArray[np.float32]:
        return np.asarray(self._probabilities.max(axis=1))

    @cached_property
    def _surest(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        best = []
        for side in (0, 1):
            values = np.zeros(max(1, len(self.words[side])), np.float32)
            np.maximum.at(values, self._entries[:, side], self._probabilities[:, side])
            best.append(values)
        return best[0], best[1]

    @cached_property
    def _starts(self) -> Ids:
        """Where the entries of each source word begin."""
        return np.searchsorted(self._entries[:, 0], np.arange(len(self.words[0]) + 1))

    @cached_property
    def _by_target(self) -> tuple[Ids, Ids]:
        """Entries in the order of the target words, and where each word's begin."""
        order = _by_number(self._entries[:, 1])
        return order, np.searchsorted(self._entries[order, 1], np.arange(len(self.words[1]) + 1))

    def save(self, path: Path) -> None:
        """Write the file that `read_translations` reads; entries that round to nothing both ways are left out."""
        stored = np.rint(self._probabilities * LEVELS).astype(np.uint8)
        kept = stored.any(axis=1)
        np.savez_compressed(
            path,
            languages=np.array(self.languages),
            source=joined(self.words[0]),
            target=joined(self.words[1]),
            counts=np.bincount(self._entries[kept, 0], minlength=len(self.words[0])).astype(np.uint16),
            partners=self._entries[kept, 1].astype(np.uint16),
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
