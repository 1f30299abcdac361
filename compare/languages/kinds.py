"""Kinds of things that exclude one another (farmer, fisherman), as a language names them.

From the files that `scripts/make_kinds.py` writes: a line is `class.kind|phrase|phrase`, `#` opens a remark.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import NamedTuple


class Kind(NamedTuple):
    """One of the kinds of a class, by names that all languages share."""

    of: str
    name: str


class Kinds:
    """The kinds that every phrase may name, by its first word under the second key (`loosen`)."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._begun: dict[str, list[tuple[str, str]]] = {}
        """The phrases that a word begins, in small letters, each with `class.kind`: read when they are asked for."""
        for line in lines:
            name, *phrases = line.split("|")
            for phrase in phrases:
                small = phrase.lower()
                self._begun.setdefault(small.partition(" ")[0], []).append((small, name))

    @cached_property
    def small(self) -> frozenset[str]:
        """The first words of phrases that are written without a capital even where all nouns have one."""
        phrases = (phrase for line in self._lines for phrase in line.split("|")[1:])
        return frozenset(phrase.lower().partition(" ")[0] for phrase in phrases if phrase[0].islower())

    def __bool__(self) -> bool:
        return bool(self._begun)

    def begun_by(self, word: str) -> dict[tuple[str, ...], list[Kind]]:
        """The further words of the phrases that a word begins, each with the kinds that the phrase may name."""
        found: dict[tuple[str, ...], list[Kind]] = {}
        for phrase, name in self._begun.get(word, ()):
            of, _, kind = name.partition(".")
            found.setdefault(tuple(phrase.split(" ")[1:]), []).append(Kind(of, kind))
        return found

    def phrases(self) -> Iterator[tuple[Kind, str]]:
        """Every kind with every phrase that names it."""
        for first in self._begun:
            for rest, kinds in self.begun_by(first).items():
                yield from ((kind, " ".join((first, *rest))) for kind in kinds)


@lru_cache(maxsize=8)
def kinds_of(code: str) -> Kinds:
    """The kinds of a language; none where it has no file."""
    file = files("compare.languages") / "generated" / f"kinds.{code}.txt"
    if not code.isalpha() or not file.is_file():
        return Kinds([])
    return Kinds([line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")])
