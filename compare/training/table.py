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
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.training.corpus import Corpus
from compare.training.ragged import Ints, Ragged
from compare.training.recipe import Options
from compare.training.teacher import Lessons

if TYPE_CHECKING:
    import torch

BETAS = (0.9, 0.999)
EPSILON = 1e-8
RISE = 0.2
"""Share of the steps in which the learning rate rises."""

LESSON_SPREAD = 0.1
"""Standard deviation of the projected lessons before training."""
LESSON_RATE = 0.15
"""The projection's share of the learning rate: every step touches all of it."""

Report = Callable[[int, int, float], None]
"""Called after each step with (step, steps, loss)."""


def train_table(
    corpus: Corpus,
    tokens: Ragged,
    parts: Ragged,
    part_count: int,
    options: Options,
    lessons: Lessons | None = None,
    report: Report | None = None,
) -> NDArray[np.float32]:
    """float32 (vocabulary, dim): the rows of all tokens, parts and lessons added in.

    `tokens` are the tokens of each word of the corpus, `parts` the parts of
    each token. The same arguments give the same table on the same machine
    with the same number of threads.
    """
    import torch

    generator = np.random.default_rng(options.seed)
    torch.manual_seed(options.seed)
    table = Table(parts, part_count, options, lessons)
    batch = min(options.batch, max(2, len(corpus.sides[0]) // 4))
    orders = [corpus.epoch(generator) for _ in range(options.epochs)]
    steps = sum(len(order) // batch for order in orders)
    done = 0
    for order in orders:
        for start in range(0, len(order) - batch + 1, batch):
            done += 1
            pairs = order[start : start + batch]
            bags = [bags_of(side.take(pairs), tokens, options.dropout, generator) for side in corpus.sides]
            loss = _step(table, bags, options.scale, options.rate * one_cycle(done / steps), done)
            if report:
                report(done, steps, loss)
    with torch.no_grad():
        return table.rows(np.arange(len(parts)))[0].numpy()


def one_cycle(progress: float) -> float:
    """The learning rate's share of its highest at `progress` in (0, 1]: up, then down to almost 0."""
    if progress < RISE:
        return 0.04 + 0.96 * (1 - math.cos(math.pi * progress / RISE)) / 2
    return 0.001 + 0.999 * (1 + math.cos(math.pi * (progress - RISE) / (1 - RISE))) / 2


class Learned:
    """Rows to be learned, with the two moments that Adam keeps for each number."""

    def __init__(self, count: int, dim: int, spread: float) -> None:
        import torch

        self.values = torch.randn(count, dim) * spread
        self.first = torch.zeros(count, dim)
        self.second = torch.zeros(count, dim)

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


class Table:
    """What a token's vector is the sum of: its own row, its parts' rows, a projected lesson."""

    def __init__(self, parts: Ragged, part_count: int, options: Options, lessons: Lessons | None) -> None:
        import torch

        self.parts = parts
        self.own = Learned(len(parts), options.dim, options.spread)
        self.shared = Learned(part_count, options.dim, options.spread)
        self.lesson_of = np.full(len(parts), -1, dtype=np.int64)
        self.lessons = None
        if lessons is not None and len(lessons.tokens):
            self.lesson_of[lessons.tokens] = np.arange(len(lessons.tokens))
            self.lessons = torch.from_numpy(lessons.vectors)
            size = lessons.vectors.shape[1]
            self.projection = Learned(size, options.dim, LESSON_SPREAD / math.sqrt(size))

    def rows(self, used: Ints) -> tuple[torch.Tensor, list[Leaf]]:
        """The vectors of the tokens `used`, and the leaves that they are computed from."""
        import torch
        from torch.nn import functional

        some = self.parts.take(used)
        names, positions = unique(some.values, len(self.shared.values))
        leaves = [_leaf(self.own, used, 1.0), _leaf(self.shared, names, 1.0)]
        rows = leaves[0].rows
        if len(positions):
            offsets = torch.from_numpy(some.offsets[:-1])
            rows = rows + functional.embedding_bag(torch.from_numpy(positions), leaves[1].rows, offsets, mode="sum")
        if self.lessons is not None:
            taught = np.flatnonzero(self.lesson_of[used] >= 0)
            leaves.append(_leaf(self.projection, np.arange(len(self.projection.values)), LESSON_RATE))
            lessons = self.lessons[torch.from_numpy(self.lesson_of[used[taught]])]
            rows = rows.index_add(0, torch.from_numpy(taught), lessons @ leaves[2].rows)
        return rows, leaves


class Leaf(NamedTuple):
    """Rows `names` of a table, as a leaf of the computation, and their share of the learning rate."""

    table: Learned
    names: torch.Tensor
    rows: torch.Tensor
    share: float


def _leaf(table: Learned, names: Ints, share: float) -> Leaf:
    import torch

    numbers = torch.from_numpy(names)
    return Leaf(table, numbers, table.take(numbers), share)


def bags_of(words: Ragged, tokens: Ragged, dropout: float, generator: np.random.Generator) -> Ragged:
    """The tokens of each sentence, a share of them left out."""
    bags = words.expand(tokens)
    return bags.keep(generator.random(len(bags.values)) >= dropout) if dropout else bags


def _step(table: Table, bags: list[Ragged], scale: float, rate: float, step: int) -> float:
    """One step down the loss; returns it."""
    import torch
    from torch.nn import functional

    used, positions = unique(np.concatenate([bag.values for bag in bags]), len(table.parts))
    rows, leaves = table.rows(used)
    border = len(bags[0].values)
    vectors = [
        functional.normalize(means(rows, bag, place), dim=1)
        for bag, place in zip(bags, (positions[:border], positions[border:]), strict=True)
    ]
    scores = vectors[0] @ vectors[1].T * scale
    truth = torch.arange(len(scores))
    loss = (functional.cross_entropy(scores, truth) + functional.cross_entropy(scores.T, truth)) / 2
    loss.backward()  # type: ignore[no-untyped-call]
    leaf_update(leaves, rate, step)
    return float(loss.detach())


def leaf_update(leaves: list[Leaf], rate: float, step: int) -> None:
    """Take the step that the gradients of the leaves ask for."""
    import torch

    with torch.no_grad():
        for leaf in leaves:
            if leaf.rows.grad is not None:
                leaf.table.update(leaf.names, leaf.rows.grad, rate * leaf.share, step)


def means(rows: torch.Tensor, bag: Ragged, positions: Ints) -> torch.Tensor:
    import torch
    from torch.nn import functional

    return functional.embedding_bag(torch.from_numpy(positions), rows, torch.from_numpy(bag.offsets[:-1]), mode="mean")


def unique(values: NDArray[np.int32], size: int) -> tuple[Ints, Ints]:
    """As np.unique with inverse, for numbers below `size`; without sorting."""
    seen = np.zeros(size, dtype=bool)
    seen[values] = True
    names = np.flatnonzero(seen)
    places = np.empty(size, dtype=np.int64)
    places[names] = np.arange(len(names))
    return names, places[values]
