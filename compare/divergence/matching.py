"""Which numbers of the two sides are the same.

Numbers survive translation but not their dress: so values are compared under
all readings, a percentage with a fraction, a number with a day or a year, a
noun in the dual with "two". What stands in a neighbouring passage may count as
found too: links sometimes cut a little off.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import Any

from compare.divergence.dates import dates
from compare.divergence.nearest import couples
from compare.divergence.pair import Context, Pair, Side
from compare.divergence.quantities import Quantity, quantities
from compare.divergence.units import dimension, ratio, unit_of, units
from compare.languages import Language, load_language

CALENDAR_TOLERANCE = 0.02
COMMON = 12
"""Numbers up to here stand in many sentences."""
_SHARE = 0.006
"""How far a percentage may be from the fraction that it tells."""
UNEVEN = frozenset({"month", "year"})
"""Months and years are no fixed number of days: 60 days are two months, or near enough."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one side; `others` are values its dates explain."""

    quantities: tuple[Quantity, ...]
    others: frozenset[float]
    known: Values = field(init=False, repr=False, compare=False)
    """The quantities by their values."""

    def __post_init__(self) -> None:
        """Sort the values once."""
        object.__setattr__(self, "known", Values(self.quantities))

    @property
    def hard(self) -> list[Quantity]:
        """Those that must have a counterpart."""
        return [quantity for quantity in self.quantities if not quantity.soft]


class Values:
    """Quantities by their values: one that is the `same` as another is found without a look at each."""

    def __init__(self, quantities: Sequence[Quantity]) -> None:
        self._quantities = quantities
        self._places: dict[str, dict[float | str, list[int]]] = {"": {}, "percent": {}, "fraction": {}, "vague": {}}
        for place, quantity in enumerate(quantities):
            if quantity.kind == "vague":
                self._places["vague"].setdefault(quantity.name, []).append(place)
                continue
            for value in quantity.values:
                self._places[""].setdefault(value, []).append(place)
                if quantity.kind in ("percent", "fraction"):
                    self._places[quantity.kind].setdefault(value, []).append(place)
        self._sorted = {kind: sorted(self._places[kind], key=float) for kind in ("", "percent", "fraction")}

    def first(self, quantity: Quantity, used: Collection[int] = ()) -> int | None:
        """The place of the first that is the `same` as `quantity` and not `used`; None without one.

        What was used once must stay so.
        """
        best = None
        for places in self._near(quantity):
            gone = 0
            while gone < len(places) and places[gone] in used:
                gone += 1
            del places[:gone]
            if places and same(quantity, self._quantities[places[0]]):
                best = places[0] if best is None else min(best, places[0])
        return best

    def _near(self, quantity: Quantity) -> Iterator[list[int]]:
        """Places by value, of the values that may be the same."""
        if quantity.kind == "vague":
            yield self._places["vague"].get(quantity.name, [])
            return
        for value in quantity.values:
            yield from self._between("", value, 2e-9 * max(abs(value), 1.0))
            if quantity.kind == "percent":
                yield from self._between("fraction", value / 100, _SHARE)
            if quantity.kind == "fraction":
                yield from self._between("percent", value * 100, 100 * _SHARE)

    def _between(self, kind: str, value: float, reach: float) -> Iterator[list[int]]:
        values: list[Any] = self._sorted[kind]
        for near in values[bisect_left(values, value - reach) : bisect_right(values, value + reach)]:
            yield self._places[kind][near]


@dataclass(frozen=True, slots=True)
class Matched:
    """Numbers of the two sides that agree, and the rest of each side."""

    pairs: tuple[tuple[Quantity, Quantity], ...]
    source: tuple[Quantity, ...]
    target: tuple[Quantity, ...]


def numbers_of(side: Side) -> Numbers:
    """The numbers of a side, its dates set apart."""
    return _numbers(side.text, load_language(side.language))


@lru_cache(maxsize=2048)
def _numbers(text: str, language: Language) -> Numbers:
    mentions = dates(text, language)
    others = {float(value) for m in mentions for value in (*m.days, *m.months, m.year) if value is not None}
    others |= {float(m.year % 100) for m in mentions if m.year}
    found = quantities(text, language, tuple((m.at, m.to) for m in mentions))
    return Numbers(tuple(_counting(q, text, language) for q in found), frozenset(others))


def _counting(quantity: Quantity, text: str, language: Language) -> Quantity:
    """Two of a unit (يومين, two days) is meant as a count, unlike most twos."""
    if not quantity.soft or quantity.value != 2 or quantity.kind != "cardinal":
        return quantity
    mention = unit_of(quantity.at, quantity.to, text, language)
    if mention is None or not dimension(mention.unit):
        return quantity
    inside = quantity.at <= mention.at and mention.to <= quantity.to
    return replace(quantity, soft=False) if inside or 0 <= mention.at - quantity.to <= 2 else quantity


def same(one: Quantity, other: Quantity) -> bool:
    """Do two quantities agree under any of their readings?"""
    if "vague" in (one.kind, other.kind):
        return one.kind == other.kind and one.name == other.name
    for a in one.values:
        for b in other.values:
            if close(a, b):
                return True
            if (one.kind, other.kind) == ("percent", "fraction") and abs(a / 100 - b) < _SHARE:
                return True
            if (one.kind, other.kind) == ("fraction", "percent") and abs(b / 100 - a) < _SHARE:
                return True
    return False


def close(a: float, b: float) -> bool:
    """Equal but for the rounding of floating point."""
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1.0)


def match_numbers(pair: Pair, context: Context) -> Matched:
    """Pair off the numbers of a passage, by value."""
    known: Any = context.options.setdefault("matched numbers", {})
    if id(pair) not in known:  # The pair is kept with the answer, so that no other gets its id.
        known[id(pair)] = pair, _matched(pair)
    matched: Matched = known[id(pair)][1]
    return matched


def _matched(pair: Pair) -> Matched:
    source, target = numbers_of(pair.source), numbers_of(pair.target)
    pairs, left, right = _pair_off(source.hard, target.hard)
    more, left, _ = _pair_off(left, [q for q in target.quantities if q.soft])
    pairs += more
    more, _, right = _pair_off([q for q in source.quantities if q.soft], right)
    pairs += more
    left = [q for q in left if not _explained(q, target.others)]
    right = [q for q in right if not _explained(q, source.others)]
    more, left, right = _converted_off(pair, left, right)
    left = [q for q in left if not _one_of(q, pair.source, pair.target)]
    right = [q for q in right if not _one_of(q, pair.target, pair.source)]
    return Matched((*pairs, *more), tuple(left), tuple(right))


def _one_of(quantity: Quantity, side: Side, other: Side) -> bool:
    """Is the amount one of a longer unit that the other side names: seven days, a week?"""
    mine = unit_of(quantity.at, quantity.to, side.text, load_language(side.language))
    if mine is None:
        return False
    for unit in {theirs.unit for theirs in units(other.text, load_language(other.language))}:
        factor = ratio(unit, mine.unit)
        if factor is not None and factor > 1.5 and abs(factor - quantity.value) <= CALENDAR_TOLERANCE * factor:
            return True
    return False


def soft_alone(pair: Pair, kind: str, matched: Matched) -> tuple[list[Quantity], list[Quantity]]:
    """Soft quantities of a kind (ordinal, fraction, decade) that no number of the other side is.

    A number that has its counterpart (the 3 of a 3-2) stands for nothing else.
    """
    source, target = numbers_of(pair.source), numbers_of(pair.target)
    taken = {q.span for q, _ in matched.pairs}, {q.span for _, q in matched.pairs}
    sides = []
    for mine, theirs, used in ((source, target, taken[1]), (target, source, taken[0])):
        counted = [
            q
            for q in theirs.quantities
            if q.kind == kind or (not q.soft and q.span not in used) or q.kind in ("time", "fraction")
        ]
        known = Numbers(tuple(counted), theirs.others)
        sides.append([q for q in mine.quantities if q.kind == kind and q.soft and not _held(q, known)])
    return sides[0], sides[1]


def _held(quantity: Quantity, numbers: Numbers) -> bool:
    return _explained(quantity, numbers.others) or numbers.known.first(quantity) is not None


def exactly_converted(pair: Pair, one: Quantity, other: Quantity) -> bool:
    """The same amount told otherwise without any rounding: 30 years, three decades; two months, 60 days."""
    mine = unit_of(one.at, one.to, pair.source.text, load_language(pair.source.language))
    theirs = unit_of(other.at, other.to, pair.target.text, load_language(pair.target.language))
    if mine is None or theirs is None or mine.unit == theirs.unit:
        return False
    factor = ratio(mine.unit, theirs.unit)
    tolerance = CALENDAR_TOLERANCE if {mine.unit, theirs.unit} & UNEVEN else 1e-4
    return factor is not None and any(
        abs(a * factor - b) <= tolerance * max(b, 1e-9) for a in one.values for b in other.values
    )


def share_figure(one: Side, other: Side, rest: Side | None = None) -> bool:
    """Do two sides give the same figure, one that `rest` does not give, large enough not to agree by chance?"""
    mine, theirs = numbers_of(one).hard, numbers_of(other).hard
    known = numbers_of(rest).hard if rest is not None else []
    large = [q for q in mine if (q.kind == "percent" or q.value > COMMON) and not any(same(q, b) for b in known)]
    return any(same(a, b) for a in large for b in theirs)


def stands_near(quantity: Quantity, pair: Pair, context: Context, side: str, *, lone: bool = False) -> bool:
    """Does a neighbouring passage account for the value, or (if `lone`) this one by a repetition?

    On the side asked for ("source" or "target") without a counterpart: then
    the link is a little off, and not the figure. If both passages lack a
    figure on the other side, two may have been swapped; not so where a `lone`
    figure stands against none, as when several links in a row are off.
    """
    if lone and _stands_in(quantity, getattr(pair, side)):
        return True
    return any(
        _stands_in(quantity, getattr(near, side)) and _spare(quantity, near, context, side, lone)
        for near in _around(pair, context, side)
    )


def _around(pair: Pair, context: Context, side: str) -> list[Pair]:
    """The passages before and after this one; of one that moved, in the text of the side too."""
    near = context.neighbours()
    mine = getattr(pair.link, side)
    if not mine or not pair.link.moved:
        return near
    edges = {mine[0] - 1, mine[-1] + 1}
    return near + [other for other in context.pairs if not edges.isdisjoint(getattr(other.link, side))]


def _spare(quantity: Quantity, near: Pair, context: Context, side: str, lone: bool) -> bool:
    matched = match_numbers(near, context)
    mine, theirs = (matched.source, matched.target) if side == "source" else (matched.target, matched.source)
    if theirs and not lone:
        return False
    return any(same(quantity, other) for other in mine) or not (near.source.sentences and near.target.sentences)


def _pair_off(
    left: Sequence[Quantity], right: Sequence[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """Greedy pairs of the same value, in order, and what remains of both."""
    known, used = Values(right), set[int]()
    return _greedy(left, right, used, lambda i: known.first(left[i], used))


def _converted_off(
    pair: Pair, left: Sequence[Quantity], right: Sequence[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """The same for amounts that are told in other units, without any rounding."""
    widths = len(pair.source.text) or 1, len(pair.target.text) or 1
    places = [q.at / widths[0] for q in left], [q.at / widths[1] for q in right]
    near: dict[int, list[int]] = {}
    for i, j in couples(*places):
        near.setdefault(i, []).append(j)
    used, agree = set[int](), partial(exactly_converted, pair)
    return _greedy(
        left,
        right,
        used,
        lambda i: next((j for j in near.get(i, ()) if j not in used and agree(left[i], right[j])), None),
    )


def _greedy(
    left: Sequence[Quantity], right: Sequence[Quantity], used: set[int], agreeing: Callable[[int], int | None]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """Each of `left` with the one of `right` that agrees with it and is not `used` yet."""
    pairs, alone = [], []
    for i, quantity in enumerate(left):
        place = agreeing(i)
        if place is None:
            alone.append(quantity)
        else:
            used.add(place)
            pairs.append((quantity, right[place]))
    return pairs, alone, [q for j, q in enumerate(right) if j not in used]


def _explained(quantity: Quantity, others: frozenset[float]) -> bool:
    return any(value in others for value in quantity.values)


def _stands_in(quantity: Quantity, side: Side) -> bool:
    if not side.sentences:
        return False
    return _held(quantity, numbers_of(side))
