"""What is known of a language: tables read from the files of its folder, and words.

A language is a folder `<code>/` of TOML files by subject; which file a heading
stands in is for the reader's convenience only. To add a language, write one
more folder, here or in the `languages` folder beside the user's settings file
(there a single file `<code>.toml` will do, too); a user's files are laid over
the shipped ones, key by key, so that a word can be added without copying the
rest. docs/languages.md describes the headings.

Long lists are multi-line strings, one entry a line, because they are easier to
read and correct than TOML arrays, and many times faster to parse. `#` begins a
comment; in a mapping the two sides of an entry are divided by ` = `.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from typing import Any, NamedTuple

from compare.languages.clitics import Forms, forms, stems
from compare.languages.folding import Folded, fold, fold_word, loosen
from compare.languages.stemming import stemmed
from compare.languages.tables import language_tables, list_lines
from compare.languages.unspaced import GERSHAYIM, LETTERS, cut, unspaced
from compare.records import Span

_CODE = re.compile(r"[a-z]{2,3}")
_WORD = re.compile(rf"{LETTERS}(?:(?:'|{GERSHAYIM}){LETTERS})*'?|\d+")


class Word(NamedTuple):
    """A word of a text: its folded form and its span in the original.

    `start`, `end` are offsets of the original text, `at` is the offset in the
    folded one.
    """

    text: str
    start: int
    end: int
    at: int

    @property
    def span(self) -> Span:
        """The word's offsets in the original."""
        return self.start, self.end


class Analysis(NamedTuple):
    """A text folded and cut into words (letters apart from digits)."""

    folded: Folded
    words: tuple[Word, ...]


_PARTS = re.compile(r"[^']+")
"""The words on either side of an apostrophe."""
_MISSING = object()
_REMEMBERED = 200_000
"""Forms and other things known of words that are kept, at most."""
LONGEST_WORD = 40
"""Letters of the longest word of a text that has its spaces, where the language file does not say."""


@dataclass(frozen=True, eq=False)
class Language:
    """The tables of one language; every lookup of a missing table is empty."""

    code: str
    tables: Mapping[str, Any] = field(default_factory=dict)
    _memo: dict[Any, Any] = field(default_factory=dict, repr=False)
    _found: dict[str, Any] = field(default_factory=dict, repr=False)
    _words: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _endings: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _forms_of: dict[str, Forms] = field(default_factory=dict, repr=False)
    _functions: dict[str, bool] = field(default_factory=dict, repr=False)

    def get(self, path: str, default: Any = None) -> Any:
        """The raw value at a dotted path ("number.units"), or `default`."""
        if path not in self._found:
            value: Any = self.tables
            for key in path.split("."):
                value = value[key] if isinstance(value, Mapping) and key in value else _MISSING
            self._found[path] = value
        found = self._found[path]
        return default if found is _MISSING else found

    def entries(self, path: str) -> tuple[str, ...]:
        """The list at `path`, as written, in its order: an array or one entry a line."""
        key = "entries", path
        if key not in self._memo:
            self._memo[key] = tuple(list_lines(self.get(path, "")))
        return self._memo[key]  # type: ignore[no-any-return]

    def words(self, path: str) -> frozenset[str]:
        """The list at `path`, folded."""
        found = self._words.get(path)
        if found is None:
            found = self._words[path] = frozenset(fold_word(entry) for entry in self.entries(path))
        return found

    def endings(self, path: str) -> tuple[str, ...]:
        """The list at `path`, folded, the longest first: as `str.endswith` and `startswith` take it."""
        found = self._endings.get(path)
        if found is None:
            found = self._endings[path] = tuple(sorted(self.words(path), key=lambda word: (-len(word), word)))
        return found

    def loose_words(self, path: str) -> frozenset[str]:
        """The list at `path` under the second key (`loosen`)."""
        key = "loose", path
        if key not in self._memo:
            self._memo[key] = frozenset(loosen(word) for word in self.words(path))
        return self._memo[key]  # type: ignore[no-any-return]

    def mapping(self, path: str) -> dict[str, str]:
        """The table at `path` as folded key -> value as written.

        Written `key = value` a line, or as a TOML table. Several keys may
        share a line, divided by `|`.
        """
        memo = "mapping", path
        if memo not in self._memo:
            self._memo[memo] = _mapping(self.get(path, ""))
        return self._memo[memo]  # type: ignore[no-any-return]

    def pattern(self, path: str) -> re.Pattern[str] | None:
        """One pattern that finds any entry of the list at `path` in a folded text.

        Entries are phrases, longest first, bounded by word ends; a space in an
        entry matches any white space. None where the list is empty.
        """
        key = "pattern", path
        if key not in self._memo:
            self._memo[key] = phrase_pattern(self.entries(path))
        return self._memo[key]  # type: ignore[no-any-return]

    def loose_pattern(self, path: str) -> re.Pattern[str]:
        """As `pattern`, for the keys of a mapping under the second key; matches nothing if empty."""
        key = "loose pattern", path
        if key not in self._memo:
            found = phrase_pattern(tuple(self.mapping(path)), loose=True)
            self._memo[key] = found or re.compile(r"(?!)")
        return self._memo[key]  # type: ignore[no-any-return]

    def whole_pattern(self, path: str) -> re.Pattern[str]:
        """For the keys of a mapping that are several words of a text (đô la, 公里); matches nothing without any."""
        key = "whole pattern", path
        if key not in self._memo:
            several = tuple(name for name in self.mapping(path) if " " in cut(name).strip())
            self._memo[key] = phrase_pattern(several) or re.compile(r"(?!)")
        return self._memo[key]  # type: ignore[no-any-return]

    def keys(self, word: str) -> tuple[str, ...]:
        """What a folded word may be looked up under, best first.

        The word itself, then its second key, then without its clitics (`compare.languages.clitics.stems`).
        """
        memo = "keys", word
        if memo not in self._memo:
            self._memo[memo] = stems(self, word)
        return self._memo[memo]  # type: ignore[no-any-return]

    def forms(self, word: str) -> Forms:
        """What a folded word may be looked up under in a list of words (`compare.languages.clitics.forms`)."""
        found = self._forms_of.get(word)
        if found is None:
            if len(self._forms_of) + len(self._functions) + len(self._memo) > _REMEMBERED:
                for memo in (self._forms_of, self._functions, self._memo):
                    memo.clear()
            found = self._forms_of[word] = forms(self, word)
        return found

    def stem(self, word: str) -> str:
        """What the forms of a folded word have in common (`compare.languages.stemming.stemmed`)."""
        memo = "stem", word
        if memo not in self._memo:
            self._memo[memo] = stemmed(self, word)
        return self._memo[memo]  # type: ignore[no-any-return]

    def bare(self, word: str) -> str:
        """A folded word without an ending that leaves it what it is (the English 's; `words.endings`)."""
        memo = "bare", word
        if memo not in self._memo:
            word = word.rstrip("'")
            self._memo[memo] = next((word[: -len(e)] for e in self.words("words.endings") if word.endswith(e)), word)
        return self._memo[memo]  # type: ignore[no-any-return]

    def names_instead(self, written: str) -> bool:
        """Is a word, as a text has it, a name or a month and not the word of a list that it looks like: May?"""
        first = written.split(" ", 1)[0]
        return first[:1].isupper() and self.bare(fold_word(first)) in self.words("words.other_with_capital")

    def is_function(self, word: str) -> bool:
        """Is a folded word one of `words.function`, that means nothing by itself?"""
        found = self._functions.get(word)
        if found is None:
            found = not self.loose_words("words.function").isdisjoint(self.keys(word)[:2])
            self._functions[word] = found
        return found

    def misspelled(self, path: str, folded: str, written: str) -> bool:
        """Is a word of a text another one than the entry of the list at `path` that it is folded to?

        Folding drops accents, and mają is not maja. A word without accents is
        taken for one that has lost them, unless they never are
        (`words.all_accents`). False for languages that do not set `words.accents`.
        """
        if not self.get("words.accents"):
            return False
        forms = self._forms(path).get(folded)
        plain = _plain(written)
        if forms is None or plain in forms:
            return False
        return bool(self.get("words.all_accents")) or plain != _bare(plain)

    def _forms(self, path: str) -> dict[str, set[str]]:
        """The keys of the mapping at `path` as they are spelled, by what they are folded to."""
        key = "forms", path
        if key not in self._memo:
            found: dict[str, set[str]] = {}
            for line in self.entries(path):
                for form in map(str.strip, line.partition(" = ")[0].split("|")):
                    for word in {form, *form.split()}:
                        found.setdefault(loosen(fold_word(word)), set()).add(_plain(word))
            self._memo[key] = found
        return self._memo[key]  # type: ignore[no-any-return]

    def unspaced(self, text: str) -> float:
        """The share of a text's letters that stand in words longer than `words.longest`: spaces were left out there."""
        longest = int(self.get("words.longest", LONGEST_WORD))
        lengths = [len(word.text) for word in self.analyse(text).words]
        return sum(length for length in lengths if length > longest) / max(1, sum(lengths))

    @property
    def begins_run_on(self) -> tuple[str, ...]:
        """The particles that may be run on to the word after them, alone and behind a conjunction, folded."""
        if "run on" not in self._memo:
            particles = sorted(self.words("run_on.particles"))
            before = ("", *sorted(self.words("words.conjunctions")))
            self._memo["run on"] = tuple(one + particle for particle in particles for one in before)
        return self._memo["run on"]  # type: ignore[no-any-return]

    def analyse(self, text: str) -> Analysis:
        """Fold `text` and find its words; the last texts are remembered.

        A particle that the writer ran together with the word it belongs to
        (لايمكن for لا يمكن; `[run_on]` of the language file) is a word of its own,
        as is what an apostrophe ends where it does so (n'est, l'Iran; `words.elision`).
        """
        return self._analyser(text)

    @cached_property
    def _analyser(self) -> Callable[[str], Analysis]:
        if self.get("run_on") is not None:
            return partial(_analyse_parted, self)
        return partial(_analyse_elided, self) if self.get("words.elision") else _analyse

    def parted(self, word: str) -> int | None:
        """Letters of the folded word up to and with a particle that is run on to it, None where there is none."""
        memo = "parted", word
        if memo not in self._memo:
            self._memo[memo] = _parted(self, word)
        return self._memo[memo]  # type: ignore[no-any-return]


@lru_cache(maxsize=16384)
def _analyse_parted(language: Language, text: str) -> Analysis:
    analysis = _analyse(text)
    begins = language.begins_run_on
    if not any(word.text.startswith(begins) for word in analysis.words):
        return analysis
    words: list[Word] = []
    for word in analysis.words:
        cut = language.parted(word.text) if word.text.startswith(begins) else None
        if cut is None:
            words.append(word)
            continue
        for at, end in ((word.at, word.at + cut), (word.at + cut, word.at + len(word.text))):
            start, stop = analysis.folded.span(at, end)
            words.append(Word(analysis.folded.text[at:end], start, stop, at))
    return Analysis(analysis.folded, tuple(words))


@lru_cache(maxsize=16384)
def _analyse_elided(language: Language, text: str) -> Analysis:
    analysis = _analyse(text)
    whole = language.words("words.undivided")
    words: list[Word] = []
    for word in analysis.words:
        at = word.at
        for part in [word.text] if word.text in whole else _PARTS.findall(word.text):
            start, stop = analysis.folded.span(at, at + len(part))
            words.append(Word(part, start, stop, at))
            at += len(part) + 1
    return Analysis(analysis.folded, tuple(word for word in words if word.text))


def _parted(language: Language, word: str) -> int | None:
    for begin in language.begins_run_on:
        rest = word.removeprefix(begin)
        if len(rest) < len(word) and (rest in language.words("run_on.words") or _is_verb(language, rest)):
            return len(begin)
    return None


def _is_verb(language: Language, word: str) -> bool:
    """Is it one of the verbs that are often denied, with its prefix and perhaps a suffix?"""
    stems, suffixes = language.words("run_on.stems"), language.words("words.suffixes") | language.words("run_on.after")
    if word[:1] not in language.words("run_on.before"):
        return False
    return any(word[1 : len(word) - len(suffix)] in stems for suffix in ("", *suffixes) if word.endswith(suffix))


@lru_cache(maxsize=16384)
def _analyse(text: str) -> Analysis:
    folded = fold(text)
    words = []
    spans = (match.span() for match in _WORD.finditer(folded.text))
    if unspaced(folded.text):
        spans = (part for span in spans for part in _characters(folded.text, *span))
    for at, end in spans:
        start, stop = folded.span(at, end)
        words.append(Word(folded.text[at:end], start, stop, at))
    return Analysis(folded, tuple(words))


_SAME_LETTERS = str.maketrans("ёşţ\u02bc’", "еșț''")


def _plain(written: str) -> str:
    """A word as it is spelled, in small letters; what fonts and custom write in two ways is one."""
    return unicodedata.normalize("NFC", written).lower().translate(_SAME_LETTERS)


def _bare(word: str) -> str:
    """A word without its accents; й and the like are letters."""
    parts = unicodedata.normalize("NFD", word)
    return "".join(c for c in parts if unicodedata.category(c) != "Mn")


def _characters(text: str, start: int, end: int) -> Iterator[Span]:
    """A run of letters as words: each letter of a script without spaces, with its marks, is one."""
    at = start
    for place in range(start + 1, end + 1):
        whole = place == end or unicodedata.category(text[place]) not in ("Mn", "Mc")
        if whole and (place == end or unspaced(text[place]) or unspaced(text[at])):
            yield at, place
            at = place


def phrase_pattern(entries: tuple[str, ...], *, loose: bool = False) -> re.Pattern[str] | None:
    """A pattern for any of the phrases, folded (and loosened), longest first, between word ends."""
    forms = {loosen(fold_word(entry)) if loose else fold_word(entry) for entry in entries}
    phrases = sorted(forms, key=lambda phrase: (-len(phrase), phrase))
    if not phrases:
        return None
    within = [phrase for phrase in phrases if unspaced(phrase[0])]
    alone = [phrase for phrase in phrases if not unspaced(phrase[0])]
    return re.compile("|".join([_between_words(alone)] * bool(alone) + [_choices(within)] * bool(within)))


def _between_words(phrases: list[str]) -> str:
    return rf"(?<![^\W_])(?:{_choices(phrases)})(?![^\W_])"


def _choices(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)


def _mapping(value: Any) -> dict[str, str]:
    pairs = (line.partition(" = ") for line in list_lines(value) if " = " in line)
    return {fold_word(key.strip()): item.strip() for keys, _, item in pairs for key in keys.split("|")}


@lru_cache(maxsize=32)
def load_language(code: str) -> Language:
    """The language of a code such as `ar` or `en-GB`; empty if nothing is known of it.

    Raises UserError where a language file cannot be read or holds what `compare.languages.schema` does not know.
    """
    base = code.lower().replace("_", "-").split("-")[0]
    if not _CODE.fullmatch(base):
        return Language(code)
    return Language(base, language_tables(base))
