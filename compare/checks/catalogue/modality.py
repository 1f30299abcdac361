"""Modality: planned told as done, may as must, a condition left out, because told as although.

The states exclude each other in pairs (`EXCLUDED`). A finding needs a word of
the one state on this side, none that may express it anywhere on the other, and
there the other state: for what may, must or will be by its own auxiliary, for
what is done by the form of the very verb that this side's verb is told by
(compare/text/modality.py). Before them the phases of a deed are asked
(compare/passage/states/turned_phases.py). A condition speaks where nothing on the other side
may state one. Where none of these rules speaks, whole classes of words do that
stand on one side against all that the passages say (compare/passage/states/changed_classes.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks.base import Check
from compare.checks.messages import alone, changed, glossed, headed, meaning_of
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.polarity.limits import TurnedLimit, turned_limits
from compare.passage.states.changed_classes import ChangedClass, changed_classes, is_told_by_noun
from compare.passage.states.conditions import Lost, lost_conditions
from compare.passage.states.fulfilment import future_told_as_done, told_as_fact
from compare.passage.states.governed import SUPPOSED, turned_governors
from compare.passage.states.turned_phases import turned_phases
from compare.passage.states.turned_statements import turned_statement
from compare.passage.states.turned_tenses import turned_tenses
from compare.records import Finding, Side, Span
from compare.text.lexicon import Cue, phrase
from compare.text.modality import (
    BEGUN,
    CONDITIONS,
    DONE,
    PLANNED,
    REQUIRED,
    SOUGHT,
    Mood,
    Moods,
    conditions,
    moods,
    says,
)
from compare.text.segment import Segment, overlap

CHECK = "modality"
POSSIBLE = "possible"
EXCLUDED = {
    (POSSIBLE, PLANNED),
    (POSSIBLE, "required"),
    ("allowed", "required"),
    ("free", "duty"),
    ("duty", "free"),
    ("duty", "exempt"),
    ("forbidden", "exempt"),
    ("duty", "advised"),
    ("forbidden", "advised"),
    ("advised", "duty"),
    ("required", "allowed"),
    (PLANNED, POSSIBLE),
}
"""A state of the original, and one of the report that changes it."""
OUTRIGHT = {("allowed", "required"), (POSSIBLE, PLANNED)}
"""Those that only an outright word for the second state in the original explains."""
AMOUNTS = {"more", "less"}
"""Classes of words that another check tells of (`opposite`)."""
LIMITS = ("condition", "regardless", "unless", "unreal")
"""Limits that are conditions; other checks tell of the others."""
FACTS = (PLANNED, SOUGHT, BEGUN, REQUIRED)
"""States that a report may tell as done."""


class ModalityCheck(Check):
    """Time, permission, duty, condition."""

    id = CHECK
    lists = ("modality.states",)
    found_as = ("certainty",)
    instead_of = ("certainty",)

    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """Conditions of one side only, and the first of the states that exclude each other; or classes of words."""
        found = [_condition(pair, lost) for lost in lost_conditions(pair, run)]
        rules = (_phase, _changed, _governed, _stated, _retold)
        found += next(filter(None, ([*told(pair, run)][:1] for told in rules)), [])
        found += [_limit(pair, one) for one in turned_limits(pair) if one.lost in LIMITS][:1]
        if any(finding.confidence == "hard" for finding in found):
            yield from found
            return
        classes = [one for one in changed_classes(pair) if not AMOUNTS & {one.lost, one.gained}]
        told_apart = (one for one in classes if not _is_reason(pair, run, one))
        yield from [_class(pair, one) for one in told_apart][:1] or found


def _changed(pair: PassagePair, run: Run) -> Iterator[Finding]:
    source, target = moods(pair.source), moods(pair.target)
    for mood in source.said:
        for other in target.said:
            if (mood.state, other.state) not in EXCLUDED:
                continue
            if not _alone(mood, target) and not (mood.state == POSSIBLE and _is_only_conditional(pair)):
                continue
            outright = (mood.state, other.state) in OUTRIGHT
            if _alone(other, source) or (outright and not _says(source, other.state)):
                yield _finding(pair, mood.state, mood.span, other.state, _with_verb(other), "state")
                return
    for mood in source.said:
        answered = not _alone(mood, target) or bool(target.said)
        if mood.state not in FACTS or (mood.state == REQUIRED and answered):
            continue
        if told := told_as_fact(pair, run, mood, answered=answered):
            state, span = told
            yield _finding(pair, mood.state, mood.span, state, span, "fact")
            return
    if done := future_told_as_done(pair, run):
        yield _finding(pair, PLANNED, done[0], DONE, done[1], "future")


def _alone(mood: Mood, there: Moods) -> bool:
    """Can no word of the other side express the state?"""
    return mood.state not in there.possible


def _is_only_conditional(pair: PassagePair) -> bool:
    """Whether all that may say "possible" in the report is the word for a condition that the original states, too."""
    shared = conditions(pair.target).stated if conditions(pair.source).stated else ()
    return all(any(overlap(span, cue.span) for cue in shared) for span in says(pair.target, POSSIBLE))


def _with_verb(mood: Mood) -> Span:
    return mood.span[0], next((end for _, end in mood.following if end > mood.span[1]), mood.span[1])


def _says(there: Moods, state: str) -> bool:
    return any(mood.state == state for mood in there.said)


def _finding(pair: PassagePair, state: str, source: Span, other: str, target: Span, rule: str) -> Finding:
    written, told = pair.source.text[slice(*source)], pair.target.text[slice(*target)]
    one, two = glossed(written, pair.source.language), glossed(told, pair.target.language)
    said = changed(f"{state}, {one}", f"{other}, {two}")
    spans = pair.spans_on(Side.SOURCE, source, target)
    return Finding("reworded", CHECK, "major", "hard", said, *spans, rule=rule)


def _phase(pair: PassagePair, run: Run) -> Iterator[Finding]:
    for one in turned_phases(pair, run):
        yield _finding(pair, one.lost, one.source, one.gained, one.target, "phase")


def _governed(pair: PassagePair, run: Run) -> Iterator[Finding]:
    for one in turned_governors(pair, run):
        would = one.gained.state == SUPPOSED
        gained = PLANNED if would else one.gained.state
        yield _finding(pair, one.lost.state, one.lost.span, gained, one.gained.span, "would" if would else "governed")


def _retold(pair: PassagePair, run: Run) -> Iterator[Finding]:
    for one in turned_tenses(pair, run):
        yield _finding(pair, DONE if one.state == PLANNED else PLANNED, one.source, one.state, one.target, "tense")


def _stated(pair: PassagePair, run: Run) -> Iterator[Finding]:
    if one := turned_statement(pair, run):
        yield _finding(pair, one.lost, one.source, one.gained, one.target, "statement")


def _limit(pair: PassagePair, one: TurnedLimit) -> Finding:
    source = glossed(pair.source.text[slice(*one.source)], pair.source.language)
    if one.target is None:
        said = alone(Side.SOURCE, one.lost, source, "none")
    else:
        target = glossed(pair.target.text[slice(*one.target)], pair.target.language)
        said = changed(f"{one.lost}, {source}", f"{one.gained}, {target}")
    return Finding(
        "reworded", CHECK, "major", "hard", said, *pair.spans_on(Side.SOURCE, one.source, one.target), rule="limit"
    )


def _is_reason(pair: PassagePair, run: Run, one: ChangedClass) -> bool:
    """Whether a cause that only the report marks is a noun behind a preposition in the original."""
    if one.lost or one.gained != "cause" or one.target is None:
        return False
    return is_told_by_noun(pair, run, one.target)


def _class(pair: PassagePair, one: ChangedClass) -> Finding:
    source, target = (
        glossed(side.text[slice(*span)], side.language) if span else ""
        for side, span in ((pair.source, one.source), (pair.target, one.target))
    )
    if one.source and one.target:
        said = changed(f"{one.lost}, {source}", f"{one.gained}, {target}")
        spans = pair.spans_on(Side.SOURCE, one.source, one.target)
    elif one.source:
        said, spans = alone(Side.SOURCE, one.lost, source, "none"), pair.spans_on(Side.SOURCE, one.source)
    else:
        said = alone(Side.TARGET, one.gained, target, "none")
        spans = pair.spans_on(Side.TARGET, one.target) if one.target else ((), ())
    rule = "class" if one.lost and one.gained else "class alone"
    return Finding("reworded", CHECK, "major", "hard", said, *spans, rule=rule)


def _conditional(stated: Cue, cue: Cue, side: Segment) -> str:
    return headed(meaning_of(stated, side, CONDITIONS), cue.text, side.language, side.text[stated.end : cue.end])


def _condition(pair: PassagePair, lost: Lost) -> Finding:
    segment = pair.on(lost.side)
    cue = phrase(segment, lost.stated, words=3)
    said = alone(lost.side, "condition", _conditional(lost.stated, cue, segment), "none")
    spans = pair.spans_on(lost.side, cue.span, lost.claim)
    return Finding("reworded", CHECK, "major", "hard" if lost.sure else "soft", said, *spans, rule="condition")
