"""The parts of numbers in a text: digits, and words with their role in a number."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from compare.languages import loosen
from compare.languages.unspaced import LETTERS
from compare.records import Span
from compare.text.numbers.tables import PARTING, NumberTables
from compare.text.numbers.words import cuts, parts_of

_DIGITS = re.compile(
    r"\d{1,2}:\d{2}(?!\d)"  # a time of day
    r"|(?<![\d.,] )(?<![\d.,])000(?: \d{3})* \d{1,3}(?![\d,.]\d|\d)"  # the groups in the order of the eye: 000 100
    r"|(?<![\d.,])\d{1,3}(?: \d{3})+(?:[,.٫]\d{1,2}(?![\d,.]))?(?![\d,.]\d|\d)"  # grouped by spaces
    r"|\d{1,3}(?:[,٬،]\d{3})+(?!\d)(?:[.٫]\d+)?"  # grouped by commas
    r"|\d{1,2}(?:[,٬]\d{2})+[,٬]\d{3}(?!\d)(?:[.٫]\d+)?"  # 1,23,45,678: thousands, then lakhs and crores
    r"|\d{1,3}(?:\.\d{3})+(?!\d)(?:[,٫]\d+)?"  # grouped by points, or a decimal
    r"|\d+(?:[.,٫،]\d+)?"
)
LARGEST = 1e30
"""No figure beyond this counts anything; far from overflow, whatever scale, unit or rate it is multiplied by."""
_LONGEST_WHOLE = 3
_LONGEST_DECIMALS = 2
_FRACTION_SIGNS = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅛": 0.125}
_TOKEN = re.compile(rf"(?P<digits>{_DIGITS.pattern})|(?P<sign>[½⅓⅔¼¾⅕⅛])|(?P<word>{LETTERS})")
_LABEL = re.compile(r"(?:[a-z]|[a-z][\-#@.]|/)$")  # G20, F-16, covid-19, 9/11
JOIN = re.compile(r"[\s\-]*")
"""What may stand between the parts of a number."""
_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
_YEAR_RANGE = re.compile(r"\b(?:1[0-9]|20)\d\d-$")  # 1950-53


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


def read_items(folded: str, tables: NumberTables, closed: list[Span]) -> list[Item]:
    """The words and digits that may be parts of numbers."""
    items: list[Item] = []
    starts, ends = _merged(closed)
    tokens = []
    for match in _TOKEN.finditer(folded):
        before = bisect_left(starts, match.end())
        if not (before and ends[before - 1] > match.start()):
            tokens.append(match)
    place = 0
    while place < len(tokens):
        match = tokens[place]
        start, end = match.span()
        place += 1
        if match["digits"]:
            figure = _digits(match[0], start, end, folded, tables)
            if all(value <= LARGEST for value in figure.readings):
                items.append(figure)
        elif match["sign"]:
            items.append(Item("sign", _FRACTION_SIGNS[match[0]], start, end))
        elif tables.phrases and (whole := _phrase(tokens, place - 1, folded, tables)):
            item, used = whole
            items.append(item)
            place += used - 1
        else:
            behind = bool(items) and _stands_behind(items[-1], start, folded)
            items += [
                Item(role, value, start + at, start + to, joined=joined, text=text, clitics=cut)
                for role, value, at, to, joined, text, cut in parts_of(match[0], tables, behind)
            ]
    return _rejoined(items, folded, tables)


def _stands_behind(figure: Item, start: int, folded: str) -> bool:
    """Whether a word at `start` may be the scale of a figure: 3万, 1.25 亿; not of a likely year (2018 万科)."""
    if figure.role != "digits" or (figure.end != start and folded[figure.end : start] != " "):
        return False
    return figure.end == start or not _YEAR.fullmatch(figure.text)


def _phrase(tokens: list[re.Match[str]], place: int, folded: str, tables: NumberTables) -> tuple[Item, int] | None:
    """The longest number of several words that begins at a token, and how many tokens it has."""
    first, start = tokens[place]["word"], tokens[place].start()
    for cut, joined in cuts(first, tables):
        for words, role, value in tables.phrases.get(loosen(first[cut:]), ()):
            rest = tokens[place + 1 : place + len(words)]
            written = [loosen(token["word"] or "") for token in rest]
            if written[:-1] != list(words[1:-1]) or not _is_last(written[-1:], words[-1], tables.endings):
                continue
            near = zip(tokens[place : place + len(words) - 1], rest, strict=True)
            if all(PARTING.fullmatch(folded, one.end(), two.start()) for one, two in near):
                end = rest[-1].end()
                return Item(role, value, start + cut, end, joined=joined, text=" ".join(words), clitics=cut), len(words)
    return None


def _is_last(written: list[str], word: str, endings: tuple[str, ...]) -> bool:
    """Is the last word of a number the one that is listed, perhaps declined?"""
    return bool(written) and written[0].startswith(word) and written[0][len(word) :] in ("", *endings)


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
    readings = read_digits(raw, group_dot=tables.group_dot, decimal_comma=tables.decimal_comma)
    before = folded[max(0, start - 12) : start]
    role = "digits"
    if ":" in raw:
        role = "time"
    elif _LABEL.search(before) or folded[end : end + 1] == "/" or (len(raw) == 2 and _YEAR_RANGE.search(before)):
        role = "label"
    elif raw.isdigit() and (len(raw) > 5 or (len(raw) > 1 and raw[0] == "0")):
        role = "label"  # a number of a telephone, an account, an agent
    return Item(role, readings[0], start, end, readings=readings, text=raw)


def read_digits(raw: str, *, group_dot: bool = False, decimal_comma: bool = False) -> tuple[float, ...]:
    """What folded digits with separators may mean, likeliest first.

    `group_dot` says that a point before three digits groups (20.000),
    `decimal_comma` that a comma before them need not (12,500 kg).
    """
    groups = raw.split(" ")
    raw = "".join(reversed(groups) if groups[0] == "000" else groups)
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
    if comma > 1 and all(len(group) == 2 for group in groups[1:-1]) and len(groups[-1]) == 3:
        return (float("".join(groups)),)  # lakhs
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
        return (divided, joined) if decimal_comma else (joined,)
    return (joined, divided) if group_dot else (divided, joined)
