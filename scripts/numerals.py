"""Number words of a language, taken apart from what CLDR's rules spell.

The words of 0 to 99 are taken whole (soixante-douze, einundzwanzig, بیست و یک):
that is where languages are irregular. Above that numbers are put together from
them and the words of 100, 1,000 and so on, and how is worked out here.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

_PARTS = re.compile(r"[\s\-]+")
_LAYOUT = re.compile(r"[\u00ad\u200b-\u200f]")
_OFTEN = 3
"""Of how many digits the word of a power must be the rest, where words are written together."""
_POWERS = (2, 3, 4, 5, 6, 7, 8, 9, 12)


@dataclass
class Spelling:
    """The lists of `[number]` that spelled numbers yield."""

    small: list[tuple[str, int]] = field(default_factory=list)
    hundreds: list[tuple[str, int]] = field(default_factory=list)
    scales: dict[str, int] = field(default_factory=dict)
    duals: list[tuple[str, int]] = field(default_factory=list)
    ordinals: list[tuple[str, int]] = field(default_factory=list)
    and_words: set[str] = field(default_factory=set)
    and_prefixes: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    compound: bool = False
    scale_first: bool = False


@lru_cache(maxsize=64)
def _engine(code: str) -> Any:
    from unicode_rbnf import RbnfEngine

    return RbnfEngine.for_language(code) if code in RbnfEngine.get_supported_languages() else None


def forms(code: str, number: int, kind: str = "cardinal") -> Iterator[str]:
    """How a language spells a number, in every gender and case, parts divided by single spaces."""
    from unicode_rbnf import FormatPurpose

    purpose = FormatPurpose.CARDINAL if kind == "cardinal" else FormatPurpose.ORDINAL
    seen = set()
    found = _engine(code).format_number(number, purpose=purpose).text_by_ruleset
    for rules, text in found.items():
        plain = " ".join(_PARTS.split(_LAYOUT.sub("", text).strip()))
        special = any(word in rules for word in ("financial", "year", "days", "priv", "x0"))
        if plain and not special and plain not in seen and not any(map(str.isdigit, plain)):
            seen.add(plain)
            yield plain


@lru_cache(maxsize=64)
def spelling(code: str) -> Spelling | None:
    """The number words of a language; None where CLDR has no rules for it."""
    if _engine(code) is None:
        return None
    found = Spelling()
    found.small = [(form, number) for number in range(100) for form in forms(code, number)]
    found.compound = " " not in next(forms(code, 245))
    thousand = next(forms(code, 1000)).split()[0]
    two = next(forms(code, 2))
    found.scale_first = any(form.split()[0] == thousand and form.endswith(f" {two}") for form in forms(code, 2000))
    for power in _POWERS:
        _scale(code, 10**power, found)
    _joining(code, found)
    found.ordinals = list(_ordinals(code, found))
    return found


def _scale(code: str, scale: int, found: Spelling) -> None:
    """The words of a power of ten: what stands beside two, three ... of it."""
    words: Counter[str] = Counter()
    odd = []
    for digit in range(1, 10):
        ones = sorted(forms(code, digit), key=len, reverse=True)
        for form in forms(code, digit * scale):
            one = next((one for one in ones if _beside(form, one, found.scale_first)), None)
            rest = _rest(form, one, found.scale_first) if one else ""
            if rest and " " not in rest and (found.compound or " " in form):
                words[rest.lower()] += 1
            elif digit > 1:
                odd.append((form, digit * scale))
            elif (
                scale <= 1000 and form.count(" ") == 1 and not _put_together(form.split()[0], found)
            ):  # o sută: not the usual one
                words[form.split()[1]] += 1
                found.articles.add(form.split()[0])
    least = _OFTEN if found.compound else 1
    words = Counter({word: n for word, n in words.items() if n >= least and not _put_together(word, found)})
    if found.compound:
        words = Counter({word: n for word, n in words.items() if not _ends_so(word, found.scales)})
    if scale == 100:
        found.hundreds += odd
    elif scale == 1000 and not found.scale_first:  # אלפיים, שלושת אלפים
        found.duals += [(form, value) for form, value in odd if not found.compound]
    if words:
        alone = [form for form in forms(code, scale) if " " not in form and not _put_together(form, found)]
        found.scales |= {
            word: scale for word in [*words, *(f for f in alone if not (found.compound and _ends_so(f, words)))]
        }
    elif scale == 100:
        more = [form.split()[0] for form in forms(code, 120)]  # cien, but ciento veinte
        found.hundreds = [(form, 100) for form in dict.fromkeys([*forms(code, 100), *more])] + found.hundreds


def _put_together(word: str, found: Spelling) -> bool:
    """Whether a word is a number word already, or several written together (zehntausend, 十万)."""
    known = {form for form, _ in (*found.small, *found.hundreds)} | set(found.scales)
    reached = {0}
    for end in range(1, len(word) + 1):
        if any(word[start:end] in known for start in reached):
            reached.add(end)
    return len(word) in reached


def _ends_so(form: str, words: Iterable[str]) -> bool:
    return any(form != word and form.endswith(word) for word in words)


def _beside(form: str, one: str, behind: bool) -> bool:
    return form != one and (form.endswith(f" {one}") if behind else form.startswith(one))


def _rest(form: str, one: str, behind: bool) -> str:
    return (form[: -len(one)] if behind else form[len(one) :]).strip()


def _joining(code: str, found: Spelling) -> None:
    """The words, or the letters before a word, that join hundreds to what follows and are no numbers themselves."""
    if found.compound:
        return
    whole = {form for form, _ in (*found.small, *found.hundreds)} | set(found.scales)
    numbers = whole | {part for form, _ in found.hundreds for part in form.split()}
    for number in (105, 117, 120, 245, 803, 1300, 2045):
        for form in forms(code, number):
            for part in form.replace(",", "").split()[1:-1]:
                if part not in numbers and not any(part in form.split() for form in whole if part != form):
                    found.and_words.add(part)
            last = form.split()[-1]
            ends = [one for one in whole if len(one) > 2 and last.endswith(one) and len(last) - len(one) <= 2]
            if last not in whole and ends:
                found.and_prefixes.add(last[: -len(max(ends, key=len))])
    inner = Counter(part for form, n in found.small if n > 20 for part in form.split()[1:-1])
    last_parts = {form.split()[-1] for form in whole}
    found.and_words |= {part for part, times in inner.items() if times > 20 and part not in last_parts}
    found.and_words -= last_parts


def _ordinals(code: str, found: Spelling) -> Iterator[tuple[str, int]]:
    """The ordinals of one word, up to the 31st."""
    known = {form for form, _ in found.small}
    for number in range(1, 32):
        try:
            spelled = list(forms(code, number, "ordinal"))
        except (ValueError, KeyError, ZeroDivisionError, RecursionError):
            return
        for form in spelled:
            if " " not in form and form not in known and len(form) > 1:
                yield form, number


def spelled_sample(code: str) -> dict[str, list[str]]:
    """Numbers and how they are spelled: all up to 99, and some of every size below a million."""
    draw = random.Random(code)
    some = {draw.randrange(10**size, 10 ** (size + 1)) for size in (2, 3, 3, 4, 5) for _ in range(8)}
    return {str(number): list(forms(code, number))[:2] for number in [*range(100), *sorted(some)]}
