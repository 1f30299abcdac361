"""Whether two quotations that should say the same do not: by their words without counterpart and by their denials.

A quotation is somebody's very words, so more may be asked of its translation
than of free text. Several witnesses are weighed together, each of them weak alone: whether a word
stands for another (`compare.passage.roles.facing`), whether words of both sides have no counterpart, how many, and
how surely the clearest two of them; and what is denied there: particles for which the other side has no word of
negative sense, and, a weaker sign, words of negative sense that are odd in number. `tests/benchmarks/fit_otherwise.py`
fitted the weights.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain
from typing import Literal, NamedTuple

import numpy as np

from compare.passage.evidence.denials import polarity
from compare.passage.evidence.likeness import Likeness
from compare.passage.evidence.lost_runs import MIDDLE, strongest
from compare.passage.evidence.lost_words import Doubles
from compare.passage.evidence.renderings import Renderings
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.roles.facing import Facing, facing
from compare.records import Side, Span
from compare.text.lexicon import Cue

FIGURES = (
    *("bias", "both", "lost", "alike", "sure", "families", "near", "clearest", "clearest told", "rest"),
    *("odd", "unanswered", "facing", "facing loosely"),
)
"""What is known of two quotations: whether both have words of content that nothing may render; the shares of these, of
both sides; of the clearest of each, how alike they are, how sure the less sure one's best translation is, how many
families the original's is in, whether they are near in meaning; the log odds (`lost_odds`) of the clearest word of
each; the mean of these of the report's words that have a counterpart; whether words of negative sense are odd in
number; denials that the other side has no word for; whether a word stands for another, surely or loosely."""
WEIGHTS = np.array([-2.46, -1.69, 2.03, 3.74, 1.99, 0.82, -1.54, 0.21, 0.25, -0.16, 0.59, 0.90, 1.56, 1.41])
POSSIBLE = 0.3
"""The probability from which on a quotation is told to be altered at all."""
_ONGOING = "ongoing"
"""The list of words that answer a denial and deny nothing: still waiting."""

Rule = Literal["word", "words"]


class Alteration(NamedTuple):
    """The words that say that a quotation was altered (local spans; None on a side), and how probable that is."""

    words: tuple[Span | None, Span | None]
    probability: float
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
    figures = judged_quotations(pair, run, quoted, known)
    odds = run.unmatched_runs.word_odds(pair.index) if run.unmatched_runs else None
    if figures is None or odds is None:
        return None
    chance = 1 / (1 + math.exp(-float(figures @ WEIGHTS)))
    if chance < POSSIBLE:
        return None
    if word := _facing(pair, quoted, known):
        return Alteration((word.source, word.target), chance, "word")
    words = [_strongest(known[0], side, quoted[side], odds[side]) for side in Side]
    inner = _denied(pair, quoted)[1]
    if len(inner[0]) != len(inner[1]):
        more = Side.SOURCE if len(inner[0]) > len(inner[1]) else Side.TARGET
        words[more] = words[more] or inner[more][-1].span
    return Alteration((words[0], words[1]), chance, "words") if any(words) else None


def judged_quotations(
    pair: PassagePair,
    run: Run,
    quoted: tuple[Sequence[Span], Sequence[Span]],
    known: tuple[Likeness, Renderings],
) -> Doubles | None:
    """`FIGURES` of the quotations of both sides; None where one has no word of content."""
    odds = run.unmatched_runs.word_odds(pair.index) if run.unmatched_runs else None
    inside = [_words(known[0], side, quoted[side]) for side in Side]
    if odds is None or not all(inside):
        return None
    lost = [known[1].lost(side, inside[side], inside[side.other]) for side in Side]
    told = [odds[Side.TARGET][word] for word in inside[Side.TARGET] if word not in set(lost[Side.TARGET])]
    denied, inner = _denied(pair, quoted)
    word = _facing(pair, quoted, known)
    return np.array(
        [
            1.0,
            all(lost),
            sum(len(lost[side]) / len(inside[side]) for side in Side),
            *_clearest(known, lost, odds),
            *(odds[side][inside[side]].max() + MIDDLE for side in Side),
            float(np.mean(told)) + MIDDLE if told else 0.0,
            (len(inner[0]) + len(inner[1])) % 2,
            sum(max(0, len(denied[side]) - len(inner[side.other])) for side in Side),
            word is not None and word.sure,
            word is not None and not word.sure,
        ],
        float,
    )


def _clearest(
    known: tuple[Likeness, Renderings], lost: Sequence[Sequence[int]], odds: Sequence[Doubles]
) -> tuple[float, float, float, float]:
    """Of the clearest word of each side that nothing may render: how alike they are, how sure a translation of the less
    sure one is, in how many families the original's is (log), whether they are near; 0 each where a side has none."""
    if not all(lost):
        return 0.0, 0.0, 0.0, 0.0
    alike, may = known
    one, other = (max(lost[side], key=odds[side].__getitem__) for side in Side)
    return (
        float(alike.values[one, other]),
        float(min(alike.sureness[Side.SOURCE][one], alike.sureness[Side.TARGET][other])),
        math.log1p(int(may.sizes(Side.SOURCE)[one])),
        float(may.near(one, other)),
    )


def _facing(
    pair: PassagePair, quoted: tuple[Sequence[Span], Sequence[Span]], known: tuple[Likeness, Renderings]
) -> Facing | None:
    """A word for another inside the marks, unless it is a name."""
    word = facing(*known, *quoted)
    return None if word is None or pair.target.text[word.target[0]].isupper() else word


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
