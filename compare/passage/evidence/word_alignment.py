"""Word alignment of a passage by the vectors of its words: which word of one side is the counterpart of which.

A word that says the contrary resembles the one it replaces no more than any
other word does, so its place shows in its context: the words beside the one
are the counterparts of the words beside the other, and neither of the two is
aligned elsewhere. The alignment is by argmax of cosines, as in SimAlign (Jalili
Sabet et al. 2020, "SimAlign: High Quality Word Alignments Without Parallel
Training Data Using Static and Contextualized Embeddings"), over content words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.encoding.tokens import Tokens
from compare.languages import fold_word, load_language
from compare.passage.evidence.unmatched import Floats
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.segment import Segment

ALIGNED = 0.55
"""Cosine from which on a word of the other side is this word's own counterpart."""
SIMILAR = 0.4
"""Cosine from which on `nearest_words` takes a word for the translation of another."""
MATCHED = 0.35
"""Cosine from which on a word shows where its context stands on the other side."""
REACH = 8
"""How many words before and behind a word are its context."""
CONTEXT_WORDS = 4
"""The nearest of them that have a counterpart are asked."""
NEAR = 3
"""How many words further from the other word their counterparts may stand."""


class _Words:
    """The words of a side: spans, and which of them carry content."""

    def __init__(self, side: Segment, spans: Sequence[Span]) -> None:
        language = load_language(side.language)
        self.text = side.text
        self.kept = [n for n, (a, b) in enumerate(spans) if any(c.isalnum() for c in self.text[a:b])]
        self.spans = [spans[n] for n in self.kept]
        self._ends = [end for _, end in self.spans]
        self.content = np.array([not language.is_function(fold_word(self.text[a:b])) for a, b in self.spans], bool)

    def at(self, span: Span) -> list[int]:
        found = []
        for n in range(bisect_right(self._ends, span[0]), len(self.spans)):
            if self.spans[n][0] >= span[1]:
                break
            found.append(n)
        return found

    def content_words(self, span: Span) -> list[int]:
        """The words of a phrase that mean something by themselves, or its longest one."""
        words = self.at(span)
        longest = sorted(words, key=lambda n: self.spans[n][0] - self.spans[n][1])[:1]
        return [n for n in words if self.content[n]] or longest


class WordAlignment:
    """The words of both sides of a passage and the cosines between them, float32 (source words, target words)."""

    def __init__(self, pair: PassagePair, source: Tokens, target: Tokens) -> None:
        tokens = source, target
        self._sides = tuple(_Words(pair.on(side), tokens[side][0]) for side in Side)
        rows = [np.asarray(tokens[side][1], dtype=np.float32)[self._sides[side].kept] for side in Side]
        if all(len(part) for part in rows):
            self._cosines: Floats = rows[0] @ rows[1].T
        else:
            self._cosines = np.zeros((len(rows[0]), len(rows[1])), dtype=np.float32)
        self._best = self._cosines.max(axis=0, initial=-1), self._cosines.max(axis=1, initial=-1)

    def aligned_elsewhere(
        self, source: Span, target: Span, others: tuple[Sequence[Span], Sequence[Span]] = ((), ())
    ) -> bool:
        """True if either word is aligned (cosine >= `ALIGNED`) to a content word other than its rival.

        `others` (source, target) are spans of words that do not count as counterparts.
        """
        mine, theirs = self._sides[0].content_words(source), self._sides[1].content_words(target)
        rows = self._content(Side.SOURCE, [source, *others[0]])
        columns = self._content(Side.TARGET, [target, *others[1]])
        return _aligned(self._cosines, mine, columns, self._best[0]) or _aligned(
            self._cosines.T, theirs, rows, self._best[1]
        )

    def counterpart(self, side: Side, span: Span) -> Span | None:
        """The word of the other side that a word (local span) of `side` is aligned to; None without any."""
        here, there = self._sides[side], self._sides[side.other]
        cosines = self._cosines if side else self._cosines.T
        words = here.content_words(span)
        if not words or not there.spans:
            return None
        best = cosines[:, words].max(axis=1)
        place = int(best.argmax())
        return there.spans[place] if best[place] >= ALIGNED else None

    def distance(self, source: Span, target: Span, *, sure: bool) -> float | None:
        """Mean number of words too far off that the counterparts of each one's context stand; None if much too far.

        One context word on each side is enough for words that are `sure` to
        mean what they are taken for, and none is needed where none can be had;
        otherwise half of all context words must agree.
        """
        mine, theirs = self._sides[0].at(source), self._sides[1].at(target)
        one = _distances(self._cosines, self._sides[1].content, mine, theirs)
        other = _distances(self._cosines.T, self._sides[0].content, theirs, mine)
        both = one + other
        if sure:
            near = all(not found or min(found) <= NEAR for found in (one, other))
        else:
            close = [sum(distance <= NEAR for distance in found) for found in (one, other)]
            near = all(close) and 2 * sum(close) >= len(both)
        return sum(both) / max(1, len(both)) if near else None

    def _content(self, side: Side, without: Sequence[Span]) -> list[int]:
        words = self._sides[side]
        taken = {n for span in without for n in words.at(span)}
        return [n for n in range(len(words.spans)) if words.content[n] and n not in taken]


def _aligned(cosines: Floats, rows: list[int], columns: list[int], best: Floats) -> bool:
    """Is one of the columns the counterpart of one of the rows, and of no other row more? `best` is that of each."""
    return bool((cosines[np.ix_(rows, columns)] >= np.maximum(ALIGNED, best[columns])).any())


def _distances(cosines: Floats, content: NDArray[np.bool_], rows: list[int], columns: list[int]) -> list[int]:
    """How much further from `rows` the counterparts of the words around `columns` stand than these from `columns`.

    The nearest words that have a counterpart come first.
    """
    found: list[int] = []
    if not rows or not columns:
        return found
    for step in range(1, REACH + 1):
        for place in (columns[0] - step, columns[-1] + step):
            if 0 <= place < len(content) and content[place] and cosines[:, place].max() >= MATCHED:
                best = int(cosines[:, place].argmax())
                found.append(max(0, min(abs(best - row) for row in rows) - step))
    return found[:CONTEXT_WORDS]


class Counterpart(NamedTuple):
    """A word and the one most like it: local spans on both sides, and whether the other is written like a name."""

    here: Span
    there: Span
    name: bool
