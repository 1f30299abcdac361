"""What the forms of a word have in common: its stem, by the algorithm that a language file names.

Porter 1980, "An algorithm for suffix stripping"; Snowball (https://snowballstem.org), as PyStemmer has it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Protocol

from compare.errors import UserError


class Tables(Protocol):
    """What is asked of a `Language`."""

    @property
    def code(self) -> str: ...
    def get(self, path: str, default: Any = None) -> Any: ...
    def mapping(self, path: str) -> dict[str, str]: ...
    def bare(self, word: str) -> str: ...


def stemmed(language: Tables, word: str) -> str:
    """The stem of a folded word, by `words.irregular` and `words.stemmer`; without one, the word itself."""
    word = language.bare(word)
    regular = language.mapping("words.irregular").get(word, word)
    name = language.get("words.stemmer")
    return regular if name is None else str(_stemmer(language.code, name).stemWord(regular))


@lru_cache(maxsize=32)
def _stemmer(code: str, name: str) -> Any:
    import Stemmer

    try:
        return Stemmer.Stemmer(name)
    except KeyError:
        known = ", ".join(Stemmer.algorithms())
        raise UserError(f"language {code}: [words] stemmer {name!r}: is none; there are {known}") from None
