"""Number alignment: which numbers of the two sides are the same.

Numbers survive translation but not their dress: so values are compared under
all readings, a percentage with a fraction, a number with a day or a year, a
noun in the dual with "two". What stands in a neighbouring passage may count as
found too: links sometimes cut a little off.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from compare.languages import load_language
from compare.passage.evidence.nearest import couples
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.records import Side
from compare.text.numbers.counted import Numbers, numbers_of
from compare.text.numbers.extract import Quantity, quantities
from compare.text.segment import Segment
from compare.text.units import converted, dimension, ratio, read_beside, unit_of, units

CALENDAR_TOLERANCE = 0.02
COMMON = 12
"""Numbers up to here stand in many sentences."""
_SHARE = 0.006
"""How far a percentage may be from the fraction that it tells."""
_RECENT = 8
"""Passages whose matched numbers are kept: each figure without counterpart asks for those of the passages around."""
_JOINED = 2
"""Characters between a unit and the part that is written on to it, at most: سنة ونصف."""
UNEVEN = frozenset({"month", "year"})
"""Months and years are no fixed number of days: 60 days are two months, or near enough."""


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
        self._sorted: dict[str, list[Any]] = {}

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
        if kind not in self._sorted:
            self._sorted[kind] = sorted(self._places[kind], key=float)
        values = self._sorted[kind]
        for near in values[bisect_left(values, value - reach) : bisect_right(values, value + reach)]:
            yield self._places[kind][near]


class Matched(NamedTuple):
    """Numbers of the two sides that agree, and the rest of each side."""

    pairs: tuple[tuple[Quantity, Quantity], ...]
    source: tuple[Quantity, ...]
    target: tuple[Quantity, ...]


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


_recent: deque[tuple[PassagePair, Matched]] = deque(maxlen=_RECENT)


def match_numbers(pair: PassagePair) -> Matched:
    """Pair off the numbers of a passage, by value."""
    for known, matched in _recent:
        if known is pair:
            return matched
    matched = _matched(pair)
    _recent.append((pair, matched))
    return matched


def _matched(pair: PassagePair) -> Matched:
    source, target = numbers_of(pair.source), numbers_of(pair.target)
    pairs, unmatched_source, unmatched_target = _pair_off(source.hard, target.hard)
    # Before a two that does not count is taken for one that does: two days, told as 48 hours between the two of them.
    more, unmatched_source, unmatched_target = _converted_off(pair, unmatched_source, unmatched_target)
    pairs += more
    more, unmatched_source, _ = _pair_off(unmatched_source, [q for q in target.quantities if q.soft])
    pairs += more
    more, _, unmatched_target = _pair_off([q for q in source.quantities if q.soft], unmatched_target)
    pairs += more
    unmatched_source = [q for q in unmatched_source if not _explained(q, target.others)]
    unmatched_target = [q for q in unmatched_target if not _explained(q, source.others)]
    unmatched_source = [q for q in unmatched_source if not _one_of(q, pair.source, pair.target)]
    unmatched_target = [q for q in unmatched_target if not _one_of(q, pair.target, pair.source)]
    unmatched_source = [q for q in unmatched_source if not _by_part(q, pair.source, pair.target)]
    unmatched_target = [q for q in unmatched_target if not _by_part(q, pair.target, pair.source)]
    return Matched(tuple(pairs), tuple(unmatched_source), tuple(unmatched_target))


def _one_of(quantity: Quantity, side: Segment, other: Segment) -> bool:
    """Is it the amount of a longer unit that the other side names: seven days, a week; 500 metres, half a kilometre?"""
    mine = unit_of(quantity.at, quantity.to, side.text, load_language(side.language))
    if mine is None:
        return False
    for unit, value in named_amounts(other):
        factor = ratio(unit, mine.unit)
        if factor is not None and factor > 1.5:
            amount = factor * value
            if abs(amount - quantity.value) <= CALENDAR_TOLERANCE * amount:
                return True
    return False


def _by_part(quantity: Quantity, side: Segment, other: Segment) -> bool:
    """Is it told by a part that only the other side names: six months, the first half; one in three, a third?

    A part without a unit is one of a year beside a span of time: nobody says half of what else.
    """
    if quantity.value < 2 or quantity.kind != "cardinal":
        return False
    fractions = [q for q in numbers_of(other).quantities if q.kind == "fraction"]
    known = numbers_of(side).quantities if fractions else ()
    parts = [value for q in fractions if not any(same(q, one) for one in known) for value in q.values]
    if not parts:
        return False
    mine = unit_of(quantity.at, quantity.to, side.text, load_language(side.language))
    if mine is None or not dimension(mine.unit):
        return any(close(part * quantity.value, 1.0) for part in parts)
    year = ratio("year", mine.unit)
    return year is not None and any(
        abs(part * year - quantity.value) <= CALENDAR_TOLERANCE * quantity.value for part in parts
    )


def named_amounts(side: Segment) -> set[tuple[str, float]]:
    """The units that a side names, each as one of it, and as the part of it where it has a fraction (half a year), or
    as one and that part (a year and a half)."""
    language = load_language(side.language)
    named = units(side.text, language)
    amounts = {(unit.unit, 1.0) for unit in named}
    for quantity in quantities(side.text, language):
        unit = unit_of(quantity.at, quantity.to, side.text, language) if quantity.kind == "fraction" else None
        if unit is not None:
            amounts.update((unit.unit, value) for value in quantity.values)
        if quantity.kind == "fraction":
            before = [one.unit for one in named if 0 < quantity.at - one.to <= _JOINED]
            amounts.update((one, 1 + value) for one in before for value in quantity.values)
    return amounts


def soft_alone(pair: PassagePair, kind: str, matched: Matched) -> tuple[list[Quantity], list[Quantity]]:
    """Soft quantities of a kind (ordinal, fraction, decade) that no number of the other side is.

    A number that has its counterpart (the 3 of a 3-2) stands for nothing else.
    """
    source, target = numbers_of(pair.source), numbers_of(pair.target)
    taken = {q.span for q, _ in matched.pairs}, {q.span for _, q in matched.pairs}
    sides = []
    for mine, theirs, used in ((source, target, taken[1]), (target, source, taken[0])):
        alone = [q for q in mine.quantities if q.kind == kind and q.soft and not _explained(q, theirs.others)]
        if alone:
            counted = [
                q
                for q in theirs.quantities
                if q.kind == kind or (not q.soft and q.span not in used) or q.kind in ("time", "fraction")
            ]
            known = Values(counted)
            alone = [q for q in alone if known.first(q) is None]
        sides.append(alone)
    return sides[0], sides[1]


def _held(quantity: Quantity, numbers: Numbers) -> bool:
    return _explained(quantity, numbers.others) or _values(numbers.quantities).first(quantity) is not None


def exactly_converted(pair: PassagePair, one: Quantity, other: Quantity) -> bool:
    """The same amount in another unit without any rounding: 30 years, three decades; two months, 60 days."""
    mine = unit_of(one.at, one.to, pair.source.text, load_language(pair.source.language))
    theirs = unit_of(other.at, other.to, pair.target.text, load_language(pair.target.language))
    if mine is None or theirs is None:
        return False
    mine, theirs = read_beside(mine, theirs), read_beside(theirs, mine)
    if mine.unit == theirs.unit:
        return False
    tolerance = CALENDAR_TOLERANCE if {mine.unit, theirs.unit} & UNEVEN else 1e-4
    amounts = [converted(value, mine.unit, theirs.unit) for value in one.values]
    return any(abs(a - b) <= tolerance * max(b, 1e-9) for a in amounts if a is not None for b in other.values)


def share_figure(one: Segment, other: Segment, rest: Segment | None = None) -> bool:
    """Do two sides give the same figure, one that `rest` does not give, large enough not to agree by chance?"""
    mine, theirs = numbers_of(one).hard, numbers_of(other).hard
    known = numbers_of(rest).hard if rest is not None else []
    large = [q for q in mine if (q.kind == "percent" or q.value > COMMON) and not any(same(q, b) for b in known)]
    return any(same(a, b) for a in large for b in theirs)


def stands_near(quantity: Quantity, pair: PassagePair, run: Run, side: Side, *, lone: bool = False) -> bool:
    """Does a neighbouring passage account for the value, or (if `lone`) this one by a repetition?

    On the side asked for without a counterpart: then
    the link is a little off, and not the figure. If both passages lack a
    figure on the other side, two may have been swapped; not so where a `lone`
    figure stands against none, as when several links in a row are off.
    """
    if lone and _stands_in(quantity, pair.on(side)):
        return True
    return any(
        _stands_in(quantity, near.on(side)) and _spare(quantity, near, side, lone) for near in _around(pair, run, side)
    )


def _around(pair: PassagePair, run: Run, side: Side) -> list[PassagePair]:
    """The passages before and after this one; of one that moved, in the text of the side too."""
    near = run.neighbours(pair)
    mine = pair.link.on(side)
    if not mine or not pair.link.moved:
        return near
    edges = {mine[0] - 1, mine[-1] + 1}
    return near + [other for other in run.pairs if not edges.isdisjoint(other.link.on(side))]


def _spare(quantity: Quantity, near: PassagePair, side: Side, lone: bool) -> bool:
    matched = match_numbers(near)
    mine, theirs = (matched.target, matched.source) if side else (matched.source, matched.target)
    if theirs and not lone:
        return False
    return any(same(quantity, other) for other in mine) or not near.linked


def _pair_off(
    ours: Sequence[Quantity], theirs: Sequence[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """Greedy pairs of the same value, in order, and what remains of both."""
    known, used = Values(theirs), set[int]()
    return _greedy(ours, theirs, used, lambda i: known.first(ours[i], used))


def _converted_off(
    pair: PassagePair, ours: Sequence[Quantity], theirs: Sequence[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """The same for amounts that are told in other units, without any rounding."""
    widths = len(pair.source.text) or 1, len(pair.target.text) or 1
    places = [q.at / widths[0] for q in ours], [q.at / widths[1] for q in theirs]
    near: dict[int, list[int]] = {}
    for i, j in couples(*places):
        near.setdefault(i, []).append(j)
    used, agree = set[int](), partial(exactly_converted, pair)
    return _greedy(
        ours,
        theirs,
        used,
        lambda i: next((j for j in near.get(i, ()) if j not in used and agree(ours[i], theirs[j])), None),
    )


def _greedy(
    ours: Sequence[Quantity], theirs: Sequence[Quantity], used: set[int], agreeing: Callable[[int], int | None]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """Each of `ours` with the one of `theirs` that agrees with it and is not `used` yet."""
    pairs, alone = [], []
    for i, quantity in enumerate(ours):
        place = agreeing(i)
        if place is None:
            alone.append(quantity)
        else:
            used.add(place)
            pairs.append((quantity, theirs[place]))
    return pairs, alone, [q for j, q in enumerate(theirs) if j not in used]


_sorted: deque[tuple[tuple[Quantity, ...], Values]] = deque(maxlen=_RECENT)


def _values(quantities: tuple[Quantity, ...]) -> Values:
    """The quantities by value; those last asked for are kept."""
    for known, values in _sorted:
        if known is quantities:
            return values
    values = Values(quantities)
    _sorted.append((quantities, values))
    return values


def _explained(quantity: Quantity, others: frozenset[float]) -> bool:
    return any(value in others for value in quantity.values)


def _stands_in(quantity: Quantity, side: Segment) -> bool:
    if not side.sentences:
        return False
    return _held(quantity, numbers_of(side))
