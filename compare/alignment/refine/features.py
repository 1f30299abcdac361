"""How well sentences of two texts correspond, by their words: the evidence of the second look at links.

The words of a sentence that has a counterpart stand out from chance
(`standard_scores`), and account for words of the other side that nothing else
accounts for; a figure in common says more than many words. Two questions, each
decided by a logistic regression:

* does a sentence at or beside the edge of a link belong to it (`edge_odds`)?
* do two single sentences say the same (`pair_odds`)?

What words say is multiplied by the logarithm of how many there are: three that
match nothing say little, thirty much. The score of the aligner is no evidence:
it was gained from the same vectors, and often is certain where it errs. How
much else is unaligned in the two documents is (`priors`): where nothing is, a
sentence that shares few words is likelier translated freely.

The weights are those that `tests/benchmarks/fit_refine.py` prints.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from compare.encoding.base import Vectors
from compare.encoding.space import of_language
from compare.encoding.tokens import WordEncoder
from compare.languages import load_language
from compare.passage.amounts.number_alignment import share_figure
from compare.passage.evidence.unmatched import (
    NOISE,
    NULL_PASSAGES,
    Floats,
    Null,
    Words,
    chance_matches,
    mean_score,
    median_ratio,
    phrase_score,
    phrase_windows,
    read_words,
    sample_null,
    standard_scores,
)
from compare.records import Document, Link, Side
from compare.text.segment import Segment

EDGE_FIGURES = ("words", "size", "phrase", "length", "coverage", "figure", "others", "prior")
EDGE_WEIGHTS = np.array([-1.06, 1.20, -0.87, 2.52, -2.32, -4.04, 1.95, 0.89])
EDGE_BIAS = 3.85

PAIR_FIGURES = ("words", "size", "standing", "length", "figure", "prior")
PAIR_WEIGHTS = np.array([-1.89, 3.22, -1.35, 3.96, -3.13, 0.97])
PAIR_BIAS = 0.06


@dataclass(slots=True)
class LexicalEvidence:
    """Both documents and the words of their sentences, each read once, when needed.

    `vectors` are those of the sentences. `priors` are the log shares of
    unaligned sentences of either side, `ratio` the usual log of source length
    over target length in a link: see `unaligned_shares` and `usual_ratio`.
    `edges` keeps what `edge_figures` found, since links are gone through more
    than once; of that only the prior changes.
    """

    documents: tuple[Document, Document]
    encoder: WordEncoder
    vectors: tuple[Vectors, Vectors]
    priors: tuple[float, float] = (0.0, 0.0)
    ratio: float = 0.0
    edges: dict[tuple[Side, tuple[int, ...], int, tuple[int, ...], float], tuple[float, ...] | None] = field(
        default_factory=dict
    )
    _words: tuple[dict[int, Words], dict[int, Words]] = field(default_factory=lambda: ({}, {}))
    _nulls: dict[Side, Null | None] = field(default_factory=dict)
    _chances: dict[Side, tuple[Floats, Floats]] = field(default_factory=dict)

    @property
    def sizes(self) -> tuple[int, int]:
        """Sentences on either side."""
        return len(self.documents[Side.SOURCE].sentences), len(self.documents[Side.TARGET].sentences)

    def words(self, side: Side, index: int) -> Words:
        """The words of one sentence."""
        known = self._words[side]
        if index not in known:
            document = self.documents[side]
            language, text = load_language(document.language), document.sentence_text(index)
            known[index] = read_words(text, language, of_language(self.encoder, document.language).token_vectors(text))
        return known[index]

    def joined(self, side: Side, indices: Sequence[int]) -> Words:
        """The words of a run of sentences; `segments` are the sentences."""
        parts = [self.words(side, index) for index in indices]
        ends = np.cumsum([0, *(len(part.spans) for part in parts)]).tolist()
        return Words(
            "",
            tuple(span for part in parts for span in part.spans),
            np.concatenate([part.vectors for part in parts if len(part.spans)] or [np.zeros((0, 1), np.float32)]),
            np.concatenate([part.content for part in parts]),
            np.concatenate([part.names for part in parts]),
            tuple(itertools.pairwise(ends)),
        )

    def null(self, side: Side) -> Null | None:
        """Sentences from all over one side, against which a match is measured."""
        if side not in self._nulls:
            count = len(self.documents[side].sentences)
            chosen = {round(place) for place in np.linspace(0, count - 1, min(count, 2 * NULL_PASSAGES))}
            sample = [self.words(side, index) if index in chosen else None for index in range(count)]
            self._nulls[side] = sample_null(sample)
        return self._nulls[side]

    def far(self, side: Side, near: Sequence[int]) -> NDArray[np.bool_]:
        """Boolean mask over the null sample: True where the sampled sentence is not in `near`."""
        null = self.null(side)
        return np.array([place not in near for place in null.places]) if null is not None else np.zeros(0, bool)

    def scores(self, side: Side, words: Words, other: Words, theirs: Sequence[int]) -> Floats | None:
        """How far the best matches of `words` in `other` stand out; None where chance cannot be measured."""
        null = self.null(side.other)
        if null is None or not len(words.spans) or not len(other.spans):
            return None
        return standard_scores(words, other, chance_matches([words], null)[0], self.far(side.other, theirs))

    def side(self, side: Side, indices: Sequence[int]) -> Segment:
        """Sentences of a document as the checks see them."""
        return Segment(self.documents[side], tuple(indices))

    def length(self, side: Side, indices: Sequence[int]) -> int:
        """Characters of the sentences."""
        sentences = self.documents[side].sentences
        return sum(sentences[index].end - sentences[index].start for index in indices)

    def misfit(self, side: Side, mine: Sequence[int], theirs: Sequence[int]) -> float:
        """How far the lengths of two runs are from the ratio usual in these texts, as a log."""
        ratio = math.log(max(self.length(side, mine), 1) / max(self.length(side.other, theirs), 1))
        return abs(ratio - (self.ratio if side == Side.SOURCE else -self.ratio))

    def standing(self, row: int, column: int) -> float:
        """Mean z-score of cos(row, column) within its row and within its column."""
        cosine = float(self.vectors[Side.SOURCE][row] @ self.vectors[Side.TARGET][column])
        found = 0.0
        for side, index in ((Side.SOURCE, row), (Side.TARGET, column)):
            means, spreads = self._chance(side)
            found += (cosine - float(means[index])) / (float(spreads[index]) + NOISE)
        return found / 2

    def _chance(self, side: Side) -> tuple[Floats, Floats]:
        """Mean and standard deviation of every sentence's cosines with the other text, without forming them."""
        if side not in self._chances:
            mine, theirs = self.vectors[side], self.vectors[side.other]
            means = mine @ theirs.mean(axis=0)
            squares = np.einsum("ij,ij->i", mine @ (theirs.T @ theirs / len(theirs)), mine)
            self._chances[side] = means, np.sqrt(np.maximum(squares - means**2, 0))
        return self._chances[side]


def unaligned_shares(links: Sequence[Link], rows: int, columns: int) -> tuple[float, float]:
    """Log shares of the sentences without a link, (source, target): where many have none, more are likely to."""
    dropped = sum(len(link.source) for link in links if not link.target)
    added = sum(len(link.target) for link in links if not link.source)
    return math.log((dropped + 1) / (rows + 10)), math.log((added + 1) / (columns + 10))


def usual_ratio(links: Sequence[Link], texts: LexicalEvidence) -> float:
    """The median log of source length over target length; 0 without any link."""
    return median_ratio(
        [(texts.length(Side.SOURCE, link.source), texts.length(Side.TARGET, link.target)) for link in links]
    )


def edge_odds(
    side: Side, mine: Sequence[int], place: int, theirs: Sequence[int], texts: LexicalEvidence
) -> float | None:
    """Log odds that the sentence at `place` of `mine` says nothing that `theirs` say; None without evidence."""
    key = side, tuple(mine), place, tuple(theirs), texts.ratio
    if key not in texts.edges:
        texts.edges[key] = edge_figures(side, mine, place, theirs, texts)
    figures = texts.edges[key]
    if figures is None:
        return None
    return float(np.array((*figures[:-1], texts.priors[side])) @ EDGE_WEIGHTS + EDGE_BIAS)


def edge_figures(
    side: Side, mine: Sequence[int], place: int, theirs: Sequence[int], texts: LexicalEvidence
) -> tuple[float, ...] | None:
    """The features of the regression, in the order of `EDGE_FIGURES`.

    words: mean standard score of its content words, times size: the log of
    their number. phrase: the standard score of the sentence as a whole against
    the phrases of the other side. length: how much better the lengths fit
    without it. coverage: how much of the other side it alone accounts for, in
    standard scores per content word. figure: 1 if it shares one with the other side that
    the rest does not. others: the log of how many the other side has. prior:
    see `unaligned_shares`.
    """
    words, other = texts.joined(side, mine), texts.joined(side.other, theirs)
    null = texts.null(side.other)
    scores = texts.scores(side, words, other, theirs)
    first, last = words.segments[place]
    content = words.content[first:last]
    if scores is None or null is None or not content.any():
        return None
    size = math.log(1 + int(content.sum()))
    rest = [*mine[:place], *mine[place + 1 :]]
    figure = share_figure(texts.side(side, (mine[place],)), texts.side(side.other, theirs), texts.side(side, rest))
    return (
        float(scores[first:last][content].mean()) * size,
        size,
        phrase_score(words.vectors[first:last], phrase_windows(other.vectors), null, texts.far(side.other, theirs)),
        texts.misfit(side, mine, theirs) - texts.misfit(side, rest, theirs),
        _coverage(side, words, (first, last), other, mine, texts) / int(content.sum()),
        float(figure),
        math.log(len(theirs)),
        texts.priors[side],
    )


def _coverage(
    side: Side, words: Words, part: tuple[int, int], other: Words, mine: Sequence[int], texts: LexicalEvidence
) -> float:
    """What the other side's content words lose, in standard scores, when `part` is taken away."""
    content = other.content
    whole = texts.scores(side.other, other, words, mine)
    if whole is None or not content.any():
        return 0.0
    keep = np.ones(len(words.spans), bool)
    keep[part[0] : part[1]] = False
    rest = replace(words, spans=tuple(np.array(words.spans)[keep]), vectors=words.vectors[keep])
    without = texts.scores(side.other, other, rest, mine)
    reduced = without if without is not None else np.full_like(whole, -1.0)
    return float((whole - reduced)[content].sum())


def pair_odds(row: int, column: int, texts: LexicalEvidence) -> float | None:
    """Log odds that two single sentences have nothing in common; None where there is no evidence."""
    figures = pair_figures(row, column, texts)
    return None if figures is None else float(np.array(figures) @ PAIR_WEIGHTS + PAIR_BIAS)


def pair_figures(row: int, column: int, texts: LexicalEvidence) -> tuple[float, ...] | None:
    """The features of the regression, in the order of `PAIR_FIGURES`.

    words: mean standard score of the content words of both, times size: the
    log of how many the shorter one has. standing: see `LexicalEvidence.standing`.
    length: how far the lengths are from the usual ratio. figure: 1 if they
    share one. prior: of both sides, see `unaligned_shares`.
    """
    means, sizes = [], []
    for side, mine, theirs in ((Side.SOURCE, row, column), (Side.TARGET, column, row)):
        words = texts.words(side, mine)
        scores = texts.scores(side, words, texts.words(side.other, theirs), (theirs,))
        if scores is None or not words.content.any():
            return None
        means.append(mean_score(words, scores))
        sizes.append(int(words.content.sum()))
    size = math.log(1 + min(sizes))
    return (
        sum(means) / 2 * size,
        size,
        texts.standing(row, column),
        texts.misfit(Side.SOURCE, (row,), (column,)),
        float(share_figure(texts.side(Side.SOURCE, (row,)), texts.side(Side.TARGET, (column,)))),
        sum(texts.priors),
    )
