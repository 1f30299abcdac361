"""The run of words of each side that was most likely put in or left out, of several that may have been.

Where a phrase begins and ends is not known from its words alone: the more is asked of each word, the shorter is the
strongest run. So the strongest run is sought at three levels, and of each the parts between pauses are taken, too. Each
of these candidates is judged by `FIGURES`, which say how sure its words are, what it looks like (between pauses, at the
end of its side, opened by a preposition or a relative), how much better the lengths of the two sides fit without it,
which of its words are missed on the *other* side, and what that has to spare (`run_counterparts.py`): with much
of it the run tells it in other words. `WEIGHTS` were fitted by
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
from compare.passage.evidence.run_counterparts import opens_phrase, run_counterparts
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
    *("bias", "ends", "pause behind", "pause before", "pause inside", "content", "length", "content share", "least"),
    *("opener", "missed", "told", "spare", "room", "single"),
)
"""What is known of a run: whether it ends its side, whether pauses stand behind, before and inside it; words of
content; how much better the lengths fit without it; the share of content in it, and the least of the odds of that;
whether its first word may open a phrase; how many words of it are missed on the other side, and how many may be told
there; how many words of the other side nothing may render, and what it has to spare where the run would stand; whether
only one word of it is content."""
WEIGHTS = np.array([-5.23, 0.64, 2.12, 1.26, -2.61, 2.32, 3.25, -2.71, 0.39, 0.97, 1.48, -2.01, -0.80, -1.46, -1.30])
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
    mine = tagging.rows(side, pair.index)
    other = run_counterparts(tagging, pair.index, side, odds[side.other] + MIDDLE)
    usual = ratio if side is Side.SOURCE else 1 / ratio
    text, spans, language = pair.on(side).text, mine.spans, pair.on(side).language
    for first, last in candidates(odds[side], mine, text):
        content = mine.content[first:last]
        size = int(content.sum())
        if not size:
            continue
        span = spans[first][0], spans[last - 1][1]
        ends = _WORD.search(text, span[1]) is None
        yield (
            span,
            np.array(
                [
                    1.0,
                    ends,
                    ends or _pauses(text, spans, last),
                    first > 0 and _pauses(text, spans, first),
                    any(_pauses(text, spans, n) for n in range(first + 1, last)),
                    math.log1p(size),
                    _length_gain(len(spans), len(other.odds), usual, last - first),
                    size / (last - first),
                    odds[side][first:last][content].min() + MIDDLE,
                    opens_phrase(language, text[slice(*spans[first])]),
                    *other.told(first, last),
                    other.spare,
                    other.room(first, last, ends),
                    size == 1,
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
