"""The tagger's word on the passages of a comparison, computed when asked for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from compare.encoding.tokens import TokenStore
from compare.languages import load_language
from compare.passage.evidence.tagger import FILE, Floats, Tagger, read_tagger
from compare.passage.evidence.translations import FILE as TRANSLATIONS
from compare.passage.evidence.translations import Ids, Translations, embedded_translations
from compare.passage.evidence.unmatched import word_kind
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.segment import overlapping

SAMPLE = 100
"""Passages that tell how long the rows of a side are."""
LONGEST = 400
"""Words of a side that are looked at: beyond, a passage is no passage."""

_Known = tuple[int, int, bool]
"""Of a word wherever it stands: its numbers in the table and among the stems, and whether it is content."""


@dataclass(frozen=True, eq=False)
class Rows:
    """The words of one side, with what is known of each by itself."""

    spans: tuple[Span, ...]
    """Local."""
    vectors: Floats
    """Unit vectors, float32 (words, dim)."""
    sizes: Floats
    """Their lengths before that, 1 = usual."""
    entries: Ids
    """Numbers in the table of translations, -1 for what it lacks."""
    stems: Ids
    """Numbers of the stems in the families of words (`word_families.py`), -1 for what is in none."""
    content: NDArray[np.bool_]
    """Whether a word means something by itself: no function word, no figure."""

    def inside(self, parts: Sequence[Span]) -> NDArray[np.bool_]:
        """Boolean (words,): which words overlap one of the local spans `parts`."""
        found = np.zeros(len(self.spans), bool)
        for part in parts:
            words = overlapping(self.spans, part)
            found[words.start : words.stop] = True
        return found


@dataclass(frozen=True, eq=False)
class Tags:
    """What is known of each word of one side of a passage, float32 (words,) each."""

    rows: Rows
    unmatched: Floats
    """The probability that the word has no counterpart."""
    chance: Floats
    """The best chance, by the table, that a word of the other side translates it."""
    cosine: Floats
    """The best cosine with a word of the other side."""


class Tagging:
    """Tags of all passages; `tokens` are of the encoder that the tagger was trained for."""

    def __init__(
        self,
        pairs: Sequence[PassagePair],
        tokens: TokenStore,
        folder: Path,
        translations: Translations | None,
    ) -> None:
        self.pairs = pairs
        self._languages = [load_language(pairs[0].on(side).language) for side in Side]
        self._stores = [tokens.of(pairs[0].on(side).language) for side in Side]
        self.folder = folder
        """Where the tagger lies, and what was fitted with it."""
        self._tagger = _tagger_in(folder)
        self._translations = translations
        self._families = translations.families if translations else None
        self._rows: dict[tuple[Side, int], Rows] = {}
        self._known: tuple[dict[str, _Known | None], dict[str, _Known | None]] = ({}, {})
        self._sizes: dict[Side, float] = {}
        self._tags: dict[int, tuple[Tags, Tags] | None] = {}
        self._last: tuple[int, tuple[Floats, Floats, Floats]] | None = None
        self._last_related: tuple[int, NDArray[np.bool_]] | None = None

    @property
    def has_table(self) -> bool:
        """Whether a table of translations is known: without one, which word translates which is a guess."""
        return self._translations is not None

    @property
    def has_families(self) -> bool:
        """Whether families of words are known (`compare.passage.evidence.word_families`)."""
        return self._families is not None

    def rendered(self, side: Side, index: int) -> NDArray[np.bool_]:
        """Which words of a side share a family with a word of the other side: boolean (words,)."""
        return np.asarray(self.related(index).any(axis=1 - int(side)))

    def related(self, index: int) -> NDArray[np.bool_]:
        """Which words of both sides share a family: boolean (source, target); none where no families are known."""
        if self._last_related is None or self._last_related[0] != index:
            self._last_related = index, self._related(index)
        return self._last_related[1]

    def family_sizes(self, side: Side, index: int) -> Ids:
        """In how many families each word of a side is: int64 (words,), 0 where no families are known."""
        stems = self.rows(side, index).stems
        return self._families.sizes(int(side), stems) if self._families else np.zeros(len(stems), np.int64)

    def _related(self, index: int) -> NDArray[np.bool_]:
        source, target = (self.rows(side, index).stems for side in Side)
        if self._families is None:
            return np.zeros((len(source), len(target)), bool)
        return self._families.shared(source, target)

    def size(self, side: Side) -> float:
        """The mean length of the rows of a side's different words, of passages evenly spaced."""
        if side not in self._sizes:
            store, step = self._stores[side], math.ceil(len(self.pairs) / SAMPLE)
            lengths: dict[str, float] = {}
            for pair in self.pairs[::step]:
                text = pair.on(side).text
                found = zip(store.token_vectors(text)[0], store.token_lengths(text).tolist(), strict=True)
                lengths.update({text[start:end]: length for (start, end), length in found})
            self._sizes[side] = float(np.mean(list(lengths.values()))) if lengths else 1.0
        return self._sizes[side]

    def rows(self, side: Side, index: int) -> Rows:
        """The words of one side of a passage."""
        key = side, index
        if key not in self._rows:
            text, store = self.pairs[index].on(side).text, self._stores[side]
            spans, vectors = store.token_vectors(text)
            known, kept, read = self._known[side], [], []
            for n, (start, end) in enumerate(spans):
                word = text[start:end]
                if word not in known:
                    known[word] = self._read(side, word)
                if (one := known[word]) is not None:
                    kept.append(n)
                    read.append(one)
            del kept[LONGEST:], read[LONGEST:]
            sizes = store.token_lengths(text)[kept] if kept else np.zeros(0, np.float32)
            entries, stems, content = zip(*read, strict=True) if read else ((), (), ())
            self._rows[key] = Rows(
                tuple(spans[n] for n in kept),
                vectors[kept],
                (sizes / max(self.size(side), 1e-12)).astype(np.float32),
                np.array(entries, np.int64),
                np.array(stems, np.int64),
                np.array(content, bool),
            )
        return self._rows[key]

    def _read(self, side: Side, word: str) -> _Known | None:
        """What is known of a word; None of punctuation."""
        if not any(map(str.isalnum, word)):
            return None
        kind = word_kind(word, self._languages[side])
        return (
            self._translations.number(int(side), word) if self._translations else -1,
            self._families.number(int(side), word) if self._families else -1,
            not (kind.figure or kind.empty),
        )

    def tags(self, index: int) -> tuple[Tags, Tags] | None:
        """The tags of both sides of a passage; None where a side has no words."""
        if index not in self._tags:
            self._tags[index] = self._tag(index)
        return self._tags[index]

    def alike(self, index: int) -> Floats:
        """float32 (source words, target words): the larger of cosine and best chance of the table of two words."""
        return self._compared(index)[2]

    def _compared(self, index: int) -> tuple[Floats, Floats, Floats]:
        """Cosines and chances of the words of both sides, and the larger of the two, float32 (source, target words).

        Those of the passage that was asked for last are remembered: the checks look at one after the other.
        """
        if self._last is None or self._last[0] != index:
            source, target = self.rows(Side.SOURCE, index), self.rows(Side.TARGET, index)
            cosines = np.asarray(source.vectors @ target.vectors.T, np.float32)
            chances = self._chances(Side.SOURCE, source.entries, target)
            self._last = index, (cosines, chances, np.maximum(cosines, chances))
        return self._last[1]

    def sureness(self, side: Side, index: int) -> Floats:
        """float32 (words,): how sure the table is of a translation of each word of a side, whatever stands opposite."""
        entries = self.rows(side, index).entries
        if self._translations is None:
            return np.zeros(len(entries), np.float32)
        return self._translations.sureness(int(side), entries)

    def matches(self, side: Side, index: int, other: int, words: NDArray[np.bool_]) -> float:
        """How well some words of a side, one or more, are matched in the other side of passage `other`: the mean of
        their best."""
        if other == index:
            alike = self.alike(index)
            alike = (alike.T if side else alike)[words]
            return float(alike.max(axis=1).mean()) if alike.size else 0.0
        mine, theirs = self.rows(side, index), self.rows(side.other, other)
        if not len(theirs.spans):
            return 0.0
        best = np.maximum(mine.vectors[words] @ theirs.vectors.T, self._chances(side, mine.entries[words], theirs))
        return float(best.max(axis=1).mean())

    def _chances(self, side: Side, entries: Ids, other: Rows) -> Floats:
        if self._translations is None:
            return np.zeros((len(entries), len(other.spans)), np.float32)
        if side is Side.SOURCE:
            return self._translations.scores(entries, other.entries)
        return self._translations.scores(other.entries, entries).T

    def _tag(self, index: int) -> tuple[Tags, Tags] | None:
        source, target = self.rows(Side.SOURCE, index), self.rows(Side.TARGET, index)
        if not source.spans or not target.spans:
            return None
        cosines, chances, _ = self._compared(index)
        one, other = self._tagger.unmatched(source.vectors, target.vectors, (source.sizes, target.sizes), chances)
        return (
            Tags(source, one, chances.max(axis=1), cosines.max(axis=1)),
            Tags(target, other, chances.max(axis=0), cosines.max(axis=0)),
        )


def open_tagging(pairs: Sequence[PassagePair], tokens: TokenStore) -> Tagging | None:
    """The tagging of passages by the tagger that was trained for an encoder; None if there is none."""
    folder = tokens.folder
    if folder is None or not pairs or not (folder / FILE).is_file():
        return None
    # A tagger that was trained without a table of translations has not learned what one is worth.
    languages = (pair.language for pair in (pairs[0].source, pairs[0].target))
    table = embedded_translations(*languages) if (folder / TRANSLATIONS).is_file() else None
    return Tagging(pairs, tokens, folder, table)


@lru_cache(maxsize=4)
def _tagger_in(folder: Path) -> Tagger:
    return read_tagger(folder / FILE)
