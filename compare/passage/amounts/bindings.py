"""What is said of which: the values that both sides of a passage have, and the words that each stands among.

Checks that compare sets of values do not see two values that have changed
places: both sides have the same ones. Here every value (a number, a date, a
place or name, an office) that stands once on either side is *bound*
to its counterpart, and each occurrence has a *context*: weights over the words
around it, the nearest heaviest, less beyond a punctuation mark or another value. What other
kinds of value stand near counts as context too; values of the same kind do not.

How well an occurrence of the source and one of the target fit is the bilinear
form of their contexts with the likeness of the words of both sides. Where two
values of a kind fit each other's counterparts better than their own they have
been exchanged: the one assignment of the two contexts is the crossed one.
Translators keep the order of values where they can, so values in the other's
order need less of a margin (`Exchanged.turned`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.languages import load_language
from compare.passage.amounts.number_alignment import same
from compare.passage.evidence.run import Run
from compare.passage.evidence.unmatched import Words
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.dates import DateMention, dates
from compare.text.entities import SURE, best_match, is_acronym, names
from compare.text.lexicon import Cue, cues
from compare.text.numbers.counted import numbers_of
from compare.text.numbers.extract import Quantity
from compare.text.places import places
from compare.text.segment import Segment, overlap, overlapping

Floats = NDArray[np.float32]
Kind = Literal["number", "date", "place", "name", "office"]

REACH = 6
"""Content words either way that are a value's context."""
DECAY = 0.7
"""The weight of each next word."""
ACROSS = 0.5
"""The weight of a word beyond each punctuation mark, and beyond each value of the same kind."""
CHANCE = 0.1
"""Likeness that any two words may have."""
ALIKE = 0.2
"""Likeness above chance from which on the nearest words, not the likest, are named as evidence."""
ANCHORED = 0.5
"""What a value of another kind counts for as context, where words of a sure translation have some .6."""
MOST_VALUES = 30
"""Values of a side; of more, as in a table, each two would be held against each other word for word."""
_OFFICES = "office.titles"


class Bound(NamedTuple):
    """A value that each side has once: its kind, and where it stands (local spans)."""

    kind: Kind
    source: Span
    target: Span


class Exchanged(NamedTuple):
    """Two values that may stand in each other's place: the margin is the crossed fit less the straight fit.

    `words` are what tells it best: for each value a word beside it in the
    source, and its counterpart beside the other value (local spans).
    """

    one: Bound
    other: Bound
    margin: float
    words: tuple[tuple[Span, Span], tuple[Span, Span]]

    @property
    def turned(self) -> bool:
        """Whether the report has the two in the other order."""
        return (self.one.source < self.other.source) != (self.one.target < self.other.target)


class _Item(NamedTuple):
    kind: Kind
    value: Any
    span: Span


def bound(pair: PassagePair) -> tuple[list[Bound], tuple[list[Span], list[Span]]]:
    """The values that each side has exactly once, in the order of the source; and the spans of all values of a side.

    None, where there are more than `MOST_VALUES`.
    """
    source, target = _items(pair.source), _items(pair.target)
    if max(len(source), len(target)) > MOST_VALUES:
        return [], ([item.span for item in source], [item.span for item in target])
    found = list(_bound(source, target)) + list(_named(pair))
    kept: list[Bound] = []
    for one in found:
        if not any(overlap(one.source, k.source) or overlap(one.target, k.target) for k in kept):
            kept.append(one)
    if len(kept) > MOST_VALUES:
        kept = []
    spans = [i.span for i in source] + [b.source for b in kept], [i.span for i in target] + [b.target for b in kept]
    return sorted(kept, key=lambda b: b.source), spans


def _items(side: Segment) -> list[_Item]:
    language = load_language(side.language)
    found = [_Item("number", q, q.span) for q in numbers_of(side).quantities if not q.soft and q.kind != "vague"]
    found += [_Item("date", mention, mention.span) for mention in dates(side.text, language)]
    found += [_Item("place", cue, cue.span) for cue in places(side)]
    found += [_Item("office", cue, cue.span) for cue in cues(side, _OFFICES)]
    return [item for item in found if not any(overlap(item.span, shared) for shared in side.shared)]


def _bound(source: Sequence[_Item], target: Sequence[_Item]) -> Iterator[Bound]:
    for item in source:
        alike = [other for other in target if _same(item, other)]
        if len(alike) == 1 and sum(_same(one, alike[0]) for one in source) == 1:
            yield Bound(item.kind, item.span, alike[0].span)


def _same(one: _Item, other: _Item) -> bool:
    if one.kind != other.kind:
        return False
    a, b = one.value, other.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return same(a, b)
    if isinstance(a, DateMention) and isinstance(b, DateMention):
        return _fields(a) == _fields(b)
    return isinstance(a, Cue) and isinstance(b, Cue) and not set(a.classes).isdisjoint(b.classes)


def _fields(mention: DateMention) -> tuple[object, ...]:
    return mention.days, mention.months, mention.year, mention.weekday, mention.relative, mention.period


def _named(pair: PassagePair) -> Iterator[Bound]:
    """Names that the other side surely writes by their sound, each once."""
    for place_of, side, other in pair.both_ways():
        found: dict[Span, list[Span]] = {}
        for name in names(side):
            for word in reversed(name.words):
                place = best_match(word, other, side.language)
                if place.place and place.alike >= SURE and not is_acronym(word, side):
                    found.setdefault(place.place, []).append((name.start, name.end))
                    break
        for there, here in found.items():
            if len(here) == 1:
                yield Bound("name", there, here[0]) if place_of is Side.TARGET else Bound("name", here[0], there)


def exchanged(
    pair: PassagePair, run: Run, found: Sequence[Bound], spans: tuple[Sequence[Span], Sequence[Span]]
) -> list[Exchanged]:
    """The values of a passage that may have changed places, the largest margin first; none without word vectors.

    `found` and `spans` are what `bound` gives.
    """
    if all(one.kind != other.kind for one, other in combinations(found, 2)):
        return []
    source, target = (run.evidence.words(side, pair.index) if run.evidence else None for side in Side)
    if source is None or target is None:
        return []
    fits = _Fits(found, spans, (source, target))
    crossed = [
        fitted
        for one, other in combinations(range(len(found)), 2)
        if found[one].kind == found[other].kind and (fitted := fits.crossed(one, other)) is not None
    ]
    return sorted(crossed, key=lambda e: (-e.margin, e.one.source))


class _Fits:
    """The values of a passage with the words around them."""

    def __init__(
        self, found: Sequence[Bound], spans: tuple[Sequence[Span], Sequence[Span]], words: tuple[Words, Words]
    ) -> None:
        self._found = found
        self._words = words
        self._at = [
            [list(overlapping(words[side].spans, place(b))) for b in found] for side, place in enumerate(_PLACES)
        ]
        self._taken = [{n for taken in spans[side] for n in overlapping(words[side].spans, taken)} for side in (0, 1)]
        self._segment = [np.zeros(len(side.spans), int) for side in words]
        for side in (0, 1):
            for number, (first, last) in enumerate(words[side].segments):
                self._segment[side][first:last] = number
        self._likeness = np.maximum(words[0].vectors @ words[1].vectors.T - CHANCE, 0)

    def crossed(self, one: int, other: int) -> Exchanged | None:
        """How much better two values fit each other's counterpart; None where no words of their own tell."""
        kind = self._found[one].kind
        likeness = self._likeness.copy()
        open_, anchors = [set(taken) for taken in self._taken], [set[int](), set[int]()]
        for number, found in enumerate(self._found):
            if found.kind == kind:
                continue
            rows, columns = self._at[0][number], self._at[1][number]
            if rows and columns:
                likeness[rows, :] = 0
                likeness[:, columns] = 0
                likeness[np.ix_(rows, columns)] = ANCHORED / (len(rows) * len(columns))
                for side, own in enumerate((rows, columns)):
                    open_[side].difference_update(own)
                    anchors[side].update(own)
        contexts = [[self._context(side, n, open_[side], anchors[side]) for n in (one, other)] for side in (0, 1)]
        if any(not weights.any() for side in contexts for weights in side):
            return None
        fit = [[float(mine @ likeness @ theirs) for theirs in contexts[1]] for mine in contexts[0]]
        margin = fit[0][1] + fit[1][0] - fit[0][0] - fit[1][1]
        words = self._telling(likeness, contexts, (one, other)), self._telling(likeness, contexts, (other, one))
        if words[0][1] == words[1][1]:  # both stand with the same word (1.4 times, 2.4 times): it tells nothing
            return None
        return Exchanged(self._found[one], self._found[other], margin, words)

    def _context(self, side: int, number: int, taken: set[int], anchors: set[int]) -> Floats:
        words, own = self._words[side], self._at[side][number]
        weights = np.zeros(len(words.spans), dtype=np.float32)
        for step, place in ((-1, own[0]), (1, own[-1])) if own else ():
            place, seen, share = place + step, 0, 1.0
            while 0 <= place < len(words.spans) and seen < REACH:
                if place in anchors or (words.content[place] and place not in taken):
                    beyond = abs(int(self._segment[side][place] - self._segment[side][own[0]]))
                    weights[place] = share * DECAY**seen * ACROSS**beyond
                    seen += 1
                elif place in taken and place - step not in taken:
                    share *= ACROSS
                place += step
        return weights / max(float(np.linalg.norm(weights)), 1e-9)

    def _telling(self, likeness: Floats, contexts: list[list[Floats]], values: tuple[int, int]) -> tuple[Span, Span]:
        """The words that tell best that the first value fits the other's counterpart; what it counts, if any."""
        value, instead = values
        number = int(value > instead)
        mine, theirs = contexts[0][number].copy(), contexts[1][1 - number].copy()
        if self._found[value].kind == "number":
            mine[: self._at[0][value][0]] *= ACROSS
            theirs[: self._at[1][instead][0]] *= ACROSS
        weighed = np.minimum(likeness, ALIKE) * np.outer(mine, theirs)
        row, column = np.unravel_index(int(weighed.argmax()), weighed.shape)
        return self._words[0].spans[row], self._words[1].spans[column]


_PLACES: tuple[Callable[[Bound], Span], Callable[[Bound], Span]] = (lambda b: b.source, lambda b: b.target)
