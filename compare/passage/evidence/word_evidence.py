"""The words of all passages with their vectors, and what they match by chance: each computed once, when asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from compare.encoding.space import of_language
from compare.encoding.tokens import Tokens, WordEncoder
from compare.languages import load_language
from compare.passage.evidence.unmatched import (
    Chance,
    Floats,
    Null,
    Words,
    chance_matches,
    features,
    log_odds,
    mean_score,
    median_ratio,
    phrase_windows,
    read_words,
    sample_null,
    standard_scores,
)
from compare.passage.evidence.word_alignment import SIMILAR, Counterpart, WordAlignment
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.dates import dates
from compare.text.lexicon import cues
from compare.text.numbers.counted import numbers_of
from compare.text.segment import Segment

BLOCK = 64
"""Sides whose matches by chance are computed at once."""
WINDOWS = 8
"""Sides whose phrases are kept: those of a passage and of the ones beside it are asked for several times."""
NULL_STEPS = 40
"""Passages, evenly spaced, that are read to measure chance."""
_FORMULAS = "coverage.formulas"


class WordEvidence:
    """The words of the passages of a comparison, with the vectors of `encoder`."""

    def __init__(self, pairs: Sequence[PassagePair], encoder: WordEncoder) -> None:
        self.pairs = pairs
        self._encoder = encoder
        self._words: dict[tuple[Side, int], Words | None] = {}
        self._nulls: dict[Side, Null | None] = {}
        self._chances: dict[tuple[Side, int], Chance] = {}
        self._scores: dict[tuple[Side, int], Floats | None] = {}
        self._windows: dict[tuple[Side, int], Floats] = {}
        self._ratios: dict[Side, float] = {}
        self._likest: dict[tuple[Side, int], tuple[list[int], list[float]]] = {}
        self._alignments: dict[int, WordAlignment] = {}

    def tokens(self, side: Side, index: int) -> Tokens:
        """The words of one side of a passage and their vectors, as the encoder gives them."""
        segment = self.pairs[index].on(side)
        encoder: WordEncoder = of_language(self._encoder, segment.language)
        return encoder.token_vectors(segment.text)

    def words(self, side: Side, index: int) -> Words | None:
        """The words of one side of a passage; None if it is empty or written without spaces."""
        key = side, index
        if key not in self._words:
            self._words[key] = self._read(side, index)
        return self._words[key]

    def _read(self, side: Side, index: int) -> Words | None:
        segment = self.pairs[index].on(side)
        language = load_language(segment.language)
        if not segment.sentences or language.unspaced(segment.text):
            return None
        figures = [q.span for q in numbers_of(segment).quantities if q.explicit or q.digits or not q.soft]
        figures += [mention.span for mention in dates(segment.text, language)]
        figures += [cue.span for cue in cues(segment, _FORMULAS)]
        words = read_words(segment.text, language, self.tokens(side, index), figures)
        return words if len(words.spans) else None

    def alignment(self, pair: PassagePair) -> WordAlignment:
        """Which words of the passage are each other's counterparts."""
        if pair.index not in self._alignments:
            source, target = (self.tokens(side, pair.index) for side in Side)
            self._alignments[pair.index] = WordAlignment(pair, source, target)
        return self._alignments[pair.index]

    def nearest_words(
        self, pair: PassagePair, side: Side, part: Span, like: float | None = None
    ) -> tuple[int, list[Counterpart]]:
        """How many content words `part` (local) of a side holds, and the counterparts of those that have one.

        A counterpart is the word of the other side with the highest cosine,
        from `like` (`SIMILAR`) on. Figures are no content words.
        """
        words, others = self.words(side, pair.index), self.words(side.other, pair.index)
        if words is None or others is None:
            return 0, []
        inside = []
        for n in range(bisect_left(words.spans, (part[0], part[0])), len(words.spans)):
            start, end = words.spans[n]
            if start > part[1]:
                break
            if end <= part[1] and words.content[n]:
                inside.append(n)
        if not inside:
            return 0, []
        best, alike = self._nearest(side, pair.index, words, others)
        return len(inside), [
            Counterpart(words.spans[here], others.spans[best[here]], bool(others.names[best[here]]))
            for here in inside
            if alike[here] >= (SIMILAR if like is None else like)
        ]

    def _nearest(self, side: Side, index: int, words: Words, others: Words) -> tuple[list[int], list[float]]:
        """Of each of `words`: which of `others` is most like it, and their cosine."""
        key = side, index
        if key not in self._likest:
            alike = words.vectors @ others.vectors.T
            best = np.argmax(alike, axis=1)
            self._likest[key] = best.tolist(), alike[np.arange(len(best)), best].tolist()
        return self._likest[key]

    def null(self, side: Side) -> Null | None:
        """Chance for what is matched against that side."""
        if side not in self._nulls:
            count = len(self.pairs)
            sides: list[Words | None] = [None] * count
            for index in range(0, count, max(1, count // NULL_STEPS)):
                sides[index] = self.words(side, index)
            self._nulls[side] = sample_null(sides)
        return self._nulls[side]

    def far(self, side: Side, index: int) -> NDArray[np.bool_]:
        """Boolean mask over the passages of the null of `side`: True where one is not beside passage `index`."""
        null = self.null(side)
        return np.abs(null.places - index) > 1 if null is not None else np.zeros(0, bool)

    def usual(self, side: Side) -> float:
        """The usual log ratio of that side's length to the other's, in characters."""
        if side not in self._ratios:
            lengths = [(_length(pair.on(side)), _length(pair.on(side.other))) for pair in self.pairs]
            self._ratios[side] = median_ratio(lengths)
        return self._ratios[side]

    def windows(self, side: Side, index: int, words: Words) -> Floats:
        """The phrases (`phrase_windows`) of `words`, those of passage `index` on `side`."""
        found = self._windows.get((side, index))
        if found is None:
            if len(self._windows) >= WINDOWS:
                del self._windows[next(iter(self._windows))]
            found = self._windows[side, index] = phrase_windows(words.vectors)
        return found

    def scores(self, side: Side, words: Words, other: Words, index: int) -> Floats | None:
        """Standard scores, float32 (words,), of the best matches in `other` of `words`, of passage `index` on `side`.

        None where chance is not known. `other` may be of another passage; what its own passage gives is computed once.
        """
        if other is not self._words.get((side.other, index)):
            return self._scored(side, words, other, index)
        if (side, index) not in self._scores:
            self._scores[side, index] = self._scored(side, words, other, index)
        return self._scores[side, index]

    def _scored(self, side: Side, words: Words, other: Words, index: int) -> Floats | None:
        null = self.null(side.other)
        if null is None:
            return None
        return standard_scores(words, other, self._chance(side, index, null), self.far(side.other, index))

    def _chance(self, side: Side, index: int, null: Null) -> Chance:
        """How the words of that side match passages that are not theirs; `BLOCK` sides at once."""
        if (side, index) not in self._chances:
            first = index - index % BLOCK  # blocks that never overlap: no side is matched twice
            places = range(first, min(first + BLOCK, len(self.pairs)))
            read = [(other, words) for other in places if (words := self.words(side, other)) is not None]
            matches = chance_matches([words for _, words in read], null)
            self._chances.update({(side, other): match for (other, _), match in zip(read, matches, strict=True)})
        return self._chances[side, index]


def sentence_odds(pair: PassagePair, evidence: WordEvidence) -> Iterator[tuple[Side, int, float]]:
    """For sides of several sentences: (side, sentence, log odds that it has no counterpart).

    A link may carry a sentence that the other side does not have, because it
    was easier for the aligner to keep it with its neighbour.
    """
    words = [evidence.words(side, pair.index) for side in Side]
    for side in Side:
        mine, other = words[side], words[side.other]
        segment = pair.on(side)
        null = evidence.null(side.other)
        if len(segment.sentences) < 2 or mine is None or other is None or null is None:
            continue
        scores = evidence.scores(side, mine, other, pair.index)
        theirs = evidence.scores(side.other, other, mine, pair.index)
        if scores is None or theirs is None:
            continue
        far = evidence.far(side.other, pair.index)
        windows = evidence.windows(side.other, pair.index, other)
        for sentence in segment.sentences:
            part = _words_of(segment, sentence, mine)
            if part is None or mine.content[part[0] : part[1]].sum() < 2:
                continue
            accounted, usual = mean_score(other, theirs), evidence.usual(side)
            yield side, sentence, log_odds(features(mine, part, other, windows, null, far, scores, accounted, usual))


def _words_of(segment: Segment, sentence: int, words: Words) -> tuple[int, int] | None:
    """The words `[first, last)` of one sentence of a segment; None without any."""
    start, end = segment.document.sentences[sentence].start, segment.document.sentences[sentence].end
    inside = [n for n, (a, b) in enumerate(words.spans) if segment.start + a >= start and segment.start + b <= end]
    return (inside[0], inside[-1] + 1) if inside else None


def _length(segment: Segment) -> int:
    return len(segment.text)
