"""What a word may be looked up under, without what a language writes together with it.

One analyser for all: the words of lists (`compare.text.lexicon`), names, and
tables of translations. The clitics are data, under `[words]`: `prefixes`
(Arabic و ف ب ل ك ال), of which `conjunctions` leave the word what it is,
`endings` that do so too (the English 's), `suffixes` (pronouns), `restored`
(للبنان is ل and لبنان, للعراق is ل and العراق), `before_suffix` (a ة is written
ت before one). The forms are alternatives: وزير yields زير too, and only tables
tell which is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from compare.languages.folding import fold_word, loosen

_LONGEST_PREFIX, _LONGEST_SUFFIX = 4, 3
_LEFT_BY_CONJUNCTION, _LEFT_BY_PREFIX, _LEFT_BY_SUFFIX = 2, 3, 3
"""Letters that must be left of a word of a list."""


class Tables(Protocol):
    """What is asked of a `Language`."""

    def get(self, path: str, default: Any = None) -> Any: ...
    def words(self, path: str) -> frozenset[str]: ...
    def mapping(self, path: str) -> dict[str, str]: ...


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a word, likeliest first, under the second key (`loosen`).

    `near`: the word bare or behind a conjunction, without an ending; `led`:
    behind any prefix, too.
    """

    near: tuple[str, ...]
    led: tuple[str, ...]


def forms(language: Tables, word: str) -> Forms:
    """What a folded word may be looked up under in a list of words and phrases."""
    word = loosen(word).rstrip("'")
    found = dict.fromkeys((word, *_without(word, sorted(language.words("words.endings")), _LEFT_BY_CONJUNCTION)))
    conjunctions, prefixes = (sorted(language.words(f"words.{name}")) for name in ("conjunctions", "prefixes"))
    for form in list(found):
        found |= dict.fromkeys(_behind(form, conjunctions, _LEFT_BY_CONJUNCTION))
    near = tuple(found)
    restored = language.mapping("words.restored")
    for form in near:
        for prefix in prefixes:
            for rest in _behind(form, [prefix], _LEFT_BY_PREFIX):
                found |= dict.fromkeys((rest, *(loosen(letters) + rest for letters in _letters(restored, prefix))))
    return Forms(near, tuple(found))


def stems(language: Tables, word: str) -> tuple[str, ...]:
    """What a folded word may be looked up under in a table of single words: without suffixes, too.

    The word itself comes first, then its second key.
    """
    shortest = int(language.get("words.shortest", 2))
    prefixes, suffixes = language.words("words.prefixes"), language.words("words.suffixes")
    restored, before_suffix = language.mapping("words.restored"), language.mapping("words.before_suffix")
    bare = [word]
    for length in range(1, _LONGEST_PREFIX + 1):
        prefix, rest = word[:length], word[length:]
        if prefix in prefixes and len(rest) >= shortest:
            bare += [rest, *(fold_word(letters) + rest for letters in _letters(restored, prefix))]
    found = dict.fromkeys((word, loosen(word)))
    for stem in bare:
        found |= dict.fromkeys((stem, loosen(stem)))
    for stem in bare:
        for length in range(1, _LONGEST_SUFFIX + 1):
            if stem[-length:] in suffixes and len(stem) - length >= max(shortest, _LEFT_BY_SUFFIX):
                rest = stem[:-length]
                found.setdefault(loosen(rest))
                if rest[-1] in before_suffix:
                    found.setdefault(loosen(rest[:-1] + before_suffix[rest[-1]]))
    return tuple(found)


def uninflected(language: Tables, word: str) -> tuple[str, ...]:
    """What a folded word may be a form of, without the letters of `inflections` at its beginning, its end or both."""
    listed = sorted(language.words("words.inflections"))
    starts = ["", *(affix[:-1] for affix in listed if affix.endswith("-"))]
    ends = ["", *(affix[1:] for affix in listed if affix.startswith("-"))]
    found = dict.fromkeys(
        stem[len(start) : len(stem) - len(end)]
        for stem in stems(language, word)
        for start in starts
        for end in ends
        if stem.startswith(start) and stem.endswith(end) and len(stem) - len(start) - len(end) >= _LEFT_BY_SUFFIX
    )
    return tuple(found)


def _letters(restored: dict[str, str], prefix: str) -> list[str]:
    """What a prefix swallows of the word behind it, in each way it may have done so."""
    return [letters.strip() for letters in restored.get(prefix, "").split(",") if letters.strip()]


def _behind(word: str, prefixes: list[str], least: int) -> Iterator[str]:
    for prefix in map(loosen, prefixes):
        if word.startswith(prefix) and len(word) - len(prefix) >= least:
            yield word[len(prefix) :]


def _without(word: str, endings: list[str], least: int) -> Iterator[str]:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            yield word[: -len(ending)]
