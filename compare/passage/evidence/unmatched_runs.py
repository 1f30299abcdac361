"""The run of words of each side of a passage that most likely has no counterpart, held against those of its document.

The tagger (`compare.passage.evidence.tagger`) gives each word a probability. The run is
the one with the largest sum of log odds (Bentley 1984, "Programming Pearls:
Algorithm Design Techniques"), and its *strength* a logistic score of three
figures: that sum, the log odds of the run as a segment (`compare.passage.evidence.unmatched`)
and how many words longer the side is than the document's usual ratio of words
would have it: what was put in makes a side longer, what is told in other words
does not.

A free translator leaves such a run in every passage, a literal one in none. So
a run counts by how far it *stands out* among those of its own document: its
strength over their median, in units of how far those in the upper half usually
lie above it. A document of few passages tells little of its translator;
`USUAL`, the strengths in freely told texts, counts like eight passages more.

Even so a free rendering and a phrase put in look alike to the tagger. What tells
them apart comes into the *probability* (`RunFigures`, `run_probability`): a phrase put in or left out mostly ends its
sentence, none of its words is akin to one that the other side has no other word
for, and the other side has no words to spare that it might render. Where it is known which
words may render which, `compare.passage.evidence.lost_runs` tells more.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from compare.passage.evidence.lost_runs import LostRun, lost_run, strongest
from compare.passage.evidence.lost_words import Doubles, lost_odds
from compare.passage.evidence.tagging import Tagging, Tags
from compare.passage.evidence.unmatched import Floats, features, log_odds, mean_score
from compare.passage.evidence.word_evidence import WordEvidence
from compare.passage.pair import PassagePair
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


RARE, OF_STANDING_OUT, OF_END, OF_RENDERED, OF_CONTENT, OF_SPARE = -5.50, 2.05, 2.16, -3.61, 0.94, -0.68
"""Log odds of a run, fitted on authored documents and minimal pairs, where one side in fifteen has a phrase put in or
left out."""
SOUGHT = 0.9
"""Added to these, so that what is false once in some 120 passages has the probability that findings are hard from."""
UNKNOWN = 0.2
"""Share of the words of a run that may render something, where no families of words are known."""
UNSEEN = 0.4
"""Probability that a word has no counterpart, from which on it may be one to spare."""
PART = 0.35
"""Share of the log odds of a run that a part between punctuation marks has at least, at either end of it."""
_WORD = re.compile(r"\w")
_PAUSE = re.compile(r"[,;:،؛–—]")


class RunFigures(NamedTuple):
    """What is known of a run beside the tagger's word on it."""

    ends: bool
    """No word of its side stands behind it."""
    rendered: float
    """Share of its words of content that share a family with a word of the other side which nothing else renders."""
    content: int
    """How many words of content it has."""
    spare: int
    """How many words of content of the other side have no counterpart and nothing akin to them here: where there are
    many, the run may tell them in other words."""


class UnmatchedRun(NamedTuple):
    """A run of words of one side."""

    span: Span
    """Characters of the side's text; empty where every word has a counterpart."""
    strength: float
    """A log-odds-like score that nothing on the other side accounts for it."""
    stands_out: float
    """How far the strength lies above the document's usual one, about in standard deviations."""
    probability: float
    """That nothing on the other side says what the run says."""
    figures: RunFigures
    """What it was judged by."""


class UnmatchedRuns:
    """The strongest run of each side of the passages of a comparison, computed when asked for."""

    def __init__(self, pairs: Sequence[PassagePair], evidence: WordEvidence, tagging: Tagging) -> None:
        self._pairs = pairs
        self._evidence = evidence
        self._tagging = tagging
        linked = [pair.index for pair in pairs if pair.linked]
        self._sampled = linked[:: max(1, math.ceil(len(linked) / SAMPLE))]
        self._strengths: dict[tuple[Side, int], tuple[tuple[int, int], float]] = {}
        self._runs: dict[tuple[Side, int], UnmatchedRun] = {}
        self._usual: tuple[float, float] | None = None
        self._ratio: float | None = None
        self._last: tuple[int, tuple[Doubles, Doubles] | None] | None = None

    def of(self, side: Side, index: int, least: float = -math.inf) -> UnmatchedRun | None:
        """The strongest run of a side of passage `index`; None where a side has no words.

        None, too, where the run can stand out by no more than `least`: most can be told so by their words alone.
        """
        tags = self._tagging.tags(index)
        if tags is None or self._most(side, index, tags) < least:
            return None
        return self._judged(side, index, tags, None)

    def probable(self, side: Side, index: int, least: float) -> LostRun | None:
        """The likeliest run of a side of passage `index` to be put in or left out, with a probability of `least` at
        least.

        Of several where it is known which words may render which (`lost_runs.py`), else the strongest.
        """
        tags = self._tagging.tags(index)
        if tags is None:
            return None
        if self._tagging.has_table and self._tagging.has_families:
            odds = self.word_odds(index)
            return lost_run(self._pairs[index], self._tagging, odds, self.words_ratio(), side, least) if odds else None
        figures = self._figures(side, index, tags, self._plain(side, tags)[0])
        if run_probability(self._most(side, index, tags), figures) < least:
            return None
        found = self._judged(side, index, tags, figures)
        return LostRun(found.span, found.probability) if found.probability >= least else None

    def word_odds(self, index: int) -> tuple[Doubles, Doubles] | None:
        """The log odds of the words of passage `index` that they have no counterpart (`lost_odds`), kept for whoever
        asks next; None where a side has no words."""
        if self._last is None or self._last[0] != index:
            self._last = index, lost_odds(self._pairs[index], self._tagging)
        return self._last[1]

    def _most(self, side: Side, index: int, tags: Sequence[Tags]) -> float:
        """How far a run can stand out at most, which its words tell without any other passage."""
        middle, spread = self._middle()
        if (side, index) in self._strengths:
            return (self._strengths[side, index][1] - middle) / spread
        return (self._plain(side, tags)[1] + OF_SEGMENT * MOST - middle) / spread

    def _judged(self, side: Side, index: int, tags: Sequence[Tags], figures: RunFigures | None) -> UnmatchedRun:
        if (side, index) not in self._runs:  # every finding of a passage asks for it
            self._runs[side, index] = self._judge(side, index, tags, figures)
        return self._runs[side, index]

    def _judge(self, side: Side, index: int, tags: Sequence[Tags], figures: RunFigures | None) -> UnmatchedRun:
        middle, spread = self._middle()
        words, strength = self._strength(side, index, tags)
        figures = figures or self._figures(side, index, tags, words)
        stands_out = (strength - middle) / spread
        span = _characters(tags[side], self._parts(side, index, tags, words))
        return UnmatchedRun(span, strength, stands_out, run_probability(stands_out, figures), figures)

    def _figures(self, side: Side, index: int, tags: Sequence[Tags], words: tuple[int, int]) -> RunFigures:
        """The figures of a run of words `[first, last)`."""
        first, last = self._parts(side, index, tags, words)
        content = tags[side].rows.content
        akin = self._tagging.related(index)
        akin = akin.T if side else akin  # (own words, those of the other side)
        inside = np.zeros(len(content), bool)
        inside[first:last] = True
        own = akin & ~akin[~inside].any(axis=0)
        counted, other = content & inside, side.other
        rendered = float(np.asarray(own.any(axis=1))[counted].mean()) if counted.any() else 0.0
        unseen = tags[other].rows.content & (tags[other].unmatched > UNSEEN)
        return RunFigures(
            ends=ends_side(self._pairs[index].on(side).text, _characters(tags[side], (first, last))),
            rendered=rendered if self._tagging.has_families else UNKNOWN,
            content=int(counted.sum()),
            spare=int((unseen & ~akin.any(axis=0)).sum()),
        )

    def _parts(self, side: Side, index: int, tags: Sequence[Tags], words: tuple[int, int]) -> tuple[int, int]:
        """A run without what lies beyond a pause at either end of it, where that adds little to it."""
        if words[1] == words[0]:
            return words
        text, spans = self._pairs[index].on(side).text, tags[side].rows.spans
        pauses = [n for n in range(words[0] + 1, words[1]) if _PAUSE.search(text, spans[n - 1][1], spans[n][0])]
        return main_part(log_odds_of(tags[side].unmatched), (words[0], *pauses, words[1]))

    def _middle(self) -> tuple[float, float]:
        if self._usual is None:
            self._usual = self._measured()
        return self._usual

    def _measured(self) -> tuple[float, float]:
        """Median and spread of the strengths in the document."""
        met = [
            self._strength(side, index, tags)[1]
            for index in self._sampled
            for side in Side
            if (tags := self._tagging.tags(index))
        ]
        middle, upper = np.quantile([*met, *USUAL, *USUAL], [0.5, UPPER])
        return float(middle), float(upper - middle) + ROOM

    def _strength(self, side: Side, index: int, tags: Sequence[Tags]) -> tuple[tuple[int, int], float]:
        """The words of the strongest run, and its strength."""
        key = side, index
        if key not in self._strengths:
            words, strength = self._plain(side, tags)
            segment = self._segment_odds(side, index, _characters(tags[side], words)) if words[1] else NO_SEGMENT
            self._strengths[key] = words, strength + OF_SEGMENT * segment
        return self._strengths[key]

    def _plain(self, side: Side, tags: Sequence[Tags]) -> tuple[tuple[int, int], float]:
        """The words of the strongest run, and its strength but for its log odds as a segment."""
        total, first, last = strongest_run(tags[side].unmatched)
        sizes = [len(tags[one].rows.spans) for one in Side]
        usual = self.words_ratio() if side is Side.SOURCE else 1 / self.words_ratio()
        surplus = (sizes[side] - usual * sizes[side.other]) / TOO_LONG
        return (first, last), BIAS + OF_SUM * math.log1p(total) + OF_LENGTH * max(-2.0, min(2.0, surplus))

    def words_ratio(self) -> float:
        """The document's median ratio of words, source to target."""
        if self._ratio is None:
            sizes = [[len(self._tagging.rows(side, index).spans) for side in Side] for index in self._sampled]
            ratios = [one / other for one, other in sizes if one and other]
            self._ratio = float(np.median(ratios)) if ratios else 1.0
        return self._ratio

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


def _characters(tags: Tags, words: tuple[int, int]) -> Span:
    """The characters of the words `[first, last)`."""
    spans = tags.rows.spans
    return (spans[words[0]][0], spans[words[1] - 1][1]) if words[1] > words[0] else (0, 0)


def ends_side(text: str, span: Span) -> bool:
    """Whether no word of a side stands behind a run of its words; an empty run ends nothing."""
    return span[1] > span[0] and _WORD.search(text, span[1]) is None


def run_probability(stands_out: float, figures: RunFigures) -> float:
    """That a run without counterpart was put in or left out."""
    odds = RARE + SOUGHT + OF_STANDING_OUT * stands_out + OF_END * figures.ends + OF_RENDERED * figures.rendered
    odds += OF_CONTENT * math.log1p(figures.content) + OF_SPARE * math.log1p(figures.spare)
    return 1 / (1 + math.exp(-odds))


def main_part(odds: Floats, bounds: Sequence[int]) -> tuple[int, int]:
    """The words `[first, last)` that remain of a run that falls into parts between `bounds`.

    A part at either end goes where less than `PART` of the log odds of what is left are its own: a pause and a word or
    two beyond it belong to no phrase put in. `odds`: float32 (words,).
    """
    left = list(bounds)
    while len(left) > 2:
        first, last = (float(odds[a:b].sum()) for a, b in (left[:2], left[-2:]))
        if min(first, last) >= PART * float(odds[left[0] : left[-1]].sum()):
            break
        del left[0 if first <= last else -1]
    return left[0], left[-1]


def log_odds_of(probabilities: Floats) -> Floats:
    """Log odds of probabilities of 0 to 1, float32 each."""
    return np.asarray(np.log(probabilities + 1e-6) - np.log(1 - probabilities + 1e-6), np.float32)


def strongest_run(unmatched: Floats) -> tuple[float, int, int]:
    """The run `[first, last)` with the largest sum of log odds, and that sum; (0, 0, 0) where none is above 0.

    `unmatched`: probabilities, float32 (words,).
    """
    return strongest(log_odds_of(unmatched))


def largest_sum(values: Floats) -> float:
    """The largest sum of a run of `values`, float32 (words,); 0 where none is above 0."""
    sums = np.concatenate([np.zeros(1, np.float32), np.cumsum(values)])
    return float((sums - np.minimum.accumulate(sums)).max())
