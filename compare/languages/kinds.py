"""Kinds of things that exclude one another (farmer, fisherman), as a language names them.

From the files that `scripts/make_kinds.py` writes: a line is `class.kind|phrase|phrase`, `#` opens a remark.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple


class Kind(NamedTuple):
    """One of the kinds of a class, by names that all languages share."""

    of: str
    name: str


class Kinds:
    """The kinds that every phrase may name, by its first word under the second key (`loosen`)."""

    def __init__(self, lines: list[str]) -> None:
        self._phrases: dict[str, dict[tuple[str, ...], list[Kind]]] = {}
        small: set[str] = set()
        for line in lines:
            name, *phrases = line.split("|")
            of, _, kind = name.partition(".")
            for phrase in phrases:
                first, *rest = phrase.lower().split(" ")
                if phrase[0].islower():
                    small.add(first)
                self._phrases.setdefault(first, {}).setdefault(tuple(rest), []).append(Kind(of, kind))

        self.small = frozenset(small)
        """The first words of phrases that are written without a capital even where all nouns have one."""

    def __bool__(self) -> bool:
        return bool(self._phrases)

    def begun_by(self, word: str) -> dict[tuple[str, ...], list[Kind]]:
        """The further words of the phrases that a word begins, each with the kinds that the phrase may name."""
        return self._phrases.get(word, {})

    def phrases(self) -> Iterator[tuple[Kind, str]]:
        """Every kind with every phrase that names it."""
        for first, behind in self._phrases.items():
            for rest, kinds in behind.items():
                yield from ((kind, " ".join((first, *rest))) for kind in kinds)


@lru_cache(maxsize=8)
def kinds_of(code: str) -> Kinds:
    """The kinds of a language; none where it has no file."""
    file = files("compare.languages") / "generated" / f"kinds.{code}.txt"
    if not code.isalpha() or not file.is_file():
        return Kinds([])
    return Kinds([line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")])
