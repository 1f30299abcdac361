"""The numbers of a segment that count: its dates set apart, its twos weighed."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from compare.languages import Language, load_language
from compare.records import Span
from compare.text.dates import DateMention, dates
from compare.text.numbers.extract import Quantity, quantities
from compare.text.segment import Segment
from compare.text.units import dimension, unit_of

_DUAL = 2.0


class Numbers(NamedTuple):
    """The numbers of one side; `others` are values its dates explain."""

    quantities: tuple[Quantity, ...]
    others: frozenset[float]

    @property
    def hard(self) -> list[Quantity]:
        """Those that must have a counterpart."""
        return [quantity for quantity in self.quantities if not quantity.soft]


def numbers_of(side: Segment) -> Numbers:
    """The numbers of a side, its dates set apart."""
    return _numbers(side.text, load_language(side.language))


def figures_of(side: Segment) -> list[Span]:
    """Where a side surely has a number: what only may be a dual names several as often (المتظاهرين)."""
    return [one.span for one in numbers_of(side).quantities if one.explicit or not (one.soft and one.value == _DUAL)]


@lru_cache(maxsize=2048)
def _numbers(text: str, language: Language) -> Numbers:
    mentions = [mention for mention in dates(text, language) if not _measured(mention, text, language)]
    others = {float(value) for m in mentions for value in (*m.days, *m.months, m.year) if value is not None}
    others |= {float(m.year % 100) for m in mentions if m.year}
    found = quantities(text, language, tuple((m.at, m.to) for m in mentions))
    return Numbers(tuple(_counting(q, text, language) for q in found), frozenset(others))


def _measured(mention: DateMention, text: str, language: Language) -> bool:
    """Whether what looks like a year is an amount: 1900 metres."""
    if mention.year is None or mention.months or mention.days or mention.weekday:
        return False
    unit = unit_of(mention.at, mention.to, text, language)
    return unit is not None and 0 <= unit.at - mention.to <= 1 and dimension(unit.unit) != "time"


def _counting(quantity: Quantity, text: str, language: Language) -> Quantity:
    """Two of a unit (يومين, two days) is meant as a count, unlike most twos."""
    if not quantity.soft or quantity.value != 2 or quantity.kind != "cardinal":
        return quantity
    mention = unit_of(quantity.at, quantity.to, text, language)
    if mention is None or not dimension(mention.unit):
        return quantity
    inside = quantity.at <= mention.at and mention.to <= quantity.to
    # What only may be a dual has its noun inside: العاملين بعقود are not two decades.
    counted = inside or (quantity.explicit and 0 <= mention.at - quantity.to <= 2)
    return quantity._replace(soft=False) if counted else quantity
