"""Whether a word in Latin letters may be a spelling of a name in a script that leaves out short vowels.

Likeness of sound (`compare.text.transliteration`) finds names across scripts and
so forgives much: Nabil is near enough to نضال, Tebbani to تيجاني. Here each letter
has the spellings that the world's press writes for it (`[name] spelt`: ق as q, k, g;
ش as sh or the French ch), dear ones marked, and a name costs what it needs beyond
them. Short vowels are free, for nobody writes them; a long one must be written by a
vowel of its own (Hassan is no حسين), and what ends a name counts (Obeidi, Obeid).

A cost up to `SPELT` is a spelling of the name, one from `ANOTHER` on is another name.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from compare.languages import load_language

SPELT, ANOTHER = 0.45, 0.9
_MOST = 1.5
"""Beyond it costs are all alike."""
_DEAR = 0.3
"""What each ? behind a spelling costs."""
_OTHER_VOWEL, _ENDS_IN_A = 0.6, 0.2
_LETTER = 1.0
_ARTICLE = 0.2
"""What an article costs that only the Latin letters have."""
_VOWELS = frozenset("aeiouy")
_RUN = _VOWELS | {"w"}
_LONGEST_RUN = 3
ARTICLE = "ال"
_JOINED = re.compile(r"^(?:al|el)(?=.{3})")
_DOUBLED = re.compile(r"([^aeiouy])\1+")
_WEAK, _ENDING, _ENDING_A = frozenset("ا"), frozenset("هة"), frozenset("ي")
_SOFT = frozenset("اويىةهحعءأإآئؤ")
_BONES = re.compile(r"[aeiouywh]|(?<=[dt])[jhc]|(?<=[kgsc])h")
_UNEQUAL = 2
"""How many more letters one of the two may have beside those that may be left out."""
_FINAL = {"e": 0.05, "i": 0.7, "y": 0.7, "a": 0.5, "o": 0.5, "u": 0.5}
"""What a last vowel costs that the script would have written."""


def has_spellings(code: str) -> bool:
    """Whether it is known how names of a language are spelt in Latin letters."""
    return bool(load_language(code).mapping("name.spelt"))


def usual_spelling(word: str, code: str) -> str:
    """A folded word in Latin letters, each spelt as is most usual, without the short vowels that nobody writes.

    A letter that may be either is a consonant at the beginning, behind a long vowel and before what may be one (سلوى:
    slwa, سويد: swid), else a vowel (نور: nur). Empty for a letter whose spelling is not known.
    """
    letters, said, before = _spellings(code), "", ""
    for number, letter in enumerate(word):
        how = letters.get(letter)
        if how is None:
            return ""
        behind = letters.get(word[number + 1 : number + 2], _UNKNOWN)
        beside = not before or before == "long" or bool(behind.vowels)
        vowel = next((one for one in "aui" if one in how.vowels), "")
        spelt = min(how.spelt, key=itemgetter(1), default=("", 0.0))[0]
        if vowel and not (spelt and beside):
            said, before = said + vowel, "long"
        elif how.silent == 0:
            said, before = said + ("" if number else "a"), "silent"
        else:
            said, before = said + spelt, "spelt"
    return said


@lru_cache(maxsize=65536)
def spelling_cost(word: str, latin: str, code: str, most: float = _MOST) -> float:
    """What it costs that `latin` is a spelling of a folded word of a language, by the cheapest reading of both.

    The article may stand on either side, and be written together with the name. Beyond `most` costs are all alike.
    """
    if not may_spell(writable(word, code), latin, most) or _unwritten(word, latin, code) > most:
        return _MOST
    ours = _readings(word)
    theirs = _written(latin, article=len(ours) > 1)
    return min(_cost(one, other, code, most) + dear for one in ours for other, dear in theirs)


def writable(word: str, code: str) -> int:
    """Which Latin consonants the letters of a folded word of a language may be written with, as bits."""
    consonants, found = _consonants(code), 0
    for letter in word:
        found |= consonants.get(letter, 0)
    return found


@lru_cache(maxsize=8)
def _consonants(code: str) -> dict[str, int]:
    """`writable` of each letter of a language."""
    return {letter: _bits("".join(spelt for spelt, _ in how.spelt)) for letter, how in _spellings(code).items()}


def may_spell(writable: int, latin: str, most: float) -> bool:
    """Whether `latin` may cost `most` or less, by its consonants alone: each costs too much that nothing writes.

    Hardly any word passes that is no spelling, and to look costs next to nothing.
    """
    return any((needed & ~writable).bit_count() * _LETTER <= most for needed in _needed(latin))


@lru_cache(maxsize=4096)
def _needed(latin: str) -> tuple[int, ...]:
    """The consonants of what may be written for a name, with its article and without, that must be accounted for."""
    return tuple(_bits(other) for other, _ in _written(latin, article=False))


def _unwritten(word: str, latin: str, code: str) -> float:
    """What the consonants of a word cost at least, behind its article, that no letter of `latin` begins to spell."""
    letters, seen, before, cost = _spellings(code), _letters_of(latin), "", 0.0
    for letter in _readings(word)[-1]:
        if letter not in _SOFT and letter != before and (how := letters.get(letter)) and how.begins.isdisjoint(seen):
            cost += how.silent
        before = letter
    return cost


@lru_cache(maxsize=4096)
def _letters_of(latin: str) -> frozenset[str]:
    return frozenset(_latin(latin))


def _bits(latin: str) -> int:
    return sum(1 << ord(letter) - ord("a") for letter in set(latin) - _RUN - {"h"})


def _readings(word: str) -> tuple[str, ...]:
    """A word, and what is left of it without its article."""
    with_article = word.startswith(ARTICLE) and len(word) > len(ARTICLE) + 1
    return (word, word[len(ARTICLE) :]) if with_article else (word,)


def _written(latin: str, *, article: bool) -> list[tuple[str, float]]:
    """What may be written, and what that costs: the whole, and the rest of it without an article, where one is read."""
    wanted = _latin(latin)
    joined = _JOINED.match(wanted)
    return [(wanted, 0.0), *([(wanted[joined.end() :], 0.0 if article else _ARTICLE)] if joined else [])]


@lru_cache(maxsize=4096)
def _latin(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower())
    return _DOUBLED.sub(r"\1", "".join(letter for letter in plain if "a" <= letter <= "z"))


class _Letter(NamedTuple):
    """How a letter is spelt, each with its cost; the vowels that may stand for it; what leaving it out costs."""

    spelt: tuple[tuple[str, float], ...] = ()
    vowels: frozenset[str] = frozenset()
    silent: float = _LETTER
    begins: frozenset[str] = frozenset()
    """What its spellings begin with, vowels too."""


_UNKNOWN = _Letter()


@lru_cache(maxsize=8)
def _spellings(code: str) -> dict[str, _Letter]:
    found = {}
    for letter, line in load_language(code).mapping("name.spelt").items():
        costs = {entry.rstrip("?"): _DEAR * entry.count("?") for entry in line.split()}
        silent = costs.pop("-", _LETTER)
        vowels = frozenset(one for entry in costs if entry.startswith("~") for one in entry[1:])
        spelt = tuple((entry, cost) for entry, cost in costs.items() if not entry.startswith("~"))
        begins = frozenset(entry[:1] for entry, _ in spelt) | (_RUN if vowels else frozenset())
        found[letter] = _Letter(spelt, vowels, silent, begins)
    return found


@lru_cache(maxsize=65536)
def _cost(word: str, latin: str, code: str, most: float) -> float:
    """The least cost by dynamic programming over both words."""
    letters = _spellings(code)
    if abs(_bones(latin) - sum(letter not in _SOFT for letter in word)) > _UNEQUAL:
        return _MOST
    row = _start(latin, ended=not word)
    for number, letter in enumerate(word):
        how, last = letters.get(letter, _UNKNOWN), number == len(word) - 1
        row = _read(row, how, letter, word[number - 1 : number], latin, most, last=last)
        if min(row) > most:
            return _MOST
    return row[-1]


class ListedNames:
    """Names of a language as a tree of their letters, so that all that begin unlike a word are left out at once."""

    def __init__(self, names: Iterable[str], code: str) -> None:
        self._letters = _spellings(code)
        self._root = _Node()
        for name in names:
            readings = _readings(name)
            for reading in readings:
                node = self._root
                for letter in reading:
                    node = node.further.setdefault(letter, _Node(node.bones + (letter not in _SOFT)))
                node.articles.add(len(readings) > 1)

    def least_cost(self, latin: str, most: float) -> float:
        """The least `spelling_cost` of `latin` for any of the names, where that is `most` or less; else infinite."""
        found = [
            cost + dear
            for article in (False, True)
            for other, dear in _written(latin, article=article)
            for cost in self._costs(self._root, "", _start(other), other, most, article)
        ]
        least = min(found, default=math.inf)
        return least if least <= most else math.inf

    def _costs(
        self, node: _Node, before: str, row: list[float], latin: str, most: float, article: bool
    ) -> Iterator[float]:
        """What the names below a node cost, those with an article or those without; dear ones left out."""
        open_to = {latin[at] for at, cost in enumerate(row[:-1]) if cost <= most}
        for letter, below in node.further.items():
            how = self._letters.get(letter, _UNKNOWN)
            if how.silent > most and how.begins.isdisjoint(open_to) and letter != before and letter not in _SOFT:
                continue  # it can be neither read nor left out
            if article in below.articles and abs(_bones(latin) - below.bones) <= _UNEQUAL:
                yield _read(row, how, letter, before, latin, most, last=True)[-1]
            if below.further:
                further = _read(row, how, letter, before, latin, most, last=False)
                if min(further) <= most:
                    yield from self._costs(below, letter, further, latin, most, article)


@dataclass(slots=True)
class _Node:
    """A beginning of names: its consonants, what goes on, and whether names end here that have an article or none."""

    bones: int = 0
    further: dict[str, _Node] = field(default_factory=dict)
    articles: set[bool] = field(default_factory=set)


@lru_cache(maxsize=4096)
def _bones(latin: str) -> int:
    return len(_BONES.sub("", latin))


def _start(latin: str, *, ended: bool = False) -> list[float]:
    """The costs of the places of `latin` before any letter is read."""
    return _inserted([0.0] + [_MOST] * len(latin), latin, ended=ended)


def _read(
    row: list[float], how: _Letter, letter: str, before: str, latin: str, most: float, *, last: bool
) -> list[float]:
    """The costs of the places of `latin` once one more letter is read, that stands behind `before`.

    What costs more than `most` is not followed any further.
    """
    silent = _silent(how, letter, before, last=last)
    following = [min(_MOST, cost + silent) for cost in row]
    another = _ENDS_IN_A if last and letter in _ENDING_A else _OTHER_VOWEL
    for at, cost in enumerate(row):
        if cost <= most:
            _spell(following, how, latin, at, cost, another)
    return _inserted(following, latin, ended=last)


def _silent(how: _Letter, letter: str, before: str, *, last: bool) -> float:
    """What it costs to leave a letter out, behind another one or at the start."""
    if letter == before:
        return min(how.silent, 0.1)
    if (letter in _WEAK and not before) or (letter in _ENDING and last):
        return 0.0
    return max(how.silent, _FINAL["i"]) if last and how.silent and how.vowels else how.silent


def _spell(row: list[float], how: _Letter, latin: str, at: int, cost: float, another: float) -> None:
    """Lower the costs of a row by every spelling of a letter at a place of `latin`; another vowel costs `another`."""
    for plain, dear in how.spelt:
        if latin.startswith(plain, at):
            _lower(row, at + len(plain), cost + dear)
    for end in range(at + 1, min(at + _LONGEST_RUN, len(latin)) + 1) if how.vowels else ():
        if latin[end - 1] not in _RUN:
            break
        _lower(row, end, cost + (another if how.vowels.isdisjoint(latin[at:end]) else 0.0))


def _lower(row: list[float], at: int, cost: float) -> None:
    if cost < row[at]:
        row[at] = cost


def _inserted(row: list[float], latin: str, *, ended: bool) -> list[float]:
    """The costs of a row where letters of `latin` may stand for nothing that the script writes."""
    for at, added in enumerate(_for_nothing(latin, ended=ended)):
        _lower(row, at + 1, row[at] + added)
    return row


@lru_cache(maxsize=8192)
def _for_nothing(latin: str, *, ended: bool) -> tuple[float, ...]:
    """What each letter costs that stands for nothing; `ended`: behind the last letter of the name."""
    found: list[float] = []
    size = len(latin)
    for at, letter in enumerate(latin):
        before = latin[at - 1] if at else ""
        if letter in _VOWELS:
            added = 0.15 if before in _VOWELS and before else 0.0
            if ended and at and not set(latin[at:]) - _VOWELS - {"h"} and size - at <= _LONGEST_RUN:
                added = max(added, _FINAL[letter] if before not in _VOWELS else 0.15)
        elif letter == "h":
            added = 0.1 if before in _VOWELS else 0.7 if before in "cdgkst" else 0.4
        elif letter == "w":
            added = _DEAR
        else:
            added = _LETTER
        found.append(added)
    return tuple(found)
