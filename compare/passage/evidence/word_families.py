"""Families of words of two languages: all words of the one that may be rendered by all of the other.

A table that is learned from sentence pairs (`compare.passage.evidence.translations`)
knows the usual translations of common words. Free translation uses the others:
a family lists them by hand, of whatever part of speech (حمولة: cargo, load,
shipment, carry). Words are looked up by their stems (`Language.stem`), so that
a family holds for all their forms.

In a file of arrays, beside those of the table, SIDE being source or target:

    SIDE_headings   uint8          what each family lists first, UTF-8, a newline after each
    SIDE_stems      uint8          the stems, likewise
    SIDE_counts     uint8 (S,)     families of each stem
    SIDE_families   uint16 (F,)    their numbers, within a stem those first that list it first
    SIDE_forms      uint16 (F,)    a checksum of the form that the family lists (`checksum`)
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.errors import UserError
from compare.languages import Language, fold_word, load_language, loosen
from compare.passage.evidence.word_arrays import joined, parted

NAMES = "source", "target"
MOST = int(np.iinfo(np.uint16).max) + 1
"""Families of a pair of languages, at most: their numbers are stored in two bytes."""

Ids = NDArray[np.int64]


class WordFamilies:
    """Which stems of two languages share a family. Stems are numbered by side; -1 stands for a word without one."""

    def __init__(
        self,
        languages: tuple[str, str],
        headings: tuple[Sequence[str], Sequence[str]],
        stems: tuple[Sequence[str], Sequence[str]],
        owned: tuple[Ids, Ids],
    ) -> None:
        """`owned` int64 (F, 3) of each side: stem, family and form of each membership, by stem."""
        self._languages = languages
        self._headings = headings
        self._stems = stems
        self._owned = owned
        self._numbers = tuple(dict(zip(side, range(len(side)), strict=True)) for side in stems)
        self._starts = tuple(
            np.searchsorted(of[:, 0], np.arange(len(side) + 1)) for side, of in zip(stems, owned, strict=True)
        )
        self._memo: tuple[dict[str, int], dict[str, int]] = ({}, {})

    def number(self, side: int, word: str) -> int:
        """The number of the stem of a word as written (0: source, 1: target), -1 if it is in no family."""
        memo = self._memo[side]
        if word not in memo:
            numbers, language = self._numbers[side], load_language(self._languages[side])
            memo[word] = next((numbers[stem] for stem in stems_of(language, word) if stem in numbers), -1)
        return memo[word]

    def rendering(self, side: int, word: str) -> str:
        """What the family of a word of a side lists first on the other side; empty if it is in none.

        Of several families one that lists the very form is preferred: وسام and سم share a stem.
        Where none does, a short stem is too little to go by.
        """
        number = self.number(side, word)
        if number < 0:
            return ""
        first, end = self._starts[side][number : number + 2].tolist()
        members: list[list[int]] = self._owned[side][first:end].tolist()
        headings = self._headings[1 - side]
        for key in load_language(self._languages[side]).keys(fold_word(word)):
            for _, family, form in members:
                if form == checksum(key):
                    return headings[family]
        return headings[members[0][1]] if len(self._stems[side][number]) >= _TELLING else ""

    def lists(self, side: int, word: str) -> bool:
        """Whether a family of a side lists the very form of a word, and not only its stem."""
        number = self.number(side, word)
        return number >= 0 and bool(self._listing(side, number, word))

    def headings(self, side: int, word: str) -> list[str]:
        """What the families of a word of a side list first on the other side; of those that list the very form, if
        any does."""
        number = self.number(side, word)
        if number < 0:
            return []
        return [self._headings[1 - side][family] for family in self._preferred(side, number, word)]

    def _preferred(self, side: int, number: int, word: str) -> list[int]:
        """The families of a word of a side by its number: those that list the very form, if any does."""
        return self._listing(side, number, word) or self._of(side, number).tolist()

    def _listing(self, side: int, number: int, word: str) -> list[int]:
        """The families of a word of a side, by its number, that list the very form."""
        first, end = self._starts[side][number : number + 2].tolist()
        members: list[list[int]] = self._owned[side][first:end].tolist()
        forms = {checksum(key) for key in load_language(self._languages[side]).keys(fold_word(word))}
        return [family for _, family, form in members if form in forms]

    def beside(self, side: int, word: str) -> list[str]:
        """The stems of the other side that stand in a family of a word of a side, each once.

        Families that list the very form are preferred, as by `rendering`.
        """
        number = self.number(side, word)
        if number < 0:
            return []
        order, starts = self._ordered[1 - side]
        families = self._preferred(side, number, word)
        beside = np.concatenate([order[slice(*starts[family : family + 2])] for family in families])
        stems = self._stems[1 - side]
        return [stems[n] for n in sorted(set(beside.tolist()))]

    def numbers(self, side: int, words: Sequence[str]) -> Ids:
        """`number` of each word: int64 (words,)."""
        return np.array([self.number(side, word) for word in words], dtype=np.int64)

    def shared(self, source: Ids, target: Ids) -> NDArray[np.bool_]:
        """Boolean (source, target): whether two words, by the numbers of their stems, share a family."""
        found = np.zeros((len(source), len(target)), dtype=bool)
        rows, mine = self._memberships(0, source)
        columns, theirs = self._memberships(1, target)
        order = theirs.argsort(kind="stable")
        columns, theirs = columns[order], theirs[order]
        low, high = theirs.searchsorted(mine), theirs.searchsorted(mine, side="right")
        counts = high - low
        found[rows.repeat(counts), columns[_ranges(low, counts)]] = True
        return found

    def sizes(self, side: int, numbers: Ids) -> Ids:
        """In how many families the stem of each number is, 0 for -1: int64 (words,)."""
        starts, known = self._starts[side], np.maximum(numbers, 0)
        return np.where(numbers >= 0, starts[known + 1] - starts[known], 0)

    def near(self, source: int, target: int, vague: int) -> bool:
        """Whether two words that share no family are near in meaning, by the numbers of their stems.

        So they are if a word of a family of `source` stands beside `target` in another family. Words that
        are in `vague` families or more do not count: they stand beside anything.
        """
        mine, theirs = self._of(0, source), self._of(1, target)
        order, starts = self._ordered[1]
        ours = [order[starts[family] : starts[family + 1]] for family in mine]
        stems = np.unique(np.concatenate(ours)) if ours else np.zeros(0, np.int64)
        stems = stems[self.sizes(1, stems) < vague]
        others = self._memberships(1, stems)[1]
        return bool(np.isin(others, theirs).any())

    def _of(self, side: int, number: int) -> Ids:
        """The families of a stem, by its number."""
        first, end = self._starts[side][number : number + 2] if number >= 0 else (0, 0)
        families: Ids = self._owned[side][first:end, 1]
        return families

    @cached_property
    def _ordered(self) -> tuple[tuple[Ids, Ids], tuple[Ids, Ids]]:
        """The numbers of either side's stems in the order of their families, and where those of each family begin."""
        found = []
        for owned, headings in zip(self._owned, self._headings, strict=True):
            order = np.argsort(owned[:, 1], kind="stable")
            found.append((owned[order, 0], np.searchsorted(owned[order, 1], np.arange(len(headings) + 1))))
        return found[0], found[1]

    def _memberships(self, side: int, numbers: Ids) -> tuple[Ids, Ids]:
        """The families of the words of a side: place of the word and family of each."""
        starts = self._starts[side]
        known = (numbers >= 0).nonzero()[0]
        low = starts[numbers[known]]
        counts = starts[numbers[known] + 1] - low
        return known.repeat(counts), self._owned[side][_ranges(low, counts), 1]

    def turned(self) -> WordFamilies:
        """The same with source and target exchanged."""
        return WordFamilies(self._languages[::-1], self._headings[::-1], self._stems[::-1], self._owned[::-1])

    def arrays(self) -> dict[str, Any]:
        """What `read_families` reads."""
        found: dict[str, Any] = {}
        for name, headings, stems, owned in zip(NAMES, self._headings, self._stems, self._owned, strict=True):
            found[f"{name}_headings"] = joined(headings)
            found[f"{name}_stems"] = joined(stems)
            found[f"{name}_counts"] = np.bincount(owned[:, 0], minlength=len(stems)).astype(np.uint8)
            found[f"{name}_families"] = owned[:, 1].astype(np.uint16)
            found[f"{name}_forms"] = owned[:, 2].astype(np.uint16)
        return found


def read_families(arrays: Mapping[str, Any], languages: tuple[str, str]) -> WordFamilies | None:
    """The families among the arrays of a file, None without any; ValueError where they do not fit one another."""
    if f"{NAMES[0]}_stems" not in arrays:
        return None
    headings, sides = [], []
    for name in NAMES:
        headings.append(parted(arrays[f"{name}_headings"]))
        stems, counts = parted(arrays[f"{name}_stems"]), arrays[f"{name}_counts"]
        families, forms = (arrays[f"{name}_{what}"].astype(np.int64) for what in ("families", "forms"))
        if len(counts) != len(stems) or not counts.sum() == len(families) == len(forms):
            raise ValueError("its families do not fit their stems")
        if len(families) and families.max() >= len(headings[-1]):
            raise ValueError("a stem names no family")
        sides.append((stems, np.stack([np.repeat(np.arange(len(stems)), counts), families, forms], axis=1)))
    (source, mine), (target, theirs) = sides
    return WordFamilies(languages, (headings[0], headings[1]), (source, target), (mine, theirs))


def _ranges(starts: Ids, counts: Ids) -> Ids:
    """So many numbers from each of `starts` on, one range behind the other."""
    before = counts.cumsum() - counts
    return np.arange(int(counts.sum())) + (starts - before).repeat(counts)


def checksum(form: str) -> int:
    """A number below 65,536 for a folded form, however it is spelt (`loosen`); two forms seldom share one."""
    return zlib.crc32(loosen(form).encode("utf-8")) & 0xFFFF


def stems_of(language: Language, word: str) -> Iterator[str]:
    """The stems that a word may have, with its clitics and without; likeliest first.

    The prefixes of a verb's persons are exchanged for that of the third
    (`words.persons`: تعلن, نعلن as يعلن), which the stemmers leave.
    """
    persons = language.mapping("words.persons")
    for key in language.keys(fold_word(word)):
        stem = language.stem(key)
        yield stem
        if (third := persons.get(stem[:1])) and len(stem) > _LONG_ENOUGH:
            yield third + stem[1:]


_TELLING = 4
"""Letters from which on a stem tells what a word is that no family lists as it is."""
_LONG_ENOUGH = 3
"""Letters from which on the first may be a person's prefix."""


def families_of(lines: Sequence[tuple[Sequence[str], Sequence[str]]], languages: tuple[str, str]) -> WordFamilies:
    """The families of lines, each the words of either side: a phrase counts by its words of content.

    UserError where there are more than `MOST`.
    """
    if len(lines) > MOST:
        raise UserError(f"{len(lines)} families of words: {MOST} are the most; join or leave out some")
    headings, stems, owned = [], [], []
    for side, code in enumerate(languages):
        language = load_language(code)
        places: dict[str, dict[int, tuple[int, int]]] = {}
        for number, line in enumerate(lines):
            for place, entry in enumerate(line[side]):
                words = [fold_word(word) for word in entry.split()]
                content = [word for word in words if not language.is_function(word)]
                for word in content or words:
                    places.setdefault(language.stem(word), {}).setdefault(number, (place, checksum(word)))
        known = sorted(places)
        ranked = [sorted((place, number, form) for number, (place, form) in places[stem].items()) for stem in known]
        members = [(n, number, form) for n, of in enumerate(ranked) for _, number, form in of[:_MOST_OF_ONE]]
        headings.append([line[side][0].strip() for line in lines])
        stems.append(known)
        owned.append(np.array(members, np.int64).reshape(-1, 3))
    return WordFamilies(languages, (headings[0], headings[1]), (stems[0], stems[1]), (owned[0], owned[1]))


_MOST_OF_ONE = 255
"""Families of a stem, at most."""
