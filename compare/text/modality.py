"""Whether a text says that a thing is done, planned, sought, begun, possible, allowed, required, or on a condition.

Closed classes only: auxiliaries, particles and the few verbs of planning of
`[modality]` in the language files, and what the forms of verbs tell: the
Arabic future (a conjunction, the prefix of the future, the prefix of an
imperfect) and the English past and perfect. Which verb a word translates is
for the check to say: the forms of the two are read here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from compare.languages import Language, Word, fold_word, load_language
from compare.records import Span
from compare.text.lexicon import Cue, cues
from compare.text.segment import REMEMBERED, Segment

NEAR, LIKELY = "~", "?"
NONE = "-"
STATES, OPENINGS = "modality.states", "modality.openings"
CONDITIONS = "modality.conditions"
_SHORTEST = 3
"""Letters of an imperfect without its prefixes."""
_SHORTEST_REGULAR = 4
"""Letters of a regular past tense, at least, with its ending."""
_MOST = 3
"""Words behind a cue, at most, of which it says its state."""
_OBJECT = 6
"""Words back from a participle, at most, to what says that somebody has it done."""
_SENTENCE_ENDS = ".!?؟؛;:\n"
_BREAK = re.compile(r"[^\w\s'’-]|\n")
PLANNED, SOUGHT, BEGUN, REQUIRED = "planned", "sought", "begun", "required"
DONE, UNDER_WAY = "done", "under way"


class Mood(NamedTuple):
    """A state that a text gives something, the words that say so, and the words after them (local spans)."""

    state: str
    span: Span
    following: tuple[Span, ...]


class Moods(NamedTuple):
    """What a text says outright, and every state that some word of it may express."""

    said: tuple[Mood, ...]
    possible: frozenset[str]


@lru_cache(maxsize=REMEMBERED)
def moods(segment: Segment) -> Moods:
    """The states of a text: by its auxiliaries and particles, and by its future verbs."""
    language = load_language(segment.language)
    words = language.analyse(segment.text).words
    said: list[Mood] = []
    possible: set[str] = set()
    opening = [cue for cue in cues(segment, OPENINGS) if _opens(segment, cue)]
    for cue in (*opening, *cues(segment, STATES)):
        if NONE in cue.classes or language.names_instead(cue.text) or is_otherwise(segment, cue):
            continue
        possible.update(name.removesuffix(NEAR) for name in cue.classes)
        for name in cue.classes:
            if NEAR not in name:
                most = _MOST + 1 if name in (SOUGHT, BEGUN) else _MOST  # who asks stands before what is asked for
                said.append(Mood(name, cue.span, _following(segment, words, cue.last, most)))
    for word in futures(segment):
        possible.add(PLANNED)
        said.append(Mood(PLANNED, word.span, (word.span,)))
    return Moods(tuple(sorted(said, key=lambda mood: mood.span)), frozenset(possible))


def is_otherwise(segment: Segment, cue: Cue) -> bool:
    """Whether a cue is written with signs by which it is another word: عدّ, "considered", is not وعد, "promised"."""
    return any(sign in cue.text for sign in load_language(segment.language).entries("modality.otherwise"))


def _opens(segment: Segment, cue: Cue) -> bool:
    """Whether nothing stands before a cue in its sentence."""
    before = segment.text[: cue.start].rstrip(' «"“')
    return not before or before[-1] in _SENTENCE_ENDS


def says(segment: Segment, state: str) -> list[Span]:
    """Where the words of a text stand that say, or may say, a state."""
    return [cue.span for cue in cues(segment, STATES) if not {state, state + NEAR}.isdisjoint(cue.classes)]


def _following(segment: Segment, words: Sequence[Word], last: int, most: int) -> tuple[Span, ...]:
    """The words of content after a cue, up to a punctuation mark; its own last word too where that is one."""
    language = load_language(segment.language)
    found = [] if language.is_function(words[last].text) else [words[last].span]
    for word in words[last + 1 :]:
        if len(found) == most or _BREAK.search(segment.text, words[last].end, word.start):
            break
        if not language.is_function(word.text):
            found.append(word.span)
    return tuple(found)


@lru_cache(maxsize=REMEMBERED)
def futures(segment: Segment, shortest: int = _SHORTEST) -> tuple[Word, ...]:
    """The words of a text that are verbs of the future by their form (`is_future`), those of no state left out."""
    language = load_language(segment.language)
    if not language.get("modality.future"):
        return ()
    no_state = {n for cue in cues(segment, STATES) if cue.has(NONE) for n in range(cue.first, cue.last + 1)}
    words = language.analyse(segment.text).words
    listed = (word for n, word in enumerate(words) if n not in no_state)
    return tuple(word for word in listed if is_future(language, word.text, shortest))


@lru_cache(maxsize=100_000)
def is_future(language: Language, word: str, shortest: int = _SHORTEST) -> bool:
    """Whether a folded word is a verb with the prefix of the future, behind conjunctions.

    Of a verb with no more letters than `shortest` behind that prefix nothing is sure (سيرة is a life).
    """
    prefix = str(language.get("modality.future", ""))
    if not prefix or prefix not in word:
        return False
    for conjunction in ("", *sorted(language.words("words.conjunctions"))):
        rest = word.removeprefix(conjunction + prefix) if word.startswith(conjunction + prefix) else ""
        if rest[:1] in language.words("modality.imperfect") and len(rest) > shortest:
            return not rest.endswith(tuple(language.words("modality.nominal")))
    return False


def _place(words: Sequence[Word], span: Span) -> int | None:
    """The place of the word that a span begins in; None where it begins in none."""
    place = bisect_right(words, span[0], key=attrgetter("start")) - 1
    return place if place >= 0 and span[0] < words[place].end else None


def done(segment: Segment, span: Span) -> Span | None:
    """The verb at `span` with its auxiliary, where its form says that the deed is done; None for any other.

    Known for languages whose file lists `modality.past` (irregular past tenses; the regular one has `past_endings`).
    """
    words = load_language(segment.language).analyse(segment.text).words
    place = _place(words, span)
    return None if place is None else done_at(segment, words, place)


def done_at(segment: Segment, words: Sequence[Word], place: int) -> Span | None:
    """The same of the word at `place` among the `words` of the segment."""
    language = load_language(segment.language)
    form = words[place].text
    finished, past = _past_forms(language, form)
    if (
        not (finished or past)
        or form in language.words("modality.been")
        or (words[place].start and segment.text[words[place].start - 1] == "-")
    ):
        return None
    first = place
    while first and words[first - 1].text in language.words("modality.adverbs"):
        first -= 1
    before = [word.text for word in words[max(0, first - 3) : first]]
    if first and _BREAK.search(segment.text, words[first - 1].end, words[first].start):
        before = []
    if before and before[-1] in language.words("modality.been"):
        before, first = before[:-1], first - 1
        while before and before[-1] in language.words("modality.adverbs"):  # has now been studied
            before, first = before[:-1], first - 1
    if before and not language.words("modality.open").isdisjoint(before):
        return None
    helped = before and (
        before[-1] in language.words("modality.perfect") or before[-1] in language.words("modality.passive")
    )
    if helped and finished:
        return words[first - 1].start, words[place].end
    closed = language.words("modality.articles") | language.words("modality.present")
    behind = words[place + 1].text if place + 1 < len(words) else ""
    if not before or before[-1] in closed or behind in language.words("modality.by"):
        return None
    if behind in language.words("modality.supposed") | language.words("modality.ahead"):  # no one involved would escape
        return None
    return words[place].span if past and not _is_caused(segment, words, place) else None


def _is_caused(segment: Segment, words: Sequence[Word], place: int) -> bool:
    """Whether a word may be a participle of what somebody is to have done: to have their hearing checked."""
    language = load_language(segment.language)
    for n in range(place - 2, max(0, place - _OBJECT), -1):
        if _BREAK.search(segment.text, words[n].end, words[place].start):
            return False
        have = words[n].text in language.words("modality.perfect")
        if have and words[n - 1].text in language.words("parties.infinitive"):
            return True
    return False


@lru_cache(maxsize=100_000)
def _past_forms(language: Language, form: str) -> tuple[bool, bool]:
    """Whether a folded word may be a participle of the past, and a past tense, by its form."""
    if not irregular(language, "past"):
        return False, False
    regular = len(form) > _SHORTEST_REGULAR and form.endswith(language.endings("modality.past_endings"))
    return regular or form in irregular(language, "participles"), regular or form in irregular(language, "past")


def all_done(segment: Segment) -> list[Span]:
    """Every verb of a text that says that a deed is done."""
    words = load_language(segment.language).analyse(segment.text).words
    return [span for place in range(len(words)) if (span := done_at(segment, words, place))]


def under_way(segment: Segment, span: Span) -> Span | None:
    """The verb at `span` with its auxiliary, if it is a progressive behind a form of "be"; None for any other."""
    language = load_language(segment.language)
    words = language.analyse(segment.text).words
    place = _place(words, span)
    if not place or not words[place].text.endswith(tuple(language.words("modality.progressive_endings"))):
        return None
    auxiliary = words[place - 1].text
    present = auxiliary in language.words("modality.present") or auxiliary in language.words("modality.passive")
    return (words[place - 1].start, words[place].end) if present else None


@lru_cache(maxsize=64)
def irregular(language: Language, name: str) -> frozenset[str]:
    """The forms of verbs in a list of `[modality]`: "past" or "participles"."""
    return frozenset(fold_word(form) for line in language.entries(f"modality.{name}") for form in line.split())


class Conditions(NamedTuple):
    """The conditions that a text states outright or likely, and whether some other word of it may state one."""

    stated: tuple[Cue, ...]
    likely: tuple[Cue, ...]
    near: frozenset[str]
    """The classes of the words that may state one: `~`, or with what it would say, `if~`."""

    @property
    def answered(self) -> bool:
        """Whether any word may state a condition."""
        return bool(self.likely or self.near)


def conditions(segment: Segment) -> Conditions:
    """The conditions of a text."""
    unlike = str(load_language(segment.language).get("modality.unlike", "")) or None
    found = [cue for cue in cues(segment, CONDITIONS) if unlike is None or unlike not in cue.text]
    near = frozenset(name for cue in found for name in cue.classes if name.endswith(NEAR))
    likely = tuple(cue for cue in found if LIKELY in cue.classes)
    stated = tuple(cue for cue in found if LIKELY not in cue.classes and near.isdisjoint(cue.classes))
    return Conditions(stated, likely, near)
