"""The parts of numbers in a text: digits, and words with their role in a number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from compare.languages import Language, fold_word, loosen, phrase_pattern
from compare.records import Span

_DIGITS = re.compile(
    r"\d{1,2}:\d{2}(?!\d)"  # a time of day
    r"|(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d,.]\d|\d)"  # grouped by spaces
    r"|\d{1,3}(?:[,٬،]\d{3})+(?!\d)(?:[.٫]\d+)?"  # grouped by commas
    r"|\d{1,3}(?:\.\d{3})+(?!\d)(?:[,٫]\d+)?"  # grouped by points, or a decimal
    r"|\d+(?:[.,٫،]\d+)?"
)
LARGEST = 1e30
"""No figure beyond this counts anything; far from overflow, whatever scale, unit or rate it is multiplied by."""
_LONGEST_WHOLE = 3
_LONGEST_DECIMALS = 2
_FRACTION_SIGNS = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅛": 0.125}
_TOKEN = re.compile(rf"(?P<digits>{_DIGITS.pattern})|(?P<sign>[½⅓⅔¼¾⅕⅛])|(?P<word>[^\W\d_]+)")
_LABEL = re.compile(r"(?:[a-z]|[a-z][\-#@.]|/)$")  # G20, F-16, covid-19, 9/11
_YEAR_RANGE = re.compile(r"\b(?:1[0-9]|20)\d\d-$")  # 1950-53
_ROLES = ("small", "tens", "hundreds", "scales", "duals", "fractions", "teen_units", "ordinals", "decades", "soft")


@dataclass(slots=True)
class Item:
    """A word or figure that may be part of a number; folded offsets, clitics set aside."""

    role: str
    value: float
    start: int
    end: int
    joined: bool = False
    readings: tuple[float, ...] = ()
    text: str = ""
    clitics: int = 0  # how many characters of the word stand before `start`


@dataclass(frozen=True)
class NumberTables:
    """What one language knows of numbers, by loosened word."""

    spelled: frozenset[str]
    small: dict[str, float]
    teen_units: dict[str, float]
    tens: dict[str, float]
    hundreds: dict[str, float]
    scales: dict[str, float]
    duals: dict[str, float]
    fractions: dict[str, float]
    fraction_ordinals: dict[str, float]
    ordinals: dict[str, float]
    decades: dict[str, float]
    glued: dict[str, float]
    soft: dict[str, float]
    vague: dict[str, str]
    teen: frozenset[str]
    and_words: frozenset[str]
    articles: frozenset[str]
    prefixes: frozenset[str]
    and_prefixes: frozenset[str]
    not_dual: frozenset[str]
    dual_endings: tuple[str, ...]
    sure_dual_endings: tuple[str, ...]
    and_required: bool
    and_from: float
    group_dot: bool
    percent: re.Pattern[str] | None
    points: re.Pattern[str] | None
    basis_points: re.Pattern[str] | None
    ignore: re.Pattern[str] | None
    ordinal_cues: re.Pattern[str] | None
    known: dict[str, tuple[str, float, int, bool, str] | None]
    doubtful: frozenset[str]
    soft_phrases: dict[str, float]
    soft_phrase: re.Pattern[str] | None


@lru_cache(maxsize=16)
def number_tables(language: Language) -> NumberTables:
    """The number words of a language, ready for look-up."""

    def values(name: str) -> dict[str, float]:
        return {loosen(key): float(value) for key, value in language.mapping(f"number.{name}").items()}

    def signs(name: str) -> re.Pattern[str] | None:
        pattern = phrase_pattern(language.entries(f"number.{name}"))
        # From the start of the white space only: of a long run, every place would be tried to its end.
        return re.compile(r"(?<!\s)\s*-?" + pattern.pattern.replace(r"(?<![^\W_])", "", 1)) if pattern else None

    return NumberTables(
        spelled=frozenset(key for role in _ROLES for key in language.mapping(f"number.{role}")),
        small=values("small"),
        teen_units=values("teen_units"),
        tens=values("tens"),
        hundreds=values("hundreds"),
        scales=values("scales"),
        duals=values("duals"),
        fractions=values("fractions"),
        fraction_ordinals=values("fraction_ordinals"),
        ordinals=values("ordinals"),
        decades=values("decades"),
        glued=values("glued"),
        soft=values("soft"),
        vague={loosen(key): value for key, value in language.mapping("number.vague").items()},
        teen=language.loose_words("number.teen"),
        and_words=language.words("number.and_words"),
        articles=language.words("number.articles"),
        prefixes=language.words("number.prefixes"),
        and_prefixes=language.words("number.and_prefixes"),
        not_dual=language.words("number.not_dual"),
        sure_dual_endings=tuple(fold_word(e) for e in language.entries("number.sure_dual_endings")),
        dual_endings=tuple(fold_word(e) for e in language.entries("number.dual_endings")),
        and_required=bool(language.get("number.and_required", False)),
        and_from=float(language.get("number.and_from", 100)),
        group_dot=bool(language.get("number.group_dot", False)),
        percent=signs("percent"),
        points=signs("points"),
        basis_points=signs("basis_points"),
        ignore=language.pattern("number.ignore"),
        doubtful=language.loose_words("number.doubtful"),
        soft_phrases={key: float(value) for key, value in language.mapping("number.soft_phrases").items()},
        soft_phrase=phrase_pattern(tuple(language.mapping("number.soft_phrases"))),
        known={},
        ordinal_cues=_behind(language.entries("number.ordinal_cues")),
    )


def _behind(entries: tuple[str, ...]) -> re.Pattern[str] | None:
    """A pattern that the text before a number ends with."""
    pattern = phrase_pattern(entries)
    return re.compile(pattern.pattern + r"\W*(?:ال)?$") if pattern else None


def read_items(folded: str, tables: NumberTables, closed: list[Span]) -> list[Item]:
    """The words and digits that may be parts of numbers."""
    items = []
    starts, ends = _merged(closed)
    for match in _TOKEN.finditer(folded):
        start, end = match.span()
        before = bisect_left(starts, end)
        if before and ends[before - 1] > start:
            continue
        if match["digits"]:
            figure = _digits(match[0], start, end, folded, tables)
            if all(value <= LARGEST for value in figure.readings):
                items.append(figure)
        elif match["sign"]:
            items.append(Item("sign", _FRACTION_SIGNS[match[0]], start, end))
        else:
            item = _word(match[0], start, end, tables)
            if item is not None:
                items.append(item)
    return _rejoined(items, folded, tables)


def _merged(spans: list[Span]) -> tuple[list[int], list[int]]:
    """Starts and ends of the sorted `spans`, those that overlap made one."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in spans:
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        elif start < end:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _rejoined(items: list[Item], folded: str, tables: NumberTables) -> list[Item]:
    """The items with decimals made whole that were typed with a space: 10. 6%, 1. 3 مليار."""
    whole: list[Item] = []
    for place, item in enumerate(items):
        first = whole[-1] if whole else None
        if first is None or not _decimal(first, item, folded):
            whole.append(item)
            continue
        following = items[place + 1] if place + 1 < len(items) else None
        scale = following is not None and following.role == "scales" and following.start - item.end <= 1
        if scale or (tables.percent is not None and tables.percent.match(folded, item.end)):
            text = f"{first.text}.{item.text}"
            whole[-1] = Item("digits", float(text), first.start, item.end, readings=(float(text),), text=text)
        else:
            whole.append(item)
    return whole


def _decimal(first: Item, second: Item, folded: str) -> bool:
    """Whether two figures may be the halves of a decimal."""
    figures = first.role == second.role == "digits" and first.text.isdigit() and second.text.isdigit()
    short = len(first.text) <= _LONGEST_WHOLE and len(second.text) <= _LONGEST_DECIMALS
    return figures and short and folded[first.end : second.start] == ". "


def _digits(raw: str, start: int, end: int, folded: str, tables: NumberTables) -> Item:
    readings = read_digits(raw, group_dot=tables.group_dot)
    before = folded[max(0, start - 12) : start]
    role = "digits"
    if ":" in raw:
        role = "time"
    elif _LABEL.search(before) or folded[end : end + 1] == "/" or (len(raw) == 2 and _YEAR_RANGE.search(before)):
        role = "label"
    elif raw.isdigit() and (len(raw) > 5 or (len(raw) > 1 and raw[0] == "0")):
        role = "label"  # a number of a telephone, an account, an agent
    return Item(role, readings[0], start, end, readings=readings, text=raw)


def read_digits(raw: str, *, group_dot: bool = False) -> tuple[float, ...]:
    """What folded digits with separators may mean, likeliest first.

    `group_dot` says that a point before three digits groups (20.000).
    """
    raw = raw.replace(" ", "")
    if ":" in raw:
        hours, minutes = raw.split(":")
        return (int(hours) + int(minutes) / 100,)
    plain = raw.replace("،", ",").replace("٬", ",").replace("٫", ".")
    comma, point = plain.count(","), plain.count(".")
    if comma and point:
        decimal = max(plain.rfind(","), plain.rfind("."))
        whole = plain[:decimal].replace(",", "").replace(".", "")
        return (float(f"{whole}.{plain[decimal + 1 :]}"),)
    if not comma and not point:
        return (float(plain),)
    mark = "," if comma else "."
    groups = plain.split(mark)
    grouped = all(len(group) == 3 for group in groups[1:]) and groups[0] != "0" and len(groups[0]) <= 3
    if not grouped:
        return (float(plain.replace(",", ".")),) if len(groups) == 2 else (float(plain.replace(mark, "")),)
    joined = float("".join(groups))
    if len(groups) > 2 or "٬" in raw:
        return (joined,)
    divided = float(".".join(groups))
    if "٫" in raw:
        return (divided,)
    if comma:
        return (joined,)
    return (joined, divided) if group_dot else (divided, joined)


def _word(word: str, start: int, end: int, tables: NumberTables) -> Item | None:
    """The part of a number that `word` is, with its clitics set aside."""
    if word not in tables.known:
        tables.known[word] = _part(word, tables)
    known = tables.known[word]
    if known is None:
        return None
    role, value, cut, joined, text = known
    return Item(role, value, start + cut, end, joined=joined, text=text, clitics=cut)


def _part(word: str, tables: NumberTables) -> tuple[str, float, int, bool, str] | None:
    """Role, value, length of the clitics, whether they say "and", the word without them."""
    cuts = list(_cuts(word, tables))
    # As it is spelled first: وأحد is "and one", though loosely it is واحد too.
    for cut, joined in [c for c in cuts if word[c[0] :] in tables.spelled] or cuts:
        key = loosen(word[cut:])
        role, value = _role(key, tables)
        if role:
            return role, value, cut, joined, key
    if word in tables.and_words:
        return "and", 0, 0, False, ""
    if word in tables.articles:
        return "article", 1, 0, False, ""
    for ending in () if word in tables.not_dual else tables.dual_endings:
        if len(word) > len(ending) + 2 and word.endswith(ending):
            sure = any(word.endswith(e) and len(word) > len(e) + 1 for e in tables.sure_dual_endings)
            return "dual-noun", 2, 0, False, "sure" if sure else ""
    return None


def _cuts(word: str, tables: NumberTables) -> Iterator[tuple[int, bool]]:
    yield 0, False
    for length in range(1, min(5, len(word) - 1)):
        if word[:length] in tables.and_prefixes:
            yield length, True
        elif word[:length] in tables.prefixes:
            yield length, False


def _role(key: str, tables: NumberTables) -> tuple[str, float]:
    for role in _ROLES:
        value = getattr(tables, role).get(key)
        if value is not None:
            return role, value
    if key in tables.vague:
        return "vague", 0
    if key in tables.glued and len(key) > 1:
        return "scales", tables.glued[key]
    return "", 0
