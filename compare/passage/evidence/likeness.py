"""Which single words of a passage surely translate one another: mutual best matches by table and vectors.

The likeness of two words is the larger of their cosine and the best chance of
the table of translations. A word's *counterpart* is the word of the other side
that is most like it and that it is most like, among content words (the
intersection of both directions, as in Och and Ney 2003, "A Systematic
Comparison of Various Statistical Alignment Models"): in free text that leaves
many words without one, and is right about those that have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from compare.passage.evidence.run import Run
from compare.passage.evidence.tagging import Rows, Tagging
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.segment import overlapping

Floats = NDArray[np.float32]

ANCHORS = 4
"""Words around a phrase that are asked where their counterparts stand."""
MARGIN = 0.1
"""How much more alike two counterparts are than either of them and any other word."""


@dataclass(frozen=True, eq=False)
class Likeness:
    """The words of both sides, which of them carry content, and how alike they are: float32 (source, target words)."""

    rows: tuple[Rows, Rows]
    content: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    values: Floats
    shared: Callable[[], NDArray[np.bool_]]
    """Finds `related`."""
    sureness: tuple[Floats, Floats]
    """How sure a translation of each word is, whatever stands opposite: names and rare words have none that is."""

    def seen_from(self, side: Side) -> Floats:
        """The values with the words of `side` in the rows, -1 where a word is no content."""
        return self._open.T if side else self._open

    @cached_property
    def _open(self) -> Floats:
        return np.where(self.content[0][:, None] & self.content[1][None, :], self.values, np.float32(-1))

    @cached_property
    def related(self) -> NDArray[np.bool_]:
        """Which words share a family (`Tagging.related`): boolean (source, target)."""
        return self.shared()

    def related_from(self, side: Side) -> NDArray[np.bool_]:
        """`related` with the words of `side` in the rows."""
        return self.related.T if side else self.related

    def at(self, side: Side, span: Span) -> list[int]:
        """The words of a side that overlap a local span."""
        return list(overlapping(self.rows[side].spans, span))

    def counterpart(self, side: Side, word: int, least: float) -> int | None:
        """The word of the other side that is mutually most like `word`, at least by `least`; None without one.

        No other word may come nearer to either of the two than `MARGIN`.
        """
        best, found, clear = self._best[side]
        return int(best[word]) if clear[word] and found[word] >= least else None

    @cached_property
    def _best(self) -> tuple[_Best, _Best]:
        return _best(self.seen_from(Side.SOURCE)), _best(self.seen_from(Side.TARGET))

    def mutual(self, side: Side, least: float) -> Mapping[int, int]:
        """The words of a side that are likest a word of the other as that is likest them, at least by `least`."""
        if (side, least) not in self._mutual:
            self._mutual[side, least] = self._mutually_likest(side, least)
        return self._mutual[side, least]

    @cached_property
    def _mutual(self) -> dict[tuple[Side, float], dict[int, int]]:
        """What `mutual` was asked for: several checks ask for the same."""
        return {}

    def _mutually_likest(self, side: Side, least: float) -> dict[int, int]:
        values = self.seen_from(side)
        best, back = values.argmax(axis=1), values.argmax(axis=0)
        sure = np.flatnonzero((back[best] == np.arange(len(best))) & (values.max(axis=1, initial=-1.0) >= least))
        return {n: int(best[n]) for n in sure.tolist()}

    def is_matched(self, side: Side, span: Span, least: float) -> bool:
        """Whether a word of a span (local) has one on the other side that it is like, whatever else that is like."""
        return bool(self.seen_from(side)[self.at(side, span)].max(initial=-1.0) >= least)

    def between(self, source: Span, target: Span) -> float:
        """How alike the likest words of two phrases are (local spans); -1 where one has none."""
        found = self._open[np.ix_(self.at(Side.SOURCE, source), self.at(Side.TARGET, target))]
        return float(found.max(initial=-1.0))

    def shift(self, side: Side, here: Span, there: Span, least: float = 0.35) -> float:
        """How much further from the counterparts of the words around `here` the words at `there` stand than these do.

        The mean over the `ANCHORS` nearest words that have a counterpart, at
        least by `least`; 0 where none has. Spans are local, `here` of `side`.
        """
        own, others = self.at(side, here), self.at(side.other, there)
        if not own or not others:
            return 0.0
        anchors = []
        for word in range(len(self.rows[side].spans)):
            place = self.counterpart(side, word, least) if word not in own else None
            if place is not None and place not in others:
                anchors.append((min(abs(word - one) for one in own), place))
        near = sorted(anchors)[:ANCHORS]
        further = [max(0, min(abs(place - one) for one in others) - distance) for distance, place in near]
        return sum(further) / len(further) if further else 0.0

    def apart(self, source: Span, target: Span, least: float) -> bool:
        """Whether each of two phrases has a word of the other side that it is more like, by `least` and `MARGIN`."""
        both = self.at(Side.SOURCE, source), self.at(Side.TARGET, target)
        return all(self._nearer(side, both[side], both[side.other], least) for side in Side)

    def _nearer(self, side: Side, words: list[int], rivals: list[int], least: float) -> bool:
        values = self.seen_from(side)[words]
        if not values.size or not rivals:
            return False
        best = np.delete(values, rivals, axis=1).max(initial=-1.0)
        return bool(best >= max(least, values[:, rivals].max() + MARGIN))


_Best = tuple[NDArray[np.intp], Floats, NDArray[np.bool_]]


def _best(values: Floats) -> _Best:
    """Of each word of a side: which of the other side is likest it, how alike they are, and whether by `MARGIN`."""
    rows, columns = np.arange(len(values)), np.arange(values.shape[1])
    best, back = values.argmax(axis=1), values.argmax(axis=0)
    found, highest = values[rows, best], values[back, columns]
    others, rivals = values.copy(), values.copy()
    others[rows, best] = rivals[back, columns] = -1
    column = np.where(back[best] == rows, rivals.max(axis=0)[best], highest[best])
    return best, found, found >= np.maximum(others.max(axis=1), column) + MARGIN


MOST = 140
"""Words of a side: the longest sentence of a law has fewer."""


def likeness(pair: PassagePair, run: Run, *, by_table: bool = True) -> Likeness | None:
    """The likeness of the words of a passage.

    None without a table of translations, unless vectors alone will do (not `by_table`), and where a side has no words
    or more than a passage has (`MOST`): what is compared pair by pair would take its time.
    """
    if run.tagging is None or (by_table and not run.tagging.has_table) or not pair.linked:
        return None
    if pair.index not in run.last_likeness:
        run.last_likeness.clear()  # the checks look at one passage after the other
        run.last_likeness[pair.index] = _likeness(pair, run.tagging)
    found: Likeness | None = run.last_likeness[pair.index]
    return found


def _likeness(pair: PassagePair, tagging: Tagging) -> Likeness | None:
    one, other = (tagging.rows(side, pair.index) for side in Side)
    if not one.spans or not other.spans or max(len(one.spans), len(other.spans)) > MOST:
        return None
    sureness = tagging.sureness(Side.SOURCE, pair.index), tagging.sureness(Side.TARGET, pair.index)
    shared = partial(tagging.related, pair.index)
    return Likeness((one, other), (one.content, other.content), tagging.alike(pair.index), shared, sureness)
