"""Scales of contraries: which words may be said to mean one end of one, as loosely as a thesaurus has it.

`[contraries]` of a language file lists single words and phrases under the name
of a scale with + or -. A star behind a word stands for the endings of
inflection and derivation that the file lists, so that `back*` is no
background. A word has the ends of all entries that fit it.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache

from compare.languages import Language, fold_word, load_language
from compare.text.lexicon import Cue, cues, entries_of
from compare.text.segment import Segment

WORDS, PHRASES, ENDINGS = "contraries.words", "contraries.phrases", "contraries.endings"
POLES = "opposite.poles"
"""Words that always mean a pole of a scale mean it here, too."""
_VOWEL, _STEMMED_VOWEL = "y", "i"
"""What a stemmer writes for a last letter: happi."""
_OPENING, _ENDS = " \t\n\"'“‘«([", ".!?:;…"
_LAST = chr(sys.maxunicode)
"""Sorts behind any letter."""
IDIOM = "-"
"""The class of phrases in which a word means no pole."""
_SHORTEST = 3
"""Letters of a word that stands before an ending, at least."""


class Scales:
    """The ends that the words of a language mean."""

    def __init__(self, language: Language) -> None:
        self._endings = frozenset(language.words(ENDINGS)) | {""}
        self._words: dict[str, set[str]] = defaultdict(set)
        self._starred: dict[str, set[str]] = defaultdict(set)
        own = entries_of(language, WORDS)
        self._any = bool(own)
        sure = [
            (phrase, tuple(n for n in names if n[-1] in "+-" and n != "-"))
            for phrase, names in entries_of(language, POLES)
        ]
        whole = {fold_word(phrase) for phrase, _ in entries_of(language, PHRASES)}
        for phrase, names in [*own, *((phrase, names) for phrase, names in sure if phrase not in whole)]:
            if phrase.isalpha():
                self._words[fold_word(phrase)].update(names)
            elif phrase[:-1].isalpha() and phrase.endswith("*"):
                self._starred[fold_word(phrase[:-1])].update(names)
        self._listed = sorted({*self._words, *self._starred})
        self._known: dict[str, frozenset[str]] = {}
        self._stems: dict[str, frozenset[str]] = {}

    def __bool__(self) -> bool:
        return self._any

    def of(self, word: str) -> frozenset[str]:
        """The ends that a folded word may mean."""
        if word not in self._known:
            found = set(self._words.get(word, ()))
            for length in range(_SHORTEST, len(word) + 1):
                if word[:length] in self._starred and self._ends(word, length):
                    found |= self._starred[word[:length]]
            self._known[word] = frozenset(found)
        return self._known[word]

    def of_stem(self, stem: str) -> frozenset[str]:
        """The ends that words of a stem may mean."""
        if stem not in self._stems:
            bare = stem[:-1] + _VOWEL if stem.endswith(_STEMMED_VOWEL) else stem
            first, last = bisect_left(self._listed, stem), bisect_left(self._listed, stem + _LAST)
            whole = {bare, *(word for word in self._listed[first:last] if word[len(stem) :] in self._endings)}
            listed = (of.get(word, set()) for of in (self._words, self._starred) for word in whole)
            self._stems[stem] = self.of(stem).union(*listed)
        return self._stems[stem]

    def _ends(self, word: str, length: int) -> bool:
        rest = word[length:]
        return rest in self._endings or (rest[:1] == word[length - 1] and rest[1:] in self._endings)


def _is_name(text: str, start: int) -> bool:
    """Whether a word has a capital letter that no beginning of a sentence accounts for."""
    before = text[:start].rstrip(_OPENING)
    return text[start].isupper() and bool(before) and before[-1] not in _ENDS


@lru_cache(maxsize=8)
def scales(code: str) -> Scales:
    """The scales of a language; false where it has none."""
    return Scales(load_language(code))


def of_comparative(code: str, word: str) -> frozenset[str]:
    """The ends that a comparative means by the word that it compares: *cooler* is no thermometer's alone, as *cool* is.

    Empty where no comparative is listed as the endings of the language have them.
    """
    known, written = scales(code), fold_word(word)
    found: set[str] = set()
    for ending, base in load_language(code).mapping("contraries.compared").items():
        if written.endswith(ending) and len(written) > len(ending) + 1:
            found |= known.of(written.removesuffix(ending) + base.strip("-"))
    return frozenset(found)


def ends(side: Segment) -> list[Cue]:
    """The words and phrases of a text that may mean the end of a scale, in order; a phrase hides its words."""
    known, language = scales(side.language), load_language(side.language)
    phrases = list(cues(side, PHRASES))
    idioms = [cue for cue in cues(side, POLES) if cue.has(IDIOM)]
    hidden = {n for cue in (*phrases, *idioms) for n in range(cue.first, cue.last + 1)}
    found = [
        Cue(tuple(sorted(meant)), word.start, word.end, n, n, side.text[word.start : word.end])
        for n, word in enumerate(language.analyse(side.text).words)
        if (meant := known.of(word.text))
        and n not in hidden
        and not language.is_function(word.text)
        and not _is_name(side.text, word.start)
    ]
    return sorted((*(cue for cue in phrases if cue.classes), *found), key=lambda cue: cue.start)
