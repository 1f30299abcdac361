"""What the original tells as done and the report as still ahead, or the other way round.

A verb of the report whose form says that its deed is done or ahead
(`compare.text.deeds`), against how probable that is given the words of the
original that it was told by (`compare.passage.evidence.tenses`). What stands there in an
imperfect may always be told as ahead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from compare.languages import Language, load_language
from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.run import Run
from compare.passage.evidence.tenses import FUTURE, ITSELF, Asked, Told, asked, clues, embedded_tenses, stated, told_by
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.closed_classes import closed_classes
from compare.text.deeds import Deed, deeds, is_aside
from compare.text.lexicon import cues
from compare.text.modality import DONE, PLANNED, SOUGHT, STATES, conditions, moods
from compare.text.numbers.counted import numbers_of
from compare.text.segment import Segment, overlap, overlapping
from compare.text.statements import OPENINGS, ORDAINED, is_imperfect, is_past
from compare.text.verb_first import is_nominal

LIKE = 0.2
"""Likeness of a word and its counterpart, each the likest of the other."""
LEAST = {(PLANNED, True): 2.2, (PLANNED, False): 2.7, (DONE, True): 2.3, (DONE, False): 2.3}
"""By what the report says, and whether the verb's own counterpart is known: the log odds against it."""
LOOSE = 0.6
"""So much more where only "to be" and a participle say that it is ahead."""
OUTRIGHT = {(DONE, True): -0.8, (DONE, False): 0.3}
"""The log odds that are enough where the original has a word for what is planned or asked for, and the report none."""
GOVERNED = 6
"""Words before those that a deed was told by, in which another verb may govern them."""
AROUND = 4
"""Words beside those that a deed may have been told by, of which none may be an imperfect."""
DENIALS = "opposite.denials"
SAYING = "attribution.say"
_LONGER = 3
"""Letters of a word whose ending tells that it is a noun, more than these."""


class TurnedTense(NamedTuple):
    """The state in the original and in the report, where they are told (local spans), and the log odds."""

    source: Span
    target: Span
    state: str
    odds: float


def turned_tenses(pair: PassagePair, run: Run) -> Iterator[TurnedTense]:
    """The deeds of the report that the original tells otherwise, the surest first."""
    found = [one for one, least in weighed(pair, run) if one.odds > least]
    yield from sorted(found, key=lambda one: (-one.odds, one.target))


def weighed(pair: PassagePair, run: Run) -> Iterator[tuple[TurnedTense, float]]:
    """Every deed of the report with the log odds that the original tells it otherwise, and those that it takes."""
    tenses = embedded_tenses(pair.source.language, pair.target.language)
    told = deeds(pair.target) if tenses is not None else []
    alike = likeness(pair, run) if told else None
    if tenses is None or alike is None:
        return
    text = asked(pair.source)
    open_questions = {PLANNED, SOUGHT} & moods(pair.target).possible
    for one in told_by(told, _counterparts(pair, alike, text), text):
        if all(_is_noun(pair.source, text, n) for n in one.places):
            continue
        odds = tenses.log_odds(one, clues(text, one))
        state = one.deed.state
        if state == DONE:
            if is_aside(pair.target, one.deed.span) or _says(pair.target, one.deed) or _intends(pair.target, one.deed):
                continue
            outright = not open_questions and _is_open(text, one)
            least = (OUTRIGHT if outright else LEAST)[DONE, one.by == ITSELF]
            odds = -odds
        elif _may_be_ahead(pair, text, one):
            continue
        else:
            least = LEAST[PLANNED, one.by == ITSELF] + LOOSE * one.deed.loose
        places = sorted(one.places)
        source = (text.spans[places[0]][0], text.spans[places[-1]][1])
        if len(places) > 1 and one.by != ITSELF:
            source = text.spans[one.places[0]]
        yield TurnedTense(source, one.deed.span, state, odds), least


def _counterparts(pair: PassagePair, alike: Likeness, text: Asked) -> dict[int, int]:
    """The place in the original of the counterpart of each word of the report."""
    values = alike.seen_from(Side.SOURCE)
    best, back = values.argmax(axis=0), values.argmax(axis=1)
    words = [word.span for word in load_language(pair.target.language).analyse(pair.target.text).words]
    found: dict[int, int] = {}
    mutual = np.flatnonzero((values.max(axis=0) >= LIKE) & (back[best] == np.arange(len(best))))
    for n, m in zip(mutual.tolist(), best[mutual].tolist(), strict=True):
        here = overlapping(words, alike.rows[Side.TARGET].spans[n])
        there = overlapping(text.spans, alike.rows[Side.SOURCE].spans[m])
        if here and there:
            found.setdefault(here[0], there[0])
    return found


def _is_open(text: Asked, told: Told) -> bool:
    """Whether words before those that a deed was told by say that it is planned or asked for."""
    asks = {n for n in told.places if SOUGHT in text.states.get(n, ())}
    places = {n for place in told.places for n in stated(text, place)} - asks
    return any({PLANNED, SOUGHT, FUTURE} & set(text.states[n]) for n in places)


def _is_noun(side: Segment, text: Asked, place: int) -> bool:
    """Whether a word can be no verb: a number, with an article, with an ending of nouns, or behind a preposition."""
    language = load_language(side.language)
    word = text.words[place]
    before = text.words[place - 1] if place else ""
    article = str(language.get("parties.article", ""))
    fronts = ("", *sorted(language.words("parties.at_prefixes") | language.words("parties.aside_prefixes")))
    return (
        word.isdigit()
        or before.isdigit()
        or (bool(article) and any(word.startswith(front + article) for front in fronts))
        or (len(word) > _LONGER and word.endswith(language.endings("modality.nominal")))
        or before in language.words("parties.at") | language.words("parties.aside")
        or any(overlap(quantity.span, text.spans[place]) for quantity in numbers_of(side).quantities)
    )


def _says(side: Segment, deed: Deed) -> bool:
    """Whether a deed is what somebody says."""
    return any(overlap(cue.span, deed.span) for cue in cues(side, SAYING))


def _intends(side: Segment, deed: Deed) -> bool:
    """Whether a deed is itself to want or to plan something: intended to."""
    last = deed.span[1]
    names = (PLANNED, f"{PLANNED}~", SOUGHT, f"{SOUGHT}~")
    return any(cue.end == last and cue.has(*names) for cue in cues(side, STATES))


def _may_be_ahead(pair: PassagePair, text: Asked, told: Told) -> bool:
    """Whether the original leaves open when a thing happens: by the form of its words, another verb of the future, a
    denial or a condition."""
    language = load_language(pair.source.language)
    if any(_imperfect(language, text, n) for n in told.places) or _is_governed(pair, text, told):
        return True
    ahead = sum(deed.state == PLANNED for deed in deeds(pair.target))
    if ahead <= sum(bool({PLANNED, FUTURE} & set(found)) for found in text.states.values()):
        return True  # the verb of the future tells it
    if told.by != ITSELF:
        if any({PLANNED, FUTURE, SOUGHT} & set(found) for found in text.states.values()):
            return True
        if any(_imperfect(language, text, n) for n in _around(text, told.places)):
            return True
    stated_here = conditions(pair.source)
    if stated_here.stated or stated_here.likely:
        return True
    if told.deed.unfinished:
        return any(not cue.has("-") for cue in cues(pair.source, DENIALS))
    supposed = not language_words(pair.target, "modality.supposed").isdisjoint(_written(pair.target, told.deed.span))
    return supposed and "condition" in closed_classes(pair.source).near


def _is_governed(pair: PassagePair, text: Asked, told: Told) -> bool:
    """Whether the words that a deed was told by are nouns for it (أقر رفع السن), or stand behind a verb that tells of
    what is to come (agreed, ordered)."""
    language = load_language(pair.source.language)
    ordained = {n for cue in cues(pair.source, OPENINGS) if cue.has(ORDAINED) for n in range(cue.first, cue.last + 1)}
    apart = language.words("parties.openers") | language.words("parties.relatives")

    def governed(place: int) -> bool:
        if is_nominal(language, text.words[place]) or (place in ordained and told.by != ITSELF):
            return True
        free = is_past(language, text.words[place]) or text.words[place][:1] in language.words("words.conjunctions")
        for n in range(place - 1, max(-1, place - 1 - GOVERNED), -1):
            if text.breaks[n + 1] or text.words[n] in apart:
                return False
            verb = is_imperfect(language, text.words[n]) or is_past(language, text.words[n])
            if n in ordained or (not free and (verb or (n == place - 1 and is_nominal(language, text.words[n])))):
                return True
        return False

    return all(map(governed, told.places))


def _around(text: Asked, places: Sequence[int]) -> list[int]:
    """The words near some of a clause."""
    found: list[int] = []
    for step in (-1, 1):
        place = min(places) if step < 0 else max(places)
        for _ in range(AROUND):
            if text.breaks[max(place, place + step)] if 0 <= place + step < len(text.words) else True:
                break
            place += step
            found.append(place)
    return found


def _imperfect(language: Language, text: Asked, place: int) -> bool:
    """Whether a word begins as an imperfect does; function words are none."""
    return not text.empty[place] and is_imperfect(language, text.words[place])


def language_words(side: Segment, path: str) -> frozenset[str]:
    """The list at `path` of the language of a side."""
    return load_language(side.language).words(path)


def _written(side: Segment, span: Span) -> list[str]:
    return side.text[slice(*span)].lower().split()
