"""What a text names of the kinds that exclude one another (`compare.languages.kinds`)."""

from __future__ import annotations

from functools import lru_cache
from operator import contains
from typing import NamedTuple

from compare.languages import Language, Word, load_language
from compare.languages.kinds import Kind, kinds_of
from compare.records import Span
from compare.text.segment import REMEMBERED, Segment


class Mention(NamedTuple):
    """A phrase (local span) and the kinds that it may name."""

    span: Span
    kinds: frozenset[Kind]
    named: bool
    """Whether it is written like a part of a name (Judge Baker): it answers for its kind, but tells of none."""


_Phrase = tuple[tuple[str, ...], tuple[Kind, ...]]
"""The further words of a phrase, and the kinds that it may name."""


class _Begun(NamedTuple):
    """What a word begins: the kinds that it names alone, and phrases by their further words, the longest first."""

    alone: tuple[Kind, ...]
    phrases: tuple[_Phrase, ...]
    seconds: frozenset[str]
    """The words that the phrases go on with: few words of a text do."""


@lru_cache(maxsize=REMEMBERED)
def mentions(side: Segment) -> tuple[Mention, ...]:
    """The kinds on a side, in order; of phrases that begin with the same word the longest.

    A word that may be read in several ways (with its article or without) names the kinds of all of them.
    """
    if not kinds_of(side.language):
        return ()
    language = load_language(side.language)
    words = language.analyse(side.text).words
    found: list[Mention] = []
    capitals = language.get("words.noun_capitals", False)
    small = kinds_of(side.language).small if capitals else frozenset()
    at = 0
    while at < len(words):
        if capitals and side.text[words[at].start].islower() and words[at].text not in small:
            at += 1  # a verb: fliegen, no flies
            continue
        begun = _begun(side.language, words[at].text)
        rest, kinds = _longest(begun, words, at, language) if begun.phrases else ((), begun.alone)
        if kinds:
            start, end = words[at].start, words[at + len(rest)].end
            found.append(Mention((start, end), frozenset(kinds), _named(side, words, at, at + len(rest))))
        at += 1 + len(rest)
    return tuple(found)


@lru_cache(maxsize=16384)
def _begun(code: str, word: str) -> _Begun:
    """What a word begins, as written or without its clitics."""
    known, language = kinds_of(code), load_language(code)
    forms = dict.fromkeys((*language.forms(word).led, *language.keys(word)))
    entries: dict[tuple[str, ...], tuple[Kind, ...]] = {}
    for form in forms:
        for rest, kinds in known.begun_by(form).items():
            entries[rest] = (*entries.get(rest, ()), *kinds)
    alone = entries.pop((), ())
    phrases = tuple(sorted(entries.items(), key=lambda entry: -len(entry[0])))
    return _Begun(alone, phrases, frozenset(rest[0] for rest, _ in phrases))


def _longest(begun: _Begun, words: tuple[Word, ...], at: int, language: Language) -> _Phrase:
    """The longest phrase that goes on behind a place, each word with or without its clitics; else the word alone."""
    behind = [language.forms(word.text).led for word in words[at + 1 : at + 1 + len(begun.phrases[0][0])]]
    if behind and not begun.seconds.isdisjoint(behind[0]):
        for rest, kinds in begun.phrases:
            if len(rest) <= len(behind) and all(map(contains, behind, rest)):
                return rest, kinds
    return (), begun.alone


def _named(side: Segment, words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether words are written like a part of a name: with a capital or, where all nouns have one, beside another."""
    text, start = side.text, words[first].start
    if not first or not text[start].isupper() or _opens(text, start):
        return False
    if not load_language(side.language).get("words.noun_capitals", False):
        return True
    function = load_language(side.language).is_function
    beside = [word for word in (*words[first - 1 : first], *words[last + 1 : last + 2]) if not function(word.text)]
    return any(text[word.start].isupper() and _adjoin(text, word, words[first], words[last]) for word in beside)


def _adjoin(text: str, word: Word, first: Word, last: Word) -> bool:
    """Whether only a space stands between a word and the words beside it."""
    return text[word.end : first.start] == " " if word.start < first.start else text[last.end : word.start] == " "


def _opens(text: str, start: int) -> bool:
    """Whether a word opens a sentence or a quotation, where any word has a capital."""
    before = text[:start].rstrip()
    return not before or before[-1] in ".!?:…\"“”«»'‘’\n"
