"""Units and currencies: which word names which, and what converts into what.

The words are in the language files under `[unit]`. Currencies share one
dimension but have no factors: no rate is known here, so a changed currency is
a change, and a converted amount cannot be distinguished from a wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from compare.languages import Language, loosen
from compare.records import Span

# Exact or conventional factors to one unit a dimension (NIST SP 811, table B.8;
# a year is 365.25 days, a month a twelfth of it; a dunam is 1,000 m2).
FACTORS: dict[str, tuple[str, float]] = {
    "mm": ("length", 0.001),
    "cm": ("length", 0.01),
    "inch": ("length", 0.0254),
    "foot": ("length", 0.3048),
    "yard": ("length", 0.9144),
    "m": ("length", 1.0),
    "km": ("length", 1000.0),
    "mile": ("length", 1609.344),
    "microgram": ("mass", 1e-9),
    "mg": ("mass", 1e-6),
    "g": ("mass", 0.001),
    "oz": ("mass", 0.028349523),
    "lb": ("mass", 0.45359237),
    "kg": ("mass", 1.0),
    "tonne": ("mass", 1000.0),
    "ml": ("volume", 0.001),
    "litre": ("volume", 1.0),
    "gallon": ("volume", 3.785411784),
    "barrel": ("volume", 158.987294928),
    "cubic foot": ("volume", 28.316846592),
    "cubic metre": ("volume", 1000.0),
    "cubic kilometre": ("volume", 1e12),
    "square foot": ("area", 0.09290304),
    "square metre": ("area", 1.0),
    "dunam": ("area", 1000.0),
    "acre": ("area", 4046.8564224),
    "hectare": ("area", 10000.0),
    "square kilometre": ("area", 1e6),
    "square mile": ("area", 2589988.110336),
    "second": ("time", 1.0),
    "minute": ("time", 60.0),
    "hour": ("time", 3600.0),
    "day": ("time", 86400.0),
    "week": ("time", 604800.0),
    "fortnight": ("time", 1209600.0),
    "month": ("time", 2629800.0),
    "year": ("time", 31557600.0),
    "decade": ("time", 315576000.0),
    "century": ("time", 3155760000.0),
    "watt": ("power", 1.0),
    "kilowatt": ("power", 1e3),
    "megawatt": ("power", 1e6),
    "gigawatt": ("power", 1e9),
    "byte": ("data", 1.0),
    "kilobit": ("data", 125.0),
    "megabit": ("data", 125e3),
    "gigabit": ("data", 125e6),
    "terabit": ("data", 125e9),
    "kilobyte": ("data", 1e3),
    "megabyte": ("data", 1e6),
    "gigabyte": ("data", 1e9),
    "terabyte": ("data", 1e12),
    "petabyte": ("data", 1e15),
    "hertz": ("frequency", 1.0),
    "kilohertz": ("frequency", 1e3),
    "megahertz": ("frequency", 1e6),
    "gigahertz": ("frequency", 1e9),
    "degree Celsius": ("temperature", 1.0),
    "degree Fahrenheit": ("temperature", 5 / 9),
}
_ZERO = {"degree Fahrenheit": 32.0}
"""What a unit shows where the first unit of its dimension shows 0."""
CURRENCIES = frozenset(  # those of whose name a language file need not say that it is a currency
    ["dollar", "euro", "pound", "lira", "dinar", "riyal", "dirham", "shekel", "yen", "yuan", "rouble", "rupee", "franc"]
)
_CURRENCY = " (currency)"
"""What a list says behind a currency that is not one of CURRENCIES; its words count beside a number only."""
_POSSESSIVES = ("'s", "'")
"""Endings of a word that owns what stands behind it."""
_ONE_CURRENCY = {"lira", "pound"}
_WEIGHED = {"pound": "lb"}
"""Units of money by whose name weights go, too."""
_NEAR = re.compile(r"[\s\-]{0,2}")
_SIGN = 3
"""The longest unit, in characters, that may stand right before its number."""


class UnitMention(NamedTuple):
    """A unit's name in a text; `at`, `to` are folded offsets.

    A `generic` word (day, year) measures something only beside a number.
    """

    unit: str
    span: Span
    at: int
    to: int
    generic: bool = False

    @property
    def dimension(self) -> str:
        """What it measures."""
        return dimension(self.unit)


def dimension(unit: str) -> str:
    """ "length", "time" and so on; what has no factors is a currency, as the schema of the lists sees to."""
    return FACTORS[unit][0] if unit in FACTORS else "currency"


def same_unit(one: str, other: str) -> bool:
    """Whether two names can stand for one unit: what Lebanon and Syria call lira is a pound in English."""
    return one == other or {one, other} == _ONE_CURRENCY


def read_beside(mention: UnitMention, other: UnitMention) -> UnitMention:
    """A mention, read as the weight that its name may be where the other is one: pounds beside kilograms."""
    weight = _WEIGHED.get(mention.unit)
    return mention._replace(unit=weight) if weight and dimension(weight) == other.dimension else mention


def ratio(one: str, other: str) -> float | None:
    """How many `other` are in one `one`; None where that is not known, or depends on the amount (degrees)."""
    if one not in FACTORS or other not in FACTORS or FACTORS[one][0] != FACTORS[other][0]:
        return None
    return FACTORS[one][1] / FACTORS[other][1] if one not in _ZERO and other not in _ZERO else None


def converted(amount: float, one: str, other: str) -> float | None:
    """An amount of one unit in another; None where that is not known."""
    if one not in FACTORS or other not in FACTORS or FACTORS[one][0] != FACTORS[other][0]:
        return None
    return (amount - _ZERO.get(one, 0.0)) * (FACTORS[one][1] / FACTORS[other][1]) + _ZERO.get(other, 0.0)


@lru_cache(maxsize=2048)
def units(text: str, language: Language) -> tuple[UnitMention, ...]:
    """The units named in `text`, in order."""
    names = language.mapping("unit.words")
    signs = language.mapping("unit.signs")
    if not names and not signs:
        return ()
    analysis = language.analyse(text)
    folded = analysis.folded
    pattern = language.pattern("unit.ignore")
    closed = bytearray(len(folded.text))
    for match in pattern.finditer(folded.text) if pattern else ():
        closed[slice(*match.span())] = b"\1" * len(match[0])
    generic = language.words("unit.generic")
    found = []

    def mention(name: str, word: str, span: Span, at: int, to: int) -> UnitMention:
        unit = names[name].removesuffix(_CURRENCY)
        counted = word in generic or name in generic or names[name].endswith(_CURRENCY)
        return UnitMention(unit, span, at, to, counted)

    scales = language.mapping("number.scales")
    for word in analysis.words:
        name = _name(word.text, language, names) if word.text not in scales else None  # بليون is no ب and ليون
        spelled = name and not language.misspelled("unit.words", loosen(name), text[word.start : word.end])
        if name and spelled and not closed[word.at]:
            found.append(mention(name, word.text, word.span, word.at, word.at + len(word.text)))
    for match in language.whole_pattern("unit.words").finditer(folded.text):
        name = " ".join(match[0].split())
        found = [one for one in found if one.to <= match.start() or match.end() <= one.at]  # a square mile is no mile
        found.append(mention(name, name, folded.span(*match.span()), *match.span()))
    for place, character in enumerate(folded.text):
        if character in signs:
            found.append(
                UnitMention(signs[character].removesuffix(_CURRENCY), folded.span(place, place + 1), place, place + 1)
            )
    return tuple(sorted(found, key=lambda mention: mention.at))


def unit_named(word: str, language: Language) -> str | None:
    """The unit that a folded word names, whatever stands around it."""
    names = language.mapping("unit.words")
    name = _name(word, language, names)
    return names[name].removesuffix(_CURRENCY) if name else None


def _name(word: str, language: Language, names: dict[str, str]) -> str | None:
    """The entry of `names` that the word is, with its clitics set aside."""
    if word in names:
        return word
    owner = next((word[: -len(ending)] for ending in _POSSESSIVES if word.endswith(ending)), "")  # seven weeks' pay
    if owner in names:
        return owner
    prefixes = language.words("words.prefixes")
    for length in range(1, 4):
        if word[:length] in prefixes and word[length:] in names and len(word) - length > 2:
            return word[length:]
    return None


def unit_of(at: int, to: int, text: str, language: Language) -> UnitMention | None:
    """The unit of the number at folded `[at, to)`: the sign before it, or the next words."""
    folded = language.analyse(text).folded.text
    found = units(text, language)
    # No unit that begins further before the number is beside it.
    for mention in islice(found, bisect_left(found, at - _SIGN - 1, key=lambda unit: unit.at), None):
        if at <= mention.at and mention.to <= to:  # a dual: يومين
            return mention
        before = folded[mention.to : at]
        if mention.to <= at and len(before) <= 1 and not before.strip() and mention.to - mention.at <= _SIGN:
            return mention
        if mention.at >= to:
            between = folded[to : mention.at]
            if len(between) <= 2 and _NEAR.fullmatch(between):
                return mention
            if len(between) <= 14 and len(between.split()) == 1 and not re.search(r"[.,;،؛:()]", between):
                return mention
            return None
    return None
