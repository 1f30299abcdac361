"""Names that the other side says in its own words, though by another sound (the Observatory, المرصد).

Capitals make a name of what is translated: of 110 such names in faithful lines
that nothing sounds like, 100 have ordinary words alone, of which the other side
renders one. What is left of them, ordinary words that nothing renders, may be
another institution (`is_term`).
"""

from __future__ import annotations

import re

import numpy as np

from compare.languages import Word, fold_word, load_language
from compare.passage.evidence.likeness import Likeness
from compare.passage.evidence.renderings import renderings
from compare.passage.names.stand_ins import is_name
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.consonants import ANOTHER, other_consonants
from compare.text.entities import ALIKE, Name, bare, best_match
from compare.text.segment import overlap
from compare.text.spellings import has_spellings, spelling_cost
from compare.text.transliteration import sounds

JUST = 0.2
"""Cost up to which a word is spelt just as a name is."""
_CAPITAL_BEFORE = re.compile(r"([^\W\d_a-z]\w*)(?: \w{1,3}){0,2}[ -]$")
_CAPITAL_BEHIND = re.compile(r"(?: \w{1,3}){0,2}[ -]([^\W\d_a-z]\w*)")
SPELT = 0.45
"""Likeness from which on two words whose consonants agree are one name, too short to be sure by sound alone."""


def is_term(name: Name, side: Side, pair: PassagePair) -> bool:
    """Whether all words of a name are ordinary ones, known to the table of translations by what they mean."""
    code = pair.on(side).language
    return not name.person and not any(is_name(bare(word.text, code), side, pair) for word in name.words)


def is_lone_term(name: Name, side: Side, pair: PassagePair) -> bool:
    """Whether an ordinary word has a capital by itself, as no part of a longer name: the Lessor, degrees Celsius.

    Short words may stand between the parts of a name (Chamber of Commerce).
    """
    segment = pair.on(side)
    if len(name.words) > 1 or not is_term(name, side, pair):
        return False
    language = load_language(segment.language)
    beside = (_CAPITAL_BEFORE.search(segment.text, 0, name.start), _CAPITAL_BEHIND.match(segment.text, name.end))
    return not any(found and not language.is_function(fold_word(found[1])) for found in beside)


def is_written(name: Name, side: Side, pair: PassagePair) -> bool:
    """Whether a word of the other side is spelt just so in Latin letters, though in few consonants (Nema, النعمة)."""
    segment, other = pair.on(side), pair.on(side.other)
    if len(name.words) > 1 or not has_spellings(other.language):
        return False
    form, language = bare(name.words[0].text, segment.language), load_language(other.language)
    return any(
        spelling_cost(key, form, other.language, JUST) <= JUST
        for word in language.analyse(other.text).words
        if not language.is_function(word.text)
        for key in language.forms(word.text).led
    )


def is_rendered(name: Name, side: Side, pair: PassagePair, alike: Likeness) -> bool:
    """Whether the other side renders a word of a name by meaning, or spells it, however short, by a word that is near.

    Names have no meaning: of these only what the families of words know counts (Umayyad, الأموي).
    """
    may = renderings(pair, alike)
    rows = [row for word in name.words for row in alike.at(side, word.span)]
    if may is not None and not name.person:
        rendered = may.seen_from(side) if is_term(name, side, pair) else alike.related_from(side)
        if (rendered[rows] & alike.content[side.other]).any():
            return True
    return any(_is_spelt(row, side, pair, alike) for row in rows)


def is_place_said(span: Span, side: Side, pair: PassagePair, alike: Likeness) -> bool:
    """Whether the other side has what a list takes for a place as something else, or in a spelling that no list has.

    An ordinary word that is a place, too, is rendered by an ordinary one (المتوسط, medium; الجدة, the grandmother).
    """
    segment, other = pair.on(side), pair.on(side.other)
    rows = alike.at(side, span)
    if renderings(pair, alike) is not None:
        written = [other.text[start:end] for start, end in alike.rows[side.other].spans]
        plain = np.array([not text[0].isupper() for text in written], bool)
        found = alike.related_from(side) | ((alike.seen_from(side) >= SPELT) & plain)
        if (found[rows] & alike.content[side.other]).any():
            return True
    words = (word for word in load_language(segment.language).analyse(segment.text).words if overlap(word.span, span))
    return any(_is_heard(word, side, pair) for word in words)


def _is_heard(word: Word, side: Side, pair: PassagePair) -> bool:
    """Whether a name of the other side sounds like a word, and has the same consonants, however few."""
    segment, other = pair.on(side), pair.on(side.other)
    heard = best_match(word, other, segment.language)
    if heard.place is None or heard.alike < ALIKE:
        return False
    written = other.text[slice(*heard.place)]
    if not (written[0].isupper() or any(is_name(part, side.other, pair) for part in written.split())):
        return False
    return any(
        other_consonants(sounds(mine, segment.language), sounds(theirs, other.language)) < ANOTHER
        for mine in load_language(segment.language).forms(bare(word.text, segment.language)).led
        for theirs in load_language(other.language).forms(fold_word(written.replace(" ", ""))).led
    )


def _is_spelt(row: int, side: Side, pair: PassagePair, alike: Likeness) -> bool:
    values = alike.seen_from(side)[row]
    there = int(values.argmax())
    if values[there] < SPELT:
        return False
    segment, other = pair.on(side), pair.on(side.other)
    mine = bare(fold_word(segment.text[slice(*alike.rows[side].spans[row])]), segment.language)
    forms = load_language(other.language).forms(fold_word(other.text[slice(*alike.rows[side.other].spans[there])])).led
    heard = sounds(mine, segment.language)
    return any(other_consonants(heard, sounds(form, other.language)) < ANOTHER for form in forms)
