"""Full names of which one part is another, where it is known how a script is spelt in Latin letters.

A part that is a spelling (`compare.text.spellings`) of a word on the other side
anchors the name. What stands next to the anchor there, over what links parts of
names (بن, ben, آل), must be spelt by what stands next to it here, taken alone or
together with what belongs to it (عبد الرحمن, Abdel Rahman; بنموسى, Ben Moussa). A part
is another where no word around the anchor is spelt so, where what stands in its
place is a name that nothing on this side spells, and where the two are surely
no spellings of one another, or everybody knows a name that fits far better.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache, reduce
from itertools import chain, pairwise
from operator import or_
from typing import NamedTuple

from compare.languages import Word, fold_word, load_language, loosen
from compare.passage.evidence.likeness import Likeness
from compare.passage.evidence.renderings import renderings
from compare.passage.names.full_names import OtherPart
from compare.passage.names.stand_ins import LOST, is_name
from compare.passage.pair import PassagePair
from compare.records import Side
from compare.text.consonants import ANOTHER as OTHER
from compare.text.consonants import other_consonants
from compare.text.entities import ALIKE, Name, bare, given_names, names
from compare.text.lexicon import cues
from compare.text.offices import PEOPLE, TITLES
from compare.text.places import ids, places
from compare.text.segment import Segment, overlap
from compare.text.spellings import ANOTHER, ARTICLE, SPELT, ListedNames, may_spell, spelling_cost, writable
from compare.text.transliteration import similarity, sounds

HEARD = 0.75
"""Cost below which a part is heard in a word around its anchor."""
FITS, BETTER = 0.1, 0.15
"""Cost up to which a listed name is what a part spells, and by how much it must fit better than what stands there."""
WINDOW = 6
"""Words before and behind an anchor that may belong to the same name."""
WIDEST = 3
"""Words of the other side that may be one part: عبد رب النبي."""
_SHORTEST = 3
_GAP = " -’'"
_FEWEST = 2
"""Consonants of an anchor beyond which it is sure."""
_SILENT = frozenset("ةه")
_NATIVE = frozenset("حعصضطظق")
"""Letters that names of other tongues are hardly written with."""
_SOFT, _LAST = frozenset("اويىء"), frozenset("اويىةه")


class Part(NamedTuple):
    """A part of a name: its last word, what it may be written as (with what belongs to it or without)."""

    word: Word
    written: tuple[str, ...]
    own: bool
    """Whether it is a name by itself, and not only beside one."""
    person: bool
    """Whether the name is surely a person's."""


class Anchor(NamedTuple):
    """A part by its number, the first and last word there that it spells; whether these are too short to be sure."""

    number: int
    first: int
    last: int
    brief: bool


def other_names(side: Side, pair: PassagePair, alike: Likeness | None) -> Iterator[OtherPart]:
    """Parts of the full names of a side beside which a part is the same, and which are others themselves."""
    segment, other = pair.on(side), pair.on(side.other)
    words = load_language(other.language).analyse(other.text).words
    for name in names(segment, openings=True):
        parts = _parts(name, segment)
        told = set[int]()
        for anchor in _anchors(parts, words, side, pair) if len(parts) > 1 else ():
            for step in (1, -1):
                at = anchor.number + step
                if not 0 <= at < len(parts) or at in told or not _is_somebody(parts[at], name, side, pair):
                    continue
                place = _next(words, anchor.last if step > 0 else anchor.first, step, other)
                if place is None:
                    continue
                sure = _names_somebody(place, step, parts, words, side.other, pair, alike)
                if sure is None or (anchor.brief and not sure):
                    continue
                if _differs(parts[at], place, step, anchor, words, side, pair):
                    told.add(at)
                    yield OtherPart(_named(parts[at], name, segment), words[place].span, sure)


def _named(part: Part, name: Name, segment: Segment) -> Name:
    start, end = part.word.span
    return Name(start, end, segment.text[start:end], (part.word,), name.person, name.opening)


def _parts(name: Name, segment: Segment) -> list[Part]:
    """The parts of a name, each with the particles before it.

    What is a place, too, or an honorific (Sultan, Geneina) is a part where it stands beside the rest.
    """
    links = _links(segment.language)
    titles = [cue for table in (TITLES, PEOPLE) for cue in cues(segment, table)]
    found: list[Part] = []
    before: list[Word] = []
    for word in _run(name, segment):
        form = bare(word.text, segment.language)
        if form in links:
            before.append(word)
            continue
        inside = name.start <= word.start < name.end
        if inside and any(overlap(word.span, cue.span) for cue in titles):
            before = []
            continue
        joined = ["".join(fold_word(w.text) for w in before[n:]) + form for n in range(len(before))]
        found.append(Part(word, (form, *joined), inside, name.person))
        before = []
    return found


def _run(name: Name, segment: Segment) -> Sequence[Word]:
    """The words of a name with those beside it that have a capital, too, and what links them."""
    words = load_language(segment.language).analyse(segment.text).words
    links = _links(segment.language)
    first = next(n for n, word in enumerate(words) if word.start >= name.start)
    last = next(n for n in reversed(range(len(words))) if words[n].end <= name.end)

    def goes_on(one: int, two: int, word: Word) -> bool:
        between = segment.text[words[one].end : words[two].start]
        return bool(between) and not between.strip(_GAP) and (segment.text[word.start].isupper() or word.text in links)

    while first and goes_on(first - 1, first, words[first - 1]):
        first -= 1
    while last + 1 < len(words) and goes_on(last, last + 1, words[last + 1]):
        last += 1
    return words[first : last + 1]


def _anchors(parts: Sequence[Part], words: Sequence[Word], side: Side, pair: PassagePair) -> list[Anchor]:
    """The parts that the other side spells."""
    other = pair.on(side.other)
    runs = _writing(words, other.language)
    found = []
    for number, part in enumerate(parts):
        cost, width, first = min(
            (
                (_cost(part, words, n, width, other, SPELT), width, n)
                for n, width, letters in runs
                if any(may_spell(letters, text, SPELT) for text in part.written)
            ),
            default=(ANOTHER, 1, 0),
        )
        if cost <= SPELT:
            found.append(Anchor(number, first, first + width - 1, _is_brief(words[first : first + width], other, pair)))
    return found


def _writing(words: Sequence[Word], code: str) -> list[tuple[int, int, int]]:
    """The runs of words that may be one part: the first, how many, and the Latin consonants that they may write."""
    letters = [_written_with(word.text, code) for word in words]
    return [
        (n, width, reduce(or_, letters[n : n + width]))
        for n in range(len(words))
        for width in range(1, min(WIDEST, len(words) - n) + 1)
    ]


@lru_cache(maxsize=16384)
def _written_with(word: str, code: str) -> int:
    """The Latin consonants that a folded word may write, with its clitics or without."""
    return reduce(or_, (writable(form, code) for form in (word, *load_language(code).forms(word).led)))


def _is_brief(words: Sequence[Word], side: Segment, pair: PassagePair) -> bool:
    """Whether words have too few consonants to be a name for sure, unless one is listed or the table knows none."""
    text = loosen("".join(word.text for word in words)).removeprefix(ARTICLE)
    consonants = [letter for letter in text[:-1] if letter not in _SOFT] + [
        one for one in text[-1:] if one not in _LAST
    ]
    if len(consonants) > _FEWEST:
        return False
    here = Side.SOURCE if side is pair.source else Side.TARGET
    return not (_is_listed(words[0], side.language) or is_name(side.text[slice(*words[0].span)], here, pair))


def _is_listed(word: Word, code: str) -> bool:
    language = load_language(code)
    return not given_names(code).isdisjoint(language.forms(word.text).led)


def _cost(part: Part, words: Sequence[Word], first: int, width: int, other: Segment, most: float) -> float:
    """The cost of a part as a spelling of some words that stand together, the first with its clitics or without.

    Beyond `most` costs are all alike.
    """
    run = words[first : first + width]
    if len(run) < width or any(other.text[a.end : b.start].strip(_GAP) for a, b in pairwise(run)):
        return ANOTHER * 2
    rests = {"".join(word.text for word in run[1:]), "".join(word.text.removeprefix(ARTICLE) for word in run[1:])}
    heads = {run[0].text, *load_language(other.language).forms(run[0].text).led}
    heads |= {head[:-1] for head in heads if rests != {""} and head[-1:] in _SILENT}
    return min(
        spelling_cost(head + rest, text, other.language, most)
        for head in heads
        for rest in rests
        for text in part.written
    )


def _next(words: Sequence[Word], at: int, step: int, other: Segment) -> int | None:
    """The word beside an anchor, over what links the parts of a name; None where something else comes between."""
    links = _links(other.language)
    while 0 <= at + step < len(words):
        one, two = sorted((at, at + step))
        if other.text[words[one].end : words[two].start].strip(_GAP):
            return None
        at += step
        if words[at].text not in links:
            return at
    return None


@lru_cache(maxsize=16)
def _links(code: str) -> frozenset[str]:
    """What links the parts of a name, and what a name of several words begins with."""
    language = load_language(code)
    lines = chain(language.entries("name.particles"), language.entries("name.openings"))
    return frozenset(fold_word(part.strip()) for line in lines for part in line.split("|") if part.strip())


def _is_somebody(part: Part, name: Name, side: Side, pair: PassagePair) -> bool:
    """Whether a part surely names somebody: of a person, or a word that the table of translations knows as a name."""
    if len(part.word.text) < _SHORTEST:
        return False
    if _best_listed(part.written, pair.on(side.other).language) <= FITS:
        return True
    return part.own and (name.person or is_name(part.word.text, side, pair))


@lru_cache(maxsize=4096)
def _best_listed(written: tuple[str, ...], code: str) -> float:
    """The least cost of a spelling of a listed name that fits; infinite where none does."""
    return min((_listed(code).least_cost(text, FITS) for text in written), default=math.inf)


@lru_cache(maxsize=8)
def _listed(code: str) -> ListedNames:
    lines = load_language(code).entries("name.given")
    return ListedNames({fold_word(one.strip()).replace(" ", "") for line in lines for one in line.split("|")}, code)


def _names_somebody(
    place: int,
    step: int,
    parts: Sequence[Part],
    words: Sequence[Word],
    side: Side,
    pair: PassagePair,
    alike: Likeness | None,
) -> bool | None:
    """Whether a word beside an anchor surely names somebody; None where it does not.

    An ordinary word may do so behind a given name, where nothing renders it but perhaps the name itself, to which any
    rare word is near.
    """
    segment, other = pair.on(side), pair.on(side.other)
    word, language = words[place], load_language(segment.language)
    if language.is_function(word.text) or (
        step < 0 and any(overlap(word.span, cue.span) for cue in cues(segment, TITLES))
    ):
        return None
    here = [cue for cue in places(segment) if overlap(word.span, cue.span)]
    if here and ids(here) & ids(places(other, adjectives=True)):
        return None
    linked = place > 0 and words[place - 1].text in _links(segment.language)
    if linked or _is_listed(word, segment.language):
        return True
    if alike is None:
        return None
    if is_name(segment.text[word.start : word.end], side, pair):
        return True
    if step < 0:
        return None
    rows = alike.at(side, word.span)
    name = {row for part in parts for row in alike.at(side.other, part.word.span)}
    if not rows or not {alike.counterpart(side, row, LOST) for row in rows} <= {None, *name}:
        return None
    may = renderings(pair, alike)
    if may is not None and any(set(may.seen_from(side)[row].nonzero()[0].tolist()) - name for row in rows):
        return None
    return bool(here)


def _is_other(part: Part, there: Word, side: Side, pair: PassagePair) -> bool:
    """Whether a part has other consonants by its sound, too: foreign names are spelt by other rules."""
    mine, other = pair.on(side).language, pair.on(side.other).language
    return all(
        other_consonants(sounds(loosen(text), mine), sounds(form, other)) >= OTHER
        for text in part.written
        for form in load_language(other).forms(there.text).led
    )


def _sounds_like(part: Part, there: Word, side: Side, pair: PassagePair) -> bool:
    """Whether a part, which may be foreign or no person, has the sound of what stands there: البابلي, Babylonian."""
    mine, other = pair.on(side).language, pair.on(side.other).language
    forms = load_language(other).forms(there.text).led
    heard = sounds(loosen(part.written[0]), mine)
    return any(similarity(heard, sounds(form, other)) >= ALIKE for form in forms)


def _differs(
    part: Part, place: int, step: int, anchor: Anchor, words: Sequence[Word], side: Side, pair: PassagePair
) -> bool:
    """Whether a part spells nothing around its anchor, and what stands in its place is spelt by nothing here."""
    segment, other = pair.on(side), pair.on(side.other)
    low, high = max(0, anchor.first - WINDOW), min(len(words), anchor.last + WINDOW + 1)
    here, around = list[tuple[int, int]](), list[tuple[int, int]]()
    for first in range(low, high):
        for width in range(1, WIDEST + 1):
            (here if first <= place < first + width else around).append((first, width))
    listed = _best_listed(part.written, other.language)
    opposite = min(_cost(part, words, *run, other, ANOTHER) for run in here)
    if opposite < ANOTHER and not (listed <= FITS and opposite >= listed + BETTER):
        return False
    foreign = _NATIVE.isdisjoint("".join(word.text for word in (*words[anchor.first : anchor.last + 1], words[place])))
    if listed > FITS and foreign and not _is_other(part, words[place], side, pair):
        return False
    known = any(_is_listed(word, other.language) for word in (words[anchor.first], words[place]))
    somebody = known or ((part.person or listed <= FITS) and not foreign)
    if not somebody and _sounds_like(part, words[place], side, pair):
        return False
    if any(_cost(part, words, *run, other, HEARD) < HEARD for run in around):
        return False
    others = (one for name in names(segment, openings=True) for one in _parts(name, segment) if one.word != part.word)
    return not any(_cost(one, words, place, width, other, SPELT) <= SPELT for one in others for width in (1, 2))
