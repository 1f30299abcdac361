"""Figures with their units, and what a report makes of them.

One change of unit is one finding. Where the figures agree the unit is wrong
(12 million dollars, 12 million euros); where figure and unit both differ the
amount is told in another unit, and is held against what it comes to. A span of
time that is told from now (two weeks ago, the past two weeks) says when
something happened: the date check speaks for it, and the unit check for
everything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from compare.divergence.dates import dates
from compare.divergence.finding import Finding, Severity
from compare.divergence.matching import Matched, match_numbers, same
from compare.divergence.nearest import couples
from compare.divergence.pair import Context, Pair, Side
from compare.divergence.quantities import Quantity, quantities
from compare.divergence.units import CURRENCIES, UnitMention, ratio, unit_of, units
from compare.document import Span
from compare.languages import Language, load_language

TOLERANCE = 0.05
"""A converted figure is rounded; further off it is another amount."""

Nature = Literal["converted", "wrong", "unknown"]
PLURALS = {
    **{unit: unit for unit in ("mm", "cm", "m", "km", "g", "kg", "lb", "oz", "yen", "yuan")},
    "inch": "inches",
    "foot": "feet",
    "century": "centuries",
}
DIMENSIONS = ("currency", "time", "length", "mass", "volume", "area")


@dataclass(frozen=True, slots=True)
class Restated:
    """Two unequal figures in two units of one kind that stand for each other."""

    one: Quantity
    other: Quantity
    mine: UnitMention
    theirs: UnitMention
    nature: Nature


@dataclass(frozen=True, slots=True)
class UnitChange:
    """A unit of the original told as another one; spans are local, `dated` says it is told from now."""

    source: Span
    target: Span
    severity: Severity
    message: str
    dated: bool

    def finding(self, check: str, pair: Pair) -> Finding:
        """The change as what `check` found."""
        spans = (pair.source.span(self.source),), (pair.target.span(self.target),)
        return Finding("reworded", check, self.severity, "hard", self.message, *spans)


def restated(pair: Pair, matched: Matched) -> list[Restated]:
    """Which unmatched figures are the same amount, or meant to be, in another unit.

    First those that come to the same, then by their places in the text.
    """
    widths = len(pair.source.text) or 1, len(pair.target.text) or 1
    language = load_language(pair.source.language), load_language(pair.target.language)
    left = [(q, unit_of(q.at, q.to, pair.source.text, language[0])) for q in matched.source]
    right = [(q, unit_of(q.at, q.to, pair.target.text, language[1])) for q in matched.target]
    ranked = []
    for i, j in couples([q.at / widths[0] for q, _ in left], [q.at / widths[1] for q, _ in right]):
        (one, mine), (other, theirs) = left[i], right[j]
        if mine is None or theirs is None or mine.unit == theirs.unit or mine.dimension != theirs.dimension:
            continue
        nature = _nature(one, other, ratio(mine.unit, theirs.unit))
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


def _nature(one: Quantity, other: Quantity, factor: float | None) -> Nature:
    if factor is None:
        return "unknown"
    near = any(abs(a * factor - b) <= TOLERANCE * max(b, 1e-9) for a in one.values for b in other.values)
    return "converted" if near else "wrong"


def unit_changes(pair: Pair, context: Context) -> Iterator[UnitChange]:
    """Every unit of the passage that the report changes, each of them once."""
    languages = load_language(pair.source.language), load_language(pair.target.language)
    here, there = (_units(side, lang) for side, lang in zip((pair.source, pair.target), languages, strict=True))
    names = {u.unit for u in here}, {u.unit for u in there}
    if not here or not there or names[0] == names[1]:
        return
    seen, dimensions = set[str](), {u.dimension for u in here}
    matched = match_numbers(pair, context)
    for couple in restated(pair, matched):
        seen.add(couple.mine.dimension)
        yield _restatement(couple, pair)
    for one, other in matched.pairs:
        if not same(one, other):
            seen |= dimensions  # converted: 30 years, three decades
            continue
        if (one.soft or other.soft) and one.value != 2:
            continue  # "a decade" for ten years
        mine = unit_of(one.at, one.to, pair.source.text, languages[0])
        theirs = unit_of(other.at, other.to, pair.target.text, languages[1])
        if mine is None or theirs is None or mine.unit == theirs.unit or mine.dimension != theirs.dimension:
            continue
        if theirs.unit in names[0] and mine.unit in names[1]:
            continue  # both amounts stand on both sides
        seen.add(mine.dimension)
        yield _change(mine, theirs, pair, (one.at, mine.to), (other.at, theirs.to))
    for dimension in DIMENSIONS:
        left = [u for u in here if u.dimension == dimension and u.unit not in names[1] and not u.generic]
        right = [u for u in there if u.dimension == dimension and u.unit not in names[0] and not u.generic]
        if len(left) == 1 and len(right) == 1 and dimension not in seen and not _equal(left[0], right[0], pair):
            yield _change(left[0], right[0], pair, (left[0].at, left[0].to), (right[0].at, right[0].to))


def _change(mine: UnitMention, theirs: UnitMention, pair: Pair, here: Span, there: Span) -> UnitChange:
    written = pair.source.text[slice(*mine.span)], pair.target.text[slice(*theirs.span)]
    said = f"original {mine.unit} ({written[0]}), report {theirs.unit} ({written[1]})"
    dated = mine.dimension == "time" and (told_from_now(here, pair.source) or told_from_now(there, pair.target))
    return UnitChange(mine.span, theirs.span, "critical", said, dated)


def _restatement(couple: Restated, pair: Pair) -> UnitChange:
    one, other, mine, theirs = couple.one, couple.other, couple.mine, couple.theirs
    amount = _amount(one.value, mine.unit)
    said = f"original {amount}, report {_amount(other.value, theirs.unit)}"
    severity: Severity = "minor"
    factor = ratio(mine.unit, theirs.unit)
    if couple.nature == "converted":
        said += ": converted to another unit"
    elif factor is not None:
        severity = "critical"
        said += f": {amount} would be {one.value * factor:,.4g}"
    else:
        severity = "major"  # right or wrong by a rate that is not known here
        rate = other.value / (one.value or 1)
        said += f": another {'currency' if mine.unit in CURRENCIES else 'unit'}, at {rate:,.4g} to 1"
    here = min(one.at, mine.at), max(one.to, mine.to)
    there = min(other.at, theirs.at), max(other.to, theirs.to)
    dated = mine.dimension == "time" and (told_from_now(here, pair.source) or told_from_now(there, pair.target))
    return UnitChange(_joined(one, mine), _joined(other, theirs), severity, said, dated)


def _amount(value: float, unit: str) -> str:
    return f"{plain(value)} {unit if value == 1 else PLURALS.get(unit, unit + 's')}"


def _joined(quantity: Quantity, unit: UnitMention) -> Span:
    """From the figure to its unit, as written."""
    return min(quantity.span[0], unit.span[0]), max(quantity.span[1], unit.span[1])


def plain(value: float) -> str:
    """A value in digits, grouped."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4f}".rstrip("0")


def told_from_now(place: Span, side: Side) -> bool:
    """Is the span of time at folded `place` counted from a moment: two weeks ago, منذ أسبوعين?"""
    language = load_language(side.language)
    folded = language.analyse(side.text).folded.text
    before, after = language.pattern("date.told_before"), language.pattern("date.told_after")
    ahead = re.split(r"[.،؛,;:]", folded[max(0, place[0] - 40) : place[0]])[-1]
    cue = list(before.finditer(ahead))[-1:] if before else []
    if cue and len(ahead[cue[0].end() :].split()) <= 2:
        return True
    return after is not None and bool(after.match(folded[place[1] :].lstrip()))


def _equal(mine: UnitMention, theirs: UnitMention, pair: Pair) -> bool:
    """A week and seven days: one of a unit against an amount of the other."""
    for unit, other, side in ((mine, theirs, pair.target), (theirs, mine, pair.source)):
        factor = ratio(unit.unit, other.unit)
        numbers = quantities(side.text, load_language(side.language))
        if factor is not None and any(abs(q.value - factor) <= 0.02 * factor for q in numbers):
            return True
    return False


def _units(side: Side, language: Language) -> list[UnitMention]:
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
