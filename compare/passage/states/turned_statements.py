"""What the original states of the past, or as going on, and the report as still ahead, done or still going on.

Both texts state something first, and the verb of each says when (`compare.text.statements`). Where the two times
exclude each other and the words around the one verb are told by words around the other, one thing is told at another
time: no verb needs a counterpart of its own.
"""

from __future__ import annotations

from typing import NamedTuple

from compare.languages import load_language
from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.states.deed_words import is_said
from compare.records import Side, Span
from compare.text.clauses import clauses
from compare.text.deeds import deeds
from compare.text.lexicon import cues
from compare.text.modality import DONE, PLANNED, REQUIRED, SOUGHT, STATES
from compare.text.phases import CARRIERS
from compare.text.segment import overlap
from compare.text.statements import AHEAD, FORMER, NOW, ONGOING, OPENINGS, PAST, Statement, statement, tells_past

TURNED = {
    PAST: (AHEAD, ONGOING),
    FORMER: (NOW,),
    NOW: (AHEAD,),
    ONGOING: (DONE, PAST),
    AHEAD: (DONE, PAST, NOW),
    DONE: (AHEAD,),
}
"""A time of the original, and those of the report that change it."""
PRESENT = "present"
ANSWERS = {
    NOW: (CARRIERS, "ongoing"),
    ONGOING: (CARRIERS, "ongoing"),
    AHEAD: (STATES, PLANNED),
}
"""Where the words are listed that may say a time of the original in the report, and their class."""
NAMES = {AHEAD: PLANNED, NOW: ONGOING}
"""What the reader is told for a time, where it has another name in other findings."""
LIKE = 0.25
"""Likeness of two words that are each the likest of the other."""
LEAST = 2
"""Words around the verb of the report that words around that of the original tell."""


class TurnedStatement(NamedTuple):
    """The times in the original and in the report, and where they are told (local spans)."""

    lost: str
    gained: str
    source: Span
    target: Span


def turned_statement(pair: PassagePair, run: Run) -> TurnedStatement | None:
    """The first statement of the original, if the report tells it at another time."""
    ours = statement(pair.source)
    if ours is None:
        return None
    theirs = statement(pair.target)
    turned = (
        [(one, other) for one in ours.times for other in theirs.times if other in TURNED.get(one, ())] if theirs else []
    )
    if theirs is None or not turned:
        return _as_present(pair, run, ours) if PAST in ours.times and not tells_past(pair.target) else None
    lost, gained = min(turned)
    known = ours.times & theirs.times or (lost == PAST and _is_open(pair, ours)) or _is_answered(pair, lost, theirs)
    alike = None if known else likeness(pair, run)
    if alike is None or not _is_same(pair, alike, ours, theirs):
        return None
    verbs = [deed.span for deed in deeds(pair.target) if overlap(deed.span, theirs.span)]
    target = min(verbs) if gained == AHEAD and verbs else theirs.span
    return TurnedStatement(NAMES.get(lost, lost), NAMES.get(gained, gained), ours.span, target)


def _as_present(pair: PassagePair, run: Run, ours: Statement) -> TurnedStatement | None:
    """What was (كان), told without any word of the past: the report marks its first word that tells of it."""
    alike = likeness(pair, run)
    if alike is None or _is_open(pair, ours):
        return None
    partners = alike.mutual(Side.SOURCE, LIKE)
    told = [partners[n] for n in alike.at(Side.SOURCE, _span(pair, Side.SOURCE, ours)) if n in partners]
    if len(told) < LEAST:
        return None
    return TurnedStatement(PAST, PRESENT, ours.span, alike.rows[Side.TARGET].spans[told[0]])


def _is_open(pair: PassagePair, ours: Statement) -> bool:
    """Whether a word of the original's statement says that a thing was to come, asked for, or still going on."""
    names = [f"{state}{near}" for state in (PLANNED, SOUGHT) for near in ("", "~")] + [REQUIRED]
    inside = _span(pair, Side.SOURCE, ours)
    going_on = any(cue.has(NOW) and overlap(cue.span, inside) for cue in cues(pair.source, OPENINGS))
    return going_on or any(cue.has(*names) and overlap(cue.span, inside) for cue in cues(pair.source, STATES))


def _is_answered(pair: PassagePair, lost: str, theirs: Statement) -> bool:
    """Whether another word of the report's statement may say the time of the original."""
    path, name = ANSWERS.get(lost, ("", ""))
    inside = _span(pair, Side.TARGET, theirs)
    return bool(path) and any(
        cue.has(name, f"{name}~") and overlap(cue.span, inside)
        for cue in cues(pair.target, path)
        if lost != AHEAD or not overlap(cue.span, theirs.span)
    )


def _is_same(pair: PassagePair, alike: Likeness, ours: Statement, theirs: Statement) -> bool:
    """Whether most words of the report's statement are told by words of the original's; what is said, itself."""
    partners = alike.mutual(Side.TARGET, LIKE)
    inside = set(alike.at(Side.SOURCE, _span(pair, Side.SOURCE, ours)))
    told = [partners[n] in inside for n in alike.at(Side.TARGET, _span(pair, Side.TARGET, theirs)) if n in partners]
    if DONE in theirs.times and is_said(pair, theirs.span):
        verb = alike.at(Side.SOURCE, ours.span)
        if not any(partners.get(n) in verb for n in alike.at(Side.TARGET, theirs.span)):
            return False
    return sum(told) >= LEAST and 2 * sum(told) > len(told)


def _span(pair: PassagePair, side: Side, one: Statement) -> Span:
    """The words of a statement, from the first to the last."""
    read = clauses(pair.on(side).text, load_language(pair.on(side).language))
    return read.spans[one.places[0]][0], read.spans[one.places[-1]][1]
