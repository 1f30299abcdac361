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

from compare.languages import load_language
from compare.passage.evidence.expectations import embedded_expectations
from compare.passage.evidence.likeness import likeness
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.polarity.limits import PATH as LIMITS
from compare.records import Side, Span
from compare.text.clauses import CLAUSE_END
from compare.text.closed_classes import ClosedClasses, closed_classes
from compare.text.lexicon import cues
from compare.text.modality import DONE, PLANNED, SOUGHT, all_done
from compare.text.segment import Segment, overlap
from compare.text.statements import is_imperfect

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

LIKE = 0.25
"""Likeness from which on a word of a cause is the counterpart of another."""
REASON = 3
"""Words of a cause that is told by a noun behind a preposition."""
_NOUN = 3
"""Letters of such a noun, at least."""


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


def is_told_by_noun(pair: PassagePair, run: Run, cause: Span) -> bool:
    """Whether the original gives the cause at `cause` of the report by a noun behind a preposition (لغياب أحد الشهود).

    That preposition leads to purposes and receivers as often, so it says a cause only where a word behind it is the
    counterpart of one in the clause of the report's cause.
    """
    language = load_language(pair.source.language)
    prefixes = tuple(language.words("clauses.purpose_prefixes"))
    words = language.analyse(pair.source.text).words
    led = [
        n
        for n, word in enumerate(words)
        if len(word.text) > _NOUN and word.text.startswith(prefixes) and not is_imperfect(language, word.text[1:])
    ]
    alike = likeness(pair, run) if prefixes and led else None
    if alike is None:
        return False
    end = CLAUSE_END.search(pair.target.text, cause[1])
    clause = set(alike.at(Side.TARGET, (cause[1], end.start() if end else len(pair.target.text))))
    return any(
        alike.counterpart(Side.SOURCE, place, LIKE) in clause
        for n in led
        for place in alike.at(Side.SOURCE, (words[n].start, words[min(n + REASON, len(words)) - 1].end))
    )


def _alone(here: ClosedClasses, there: ClosedClasses) -> dict[str, Span]:
    """The classes that one side has outright and the other has nothing for, with the first words for each."""
    return {name: spans[0] for name, spans in here.told.items() if name not in there.near}
