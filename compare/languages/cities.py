"""Cities of the world as a language spells them, from the files that `scripts/make_gazetteer.py` writes.

A line is `id country|form|form`, `#` opens a remark; the ids are shared by all languages.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from compare.languages.folding import fold_word, loosen


class Cities:
    """The ids of every spelling, and the country of every id."""

    def __init__(self, lines: list[str]) -> None:
        self._ids: dict[str, tuple[str, ...]] = {}
        self._countries: dict[str, str] = {}
        self._lines = {line.split(maxsplit=1)[0]: line for line in reversed(lines)}
        self.longest = 0
        """Words of the longest spelling."""
        self.openings: frozenset[str] = frozenset()
        """The first words of all spellings: most words of a text open none."""
        heads = [line.partition("|")[0].split() for line in lines]
        spelled = loosen(fold_word("\n".join(line.partition("|")[2] for line in lines))).split("\n")
        for (name, country), forms in zip(heads, spelled if lines else [], strict=True):
            self._countries[name] = country
            for form in forms.split("|"):
                self._ids[form] = (*self._ids.get(form, ()), name)
                self.longest = max(self.longest, form.count(" ") + 1)
        self.openings = frozenset(form.partition(" ")[0] for form in self._ids)

    def __bool__(self) -> bool:
        return bool(self._ids)

    def ids(self, key: str) -> tuple[str, ...]:
        """The cities with this spelling, under the second key of words (`loosen`)."""
        return self._ids.get(key, ())

    def spelling(self, name: str) -> str:
        """How the language spells a city, the first way if there are more; empty for what is no city."""
        return self._lines.get(name, "").partition("|")[2].partition("|")[0]

    def country(self, name: str) -> str:
        """The country of a city; empty for what is no city."""
        return self._countries.get(name, "")


@lru_cache(maxsize=8)
def cities_of(code: str) -> Cities:
    """The cities of a language; none where it has no file."""
    file = files("compare.languages") / "generated" / f"cities.{code}.txt"
    if not code.isalpha() or not file.is_file():
        return Cities([])
    return Cities([line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")])
