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

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from compare.languages import load_language

SPELT, ANOTHER = 0.45, 0.9
_MOST = 1.5
"""Beyond it costs are all alike."""
_DEAR = 0.3
"""What each ? behind a spelling costs."""
_OTHER_VOWEL, _ENDS_IN_A = 0.6, 0.2
_LETTER = 1.0
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


@lru_cache(maxsize=65536)
def spelling_cost(word: str, latin: str, code: str) -> float:
    """What it costs that `latin` is a spelling of a folded word of a language, by the cheapest reading of both.

    The article may stand on either side, and be written together with the name.
    """
    wanted = _latin(latin)
    ours = {word: 0.0}
    if word.startswith(ARTICLE) and len(word) > len(ARTICLE) + 1:
        ours = {word: 0.0, word[len(ARTICLE) :]: 0.0}
    theirs = {wanted: 0.0}
    if joined := _JOINED.match(wanted):
        theirs[wanted[joined.end() :]] = 0.0 if len(ours) > 1 else 0.2
    return min(_cost(one, other, code) + ours[one] + theirs[other] for one in ours for other in theirs)


def _latin(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower())
    return _DOUBLED.sub(r"\1", "".join(letter for letter in plain if "a" <= letter <= "z"))


@dataclass(frozen=True, slots=True)
class _Letter:
    """How a letter is spelt, each with its cost; the vowels that may stand for it; what leaving it out costs."""

    spelt: tuple[tuple[str, float], ...] = ()
    vowels: frozenset[str] = frozenset()
    silent: float = _LETTER


@lru_cache(maxsize=8)
def _spellings(code: str) -> dict[str, _Letter]:
    found = {}
    for letter, line in load_language(code).mapping("name.spelt").items():
        costs = {entry.rstrip("?"): _DEAR * entry.count("?") for entry in line.split()}
        silent = costs.pop("-", _LETTER)
        vowels = frozenset(one for entry in costs if entry.startswith("~") for one in entry[1:])
        spelt = tuple((entry, cost) for entry, cost in costs.items() if not entry.startswith("~"))
        found[letter] = _Letter(spelt, vowels, silent)
    return found


@lru_cache(maxsize=65536)
def _cost(word: str, latin: str, code: str) -> float:
    """The least cost by dynamic programming over both words."""
    letters, size = _spellings(code), len(latin)
    if abs(len(_BONES.sub("", latin)) - sum(letter not in _SOFT for letter in word)) > _UNEQUAL:
        return _MOST
    row = _inserted([0.0] + [_MOST] * size, latin, ended=not word)
    for number, letter in enumerate(word):
        how, last = letters.get(letter, _Letter()), number == len(word) - 1
        silent = _silent(how, letter, word[number - 1 : number], last=last)
        following = [min(_MOST, cost + silent) for cost in row]
        another = _ENDS_IN_A if last and letter in _ENDING_A else _OTHER_VOWEL
        for at, cost in enumerate(row):
            if cost < _MOST:
                _spell(following, how, latin, at, cost, another)
        if min(following) >= _MOST:
            return _MOST
        row = _inserted(following, latin, ended=last)
    return row[size]


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
    row[at] = min(row[at], cost)


def _inserted(row: list[float], latin: str, *, ended: bool) -> list[float]:
    """The costs of a row where letters of `latin` may stand for nothing that the script writes."""
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
        _lower(row, at + 1, row[at] + added)
    return row
