"""The time that the first statement of a text is told in, by its own verb: past, done, going on, still to come.

A text of one sentence states one thing in the main, and the verb that states it comes early: what opens it
(`[phases] openings` of the language files: كان, لا يزال, يعكف; will, is to, still) says its time, whatever the verb
itself is. In front of it stand at most a few words of time or place, or the subject, but no word that opens another
clause. Where verbs come first, a clause that begins with a word of content and has no verb of the present or future,
nor a word of what is to come, tells what is done.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from compare.languages import Language, fold_word, load_language
from compare.records import Span
from compare.text.clauses import Clauses, clauses
from compare.text.deeds import deeds
from compare.text.lexicon import Cue, cues
from compare.text.modality import DONE, NEAR, STATES, futures, irregular
from compare.text.segment import REMEMBERED, Segment, overlap

OPENINGS = "phases.openings"
PAST, FORMER, ONGOING, NOW, AHEAD = "past", "former", "ongoing", "now", "ahead"
ORDAINED = "ordained"
"""Told as done, but of what is to come: decided, agreed, ordered."""
BEFORE = 3
"""Words before the verb of a statement, at most, in a language where verbs come first."""
BEFORE_VERB = 14
"""The same where subjects come first."""
_SHORTEST = 3
"""Letters of a verb."""


class Statement(NamedTuple):
    """The times that a statement is told in, where its verb says so (local span), and the places of its words."""

    times: frozenset[str]
    span: Span
    verb: int
    """The place of the last word that says so."""
    places: range


@lru_cache(maxsize=REMEMBERED)
def statement(segment: Segment) -> Statement | None:
    """The first statement of a text, if the verb of it says when; None where another verb may come before it."""
    language = load_language(segment.language)
    if not language.entries(OPENINGS):
        return None
    verb_first = bool(language.get("speaker.verb_first"))
    read = clauses(segment.text, language)
    found = [(cue.span, frozenset(cue.classes), cue.first, cue.last) for cue in cues(segment, OPENINGS)]
    found = [one for one in found if not one[1] & {"-", ORDAINED}]
    if verb_first:
        places = [read.at(word.span)[0] for word in futures(segment) if not _is_quoted(segment, word.start)]
        found += [(read.spans[place], frozenset({AHEAD}), place, place) for place in places]
        found = [one for one in found if one[2] <= BEFORE] or _perfect(segment, read)
    else:
        found += [
            (deed.span, frozenset({DONE}), deed.first, deed.verb) for deed in deeds(segment) if deed.state == DONE
        ]
    if not verb_first and read.folded and _is_led(read, 0):  # under the contract signed in May, ...
        main = next((n for n in range(1, len(read.folded)) if not read.within(n, -1)), 0)
        found = [one for one in found if one[2] >= main]
    if not found:
        return None
    span, times, first, last = min(found, key=lambda one: (one[0][0], -one[0][1]))
    if first > BEFORE_VERB or _is_preceded(read, first):
        return None
    before, behind = read.within(first, -1) or ([0] if first else []), read.within(last, 1)  # behind an aside
    return Statement(times, span, last, range(before[-1] if before else first, (behind[-1] if behind else last) + 1))


def _is_preceded(read: Clauses, first: int) -> bool:
    """Whether a word before a verb may be another verb, or may open a clause that the verb belongs to."""
    paths = ("parties.openers", "parties.relatives", "modality.present", "modality.passive", "modality.perfect")
    return any(read.folded[n] in read.lists(path) for n in range(first) for path in (*paths, "modality.open"))


def _is_led(read: Clauses, place: int) -> bool:
    """Whether a word is a preposition."""
    return any(read.folded[place] in read.lists(path) for path in ("parties.at", "parties.aside"))


def _is_quoted(segment: Segment, start: int) -> bool:
    """Whether a quotation opens right before a word, which may be a name."""
    return segment.text[max(0, start - 1) : start] in ("«", "“", '"')


def _perfect(segment: Segment, read: Clauses) -> list[tuple[Span, frozenset[str], int, int]]:
    """The verb of the past that a text opens with, if its clause tells of nothing that is, or is to come."""
    language = load_language(segment.language)
    place = next((n for n, word in enumerate(read.folded[:BEFORE]) if not language.is_function(word)), None)
    if place is None or _is_preceded(read, place) or not _may_be_past(language, read.folded[place]):
        return []
    inside = [place, *read.within(place, 1)]
    if not is_past(language, read.folded[place]) and any(is_imperfect(language, read.folded[n]) for n in inside[1:]):
        return []
    span = read.spans[place][0], read.spans[inside[-1]][1]
    other: list[Cue] = [*cues(segment, STATES), *(cue for cue in cues(segment, OPENINGS) if cue.has(ORDAINED))]
    if any(overlap(cue.span, span) and not cue.has("-") for cue in other):
        return []
    return [(read.spans[place], frozenset({DONE}), place, place)]


@lru_cache(maxsize=100_000)
def _may_be_past(language: Language, word: str) -> bool:
    """Whether a folded word may be a verb of the past: by its ending, or without an article, the ending of a noun, or
    the prefix of an imperfect."""
    article = str(language.get("parties.article", ""))
    if any(word.startswith(front + article) for front in _fronts(language)) or word.isdigit():
        return False
    nominal = len(word) > _SHORTEST and word.endswith(language.endings("modality.nominal"))
    return is_past(language, word) or not (nominal or is_imperfect(language, word))


def is_past(language: Language, word: str) -> bool:
    """Whether the ending of a folded word is one that only verbs of the past have."""
    return len(word) > _SHORTEST and word.endswith(language.endings("modality.past_endings"))


@lru_cache(maxsize=100_000)
def is_imperfect(language: Language, word: str) -> bool:
    """Whether a folded word begins as an imperfect does, behind a conjunction or not; days and months are none."""
    return word not in _of_time(language) and any(
        word.startswith(front)
        and len(word) >= len(front) + _SHORTEST
        and word[len(front)] in language.words("modality.imperfect")
        for front in _fronts(language)
    )


@lru_cache(maxsize=8)
def _fronts(language: Language) -> tuple[str, ...]:
    """Nothing, and the conjunctions that are written together with a verb."""
    return ("", *sorted(language.words("words.conjunctions")))


@lru_cache(maxsize=8)
def _of_time(language: Language) -> frozenset[str]:
    """The names of days, months and units of time, folded."""
    lines = (line for path in ("date.months", "unit.words") for line in language.entries(path))
    return frozenset(fold_word(name.strip()) for line in lines for name in line.partition("=")[0].split("|"))


@lru_cache(maxsize=REMEMBERED)
def tells_past(segment: Segment) -> bool:
    """Whether any word of a text may be a verb of the past, a participle, or stand for one (would, could)."""
    language = load_language(segment.language)
    if any(cue.has(PAST, PAST + NEAR) for cue in cues(segment, OPENINGS)):
        return True
    listed = irregular(language, "past") | irregular(language, "participles")
    endings = language.endings("modality.past_endings")
    return any(word.text in listed or word.text.endswith(endings) for word in language.analyse(segment.text).words)
