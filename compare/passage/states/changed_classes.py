"""A closed class of words told for another: may for must, because for although, less for more.

Which words of a class stand on either side is a list's to say
(`compare.text.closed_classes`); that the other side should or should not have
any is judged from all words of the passage (`compare.passage.evidence.expectations`).
Witnesses against a class that the source alone has: nothing in the report
leads one to expect it, and all of the source would lead one to expect it in the
report; against one that the report alone has, the same the other way round. The log odds
add up. Where a class has given way to one that excludes it, both are asked, and
little is enough; a class that is only lost or only gained must be out of
place by far.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from compare.passage.evidence.expectations import embedded_expectations
from compare.passage.pair import PassagePair
from compare.passage.polarity.limits import PATH as LIMITS
from compare.records import Side, Span
from compare.text.closed_classes import ClosedClasses, closed_classes
from compare.text.lexicon import cues
from compare.text.modality import DONE, PLANNED, SOUGHT, all_done
from compare.text.segment import Segment, overlap

LEAST = {
    ("possible", "required"): 2.5,
    ("required", "possible"): 2.5,
    ("more", "less"): 1.5,
    ("less", "more"): 1.5,
    ("concession", "cause"): 2.0,
    ("cause", "concession"): 2.0,
    ("condition", "concession"): 2.5,
    ("concession", "condition"): 5.0,
    ("condition", "cause"): 4.0,
    (PLANNED, DONE): 5.5,
    (SOUGHT, DONE): 6.7,
    ("condition", ""): 5.5,
    ("concession", ""): 6.0,
    ("less", ""): 4.8,
    ("", "cause"): 5.0,
    ("", "concession"): 3.0,
    ("", "less"): 6.0,
}
"""Classes that the source alone and the report alone has, and the log odds from which on that is a change.

Without a class of one side, or of the verbs alone (`DONE`), fewer witnesses speak."""


class ChangedClass(NamedTuple):
    """What the source has and what the report has in its place ("": nothing), where, and the log odds against it."""

    lost: str
    gained: str
    source: Span | None
    target: Span | None
    odds: float


@lru_cache(maxsize=2)
def changed_classes(pair: PassagePair) -> tuple[ChangedClass, ...]:
    """The classes of a passage that are told for another, lost or gained; the surest first, each class once."""
    found = sorted(
        _changed(pair), key=lambda one: (not (one.lost and one.gained), LEAST[one.lost, one.gained] - one.odds)
    )
    used: set[str] = set()
    kept = []
    for one in found:
        names = {f"-{one.lost}" if one.lost else "", f"+{one.gained}" if one.gained else ""} - {""}
        if used.isdisjoint(names):
            used |= names
            kept.append(one)
    return tuple(kept)


def _changed(pair: PassagePair) -> Iterator[ChangedClass]:
    expectations = embedded_expectations(pair.source.language, pair.target.language)
    if expectations is None or not pair.linked:
        return
    source, target = closed_classes(pair.source), closed_classes(pair.target)
    lost, gained = _alone(source, target), _alone(target, source)
    changes = [
        (one, other, least)
        for (one, other), least in LEAST.items()
        if (not one or one in lost) and (not other or other == DONE or other in gained)
    ]
    if not changes:
        return
    told = expectations.log_odds(Side.SOURCE, pair.source), expectations.log_odds(Side.TARGET, pair.target)
    for one, other, least in changes:
        if other == "concession" and not one and not _takes_off(pair.target, gained[other]):
            continue
        odds = told[Side.SOURCE][one] - told[Side.TARGET][one] if one else 0.0
        if other and other != DONE:
            odds += told[Side.TARGET][other] - told[Side.SOURCE][other]
        if odds < least:
            continue
        facts = all_done(pair.target) if other == DONE else []
        if other == DONE and not facts:
            continue
        there = facts[0] if facts else gained[other] if other else None
        yield ChangedClass(one, other, lost[one] if one else None, there, odds)


def _takes_off(side: Segment, span: Span) -> bool:
    """Whether a concession takes a condition off (even if, whether or not); although is often only style."""
    return any(cue.has("regardless") and overlap(cue.span, span) for cue in cues(side, LIMITS))


def _alone(here: ClosedClasses, there: ClosedClasses) -> dict[str, Span]:
    """The classes that one side has outright and the other has nothing for, with the first words for each."""
    return {name: spans[0] for name, spans in here.told.items() if name not in there.near}
