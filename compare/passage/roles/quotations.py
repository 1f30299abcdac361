"""Whether two quotations that should say the same do not: by their words without counterpart and by their denials.

A quotation is somebody's very words, so more may be asked of its translation
than of free text. Two witnesses are weighed together, each of them weak alone:
what is known of the words inside the marks (`compare.passage.roles.told_otherwise`), and what
is denied there: particles for which the other side has no word of negative sense, and, a
weaker sign, words of negative sense that are odd in number.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

import numpy as np

from compare.passage.evidence.denials import polarity
from compare.passage.evidence.likeness import Likeness
from compare.passage.evidence.lost_runs import MIDDLE, strongest
from compare.passage.evidence.lost_words import Doubles
from compare.passage.evidence.renderings import Renderings
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.roles.told_otherwise import FIGURES, figures
from compare.records import Side, Span
from compare.text.lexicon import Cue

WEIGHTS = np.array([-0.17, 0.12, 0.08, 0.79, 0.27, -0.07, -0.83, -0.07, 1.17, 4.81])
"""Of `told_otherwise.FIGURES`, of words of negative sense that are odd in number, and of denials that
the other side has no word for."""
LIKELY, POSSIBLE = 0.5, -0.4
"""Log odds from which on a quotation is told to be altered: surely, and at all."""
_ONGOING = "ongoing"
"""The list of words that answer a denial and deny nothing: still waiting."""
FEWEST = 2
"""Words of content that one of the two has at least: a single one is a name or a term, which translators turn as they
must."""
FREE = 1.0
"""Shares of the words of both sides, together, that nothing may render, from which on a quotation may be an idiom that
the report tells by another: nothing is said of it then, unless its denials differ."""

Rule = Literal["words", "loose words"]


@dataclass(frozen=True, slots=True)
class Alteration:
    """The words that say that a quotation was altered (local spans; None on a side), and how surely they do."""

    words: tuple[Span | None, Span | None]
    rule: Rule


def alteration(
    pair: PassagePair,
    run: Run,
    quoted: tuple[Sequence[Span], Sequence[Span]],
    known: tuple[Likeness, Renderings],
) -> Alteration | None:
    """What tells that the quotations of a passage (`quoted`, local spans) were altered, all together; None else.

    `known` says which words may render one another.
    """
    found = judged_quotations(pair, run, quoted, known)
    odds = run.unmatched_runs.word_odds(pair.index) if run.unmatched_runs else None
    chance = -math.inf if found is None else float(found @ WEIGHTS)
    if found is None or odds is None or chance < POSSIBLE:
        return None
    if found[FIGURES.index("lost")] >= FREE and not found[len(FIGURES) :].any():
        return None
    words = [_strongest(known[0], side, quoted[side], odds[side]) for side in Side]
    inner = _denied(pair, quoted)[1]
    if len(inner[0]) != len(inner[1]):
        more = Side.SOURCE if len(inner[0]) > len(inner[1]) else Side.TARGET
        words[more] = words[more] or inner[more][-1].span
    if not any(words):
        return None
    return Alteration((words[0], words[1]), "words" if chance >= LIKELY else "loose words")


def judged_quotations(
    pair: PassagePair,
    run: Run,
    quoted: tuple[Sequence[Span], Sequence[Span]],
    known: tuple[Likeness, Renderings],
) -> Doubles | None:
    """What is known of the quotations of both sides; None where too few words are in them."""
    odds = run.unmatched_runs.word_odds(pair.index) if run.unmatched_runs else None
    inside = [_words(known[0], side, quoted[side]) for side in Side]
    if odds is None or not all(inside) or max(map(len, inside)) < FEWEST:
        return None
    denied, inner = _denied(pair, quoted)
    odd = (len(inner[0]) + len(inner[1])) % 2
    unanswered = sum(max(0, len(denied[side]) - len(inner[side.other])) for side in Side)
    return np.append(figures(*known, odds, (inside[0], inside[1])), (odd, unanswered))


def _words(alike: Likeness, side: Side, quoted: Sequence[Span]) -> list[int]:
    """The words of content inside the marks of a side."""
    return sorted({word for span in quoted for word in alike.at(side, span) if alike.content[side][word]})


def _denied(
    pair: PassagePair, quoted: tuple[Sequence[Span], Sequence[Span]]
) -> tuple[list[list[Cue]], list[list[Cue]]]:
    """The words inside the marks of both sides that surely deny, and all of negative sense."""
    denials, negative = [], []
    for side in Side:
        counts = polarity(pair.on(side))
        others = (some for name, some in counts.alternative_cues.items() if name != _ONGOING)
        inside = [
            [cue for cue in some if any(a <= cue.start < b for a, b in quoted[side])]
            for some in (counts.triggers, chain.from_iterable(others))
        ]
        denials.append(inside[0])
        negative.append([*inside[0], *inside[1]])
    return denials, negative


def _strongest(alike: Likeness, side: Side, quoted: Sequence[Span], odds: Doubles) -> Span | None:
    """The strongest run of words without counterpart inside the marks of a side, of content at either end; or None."""
    inside = sorted({word for span in quoted for word in alike.at(side, span)})
    _, first, last = strongest(odds[inside] + MIDDLE)
    content = [word for word in inside[first:last] if alike.content[side][word]]
    spans = alike.rows[side].spans
    return (spans[content[0]][0], spans[content[-1]][1]) if content else None
