"""The run of words of each side of a passage that most likely has no counterpart, held against those of its document.

The tagger (`compare.passage.tagger`) gives each word a probability. The run is
the one with the largest sum of log odds (Bentley 1984, "Programming Pearls:
Algorithm Design Techniques"), and its *strength* a logistic score of three
figures: that sum, the log odds of the run as a segment (`compare.passage.unmatched`)
and how many words longer the side is than the document's usual ratio of words
would have it: what was put in makes a side longer, what is told in other words
does not.

A free translator leaves such a run in every passage, a literal one in none. So
a run counts by how far it *stands out* among those of its own document: its
strength over their median, in units of how far those in the upper half usually
lie above it. A document of few passages tells little of its translator;
`USUAL`, the strengths in freely told texts, counts like eight passages more.

What is put in or left out mostly stands at the end of a sentence, where a free
rendering seldom has its run: from that and from how far it stands out comes
the *probability* that a run has no counterpart (`tests/benchmarks/fit_runs.py`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from compare.passage.pair import PassagePair
from compare.passage.tagging import Tagging, Tags
from compare.passage.unmatched import Floats, features, log_odds, mean_score
from compare.passage.word_evidence import WordEvidence
from compare.records import Side, Span

SAMPLE = 100
"""Passages, evenly spaced, that tell how free the document is."""
USUAL = (-5.3, -4.7, -3.7, -3.0, -2.6, -2.0, -1.3, -0.2)
"""Eight quantiles of the strengths in faithful passages of free translations."""
UPPER = 0.84
"""The quantile that the spread is measured at: one standard deviation above the middle of a normal distribution."""
ROOM = 0.5
"""Added to the spread: less is chance."""
BIAS, OF_SUM, OF_SEGMENT, OF_LENGTH = -3.979, 1.362, 0.175, 0.812
"""Fitted on the training pairs with clauses taken out of one side."""
NO_SEGMENT = -6.0
"""Log odds where a run has no word of content."""
MOST = 8.0
"""Log odds that hardly any run has as a segment."""
TOO_LONG = 5.0
"""Words of surplus length that count as one; twice that is as much as counts."""


RARE, OF_STANDING_OUT, OF_REPORT, OF_END = -4.72, 1.57, -1.01, 1.46
"""Log odds of a run in authored documents, where one side in sixty has a phrase put in or left out."""
SOUGHT = 1.84
"""Added to these, so that what is false once in about 150 passages has the probability from which on findings are hard.
Two runs in three are true there, and reports that leave out and put in are commoner than in our documents."""
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class UnmatchedRun:
    """A run of words of one side."""

    span: Span
    """Characters of the side's text; empty where every word has a counterpart."""
    strength: float
    """A log-odds-like score that nothing on the other side accounts for it."""
    stands_out: float
    """How far the strength lies above the document's usual one, about in standard deviations."""
    probability: float
    """That nothing on the other side says what the run says."""


class UnmatchedRuns:
    """The strongest run of each side of the passages of a comparison, computed when asked for."""

    def __init__(self, pairs: Sequence[PassagePair], evidence: WordEvidence, tagging: Tagging) -> None:
        self._pairs = pairs
        self._evidence = evidence
        self._tagging = tagging
        linked = [pair.index for pair in pairs if pair.linked]
        self._sampled = linked[:: max(1, math.ceil(len(linked) / SAMPLE))]
        self._plains: dict[tuple[Side, int], tuple[Span, float]] = {}
        self._strengths: dict[tuple[Side, int], tuple[Span, float]] = {}
        self._usual: tuple[float, float] | None = None
        self._ratio: float | None = None

    def of(self, side: Side, index: int, least: float = -math.inf) -> UnmatchedRun | None:
        """The strongest run of a side of passage `index`; None where a side has no words.

        None, too, where the run can stand out by no more than `least`: most can be told so by their words alone.
        """
        if self._usual is None:
            self._usual = self._measured()
        middle, spread = self._usual
        if (side, index) not in self._strengths:
            tags = self._tagging.tags(index)
            if tags is None or self._plain(side, index, tags)[1] + OF_SEGMENT * MOST < middle + least * spread:
                return None
        found = self._strength(side, index)
        if found is None:
            return None
        span, strength = found
        stands_out = (strength - middle) / spread
        ends = ends_side(self._pairs[index].on(side).text, span)
        return UnmatchedRun(span, strength, stands_out, run_probability(side, stands_out, ends))

    def _measured(self) -> tuple[float, float]:
        """Median and spread of the strengths in the document."""
        met = [found[1] for index in self._sampled for side in Side if (found := self._strength(side, index))]
        middle, upper = np.quantile([*met, *USUAL, *USUAL], [0.5, UPPER])
        return float(middle), float(upper - middle) + ROOM

    def _strength(self, side: Side, index: int) -> tuple[Span, float] | None:
        key = side, index
        if key not in self._strengths:
            tags = self._tagging.tags(index)
            if tags is None:
                return None
            self._strengths[key] = self._weighed(side, index, tags)
        return self._strengths[key]

    def _weighed(self, side: Side, index: int, tags: Sequence[Tags]) -> tuple[Span, float]:
        span, strength = self._plain(side, index, tags)
        segment = self._segment_odds(side, index, span) if span[1] > span[0] else NO_SEGMENT
        return span, strength + OF_SEGMENT * segment

    def _plain(self, side: Side, index: int, tags: Sequence[Tags]) -> tuple[Span, float]:
        """The strongest run, and its strength but for its log odds as a segment: most never need those."""
        if (side, index) not in self._plains:
            self._plains[side, index] = self._measure(side, tags)
        return self._plains[side, index]

    def _measure(self, side: Side, tags: Sequence[Tags]) -> tuple[Span, float]:
        total, first, last = strongest_run(tags[side].unmatched)
        spans = tags[side].rows.spans
        span = (spans[first][0], spans[last - 1][1]) if last > first else (0, 0)
        sizes = [len(tags[one].rows.spans) for one in Side]
        if self._ratio is None:
            self._ratio = self._words_ratio()
        usual = self._ratio if side is Side.SOURCE else 1 / self._ratio
        surplus = (sizes[side] - usual * sizes[side.other]) / TOO_LONG
        return span, BIAS + OF_SUM * math.log1p(total) + OF_LENGTH * max(-2.0, min(2.0, surplus))

    def _words_ratio(self) -> float:
        """The document's median ratio of words, source to target."""
        sizes = [[len(self._tagging.rows(side, index).spans) for side in Side] for index in self._sampled]
        ratios = [one / other for one, other in sizes if one and other]
        return float(np.median(ratios)) if ratios else 1.0

    def _segment_odds(self, side: Side, index: int, span: Span) -> float:
        evidence = self._evidence
        both = evidence.words(Side.SOURCE, index), evidence.words(Side.TARGET, index)
        words, other = both[side], both[side.other]
        null = evidence.null(side.other)
        if words is None or other is None or null is None:
            return NO_SEGMENT
        scores, theirs = evidence.scores(side, words, other, index), evidence.scores(side.other, other, words, index)
        inside = words.inside(span)
        if scores is None or theirs is None or inside is None or not words.content[slice(*inside)].any():
            return NO_SEGMENT
        far, usual = evidence.far(side.other, index), evidence.usual(side)
        accounted = mean_score(other, theirs)
        windows = evidence.windows(side.other, index, other)
        return log_odds(features(words, inside, other, windows, null, far, scores, accounted, usual))


def ends_side(text: str, span: Span) -> bool:
    """Whether no word of a side stands behind a run of its words; an empty run ends nothing."""
    return span[1] > span[0] and _WORD.search(text, span[1]) is None


def run_probability(side: Side, stands_out: float, ends: bool) -> float:
    """That a run of the side without counterpart was put in or left out; `ends`: no word of the side follows it."""
    odds = RARE + SOUGHT + OF_STANDING_OUT * stands_out + OF_END * ends
    return 1 / (1 + math.exp(-(odds + (OF_REPORT if side is Side.TARGET else 0.0))))


def least_standing_out(side: Side, probability: float) -> float:
    """How far a run of a side stands out at least that may have this probability (`run_probability`)."""
    wanted = math.log(probability / (1 - probability)) - RARE - SOUGHT - OF_END
    return (wanted - (OF_REPORT if side is Side.TARGET else 0.0)) / OF_STANDING_OUT


def strongest_run(unmatched: Floats) -> tuple[float, int, int]:
    """The run `[first, last)` with the largest sum of log odds, and that sum; (0, 0, 0) where none is above 0.

    `unmatched`: probabilities, float32 (words,).
    """
    odds = np.log(unmatched + 1e-6) - np.log(1 - unmatched + 1e-6)
    best, run = 0.0, (0, 0)
    total, first = 0.0, 0
    for word, one in enumerate(odds.tolist()):
        if total <= 0:
            total, first = 0.0, word
        total += one
        if total > best:
            best, run = total, (first, word + 1)
    return best, *run


def largest_sum(values: Floats) -> float:
    """The largest sum of a run of `values`, float32 (words,); 0 where none is above 0."""
    sums = np.concatenate([np.zeros(1, np.float32), np.cumsum(values)])
    return float((sums - np.minimum.accumulate(sums)).max())
