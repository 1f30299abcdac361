"""Words and phrases that carry a meaning to compare: negation, doubt, speech.

A lexicon is read from a language file and found in a text by its words, not
its characters, so that it is quick (a dictionary look-up a word) and knows
about the clitics that a language writes together with a word.

Entries of a list are phrases, several on a line divided by `|`:

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
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from compare.languages import Language, Word, fold_word, load_language, loosen
from compare.languages.clitics import Forms
from compare.languages.unspaced import cut
from compare.records import Span
from compare.text.segment import Segment

_GAP = ".."
_LONGEST_GAP = 10
_SHORT = 2
_WORDS = 100_000
_TEXTS = 4096
_BRACES = re.compile(r"\{([^{}]*)\}")
_JOINED = re.compile(r"(?<!\.)[.-](?!\.)")
_END = re.compile(r"[.;!?؟؛]\s|\n")
_BREAK = re.compile(r"[^\w\s]|\n")


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
        return any(name in self.classes for name in classes)


@dataclass(slots=True)  # not frozen: thousands are made at every start
class _Token:
    text: str
    stem: bool
    bare: bool
    ending: bool

    def fits(self, forms: Forms) -> bool:
        if self.ending:
            word = forms.near[0]
            return self.text in word if self.stem else word.endswith(self.text)
        choices = forms.near[:1] if self.bare else forms.near if len(self.text) <= _SHORT else forms.led
        if self.stem:
            return any(key.startswith(self.text) for key in choices)
        return self.text in choices


@dataclass(slots=True)
class _Phrase:
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

    def match(self, text: str, words: Sequence[Word], first: int, language: Language) -> tuple[int, Cue] | None:
        """The phrase in a text, if it goes on after its first word, which stands at `first`, with its exactness."""
        place, gap = first + 1, 0
        for token in self.tokens[1:]:
            if token is None:
                gap = _LONGEST_GAP
                continue
            limit = min(place + gap, len(words) - 1)
            while place <= limit and not token.fits(language.forms(words[place].text)):
                place += 1
                if gap and place <= limit and _END.search(text, words[place - 1].end, words[place].start):
                    return None
            if place > limit:
                return None
            place, gap = place + 1, 0
        start, end = words[first].start, words[place - 1].end
        return self.exactness, Cue(self.classes, start, end, first, place - 1, text[start:end])


_Tagged = tuple[str, _Phrase]


class _Index:
    """Phrases by their first word, whole or by its stem, each under a tag."""

    def __init__(self) -> None:
        self._exact: dict[str, list[_Tagged]] = {}
        self._stems: dict[str, list[_Tagged]] = {}
        self._endings: list[_Tagged] = []
        self._lengths: list[int] = []

    def add(self, tag: str, phrases: Iterable[_Phrase]) -> None:
        """Phrases, each of which begins with a word."""
        for phrase in phrases:
            first = phrase.tokens[0]
            if first is not None and first.ending:
                self._endings.append((tag, phrase))
            elif first is not None:
                index = self._stems if first.stem else self._exact
                index.setdefault(first.text, []).append((tag, phrase))
        self._lengths = sorted({len(stem) for stem in self._stems})

    def beginning(self, forms: Forms) -> tuple[_Tagged, ...]:
        """The phrases whose first word fits one with these forms."""
        groups: list[list[_Tagged]] = [self._endings]
        for key in forms.led:
            groups += [self._exact[key]] if key in self._exact else []
            groups += [self._stems[stem] for n in self._lengths if n <= len(key) and (stem := key[:n]) in self._stems]
        found: dict[int, _Tagged] = {}
        for tag, phrase in (tagged for group in groups for tagged in group):
            first = phrase.tokens[0]
            if first is not None and first.fits(forms):
                found[id(phrase)] = tag, phrase
        return tuple(found.values())


class Lexicon:
    """Phrases with their classes, ready to be found in the words of a text."""

    def __init__(self, language: Language, entries: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self._language = language
        phrases: list[_Phrase] = []
        merged: dict[str, dict[str, None]] = {}
        listed = list(entries)
        for folded, (_, classes) in zip(_folded([written for written, _ in listed]), listed, strict=True):
            for phrase in _expand(folded):
                merged.setdefault(phrase, {}).update(dict.fromkeys(classes))
        known: dict[str, _Token | None] = {}
        for text, names in merged.items():
            words = text.split()
            for word in words:
                if word not in known:
                    known[word] = _token(word)
            tokens = tuple(map(known.__getitem__, words))
            if tokens and tokens[0] is not None:
                phrases.append(_Phrase(tokens, tuple(names)))
        self.phrases = tuple(phrases)
        self._index: _Index | None = None

    def __bool__(self) -> bool:
        return bool(self.phrases)

    def find(self, text: str) -> tuple[Cue, ...]:
        """All phrases of the lexicon in `text`, from left to right, the longest where they overlap."""
        if self._index is None:
            self._index = _Index()
            self._index.add("", self.phrases)
        words = self._language.analyse(text).words
        found = []
        for first, word in enumerate(words):
            for _, phrase in self._index.beginning(self._language.forms(word.text)):
                if match := phrase.match(text, words, first, self._language):
                    found.append(match)
        return _longest(found)


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


def _token(word: str) -> _Token | None:
    if word == _GAP:
        return None
    bare, stem, ending = word.startswith("^"), word.endswith("*"), word.startswith("*") and word != "*"
    return _Token(word.strip("^*"), stem, bare, ending)


def _longest(found: list[tuple[int, Cue]]) -> tuple[Cue, ...]:
    """The longest of overlapping phrases, and of equal ones the most exact; equal ones become one with all classes."""
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


@lru_cache(maxsize=256)
def lexicon(language: Language, path: str) -> Lexicon:
    """The lexicon at `path` of a language file.

    A table of lists (`[negation] strong = "…"`) gives each list's name as the
    class of its phrases; a mapping (`phrase | phrase = class, class`) gives
    the classes written. Empty where the language has no such table.
    """
    return Lexicon(language, entries_of(language, path))


def entries_of(language: Language, path: str) -> list[tuple[str, tuple[str, ...]]]:
    """The phrases at `path` as they are written, with their classes."""
    value = language.get(path)
    entries: list[tuple[str, tuple[str, ...]]] = []
    if isinstance(value, Mapping):
        for name in value:
            lines = language.entries(f"{path}.{name}")
            entries += [(phrase.strip(), (name,)) for line in lines for phrase in line.split("|")]
    else:
        for line in language.entries(path):
            phrases, _, names = line.partition(" = ")
            classes = tuple(name.strip() for name in names.split(","))
            entries += [(phrase.strip(), classes) for phrase in phrases.split("|")]
    return [(phrase, names) for phrase, names in entries if phrase]


class _Scanner:
    """All lexicons of a language that were asked for, found in one walk over the words of a text."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._paths: list[str] = []
        self._index = _Index()
        self._begins: dict[str, tuple[_Tagged, ...]] = {}
        self.known: OrderedDict[str, dict[str, tuple[Cue, ...]]] = OrderedDict()
        """The cues of the last texts, by text and list."""

    def cues(self, text: str, path: str) -> tuple[Cue, ...]:
        """What the lexicon at `path` finds in a text."""
        known = self.known.get(text)
        new = path not in self._paths
        if new:
            self._paths.append(path)
            self._index.add(path, lexicon(self._language, path).phrases)
            self._begins.clear()
        if known is None:
            known = self.known[text] = self._scan(text)
            if len(self.known) > _TEXTS:
                self.known.popitem(last=False)
        elif new:
            known[path] = lexicon(self._language, path).find(text)
        elif path not in known:
            # Others that were asked for since are likely to be wanted, too.
            known |= self._scan(text)
        return known[path]

    def _scan(self, text: str) -> dict[str, tuple[Cue, ...]]:
        words = self._language.analyse(text).words
        found: dict[str, list[tuple[int, Cue]]] = {path: [] for path in self._paths}
        for first, word in enumerate(words):
            for path, phrase in self._beginning(word.text):
                if match := phrase.match(text, words, first, self._language):
                    found[path].append(match)
        return {path: _longest(cues) if cues else () for path, cues in found.items()}

    def _beginning(self, word: str) -> tuple[_Tagged, ...]:
        known = self._begins.get(word)
        if known is None:
            if len(self._begins) >= _WORDS:
                self._begins.clear()
            known = self._begins[word] = self._index.beginning(self._language.forms(word))
        return known


_scanner = lru_cache(maxsize=16)(_Scanner)


def cues(side: Segment, path: str) -> tuple[Cue, ...]:
    """The phrases of the lexicon at `path` in a side, by its language, but for those in what both sides share.

    Names count wherever they stand: to be named again is no divergence.
    """
    scanner = _scanner(load_language(side.document.language))
    known = scanner.known.get(side.text)
    found = known[path] if known is not None and path in known else scanner.cues(side.text, path)
    if not side.shared or path.startswith("name."):
        return found
    return tuple(cue for cue in found if not any(cue.start < b and a < cue.end for a, b in side.shared))


def unhidden(side: Segment, path: str, plain: str) -> list[Cue]:
    """The same without those inside a phrase of the lexicon at `plain`, which only look like one."""
    found = cues(side, path)
    hidden = [cue.span for cue in cues(side, plain)] if found else []
    return [cue for cue in found if not any(a <= cue.start and cue.end <= b for a, b in hidden)]


def knows(side: Segment, path: str) -> bool:
    """Whether the side's language has a lexicon at `path`: without one a check stays silent."""
    return bool(lexicon(load_language(side.language), path))


def first_of_each(found: Iterable[Cue], kind: Callable[[Cue], Hashable] = attrgetter("classes")) -> list[Cue]:
    """The first cue of each kind, in order; kinds are the classes unless `kind` says otherwise."""
    firsts: dict[Hashable, Cue] = {}
    for cue in found:
        firsts.setdefault(kind(cue), cue)
    return list(firsts.values())


def phrase(side: Segment, cue: Cue, words: int) -> Cue:
    """The cue with the words after it, up to `words` in all, within the sentence: evidence to quote."""
    text = side.text
    following = (
        load_language(side.language).analyse(text).words[cue.first : cue.first + max(words, cue.last - cue.first + 1)]
    )
    end = cue.end
    for word in following:
        if word.start >= end and _BREAK.search(text, end, word.start):
            break
        end = max(end, word.end)
    return Cue(cue.classes, cue.start, end, cue.first, cue.last, text[cue.start : end])
