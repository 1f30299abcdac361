"""Figures with their units, and what a report makes of them.

One change of unit is one finding. Where the figures agree the unit is wrong
(12 million dollars, 12 million euros); where figure and unit both differ the
amount was converted, and is compared with what it comes to. A span of time
that is counted from now (two weeks ago, the past two weeks) says when something
happened: the date check reports its changes, the unit check all others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from compare.languages import Language, load_language
from compare.passage.amounts.number_alignment import (
    CALENDAR_TOLERANCE,
    UNEVEN,
    Matched,
    match_numbers,
    named_amounts,
    same,
)
from compare.passage.evidence.nearest import couples
from compare.passage.pair import PassagePair
from compare.records import Finding, Severity, Side, Span
from compare.text.dates import dates
from compare.text.numbers.counted import numbers_of
from compare.text.numbers.extract import Quantity, quantities
from compare.text.segment import Segment
from compare.text.units import UnitMention, converted, ratio, read_beside, same_unit, unit_of, units

TOLERANCE = 0.05
"""A converted figure is rounded; further off it is another amount."""

COARSE, HALF_WIDTH = 5, 0.125
"""An amount under COARSE in halves stands for all that is nearer to it than to the next quarter."""
_RANGE = re.compile(r"\s?(?:-|[^\W\d_]{1,4})\s?")
"""Between the figures of a range: a dash, or a short word."""
_ABBREVIATED = 2
"""Letters of a unit up to which it is written short, or as a sign."""

_BESIDE = 4
"""Characters between a fraction and its unit: half an hour."""
CUSTOMARY = {("month", "week"): 4.0, ("week", "month"): 0.25}
"""What people count with where the calendar is uneven: two months are eight weeks."""

Nature = Literal["converted", "wrong", "unknown"]
PLURALS = {
    **{unit: unit for unit in ("mm", "cm", "m", "km", "g", "kg", "lb", "oz", "yen", "yuan")},
    "inch": "inches",
    "foot": "feet",
    "century": "centuries",
    "square foot": "square feet",
    "cubic foot": "cubic feet",
    "degree Celsius": "degrees Celsius",
    "degree Fahrenheit": "degrees Fahrenheit",
    **{unit: unit for unit in ("mg", "ml", "hertz", "kilohertz", "megahertz", "gigahertz", "baht", "won", "rand")},
}
DIMENSIONS = ("currency", "time", "length", "mass", "volume", "area")


class Restated(NamedTuple):
    """Two unequal figures in two units of one kind that stand for each other."""

    one: Quantity
    other: Quantity
    mine: UnitMention
    theirs: UnitMention
    nature: Nature


class UnitChange(NamedTuple):
    """A unit of the original given as another one.

    Spans are local, `sides` are the amounts or units in English, with a `note`
    on how they compare; `dated` says that the time is counted from now.
    """

    source: Span
    target: Span
    severity: Severity
    sides: tuple[str, str]
    note: str
    dated: bool

    def finding(self, check: str, pair: PassagePair, message: str) -> Finding:
        """The change as what `check` found."""
        spans = (pair.source.span(self.source),), (pair.target.span(self.target),)
        return Finding("reworded", check, self.severity, "hard", message, *spans)


def restated(pair: PassagePair, matched: Matched) -> list[Restated]:
    """Which unmatched figures are the same amount, or meant to be, in another unit.

    First those that come to the same, then by their places in the text.
    """
    widths = len(pair.source.text) or 1, len(pair.target.text) or 1
    language = load_language(pair.source.language), load_language(pair.target.language)
    counted = matched.source, matched.target
    if bool(counted[0]) != bool(counted[1]):  # the other amount may be a part of one: a quarter of an hour, 25 minutes
        counted = counted[0] or _parts(pair, Side.SOURCE, matched), counted[1] or _parts(pair, Side.TARGET, matched)
    sources = [(q, _measured(q, pair.source.text, language[0])) for q in counted[0]]
    targets = [(q, _measured(q, pair.target.text, language[1])) for q in counted[1]]
    ranked = []
    for i, j in couples([q.at / widths[0] for q, _ in sources], [q.at / widths[1] for q, _ in targets]):
        (one, mine), (other, theirs) = sources[i], targets[j]
        if mine is None or theirs is None:
            continue
        mine, theirs = read_beside(mine, theirs), read_beside(theirs, mine)
        if same_unit(mine.unit, theirs.unit) or mine.dimension != theirs.dimension:
            continue
        nature = _nature(one, other, mine.unit, theirs.unit)
        distance = abs(one.at / widths[0] - other.at / widths[1])
        ranked.append((nature != "converted", distance, i, j, Restated(one, other, mine, theirs, nature)))
    found: list[Restated] = []
    used: tuple[set[int], set[int]] = set(), set()
    for _, _, i, j, couple in sorted(ranked, key=lambda entry: entry[:4]):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            found.append(couple)
    return found


def _parts(pair: PassagePair, side: Side, matched: Matched) -> tuple[Quantity, ...]:
    """The fractions of a side that stand before a unit, and for no number of the other side."""
    segment, taken = pair.on(side), {couple[side].span for couple in matched.pairs}
    fractions = [[q for q in numbers_of(s).quantities if q.kind == "fraction"] for s in (segment, pair.on(side.other))]
    found = [q for q in fractions[0] if q.soft and q.span not in taken and not any(same(q, b) for b in fractions[1])]
    language = load_language(segment.language)
    return tuple(
        q for q in found if (unit := unit_of(q.at, q.to, segment.text, language)) and unit.at - q.to <= _BESIDE
    )


def _measured(quantity: Quantity, text: str, language: Language) -> UnitMention | None:
    """The unit of a figure; where it begins a range (5 to 10 cm), that of the figure that ends it."""
    unit = unit_of(quantity.at, quantity.to, text, language)
    if unit is not None or quantity.kind != "cardinal":
        return unit
    folded = language.analyse(text).folded.text
    end = next((other for other in quantities(text, language) if other.at >= quantity.to), None)
    if end is None or end.kind != "cardinal" or not _RANGE.fullmatch(folded, quantity.to, end.at):
        return None
    return unit_of(end.at, end.to, text, language)


def _nature(one: Quantity, other: Quantity, mine: str, theirs: str) -> Nature:
    factor = ratio(mine, theirs)
    amounts = [(value, amount) for value in one.values if (amount := converted(value, mine, theirs)) is not None]
    if (by_custom := CUSTOMARY.get((mine, theirs))) is not None:
        amounts += [(value, value * by_custom) for value in one.values]
    if not amounts:
        return "unknown"
    near = any(
        abs(amount - b) <= max(TOLERANCE * max(b, 1e-9), _coarse(a, b, factor) if factor else 0.0)
        for a, amount in amounts
        for b in other.values
    )
    return "converted" if near else "wrong"


def _coarse(one: float, other: float, factor: float) -> float:
    """How exact a figure in halves of the larger unit is meant: 17 months are a year and a half."""
    large, small = (other, one) if factor < 1 else (one, other)
    halves = large * 2 == int(large * 2) and large != int(large) and large < COARSE
    return HALF_WIDTH * (1 if factor < 1 else factor) if halves and small == int(small) else 0.0


def _in_halves(couple: Restated) -> bool:
    """Whether a span of time is told in halves of a longer unit, which nobody takes as exact."""
    factor = ratio(couple.mine.unit, couple.theirs.unit)
    return bool(factor and couple.mine.dimension == "time" and _coarse(couple.one.value, couple.other.value, factor))


def unit_changes(pair: PassagePair) -> Iterator[UnitChange]:
    """Every unit of the passage that the report changes, each of them once."""
    languages = load_language(pair.source.language), load_language(pair.target.language)
    here, there = (_units(side, lang) for side, lang in zip((pair.source, pair.target), languages, strict=True))
    names = {u.unit for u in here}, {u.unit for u in there}
    if not here or not there or names[0] == names[1]:
        return
    seen, dimensions = set[str](), {u.dimension for u in here}
    matched = match_numbers(pair)
    for couple in restated(pair, matched):
        seen.add(couple.mine.dimension)
        # 17 months are about a year and a half, ten days a week and a half
        loose = UNEVEN & {couple.mine.unit, couple.theirs.unit} or _in_halves(couple)
        if couple.nature != "converted" or not loose:
            yield _restatement(couple, pair)
    for one, other in matched.pairs:
        if not same(one, other):
            seen |= dimensions  # converted: 30 years, three decades
            continue
        if (one.soft or other.soft) and one.value != 2:
            continue  # "a decade" for ten years
        mine = unit_of(one.at, one.to, pair.source.text, languages[0])
        theirs = unit_of(other.at, other.to, pair.target.text, languages[1])
        if mine is None or theirs is None:
            continue
        mine, theirs = read_beside(mine, theirs), read_beside(theirs, mine)
        if same_unit(mine.unit, theirs.unit) or mine.dimension != theirs.dimension:
            continue
        if theirs.unit in names[0] and mine.unit in names[1]:
            continue  # both amounts stand on both sides
        seen.add(mine.dimension)
        yield _change(mine, theirs, pair, (one.at, mine.to), (other.at, theirs.to))
    for dimension in DIMENSIONS:
        sources = [u for u in here if u.dimension == dimension and not _named(u.unit, names[1]) and not u.generic]
        targets = [u for u in there if u.dimension == dimension and not _named(u.unit, names[0]) and not u.generic]
        if (
            len(sources) == 1
            and len(targets) == 1
            and dimension not in seen
            and not _equal(sources[0], targets[0], pair)
        ):
            yield _change(sources[0], targets[0], pair, (sources[0].at, sources[0].to), (targets[0].at, targets[0].to))


def _named(unit: str, names: set[str]) -> bool:
    return any(same_unit(unit, name) for name in names)


def _change(mine: UnitMention, theirs: UnitMention, pair: PassagePair, here: Span, there: Span) -> UnitChange:
    several = pair.target.text[slice(*theirs.span)].casefold() != theirs.unit
    sides = _written(mine, pair.source, several), _written(theirs, pair.target, several)
    dated = mine.dimension == "time" and (counted_from_now(here, pair.source) or counted_from_now(there, pair.target))
    return UnitChange(mine.span, theirs.span, "critical", sides, "", dated)


def _written(mention: UnitMention, side: Segment, several: bool) -> str:
    """The name of a unit, with how the text writes it unless that is English: `feet (قدم)`, `dollars ($)`."""
    name, written = plural(mention.unit) if several else mention.unit, side.text[slice(*mention.span)]
    english = side.language.split("-")[0] == "en" and len(written) > _ABBREVIATED
    return written if english else f"{name} ({written})"


def _restatement(couple: Restated, pair: PassagePair) -> UnitChange:
    one, other, mine, theirs = couple.one, couple.other, couple.mine, couple.theirs
    amount = _amount(one.value, mine.unit)
    severity: Severity = "minor"
    would = converted(one.value, mine.unit, theirs.unit)
    if couple.nature == "converted":
        note = "converted to another unit"
    elif would is not None:
        severity = "critical"
        note = f"{amount} would be {would:,.4g}"
    else:
        severity = "major"  # right or wrong by a rate that is not known here
        rate = other.value / (one.value or 1)
        note = f"another {'currency' if mine.dimension == 'currency' else 'unit'}, at {rate:,.4g} to 1"
    here = min(one.at, mine.at), max(one.to, mine.to)
    there = min(other.at, theirs.at), max(other.to, theirs.to)
    dated = mine.dimension == "time" and (counted_from_now(here, pair.source) or counted_from_now(there, pair.target))
    sides = amount, _amount(other.value, theirs.unit)
    return UnitChange(_joined(one, mine), _joined(other, theirs), severity, sides, note, dated)


def _amount(value: float, unit: str) -> str:
    return f"{plain(value)} {unit if value == 1 else plural(unit)}"


def plural(unit: str) -> str:
    """The name of a unit of which there are several."""
    return PLURALS.get(unit, unit + "s")


def _joined(quantity: Quantity, unit: UnitMention) -> Span:
    """From the figure to its unit, as written."""
    return min(quantity.span[0], unit.span[0]), max(quantity.span[1], unit.span[1])


def plain(value: float) -> str:
    """A value in digits, grouped."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4f}".rstrip("0")


def counted_from_now(place: Span, side: Segment) -> bool:
    """Is the span of time at folded `place` counted from a moment: two weeks ago, منذ أسبوعين?"""
    language = load_language(side.language)
    folded = language.analyse(side.text).folded.text
    before, after = language.pattern("date.told_before"), language.pattern("date.told_after")
    ahead = re.split(r"[.،؛,;:]", folded[max(0, place[0] - 40) : place[0]])[-1]
    cue = list(before.finditer(ahead))[-1:] if before else []
    if cue and len(ahead[cue[0].end() :].split()) <= 2:
        return True
    return after is not None and bool(after.match(folded[place[1] :].lstrip()))


def _equal(mine: UnitMention, theirs: UnitMention, pair: PassagePair) -> bool:
    """A week and seven days, half a kilometre and 500 metres: the amounts of two units come to the same."""
    for unit, other, here, there in (
        (mine.unit, theirs.unit, pair.source, pair.target),
        (theirs.unit, mine.unit, pair.target, pair.source),
    ):
        factor = ratio(unit, other) or 0.0
        amounts = [value * factor for name, value in named_amounts(here) if name == unit]
        numbers = quantities(there.text, load_language(there.language))
        if any(abs(q.value - amount) <= CALENDAR_TOLERANCE * amount for q in numbers for amount in amounts):
            return True
    return False


def _units(side: Segment, language: Language) -> list[UnitMention]:
    """The units of a side, without those that are part of a date (يوم الأحد, today)."""
    dated, weekdays = set[int](), set[int]()
    for mention in dates(side.text, language):
        dated.update(range(mention.at, mention.to))
        if mention.weekday:
            weekdays.update((mention.at, mention.at - 1))
    return [
        unit
        for unit in units(side.text, language)
        if dated.isdisjoint(range(unit.at, unit.to)) and unit.to not in weekdays
    ]
