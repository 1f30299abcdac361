"""Full names of which one part is the same on both sides and the next another (Elyes Toumi, Elyes Trabelsi).

A part that is heard on the other side anchors the name. What stands next to the
anchor there, over what links parts of names (بن, ben, آل), must be what stands
next to it here. Translators leave second names out and write the rest in many
ways, so a part counts as another only where it is heard nowhere around the
anchor, where what stands in its place is surely a name, and where that is heard
nowhere in turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from compare.languages import Word, fold_word, load_language, loosen
from compare.passage.evidence.likeness import Likeness
from compare.passage.names.stand_ins import LOST, is_name
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.consonants import ANOTHER, other_consonants, other_vowels
from compare.text.entities import SURE, Name, bare, best_match, best_match_in, given_names, is_acronym, is_brief, names
from compare.text.lexicon import cues
from compare.text.offices import PEOPLE, TITLES
from compare.text.places import ids, places
from compare.text.segment import Segment, overlap
from compare.text.transliteration import Sound, similarity, sounds

NEAR, AROUND = 0.7, 0.75
"""Similarity from which on a part is heard in what stands in its place, and in any word around its anchor."""
KNOWN = 0.9
"""Similarity from which on a part is surely a certain one of the listed names."""
BETTER = 0.12
"""How much better than what stands in its place that name must fit."""
NONE = 0.2
"""Likeness below which a word behind a given name surely has no counterpart:"""
UNSURE = 0.3
"""chance of its best translation below which it may be a family name, though it is no rare word."""
SPELT = 0.3
"""Cost of consonants (`compare.text.consonants`) up to which two words are spellings of one name: Osman, عثمان."""
WINDOW = 5
"""Words before and behind an anchor that may belong to the same name."""
_GAP = " -’'"
_ARTICLE = 3
"""Letters of an article at most, whose last sound is that of the word behind it (En-Nesyri, Ash-Shami)."""
_FEWEST = 2
_BESIDE = 40
"""Characters before and behind a name in which the rest of it may stand."""
_BEFORE, _BEHIND = re.compile(r"(?:[\w’']+[ -])+$"), re.compile(r"(?:[ -][\w’']+)+")


class OtherPart(NamedTuple):
    """A part of a name that is another on the other side: as a name of its own, and what stands there (local span)."""

    name: Name
    there: Span
    sure: bool = True
    """Whether what stands there is surely a name."""


def other_parts(side: Side, pair: PassagePair, alike: Likeness | None) -> Iterator[OtherPart]:
    """Parts of the full names of a side beside which a part is the same, and which are others themselves.

    Without likeness only what is listed or linked is a name on the other side.
    """
    segment = pair.on(side)
    for name in names(segment, openings=True):
        parts = [word for word in name.words if not _is_no_part(word, name, segment)]
        if len(parts) < _FEWEST or any(is_acronym(word, segment) for word in parts):
            continue
        told = set[int]()
        for number, place in _anchors(parts, side, pair):
            for other in (number + 1, number - 1):
                if not 0 <= other < len(parts) or other in told:
                    continue
                there = _beside(place, other - number, parts[other], side, pair, alike)
                if not (name.person or is_name(parts[other].text, side, pair)):
                    continue
                if there and _differ(parts[other], place, there, side, pair, alike):
                    told.add(other)
                    word = parts[other]
                    text = segment.text[word.start : word.end]
                    yield OtherPart(Name(word.start, word.end, text, (word,), name.person, name.opening), there.span)


def is_called_both(name: Name, there: str, side: Side, pair: PassagePair) -> bool:
    """Whether the document of a side somewhere has a name beside what the other side has instead: Leila Haddad.

    Then one side calls by the given name whom the other calls by the family name.
    """
    document, code = pair.on(side).document, pair.on(side).language
    other = load_language(pair.on(side.other).language)
    wanted = [sounds(form, other.code) for word in fold_word(there).split() for form in other.forms(word).led]
    links = _links(code)
    for match in re.finditer(rf"\b{re.escape(name.text)}\b", document.text):
        before = document.text[max(0, match.start() - _BESIDE) : match.start()]
        behind = document.text[match.end() : match.end() + _BESIDE]
        for run, nearest in ((_BEFORE.search(before), -1), (_BEHIND.match(behind), 0)):
            words = [word for word in re.findall(r"\w+", run[0]) if fold_word(word) not in links] if run else []
            if words and words[nearest][0].isupper():
                heard = sounds(fold_word(words[nearest]), code)
                if any(similarity(heard, one) >= SURE for one in wanted):
                    return True
    return False


def _is_no_part(word: Word, name: Name, segment: Segment) -> bool:
    """Whether a word is what somebody is, or an article that took on the sound of what follows it (En-Nesyri)."""
    if any(overlap(word.span, cue.span) for table in (TITLES, PEOPLE) for cue in cues(segment, table)):
        return True
    if len(word.text) > _ARTICLE or segment.text[word.end : word.end + 1] != "-":
        return False
    behind = next((one for one in name.words if one.start == word.end + 1), None)
    return behind is not None and behind.text.startswith(word.text[1:])


def _anchors(parts: Sequence[Word], side: Side, pair: PassagePair) -> list[tuple[int, Span]]:
    """Where the other side surely has parts of a name, by their numbers.

    One of few consonants is sure if the other side has it as a name, or next to what is (Badr, بدر الدين).
    """
    segment, other = pair.on(side), pair.on(side.other)
    found: dict[int, Span] = {}
    weak: dict[int, Span] = {}
    for number, part in enumerate(parts):
        match = best_match(part, other, segment.language)
        if match.place is None or match.alike < SURE:
            continue
        written = other.text[slice(*match.place)]
        brief = is_brief(part, segment.language) and not _is_known_name(written, side.other, pair)
        (weak if brief else found)[number] = match.place
    for number, place in weak.items():
        if any(_are_beside(found[one], place, other) for one in (number - 1, number + 1) if one in found):
            found[number] = place
    return sorted(found.items())


def _are_beside(one: Span, other: Span, segment: Segment) -> bool:
    return len(segment.text[min(one[1], other[1]) : max(one[0], other[0])].strip(_GAP)) == 0


def _is_known_name(written: str, side: Side, pair: PassagePair) -> bool:
    """Whether a word is a given name, or one that the table of translations knows as a name or not at all."""
    language = load_language(pair.on(side).language)
    known = given_names(language.code)
    forms = language.forms(fold_word(written.split()[0])).led
    return not known.isdisjoint(forms) or is_name(written, side, pair)


def _beside(place: Span, step: int, part: Word, side: Side, pair: PassagePair, alike: Likeness | None) -> Word | None:
    """The name next to an anchor on the other side, where `part` stands here, over what links the parts of one.

    None if none stands there.
    """
    other = pair.on(side.other)
    words = load_language(other.language).analyse(other.text).words
    inside = [number for number, word in enumerate(words) if word.start < place[1] and place[0] < word.end]
    if not inside:
        return None
    at, linked, end = (inside[-1] if step > 0 else inside[0]), False, place[step > 0]
    links = _links(other.language)
    while 0 <= (at := at + step) < len(words):
        word = words[at]
        between = other.text[min(end, word.end) : max(end, word.start)]
        if between.strip(_GAP) or "\n" in between:
            return None
        end = word.end if step > 0 else word.start
        if word.text in links:
            linked = linked or step > 0
            continue
        return word if _names_somebody(word, linked, step, part, side.other, pair, alike) else None
    return None


@lru_cache(maxsize=16)
def _links(code: str) -> frozenset[str]:
    """What links the parts of a name, and what a name of several words begins with."""
    language = load_language(code)
    return frozenset(
        fold_word(part.strip())
        for line in language.entries("name.particles")
        for part in line.split("|")
        if part.strip()
    )


def _names_somebody(
    word: Word, linked: bool, step: int, part: Word, side: Side, pair: PassagePair, alike: Likeness | None
) -> bool:
    """Whether a word beside an anchor is a name that the other side, which has `part` there, does not translate."""
    segment, other = pair.on(side), pair.on(side.other)
    language = load_language(segment.language)
    if _has_counterpart(word, part, side, alike) or any(overlap(word.span, cue.span) for cue in cues(segment, TITLES)):
        return False
    here = [cue for cue in places(segment) if overlap(word.span, cue.span)]
    if here and ids(here) & ids(places(other, adjectives=True)):
        return False
    listed = not given_names(language.code).isdisjoint(language.forms(word.text).led)
    if listed or linked or alike is None:
        return listed or linked
    if is_name(segment.text[word.start : word.end], side, pair):
        return True
    rows = alike.at(side, word.span)
    return step > 0 and (bool(here) or _is_unknown(rows, side, alike))


def _has_counterpart(word: Word, opposite: Word, side: Side, alike: Likeness | None) -> bool:
    """Whether a word translates one of the other side, or means nothing by itself.

    That two rare words are alike by their vectors alone, of which one stands `opposite` the other, says nothing.
    """
    if alike is None:
        return False
    rows = [number for number in alike.at(side, word.span) if alike.content[side][number]]
    if not rows or not _is_unknown(rows, side, alike):
        return not rows or bool(alike.seen_from(side)[rows].max(initial=-1.0) >= LOST)
    found = {alike.counterpart(side, number, LOST) for number in rows}
    return not found <= {None, *alike.at(side.other, opposite.span)}


def _is_unknown(rows: Sequence[int], side: Side, alike: Likeness) -> bool:
    """Whether the table of translations has none that is sure for some words, as for rare names."""
    return bool(alike.sureness[side][list(rows)].max() < UNSURE)


def _differ(part: Word, anchor: Span, there: Word, side: Side, pair: PassagePair, alike: Likeness | None) -> bool:
    """Whether a part is heard nowhere around its anchor, nor what stands in its place anywhere on its own side."""
    segment, other = pair.on(side), pair.on(side.other)
    if _has_counterpart(part, there, side, alike):
        return False
    mine = sounds(bare(part.text, segment.language), segment.language)
    forms = load_language(other.language).forms(there.text).led
    opposite = max((similarity(mine, sounds(form, other.language)) for form in forms), default=0.0)
    spelt = min(forms, key=lambda form: other_consonants(mine, sounds(form, other.language)))
    cost = _cost(mine, part.text, spelt, other.language)
    if cost <= SPELT or (opposite >= SURE and cost < ANOTHER):
        return False
    if _bones(mine) < (_FEWEST if cost < ANOTHER else 1):
        return False
    if _bones(sounds(there.text, other.language)) < _FEWEST and given_names(other.language).isdisjoint(forms):
        return False
    heard = _heard(part, there, segment, other, _around(anchor, other))
    if heard and (not overlap(heard, there.span) or _is_one_of(mine, part.text, _led(there, other), other)):
        return False
    if heard and not (cost >= ANOTHER or _another(mine, opposite, other)):
        return False
    return not any(_is_said(form, segment, other.language) for form in forms)


def _led(word: Word, side: Segment) -> list[str]:
    """A word run together with what links it to the one before: عبد النور, Abdelnour."""
    words = load_language(side.language).analyse(side.text).words
    number = next((n for n, one in enumerate(words) if one.start == word.start), 0)
    return [words[number - 1].text + word.text] if number and words[number - 1].text in _links(side.language) else []


def _bones(heard: Sequence[Sound]) -> int:
    return max((len(skeleton) for skeleton, _ in heard), default=0)


def _heard(part: Word, there: Word, segment: Segment, other: Segment, window: Span) -> Span | None:
    """Where a part is heard: anywhere on the other side, or less clearly around its anchor or in what stands there."""
    anywhere = best_match(part, other, segment.language)
    if anywhere.place and anywhere.alike >= SURE:
        return anywhere.place
    form, brief = bare(part.text, segment.language), is_brief(part, segment.language)
    for (start, end), least in ((there.span, NEAR), (window, SURE if brief else AROUND)):
        near = best_match_in(form, other.text[start:end], other.language, segment.language)
        if near.place and near.alike >= least:
            return start + near.place[0], start + near.place[1]
    return None


def _around(anchor: Span, other: Segment) -> Span:
    words = load_language(other.language).analyse(other.text).words
    inside = [number for number, word in enumerate(words) if word.start < anchor[1] and anchor[0] < word.end]
    first, last = max(0, inside[0] - WINDOW), min(len(words) - 1, inside[-1] + WINDOW)
    return words[first].start, words[last].end


def _another(mine: Sequence[Sound], opposite: float, other: Segment) -> bool:
    """Whether a listed name is what a part says, and fits much better than what stands in its place."""
    best = max((similarity(tuple(mine), known) for known in _listed(other.language)), default=0.0)
    return best >= KNOWN and best >= opposite + BETTER


@lru_cache(maxsize=16)
def _listed(code: str) -> tuple[tuple[Sound, ...], ...]:
    return tuple(sounds(loosen(name.replace(" ", "")), code) for name in sorted(given_names(code)))


def _is_said(form: str, segment: Segment, code: str) -> bool:
    """Whether this side has a name that a word of the other side may be a spelling of."""
    said = (word.text for name in names(segment, openings=True) for word in name.words)
    return _is_one_of(sounds(form, code), form, (bare(word, segment.language) for word in said), segment)


def _is_one_of(heard: tuple[Sound, ...], written: str, words: Iterable[str], side: Segment) -> bool:
    """Whether a name is spelt like one of some words of a side."""
    code = side.language
    return any(
        similarity(heard, sounds(word, code)) >= SURE and _cost(heard, written, word, code) < ANOTHER for word in words
    )


def _cost(mine: tuple[Sound, ...], written: str, form: str, code: str) -> float:
    """What a word costs as a spelling of a name: no less than `ANOTHER` for one of other vowels."""
    theirs = sounds(form, code)
    cost = other_consonants(mine, theirs)
    return max(cost, ANOTHER) if other_vowels(mine, theirs, written + form) else cost
