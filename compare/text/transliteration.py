"""Transliteration similarity: how alike two names are that are written in different scripts.

A name is reduced to a skeleton of consonant classes (voice and place of
articulation are lost in transliteration: غ, ج and ك all stand for g) and to a
plain Latin spelling that keeps the vowels. The similarity is the mean of the
edit similarity of the skeletons (0.6) and the Jaro-Winkler similarity of the
spellings (0.4): on 1,600 names in Arabic and English the two together
separated right pairs from wrong ones better than either alone. The tables are
`[name] sounds` and `sounds_also` of the language files.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from rapidfuzz.distance import JaroWinkler, Levenshtein

from compare.languages import load_language, loosen
from compare.languages.characters import read_aloud

Sound = tuple[str, str]
"""(consonant skeleton, Latin spelling)."""

SKELETON_WEIGHT = 0.6


def similarity(one: tuple[Sound, ...], other: tuple[Sound, ...]) -> float:
    """The best similarity in 0..1 of any reading of the one and any of the other."""
    return max((_pair(a, b, 0.0) for a in one for b in other), default=0.0)


def most_alike(one: tuple[Sound, ...], others: Iterable[Sound]) -> tuple[float, int]:
    """The best similarity of a name to any of many sounds, and the place of that sound (-1 for none).

    The same as asking `similarity` for each, but what cannot be the best is
    given up after the skeletons.
    """
    best, place = 0.0, -1
    for number, other in enumerate(others):
        for sound in one:
            alike = _pair(sound, other, best)
            if alike > best:
                best, place = alike, number
    return best, place


def _pair(one: Sound, other: Sound, least: float) -> float:
    """The similarity of two sounds; 0 where it cannot exceed `least`."""
    long, short = len(one[0]), len(other[0])
    if long < short:
        long, short = short, long
    skeleton = 0.0
    if short:
        if SKELETON_WEIGHT * short / long + 1 - SKELETON_WEIGHT <= least:
            return 0.0
        skeleton = Levenshtein.normalized_similarity(one[0], other[0])
    if SKELETON_WEIGHT * skeleton + 1 - SKELETON_WEIGHT <= least:
        return 0.0
    return float(SKELETON_WEIGHT * skeleton + (1 - SKELETON_WEIGHT) * JaroWinkler.similarity(one[1], other[1]))


@lru_cache(maxsize=65536)
def sounds(word: str, code: str) -> tuple[Sound, ...]:
    """The readings of a folded word of a language: usually one, several for spellings such as "ch"."""
    tables = _tables(code)
    readings: list[Sound] = []
    for spelt in read_aloud(_letters(loosen(word)), code):
        readings.append(_read(spelt, *tables[""]))
        readings += [_read(spelt, *table) for spelling, table in tables.items() if spelling and spelling in spelt]
    return tuple(dict.fromkeys(reading for reading in readings if reading[1]))


def heard_in(word: str, code: str, other: str) -> tuple[Sound, ...]:
    """The readings of a folded word of a language as another language may write it.

    What that leaves out of names (`[name] unwritten`: 마틴, Martin) may stand or not.
    """
    found = sounds(word, code)
    pattern = load_language(other).get("name.unwritten")
    if pattern and (rest := re.sub(pattern, "", word)) != word:
        found += sounds(rest, code)
    return coarse(found, other)


def coarse(heard: tuple[Sound, ...], code: str) -> tuple[Sound, ...]:
    """Sounds without what a language cannot write (`[name] merged`): in Korean an l is an r, and an f a p."""
    merged = _merged(code)
    if not merged:
        return heard
    return tuple(dict.fromkeys(_without_doubles(one.translate(merged), two.translate(merged)) for one, two in heard))


@lru_cache(maxsize=16)
def _merged(code: str) -> dict[int, str]:
    """What each class of consonants, and its letter, is written as."""
    pairs = load_language(code).mapping("name.merged").items()
    return {ord(form(one)): form(other) for one, other in pairs for form in (str.upper, str.lower)}


def _without_doubles(skeleton: str, letters: str) -> Sound:
    return "".join(one for one, _ in groupby(skeleton)), letters


def _letters(word: str) -> str:
    """A word with its syllables of Hangul taken apart into letters."""
    if not _SYLLABLE.search(word):
        return word
    return _SYLLABLE.sub(lambda match: unicodedata.normalize("NFD", match[0]), word)


_SYLLABLE = re.compile("[\uac00-\ud7a3]+")
_Table = tuple[dict[str, Sound], dict[str, tuple[int, ...]]]
"""Sounds by spelling, and the lengths of the spellings by their first letter, the longest first."""


@lru_cache(maxsize=16)
def _tables(code: str) -> dict[str, _Table]:
    """The usual table under "", and one for each spelling that has a second sound."""
    language = load_language(code)
    usual = _sounds_by_spelling(language.mapping("name.sounds"))
    second = _sounds_by_spelling(language.mapping("name.sounds_also"))
    return {"": (usual, _lengths(usual))} | {
        spelling: ({**usual, spelling: sound}, _lengths((*usual, spelling))) for spelling, sound in second.items()
    }


def _lengths(spellings: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The different lengths of spellings by their first letter, the longest first."""
    found: dict[str, set[int]] = {}
    for spelling in spellings:
        found.setdefault(spelling[:1], set()).add(len(spelling))
    return {letter: tuple(sorted(lengths, reverse=True)) for letter, lengths in found.items()}


def _sounds_by_spelling(mapping: dict[str, str]) -> dict[str, Sound]:
    table = {}
    for spelling, value in mapping.items():
        skeleton, _, letter = value.partition(" ")
        table[_letters(loosen(spelling))] = skeleton.strip("-"), letter.strip().strip("-")
    return table


def _read(word: str, table: dict[str, Sound], lengths: dict[str, tuple[int, ...]]) -> Sound:
    skeleton, letters, place = "", "", 0
    while place < len(word):
        for width in lengths.get(word[place], ()):
            sound = table.get(word[place : place + width])
            if sound is not None:
                break
        else:
            sound, width = ("", ""), 1
        if sound[0] != "H" or not skeleton:  # h is written or not within a name
            skeleton += "" if skeleton.endswith(sound[0]) and sound[0] else sound[0]
        letters += "" if letters.endswith(sound[1]) and sound[1] else sound[1]
        place += width
    return skeleton, letters
