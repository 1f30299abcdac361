"""Which words of a passage have a counterpart on the other side.

Rules see numbers, dates and denials; what simply has nothing like it on the
other side shows in the vectors of its words. A similarity means little by
itself (common words resemble everything, rare ones nothing), so each word's
best match in its own passage is held against its best matches in other
passages of the *same document*, which cannot be about it: that gives the word
a standard score without any threshold to carry from one text or encoder to
the next. What does not stand out from the noise is *unmatched*; there is no
need for every word to match something.

Single words are too weak a witness. The unit judged is the segment between
two punctuation marks, by nine figures (`FEATURES`) that a logistic regression
weighs. The method follows diff_align and diff_del of Vamvas and Sennrich
(2023, "Towards Unsupervised Recognition of Token-level Semantic Differences in
Related Documents"), with the null calibrated per document.
"""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.encoding.tokens import Tokens
from compare.languages import Language, fold_word
from compare.records import Span
from compare.text.segment import covered, overlapping

Floats = NDArray[np.float32]

PUNCTUATION = re.compile(r"[,;:()\[\]،؛–—.?!؟…]|\s-\s|\n")
NULL_PASSAGES = 16
NULL_WORDS = 300
"""Words of a passage that chance is measured in: more than any passage of two plain texts has."""
PHRASE_NULLS = 8
FEWEST_NULLS = 4
LONGEST_WINDOW = 10
NOISE = 0.03
"""Added to every standard deviation, in cosine units: less is rounding."""
ROWS = 2048
"""Words that are held against the words of chance at a time: 50 MB at most."""
LOW, HIGH = -1.0, 3.0
"""Standard scores are cut off here: beyond, they only say how odd a word is."""

FEATURES = ("words", "mean", "sum", "best", "phrase", "gain", "share", "other", "length")
WEIGHTS = np.array([0.200, -1.352, -0.255, -0.312, -0.559, 23.679, -1.256, 1.140, 5.034])
BIAS = -0.479


@dataclass(frozen=True, eq=False)
class Words:
    """The words of one side of a passage.

    `spans` are offsets in the side's text, `vectors` float32 (words, dim),
    `content` tells the words that mean something by themselves, `names` those
    that look like names or figures.
    """

    text: str
    spans: tuple[Span, ...]
    vectors: Floats
    content: NDArray[np.bool_]
    names: NDArray[np.bool_]
    segments: tuple[tuple[int, int], ...]

    def span(self, segment: tuple[int, int]) -> Span:
        """The characters of the words `[first, last)`."""
        return self.spans[segment[0]][0], self.spans[segment[1] - 1][1]

    def inside(self, span: Span) -> tuple[int, int] | None:
        """The words `[first, last)` that overlap the characters of `span`; None if there are none."""
        inside = overlapping(self.spans, span)
        return (inside.start, inside.stop) if inside else None


def read_words(text: str, language: Language, tokens: Tokens, figures: Sequence[Span] = ()) -> Words:
    """The words of `text` with their vectors (`tokens`), cut into segments at punctuation.

    What lies in `figures` (numbers and dates) has checks of its own and is no
    content here.
    """
    spans, vectors = tokens
    kept, content, names = [], [], []
    told = covered(len(text), figures)
    for index, (start, end) in enumerate(spans):
        known, figure, empty = word_kind(text[start:end], language)
        if not known:
            continue
        kept.append(index)
        figure = figure or told.find(1, start, end) >= 0
        content.append(not (figure or empty))
        names.append(figure or text[start].isupper())
    spans = [spans[index] for index in kept]
    rows = np.asarray(vectors, dtype=np.float32)[kept] if kept else np.zeros((0, 1), np.float32)
    return Words(text, tuple(spans), rows, np.array(content, bool), np.array(names, bool), _segments(text, spans))


class WordKind(NamedTuple):
    """What a word of a text is, wherever it stands."""

    known: bool
    """Whether it has a letter or a digit."""
    figure: bool
    empty: bool
    """Whether it means nothing by itself: a single letter, a function word."""


@lru_cache(maxsize=100_000)
def word_kind(written: str, language: Language) -> WordKind:
    """The kind of a word as a text has it."""
    word = fold_word(written)
    if not (word.isalpha() or any(character.isalnum() for character in word)):
        return WordKind(False, False, True)
    figure = not word.isalpha() and any(character.isdigit() for character in word)
    return WordKind(True, figure, len(word) < 2 or language.is_function(word))


def pieces(words: Words, segment: tuple[int, int], language: Language, fewest: int) -> list[tuple[int, int]]:
    """The phrases that a segment falls into at its connectives, each with `fewest` content words."""
    connectives = language.words("coverage.connectives")
    prefixes = tuple(language.words("coverage.connective_prefixes"))
    found, first = [], segment[0]
    for place in range(segment[0] + 1, segment[1] + 1):
        if place < segment[1]:
            word = fold_word(words.text[slice(*words.spans[place])])
            opens = word in connectives or (len(word) > 3 and words.content[place] and word.startswith(prefixes))
            if not opens or words.content[first:place].sum() < fewest:
                continue
        if words.content[first:place].sum() >= fewest and (first, place) != segment:
            found.append((first, place))
        first = place
    return found


def _segments(text: str, spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    """Runs of words with no punctuation between them."""
    segments, first = [], 0
    for place in range(1, len(spans) + 1):
        if place == len(spans) or _parted(text, spans[place - 1][1], spans[place][0]):
            segments.append((first, place))
            first = place
    return tuple(segments)


def _parted(text: str, end: int, start: int) -> bool:
    """Whether punctuation parts two words; what stands within a figure (2.8) does not."""
    if start - end == 1 and (text[end] == " " or (text[end - 1].isdigit() and text[start].isdigit())):
        return False
    return PUNCTUATION.search(text, end, start) is not None


@dataclass(frozen=True, eq=False)
class Null:
    """Words of passages from all over one side of the document.

    `vectors` float32 (words, dim) of all of them, `starts` where each passage
    begins in it, `places` the passages' numbers; `windows` float32 (windows, dim) are their phrases, and
    `phrases` says where those of each passage begin in it, and where the last ones end.
    """

    vectors: Floats
    starts: NDArray[np.intp]
    places: NDArray[np.intp]
    windows: Floats
    phrases: NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Chance:
    """Every word's best match in each passage of chance, float32 (words, passages), with their mean and spread."""

    matches: Floats
    mean: Floats
    spread: Floats


def sample_null(sides: Sequence[Words | None]) -> Null | None:
    """Up to `NULL_PASSAGES` passages, evenly spaced, `NULL_WORDS` of each; None without any."""
    filled = [place for place, words in enumerate(sides) if words is not None and len(words.spans)]
    if not filled:
        return None
    count = min(NULL_PASSAGES + 3, len(filled))
    chosen = [filled[round(step * (len(filled) - 1) / max(1, count - 1))] for step in range(count)]
    words = [sides[place] for place in dict.fromkeys(chosen)]
    rows = [w.vectors[:NULL_WORDS] for w in words if w is not None]
    starts = np.cumsum([0, *(len(r) for r in rows[:-1])])
    windows = [phrase_windows(r) for r in rows]
    return Null(
        np.concatenate(rows),
        starts.astype(np.intp),
        np.array(list(dict.fromkeys(chosen)), dtype=np.intp),
        np.concatenate(windows),
        np.cumsum([0, *map(len, windows)]).astype(np.intp),
    )


def phrase_windows(vectors: Floats) -> Floats:
    """float32 (windows, dim): the normalised sum of every run of up to ten words."""
    if not len(vectors):
        return np.zeros((1, vectors.shape[1]), np.float32)
    sums = np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), np.cumsum(vectors, axis=0)])
    runs = [sums[width:] - sums[:-width] for width in range(1, min(LONGEST_WINDOW, len(vectors)) + 1)]
    windows = np.concatenate(runs)
    windows /= np.sqrt(np.einsum("ij,ij->i", windows, windows))[:, None] + np.float32(1e-9)
    return np.asarray(windows, dtype=np.float32)


def chance_matches(sides: Sequence[Words], null: Null) -> list[Chance]:
    """For each side every word's best match in each passage of `null`.

    Many sides at a time, so that one large product replaces many small ones.
    """
    rows = np.concatenate([side.vectors for side in sides])
    best = np.concatenate(
        [
            np.maximum.reduceat(rows[low : low + ROWS] @ null.vectors.T, null.starts, axis=1)
            for low in range(0, len(rows), ROWS)
        ]
    )
    mean, spread = _moments(best)
    ends = np.cumsum([0, *(len(side.vectors) for side in sides)]).tolist()
    return [Chance(best[low:high], mean[low:high], spread[low:high]) for low, high in pairwise(ends)]


def _moments(chance: Floats) -> tuple[Floats, Floats]:
    """Mean and standard deviation of each row."""
    mean = chance.mean(axis=1)
    squares = np.einsum("ij,ij->i", chance, chance) / chance.shape[1]
    return mean, np.sqrt(np.maximum(squares - mean * mean, 0))


def standard_scores(words: Words, other: Words, chance: Chance, far: NDArray[np.bool_]) -> Floats | None:
    """How far each word's best match in `other` stands out from chance.

    float32 (words,), cut to [LOW, HIGH]. `chance` is from `chance_matches`;
    `far` says which of its passages count: one next to this one is no chance.
    None where fewer than four remain.
    """
    if far.sum() < FEWEST_NULLS:
        return None
    mean, spread = (chance.mean, chance.spread) if far.all() else _moments(chance.matches[:, far])
    scores = (words.vectors @ other.vectors.T).max(axis=1)
    scores -= mean
    scores /= spread + np.float32(NOISE)
    return np.asarray(np.minimum(np.maximum(scores, LOW), HIGH), dtype=np.float32)


def mean_score(words: Words, scores: Floats) -> float:
    """Mean standard score of the content words of a side; 0 without any."""
    return float(scores[words.content].mean()) if words.content.any() else 0.0


def features(
    words: Words,
    segment: tuple[int, int],
    other: Words,
    windows: Floats,
    null: Null,
    far: NDArray[np.bool_],
    scores: Floats,
    accounted: float,
    usual: float,
) -> NDArray[np.float64]:
    """The figures of one segment, in the order of `FEATURES`.

    words: content words in it. mean, sum, best: of their standard scores.
    phrase: the standard score of the segment as a whole against the phrases
    of the other side (`windows`). gain: how much closer the rest of the side
    is to the other side without it. share: its part of the side's words.
    other: how well the *other* side is accounted for (`accounted`): where that
    side has unmatched words too, the passage is a free translation rather
    than one with an addition. length: how much better the lengths of the two
    sides fit without it; `usual` is the document's usual ratio (`median_ratio`).
    """
    first, last = segment
    mine = scores[first:last][words.content[first:last]]
    phrase = phrase_score(words.vectors[first:last], windows, null, far)
    gain = gain_without(words.vectors, segment, other.vectors)
    share = (last - first) / len(words.spans)
    length = _length_gain(words, segment, other, usual)
    return np.array(
        [len(mine), mine.mean(), mine.sum(), mine.max(), phrase, gain, share, accounted, length], np.float64
    )


def median_ratio(lengths: Sequence[tuple[int, int]]) -> float:
    """The median log ratio of the lengths of two sides; 0 without any."""
    ratios = [math.log(mine / theirs) for mine, theirs in lengths if mine and theirs]
    return statistics.median(ratios) if ratios else 0.0


def _length_gain(words: Words, segment: tuple[int, int], other: Words, usual: float) -> float:
    start, end = words.span(segment)
    whole = math.log(len(words.text) / len(other.text))
    rest = math.log(max(1, len(words.text) - (end - start)) / len(other.text))
    return abs(whole - usual) - abs(rest - usual)


def phrase_score(part: Floats, windows: Floats, null: Null, far: NDArray[np.bool_]) -> float:
    """The standard score of the words `part` as a whole against the other side's phrases (`phrase_windows`)."""
    whole = part.sum(axis=0)
    unit = whole / (np.linalg.norm(whole) + 1e-9)
    last = int(np.flatnonzero(far)[:PHRASE_NULLS][-1]) + 1
    best = np.maximum.reduceat(null.windows[: null.phrases[last]] @ unit, null.phrases[:last])
    chance = best[far[:last]]
    return float(((windows @ unit).max() - chance.mean()) / (chance.std() + NOISE))


def gain_without(vectors: Floats, segment: tuple[int, int], other: Floats) -> float:
    """How much closer the words are to the other side's, in cosine, without those of `segment`."""
    first, last = segment
    total, part, whole = vectors.sum(axis=0), vectors[first:last].sum(axis=0), other.sum(axis=0)
    return _cosine(total - part, whole) - _cosine(total, whole)


def _cosine(one: Floats, other: Floats) -> float:
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other) + 1e-9))


def log_odds(figures: NDArray[np.float64]) -> float:
    """The log odds that a segment with these figures has no counterpart."""
    return float(figures @ WEIGHTS + BIAS)
