"""Number alignment: which numbers of the two sides are the same.

Numbers survive translation but not their dress: so values are compared under
all readings, a percentage with a fraction, a number with a day or a year, a
noun in the dual with "two". What stands in a neighbouring passage may count as
found too: links sometimes cut a little off.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from compare.languages import load_language
from compare.passage.pair import PassagePair
from compare.passage.run import Run
from compare.records import Side
from compare.text.numbers.counted import Numbers, numbers_of
from compare.text.numbers.extract import Quantity
from compare.text.segment import Segment
from compare.text.units import ratio, unit_of, units

CALENDAR_TOLERANCE = 0.02
COMMON = 12
"""Numbers up to here stand in many sentences."""
UNEVEN = frozenset({"month", "year"})
"""Months and years are no fixed number of days: 60 days are two months, or near enough."""


@dataclass(frozen=True, slots=True)
class Matched:
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
            if (one.kind, other.kind) == ("percent", "fraction") and abs(a / 100 - b) < 0.006:
                return True
            if (one.kind, other.kind) == ("fraction", "percent") and abs(b / 100 - a) < 0.006:
                return True
    return False


def close(a: float, b: float) -> bool:
    """Equal but for the rounding of floating point."""
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1.0)


def match_numbers(pair: PassagePair) -> Matched:
    """PassagePair off the numbers of a passage, by value."""
    source, target = numbers_of(pair.source), numbers_of(pair.target)
    pairs, unmatched_source, unmatched_target = _pair_off(source.hard, target.hard)
    more, unmatched_source, _ = _pair_off(unmatched_source, [q for q in target.quantities if q.soft])
    pairs += more
    more, _, unmatched_target = _pair_off([q for q in source.quantities if q.soft], unmatched_target)
    pairs += more
    unmatched_source = [q for q in unmatched_source if not _explained(q, target.others)]
    unmatched_target = [q for q in unmatched_target if not _explained(q, source.others)]
    more, unmatched_source, unmatched_target = _pair_off(
        unmatched_source, unmatched_target, partial(exactly_converted, pair)
    )
    unmatched_source = [q for q in unmatched_source if not _one_of(q, pair.source, pair.target)]
    unmatched_target = [q for q in unmatched_target if not _one_of(q, pair.target, pair.source)]
    return Matched((*pairs, *more), tuple(unmatched_source), tuple(unmatched_target))


def _one_of(quantity: Quantity, side: Segment, other: Segment) -> bool:
    """Is the amount one of a longer unit that the other side names: seven days, a week?"""
    mine = unit_of(quantity.at, quantity.to, side.text, load_language(side.language))
    if mine is None:
        return False
    for theirs in units(other.text, load_language(other.language)):
        factor = ratio(theirs.unit, mine.unit)
        if factor is not None and factor > 1.5 and abs(factor - quantity.value) <= CALENDAR_TOLERANCE * factor:
            return True
    return False


def soft_alone(pair: PassagePair, kind: str, matched: Matched) -> tuple[list[Quantity], list[Quantity]]:
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
    return _explained(quantity, numbers.others) or any(same(quantity, other) for other in numbers.quantities)


def exactly_converted(pair: PassagePair, one: Quantity, other: Quantity) -> bool:
    """The same amount in another unit without any rounding: 30 years, three decades; two months, 60 days."""
    mine = unit_of(one.at, one.to, pair.source.text, load_language(pair.source.language))
    theirs = unit_of(other.at, other.to, pair.target.text, load_language(pair.target.language))
    if mine is None or theirs is None or mine.unit == theirs.unit:
        return False
    factor = ratio(mine.unit, theirs.unit)
    tolerance = CALENDAR_TOLERANCE if {mine.unit, theirs.unit} & UNEVEN else 1e-4
    return factor is not None and any(
        abs(a * factor - b) <= tolerance * max(b, 1e-9) for a in one.values for b in other.values
    )


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
    ours: Sequence[Quantity], theirs: Sequence[Quantity], agree: Callable[[Quantity, Quantity], bool] = same
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """Greedy pairs of the same value, in order, and what remains of both."""
    rest, pairs, alone = list(theirs), [], []
    for quantity in ours:
        for place, other in enumerate(rest):
            if agree(quantity, other):
                pairs.append((quantity, rest.pop(place)))
                break
        else:
            alone.append(quantity)
    return pairs, alone, rest


def _explained(quantity: Quantity, others: frozenset[float]) -> bool:
    return any(value in others for value in quantity.values)


def _stands_in(quantity: Quantity, side: Segment) -> bool:
    if not side.sentences:
        return False
    return _held(quantity, numbers_of(side))
