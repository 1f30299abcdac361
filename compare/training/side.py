"""Learning the token vectors of one language in the space of an encoder that stays as it is.

The space's own language (English) is known already: the vectors of its
sentences are computed once, and only the table of the new language is learned,
so that its sentences come to lie where their translations lie. Nothing of the
space changes; so two languages learned apart are in one space, and a language
can be added without the others.

A token begins where the space sees its letters, if it knows them: names and
words in common are the half of what one European language shares with another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from compare.encoding.base import Vectors
from compare.encoding.static import StaticEncoder
from compare.training.corpus import Corpus
from compare.training.latin import in_latin
from compare.training.ragged import Ints, Ragged
from compare.training.recipe import Options
from compare.training.table import Report, Table, bags_of, leaf_update, means, one_cycle, unique
from compare.training.vocabulary import Pieces, segment_words

FEWEST_STEPS = 200
"""Steps below which a small set of pairs is seen more often than the recipe says."""
MOST_EPOCHS = 60
BANNED = -1e4
"""The score of a pair that is no pair and no counterexample either."""
SHORTEST_NAME = 4
"""Letters from which on a piece in another alphabet begins as its transliteration does."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where the sentences of the space lie: `vectors[i]` for pair i; equal `groups` are equal sentences."""

    vectors: Vectors
    groups: Ints


def anchor(space: StaticEncoder, texts: Sequence[str]) -> Anchors:
    """The vectors of `texts`, and which of them are the same."""
    numbers: dict[str, int] = {}
    groups = [numbers.setdefault(" ".join(text.lower().split()), len(numbers)) for text in texts]
    return Anchors(space.encode(texts), np.array(groups, np.int64))


def first_rows(space: StaticEncoder, pieces: Pieces, spread: float, seed: int) -> NDArray[np.float32]:
    """float32 (pieces, dim): what the space says of each piece, noise where it does not know all its letters."""
    rows = np.random.default_rng(seed).normal(0, spread, (len(pieces), space.dim)).astype(np.float32)
    for index, (piece, _) in enumerate(pieces):
        known = _known(space, piece) if index else None
        if known is not None:
            rows[index] = known
    return rows


def _known(space: StaticEncoder, piece: str) -> Vectors | None:
    known = space.piece_vector(piece)
    if known is None and len(piece) >= SHORTEST_NAME and (latin := in_latin(piece)):
        known = space.piece_vector(latin)
    return known


Split = Callable[[np.random.Generator], Ragged]
"""The tokens of each word of the corpus, for an epoch."""


def splitter(pieces: Pieces, words: Sequence[str], noise: float) -> Split:
    """Splits words the likeliest way or, with noise, as if the pieces were somewhat more or less likely.

    The best of scores with Gumbel noise is a draw among all ways (perturb and
    MAP, Papandreou and Yuille 2011), so that a piece learns what it means
    beside other pieces, too (as in subword regularisation, arXiv:1804.10959).
    """
    if not noise:
        tokens = segment_words(pieces, words)
        return lambda generator: tokens

    def split(generator: np.random.Generator) -> Ragged:
        noises = generator.gumbel(0, noise, len(pieces) - 1).tolist()
        scored = [(piece, score + more) for (piece, score), more in zip(pieces[1:], noises, strict=True)]
        return segment_words([pieces[0], *scored], words)

    return split


def train_side(
    corpus: Corpus,
    anchors: Anchors,
    split: Split,
    parts: Ragged,
    part_count: int,
    options: Options,
    first: NDArray[np.float32],
    report: Report | None = None,
) -> NDArray[np.float32]:
    """float32 (vocabulary, dim): the rows of all tokens, parts added in.

    `split` gives the tokens of the corpus' words for each epoch.
    `corpus` has one side, `anchors` are the sentences of the space that
    translate it, `first` the values that the rows begin with. The same
    arguments give the same table on the same machine with the same number of
    threads.
    """
    import torch

    generator = np.random.default_rng(options.seed)
    torch.manual_seed(options.seed)
    table = Table(parts, part_count, replace(options, dim=anchors.vectors.shape[1]), None)
    table.own.values[:] = torch.from_numpy(first)
    side = corpus.sides[0]
    batch = min(options.batch, max(2, len(side) // 4))
    orders = _orders(corpus, batch, options, generator)
    steps = sum(len(order) // batch for order in orders)
    done = 0
    for order in orders:
        tokens = split(generator)
        for start in range(0, len(order) - batch + 1, batch):
            done += 1
            pairs = order[start : start + batch]
            bag = bags_of(side.take(pairs), tokens, options.dropout, generator)
            loss = _step(table, bag, anchors, pairs, options, done, steps)
            if report:
                report(done, steps, loss)
    with torch.no_grad():
        return table.rows(np.arange(len(parts)))[0].numpy()


def _orders(corpus: Corpus, batch: int, options: Options, generator: np.random.Generator) -> list[Ints]:
    """The pairs of each epoch; more epochs than the options say where those would be few steps."""
    orders = [corpus.epoch(generator) for _ in range(options.epochs)]
    while sum(len(order) // batch for order in orders) < FEWEST_STEPS and len(orders) < MOST_EPOCHS:
        orders.append(corpus.epoch(generator))
    return orders


def _step(table: Table, bag: Ragged, anchors: Anchors, pairs: Ints, options: Options, step: int, steps: int) -> float:
    """One step down the loss; returns it."""
    import torch
    from torch.nn import functional

    used, positions = unique(bag.values, len(table.parts))
    rows, leaves = table.rows(used)
    vectors = functional.normalize(means(rows, bag, positions), dim=1)
    scores = vectors @ torch.from_numpy(anchors.vectors[pairs]).T * options.scale
    # The same sentence of the space is no other sentence, wherever it stands.
    groups = anchors.groups[pairs]
    same = (groups[:, None] == groups[None, :]) & ~np.eye(len(pairs), dtype=bool)
    scores = scores.masked_fill(torch.from_numpy(same), BANNED)
    truth = torch.arange(len(pairs))
    loss = (functional.cross_entropy(scores, truth) + functional.cross_entropy(scores.T, truth)) / 2
    loss.backward()  # type: ignore[no-untyped-call]
    leaf_update(leaves, options.rate * one_cycle(step / steps), step)
    return float(loss.detach())
