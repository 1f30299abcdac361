"""Which parts of numbers a word holds: one, several written together, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from compare.languages import loosen
from compare.text.numbers.tables import ROLES, NumberTables, Part

_LONGEST_WORD = 24
_SHORTEST_COMPOUND = 6
"""Letters of a word that may be several number words written together."""
_ORDINAL_SIGN = "第"
_LEAST_COUNTED = 2
"""One is an article as often as a number (一个)."""
_HANGUL = re.compile("[\uac00-\ud7a3]")
_UNSPACED_FROM = "\u0e00"
"""Scripts from here on write numbers before their nouns without a space."""


def parts_of(word: str, tables: NumberTables, behind: bool) -> tuple[Part, ...]:
    """The parts of numbers that a folded word holds, clitics set aside; `behind`: digits stand right before it."""
    key = f"{word}\0" if behind and word[0] >= _UNSPACED_FROM else word
    if key not in tables.known:
        part = _part(word, tables)
        if part is not None:
            tables.known[key] = (part,)
        else:
            tables.known[key] = _compound(word, tables, key != word) if tables.compound else ()
    return tables.known[key]


def _compound(word: str, tables: NumberTables, behind: bool) -> tuple[Part, ...]:
    """The number words that a word is made of (zweihundertfünf), or that it begins with right behind digits (万人).

    Without spaces around it (三十五人) a run of several number words with a ten,
    a hundred or more among them is one; fewer may belong to other words.
    """
    key = loosen(word)
    if behind:
        return tuple(_run(key, 0, tables, ("scales",)))
    if word[0] < _UNSPACED_FROM or len(word) < 2:
        parts = list(_run(key, 0, tables, ("small", "hundreds", "scales"))) if len(word) >= _SHORTEST_COMPOUND else []
        return tuple(parts) if len(parts) > 1 and parts[-1][3] == len(key) else ()
    found: list[Part] = []
    place = 0
    while place < len(key):
        if vague := next((text for text in tables.vague_inside if key.startswith(text, place)), None):
            found.append(("vague", 0, place, place + len(vague), False, vague, 0))
            place += len(vague)
            continue
        parts = list(_run(key, place, tables, ("small", "hundreds", "scales")))
        if (_whole(parts) and (len(parts) > 2 or not _HANGUL.match(key))) or _counting(parts, key, tables):
            found += parts
        place = parts[-1][3] if parts else place + 1
    return tuple(found)


def _run(key: str, place: int, tables: NumberTables, roles: tuple[str, ...]) -> Iterator[Part]:
    """The number words that stand one behind the other from `place` on, each the longest that fits."""
    while place < len(key):
        for length in range(min(_LONGEST_WORD, len(key) - place), 0, -1):
            text = key[place : place + length]
            role = next((role for role in roles if text in getattr(tables, role)), None)
            if place and text in tables.and_words:  # hundertundelf
                yield "and", 0, place, place + length, False, "", 0
                place += length
                break
            if role is not None:
                value = getattr(tables, role)[text]
                if value or not place:  # the nought of 一千零六十一 only keeps a place
                    yield role, value, place, place + length, False, text, 0
                place += length
                break
        else:
            return


def _whole(parts: list[Part]) -> bool:
    """Whether words that follow each other are one number of more than ten, and not parts of other words.

    Two below a hundred stand beside each other in telephone numbers and names;
    a word of a scale comes first in 百三十四 and 千六百, but in 千万 (by all means) too.
    """
    if not parts or any(one[0] == two[0] == "small" for one, two in pairwise(parts)):
        return False
    if parts[0][0] == "scales":
        return parts[0][1] <= 1000 and (len(parts) > 2 or (len(parts) == 2 and parts[1][1] >= 10))
    return len(parts) > 1 or parts[0][1] > 10


def _counting(parts: list[Part], key: str, tables: NumberTables) -> bool:
    """Whether a lone number of two to ten counts something: behind it stands a word that only follows numbers."""
    if len(parts) != 1 or parts[0][0] != "small" or parts[0][1] < _LEAST_COUNTED:
        return False
    ordinal = key[: parts[0][2]].endswith(_ORDINAL_SIGN)
    return not ordinal and key.startswith(tables.counters, parts[0][3])


def _part(word: str, tables: NumberTables) -> Part | None:
    """The word as one part of a number, its clitics set aside."""
    ways = list(cuts(word, tables))
    # As it is spelled first: وأحد is "and one", though loosely it is واحد too.
    for cut, joined in [way for way in ways if word[way[0] :] in tables.spelled] or ways:
        key = loosen(word[cut:])
        for form in (key, *(key[: -len(end)] for end in tables.endings if key.endswith(end))):
            role, value = _role(form, tables)
            if role:
                return role, value, cut, len(word), joined, form, cut
    if word in tables.and_words:
        return "and", 0, 0, len(word), False, "", 0
    if word in tables.articles:
        return "article", 1, 0, len(word), False, "", 0
    for ending in () if word in tables.not_dual else tables.dual_endings:
        if len(word) > len(ending) + 2 and word.endswith(ending):
            sure = any(word.endswith(e) and len(word) > len(e) + 1 for e in tables.sure_dual_endings)
            return "dual-noun", 2, 0, len(word), False, "sure" if sure else "", 0
    return None


def cuts(word: str, tables: NumberTables) -> Iterator[tuple[int, bool]]:
    """Lengths of the clitics that a word may begin with, and whether they say "and"."""
    yield 0, False
    for length in range(1, min(5, len(word) - 1)):
        if word[:length] in tables.and_prefixes:
            yield length, True
        elif word[:length] in tables.prefixes:
            yield length, False


def _role(key: str, tables: NumberTables) -> tuple[str, float]:
    for role in ROLES:
        value = getattr(tables, role).get(key)
        if value is not None:
            return role, value
    if key in tables.vague:
        return "vague", 0
    if key in tables.glued and len(key) > 1:
        return "scales", tables.glued[key]
    return "", 0
