"""What a text names of the kinds that exclude one another (`compare.languages.kinds`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from compare.languages import Word, load_language
from compare.languages.kinds import Kind, kinds_of
from compare.records import Span
from compare.text.segment import REMEMBERED, Segment


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase (local span) and the kinds that it may name."""

    span: Span
    kinds: frozenset[Kind]
    named: bool
    """Whether it is written like a part of a name (Judge Baker): it answers for its kind, but tells of none."""


@lru_cache(maxsize=REMEMBERED)
def mentions(side: Segment) -> tuple[Mention, ...]:
    """The kinds on a side, in order; of phrases that begin with the same word the longest.

    A word that may be read in several ways (with its article or without) names the kinds of all of them.
    """
    if not kinds_of(side.language):
        return ()
    words = load_language(side.language).analyse(side.text).words
    found: list[Mention] = []
    at = 0
    while at < len(words):
        best: tuple[int, list[Kind]] = 0, []
        for rest, kinds in _begun(side.language, words[at].text):
            if len(rest) >= best[0] and _follow(words, at, rest, side):
                best = len(rest), [*(best[1] if len(rest) == best[0] else ()), *kinds]
        size, kinds = best
        if kinds:
            start, end = words[at].start, words[at + size].end
            named = at > 0 and side.text[start].isupper() and not _opens(side.text, start)
            found.append(Mention((start, end), frozenset(kinds), named))
            at += size
        at += 1
    return tuple(found)


@lru_cache(maxsize=16384)
def _begun(code: str, word: str) -> tuple[tuple[tuple[str, ...], list[Kind]], ...]:
    """What may follow a word, as written or without its clitics, and the kinds that are named with it."""
    known, language = kinds_of(code), load_language(code)
    forms = dict.fromkeys((*language.forms(word).led, *language.keys(word)))
    return tuple(entry for form in forms for entry in known.begun_by(form).items())


def _follow(words: tuple[Word, ...], at: int, rest: tuple[str, ...], side: Segment) -> bool:
    """Whether the words behind a place are those of a phrase, each with its article or other clitics."""
    if at + len(rest) >= len(words):
        return False
    language = load_language(side.language)
    return all(word in language.forms(words[at + 1 + n].text).led for n, word in enumerate(rest))


def _opens(text: str, start: int) -> bool:
    """Whether a word opens a sentence or a quotation, where any word has a capital."""
    before = text[:start].rstrip()
    return not before or before[-1] in ".!?:…\"“”«»'‘’\n"
