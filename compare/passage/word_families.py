"""Families of words of two languages: all words of the one that may be rendered by all of the other.

A table that is learned from sentence pairs (`compare.passage.translations`)
knows the usual translations of common words. Free translation uses the others:
a family lists them by hand, of whatever part of speech (حمولة: cargo, load,
shipment, carry). Words are looked up by their stems (`Language.stem`), so that
a family holds for all their forms.

In a file of arrays, beside those of the table, for `side` source and target:

    SIDE_stems      uint8          the stems, UTF-8, a newline after each
    SIDE_counts     uint8 (S,)     families of each stem
    SIDE_families   uint16 (F,)    their numbers, ascending within a stem
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.languages import Language, fold_word, load_language
from compare.passage.word_arrays import joined, parted

NAMES = "source", "target"
MOST = np.iinfo(np.uint16).max
"""Families of a pair of languages, at most."""

Ids = NDArray[np.int64]


class WordFamilies:
    """Which stems of two languages share a family. Stems are numbered by side; -1 stands for a word without one."""

    def __init__(self, languages: tuple[str, str], stems: tuple[Sequence[str], Sequence[str]], owned: tuple[Ids, Ids]):
        """`owned` int64 (F, 2) of each side: stem and family of each membership, sorted."""
        self._languages = languages
        self._stems = stems
        self._owned = owned
        self._numbers = tuple(dict(zip(side, range(len(side)), strict=True)) for side in stems)
        self._starts = tuple(
            np.searchsorted(of[:, 0], np.arange(len(side) + 1)) for side, of in zip(stems, owned, strict=True)
        )

    def number(self, side: int, word: str) -> int:
        """The number of the stem of a word as written (0: source, 1: target), -1 if it is in no family."""
        numbers, language = self._numbers[side], load_language(self._languages[side])
        return next((numbers[stem] for stem in stems_of(language, word) if stem in numbers), -1)

    def shared(self, source: Ids, target: Ids) -> NDArray[np.bool_]:
        """Boolean (source, target): whether two words, by the numbers of their stems, share a family."""
        found = np.zeros((len(source), len(target)), dtype=bool)
        rows, mine = self._memberships(0, source)
        columns, theirs = self._memberships(1, target)
        order = np.argsort(theirs, kind="stable")
        columns, theirs = columns[order], theirs[order]
        low, high = np.searchsorted(theirs, mine), np.searchsorted(theirs, mine, side="right")
        counts = high - low
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        found[np.repeat(rows, counts), columns[np.repeat(low, counts) + within]] = True
        return found

    def _memberships(self, side: int, numbers: Ids) -> tuple[Ids, Ids]:
        """The families of the words of a side: place of the word and family of each."""
        starts = self._starts[side]
        known = np.flatnonzero(numbers >= 0)
        low, high = starts[numbers[known]], starts[numbers[known] + 1]
        counts = high - low
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return np.repeat(known, counts), self._owned[side][np.repeat(low, counts) + within, 1]

    def turned(self) -> WordFamilies:
        """The same with source and target exchanged."""
        return WordFamilies(self._languages[::-1], self._stems[::-1], self._owned[::-1])

    def arrays(self) -> dict[str, Any]:
        """What `read_families` reads."""
        found: dict[str, Any] = {}
        for name, stems, owned in zip(NAMES, self._stems, self._owned, strict=True):
            found[f"{name}_stems"] = joined(stems)
            found[f"{name}_counts"] = np.bincount(owned[:, 0], minlength=len(stems)).astype(np.uint8)
            found[f"{name}_families"] = owned[:, 1].astype(np.uint16)
        return found


def read_families(arrays: Mapping[str, Any], languages: tuple[str, str]) -> WordFamilies | None:
    """The families among the arrays of a file, None without any; ValueError where they do not fit one another."""
    if f"{NAMES[0]}_stems" not in arrays:
        return None
    sides = []
    for name in NAMES:
        stems, counts = parted(arrays[f"{name}_stems"]), arrays[f"{name}_counts"]
        families = arrays[f"{name}_families"].astype(np.int64)
        if len(counts) != len(stems) or counts.sum() != len(families):
            raise ValueError("its families do not fit their stems")
        sides.append((stems, np.stack([np.repeat(np.arange(len(stems)), counts), families], axis=1)))
    (source, mine), (target, theirs) = sides
    return WordFamilies(languages, (source, target), (mine, theirs))


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


_LONG_ENOUGH = 3
"""Letters from which on the first may be a person's prefix."""


def families_of(lines: Iterable[tuple[Sequence[str], Sequence[str]]], languages: tuple[str, str]) -> WordFamilies:
    """The families of lines, each the words of either side: a phrase counts by its words of content."""
    known: tuple[dict[str, set[int]], dict[str, set[int]]] = ({}, {})
    spoken = [load_language(code) for code in languages]
    for number, line in enumerate(lines):
        for entries, stems, language in zip(line, known, spoken, strict=True):
            for entry in entries:
                words = [fold_word(word) for word in entry.split()]
                content = [word for word in words if not language.is_function(word)]
                for word in content or words:
                    stems.setdefault(language.stem(word), set()).add(number)
    sides = [sorted(stems) for stems in known]
    owned = [
        np.array([(n, f) for n, stem in enumerate(side) for f in sorted(stems[stem])[:_MOST_OF_ONE]], np.int64)
        for side, stems in zip(sides, known, strict=True)
    ]
    return WordFamilies(languages, (sides[0], sides[1]), (owned[0].reshape(-1, 2), owned[1].reshape(-1, 2)))


_MOST_OF_ONE = 255
"""Families of a stem, at most."""
