"""How far a text says that deeds have come: considered, planned, decided, begun, nearly done, finished.

`[phases] carriers` of the language files lists the verbs and phrases that say so, and the words that may (`~`). What
a deed is, its words tell: those of content around the carrier, in its clause.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from compare.languages import load_language
from compare.records import Span
from compare.text.clauses import CLAUSE_END
from compare.text.lexicon import Cue, cues
from compare.text.modality import is_otherwise
from compare.text.segment import REMEMBERED, Segment

CARRIERS = "phases.carriers"
CONSIDERED, DECIDED, ONGOING, NEARLY, FINISHED = "considered", "decided", "ongoing", "nearly", "finished"
NOW = "now"
"""What is ongoing as the text is written, and so not only to come."""
FORMER = "former"
"""What went on once and no longer does."""
COMPLETED = "completed"
"""Phases, with those of `compare.text.modality`: planned, begun. What is completed is done, not only agreed."""
NEAR, _NONE = "~", "-"
BEFORE, BEHIND = 4, 4
"""Words of content before and behind a carrier that may tell its deed."""
GOVERNED = 2
"""Words from a carrier to one that it governs, at most."""
REACH = 10
"""Words around a carrier in which another answers for a phase."""


class Phase(NamedTuple):
    """A phase, the carrier that says so, and the words around that may tell what deed it is (local spans)."""

    name: str
    span: Span
    about: tuple[Span, ...]
    around: frozenset[str]
    """The phases that words near the carrier may say, this one included."""


class Phases(NamedTuple):
    """The phases that a text gives outright, and every one that some word of it may."""

    said: tuple[Phase, ...]
    possible: frozenset[str]


@lru_cache(maxsize=REMEMBERED)
def phases(segment: Segment) -> Phases:
    """The phases of a text, in order."""
    found = _outer(
        segment, [cue for cue in cues(segment, CARRIERS) if not cue.has(_NONE) and not is_otherwise(segment, cue)]
    )
    said = []
    for cue in found:
        near = [other for other in found if cue.first - REACH <= other.last and other.first <= cue.last + REACH]
        said += [Phase(name, cue.span, _about(segment, cue), _names(near)) for name in cue.classes if NEAR not in name]
    return Phases(tuple(said), _names(found))


def _outer(segment: Segment, found: list[Cue]) -> list[Cue]:
    """The carriers without those that another leaves to come: who is close to signing has not signed."""
    kept: list[Cue] = []
    language = load_language(segment.language)
    words = language.analyse(segment.text).words
    for cue in found:
        if kept and FINISHED not in kept[-1].classes and any(NEAR not in name for name in kept[-1].classes):
            lead = kept[-1]
            between = [word.text for word in words[lead.last + 1 : cue.first]]
            joined = language.words("parties.joins").isdisjoint(between)
            if len(between) <= GOVERNED and joined and not CLAUSE_END.search(segment.text, lead.end, cue.start):
                continue
        kept.append(cue)
    return kept


def _names(found: list[Cue]) -> frozenset[str]:
    return frozenset(name.removesuffix(NEAR) for cue in found for name in cue.classes)


def _about(segment: Segment, cue: Cue) -> tuple[Span, ...]:
    """The words of content in and around a carrier, up to the ends of its clause."""
    language = load_language(segment.language)
    words = language.analyse(segment.text).words
    found = [word.span for word in words[cue.first : cue.last + 1] if not language.is_function(word.text)]
    for step, most in ((-1, BEFORE), (1, BEHIND)):
        place, count = (cue.first, 0) if step < 0 else (cue.last, 0)
        while count < most and 0 <= place + step < len(words):
            gap = sorted((place, place + step))
            if CLAUSE_END.search(segment.text, words[gap[0]].end, words[gap[1]].start):
                break
            place += step
            if not language.is_function(words[place].text):
                found.append(words[place].span)
                count += 1
    return tuple(found)
