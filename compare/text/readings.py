"""The sounds of every stretch of a text that may be a name.

Where words have spaces these are the words, with and without what is written
together with them, and every two together. Where they have none, a name may
begin and end at any letter, but for Katakana, whose runs are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from compare.languages import Word, load_language
from compare.languages.characters import characters_of, read_aloud
from compare.languages.unspaced import is_katakana, unspaced
from compare.records import Span
from compare.text.segment import REMEMBERED
from compare.text.transliteration import Sound, coarse, sounds

WIDEST = 10
"""Letters of a name in a script without spaces."""
_LEADING, _FOLLOWING = frozenset("เแโใไ"), frozenset("ะาำๅๆฯ")
"""Thai vowels that stand before their consonant, and signs that stand behind."""


class Reading(NamedTuple):
    """One way to read a word, or two together: the sound and the local span."""

    sound: Sound
    span: Span


class Readings(NamedTuple):
    """The readings of a text; `content` are those of no function word, which any name resembles."""

    content: tuple[Reading, ...]
    by_skeleton: dict[str, list[Reading]]
    by_form: dict[str, Span]


@lru_cache(maxsize=REMEMBERED)
def readings_of(text: str, code: str) -> Readings:
    """Every word of a text, with and without clitics, and every two together, as sounds."""
    language = load_language(code)
    words = language.analyse(text).words
    if unspaced(text):
        words = tuple(_stretches(words, code))
    found: dict[tuple[Sound, Span], Reading] = {}
    by_form: dict[str, Span] = {}
    before: tuple[Word, tuple[Sound, ...]] | None = None
    pattern = language.get("name.transcribed")
    spelt = [match.span() for match in re.finditer(pattern, text)] if pattern else None
    for word in words:
        keys = language.forms(word.text).led
        for key in keys:
            for form in read_aloud(key, code):
                by_form.setdefault(form, word.span)
            if spelt is not None and not any(start <= word.start and word.end <= end for start, end in spelt):
                continue
            for sound in coarse(sounds(key, code), code):
                found.setdefault((sound, word.span), Reading(sound, word.span))
        alone = coarse(sounds(word.text, code), code)
        if unspaced(word.text) and not is_katakana(word.text):
            before = None
            continue
        if before and not (is_katakana(word.text) and before[0].end + 1 < word.start):
            span = (before[0].start, word.end)
            for one, other in product(before[1], alone):
                sound = one[0] + other[0], one[1] + other[1]
                found.setdefault((sound, span), Reading(sound, span))
        before = word, alone
    by_skeleton: dict[str, list[Reading]] = {}
    for reading in found.values():
        by_skeleton.setdefault(reading.sound[0], []).append(reading)
    empty = {word.span for word in words if language.is_function(word.text)}
    content = tuple(reading for reading in found.values() if reading.span not in empty)
    return Readings(content, by_skeleton, by_form)


def _stretches(words: Sequence[Word], code: str) -> Iterator[Word]:
    """The words of a text; of a script without spaces all stretches of letters that sound, up to the widest."""
    known = _letters(code)
    for number, word in enumerate(words):
        if not unspaced(word.text):
            yield word
        elif word.text[0] in known and _begins(words, number):
            whole = is_katakana(word.text)
            end, letters = number, ""
            while end < len(words) and (whole or end < number + WIDEST) and is_katakana(words[end].text) == whole:
                if words[end].text[0] not in known or (end > number and words[end].start != words[end - 1].end):
                    break
                letters += words[end].text
                end += 1
                follows = end < len(words) and words[end].text[0] in _FOLLOWING
                if not (whole or follows) and words[end - 1].text[0] not in _LEADING:
                    yield Word(letters, word.start, words[end - 1].end, word.at)
            if whole:
                yield Word(letters, word.start, words[end - 1].end, word.at)


@lru_cache(maxsize=8)
def _letters(code: str) -> frozenset[str]:
    """What a stretch that sounds consists of: letters that have a sound or a reading."""
    listed = (spelling[0] for spelling in load_language(code).mapping("name.sounds"))
    return frozenset(characters_of(code)) or frozenset(listed)


def _begins(words: Sequence[Word], number: int) -> bool:
    """Whether a name may begin at a letter."""
    here, before = words[number], words[number - 1] if number else None
    if here.text[0] in _FOLLOWING:
        return False
    if before is None or before.end != here.start:
        return True
    return before.text[0] not in _LEADING and not (is_katakana(here.text) and is_katakana(before.text))
