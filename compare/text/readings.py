"""The sounds of every stretch of a text that may be a name.

Where words have spaces these are the words, with and without what is written
together with them, and every two together. Where they have none, a name may
begin and end at any letter, but for Katakana, whose runs are words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from compare.languages import Word, load_language
from compare.languages.unspaced import unspaced
from compare.records import Span
from compare.text.transliteration import Sound, coarse, sounds

WIDEST = 10
"""Letters of a name in a script without spaces."""
_LEADING, _FOLLOWING = frozenset("เแโใไ"), frozenset("ะาำๅๆฯ")
"""Thai vowels that stand before their consonant, and signs that stand behind."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word, or two together: the sound and the local span."""

    sound: Sound
    span: Span


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings of a text; `content` are those of no function word, which any name resembles."""

    content: tuple[Reading, ...]
    by_skeleton: dict[str, list[Reading]]
    by_form: dict[str, Span]


@lru_cache(maxsize=8192)
def readings_of(text: str, code: str) -> Readings:
    """Every word of a text, with and without clitics, and every two together, as sounds."""
    language = load_language(code)
    words = language.analyse(text).words
    if unspaced(text):
        words = tuple(_stretches(words))
    found: dict[tuple[Sound, Span], Reading] = {}
    by_form: dict[str, Span] = {}
    before: tuple[Word, tuple[Sound, ...]] | None = None
    for word in words:
        keys = language.forms(word.text).led
        for key in keys:
            by_form.setdefault(key, word.span)
            for sound in coarse(sounds(key, code), code):
                found.setdefault((sound, word.span), Reading(sound, word.span))
        alone = coarse(sounds(word.text, code), code)
        if unspaced(word.text):
            before = None
            continue
        if before:
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


def _stretches(words: Sequence[Word]) -> Iterator[Word]:
    """The words of a text; of a script without spaces all stretches of its letters up to the widest."""
    for number, word in enumerate(words):
        if not unspaced(word.text):
            yield word
        elif _begins(words, number):
            end, letters = number, ""
            while (
                end < len(words) and end < number + WIDEST and (end == number or words[end].start == words[end - 1].end)
            ):
                if not unspaced(words[end].text):
                    break
                letters += words[end].text
                end += 1
                if words[end - 1].text[0] not in _LEADING and not (
                    end < len(words) and words[end].text[0] in _FOLLOWING
                ):
                    yield Word(letters, word.start, words[end - 1].end, word.at)


def _begins(words: Sequence[Word], number: int) -> bool:
    """Whether a name may begin at a letter."""
    if words[number].text[0] in _FOLLOWING:
        return False
    return not (number and words[number - 1].end == words[number].start and words[number - 1].text[0] in _LEADING)
