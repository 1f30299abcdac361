"""Names of people, places and organisations: replaced, invented, dropped.

A name of one side is *accounted for* where the other side names the same place
in any form (Egypt, Egyptian, Cairo: مصر، مصري، القاهرة), or writes a word that
sounds like it, here or in the passages beside. What is not accounted for is

* *replaced* if the other side has a name that this side does not account for
  either: critical, hard;
* *invented* if the whole other document never has it: hard, if it is a place
  of the gazetteer or surely a person (a given name or a title before it);
* otherwise explained by the context (a pronoun made a name): minor, soft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from compare.checks.base import Check
from compare.checks.messages import alone, changed, glossed, listed, named
from compare.languages import fold_word, load_language
from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.run import Run
from compare.passage.names.compass import TABLE as DIRECTIONS
from compare.passage.names.compass import turned_directions
from compare.passage.names.foreign_names import can_be_missed
from compare.passage.names.full_names import OtherPart, is_called_both, other_parts
from compare.passage.names.other_names import other_names
from compare.passage.names.rendered_names import is_lone_term, is_place_said, is_rendered, is_term, is_written
from compare.passage.names.stand_ins import NUNATION, is_ordinary, sort_of, stand_in
from compare.passage.pair import PassagePair
from compare.passage.roles.job_titles import changes
from compare.passage.roles.posts import OtherPost
from compare.passage.roles.sources import SAYING
from compare.records import Confidence, Finding, Kind, Severity, Side, Span
from compare.text.capitals import stands_within
from compare.text.entities import (
    ALIKE,
    SURE,
    Name,
    bare,
    best_match,
    has_spelling,
    is_acronym,
    is_mentioned,
    names,
    wholly_heard,
    within_name,
)
from compare.text.lexicon import Cue, cues, first_of_each, lexicon
from compare.text.offices import PEOPLE, TITLES, Office
from compare.text.places import (
    countries_of,
    ids,
    is_capital,
    is_city,
    is_sparse,
    is_town,
    known_places,
    places,
    run_together,
    says_capital,
)
from compare.text.segment import Segment, overlap
from compare.text.spellings import has_spellings

CHECK = "name"
_SHORTEST = 3
TRANSLATED = 0.45
"""Likeness from which on a word surely translates another."""
_WINDOW = 12
"""How many passages around are searched for the name that was replaced."""

_DIRECTION = 0.9
"""Of points of the compass told for another, the share that is true, measured by itself."""
_DATELINE = 3
"""A place behind more words is no part of a dateline."""
_DASH = re.compile(r"[^.!?]{0,30}\s[-–—]+\s")
_ILLEGIBLE = 0.2
"""A passage with a larger share of its letters in words typed without spaces may hide any name."""


class NameCheck(Check):
    """Names and job titles that the other side does not have."""

    id = CHECK
    found_as = ("label", "exchange")

    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """Names on either side that the other does not account for."""
        yield from _places(pair, run)
        for one, other in turned_directions(pair, run):
            shown = listed(one.text, pair.source.language, DIRECTIONS, one.classes)
            message = changed(shown, listed(other.text, pair.target.language, DIRECTIONS, other.classes), "direction")
            spans = pair.spans_on(Side.SOURCE, one.span, other.span)
            yield Finding("reworded", CHECK, "major", "hard", message, *spans, probability=_DIRECTION, rule="direction")
        for side in (Side.TARGET, Side.SOURCE):
            yield from _names(pair, run, side)
        yield from _offices(pair, run)


def _offices(pair: PassagePair, run: Run) -> Iterator[Finding]:
    for change in changes(pair, run):
        if isinstance(change, OtherPost):
            both = zip((change.source, change.target), (pair.source, pair.target), strict=True)
            shown = [glossed(side.text[slice(*span)], side.language) for span, side in both]
            spans = pair.spans_on(Side.SOURCE, change.source, change.target)
            rule = "held post" if change.named else "post" if change.wholly else "post partly"
            yield Finding("reworded", CHECK, "major", "hard", changed(shown[0], shown[1], "office"), *spans, rule=rule)
            continue
        source, target = change.source, change.target
        shown = [_office(one, side, change.rank) for one, side in ((source, pair.source), (target, pair.target))]
        message = changed(shown[0], shown[1], "rank" if change.rank else "office")
        spans = pair.spans_on(Side.SOURCE, source.cue.span, target.cue.span)
        rule = "rank" if change.rank else "office akin" if change.akin else "office"
        if rule == "office" and not (source.titled and target.titled):
            rule = "people"
        if change.named:
            rule = "held akin" if change.akin else "held"
        yield Finding("reworded", CHECK, "major", "hard", message, *spans, rule=rule)


def _office(office: Office, side: Segment, rank: str) -> str:
    """What somebody is called; with a rank word for word."""
    text, code = office.cue.text, side.language
    return glossed(text, code) if rank else listed(text, code, TITLES if office.titled else PEOPLE, office.classes)


def _places(pair: PassagePair, run: Run) -> Iterator[Finding]:
    if not (known_places(pair.source.language) and known_places(pair.target.language)):
        return
    near = run.neighbours(pair)
    source = _unaccounted(pair.source, pair.target, [p.target for p in near])
    target = _unaccounted(pair.target, pair.source, [p.source for p in near])
    source.sort(key=lambda cue: _is_word(cue, pair))
    sparse = is_sparse(pair.source.language) or is_sparse(pair.target.language)
    if sparse:
        # What one side alone names may stand on the other in a form that no list has.
        source, target = source[: len(target)], target[: len(source)]
    alike = likeness(pair, run) if len(target) != len(source) else None
    if alike:
        source, target = (
            [
                cue
                for number, cue in enumerate(cues_of)
                if number < least or not is_place_said(cue.span, side, pair, alike)
            ]
            for side, cues_of, least in ((Side.SOURCE, source, len(target)), (Side.TARGET, target, len(source)))
        )
    for number, cue in enumerate(target):
        if number < len(source):
            other = source[number]
            yield Finding(
                "reworded",
                CHECK,
                "critical",
                "hard",
                changed(named(other.text, pair.source.language), named(cue.text, pair.target.language)),
                *pair.spans_on(Side.SOURCE, other.span, cue.span),
                rule="place",
            )
        elif (
            alike
            and not (_in_dateline(cue, pair.target) or within_name(cue, pair.target))
            and (place := stand_in(Side.TARGET, cue.span, "place", pair, alike))
        ):
            message = _renamed(pair, Side.TARGET, cue.text, pair.source.text[slice(*place)])
            spans = pair.spans_on(Side.SOURCE, place, cue.span)
            yield Finding("reworded", CHECK, "critical", "hard", message, *spans, rule="place stand-in")
        else:
            invented = not (
                within_name(cue, pair.target)
                or ids([cue]) & _places_of(pair.source.document.text, pair.source.language)
            )
            yield Finding(
                "added",
                CHECK,
                "major" if invented else "minor",
                "hard" if invented else "soft",
                alone(Side.TARGET, "", named(cue.text, pair.target.language)),
                (),
                (pair.target.span(cue.span),),
                rule="place put in" if invented else "place known",
            )
    for cue in source[len(target) :]:
        if _is_word(cue, pair):
            continue
        yield Finding(
            "dropped",
            CHECK,
            "minor",
            "soft",
            alone(Side.SOURCE, "", named(cue.text, pair.source.language)),
            (pair.source.span(cue.span),),
            rule="place alone",
        )


def _is_word(cue: Cue, pair: PassagePair) -> bool:
    """Whether a town in a script without capitals is rather the word that it is, too (السيول, the floods)."""
    cased = cue.text[0].lower() != cue.text[0].upper()
    if cased or cue.first != cue.last or any(map(str.isupper, cue.classes)):
        return False
    return NUNATION in cue.text or is_ordinary(cue.text, Side.SOURCE, pair)


def _in_dateline(cue: Cue, side: Segment) -> bool:
    """Whether a place says where a report was written, before a dash."""
    return cue.first <= _DATELINE and _DASH.match(side.text, cue.end) is not None


def _unaccounted(side: Segment, other: Segment, near: Sequence[Segment]) -> list[Cue]:
    """Places of `side` that neither `other` nor the sides beside it have, one of each.

    A city stands for its country and the country for its city, unless one side names both. No city stands for the
    capital, but the word for it does.
    """
    theirs = [cue for passage in (other, *near) for cue in places(passage, adjectives=True)]
    known, lying_in = ids(theirs), frozenset[str]().union(*(countries_of(cue, other.language) for cue in theirs))
    countries = ids(cue for cue in theirs if not is_town(cue.text, other.language))
    called_capital = any(says_capital(one) for one in (other, *near) if one.sentences)
    unnamed = countries - ids(places(side, adjectives=True))

    def accounted(cue: Cue) -> bool:
        if not known.isdisjoint(cue.classes) or not unnamed.isdisjoint(countries_of(cue, side.language)):
            return True
        if lying_in.isdisjoint(cue.classes) or is_city(cue.text, side.language):
            return False
        return called_capital or not is_capital(cue.text, side.language)

    return first_of_each(cue for cue in places(side) if not accounted(cue) and not _has_spelling(cue, side, other))


def _has_spelling(cue: Cue, side: Segment, other: Segment) -> bool:
    """Whether the other side writes the place by its sound, or run together with other words."""
    return run_together(cue, other) or any(
        has_spelling(word, other, side.language)
        for word in load_language(side.language).analyse(side.text).words
        if cue.start <= word.start < cue.end
    )


def _names(pair: PassagePair, run: Run, side: Side) -> Iterator[Finding]:
    """Names of a side that the other has no counterpart of; none where the sounds of a language are unknown."""
    segment, other = pair.on(side), pair.on(side.other)
    if not all(load_language(one.language).mapping("name.sounds") for one in (segment, other)):
        return
    here = [name for name in names(segment, openings=True) if not name.single_opening or _acts(name, segment)]
    words = likeness(pair, run) if here else None
    alike = words if any(not wholly_heard(name, other, segment.language) for name in here) else None
    lost = [
        name
        for name in here
        if not _accounted(name, segment, other) or (alike and _heard_for_others(name, pair, side, alike))
    ]
    for part in _other_parts(side, pair, words):
        lost = [name for name in lost if not overlap((name.start, name.end), (part.name.start, part.name.end))]
        message = _renamed(pair, side, part.name.text, other.text[slice(*part.there)])
        rule = "part" if part.sure else "part word"
        yield _finding(pair, side, part.name, "reworded", "critical", "hard", message, part.there, rule=rule)
    if words:
        lost = [name for name in lost if not is_rendered(name, side, pair, words)]
    lost = [name for name in lost if can_be_missed(name, segment, other)]
    if not lost:
        return
    near = [p.on(side.other) for p in run.neighbours(pair)]
    lost = [name for name in lost if not _in_any(name, segment, near)]
    around = [p.on(side.other) for p in run.neighbours(pair, _WINDOW)]
    free = _free(pair, run, side, here) if lost else []
    legible = load_language(other.language).unspaced(other.text) < _ILLEGIBLE
    for name in lost:
        elsewhere = _in_any(name, segment, around)
        if free and (name.person or (elsewhere and not name.opening)):
            form, at = free.pop(0)
            message = _renamed(pair, side, name.text, form)
            yield _finding(pair, side, name, "reworded", "critical", "hard", message, at, rule="known")
        elif (
            alike
            and not (elsewhere and _wholly_in_any(name, segment, around))
            and (sort := sort_of(name, side, pair))
            and (place := stand_in(side, (name.start, name.end), sort, pair, alike))
        ):
            if is_called_both(name, other.text[slice(*place)], side, pair):
                continue
            message = _renamed(pair, side, name.text, other.text[slice(*place)])
            yield _finding(pair, side, name, "reworded", "critical", "hard", message, place, rule=f"stand-in {sort}")
        elif name.person and not elsewhere and legible:
            yield _finding(pair, side, name, "reworded", "critical", "hard", _only(pair, side, name), rule="stranger")
        elif not (name.single_opening or is_lone_term(name, side, pair) or is_written(name, side, pair)):
            rule = "term" if is_term(name, side, pair) else "alone"
            yield _finding(pair, side, name, side.alone, "minor", "soft", _only(pair, side, name), rule=rule)


def _other_parts(side: Side, pair: PassagePair, words: Likeness | None) -> Iterator[OtherPart]:
    """Parts of full names that are others, by how the other side's script is spelt where that is known."""
    spelt = has_spellings(pair.on(side.other).language)
    return other_names(side, pair, words) if spelt else other_parts(side, pair, words)


def _acts(name: Name, side: Segment) -> bool:
    """Whether the word that opens a sentence speaks, or has its capital elsewhere too, so that it is a name."""
    verbs = (cue.start for table in SAYING for cue in cues(side, table) if cue.start > name.end)
    if any(not side.text[name.end : start].strip() for start in verbs):
        return True
    return stands_within(name.text, side.document.text)


def _accounted(name: Name, side: Segment, other: Segment) -> bool:
    return any(is_acronym(word, side) for word in name.words) or is_mentioned(name, other, side.language)


def _heard_for_others(name: Name, pair: PassagePair, side: Side, alike: Likeness) -> bool:
    """Whether the one word that a name sounds like surely translates another (النيابة, prosecution)."""
    segment, other = pair.on(side), pair.on(side.other)
    found = [best_match(word, other, segment.language) for word in name.words]
    heard = [one.place for one in found if one.place and one.alike >= ALIKE]
    if len(heard) > 1:
        return False
    own = alike.at(side, (name.start, name.end))
    return bool(heard) and all(
        (counterpart := alike.counterpart(side.other, place, TRANSLATED)) is not None and counterpart not in own
        for span in heard
        for place in alike.at(side.other, span)[:1]
    )


def _in_any(name: Name, side: Segment, passages: Sequence[Segment]) -> bool:
    return any(p.sentences and is_mentioned(name, p, side.language, strictly=True) for p in passages)


def _wholly_in_any(name: Name, side: Segment, passages: Sequence[Segment]) -> bool:
    """The same with every word of it: a first name may sound like any word."""
    return any(p.sentences and wholly_heard(name, p, side.language) for p in passages)


def _free(pair: PassagePair, run: Run, side: Side, here: Sequence[Name]) -> list[tuple[str, Span]]:
    """Names written on the other side that are known from elsewhere and are not among those here."""
    mine = {bare(word.text, pair.on(side).language) for name in here for word in name.words}
    known = _known(pair, run, side)
    other = pair.on(side.other)
    found = []
    for word in load_language(other.language).analyse(other.text).words:
        names_of = known.get(word.text, set())
        if names_of and not names_of & mine:
            found.append((other.text[word.start : word.end], word.span))
    return found


def _renamed(pair: PassagePair, side: Side, here: str, there: str) -> str:
    """A name of `side` against one of the other."""
    texts = (there, here) if side is Side.TARGET else (here, there)
    return changed(named(texts[0], pair.source.language), named(texts[1], pair.target.language))


def _only(pair: PassagePair, side: Side, name: Name) -> str:
    return alone(side, "", named(name.text, pair.on(side).language))


def _finding(
    pair: PassagePair,
    side: Side,
    name: Name,
    kind: Kind,
    severity: Severity,
    confidence: Confidence,
    message: str,
    other: Span | None = None,
    *,
    rule: str,
) -> Finding:
    spans = pair.spans_on(side, (name.start, name.end), other)
    return Finding(kind, CHECK, severity, confidence, message, *spans, rule=rule)


def _known(passage: PassagePair, run: Run, side: Side) -> dict[str, set[str]]:
    """From the other side's folded word to the names that it was heard for, in the passages around."""
    found: dict[str, set[str]] = {}
    for pair in run.neighbours(passage, _WINDOW):
        if not pair.linked:
            continue
        segment, other = pair.on(side), pair.on(side.other)
        for name in names(segment):
            for word in name.words:
                one = best_match(word, other, segment.language)
                if one.alike >= SURE and one.place and not is_acronym(word, segment):
                    form = fold_word(other.text[slice(*one.place)])
                    if len(form) >= _SHORTEST:
                        found.setdefault(form, set()).add(bare(word.text, segment.language))
    return found


@lru_cache(maxsize=8)
def _places_of(text: str, code: str) -> frozenset[str]:
    """The ids of all places in a document."""
    whole = lexicon(load_language(code), "name.places").find(text)
    return frozenset(name for cue in whole for name in cue.classes)
