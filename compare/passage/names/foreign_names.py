"""Names that a script does not spell: what a language says of them, and where nothing can be said.

Japanese writes its own names and those of its neighbours in characters whose
reading nobody can tell; Chinese writes all names in characters, its own by
their reading, others as they come near. So there that a name is not heard says
little. It is another one only where the other side has a name that is not
heard here either: a run of the letters that foreign names are written in
(`[name] foreign`), or, where its characters can be read, if it is a name of
that language (`[name] native`, its spelling in Latin letters).
"""

from __future__ import annotations

import re
from functools import lru_cache

from compare.languages import fold_word, load_language
from compare.languages.characters import characters_of
from compare.records import Span
from compare.text.entities import Name, bare, family_names, is_native
from compare.text.places import places
from compare.text.readings import readings_of
from compare.text.segment import Segment, overlap
from compare.text.transliteration import Sound, coarse, heard_in, most_alike, similarity, sounds

UNHEARD = 0.8
"""Likeness below which nothing of a side may be what a run of letters spells."""
AKIN = 0.6
"""Likeness from which on such a run may be a bad spelling of the name itself."""
_FEWEST = 2
"""Consonants of such a run at least."""
_BRIEF = 2
"""Letters of words that are heard in everything (Mr)."""


def can_be_missed(name: Name, side: Segment, other: Segment) -> bool:
    """Whether it says anything that a name of a side is not heard on the other."""
    language = load_language(other.language)
    if not language.get("name.foreign"):
        return True
    forms = [bare(word.text, side.language) for word in name.words]
    families = family_names(side.language)
    if is_native(name, side.language, other.language):
        return bool(characters_of(other.language)) and not families.isdisjoint((forms[0], forms[-1]))
    if not families.isdisjoint(forms):
        return False
    heard = [heard_in(form, side.language, other.language) for form in forms]
    runs = (other.text[slice(*span)] for span in unheard_names(other, side))
    return any(max(_likeness(run, one, other.language) for one in heard) < AKIN for run in runs)


def _parts(run: str, code: str) -> list[tuple[Sound, ...]]:
    """How the names of a run sound, one by one."""
    return [coarse(sounds(part, code), code) for part in re.split(r"\W", fold_word(run)) if part]


def _likeness(run: str, heard: tuple[Sound, ...], code: str) -> float:
    return max((similarity(heard, part) for part in _parts(run, code)), default=0.0)


@lru_cache(maxsize=256)
def unheard_names(side: Segment, other: Segment) -> tuple[Span, ...]:
    """The foreign names of a side, and no places, that nothing on the other side sounds like (local spans)."""
    code = side.language
    pattern = re.compile(load_language(code).get("name.foreign", "(?!)"))
    taken = [cue.span for cue in places(side, adjectives=True)]
    there = _heard(other.text, other.language, code)
    found = []
    for match in pattern.finditer(side.text):
        if any(overlap(match.span(), span) for span in taken):
            continue
        parts = _parts(match[0], code)
        if max((len(skeleton) for part in parts for skeleton, _ in part), default=0) < _FEWEST:
            continue
        if all(most_alike(part, there)[0] < UNHEARD for part in parts):
            found.append(match.span())
    return tuple(found)


def _is_long(span: Span) -> bool:
    return span[1] - span[0] > _BRIEF


@lru_cache(maxsize=256)
def _heard(text: str, code: str, other: str) -> tuple[Sound, ...]:
    """The words of a text, alone and two together, as another language may write them."""
    spans = {reading.span for reading in readings_of(text, code).content if _is_long(reading.span)}
    found = (heard_in("".join(text[slice(*span)].lower().split()), code, other) for span in sorted(spans))
    return tuple(dict.fromkeys(sound for heard in found for sound in heard))
