"""A deed that the report tells as further on, or less far, than the original: promised told as begun.

Words of either side say how far a deed has come (`compare.text.phases`). Two phases exclude each other that are neither
the same nor akin (`AKIN`). A change needs one of the original that no word near the report's may say, one of the report
that no word near the original's may, and the same deed: some word around the one carrier is the counterpart of a word
around the other (`evidence/likeness.py`). What the original leaves to come the form of a verb may tell as finished,
too (`compare.text.deeds`): that verb, its object or its subject is the counterpart of a word behind the carrier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.states.deed_words import is_said, tells
from compare.records import Side, Span
from compare.text.clauses import CLAUSE_END
from compare.text.deeds import Deed, deeds, is_aside
from compare.text.lexicon import Cue, cues
from compare.text.modality import BEGUN, DONE, PLANNED, SOUGHT, STATES, moods
from compare.text.phases import (
    CARRIERS,
    COMPLETED,
    CONSIDERED,
    DECIDED,
    FINISHED,
    FORMER,
    NEARLY,
    NOW,
    ONGOING,
    REACH,
    Phase,
    Phases,
    phases,
)
from compare.text.segment import overlap

AKIN = {
    (CONSIDERED, PLANNED),
    (PLANNED, DECIDED),
    (PLANNED, NEARLY),
    (DECIDED, BEGUN),
    (DECIDED, FINISHED),
    (BEGUN, NEARLY),
    (BEGUN, ONGOING),
    (CONSIDERED, BEGUN),
    (CONSIDERED, ONGOING),
    (DECIDED, ONGOING),
    (NEARLY, ONGOING),
    (FINISHED, FORMER),
}
"""Phases that tell the same deed at the same time: what was decided may have been done since."""
OPEN = {CONSIDERED, PLANNED, ONGOING, NEARLY}
"""Phases of a deed that is yet to be done, or to be finished."""
LIKE = 0.25
"""Likeness of two words that are each the likest of the other."""
AWAY = 6
"""Words around a verb among which one for what is planned or asked for leaves open whether it is done."""


class TurnedPhase(NamedTuple):
    """The phases in the original and in the report, and where they are told (local spans)."""

    lost: str
    gained: str
    source: Span
    target: Span


def turned_phases(pair: PassagePair, run: Run) -> Iterator[TurnedPhase]:
    """The deeds that have come further on one side than on the other, those by carriers on both sides first."""
    ours, theirs = phases(pair.source), phases(pair.target)
    couples = [
        (one, other)
        for one in ours.said
        for other in theirs.said
        if one.name != NOW
        and one.name not in other.around
        and other.name not in one.around
        and not _akin(one.name, other.name)
    ]
    open_ones = [one for one in ours.said if one.name in OPEN and FINISHED not in one.around]
    finished = [one for one in ours.said if one.name == COMPLETED] if _is_past(ours, theirs, pair) else []
    current = [one for one in ours.said if one.name == NOW] if _is_present(pair) else []
    verbs = deeds(pair.target) if couples or open_ones or finished or current else []
    done = [
        deed
        for deed in verbs
        if deed.state == DONE and not is_said(pair, deed.span) and not is_aside(pair.target, deed.span)
    ]
    ahead = [deed for deed in verbs if deed.state == PLANNED and not (deed.loose or deed.unfinished)]
    alike = likeness(pair, run) if couples or (open_ones and done) or ((finished or current) and ahead) else None
    if alike is None:
        return
    partners = alike.mutual(Side.TARGET, LIKE)
    for one, other in couples:
        about = {n for span in one.about for n in alike.at(Side.SOURCE, span)}
        told = {partners.get(n) for span in other.about for n in alike.at(Side.TARGET, span)} & about
        if told and not (one.name == FINISHED and _is_told_done(alike, partners, about, done, other.span)):
            yield TurnedPhase(one.name, other.name, one.span, other.span)
    planned = [cue for cue in cues(pair.target, STATES) if cue.has(PLANNED, f"{PLANNED}~", SOUGHT, f"{SOUGHT}~")]
    carriers = cues(pair.target, CARRIERS) if open_ones and done else ()
    for one in open_ones:
        to_come = [cue for cue in planned if one.name != ONGOING or cue.has(PLANNED, SOUGHT)]
        for deed in done:
            near = any(deed.first - AWAY <= cue.last and cue.first <= deed.verb + AWAY for cue in to_come)
            if not near and not _is_said(pair, one, deed, carriers, done) and _is_of(pair, alike, partners, one, deed):
                yield TurnedPhase(one.name, DONE, one.span, deed.span)
    for one in current:
        for deed in ahead:
            if _is_of(pair, alike, partners, one, deed, itself=True):
                yield TurnedPhase(ONGOING, PLANNED, one.span, deed.span)
    for one in finished:
        for deed in ahead:
            if _is_of(pair, alike, partners, one, deed):
                yield TurnedPhase(FINISHED, PLANNED, one.span, deed.span)


def _is_said(pair: PassagePair, phase: Phase, deed: Deed, carriers: Sequence[Cue], done: Sequence[Deed]) -> bool:
    """Whether a word near a deed of the report, in its clause, may say the phase that the original gives.

    Of what goes on, or is only considered, a word inside a verb that is done says nothing (has now been studied),
    unless the verb begins with it: was still moored.
    """
    inside = phase.name in (ONGOING, CONSIDERED)
    for cue in carriers:
        if phase.name not in (name.removesuffix("~") for name in cue.classes):
            continue
        if cue.last < deed.first - REACH or cue.first > deed.verb + REACH:
            continue
        within = [one for one in done if overlap(cue.span, one.span)] if inside else []
        if any(cue.first > one.first for one in within):
            continue
        ends = sorted((*cue.span, *deed.span))
        if not CLAUSE_END.search(pair.target.text, ends[1], ends[2]):
            return True
    return False


def _is_past(ours: Phases, theirs: Phases, pair: PassagePair) -> bool:
    """Whether the original tells of nothing to come, and no word of the report may say that a deed is finished."""
    to_come = {PLANNED, DECIDED} & ours.possible or PLANNED in moods(pair.source).possible
    return FINISHED not in theirs.possible and not to_come


def _is_present(pair: PassagePair) -> bool:
    """Whether the original tells of nothing to come, and no word of the report, its verbs that are ahead aside, may say
    that a deed goes on."""
    if any(mood.state == PLANNED for mood in moods(pair.source).said):
        return False
    going_on = [cue for cue in cues(pair.target, CARRIERS) if cue.has(ONGOING, f"{ONGOING}~")]
    ahead = [deed.span for deed in deeds(pair.target) if deed.state == PLANNED] if going_on else []
    return all(any(overlap(cue.span, span) for span in ahead) for cue in going_on)


def _akin(one: str, other: str) -> bool:
    return one in (other, COMPLETED) or (one, other) in AKIN or (other, one) in AKIN


def _is_told_done(
    alike: Likeness, partners: Mapping[int, int], about: set[int], done: list[Deed], carrier: Span
) -> bool:
    """Whether a verb of the report, the carrier aside, tells as done what words of the original are about."""
    verbs = (deed.span for deed in done if not carrier[0] < deed.span[1] <= carrier[1])
    return any(partners.get(n) in about for span in verbs for n in alike.at(Side.TARGET, span)[-1:])


def _is_of(
    pair: PassagePair, alike: Likeness, partners: Mapping[int, int], phase: Phase, deed: Deed, *, itself: bool = False
) -> bool:
    """Whether a verb of the report tells the deed of a phase of the original: itself, or with its object or subject.

    `itself`: whether the carrier may be the verb, too.
    """
    about = {n for span in phase.about if itself or span[0] > phase.span[0] for n in alike.at(Side.SOURCE, span)}
    return tells(pair, alike, partners, deed.span, about)
