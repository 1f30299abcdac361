"""Another cause or purpose behind the same kind of marker, told by what may render its words.

`compare.passage.replaced_clauses` weighs how strange two clauses are to one
another by vectors. Here families of words decide (`compare.passage.renderings`):
nothing on the other side may render a word of the one's cause, nothing here one
of the other's, no two of them are near in meaning, and the rest of both sides
has its counterparts. So a short cause (a strike, ill health) tells enough.

Where some words are near in meaning or have renderings elsewhere, but none
across, the two are likely another, though not surely.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from compare.languages import load_language
from compare.passage.likeness import Likeness, likeness
from compare.passage.pair import PassagePair
from compare.passage.renderings import Renderings, renderings
from compare.passage.replaced_clauses import INSIDE, NONE, OPENERS, PLAIN, TIME, opens
from compare.passage.run import Run
from compare.records import Side, Span
from compare.text.clauses import CLAUSE_END
from compare.text.lexicon import Cue, cues
from compare.text.segment import Segment

CAUSES, PREFIXES = "clauses.causes", "clauses.purpose_prefixes"
LONGEST = 4
"""Words of content of a cause that are asked."""
FEWEST = 2
"""Words of both together, at least, whose renderings are known."""
SPARE = 1
"""Words of a cause that may have a rendering, or none that is known, where words of their own open both."""
MATCHED = 0.5
"""Share of the other words of either side that something may render, at least: or all of it is told freely."""
COMMON = 20
"""Families of a word from which on it is near to too many."""
NEAR = 0.2
"""Likeness from which on two words may say the same."""
LOST = 0.6
"""Share of the words of either cause that nothing may render, at least."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A cause or a purpose: its kind, the words of its content by number, the local span with its marker."""

    kind: str
    words: tuple[int, ...]
    span: Span
    sure: bool
    """Whether a word of its own opens it: a letter before a noun may lead to many things."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A cause or purpose of the source, another of the target, and whether nothing speaks for the two being one."""

    source: Slot
    target: Slot
    sure: bool


def replaced_slots(pair: PassagePair, run: Run) -> Replaced | None:
    """The causes or purposes of source and target of which nothing may render the one or the other, or None."""
    kinds = [_kinds(pair.on(side)) for side in Side]
    if kinds[0].isdisjoint(kinds[1]):
        return None
    words = likeness(pair, run)
    may = renderings(pair, words) if words is not None else None
    if words is None or may is None:
        return None
    slots = [list(_slots(pair.on(side), side, words, may)) for side in Side]
    couples = [(one, other) for one in slots[0] for other in slots[1] if one.kind == other.kind]
    for differ, sure in ((_differ, True), (_likely_differ, False)):
        for one, other in couples:
            if differ(may, words, one, other):
                return Replaced(one, other, sure)
    return None


def _kinds(here: Segment) -> set[str]:
    """The kinds of slots that a side may have."""
    written = {"purpose"} if load_language(here.language).endings(PREFIXES) else set()
    return {kind for kind, _ in _markers(here)} | written


def _markers(here: Segment) -> Iterator[tuple[str, Cue]]:
    for cue in cues(here, OPENERS):
        if NONE not in cue.classes and not cue.classes[0].endswith(TIME):
            yield cue.classes[0].rstrip(PLAIN + INSIDE), cue
    for cue in cues(here, CAUSES):
        if "behind" in cue.classes:
            yield "cause", cue


def _slots(here: Segment, side: Side, words: Likeness, may: Renderings) -> Iterator[Slot]:
    spans = words.rows[side].spans
    content = [n for n in range(len(spans)) if words.content[side][n]]
    for kind, cue in _markers(here):
        if not opens(here, cue, spans):
            continue
        inside = any(name.endswith(INSIDE) for name in cue.classes)
        yield from _slot(here, kind, cue.start if inside else cue.end, cue.start, spans, content, not inside)
    for n in content:
        if _is_purpose(here, side, n, spans, may):
            yield from _slot(here, "purpose", spans[n][0], spans[n][0], spans, content, False)


def _slot(
    here: Segment, kind: str, first: int, start: int, spans: tuple[Span, ...], content: list[int], sure: bool
) -> Iterator[Slot]:
    end = CLAUSE_END.search(here.text, first)
    limit = end.start() if end else len(here.text)
    found = [n for n in content if spans[n][0] >= first and spans[n][1] <= limit][:LONGEST]
    if found:
        yield Slot(kind, tuple(found), (start, spans[found[-1]][1]), sure)


def _is_purpose(here: Segment, side: Side, word: int, spans: tuple[Span, ...], may: Renderings) -> bool:
    """Whether a preposition of purpose is written together with a noun (لتمويل): the stem is that of the rest."""
    text = here.text[slice(*spans[word])]
    for lead in load_language(here.language).endings(PREFIXES):
        if text.startswith(lead) and len(text) > len(lead) + 2:
            number = int(may.numbers[side][word])
            return number >= 0 and may.families.number(int(side), text.removeprefix(lead)) == number
    return False


def _differ(may: Renderings, words: Likeness, one: Slot, other: Slot) -> bool:
    slots = one.words, other.words
    spare = SPARE if one.sure and other.sure else 0
    told = 0
    for side in Side:
        lost = may.lost(side, slots[side], slots[side.other])
        known = [n for n in slots[side] if may.numbers[side][n] >= 0]
        telling = [n for n in lost if may.telling[side][n]]
        least = max(1, len(slots[side]) - spare)
        if len(lost) < least or len(known) < least or not telling:
            return False
        told += len(telling)
        if not _rest_is_told(may, words, side, slots[side]):
            return False
    if told < FEWEST:
        return False
    clear = [[n for n in slots[side] if may.telling[side][n]] for side in Side]
    if any(words.values[n, m] >= NEAR for n in slots[0] for m in slots[1]):
        return False
    return not any(may.near(n, m, COMMON) for n in clear[0] for m in clear[1])


def _likely_differ(may: Renderings, words: Likeness, one: Slot, other: Slot) -> bool:
    """Whether no word of the one may render one of the other, and most words of either have no rendering at all."""
    slots = one.words, other.words
    if may.may[np.ix_(*slots)].any():
        return False
    telling = []
    for side in Side:
        lost = may.lost(side, slots[side], slots[side.other])
        telling.append([n for n in lost if may.telling[side][n]])
        if not telling[side] or len(lost) < LOST * len(slots[side]) or not _rest_is_told(may, words, side, slots[side]):
            return False
    return bool(words.values[np.ix_(*telling)].max() < NEAR)


def _rest_is_told(may: Renderings, words: Likeness, side: Side, slot: Sequence[int]) -> bool:
    """Whether enough of the words beyond a cause have counterparts."""
    rest = [n for n in range(len(words.content[side])) if words.content[side][n] and n not in slot]
    matched = sum(bool(may.seen_from(side)[n].any()) for n in rest)
    return bool(rest) and matched >= MATCHED * len(rest)
