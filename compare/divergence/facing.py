"""Whether two words, one on each side of a passage, stand in each other's place.

A word that says the contrary resembles the one it replaces no more than any
other word does, so its place is told by what stands around it: the words
beside the one are the counterparts of the words beside the other, and neither
of the two has a counterpart of its own elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.divergence.pair import Pair, Side
from compare.document import Span
from compare.languages import fold_word, load_language

TokenVectors = Callable[[str], tuple[list[Span], Any]]
Floats = NDArray[np.float32]

ACCOUNTED = 0.55
"""Cosine from which on a word of the other side is this word's own counterpart."""
MATCHED = 0.35
"""Cosine from which on a word tells where its surroundings are told on the other side."""
REACH = 8
"""How many words before and behind a word are its surroundings."""
WITNESSES = 4
"""The nearest of them that have a counterpart are asked."""
NEAR = 3
"""How many words further from the other word their counterparts may stand."""


class _Words:
    """The words of a side: spans, and which of them carry content."""

    def __init__(self, side: Side, spans: Sequence[Span]) -> None:
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

    def telling(self, span: Span) -> list[int]:
        """The words of a phrase that mean something by themselves, or its longest one."""
        words = self.at(span)
        longest = sorted(words, key=lambda n: self.spans[n][0] - self.spans[n][1])[:1]
        return [n for n in words if self.content[n]] or longest


class Facing:
    """The words of both sides of a passage, held against each other."""

    def __init__(self, pair: Pair, token_vectors: TokenVectors) -> None:
        sides, rows = [], []
        for side in (pair.source, pair.target):
            spans, vectors = token_vectors(side.text)
            words = _Words(side, spans)
            sides.append(words)
            rows.append(np.asarray(vectors, dtype=np.float32)[words.kept])
        self._source, self._target = sides
        if all(len(part) for part in rows):
            self._likeness: Floats = rows[0] @ rows[1].T
        else:
            self._likeness = np.zeros((len(rows[0]), len(rows[1])), dtype=np.float32)
        self._best = self._likeness.max(axis=0, initial=-1), self._likeness.max(axis=1, initial=-1)

    def accounted(self, source: Span, target: Span, others: tuple[Sequence[Span], Sequence[Span]] = ((), ())) -> bool:
        """Has either word a counterpart that is neither the other one nor in the `others` of that side?"""
        mine, theirs = self._source.telling(source), self._target.telling(target)
        rows = self._content(self._source, [source, *others[0]])
        columns = self._content(self._target, [target, *others[1]])
        return _told(self._likeness, mine, columns, self._best[0]) or _told(
            self._likeness.T, theirs, rows, self._best[1]
        )

    def counterpart(self, span: Span, *, target: bool) -> Span | None:
        """The word of the other side that a word of the target (or the source) is told by; None if none is like it."""
        here, there = (self._target, self._source) if target else (self._source, self._target)
        likeness = self._likeness if target else self._likeness.T
        words = here.telling(span)
        if not words or not there.spans:
            return None
        best = likeness[:, words].max(axis=1)
        place = int(best.argmax())
        return there.spans[place] if best[place] >= ACCOUNTED else None

    def distance(self, source: Span, target: Span, *, sure: bool) -> float | None:
        """How many words too far off the counterparts of each one's surroundings stand; None if much too far.

        One witness on each side is enough for words that are `sure` to mean
        what they are taken for, and none is needed where none can be had;
        otherwise half of all witnesses must agree.
        """
        mine, theirs = self._source.at(source), self._target.at(target)
        one = _distances(self._likeness, self._target.content, mine, theirs)
        other = _distances(self._likeness.T, self._source.content, theirs, mine)
        both = one + other
        if sure:
            near = all(not found or min(found) <= NEAR for found in (one, other))
        else:
            close = [sum(distance <= NEAR for distance in found) for found in (one, other)]
            near = all(close) and 2 * sum(close) >= len(both)
        return sum(both) / max(1, len(both)) if near else None

    @staticmethod
    def _content(words: _Words, left_out: Sequence[Span]) -> list[int]:
        taken = {n for span in left_out for n in words.at(span)}
        return [n for n in range(len(words.spans)) if words.content[n] and n not in taken]


def _told(likeness: Floats, rows: list[int], columns: list[int], best: Floats) -> bool:
    """Is one of the columns the counterpart of one of the rows, and of no other row more? `best` is that of each."""
    return bool((likeness[np.ix_(rows, columns)] >= np.maximum(ACCOUNTED, best[columns])).any())


def _distances(likeness: Floats, content: NDArray[np.bool_], rows: list[int], columns: list[int]) -> list[int]:
    """How much further from `rows` the counterparts of the words around `columns` stand than these from `columns`.

    The nearest words that have a counterpart come first.
    """
    found: list[int] = []
    if not rows or not columns:
        return found
    for step in range(1, REACH + 1):
        for place in (columns[0] - step, columns[-1] + step):
            if 0 <= place < len(content) and content[place] and likeness[:, place].max() >= MATCHED:
                best = int(likeness[:, place].argmax())
                found.append(max(0, min(abs(best - row) for row in rows) - step))
    return found[:WITNESSES]
