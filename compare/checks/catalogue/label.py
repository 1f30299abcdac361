"""Labels: words that take a side, on one side only (terrorists for gunmen, martyrs for dead, the regime).

A label of one side is explained by any word of its name on the other side,
also by one that only may carry the judgement (`support`: نظام is a system, an
order and a regime), so that what remains was put in (major) or
taken out (minor: many newsrooms do so by rule).

What has several names, each of which takes a stand (`called`: prisoners and
hostages, the Persian and the Arabian Gulf, civilians and fighters), is compared
name by name: `thing/name` on one side against another name of the thing on the
other is major.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.checks.base import Check
from compare.checks.messages import alone, changed, listed
from compare.passage.evidence.likeness import likeness
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.records import Finding, Severity, Side, Span
from compare.text.lexicon import Cue, cues, first_of_each, unhidden
from compare.text.segment import Segment

CHECK = "label"
_TERMS, _ADJECTIVES, _SUPPORT = "label.terms", "label.adjectives", "label.support"
_CALLED = "label.called"


class LabelCheck(Check):
    """Loaded terms on one side only."""

    id = CHECK
    lists = (_TERMS,)
    found_as = ("name",)

    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """Loaded terms and judging adjectives that only one side has."""
        renamed = list(_renamed(pair))
        for (name, one), (another, other) in renamed:
            message = changed(_called(one, name, pair.source), _called(other, another, pair.target))
            spans = pair.spans_on(Side.SOURCE, one.span, other.span)
            yield Finding("reworded", CHECK, "major", "hard", message, *spans)
        renamed_spans = [one.span for (_, one), _ in renamed], [other.span for _, (_, other) in renamed]
        for table in (_TERMS, _ADJECTIVES):
            for side, here, there in pair.both_ways():
                severity: Severity = "major" if side is Side.TARGET else "minor"
                for cue in _only(here, there, table):
                    if not (_within(cue, renamed_spans[side]) or _is_rendered(cue, pair, run, side)):
                        label = listed(cue.text, here.language, table, cue.classes, cue.classes[0])
                        message = alone(side, "loaded word", label)
                        spans = pair.spans_on(side, cue.span)
                        yield Finding(side.alone, CHECK, severity, "hard", message, *spans)


def _is_rendered(cue: Cue, pair: PassagePair, run: Run, side: Side) -> bool:
    """Whether a word of the other side may be rendered by a word that has other senses, too: to occupy a stall."""
    alike = likeness(pair, run) if cue.first == cue.last else None
    return alike is not None and bool(alike.related_from(side)[alike.at(side, cue.span)].any())


def _called(cue: Cue, name: str, side: Segment) -> str:
    classes = [called for called in cue.classes if called.partition("/")[2] == name]
    return listed(cue.text, side.language, _CALLED, classes, name)


def _renamed(pair: PassagePair) -> Iterator[tuple[tuple[str, Cue], tuple[str, Cue]]]:
    """What the two sides call by different names: the first name of either side, and where it stands."""
    source, target = _names(pair.source), _names(pair.target)
    for thing in [thing for thing in source if thing in target]:
        if source[thing].keys().isdisjoint(target[thing]):
            yield next(iter(source[thing].items())), next(iter(target[thing].items()))


def _within(cue: Cue, spans: Sequence[Span]) -> bool:
    """Whether a label is (part of) a name that is reported already: apartheid in apartheid wall."""
    return any(cue.start < end and start < cue.end for start, end in spans)


def _names(side: Segment) -> dict[str, dict[str, Cue]]:
    """The names a side has for each thing, with where it says them first."""
    found: dict[str, dict[str, Cue]] = {}
    for cue in cues(side, _CALLED):
        for name in cue.classes:
            thing, _, called = name.partition("/")
            if called:
                found.setdefault(thing, {}).setdefault(called, cue)
    return found


def _only(side: Segment, other: Segment, table: str) -> list[Cue]:
    """The labels of a side that nothing on the other side explains, one of each name."""
    found = unhidden(side, table, "label.plain")
    explaining = (_TERMS, _ADJECTIVES, _SUPPORT) if found else ()
    known = {name for path in explaining for cue in cues(other, path) for name in cue.classes}
    return first_of_each(cue for cue in found if not known.intersection(cue.classes))
