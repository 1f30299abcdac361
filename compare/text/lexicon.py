"""Words and phrases that carry a meaning to compare: negation, doubt, speech.

A lexicon is read from a language file and found in a text by its words, not
its characters, so that it is quick (a dictionary look-up a word) and knows
about the clitics that a language writes together with a word.

Entries of a list are phrases (`compare.text.phrases`), several on a line divided by `|`.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property, lru_cache
from itertools import zip_longest
from operator import attrgetter

from compare.languages import Language, load_language
from compare.languages.kept import kept
from compare.languages.schema import phrase_paths
from compare.text.phrases import NOTHING, Begun, Indexed, PhraseIndex, longest, read_phrases
from compare.text.phrases import Cue as Cue
from compare.text.segment import Segment

_WORDS = 100_000
_TEXTS = 4096
_BREAK = re.compile(r"[^\w\s]|\n")


class Lexicon:
    """Phrases with their classes, ready to be found in the words of a text."""

    def __init__(self, language: Language, entries: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self._language = language
        self._entries = list(entries)
        self._scanner: _Scanner | None = None

    def __bool__(self) -> bool:
        return self._has_any

    @cached_property
    def _has_any(self) -> bool:
        return any(read_phrases([entry]) for entry in self._entries)

    def add_to(self, index: PhraseIndex, tag: str) -> None:
        """Index the phrases under a tag."""
        index.add(tag, read_phrases(self._entries))

    def find(self, text: str) -> tuple[Cue, ...]:
        """All phrases of the lexicon in `text`, from left to right, the longest where they overlap."""
        if not self:
            return ()
        if self._scanner is None:
            index = PhraseIndex()
            self.add_to(index, "")
            self._scanner = _Scanner(self._language, [""], index)
        return self._scanner.scan(text)[""]


@lru_cache(maxsize=1024)
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
    """Some lexicons of a language, found in one walk over the words of a text."""

    def __init__(self, language: Language, paths: Iterable[str], index: PhraseIndex) -> None:
        """`index` has the phrases of the lexicons at `paths`, each tagged with its path."""
        self._language = language
        self._paths = dict.fromkeys(paths)
        self._index = index
        self._begins: dict[str, Begun] = {}
        self.known: OrderedDict[str, dict[str, tuple[Cue, ...]]] = OrderedDict()
        """The cues of the last texts, by text and list."""

    def cues(self, text: str, path: str) -> tuple[Cue, ...]:
        """What the lexicon at `path` finds in a text."""
        if path not in self._paths:
            self._paths[path] = None
            lexicon(self._language, path).add_to(self._index, path)
            self._begins.clear()
            self.known.clear()
        known = self.known.get(text)
        if known is None:
            known = self.known[text] = self.scan(text)
            if len(self.known) > _TEXTS:
                self.known.popitem(last=False)
        return known[path]

    def scan(self, text: str) -> dict[str, tuple[Cue, ...]]:
        """The cues of a text by lexicon, from left to right, the longest where they overlap."""
        language = self._language
        words = language.analyse(text).words
        found: dict[str, list[tuple[int, Cue]]] = {path: [] for path in self._paths}
        following = [language.forms(word.text) for word in words[1:]]
        present = {form for forms in following for form in forms.led}
        for first, (word, behind) in enumerate(zip_longest(words, following)):
            begun = self._beginning(word.text)
            for _, path, phrase in begun.going_on(behind, present) if begun is not NOTHING else ():
                if match := phrase.match(text, words, first, following):
                    found[path].append(match)
        return {path: longest(cues) if cues else () for path, cues in found.items()}

    def _beginning(self, word: str) -> Begun:
        known = self._begins.get(word)
        if known is None:
            if len(self._begins) >= _WORDS:
                self._begins.clear()
            phrases = self._index.beginning(self._language.forms(word))
            known = self._begins[word] = Begun(phrases) if phrases else NOTHING
        return known


@lru_cache(maxsize=16)
def _scanner(language: Language) -> _Scanner:
    """All lists of phrases of a language: that a text is walked once for them saves more than it costs to read some."""
    indexed = kept([repr(language.tables).encode()], lambda: _indexed(language))
    return _Scanner(language, phrase_paths(), PhraseIndex(indexed))


def _indexed(language: Language) -> Indexed:
    index = PhraseIndex()
    for path in phrase_paths():
        lexicon(language, path).add_to(index, path)
    return index.indexed


def cues(side: Segment, path: str) -> tuple[Cue, ...]:
    """The phrases of the lexicon at `path` in a side, by its language, but for those in what both sides share.

    Names count wherever they stand: to be named again is no divergence.
    """
    scanner = _scanner(load_language(side.language))
    known = scanner.known.get(side.text)
    found = known[path] if known is not None and path in known else scanner.cues(side.text, path)
    return found if not side.shared or path.startswith("name.") else _unshared(found, side)


def _unshared(found: tuple[Cue, ...], side: Segment) -> tuple[Cue, ...]:
    """The phrases that are not in what both sides share."""
    if not side.shared:
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
