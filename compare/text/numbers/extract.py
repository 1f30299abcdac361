"""Numbers in a text, in digits and in words, as values that can be compared.

The same parser reads all languages; the words are in the language files
under `[number]`. A quantity is *soft* where the words often do not count
(one, ordinals, duals, halves): it can explain a number on the other side, but
is not missed by itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from compare.languages import Language, Word, loosen
from compare.records import Span
from compare.text.numbers.parser import Reader
from compare.text.numbers.shares import shares
from compare.text.numbers.tables import ROLES, NumberTables, number_tables
from compare.text.numbers.tokens import Item, read_items
from compare.text.units import dimension, unit_named

Kind = Literal["cardinal", "percent", "points", "fraction", "ordinal", "decade", "vague", "time"]

_AND_BEFORE = re.compile(r"(?P<noun>[^\W\d_]+)\s+(?P<and>[^\W\d_]+?)\s*$")
_WORD_AFTER = re.compile(r"\s+([^\W\d_]+)")
_PARTS = (0.25, 0.5, 0.75)
_NOON = 12
_TEENS = 10
"""The first decade of an age: 10代, 10대."""
_SIGN_BEFORE = 12
"""Characters before a figure in which a sign or a word for percent stands (%50, yüzde 50)."""
_CLASSES = ((1e9, "billions"), (1e6, "millions"), (1e3, "thousands"), (100, "hundreds"), (0, "dozens"))
_NOUN_WORDS = 3
"""Words of the noun that a number counts, between it and the part that is added (cubic metres)."""
_LETTERS = re.compile(r"'?([a-z]+)(?![^\W_])")


class Quantity(NamedTuple):
    """A number of a text.

    `values` are the readings, likeliest first; `name` the class of a vague
    one ("dozens"); `explicit` that it is a number word or a sure dual; `span`
    are offsets in the text read, `at` and `to` in its folded copy.
    """

    values: tuple[float, ...]
    span: Span
    kind: Kind = "cardinal"
    soft: bool = False
    digits: bool = False
    name: str = ""
    at: int = 0
    to: int = 0
    scale: float = 1.0
    explicit: bool = False

    @property
    def value(self) -> float:
        """The likeliest reading."""
        return self.values[0]


def quantities(text: str, language: Language, skip: tuple[Span, ...] = ()) -> tuple[Quantity, ...]:
    """The quantities of `text` in order, those inside `skip` (folded offsets) left out."""
    return _quantities(text, language, skip)


@lru_cache(maxsize=2048)
def _quantities(text: str, language: Language, skip: tuple[Span, ...]) -> tuple[Quantity, ...]:
    tables = number_tables(language)
    analysis = language.analyse(text)
    folded = analysis.folded.text
    closed = list(skip)
    for pattern in (tables.ignore, tables.percent, tables.points, tables.basis_points):
        if pattern is not None:
            found_here = (match.span() for match in pattern.finditer(folded))
            # Behind a hyphen it is the end of another word: seventy-one of them.
            closed.extend(span for span in found_here if folded[max(0, span[0] - 1) : span[0]] != "-")
    if language.get("words.accents"):
        closed += [(word.at, word.at + len(word.text)) for word in analysis.words if _misspelled(word, text, language)]
    found: list[Quantity] = []
    for match in tables.soft_phrase.finditer(folded) if tables.soft_phrase else ():
        closed.append(match.span())
        value = tables.soft_phrases[" ".join(match[0].split())]
        found.append(
            Quantity((value,), analysis.folded.span(*match.span()), soft=True, at=match.start(), to=match.end())
        )
    for share in shares(folded, language):
        closed.append((share.at, share.to))
        kind: Kind = "percent" if share.percent else "fraction"
        span = analysis.folded.span(share.at, share.to)
        found.append(Quantity((share.value,), span, kind, not share.percent, at=share.at, to=share.to))
    items = read_items(folded, tables, sorted(closed))
    place = 0
    while place < len(items):
        quantity, place = _read(items, place, folded, tables)
        if quantity is not None:
            if found:
                found[-1] = _range_start(found[-1], quantity, folded)
            whole = _and_a_half(found[-1] if found else None, quantity, folded, language, tables)
            whole = whole or _and_half_the_scale(found[-1] if found else None, quantity, folded, tables)
            if whole is not None:
                if found and whole.at == found[-1].at:
                    found.pop()
                quantity = whole
            quantity = _with_sign(quantity, folded, tables)
            found.append(quantity._replace(span=analysis.folded.span(quantity.at, quantity.to)))
    return tuple(found)


def _misspelled(word: Word, text: str, language: Language) -> bool:
    """Is it a number word only as long as its accents are left out?"""
    key = loosen(word.text)
    return any(language.misspelled(f"number.{role}", key, text[word.start : word.end]) for role in ROLES)


def _and_a_half(
    first: Quantity | None, second: Quantity, folded: str, language: Language, tables: NumberTables
) -> Quantity | None:
    """The number with the fraction behind its noun: three dunams and a half, ساعتين ونصف الساعة, عام ونصف.

    The noun is a unit; of another one (three men and half the crew) the
    fraction counts something else.
    """
    if second.kind != "fraction" or not second.soft or len(second.values) != 1:
        return None
    before = _AND_BEFORE.search(folded, max(0, second.at - 40), second.at)
    if before is None or before["and"] not in (*tables.and_words, *tables.and_prefixes):
        return None
    start, end = before.span("noun")
    noun = unit_named(before["noun"], language)
    after = _WORD_AFTER.match(folded, second.to)
    again = after is not None and noun is not None and unit_named(after[1], language) == noun
    if noun is None or not dimension(noun):
        return None
    if tables.articles:
        if folded[second.at : second.to].split()[0] not in tables.articles:
            return None
    elif after is not None and not again and loosen(after[1]) not in language.loose_words("words.function"):
        return None
    to = after.end(1) if after is not None and again else second.to
    if first is None or first.kind != "cardinal" or not start - 1 <= first.to <= end:
        return second._replace(values=(1 + second.value,), kind="cardinal", soft=False, at=start, to=to)
    if first.at == start and first.value > 2:  # the noun stands for many: a decade and a half
        more = 1 + second.value
        return first._replace(values=(more, *(value * more for value in first.values)), soft=False, to=to)
    values = tuple(value + second.value * first.scale for value in first.values)
    return first._replace(values=values, soft=False, to=to)


def _and_half_the_scale(first: Quantity | None, second: Quantity, folded: str, tables: NumberTables) -> Quantity | None:
    """The number with a part of its own scale behind its noun: خمسة مليارات دولار ونصف المليار."""
    if first is None or first.scale <= 1 or not 0 < second.value < first.scale or second.digits:
        return None
    between = folded[first.to : second.at].split()
    if not all(word.isalpha() for word in between):
        return None
    joined = bool(between) and (between[-1] in tables.and_words or between[-1] in tables.and_prefixes)
    if not joined or len(between) > _NOUN_WORDS + 1 or second.value not in (f * first.scale for f in _PARTS):
        return None
    return first._replace(values=(first.value + second.value,), soft=False, to=second.to)


def _range_start(first: Quantity, second: Quantity, folded: str) -> Quantity:
    """In "10 to 15 million" the 10 may be ten million too."""
    between = folded[first.to : second.at]
    if second.scale <= 1 or first.scale > 1 or len(between) > 8 or first.kind != "cardinal":
        return first
    return first._replace(values=(*first.values, first.value * second.scale))


def _read(items: list[Item], place: int, folded: str, tables: NumberTables) -> tuple[Quantity | None, int]:
    item = items[place]
    at, to = item.start, item.end
    if item.role in ("soft", "dual-noun"):
        return Quantity((item.value,), (0, 0), soft=True, at=at, to=to, explicit=item.text == "sure"), place + 1
    if item.role == "decades":
        return Quantity((item.value,), (0, 0), "decade", True, at=at, to=to), place + 1
    if item.role == "vague":
        return Quantity((0.0,), (0, 0), "vague", True, name=tables.vague[item.text], at=at, to=to), place + 1
    if item.role == "time":
        hours, minutes = divmod(round(item.value * 100), 100)
        twelve = (hours - _NOON,) if hours > _NOON else ()
        return Quantity((item.value, hours, *twelve, minutes), (0, 0), "time", True, True, at=at, to=to), place + 1
    if item.role == "label":
        return Quantity(item.readings, (0, 0), soft=True, digits=True, at=at, to=to), place + 1
    if item.role == "ordinals":
        return _ordinal(items, place, tables)
    if item.role == "scales" and item.text in tables.vague and not item.joined:
        return Quantity((0.0,), (0, 0), "vague", True, name=tables.vague[item.text], at=at, to=to), place + 1
    if item.role == "scales" and not item.joined and (many := _repeated(items, place)):
        return Quantity((0.0,), (0, 0), "vague", True, name=many, at=at, to=items[place + 1].end), place + 2
    if item.role in ("and",):
        return None, place + 1
    reader = Reader(items, place, folded, tables)
    reader.run()
    if not reader.parts:
        if item.role == "teen_units":  # أحد without its ten: "one of"
            return Quantity((item.value,), (0, 0), soft=True, at=at, to=to), place + 1
        return None, place + 1
    if reader.parts == 1 and reader.last_role == "article":
        return None, place + 1
    return _quantity(reader, item, folded, tables)


def _repeated(items: list[Item], place: int) -> str:
    """The class of a scale that is said twice, many of it: হাজার হাজার, thousands; empty where it is not."""
    again = items[place + 1] if place + 1 < len(items) else None
    if again is None or again.role != "scales" or again.value != items[place].value or again.joined:
        return ""
    if not 0 <= again.start - items[place].end <= 1:
        return ""
    return next(name for least, name in _CLASSES if items[place].value >= least)


def _quantity(reader: Reader, first: Item, folded: str, tables: NumberTables) -> tuple[Quantity, int]:
    values = (reader.value, *reader.other)
    kind: Kind = "cardinal"
    soft = False
    end, place = reader.end, reader.place
    if reader.digits and reader.last_role == "digits":
        values, kind, soft, end = _suffix(values, folded, end, tables)
    following = reader.next() if reader.last_role == "tens" else None
    if following is not None and following.role == "ordinals" and following.value <= 9:  # twenty-first
        value = reader.value + following.value
        return Quantity((value,), (0, 0), "ordinal", True, at=first.start, to=following.end), place + 1
    if reader.parts == 1 and first.role == "duals" and first.text in tables.scales:
        values = (first.value, first.value / 2)
    if first.role == "scales" and first.text in tables.duals:
        values = (values[0], *(values[0] + first.value,))
    if 0 < values[0] < 1 and not reader.digits:
        kind, soft = "fraction", True
    if not reader.digits and (values[0] in (1, 2) or (reader.parts == 1 and first.text in tables.doubtful)):
        soft = True
    cues = tables.ordinal_cues
    if kind == "cardinal" and cues and cues.search(folded[max(0, first.start - 12) : first.start]):
        kind, soft = "ordinal", True  # the century
    if reader.parts == 1 and first.role == "scales" and not tables.vague and not reader.digits:
        soft = True  # thousands of people
    if reader.parts == 1 and first.text in tables.fractions_too:
        values = (*values, tables.fractions_too[first.text])
    scale = reader.last or 1.0
    explicit = first.role == "small"
    return Quantity(values, (0, 0), kind, soft, reader.digits, "", first.start, end, scale, explicit), place


def _suffix(
    values: tuple[float, ...], folded: str, end: int, tables: NumberTables
) -> tuple[tuple[float, ...], Kind, bool, int]:
    """Letters right behind digits: 3.5bn, 21st, 1980s, 5pm."""
    behind = next((ending for ending in tables.decades_behind if folded.startswith(ending, end)), None)
    if behind and values[0] % 10 == 0 and values[0] >= _TEENS:
        return (values[0], values[0] % 100), "decade", True, end + len(behind)
    match = _LETTERS.match(folded, end)
    if match is None:
        return values, "cardinal", False, end
    letters = match[1]
    if letters in tables.glued:
        scaled = tuple(value * tables.glued[letters] for value in values)
        # 100m may be metres: the bare number stays a reading.
        return (*scaled, *values), "cardinal", False, match.end()
    if letters in tables.ordinal_endings:
        return values, "ordinal", True, match.end()
    if letters in tables.decade_endings:
        return (values[0], values[0] % 100), "decade", True, match.end()
    return values, "cardinal", letters in tables.hours, end


def _ordinal(items: list[Item], place: int, tables: NumberTables) -> tuple[Quantity, int]:
    """An ordinal, also of two words: الخامسة والعشرون, الحادي عشر."""
    item = items[place]
    value, end, used = item.value, item.end, 1
    if place + 1 < len(items) and value < 10:
        following = items[place + 1]
        near = following.start - following.clitics - item.end <= 1
        teen = following.text in tables.teen and following.value == 10 and not following.joined
        if near and (teen or (following.joined and following.role == "tens")):
            value, end, used = value + following.value, following.end, 2
    return Quantity((value,), (0, 0), "ordinal", True, at=item.start, to=end), place + used


def _with_sign(quantity: Quantity, folded: str, tables: NumberTables) -> Quantity:
    """The quantity as a percentage or in percentage points, if the text says so."""
    signs: tuple[tuple[Kind, re.Pattern[str] | None, float], ...] = (
        ("points", tables.points, 1),
        ("points", tables.basis_points, 0.01),
        ("percent", tables.percent, 1),
    )
    for kind, pattern, scale in signs:
        if pattern is not None and quantity.kind in ("cardinal", "fraction"):
            match = pattern.match(folded, quantity.to)
            if match:
                values = tuple(value * scale for value in quantity.values)
                return quantity._replace(values=values, kind=kind, soft=False, to=match.end())
    before = tables.percent_before
    if before is not None and quantity.kind in ("cardinal", "fraction"):
        match = before.search(folded, max(0, quantity.at - _SIGN_BEFORE), quantity.at)
        if match and not folded[match.start() - 1 : match.start()].isdigit():
            return quantity._replace(kind="percent", soft=False, at=match.start())
    return quantity
