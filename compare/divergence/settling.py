"""Which sentences of a link are really in it: a second look, by words.

The aligner sees a sentence as one vector. A short sentence that the report
leaves out is then easily carried along by its neighbour: the sum of the two
still resembles the neighbour's translation. The words tell: those of a
sentence that has a counterpart stand out from chance (`standard_scores`), and
answer to words on the other side that nothing else answers to.

Every sentence at the edge of a side with several is judged by six figures
(`FIGURES`), weighed by a logistic regression that was fitted on news with
sentences dropped and added, and on op-eds joined and split as in free
translation, where nothing may be detached. Then pairs of single sentences
with nothing in common are parted. (`compare.divergence.rejoining` looks at
what is left over.)
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from compare.alignment.aligner import in_order
from compare.alignment.link import Link
from compare.divergence.coverage import (
    NULL_PASSAGES,
    Floats,
    Null,
    Words,
    chance_matches,
    gain_without,
    phrase_score,
    phrase_windows,
    read_words,
    sample_null,
    standard_scores,
)
from compare.divergence.matching import share_figure
from compare.divergence.pair import Side
from compare.document import Document
from compare.encoding.base import Encoder, Vectors
from compare.languages import load_language

FIGURES = ("mean", "phrase", "gain", "length", "answers", "prior")
WEIGHTS = np.array([-2.096, -0.859, 5.065, 1.093, -2.105, 1.253])
BIAS = 7.851

SURE_LINK = 0.97
"""Links of two single sentences scored at least so are parted only if both have `ENOUGH_WORDS` content words:
one sentence dropped where another was added looks like a pair to the aligner, and "Oh, no." is like nothing."""
ENOUGH_WORDS = 5
DOUBTFUL = 0.25
"""Share of the single pairs, the least alike, that are looked at however sure the aligner is."""
PARTING = np.array([-2.99, -0.35, 0.46, 1.45])
PARTING_BIAS = 2.9
"""Log odds that two single sentences linked are strangers: of their mean standard score (words and phrase, both ways;
true pairs have 1.7 on average, neighbours 0.2), the log odds of the aligner, both priors, and whether both have
`ENOUGH_WORDS`. Where nothing else is left out, a pair that shares few words is likelier translated freely."""
UNLIKE = 0.6
"""Mean standard score under which two sentences with `ENOUGH_WORDS` are strangers whatever the odds say."""
MOST_SURE = 0.9999
"""Scores above count as this."""

SOURCE, TARGET = 0, 1


@dataclass(slots=True)
class Texts:
    """The words of both sides' sentences, read when they are needed."""

    documents: tuple[Document, Document]
    encoder: Encoder
    priors: tuple[float, float]
    _words: tuple[dict[int, Words], dict[int, Words]] = field(default_factory=lambda: ({}, {}))
    _nulls: dict[int, Null | None] = field(default_factory=dict)

    def words(self, side: int, index: int) -> Words:
        """The words of one sentence."""
        known = self._words[side]
        if index not in known:
            document = self.documents[side]
            language = load_language(document.language)
            known[index] = read_words(document.sentence_text(index), language, self.encoder.token_vectors)
        return known[index]

    def joined(self, side: int, indices: Sequence[int]) -> Words:
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

    def null(self, side: int) -> Null | None:
        """Sentences from all over one side, against which a match is measured."""
        if side not in self._nulls:
            count = len(self.documents[side].sentences)
            chosen = {round(place) for place in np.linspace(0, count - 1, min(count, 2 * NULL_PASSAGES))}
            sample = [self.words(side, index) if index in chosen else None for index in range(count)]
            self._nulls[side] = sample_null(sample)
        return self._nulls[side]

    def length(self, side: int, indices: Sequence[int]) -> int:
        """Characters of the sentences."""
        sentences = self.documents[side].sentences
        return sum(sentences[index].end - sentences[index].start for index in indices)

    def scores(self, side: int, words: Words, other: Words, theirs: Sequence[int]) -> Floats | None:
        """How far the best matches of `words` in `other` stand out; None where chance cannot be measured."""
        null = self.null(1 - side)
        if null is None or not len(words.spans) or not len(other.spans):
            return None
        return standard_scores(words, other, chance_matches([words], null)[0], self.far(1 - side, theirs))

    def far(self, side: int, near: Sequence[int]) -> NDArray[np.bool_]:
        """Which passages of the null are none of `near`."""
        null = self.null(side)
        return np.array([place not in near for place in null.places]) if null is not None else np.zeros(0, bool)


def settle_by_words(
    source: Document,
    target: Document,
    links: Sequence[Link],
    encoder: Encoder,
    vectors: tuple[Vectors, Vectors] | None = None,
) -> list[Link]:
    """The links, with sentences that do not belong to them left unlinked.

    Links stay gapless runs; every sentence stays in exactly one. The order is
    the aligner's. `vectors` are those of both sides' sentences, if they are
    at hand.
    """
    doubtful = _least_alike(links, vectors or _vectors(source, target, encoder))
    texts = Texts((source, target), encoder, priors(links, len(source.sentences), len(target.sentences)))
    settled: list[Link] = []
    for link in links:
        settled.extend(_settle(link, texts, link in doubtful))
    return in_order(settled, len(source.sentences), len(target.sentences))


def priors(links: Sequence[Link], rows: int, columns: int) -> tuple[float, float]:
    """Log share of sentences that the aligner left unlinked: where much is left out, more is likely to be."""
    dropped = sum(len(link.source) for link in links if not link.target)
    added = sum(len(link.target) for link in links if not link.source)
    return math.log((dropped + 1) / (rows + 10)), math.log((added + 1) / (columns + 10))


def _vectors(source: Document, target: Document, encoder: Encoder) -> tuple[Vectors, Vectors]:
    one, other = ([side.sentence_text(s.index) for s in side.sentences] for side in (source, target))
    return encoder.encode(one), encoder.encode(other)


def _least_alike(links: Sequence[Link], vectors: tuple[Vectors, Vectors]) -> set[Link]:
    """The quarter of the single pairs with the lowest cosines: the others are not worth a look at their words."""
    pairs = [link for link in links if len(link.source) == len(link.target) == 1]
    if not pairs:
        return set()
    one = vectors[SOURCE][[link.source[0] for link in pairs]]
    other = vectors[TARGET][[link.target[0] for link in pairs]]
    cosines = np.einsum("ij,ij->i", one, other)
    limit = np.quantile(cosines, DOUBTFUL)
    return {link for link, cosine in zip(pairs, cosines.tolist(), strict=True) if cosine <= limit}


def _settle(link: Link, texts: Texts, doubtful: bool) -> list[Link]:
    if not link.source or not link.target:
        return [link]
    detached: list[Link] = []
    while (edge := _loosest_edge(link, texts)) is not None:
        side, index, odds = edge
        score = 1 / (1 + math.exp(-odds))
        detached.append(_single(side, index, score))
        runs = [link.source, link.target]
        runs[side] = tuple(i for i in runs[side] if i != index)
        link = replace(link, source=runs[SOURCE], target=runs[TARGET])
    if len(link.source) == len(link.target) == 1 and (link.score < SURE_LINK or (doubtful and _wordy(link, texts))):
        sides = Side(texts.documents[SOURCE], link.source), Side(texts.documents[TARGET], link.target)
        if _strangers(link, texts) and not share_figure(*sides):
            return [_single(SOURCE, link.source[0], 0.5), _single(TARGET, link.target[0], 0.5), *detached]
    return [link, *detached]


def _strangers(link: Link, texts: Texts) -> bool:
    """True if two single sentences are likelier to have nothing in common than to be a pair."""
    together = togetherness(link.source[0], link.target[0], texts)
    if together is None:
        return False
    wordy = _wordy(link, texts)
    if wordy and together < UNLIKE:
        return True
    surest = min(link.score, MOST_SURE)
    figures = (together, math.log(surest / (1 - surest)), sum(texts.priors), wordy)
    return float(np.array(figures, float) @ PARTING) + PARTING_BIAS > 0


def _wordy(link: Link, texts: Texts) -> bool:
    """True if both sides of a link have enough content words to judge it by them."""
    sides = ((SOURCE, link.source), (TARGET, link.target))
    return all(texts.joined(side, sentences).content.sum() >= ENOUGH_WORDS for side, sentences in sides)


def _single(side: int, index: int, score: float) -> Link:
    return Link((index,), (), score) if side == SOURCE else Link((), (index,), score)


def _loosest_edge(link: Link, texts: Texts) -> tuple[int, int, float] | None:
    """The sentence at an edge that least belongs to the link, if it is likelier not to."""
    found: list[tuple[float, int, int]] = []
    for side, mine, theirs in ((SOURCE, link.source, link.target), (TARGET, link.target, link.source)):
        if len(mine) > 1:
            for place in (0, len(mine) - 1):
                odds = _odds(side, mine, place, theirs, texts)
                if odds is not None and odds > 0:
                    found.append((-odds, side, mine[place]))
    if not found:
        return None
    odds, side, index = min(found)
    return side, index, -odds


def _odds(side: int, mine: Sequence[int], place: int, theirs: Sequence[int], texts: Texts) -> float | None:
    """Log odds that the sentence at `place` of `mine` says nothing that `theirs` say; None where nobody can tell."""
    figures = _figures(side, mine, place, theirs, texts)
    return None if figures is None else float(np.array(figures) @ WEIGHTS + BIAS)


def _figures(
    side: int, mine: Sequence[int], place: int, theirs: Sequence[int], texts: Texts
) -> tuple[float, ...] | None:
    """What the odds are weighed from, in the order of `FIGURES`.

    mean: of the standard scores of its content words. phrase: the same of the
    sentence as a whole against the phrases of the other side. gain: how much
    closer the rest is to the other side without it. length: how much better
    the lengths fit without it. answers: how much of the other side would be
    unanswered without it, per content word. prior: see `priors`.
    """
    words, other = texts.joined(side, mine), texts.joined(1 - side, theirs)
    null = texts.null(1 - side)
    scores = texts.scores(side, words, other, theirs)
    first, last = words.segments[place]
    content = words.content[first:last]
    if scores is None or null is None or not content.any():
        return None
    return (
        float(scores[first:last][content].mean()),
        phrase_score(words.vectors[first:last], phrase_windows(other.vectors), null, texts.far(1 - side, theirs)),
        gain_without(words.vectors, (first, last), other.vectors),
        _length_gain(
            texts.length(side, mine), texts.length(side, mine[place : place + 1]), texts.length(1 - side, theirs)
        ),
        _answers(side, words, (first, last), other, mine, texts) / int(content.sum()),
        texts.priors[side],
    )


def _length_gain(mine: int, part: int, theirs: int) -> float:
    return abs(math.log(mine / theirs)) - abs(math.log((mine - part) / theirs))


def _answers(side: int, words: Words, part: tuple[int, int], other: Words, mine: Sequence[int], texts: Texts) -> float:
    """What the other side's content words lose, in standard scores, when `part` is taken away."""
    content = other.content
    whole = texts.scores(1 - side, other, words, mine)
    if whole is None or not content.any():
        return 0.0
    keep = np.ones(len(words.spans), bool)
    keep[part[0] : part[1]] = False
    rest = replace(words, spans=tuple(np.array(words.spans)[keep]), vectors=words.vectors[keep])
    without = texts.scores(1 - side, other, rest, mine)
    left = without if without is not None else np.full_like(whole, -1.0)
    return float((whole - left)[content].sum())


def togetherness(row: int, column: int, texts: Texts) -> float | None:
    """Mean standard score of two sentences' words and phrases, both ways; None where it cannot be measured."""
    found = []
    for side, mine, theirs in ((SOURCE, row, column), (TARGET, column, row)):
        words, other = texts.words(side, mine), texts.words(1 - side, theirs)
        null = texts.null(1 - side)
        scores = texts.scores(side, words, other, (theirs,))
        if scores is None or null is None or not words.content.any():
            return None
        found.append(float(scores[words.content].mean()))
        windows = phrase_windows(other.vectors)
        found.append(phrase_score(words.vectors, windows, null, texts.far(1 - side, (theirs,))))
    return sum(found) / len(found)
