"""Names in a text, by their capitals; places are those of `compare.text.places`.

A script without capitals shows no names of its own; there a name is known by
sounding like one of the other side (compare/text/transliteration.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from compare.languages import Word, fold_word, load_language, loosen
from compare.languages.characters import characters_of
from compare.languages.unspaced import unspaced
from compare.records import Span
from compare.text.capitals import lower_words
from compare.text.lexicon import Cue
from compare.text.places import NEXT_CAPITAL, place_cues
from compare.text.readings import Reading, readings_of
from compare.text.segment import REMEMBERED, Segment
from compare.text.transliteration import Sound, heard_in, most_alike, sounds

ALIKE = 0.72
"""Similarity from which two names count as one: finds 95 % of true pairs, 0.5 % of false ones."""
SURE = 0.84
"""Similarity from which one word is enough for a name of several."""
_ALIKE_BRIEF = 0.9
"""The same for names of one or two consonants."""
_ALIKE_STRICT = 0.93
_ALIKE_BESIDE = 0.62
"""Mean similarity of two words that stand side by side on both sides."""
_ALIKE_BESIDE_STRICT = 0.75
_ALIKE_CERTAIN, _ALIKE_ALL, _ALIKE_STRETCHES, _ALIKE_SPELT, _ALIKE_EVERYWHERE = 0.93, 0.8, 0.85, 0.75, 0.9
"""In scripts that write vowels: of one word; on average of all words; the same without spaces; where only some letters
spell such names; in other passages."""
_BONES_INSIDE = 3
"""Skeletons with fewer consonants fit too many ordinary words."""
_ACRONYM = 5
_LONG = 10
"""Words from this length on may hold a name that the typist ran together with others."""
_FUNCTION_LENGTH = 3
_HEADLINE, _HEADLINE_STOPPED = 0.6, 0.75
"""A line without or with a full stop that has a larger share of capitalised words is in title case, if it has so many
long ones:"""
_FEWEST, _FEW = 3, 7
_SENTENCE_START = re.compile(r"(?:^|[.!?:…؟]['\"”’»)]*\s+|[\"“”«‘(]\s*|\n\s*|[-–—]\s+|['‘]\s*)$")
MOST_NAMES = 100
"""Names in a passage; beyond, it is a list, and each would be held against every word of the other side."""
_HYPHENS = ("-", "\u2010", "\u2011")
_SYLLABLE = re.compile("(?:ch|sh|hs|ts|ss|kk|[bdghjklmnprstwy])?[wy]?[aeiou]{1,3}(?:ng|ck|[hkglmnprt])?")
"""The second half of a Korean or a Chinese given name."""
_BETWEEN = re.compile(r"(?:\s+|-|\.\s+|['’])$")


class Name(NamedTuple):
    """Capitalised words that stand together: their local span, the words, and whether they surely name a person."""

    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    person: bool
    opening: bool

    @property
    def single_opening(self) -> bool:
        """Whether it may be no name at all: any word may open a sentence."""
        return self.opening and not self.person and len(self.words) == 1


@lru_cache(maxsize=REMEMBERED)
def names(side: Segment, *, openings: bool = False) -> tuple[Name, ...]:
    """Capitalised names of a side, without places, words known to be common, and those that the document also writes
    without a capital.

    A headline, where most words have a capital, yields none, nor does a list of more than `MOST_NAMES`.
    Single words that open a sentence are left out, unless `openings` are asked for.
    """
    if not _cased(side.language):
        return ()
    lower = lower_words(side.document.text, side.language)
    in_places = frozenset(number for cue in place_cues(side) for number in range(cue.first, cue.last + 1))
    found = _names(side.text, side.language, lower, in_places)
    return found if openings else tuple(name for name in found if not name.single_opening)


@lru_cache(maxsize=4096)
def _names(text: str, code: str, lower: frozenset[str], in_places: frozenset[int]) -> tuple[Name, ...]:
    words = load_language(code).analyse(text).words
    capital = [text[word.start].isupper() for word in words]
    long = [up for up, word in zip(capital, words, strict=True) if len(word.text) > _FUNCTION_LENGTH]
    stopped = text.rstrip().endswith(".")  # as a headline rarely is
    least, share = (_FEW, _HEADLINE_STOPPED) if stopped else (_FEWEST, _HEADLINE)
    if len(long) >= least and sum(long) / len(long) > share:
        return ()
    found = []
    for group in _groups(text, words, capital, code):
        name = _name(text, words, [i for i in group if i not in in_places], group[0], code, lower)
        if name:
            found.append(name)
    return tuple(found) if len(found) <= MOST_NAMES else ()


def _groups(text: str, words: tuple[Word, ...], capital: list[bool], code: str) -> Iterator[list[int]]:
    """Runs of words with a capital, particles (al, van, de) between them included."""
    particles = _set(code, "name.particles")
    group: list[int] = []
    for i, word in enumerate(words):
        joined = bool(group) and bool(_BETWEEN.fullmatch(text, words[i - 1].end, word.start))
        inside = joined and bare(word.text, code) in particles and i + 1 < len(words) and capital[i + 1]
        if not (inside or (capital[i] and joined)):
            if group:
                yield group
            group = []
        if inside or capital[i]:
            group.append(i)
    if group:
        yield group


def _name(
    text: str, words: tuple[Word, ...], group: list[int], first: int, code: str, lower: frozenset[str]
) -> Name | None:
    """The name in a run of words, if any of them is one; `first` is where the run begins."""
    forms = {i: bare(words[i].text, code) for i in group}
    known, honorifics = _common(code), _set(code, "name.honorifics")
    kept = [i for i in group if forms[i] not in known]
    opening = not any(map(str.isalpha, text[: words[first].start]))  # nothing, or the time (10:30)
    opening = opening or bool(_SENTENCE_START.search(text, words[first - 1].start, words[first].start))
    several = len(kept) > 1
    kept = [i for i in kept if forms[i] not in lower or (several and not (opening and i == first))]
    if not kept:
        return None
    titled = kept[0] > 0 and bare(words[kept[0] - 1].text, code) in honorifics
    known_first = _set(code, "name.given") | family_names(code)
    person = titled or (len(kept) > 1 and forms[kept[0]] in known_first)
    if person:
        kept += _second_syllables(text, words, kept[-1])
    start, end = words[kept[0]].start, words[kept[-1]].end
    return Name(start, end, text[start:end], tuple(words[i] for i in kept), person, opening)


def _second_syllables(text: str, words: tuple[Word, ...], last: int) -> list[int]:
    """The words behind a person's name that are written with a hyphen and without a capital: Kim Min-jun."""
    found = []
    while last + 1 < len(words):
        last += 1
        hyphen = text[words[last - 1].end : words[last].start]
        if hyphen not in _HYPHENS or not _SYLLABLE.fullmatch(text, words[last].start, words[last].end):
            break
        found.append(last)
    return found


def bare(word: str, code: str) -> str:
    """A folded word of a language without a possessive ending."""
    return load_language(code).bare(word)


def best_match(word: Word, side: Segment, code: str) -> NameMatch:
    """The best match of a word of language `code` on `side`, letter by letter or by transliteration.

    Similarity in [0, 1], and its local span (None for 0).
    """
    return best_match_in(bare(word.text, code), side.text, side.language, code)


def best_match_in(form: str, text: str, language: str, code: str) -> NameMatch:
    """The best match of a folded word of language `code` in any text of another; its span is one of that text."""
    return _best_match(form, code, text, language)


@lru_cache(maxsize=65536)
def _best_match(form: str, code: str, text: str, other: str) -> NameMatch:
    mine = heard_in(form, code, other)
    readings = readings_of(text, other)
    if form in readings.by_form:
        return NameMatch(1.0, readings.by_form[form])
    same = [reading for skeleton, _ in mine for reading in readings.by_skeleton.get(skeleton, ())]
    best, place = _most_alike(mine, same)  # most names have the same skeleton
    if best < SURE:
        best, place = _most_alike(mine, readings.content)
    if best < ALIKE:
        skeleton = max((skeleton for skeleton, _ in mine), key=len, default="")
        for word in load_language(other).analyse(text).words:
            if len(skeleton) < _BONES_INSIDE or len(word.text) < _LONG:
                continue
            if any(skeleton in inside for inside, _ in sounds(word.text, other)):
                return NameMatch(SURE, word.span)
    return NameMatch(best, place)


def _most_alike(mine: tuple[Sound, ...], readings: Sequence[Reading]) -> tuple[float, Span | None]:
    best, number = most_alike(mine, (reading.sound for reading in readings))
    return best, readings[number].span if number >= 0 else None


def is_mentioned(name: Name, side: Segment, code: str, *, strictly: bool = False) -> bool:
    """Whether `side` mentions the name: one word of it surely, or two side by side.

    In a passage of thirty words some word sounds a little like any short one,
    so a name of several words is not accounted for by one weak likeness;
    `strictly` is for passages that need not have it at all.
    """
    if _said_as_one(name, side, code, SURE if strictly else ALIKE):
        return True
    if len(name.words) > 1 and characters_of(side.language) and is_native(name, code, side.language):
        return False  # spelled by its reading, which every text has a syllable of
    found = [best_match(word, side, code) for word in name.words]
    if len(found) > 1 and load_language(side.language).get("name.vowelled"):
        return _heard_in_all(name, found, side, code, strictly)
    if strictly:
        sure = [
            one.alike >= _ALIKE_STRICT and not is_brief(word, code) for one, word in zip(found, name.words, strict=True)
        ]
        return any(sure) or _beside(found, side, _ALIKE_BESIDE_STRICT)
    if any(
        one.alike >= (SURE if len(found) > 1 else ALIKE) and one.place and not is_brief(word, code)
        for one, word in zip(found, name.words, strict=True)
    ):
        return True
    if any(one.alike >= _ALIKE_BRIEF for one in found):
        return True
    return _beside(found, side, _ALIKE_BESIDE)


def _heard_in_all(name: Name, found: list[NameMatch], side: Segment, code: str, strictly: bool) -> bool:
    """Whether a script that writes every sound (`name.vowelled`) has all words of a name, or one of them for certain.

    Where it has no spaces any word is heard in some stretch, and none is certain alone.
    """
    sure = _ALIKE_STRICT if strictly else _ALIKE_CERTAIN
    loose = unspaced(side.text)
    if not loose and any(
        one.alike >= sure and not is_brief(word, code) for one, word in zip(found, name.words, strict=True)
    ):
        return True
    least = _ALIKE_STRETCHES if loose else _ALIKE_ALL
    if load_language(side.language).get("name.foreign"):
        least = _ALIKE_SPELT
    least = _ALIKE_EVERYWHERE if strictly else least
    return sum(one.alike for one in found) / len(found) >= least


def is_native(name: Name, code: str, other: str) -> bool:
    """Whether a name is spelled as those of another language are (`name.native`: Zhang Wei)."""
    pattern = load_language(other).get("name.native")
    return bool(pattern) and all(re.fullmatch(pattern, bare(word.text, code)) for word in name.words)


def _said_as_one(name: Name, side: Segment, code: str, least: float) -> bool:
    """Whether a language that writes all of a person's name as one word (`name.together`) has it, in either order."""
    if len(name.words) < 2 or not load_language(side.language).get("name.together"):
        return False
    parts = [bare(word.text, code) for word in name.words]
    orders = {"".join(parts)}
    if parts[0] not in family_names(code):
        orders |= {"".join((*parts[1:], parts[0])), "".join((parts[-1], *parts[:-1]))}
    for form in sorted(orders):
        heard = heard_in(form, code, side.language)
        short = any(len(skeleton) < _BONES_INSIDE for skeleton, _ in heard)
        if best_match_in(form, side.text, side.language, code).alike >= (_ALIKE_STRICT if short else least):
            return True
    return False


def wholly_heard(name: Name, side: Segment, code: str) -> bool:
    """Whether `side` has something that sounds like every word of the name."""
    return all(best_match(word, side, code).alike >= SURE for word in name.words)


def _beside(found: list[NameMatch], side: Segment, least: float) -> bool:
    """Whether two words of a name stand side by side, and are alike enough on average."""
    for one, other in pairwise(found):
        if one.place and other.place and (one.alike + other.alike) / 2 >= least:
            gap = side.text[min(one.place[1], other.place[1]) : max(one.place[0], other.place[0])]
            if len(gap) <= 1:
                return True
    return False


def is_brief(word: Word, code: str) -> bool:
    """Whether a word has too few consonants to tell it from many others by its sound."""
    return all(len(skeleton) < _BONES_INSIDE for skeleton, _ in sounds(bare(word.text, code), code))


def has_spelling(word: Word, side: Segment, code: str) -> bool:
    """Whether a word of a place is written on `side` after all, in a form that the gazetteer lacks."""
    alike = best_match(word, side, code).alike
    return alike == 1.0 or (alike >= _ALIKE_BRIEF and not is_brief(word, code))


def within_name(cue: Cue, side: Segment) -> bool:
    """Whether a place is the first word of a longer name (British Open), which others may call otherwise."""
    following = NEXT_CAPITAL.match(side.text, cue.end)
    honorifics = _set(side.language, "name.honorifics")
    return following is not None and bare(fold_word(following[1]), side.language) not in honorifics


def is_acronym(word: Word, side: Segment) -> bool:
    """Whether a word is all capitals, and so likely translated."""
    written = side.text[word.start : word.end]
    written = written[: len(bare(word.text, side.language))] if len(written) == len(word.text) else written
    return len(written) <= _ACRONYM and written.isupper()


class NameMatch(NamedTuple):
    """How similar the best word is in transliteration, in [0, 1], and its local span."""

    alike: float
    place: Span | None


@lru_cache(maxsize=16)
def _cased(code: str) -> bool:
    return bool(load_language(code).entries("name.common"))


@lru_cache(maxsize=64)
def _set(code: str, path: str) -> frozenset[str]:
    language = load_language(code)
    return frozenset(
        language.bare(loosen(fold_word(part.strip()))) for line in language.entries(path) for part in line.split("|")
    )


@lru_cache(maxsize=16)
def _common(code: str) -> frozenset[str]:
    """Words that have a capital in names and elsewhere, and name nobody."""
    lists = ("name.common", "name.particles", "name.honorifics", "words.function")
    return frozenset().union(*(_set(code, path) for path in lists))


def family_names(code: str) -> frozenset[str]:
    """Family names of a language that stand before the given ones."""
    return _set(code, "name.families")


def given_names(code: str) -> frozenset[str]:
    """The commonest given names of a language."""
    return _set(code, "name.given")
