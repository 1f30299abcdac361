"""Another cause or purpose by the same kind of marker: neither its words nor those of the other have a counterpart.

A clause that a word of cause or purpose opens answers the one of the same kind on
the other side. Whether the two say different things is weighed by what may render
their words (`compare.passage.roles.told_otherwise`), of all couples of them: the least
likely to say the same is told. A clause may end as it did in the original (*to pay for my wedding in
Baghdad*), so the words next to the marker are asked by themselves, too. A cause that the original gives in so many
words may stand in the report without any such word (*a fuel shortage shut the plant*): then the strongest run of
words without counterpart is asked in its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Literal, NamedTuple

import numpy as np

from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.lost_runs import MIDDLE, strongest
from compare.passage.evidence.lost_words import Doubles
from compare.passage.evidence.renderings import Renderings, renderings
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.roles.slots import INSIDE, LONGEST, Slot, kinds, markers, slots
from compare.passage.roles.told_otherwise import figures
from compare.records import Side

HEAD = 3
"""Words of content of a clause that are asked by themselves."""
RENDERED = 0.6
"""Share of the words of either that a word of the other may render, beyond which they are the same."""
COUPLES = 60
"""Couples of a passage that are looked at: a sentence of law has many clauses."""
WEIGHTS = np.array([-4.49, 0.18, 2.61, 1.21, -0.18, 0.93, -1.06, 0.21, -3.54, 1.02])
"""Of `compare.passage.roles.told_otherwise.FIGURES`, of one that no word of the report opens, and of one that a word of
its own opens in the original (a letter before a noun may lead to many things)."""
LIKELY, POSSIBLE = 0.5, 0.2
"""Log odds from which on it is told: surely, and at all."""

Rule = Literal["slot", "faint slot", "slot before", "lone slot"]


class Replaced(NamedTuple):
    """A cause or purpose of the source, another of the target, and how surely they are two."""

    source: Slot
    target: Slot
    rule: Rule


def replaced_slots(pair: PassagePair, run: Run) -> Replaced | None:
    """The cause or purpose of source and target that most likely say two things, or None."""
    best: tuple[float, Slot, Slot] | None = None
    for one, other, known in judged_slots(pair, run):
        odds = float(known @ WEIGHTS)
        if odds >= max(POSSIBLE, best[0] if best else POSSIBLE):
            best = odds, one, other
    if best is None:
        return None
    odds, one, other = best
    return Replaced(one, other, _rule(odds, one, other))


def _rule(odds: float, one: Slot, other: Slot) -> Rule:
    if not other.kind:
        return "lone slot"
    if one.before or other.before:  # where it begins is a guess
        return "slot before"
    return "slot" if odds >= LIKELY else "faint slot"


def judged_slots(pair: PassagePair, run: Run) -> Iterator[tuple[Slot, Slot, Doubles]]:
    """Causes and purposes of source and target that answer one another, with what is known of them.

    One of the report that no word opens has no kind.
    """
    if kinds(pair.source).isdisjoint(kinds(pair.target)) and not any(markers(pair.source)):
        return
    words = likeness(pair, run)
    may = renderings(pair, words) if words is not None else None
    odds = run.unmatched_runs.word_odds(pair.index) if run.unmatched_runs else None
    if words is None or may is None or odds is None:
        return
    may = _without_markers(pair, words, may)
    found = [list(slots(pair.on(side), side, words, may)) for side in Side]
    couples = [(one, other) for one in found[0] for other in found[1] if one.answers(other)]
    told = {slot.kind for slot in found[1]}
    lone = [one for one in found[0] if one.sure and one.kind not in told]
    run_there = _strongest(words, odds[Side.TARGET]) if lone else None
    if run_there is not None:
        couples += [(one, run_there) for one in lone]
    for one, other in islice(couples, COUPLES):
        for asked in _stretches(one, other):
            if not _may_differ(may, *asked):
                continue
            known = figures(words, may, odds, asked)
            yield one, other, np.append(known, (float(not other.kind), float(one.sure)))


def _may_differ(may: Renderings, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether few enough words of either have a rendering in the other."""
    shared = may.may[np.ix_(one, other)]
    return bool(max(shared.any(axis=1).mean(), shared.any(axis=0).mean()) <= RENDERED)


def _stretches(one: Slot, other: Slot) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    yield one.words, other.words
    if max(len(one.words), len(other.words)) > HEAD:
        yield _head(one), _head(other)


def _head(slot: Slot) -> tuple[int, ...]:
    return slot.words[-HEAD:] if slot.before else slot.words[:HEAD]


def _strongest(words: Likeness, odds: Doubles) -> Slot | None:
    """The words of content of the report's strongest run without counterpart, in the place of a clause."""
    _, first, last = strongest(odds + MIDDLE)
    content = [n for n in range(first, last) if words.content[Side.TARGET][n]][:LONGEST]
    if not content:
        return None
    spans = words.rows[Side.TARGET].spans
    return Slot("", tuple(content), (spans[content[0]][0], spans[content[-1]][1]), False)


def _without_markers(pair: PassagePair, words: Likeness, may: Renderings) -> Renderings:
    """The renderings without the words that open and close a marker: *put* it down to renders no *bad* weather."""
    kept = may.may.copy()
    for side in Side:
        here, spans = pair.on(side), words.rows[side].spans
        for _, cue in markers(here):
            inside = any(name.endswith(INSIDE) for name in cue.classes)
            for n in () if inside else words.at(side, cue.span):
                if spans[n][0] == cue.start or spans[n][1] == cue.end:
                    (kept.T if side else kept)[n] = False
    return replace(may, may=kept)
