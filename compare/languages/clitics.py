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

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

from compare.languages.folding import fold_word, loosen

_LONGEST_PREFIX, _LONGEST_SUFFIX = 4, 3
_LEFT_BY_CONJUNCTION, _LEFT_BY_PREFIX, _LEFT_BY_SUFFIX = 2, 3, 3
"""Letters that must be left of a word of a list."""


class Tables(Protocol):
    """What is asked of a `Language`."""

    def get(self, path: str, default: Any = None) -> Any: ...
    def words(self, path: str) -> frozenset[str]: ...
    def mapping(self, path: str) -> dict[str, str]: ...
    def __hash__(self) -> int: ...


class Forms(NamedTuple):
    """The forms of a word, likeliest first, under the second key (`loosen`).

    `near`: the word bare or behind a conjunction, without an ending; `led`:
    behind any prefix, too.
    """

    near: tuple[str, ...]
    led: tuple[str, ...]


def forms(language: Tables, word: str) -> Forms:
    """What a folded word may be looked up under in a list of words and phrases."""
    word = loosen(word).rstrip("'")
    found = dict.fromkeys((word, *_without(word, _listed(language, "words.endings"), _LEFT_BY_CONJUNCTION)))
    for form in list(found):
        for conjunction in _listed(language, "words.conjunctions", loose=True):
            if form.startswith(conjunction) and len(form) - len(conjunction) >= _LEFT_BY_CONJUNCTION:
                found[form[len(conjunction) :]] = None
    near = tuple(found)
    prefixes = _led_by(language)
    for form in near:
        for prefix, letters in prefixes:
            if form.startswith(prefix) and len(form) - len(prefix) >= _LEFT_BY_PREFIX:
                rest = form[len(prefix) :]
                found |= dict.fromkeys((rest, *(swallowed + rest for swallowed in letters)))
    return Forms(near, tuple(found))


@lru_cache(maxsize=128)
def _listed(language: Tables, path: str, *, loose: bool = False) -> tuple[str, ...]:
    """The list at `path` in the order of the alphabet, under the second key if `loose`."""
    words = sorted(language.words(path))
    return tuple(map(loosen, words) if loose else words)


@lru_cache(maxsize=32)
def _led_by(language: Tables) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The prefixes of a language with what each swallows of the word behind it, under the second key."""
    restored = language.mapping("words.restored")
    listed = _listed(language, "words.prefixes")
    return tuple((loosen(prefix), tuple(map(loosen, _letters(restored, prefix)))) for prefix in listed)


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


def _without(word: str, endings: Sequence[str], least: int) -> Iterator[str]:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            yield word[: -len(ending)]
