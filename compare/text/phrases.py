"""The phrases that lists are made of, and which of them may begin, or go on, with a word.

Entries of a list are phrases:

* `word*` matches any word that begins so, `*word` any that ends so, `*word*`
  any that holds it (the Turkish negation stands inside the verb), `*` any;
  `{a,b}word` stands for two phrases;
* `..` between two words allows up to ten others between them, in the same sentence;
* `^word` matches the bare word only, without any clitic before it.

Words of up to two letters match bare or behind a conjunction (ولا, فلم); a
longer one also behind prepositions and the article (بالشرطة). Where two
phrases overlap the longer wins, so an idiom hides the word inside it; of two
that fit the same words, the one that spells out more of them.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from compare.languages import Word, fold_word, loosen
from compare.languages.clitics import Forms
from compare.languages.unspaced import cut
from compare.records import Span

_GAP = ".."
_LONGEST_GAP = 10
_SHORT = 2
_BRACES = re.compile(r"\{([^{}]*)\}")
_JOINED = re.compile(r"(?<!\.)[.-](?!\.)")
_END = re.compile(r"[.;!?؟؛]\s|\n")


class Cue(NamedTuple):
    """A phrase found: its classes, its local span in the side's text, its words."""

    classes: tuple[str, ...]
    start: int
    end: int
    first: int
    last: int
    text: str

    @property
    def span(self) -> Span:
        """Local offsets in the side's text."""
        return self.start, self.end

    def has(self, *classes: str) -> bool:
        """Whether the phrase belongs to any of `classes`."""
        return not set(classes).isdisjoint(self.classes)


class _Token(NamedTuple):
    text: str
    stem: bool
    bare: bool
    ending: bool
    fits_any_form: bool
    """Whether the word fits wherever one of the forms of a word is it, or begins with it."""

    def fits(self, forms: Forms) -> bool:
        """Whether a word with these forms is this one, or begins or ends as it says."""
        if self.ending:
            word = forms.near[0]
            return self.text in word if self.stem else word.endswith(self.text)
        choices = forms.near[:1] if self.bare else forms.near if len(self.text) <= _SHORT else forms.led
        if self.stem:
            return any(key.startswith(self.text) for key in choices)
        return self.text in choices


@dataclass(slots=True)
class Phrase:
    tokens: tuple[_Token | None, ...]
    classes: tuple[str, ...]
    _exactness: int = -1

    @property
    def exactness(self) -> int:
        """The characters spelled out; whole words count for more than any stem."""
        if self._exactness < 0:  # few of all phrases are ever met
            whole = (0 if token.stem or token.ending else 100 for token in self.tokens if token)
            self._exactness = sum(len(token.text) for token in self.tokens if token) + sum(whole)
        return self._exactness

    def match(self, text: str, words: Sequence[Word], first: int, forms: Sequence[Forms]) -> tuple[int, Cue] | None:
        """The phrase in a text, if it goes on after its first word, which stands at `first`, with its exactness.

        `forms` are those of each of the `words` behind the first of the text.
        """
        if len(self.tokens) == 1:  # as most are
            start, end = words[first].start, words[first].end
            return self.exactness, Cue(self.classes, start, end, first, first, text[start:end])
        place, gap = first + 1, 0
        for token in self.tokens[1:]:
            if token is None:
                gap = _LONGEST_GAP
                continue
            limit = min(place + gap, len(words) - 1)
            while place <= limit and not token.fits(forms[place - 1]):
                place += 1
                if gap and place <= limit and _END.search(text, words[place - 1].end, words[place].start):
                    return None
            if place > limit:
                return None
            place, gap = place + 1, 0
        start, end = words[first].start, words[place - 1].end
        return self.exactness, Cue(self.classes, start, end, first, place - 1, text[start:end])


Written = tuple[str, tuple[str, ...]]
"""A phrase as a list writes it, folded, without braces in its first word, and its classes."""
Tagged = tuple[str, Phrase]
Numbered = tuple[int, str, Phrase]
"""A phrase with its tag, and its number for the order."""
_Bucket = list[tuple[str, Written]]
"""Phrases under their tags that share the letters of their first word."""
Indexed = tuple[dict[str, _Bucket], dict[str, _Bucket], _Bucket]
"""Phrases by their first word: by the whole of it, by its stem, and those of which only the ending is written."""


class PhraseIndex:
    """Phrases by their first word, whole or by its stem, each under a tag.

    Lists hold tens of thousands of phrases of which a text begins a few hundred: those are read when they are met.
    """

    def __init__(self, indexed: Indexed | None = None) -> None:
        self.indexed: Indexed = indexed or ({}, {}, [])
        """What another index can be made of."""
        self._lengths = sorted({len(stem) for stem in self.indexed[1]})
        self._met: dict[str, tuple[Tagged, ...]] = {}
        """The phrases of buckets that were read."""

    def add(self, tag: str, phrases: Iterable[Written]) -> None:
        """Phrases, each of which begins with a word."""
        exact, stems, endings = self.indexed
        self._met.clear()
        for written in phrases:
            first = written[0].partition(" ")[0]
            if "*" not in first:
                exact.setdefault(first.lstrip("^"), []).append((tag, written))
            elif _is_ending(first):
                endings.append((tag, written))
            else:
                stem = first.strip("^*")
                stems.setdefault(stem, []).append((tag, written))
                if len(stem) not in self._lengths:
                    insort(self._lengths, len(stem))

    def beginning(self, forms: Forms) -> tuple[Tagged, ...]:
        """The phrases whose first word fits one with these forms."""
        return tuple(
            tagged
            for key, bucket in self._buckets(forms).items()
            for tagged in self._read(key, bucket)
            if (first := tagged[1].tokens[0]) and (first.fits_any_form or first.fits(forms))
        )

    def _read(self, key: str, bucket: _Bucket) -> tuple[Tagged, ...]:
        known = self._met.get(key)
        if known is None:
            known = self._met[key] = tuple(_read(bucket))
        return known

    def _buckets(self, forms: Forms) -> dict[str, _Bucket]:
        exact, stems, endings = self.indexed
        found = {"*": endings} if endings else {}
        for key in forms.led:
            if key in exact:
                found[key] = exact[key]
            for length in self._lengths:
                if length > len(key):
                    break
                if (stem := key[:length]) in stems:
                    found[stem + "*"] = stems[stem]
        return found


def _read(bucket: _Bucket) -> Iterator[Tagged]:
    """The phrases of a bucket in order, those that are equal under a tag as one with all classes."""
    merged: dict[tuple[str, str], tuple[str, ...]] = {}
    for tag, (text, classes) in bucket:
        for phrase in _expand(text):
            names = merged.setdefault((tag, phrase), classes)
            if names is not classes:
                merged[tag, phrase] = tuple(dict.fromkeys(names + classes))
    for (tag, phrase), names in merged.items():
        yield tag, Phrase(tuple(map(_token, phrase.split())), names)


class Begun:
    """The phrases that begin with one word, those of several words by their second: few of them ever go on."""

    def __init__(self, phrases: Iterable[Tagged]) -> None:
        self._at_once: list[Numbered] = []
        """Those of one word, and those whose second is known by its ending."""
        self._beyond: dict[str, list[Numbered]] = {}
        """Those with a gap behind the first, by the word behind that: hardly any text has it."""
        self._exact: dict[str, list[Numbered]] = {}
        self._stems: dict[str, list[Numbered]] = {}
        for number, (tag, phrase) in enumerate(phrases):
            if len(phrase.tokens) == 1:
                self._at_once.append((number, tag, phrase))
                continue
            second, third = (*phrase.tokens[1:3], None, None)[:2]
            listed = self._at_once
            if second is not None and not second.ending:
                listed = (self._stems if second.stem else self._exact).setdefault(second.text, [])
            elif second is None and third is not None and not (third.stem or third.ending):
                listed = self._beyond.setdefault(third.text, [])
            listed.append((number, tag, phrase))
        self._lengths = sorted({len(stem) for stem in self._stems})

    def going_on(self, forms: Forms | None, present: Set[str]) -> list[Numbered]:
        """Those that may go on with a word with these forms (None where no word follows), in their order.

        `present` are the forms of all words of the text.
        """
        if forms is None or not (self._exact or self._stems or self._beyond):
            return self._at_once
        more = {one[0]: one for word in self._beyond.keys() & present for one in self._beyond[word]}
        for form in forms.led:
            if form in self._exact:
                more.update((one[0], one) for one in self._exact[form])
            for length in self._lengths:
                if (stem := form[:length]) in self._stems:
                    more.update((one[0], one) for one in self._stems[stem])
        return sorted([*self._at_once, *more.values()], key=itemgetter(0)) if more else self._at_once


NOTHING = Begun(())


def read_phrases(entries: Iterable[Written]) -> list[Written]:
    """The phrases of entries as a list writes them, folded, each with a first word without braces."""
    listed = list(entries)
    return [
        (phrase, classes)
        for folded, (_, classes) in zip(_folded([written for written, _ in listed]), listed, strict=True)
        for begun in (_begun(folded) if "{" in folded else (folded,))
        if (phrase := begun.strip()) and not phrase.startswith(_GAP)
    ]


def _begun(written: str) -> list[str]:
    """What braces in the first word stand for; those behind it are left."""
    first, _, rest = written.partition(" ")
    if "{" not in first:
        return [written]
    if first.count("{") != first.count("}"):
        return _expand(written)
    return [f"{choice} {rest}" if choice else rest for choice in _expand(first)]


def _folded(phrases: Sequence[str]) -> list[str]:
    """The phrases folded, all at once: it is quicker so."""
    return _JOINED.sub(" ", cut(loosen(fold_word("\n".join(phrases))))).split("\n") if phrases else []


def _expand(written: str) -> list[str]:
    """Every phrase that braces stand for, in order."""
    braces = _BRACES.search(written) if "{" in written else None
    if not braces:
        return [written]
    before, after = written[: braces.start()], written[braces.end() :]
    return [phrase for choice in braces[1].split(",") for phrase in _expand(before + choice.strip() + after)]


@lru_cache(maxsize=16384)
def _token(word: str) -> _Token | None:
    if word == _GAP:
        return None
    bare, stem, ending = word.startswith("^"), word.endswith("*"), _is_ending(word)
    text = word.strip("^*")
    return _Token(text, stem, bare, ending, not (ending or bare or len(text) <= _SHORT))


def _is_ending(word: str) -> bool:
    return word.startswith("*") and word != "*"


def longest(found: list[tuple[int, Cue]]) -> tuple[Cue, ...]:
    """The longest of overlapping phrases, and of equal ones the most exact; equal ones become one with all classes."""
    if len(found) == 1:
        return (found[0][1],)
    same: dict[Span, tuple[int, Cue]] = {}
    for exactness, cue in found:
        place = cue.first, cue.last
        best, other = same.get(place, (-1, cue))
        if exactness == best:
            classes = tuple(dict.fromkeys(other.classes + cue.classes))
            same[place] = best, Cue(classes, cue.start, cue.end, cue.first, cue.last, cue.text)
        elif exactness > best:
            same[place] = exactness, cue
    taken: set[int] = set()
    kept = []
    for _, cue in sorted(same.values(), key=lambda item: (item[1].first - item[1].last, item[1].first)):
        words = range(cue.first, cue.last + 1)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append(cue)
    return tuple(sorted(kept, key=lambda cue: cue.first))
