"""How much of the same thing each side speaks of: all goods against part of the goods.

Two words of amount anywhere in a passage prove little. Here each is read with
the noun that it governs, the first content word behind it, and the two are held
against each other where these nouns are sure counterparts (`compare.passage.evidence.likeness`).

Where the nouns have no counterpart in a free translation, the amounts of a side
that the other has no amount next to are held against each other as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from compare.passage.evidence.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.records import Side
from compare.text.lexicon import Cue, cues, first_of_each
from compare.text.numbers.counted import numbers_of
from compare.text.segment import REMEMBERED, Segment, overlap

TABLE, PARTS, DENIALS = "quantifier.amounts", "quantifier.parts", "opposite.denials"
LEAST = 0.3
"""Likeness of the nouns."""
FEW = "few"
NONE = "none"
"""What is denied as a whole (never, nobody): left to the check of negation."""
NEAR = 2
"""Other words between a word of amount and its noun (all of the other goods)."""
BEFORE = 4
"""Words before a word of amount in which a denial may be about it."""
_BREAK = re.compile(r"[.;:!?؟؛,،()\n]")


class Quantified(NamedTuple):
    """A word of amount, its classes, and the place of the noun that it governs."""

    cue: Cue
    amounts: frozenset[str]
    noun: int


def quantified(pair: PassagePair, alike: Likeness) -> Iterator[tuple[Quantified, Quantified]]:
    """The words of amount of both sides that govern the same thing, those that a denial may turn round left out."""
    theirs = {one.noun: one for one in _governing(pair.target, Side.TARGET, alike)}
    for one in _governing(pair.source, Side.SOURCE, alike):
        noun = alike.counterpart(Side.SOURCE, one.noun, LEAST)
        if noun in theirs:
            yield one, theirs[noun]


def lone_amounts(pair: PassagePair, agree: Callable[[str, str], bool]) -> Iterator[tuple[Cue, Cue]]:
    """The words of amount of the source, and those of the target, that no amount of the other side agrees with.

    Only words count that are amounts in any context, denials (`NONE`) left out: they are said in many other ways.
    """
    found = [_outright(pair.on(side)) for side in Side]
    names = [{name for cue in words for name in cue.classes} for words in found]
    lost = [
        [cue for cue in found[side] if not any(agree(one, other) for one in cue.classes for other in names[side.other])]
        for side in Side
    ]
    first, second = (first_of_each(cue for cue in cues_of if not cue.has(NONE)) for cues_of in lost)
    yield from ((one, other) for one in first for other in second)


def absolutes(pair: PassagePair) -> Iterator[tuple[Cue, Cue]]:
    """What one side denies altogether (never, لم … قط) and the other as good as (rarely, قلما), by the only such words.

    Nothing where any other word of either side may say what that side is found not to.
    """
    named = [
        [(cue, {name.rstrip("~?") for name in cue.classes}) for cue in cues(pair.on(side), TABLE)] for side in Side
    ]
    for denying in Side:
        barely = denying.other
        whole = [cue for cue in _outright(pair.on(denying)) if cue.has(NONE)]
        some = [cue for cue in _outright(pair.on(barely)) if cue.has(FEW)]
        if not whole or not some or any(FEW in names for _, names in named[denying]):
            continue
        if any(NONE in names for _, names in named[barely]):
            continue
        yield (whole[0], some[0]) if denying is Side.SOURCE else (some[0], whole[0])


def in_figure(cue: Cue, side: Segment) -> bool:
    """Whether a word of amount belongs to a figure: 31.2 million."""
    return any(quantity.kind != "vague" and overlap(quantity.span, cue.span) for quantity in numbers_of(side).hard)


@lru_cache(maxsize=REMEMBERED)
def _outright(side: Segment) -> tuple[Cue, ...]:
    """The words of amount that mean it outright: not nearly it, in no figure, and with no denial before them."""
    denied = {denial.first + words for denial in cues(side, DENIALS) for words in range(1, BEFORE + 1)}
    return tuple(
        cue
        for cue in (*cues(side, TABLE), *cues(side, PARTS))
        if not any(name.endswith(("~", "?", "-")) for name in cue.classes)
        and cue.first not in denied
        and not in_figure(cue, side)
    )


def _governing(side: Segment, which: Side, alike: Likeness) -> Iterator[Quantified]:
    parts = [cue for cue in cues(side, PARTS) if not cue.has("-")]
    listed = [cue for cue in cues(side, TABLE) if not any(overlap(cue.span, part.span) for part in parts)]
    listed = [cue for cue in listed if not in_figure(cue, side)]
    spans, content = alike.rows[which].spans, alike.content[which]
    denied = cues(side, DENIALS)
    for cue in sorted([*parts, *listed], key=lambda cue: cue.first):
        amounts = frozenset(name for name in cue.classes if not name.endswith(("~", "?", "-")))
        own = alike.at(which, cue.span)
        if (
            not amounts
            or NONE in amounts
            or not own
            or any(0 < cue.first - denial.first <= BEFORE for denial in denied)
        ):
            continue
        for place in range(own[-1] + 1, min(own[-1] + 2 + NEAR, len(spans))):
            if _BREAK.search(side.text, spans[place - 1][1], spans[place][0]):
                break
            if content[place]:
                yield Quantified(cue, amounts, place)
                break
