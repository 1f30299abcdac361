"""The right figure with the wrong unit: pounds for dollars, hours for days.

Compared where the numbers agree, and for units without a number where each
side names a unit of the same kind that the other does not have.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.divergence.dates import dates
from compare.divergence.finding import Finding
from compare.divergence.matching import match_numbers, same
from compare.divergence.pair import Context, Pair, Side
from compare.divergence.quantities import quantities
from compare.divergence.units import UnitMention, ratio, unit_of, units
from compare.languages import Language, load_language

CHECK = "unit"


def find(pair: Pair, context: Context) -> Iterator[Finding]:
    """Units of the passage that do not agree."""
    if not pair.source.sentences or not pair.target.sentences:
        return
    languages = load_language(pair.source.language), load_language(pair.target.language)
    here, there = (_units(side, lang) for side, lang in zip((pair.source, pair.target), languages, strict=True))
    if not here or not there:
        return
    names = {u.unit for u in here}, {u.unit for u in there}
    if names[0] == names[1]:
        return
    seen: set[str] = set()
    for one, other in match_numbers(pair, context).pairs:
        if not same(one, other):
            seen.update(u.dimension for u in here)  # converted: 30 years, three decades
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
        yield _finding(mine, theirs, pair)
    for dimension in ("currency", "time", "length", "mass", "volume", "area"):
        left = [u for u in here if u.dimension == dimension and u.unit not in names[1] and not u.generic]
        right = [u for u in there if u.dimension == dimension and u.unit not in names[0] and not u.generic]
        if len(left) == 1 and len(right) == 1 and dimension not in seen and not _equal(left[0], right[0], pair):
            yield _finding(left[0], right[0], pair)


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
    mentions = dates(side.text, language)
    return [
        unit
        for unit in units(side.text, language)
        if not any((m.at < unit.to and unit.at < m.to) or (m.weekday and 0 <= m.at - unit.to <= 1) for m in mentions)
    ]


def _finding(mine: UnitMention, theirs: UnitMention, pair: Pair) -> Finding:
    written = pair.source.text[slice(*mine.span)], pair.target.text[slice(*theirs.span)]
    return Finding(
        "reworded",
        CHECK,
        "critical",
        "hard",
        f"original {mine.unit} ({written[0]}), report {theirs.unit} ({written[1]})",
        (pair.source.span(mine.span),),
        (pair.target.span(theirs.span),),
    )
