"""How many consonants of a name another script would write otherwise (Fatlawi and Fadhli: one).

Likeness of sound (`compare.text.transliteration`) forgives what transliterators
confuse across all languages, so that names come near that nobody would spell
alike. The Latin letter that each spelling stands for (`[name] sounds`) is finer:
a ت is no d, a ش no d either. Vowels, h and doubled letters are free; what some
countries write for one another (ق as g, ج as g, ش as s, z as s, ث as s) costs little, a
letter that one side leaves out (Bizerta, بنزرت) half, another letter one.

Of 700 names that both sides have, in faithful pairs, 3 cost as much as `ANOTHER`.
"""

from __future__ import annotations

from functools import lru_cache

from compare.text.transliteration import Sound

ANOTHER = 1.0
"""Cost from which on two words are no spellings of one name."""
_NEAR = frozenset(map(frozenset, (("k", "g"), ("j", "g"), ("s", "z"), ("s", "$"), ("j", "$"), ("k", "$"), ("t", "s"))))
_CLOSE, _LEFT_OUT, _OTHER = 0.3, 0.5, 1.0
_VOWELS = frozenset("aeiou")


def other_consonants(one: tuple[Sound, ...], other: tuple[Sound, ...]) -> float:
    """The least cost of any reading of one name as any of the other."""
    return min((_cost(_consonants(a[1]), _consonants(b[1])) for a in one for b in other), default=0.0)


@lru_cache(maxsize=65536)
def _consonants(letters: str) -> str:
    """The letters that count, with one for sh."""
    spelt = letters.replace("sh", "$").replace("h", "").replace("x", "ks")
    return "".join(letter for letter in spelt if letter not in _VOWELS)


def _cost(one: str, other: str) -> float:
    row = [_LEFT_OUT * number for number in range(len(other) + 1)]
    for letter in one:
        diagonal, row[0] = row[0], row[0] + _LEFT_OUT
        for number, there in enumerate(other, start=1):
            changed = diagonal + (0.0 if letter == there else _CLOSE if frozenset((letter, there)) in _NEAR else _OTHER)
            diagonal = row[number]
            row[number] = min(changed, row[number] + _LEFT_OUT, row[number - 1] + _LEFT_OUT)
    return row[-1]
