"""Cities of the world as a language spells them, from the files that `scripts/make_gazetteer.py` and
`scripts/make_city_spellings.py` write.

A line is `id country|form|form`, `#` opens a remark; the ids are shared by all languages.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from compare.languages.folding import fold_word, loosen
from compare.languages.unspaced import cut


class Cities:
    """The ids of every spelling, and the country of every id."""

    def __init__(self, lines: list[str]) -> None:
        self._ids: dict[str, tuple[str, ...]] = {}
        self._countries: dict[str, str] = {}
        self._lines = {line.split(maxsplit=1)[0]: line for line in reversed(lines)}
        self._begun: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
        heads = [line.partition("|")[0].split() for line in lines]
        spelled = cut(loosen(fold_word("\n".join(line.partition("|")[2] for line in lines)))).split("\n")
        for (name, country), forms in zip(heads, spelled if lines else [], strict=True):
            self._countries[name] = country
            for form in forms.split("|"):
                first, *rest = form.split()
                key = " ".join((first, *rest))
                self._ids[key] = self._begun.setdefault(first, {})[tuple(rest)] = (*self._ids.get(key, ()), name)

    def __bool__(self) -> bool:
        return bool(self._ids)

    def ids(self, key: str) -> tuple[str, ...]:
        """The cities with this spelling, under the second key of words (`loosen`)."""
        return self._ids.get(key, ())

    def begun_by(self, key: str) -> dict[tuple[str, ...], tuple[str, ...]]:
        """The further words of the spellings that a word begins, and which cities each may be."""
        return self._begun.get(key, {})

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
