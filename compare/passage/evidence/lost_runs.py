"""The run of words of each side that was most likely put in or left out, of several that may have been.

Where a phrase begins and ends is not known from its words alone: the more is asked of each word, the shorter is the
strongest run. So the strongest run is sought at three levels, and of each the parts between pauses are taken, too. Each
of these candidates is judged by `FIGURES`, which say how sure its words are, what it looks like (between pauses, at the
end of its side), how much better the lengths of the two sides fit without it, and how many words of the *other*
side have no counterpart: with many of these the run tells them in other words. `WEIGHTS` were fitted by
`tests/benchmarks/fit_runs.py`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.passage.evidence.lost_words import Doubles
from compare.passage.evidence.tagging import Rows, Tagging
from compare.passage.pair import PassagePair
from compare.records import Side, Span

LEVELS = (2.5, 3.5, 4.5)
"""Added to the log odds of words, of which few are without counterpart, where the strongest run is sought."""
MIDDLE = 3.5
"""The level at which runs are judged."""
PAUSES = 20
"""First and last pauses inside a run between which its parts are looked at: a list of hundreds has thousands."""
FIGURES = (
    *("bias", "spare", "ends", "pause behind", "pause before", "pause inside", "content", "length", "names", "share"),
    *("opens", "content share", "mean", "least"),
)
"""What is known of a run: words of the other side without counterpart; whether it ends its side, whether pauses stand
behind, before and inside it; words of content; how much better the lengths fit without it; the shares of names in it,
and of its words in the side; whether it opens the side; the share of content in it; the mean and least of its odds."""
WEIGHTS = np.array([-6.94, -0.57, 1.53, 1.56, 1.15, -2.24, 4.48, 3.87, -2.37, -0.07, -0.91, -2.76, -0.01, 0.70])
_PAUSE = re.compile(r"[,;:،؛–—()\[\].!?؟\"«»“”]| - ")
_WORD = re.compile(r"\w")


class LostRun(NamedTuple):
    """A run of words of a side."""

    span: Span
    """Characters of the side's text."""
    probability: float
    """That nothing on the other side says what the run says."""


def lost_run(
    pair: PassagePair, tagging: Tagging, odds: Sequence[Doubles], ratio: float, side: Side, least: float
) -> LostRun | None:
    """The likeliest run of a side with a probability of `least` at least; None without one.

    `odds`: `lost_odds` of both sides; `ratio`: words of the source to those of the target that are usual in the
    document.
    """
    best: LostRun | None = None
    for span, figures in judged_runs(pair, tagging, odds, ratio, side):
        chance = 1 / (1 + math.exp(-float(figures @ WEIGHTS)))
        if chance >= max(least, best.probability if best else 0.0):
            best = LostRun(span, chance)
    return best


def judged_runs(
    pair: PassagePair, tagging: Tagging, odds: Sequence[Doubles], ratio: float, side: Side
) -> Iterator[tuple[Span, Doubles]]:
    """The candidates of a side, as characters of its text, with their `FIGURES`; `odds`: `lost_odds` of both sides."""
    rows = [tagging.rows(one, pair.index) for one in Side]
    mine, theirs = rows[side], odds[side.other] + MIDDLE
    spare = math.log1p(float(np.maximum(theirs[rows[side.other].content], 0).sum()))
    usual = ratio if side is Side.SOURCE else 1 / ratio
    text = pair.on(side).text
    for first, last in candidates(odds[side], mine, text):
        content = mine.content[first:last]
        if not content.any():
            continue
        span = mine.spans[first][0], mine.spans[last - 1][1]
        own = odds[side][first:last][content] + MIDDLE
        names = [text[start].isupper() or text[start].isdigit() for start, _ in mine.spans[first:last]]
        ends = _WORD.search(text, span[1]) is None
        yield (
            span,
            np.array(
                [
                    1.0,
                    spare,
                    ends,
                    ends or _pauses(text, mine.spans, last),
                    first > 0 and _pauses(text, mine.spans, first),
                    any(_pauses(text, mine.spans, n) for n in range(first + 1, last)),
                    math.log1p(int(content.sum())),
                    _length_gain(len(mine.spans), len(theirs), usual, last - first),
                    sum(names) / len(names),
                    (last - first) / len(mine.spans),
                    first == 0,
                    content.mean(),
                    own.mean(),
                    own.min(),
                ],
                float,
            ),
        )


def candidates(odds: Doubles, rows: Rows, text: str) -> list[tuple[int, int]]:
    """Runs of words `[first, last)`: the strongest at each of `LEVELS`, and their parts between pauses."""
    found: dict[tuple[int, int], None] = {}
    for level in LEVELS:
        _, first, last = strongest(odds + level)
        pauses = [n for n in range(first + 1, last) if _pauses(text, rows.spans, n)]
        if len(pauses) > PAUSES:
            pauses = [*pauses[: PAUSES // 2], *pauses[-PAUSES // 2 :]]
        found.update(dict.fromkeys(combinations([first, *pauses, last], 2) if last > first else ()))
    return list(found)


def strongest(values: NDArray[np.floating]) -> tuple[float, int, int]:
    """The largest sum of a run of `values`, and the run `[first, last)`; (0, 0, 0) where no value is above 0."""
    best, run, total, first = 0.0, (0, 0), 0.0, 0
    for word, value in enumerate(values.tolist()):
        if total <= 0:
            total, first = 0.0, word
        total += value
        if total > best:
            best, run = total, (first, word + 1)
    return best, *run


def _pauses(text: str, spans: Sequence[Span], word: int) -> bool:
    """Whether a pause stands before a word."""
    return _PAUSE.search(text, spans[word - 1][1], spans[word][0]) is not None if word < len(spans) else False


def _length_gain(size: int, other: int, usual: float, run: int) -> float:
    """How much better the lengths of the sides, in words, fit without a run of so many words."""
    whole = math.log(size / max(1, other) / usual)
    rest = math.log(max(1, size - run) / max(1, other) / usual)
    return abs(whole) - abs(rest)
