"""Learning the table of token vectors: the only module of training that needs torch.

A sentence is the mean of its tokens' vectors, normalised. In a batch of pairs,
each source must be nearer to its own target than to all the others, and each
target to its own source: cross-entropy over scaled cosines in both directions
(InfoNCE, arXiv:1807.03748). A share of the tokens is left out at random, so
that no token is relied on.

Only the rows that a batch uses are touched (a lazy Adam): a step costs the
same however large the vocabulary.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from compare.training.corpus import Corpus
from compare.training.ragged import Ints, Ragged
from compare.training.recipe import Options

if TYPE_CHECKING:
    import torch

BETAS = (0.9, 0.999)
EPSILON = 1e-8
RISE = 0.2
"""Share of the steps in which the learning rate rises."""

Report = Callable[[int, int, float], None]
"""Called after each step with (step, steps, loss)."""


def train_table(
    corpus: Corpus, tokens: Ragged, parts: Ragged, part_count: int, options: Options, report: Report | None = None
) -> NDArray[np.float32]:
    """float32 (vocabulary, dim): the rows of all tokens, parts added in.

    `tokens` are the tokens of each word of the corpus, `parts` the parts of
    each token. The same arguments give the same table on the same machine.
    """
    import torch

    generator = np.random.default_rng(options.seed)
    torch.manual_seed(options.seed)
    own = _Rows(len(parts), options)
    shared = _Rows(part_count, options)
    batch = min(options.batch, max(2, len(corpus.sides[0]) // 4))
    orders = [corpus.epoch(generator) for _ in range(options.epochs)]
    steps = sum(len(order) // batch for order in orders)
    done = 0
    for order in orders:
        for start in range(0, len(order) - batch + 1, batch):
            pairs = order[start : start + batch]
            done += 1
            bags = [_bags(side.take(pairs), tokens, options.dropout, generator) for side in corpus.sides]
            rate = options.rate * one_cycle(done / steps)
            loss = _step(bags, parts, own, shared, options.scale, rate, done)
            if report:
                report(done, steps, loss)
    everything = np.arange(len(parts))
    with torch.no_grad():
        return _compose(own, shared, parts, everything)[0].numpy()


def one_cycle(progress: float) -> float:
    """The learning rate's share of its highest at `progress` in (0, 1]: up, then down to almost 0."""
    if progress < RISE:
        return 0.04 + 0.96 * (1 - math.cos(math.pi * progress / RISE)) / 2
    return 0.001 + 0.999 * (1 + math.cos(math.pi * (progress - RISE) / (1 - RISE))) / 2


class _Rows:
    """A table with the two moments that Adam keeps for each of its numbers."""

    def __init__(self, count: int, options: Options) -> None:
        import torch

        self.values = torch.randn(count, options.dim) * options.spread
        self.first = torch.zeros(count, options.dim)
        self.second = torch.zeros(count, options.dim)

    def take(self, rows: torch.Tensor) -> torch.Tensor:
        """Those rows, as a leaf that collects gradients."""
        return self.values[rows].requires_grad_()

    def update(self, rows: torch.Tensor, gradient: torch.Tensor, rate: float, step: int) -> None:
        """One step of Adam (arXiv:1412.6980) on those rows alone."""
        first = self.first[rows].mul_(BETAS[0]).add_(gradient, alpha=1 - BETAS[0])
        second = self.second[rows].mul_(BETAS[1]).addcmul_(gradient, gradient, value=1 - BETAS[1])
        self.first[rows], self.second[rows] = first, second
        size = (second / (1 - BETAS[1] ** step)).sqrt_().add_(EPSILON)
        self.values[rows] -= (first / (1 - BETAS[0] ** step)).div_(size).mul_(rate)


def _bags(words: Ragged, tokens: Ragged, dropout: float, generator: np.random.Generator) -> Ragged:
    """The tokens of each sentence, a share of them left out."""
    bags = words.expand(tokens)
    return bags.keep(generator.random(len(bags.values)) >= dropout) if dropout else bags


def _step(bags: list[Ragged], parts: Ragged, own: _Rows, shared: _Rows, scale: float, rate: float, step: int) -> float:
    """One step down the loss; returns it."""
    import torch
    from torch.nn import functional

    used, positions = _unique(np.concatenate([bag.values for bag in bags]), len(parts))
    rows, leaves = _compose(own, shared, parts, used)
    border = len(bags[0].values)
    vectors = [
        functional.normalize(_means(rows, bag, place), dim=1)
        for bag, place in zip(bags, (positions[:border], positions[border:]), strict=True)
    ]
    scores = vectors[0] @ vectors[1].T * scale
    truth = torch.arange(len(scores))
    loss = (functional.cross_entropy(scores, truth) + functional.cross_entropy(scores.T, truth)) / 2
    loss.backward()  # type: ignore[no-untyped-call]
    with torch.no_grad():
        for table, (names, leaf) in zip((own, shared), leaves, strict=True):
            if leaf.grad is not None:
                table.update(names, leaf.grad, rate, step)
    return float(loss.detach())


def _compose(
    own: _Rows, shared: _Rows, parts: Ragged, used: Ints
) -> tuple[torch.Tensor, list[tuple[torch.Tensor, torch.Tensor]]]:
    """The vectors of the tokens `used`, and the rows of both tables they are made of."""
    import torch
    from torch.nn import functional

    some = parts.take(used)
    names, positions = _unique(some.values, len(shared.values))
    own_names, shared_names = torch.from_numpy(used), torch.from_numpy(names)
    own_rows, shared_rows = own.take(own_names), shared.take(shared_names)
    rows = own_rows
    if len(positions):
        offsets = torch.from_numpy(some.offsets[:-1])
        rows = rows + functional.embedding_bag(torch.from_numpy(positions), shared_rows, offsets, mode="sum")
    return rows, [(own_names, own_rows), (shared_names, shared_rows)]


def _means(rows: torch.Tensor, bag: Ragged, positions: Ints) -> torch.Tensor:
    import torch
    from torch.nn import functional

    return functional.embedding_bag(torch.from_numpy(positions), rows, torch.from_numpy(bag.offsets[:-1]), mode="mean")


def _unique(values: NDArray[np.int32], size: int) -> tuple[Ints, Ints]:
    """As np.unique with inverse, for numbers below `size`; without sorting."""
    seen = np.zeros(size, dtype=bool)
    seen[values] = True
    names = np.flatnonzero(seen)
    places = np.empty(size, dtype=np.int64)
    places[names] = np.arange(len(names))
    return names, places[values]
