"""Another cause or purpose behind the same kind of marker, told by what may render its words.

Families of words decide (`compare.passage.renderings`): nothing on the other
side may render a word of the one's cause, nothing here one of the other's, no two
of them are near in meaning, and the rest of both sides has its counterparts. So a
short cause (a strike, ill health) tells enough.

Where some words are near in meaning or have renderings elsewhere, but none
across, the two are likely another, though not surely. So they are where the
first words of both have no rendering, whatever stands behind them (sabotage at
the power stations in the south), or most words of both, though the two have one
in common, or all of them, however near in meaning some seem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

import numpy as np

from compare.languages import fold_word, load_language
from compare.passage.likeness import Likeness, likeness
from compare.passage.pair import PassagePair
from compare.passage.renderings import Bools, Renderings, renderings
from compare.passage.run import Run
from compare.records import Side, Span
from compare.text.clauses import CLAUSE_END
from compare.text.lexicon import Cue, cues
from compare.text.segment import Segment, overlap

OPENERS, CAUSES, PREFIXES = "clauses.openers", "clauses.causes", "clauses.purpose_prefixes"
PLAIN, INSIDE, TIME, NONE = "?", "+", "~", "-"
"""What a class of openers may end in: only before a plain word, part of its clause, of time, none."""
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
FIRST = 3
"""Words of content at the start of both together, at least, where these decide."""
MOST = 4
"""Words of both together, at least, where most decide."""

Rule = Literal["slot", "loose slot", "head slot", "most slot", "all slot"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A cause or a purpose: its kind, the words of its content by number, the local span with its marker."""

    kind: str
    words: tuple[int, ...]
    clause: tuple[int, ...]
    """All words of content to its end, those beyond the ones that are asked, too."""
    span: Span
    sure: bool
    """Whether a word of its own opens it: a letter before a noun may lead to many things."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A cause or purpose of the source, another of the target, and what tells that they are two, surest first."""

    source: Slot
    target: Slot
    rule: Rule


def replaced_slots(pair: PassagePair, run: Run) -> Replaced | None:
    """The causes or purposes of source and target of which nothing may render the one or the other, or None."""
    kinds = [_kinds(pair.on(side)) for side in Side]
    if kinds[0].isdisjoint(kinds[1]):
        return None
    words = likeness(pair, run)
    may = renderings(pair, words) if words is not None else None
    if words is None or may is None:
        return None
    may = _without_markers(pair, words, may)
    slots = [list(_slots(pair.on(side), side, words, may)) for side in Side]
    rendered = [np.asarray(may.seen_from(side).any(axis=1)) for side in Side]
    couples = [
        (one, other)
        for one in slots[0]
        for other in slots[1]
        if one.kind == other.kind
        and all(_rest_is_told(rendered[side], words.content[side], (one, other)[side].clause) for side in Side)
    ]
    for rule, differ in _RULES.items():
        for one, other in couples:
            if differ(may, words, one, other):
                return Replaced(one, other, rule)
    return None


def _without_markers(pair: PassagePair, words: Likeness, may: Renderings) -> Renderings:
    """The renderings without the words that open and close a marker: *put* it down to renders no *bad* weather."""
    kept = may.may.copy()
    for side in Side:
        here, spans = pair.on(side), words.rows[side].spans
        for _, cue in _markers(here):
            inside = any(name.endswith(INSIDE) for name in cue.classes)
            for n in () if inside else words.at(side, cue.span):
                if spans[n][0] == cue.start or spans[n][1] == cue.end:
                    (kept.T if side else kept)[n] = False
    return replace(may, may=kept)


def _kinds(here: Segment) -> set[str]:
    """The kinds of slots that a side may have."""
    written = {"purpose"} if load_language(here.language).endings(PREFIXES) else set()
    return {kind for kind, _ in _markers(here)} | written


def _markers(here: Segment) -> Iterator[tuple[str, Cue]]:
    openers, causes = cues(here, OPENERS), cues(here, CAUSES)
    denied = [opener for opener in openers if NONE in opener.classes]  # is due to meet
    for cue in openers:
        part = any(overlap(cue.span, cause.span) and cue.span != cause.span for cause in causes)
        plain = cue.classes[0].endswith(PLAIN)  # put down to
        if NONE not in cue.classes and not cue.classes[0].endswith(TIME) and not (part and plain):
            yield cue.classes[0].rstrip(PLAIN + INSIDE), cue
    for cue in causes:
        if "behind" in cue.classes and not any(overlap(cue.span, opener.span) for opener in denied):
            yield "cause", cue


def _slots(here: Segment, side: Side, words: Likeness, may: Renderings) -> Iterator[Slot]:
    spans = words.rows[side].spans
    content = [n for n in range(len(spans)) if words.content[side][n]]
    for kind, cue in _markers(here):
        if not _opens(here, cue, spans):
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
    clause = tuple(n for n in content if spans[n][0] >= first and spans[n][1] <= limit)
    if found := clause[:LONGEST]:
        yield Slot(kind, found, clause, (start, spans[found[-1]][1]), sure)


def _is_purpose(here: Segment, side: Side, word: int, spans: tuple[Span, ...], may: Renderings) -> bool:
    """Whether a preposition of purpose is written together with a noun (لتمويل): the stem is that of the rest.

    A determiner (لأحد) is no deed.
    """
    text, language = here.text[slice(*spans[word])], load_language(here.language)
    for lead in language.endings(PREFIXES):
        if fold_word(text.removeprefix(lead)) in language.words("parties.determiners"):
            return False
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
        if not telling[side] or len(lost) < LOST * len(slots[side]):
            return False
    return bool(words.values[np.ix_(*telling)].max() < NEAR)


def _heads_differ(may: Renderings, words: Likeness, one: Slot, other: Slot) -> bool:
    """Whether nothing may render the first words of either, nor are they near in meaning."""
    if not (one.sure and other.sure):
        return False
    slots = one.words, other.words
    heads, telling = [], []
    for side in Side:
        lost = may.lost(side, slots[side], slots[side.other])
        heads.append(list(takewhile(lost.__contains__, slots[side])))
        telling.append([n for n in heads[side] if may.telling[side][n]])
    if not all(telling) or sum(map(len, telling)) < FIRST or words.values[np.ix_(*heads)].max() >= NEAR:
        return False
    return not any(may.near(n, m, COMMON) for n in telling[0] for m in telling[1])


def _mostly_differ(may: Renderings, words: Likeness, one: Slot, other: Slot) -> bool:
    """Whether most words of either have no rendering, though they may have one in common."""
    slots = one.words, other.words
    telling = []
    for side in Side:
        lost = may.lost(side, slots[side], slots[side.other])
        telling.append([n for n in lost if may.telling[side][n]])
        if len(lost) < LOST * len(slots[side]):
            return False
    if not all(telling) or sum(map(len, telling)) < MOST:
        return False
    return bool(words.values[np.ix_(*telling)].max() < NEAR)


def _all_differ(may: Renderings, words: Likeness, one: Slot, other: Slot) -> bool:
    """Whether nothing may render any word of either, however near in meaning some of them seem."""
    slots = one.words, other.words
    lost = [may.lost(side, slots[side], slots[side.other]) for side in Side]
    telling = [n for side in Side for n in lost[side] if may.telling[side][n]]
    return len(telling) >= MOST and all(len(lost[side]) == len(slots[side]) for side in Side)


_RULES: dict[Rule, Callable[[Renderings, Likeness, Slot, Slot], bool]] = {
    "slot": _differ,
    "loose slot": _likely_differ,
    "head slot": _heads_differ,
    "most slot": _mostly_differ,
    "all slot": _all_differ,
}


def _rest_is_told(rendered: Bools, content: Bools, clause: Sequence[int]) -> bool:
    """Whether something may render enough of the words of content beyond a cause."""
    rest = content.copy()
    rest[list(clause)] = False
    count = int(rest.sum())
    return count > 0 and int((rendered & rest).sum()) >= MATCHED * count


def _opens(here: Segment, opener: Cue, spans: Sequence[Span]) -> bool:
    """Whether a word opens a clause here: those that only do before a plain word (to mend) may lead to a noun, too."""
    if not any(name.endswith(PLAIN) for name in opener.classes):
        return True
    following = next((span for span in spans if span[0] >= opener.end), None)
    written = here.text[slice(*following)] if following else ""
    return written.islower() and not load_language(here.language).is_function(fold_word(written))
