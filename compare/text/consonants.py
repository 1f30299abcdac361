"""How many consonants of a name another script would write otherwise (Fatlawi and Fadhli: one).

Likeness of sound (`compare.text.transliteration`) forgives what transliterators
confuse across all languages, so that names come near that nobody would spell
alike. The Latin letter that each spelling stands for (`[name] sounds`) is finer:
a ت is no d, a ش no d either. Vowels, h and doubled letters are free; what some
countries write for one another (ق as g, ج as g, ش as s, z as s, ث as s) costs little, a
letter that one side leaves out (Bizerta, بنزرت) half, at the end less, another letter one.

Of 700 names that both sides have, in faithful pairs, 3 cost as much as `ANOTHER`.

Vowels tell names apart (Hussein, Hassan; Salim, Salam) only where both spellings have one: a script that writes
the long ones alone says nothing of the others (`other_vowels`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from compare.text.transliteration import Sound

ANOTHER = 1.0
"""Cost from which on two words are no spellings of one name."""
_UNHEARD = frozenset("tdskzgp")
_LONG = 4
"""Consonants up to which a last letter is missed."""
_NEAR = frozenset(map(frozenset, (("k", "g"), ("j", "g"), ("s", "z"), ("s", "$"), ("j", "$"), ("k", "$"), ("t", "s"))))
_CLOSE, _SILENT, _LEFT_OUT, _OTHER = 0.3, 0.3, 0.5, 1.0
_VOWELS = frozenset("aeiou")
_SYLLABLE = re.compile(r"(?:sh|[^aeiou])[aeiou]*")
_SYLLABLES = 3
"""Consonants from which on two names of the same ones are likely spellings of one."""
_EITHER = frozenset("ai")
"""What an e may stand for: Hichem, هشام."""


def other_consonants(one: tuple[Sound, ...], other: tuple[Sound, ...]) -> float:
    """The least cost of any reading of one name as any of the other."""
    return min((_cost(_consonants(a[1]), _consonants(b[1])) for a in one for b in other), default=0.0)


def other_vowels(one: tuple[Sound, ...], other: tuple[Sound, ...], written: str) -> bool:
    """Whether two names of the same consonants have another vowel between two of them, in every reading.

    Before the first consonant and behind the last anything is written for anything (Omar, عمر; Moussa, موسى).
    `written` is both as they are written.
    """
    return all(_other_vowels(a[1], b[1], "e" in written) for a in one for b in other)


def _other_vowels(one: str, other: str, has_e: bool) -> bool:
    ours, theirs = (_SYLLABLE.findall(letters) for letters in (one, other))
    if len(ours) < _SYLLABLES or [a.rstrip("aeiou") for a in ours] != [b.rstrip("aeiou") for b in theirs]:
        return False
    for a, b in zip(ours[:-1], theirs[:-1], strict=True):
        here, there = (_VOWELS.intersection(syllable) for syllable in (a, b))
        if here and there and not here & there and not (has_e and here | there == _EITHER):
            return True
    return False


@lru_cache(maxsize=65536)
def _consonants(letters: str) -> str:
    """The letters that count, with one for sh."""
    spelt = letters.replace("sh", "$").replace("h", "").replace("x", "ks")
    return "".join(letter for letter in spelt if letter not in _VOWELS)


def _cost(one: str, other: str) -> float:
    """The least cost of two words, of which either may have a last letter that is not heard (Blanc, بلان)."""
    best = _edits(one, other)
    for longer, shorter in ((one, other), (other, one)):
        if len(longer) > _LONG and longer[-1] in _UNHEARD:
            best = min(best, _SILENT + _edits(longer[:-1], shorter))
    return best


def _edits(one: str, other: str) -> float:
    row = [_LEFT_OUT * number for number in range(len(other) + 1)]
    for letter in one:
        diagonal, row[0] = row[0], row[0] + _LEFT_OUT
        for number, there in enumerate(other, start=1):
            changed = diagonal + (0.0 if letter == there else _CLOSE if frozenset((letter, there)) in _NEAR else _OTHER)
            diagonal = row[number]
            row[number] = min(changed, row[number] + _LEFT_OUT, row[number - 1] + _LEFT_OUT)
    return row[-1]
