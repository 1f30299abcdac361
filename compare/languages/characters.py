"""How the characters of a language are read, from the file that `scripts/make_readings.py` writes.

A line is a reading in Latin letters and the characters read so. A character may
have several: that of a family name, too (曾, Zeng).
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from itertools import islice, product

MOST = 4
"""Readings of a word, at most."""


@lru_cache(maxsize=8)
def characters_of(code: str) -> dict[str, tuple[str, ...]]:
    """The readings of every character of a language; empty where it has no file."""
    file = files("compare.languages") / "generated" / f"readings.{code}.txt"
    if not code.isalpha() or not file.is_file():
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for line in file.read_text("utf-8").splitlines():
        reading, _, characters = line.partition(" ")
        if reading != "#":
            found |= {character: (*found.get(character, ()), reading) for character in characters}
    return found


def read_aloud(word: str, code: str) -> tuple[str, ...]:
    """A word of characters as it may be read, in Latin letters; any other word as it is."""
    known = characters_of(code)
    if not known or word[:1] not in known:
        return (word,)
    return tuple("".join(parts) for parts in islice(product(*(known.get(one, (one,)) for one in word)), MOST))
