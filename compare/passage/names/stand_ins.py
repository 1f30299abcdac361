"""Names of one side in whose place the other side has another name.

A name that replaces another resembles it in nothing, neither sound nor vector.
But neither has a counterpart, and the words around the one are the counterparts
of the words around the other (they share their context, as in
`compare.passage.amounts.bindings`).

A script without capitals does not show which of its words are names. The cities
of the world are known; for others the table of translations tells: it lacks the
rare ones, and translates the common ones by words that sound like them (أوباما,
obama). Names that are common words too (مجنون, a field, and mad) count only
where nothing else can stand opposite.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from compare.languages import fold_word, load_language
from compare.languages.clitics import uninflected
from compare.passage.evidence.likeness import Likeness
from compare.passage.evidence.translations import embedded_translations
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.dates import dates
from compare.text.entities import SURE, Name, bare, best_match, given_names
from compare.text.lexicon import cues
from compare.text.numbers.counted import numbers_of
from compare.text.places import is_city, place_cues, strange_places
from compare.text.quotes import quotes
from compare.text.segment import Segment, overlap
from compare.text.transliteration import Sound, similarity, sounds

SPELT = 0.8
"""Similarity from which a translation is the name itself in other letters."""
KNOWN = 0.05
"""Chance from which on a translation counts."""
SHARE = 0.4
"""Chance, of that of the best translation, from which on one that sounds like the word makes it a name."""
SURELY = 0.5
"""Chance of its best translation from which on a word is missed, and no name."""
LOST = 0.35
"""Likeness below which a word has no counterpart."""
NEIGHBOURS = 4
"""The words nearest to a name that are asked where their counterparts stand."""
FEWEST = 2
"""So many of them must have one to tell what stands in the place of a place that all call alike."""
SHIFT = 2.0
"""How much further from their counterparts than from the name another name may stand, on average."""
ONLY = 4.0
"""The same where no other word on its side can be a name."""
NEAR, CLOSE = 1.0, 0.5
"""The same in place of a place that all call alike, or for words that need not be a name; and for these, if the name is
no person's. By NEAR nothing else may come as near.
"""
MORE = 1
"""How many words more than the name these may be."""
LEAD = 0.75
"""How much nearer words that need not be a name must be than one that is."""
CLEAR = 0.25
"""By how much the best place must be better than the next."""
_SHORTEST, _CONSONANTS = 3, 2
_MORE_NAME = re.compile(r"\b[A-Z]\w+[ -]$")
_TITLE = 4
"""Words of a name within quotation marks at most."""
NUNATION = "\u064b"
"""What is written with it is an adverb or an object, and no place."""

Sort = Literal["person", "name", "term", "place"]
"""Of a person; another that the table knows as a name; one with common words in it; a place that all call alike."""


class Gap(NamedTuple):
    """Words that stand together and have no counterpart: their numbers, whether one is a name.

    The local span is that of the names, if there are any.
    """

    words: tuple[int, ...]
    span: Span
    name: bool


def is_ordinary(word: str, side: Side, pair: PassagePair) -> bool:
    """Whether a word means something by the families of words, and the table knows no name that it is first of all."""
    return _is_ordinary(fold_word(word), *((pair.on(one).language) for one in (side, side.other)))


@lru_cache(maxsize=16384)
def _is_ordinary(word: str, code: str, other: str) -> bool:
    table = embedded_translations(code, other)
    if table is None or table.families is None or not table.families.lists(0, word):
        return False
    best = max(table.of(0, word), key=lambda found: found[1], default=None)
    return best is None or not any(
        similarity(sounds(key, code), sounds(best[0], other)) >= SPELT for key in load_language(code).forms(word).led
    )


def is_name(word: str, side: Side, pair: PassagePair) -> bool:
    """Whether a word is in no family and not in the table of translations, or one that sounds like it translates it."""
    return _is_name(fold_word(word), *((pair.on(one).language) for one in (side, side.other)))


@lru_cache(maxsize=16384)
def _is_name(word: str, code: str, other: str) -> bool:
    if is_city(word, code):
        return True
    table, language = embedded_translations(code, other), load_language(code)
    if table is None:
        return False
    if table.number(0, word) < 0:
        if table.families is not None and table.families.lists(0, word):
            return False
        return all(table.number(0, stem) < 0 for stem in uninflected(language, word))
    keys = [key for key in language.forms(word).led if len(key) >= _SHORTEST]
    found = table.of(0, word)
    least = max(KNOWN, max((chance for _, chance in found), default=0.0) * SHARE)
    return any(
        chance >= least and similarity(sounds(key, code), sounds(translation, other)) >= SPELT
        for translation, chance in found
        for key in keys
    )


def sort_of(name: Name, side: Side, pair: PassagePair) -> Sort | None:
    """What capitalised words name; None for terms in capitals, which are translated, and abbreviations."""
    segment = pair.on(side)
    forms = [bare(word.text, segment.language) for word in name.words]
    written = [segment.text[word.start : word.end] for word in name.words]
    if any(text[: len(form)].isupper() for text, form in zip(written, forms, strict=True)):
        return None
    if name.person:
        return "person"
    known = [is_name(form, side, pair) for form in forms]
    return "name" if all(known) else "term" if any(known) else None


def stand_in(side: Side, span: Span, sort: Sort, pair: PassagePair, alike: Likeness) -> Span | None:
    """What stands on the other side in the place of a name that has no counterpart (local span of `side`), or None."""
    gap = _opposite(side, span, sort, pair, alike)
    if gap is None or _by_name(pair.on(side.other), gap) or _akin(side, span, gap, pair):
        return None
    titles = _quoted_names(pair.on(side.other), pair.on(side)) if sort in ("name", "term") else []
    if titles and not any(overlap(gap.span, one) for one in titles):
        return None
    return gap.span


def _quoted_names(segment: Segment, other: Segment) -> list[Span]:
    """The names within quotation marks of a side where the other has capitals instead: «بحارة الأرخبيل».

    Any name of the other side may render them.
    """
    found = [[quote for quote in quotes(one) if quote.words <= _TITLE] for one in (segment, other)]
    return [(quote.start, quote.end) for quote in found[0]] if len(found[0]) > len(found[1]) else []


def _opposite(side: Side, span: Span, sort: Sort, pair: PassagePair, alike: Likeness) -> Gap | None:
    found = gaps(side.other, pair, alike, given=sort == "person") if alike.at(side, span) else []
    strange = [cue.span for cue in strange_places(pair.on(side.other), pair.on(side))]
    surely = [gap for gap in found if any(overlap(gap.span, one) for one in strange)]
    if _MORE_NAME.search(pair.on(side).text, 0, span[0]):  # a family name, and so no place
        found, surely = [gap for gap in found if gap not in surely], []
    named = [gap for gap in found if gap.name]
    shifts, anchors = _shifts(side, span, found, alike)
    if sort == "place" and anchors < FEWEST:
        return None
    if not shifts:
        return named[0] if len(named) == 1 and len(found) <= 2 else None
    ranked = sorted((shifts[number] - LEAD * gap.name, number) for number, gap in enumerate(found))
    best = found[ranked[0][1]]
    shift, ahead = shifts[ranked[0][1]], ranked[1][0] - ranked[0][0] if len(ranked) > 1 else NEAR
    if best.name and shift <= (NEAR if sort == "place" else SHIFT) and ahead >= CLEAR:
        return best
    if len(surely) == 1 and shifts[found.index(surely[0])] <= NEAR:
        return surely[0]
    if sort != "place" and len(named) == 1 and shifts[found.index(named[0])] <= ONLY:
        return named[0]
    near = {"person": NEAR, "name": CLOSE}.get(sort, -1.0)
    fits = shift <= near and ahead >= NEAR and len(best.words) <= len(alike.at(side, span)) + MORE
    fits = fits and alike.sureness[side.other][list(best.words)].max() < SURELY
    return best if fits and not named else None


def gaps(side: Side, pair: PassagePair, alike: Likeness, *, given: bool = False) -> list[Gap]:
    """Where words of a side have no counterpart on the other side, neither by meaning nor by sound.

    Common given names are names where persons are asked for (`given`), and words elsewhere (باسم, in the name of).
    """
    segment = pair.on(side)
    rows = alike.rows[side]
    runs: list[list[int]] = []
    named = set[int]()
    for number, name in _lost(side, pair, alike, given=given):
        if name:
            named.add(number)
        between = segment.text[rows.spans[number - 1][1] : rows.spans[number][0]] if number else ""
        if runs and runs[-1][-1] == number - 1 and not between.strip():
            runs[-1].append(number)
        else:
            runs.append([number])
    found = []
    for run in runs:
        names = sorted(named.intersection(run)) or run
        found.append(Gap(tuple(run), (rows.spans[names[0]][0], rows.spans[names[-1]][1]), not named.isdisjoint(run)))
    return found


def _akin(side: Side, span: Span, gap: Gap, pair: PassagePair) -> bool:
    """Whether two names sound too much alike to be others, in a form of a word of them: الإباضيون, the Ibadis."""
    spans = (pair.on(side), span), (pair.on(side.other), gap.span)
    both = [_all_sounds(segment.text[slice(*place)], segment.language) for segment, place in spans]
    return any(similarity(one, other) >= SURE for one in both[0] for other in both[1])


def _all_sounds(text: str, code: str) -> list[tuple[Sound, ...]]:
    """The sounds of every word of a text, and of what each may be a form of, that have two consonants at least."""
    language = load_language(code)
    forms = [form for word in fold_word(text).split() for form in (bare(word, code), *uninflected(language, word))]
    heard = (sounds(form, code) for form in forms)
    return [found for found in heard if max((len(skeleton) for skeleton, _ in found), default=0) >= _CONSONANTS]


def _by_name(segment: Segment, gap: Gap) -> bool:
    """Whether a person is called by his children, which others may not know him by."""
    first, *rest = segment.text[slice(*gap.span)].split()
    return len(rest) == 1 and fold_word(first) in load_language(segment.language).words("name.called_after")


def _lost(side: Side, pair: PassagePair, alike: Likeness, *, given: bool) -> Iterator[tuple[int, bool]]:
    """The words of a side without counterpart, by number, each with whether it is a name."""
    segment, other = pair.on(side), pair.on(side.other)
    language = load_language(segment.language)
    values, persons = alike.seen_from(side), given_names(segment.language) if given else frozenset[str]()
    strange = {cue.span for cue in strange_places(segment, other)}
    taken = [cue.span for cue in (*place_cues(segment), *cues(segment, "office.titles")) if cue.span not in strange]
    taken += [quantity.span for quantity in numbers_of(segment).quantities]
    taken += [mention.span for mention in dates(segment.text, language)]
    analysed = {word.span: word for word in language.analyse(segment.text).words}
    for number, span in enumerate(alike.rows[side].spans):
        word = analysed.get(span)
        if word is None or not alike.content[side][number] or len(word.text) < _SHORTEST:
            continue
        if any(overlap(span, one) for one in taken) or values[number].max(initial=-1) >= LOST:
            continue
        heard = best_match(word, other, segment.language)
        if heard.place and heard.alike >= SURE and any(map(str.isupper, other.text[slice(*heard.place)])):
            continue
        written = segment.text[slice(*span)]
        listed = not persons.isdisjoint(language.forms(word.text).led) or any(overlap(span, one) for one in strange)
        yield number, listed or (NUNATION not in written and is_name(written, side, pair))


def _shifts(side: Side, span: Span, found: Sequence[Gap], alike: Likeness) -> tuple[list[float], int]:
    """How much further from the counterparts of the words around `span` each gap stands than `span` from these words.

    Empty where no word around has a counterpart; and how many have.
    """
    own = alike.at(side, span)
    if not own:
        return [], 0
    anchors = []
    for word in range(len(alike.rows[side].spans)):
        there = alike.counterpart(side, word, LOST) if word not in own else None
        if there is not None:
            anchors.append((min(abs(word - one) for one in own), there))
    near = sorted(anchors)[:NEIGHBOURS]
    shifts = [
        sum(max(0, min(abs(place - there) for place in gap.words) - here) for here, there in near) / len(near)
        for gap in found
        if near
    ]
    return shifts, len(near)
