"""What kind of pair two texts are: a translation or a report, as they stand or with blocks moved.

No one price of leaving sentences out serves both a translated novel and a
report that keeps half of an article, and a price that is estimated from the
links runs away where vectors say little: what is left out by mistake makes
leaving out cheaper. So there are two fixed regimes. Each is tried with and
without the moved blocks that the seeds suggest, and the *layout* is kept under
which the texts are likeliest: the log sum over all ways to link them, less what
the assumption costs. Order, length and words all have their part in that sum.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.alignment.block_search import searched
from compare.alignment.blocks import Free, boxes_of_backbone, extend_blocks, solve_blocks
from compare.alignment.chains import Block
from compare.alignment.leftovers import blocks_left_over
from compare.alignment.ratio import ratio_of_links
from compare.alignment.seeds import Seeds
from compare.alignment.spans import Match, Rates, Side
from compare.alignment.windows import Box, solve, total_scores_under
from compare.records import Link

TRANSLATION = Rates(gap=0.003, longer=0.6, joined=0.35)
REGIMES = (
    (Rates(gap=0.03, longer=0.6, joined=0.35), 0.015),
    (Rates(gap=0.15, longer=0.7, joined=0.35, adding=0.3), 0.03),
)
"""Edited and abridged texts, and for each the log odds, a sentence of both texts, by which it must explain them better
than a translation would. Who abridges leaves out more than he adds: were both as likely, the ends of freely
translated links would be called added in a report, since short sentences resemble nothing."""

BESIDE = REGIMES[-1][0]._replace(adding=1.0)
"""Of the sentences at the ends of a block among what is left over, where nothing speaks for either side."""

BLOCK_PRICE = 5.0
"""Log odds that a moved block must be worth where leaving out on either side is as likely."""

SEARCH_PRICE = 12.0
"""The same of one that is searched for: it is the best of very many."""

ROUNDS = 2
"""Times that left-overs are searched for blocks, since what is found first makes room for the next, and that others are
searched for, since what is usual may look different with them."""

UNEVEN = 2.0
"""What joining one more sentence of the side with the longer ones costs, in log odds, for each point of the ratio of
lengths. Not where layouts are weighed: edited texts and reports alone know it, and would win for that."""

WHOLE = 62_500
"""Cells up to which a pair of texts is one box, in which every block is looked for. Beyond, boxes are cut between sure
seeds."""

WEIGHED = 4_000_000
"""Cells up to which the texts are weighed without moved blocks, and with those that only left-overs show, too."""


class Layout(NamedTuple):
    """One assumption about a pair of texts: what is usual in it, and the blocks that moved."""

    match: Match
    blocks: tuple[Block, ...] = ()


class Texts(NamedTuple):
    """Two texts with their seeds; `chosen` marks the seeds of the backbone, `match` is what was measured from them."""

    source: Side
    target: Side
    seeds: Seeds
    chosen: NDArray[np.bool_]
    match: Match

    @property
    def size(self) -> tuple[int, int]:
        """Sentences on either side."""
        return len(self.source.vectors), len(self.target.vectors)


def likeliest(texts: Texts, blocks: Sequence[Block]) -> Layout:
    """The layout that explains the texts best, with some of `blocks`, or others that left-overs or a search show."""
    rows, columns = texts.size
    extended = [
        extend_blocks(texts.source, texts.target, texts.seeds, texts.chosen, list(blocks), match)
        for match, _ in _regimes(texts)
    ]
    best = _best(texts, [((), *({tuple(found)} - {()})) for found in extended])
    # Long texts are not searched for what left-overs show: all of their links would be found twice.
    for _ in range(ROUNDS if rows * columns <= WEIGHED else 0):
        report = best._replace(match=best.match._replace(rates=REGIMES[-1][0]))
        more = blocks_left_over(texts.source, texts.target, links_of(texts, report), best.match, BESIDE, BLOCK_PRICE)
        if not more:
            break
        better = _best(texts, [(best.blocks, (*best.blocks, *more))] * len(extended))
        if better.blocks == best.blocks:
            break
        best = better
    for _ in range(ROUNDS if rows * columns <= WHOLE else 0):
        changed = searched(texts.source, texts.target, best.blocks, best.match, SEARCH_PRICE)
        if changed == best.blocks:
            break
        before, best = best, _best(texts, [(best.blocks, changed)] * len(extended))
        if best.match.rates == before.match.rates:
            break
    return best


def settled(texts: Texts, layout: Layout) -> Layout:
    """The layout with the ratio of lengths that its own links show; of a translation it is known beforehand.

    On the side with the longer sentences several are seldom joined. (In a translation nothing is left out, so there the
    numbers of sentences see to it.) In long texts the seeds are so many that they show the ratio well enough.
    """
    rows, columns = texts.size
    match = layout.match
    if not match.lengths or match.rates == TRANSLATION or rows * columns > WEIGHED:
        return layout
    ratio = ratio_of_links(texts.source, texts.target, links_of(texts, layout), match.ratio)
    dearer = UNEVEN * max(0.0, -ratio), UNEVEN * max(0.0, ratio)
    return layout._replace(match=match._replace(ratio=ratio, dearer=dearer))


def links_of(texts: Texts, layout: Layout, progress: Callable[[int], None] | None = None) -> list[Link]:
    """The links under a layout, those of moved blocks first; what is left over is in none of them or alone in one.

    `progress` is told how many source sentences are done.
    """
    links = solve_blocks(texts.source, texts.target, layout.blocks, layout.match)
    done = 0
    for found in solve(texts.source, texts.target, _boxes_beside(links, texts), layout.match):
        links += [Link(link.rows, link.columns, min(1.0, link.probability)) for link in found]
        done += sum(len(link.rows) for link in found)
        if progress is not None:
            progress(done)
    return links


def _regimes(texts: Texts) -> list[tuple[Match, float]]:
    """What is usual in each regime, and its price a sentence.

    In a translation the usual ratio of lengths is that of the whole texts, since nothing is left out.
    """
    rows, columns = texts.size
    match = texts.match
    whole = float(np.log(rows / columns)) if match.lengths else match.ratio  # lengths are relative to their mean
    return [
        (match._replace(rates=TRANSLATION, ratio=whole), 0.0),
        *((match._replace(rates=rates), price) for rates, price in REGIMES),
    ]


def _best(texts: Texts, choices: Sequence[Sequence[tuple[Block, ...]]]) -> Layout:
    """The likeliest layout of all regimes, each with its choices of blocks."""
    rows, columns = texts.size
    # Long texts are not weighed without the blocks that their seeds show.
    choices = [sets if rows * columns <= WEIGHED else sets[-1:] for sets in choices]
    regimes = _regimes(texts)
    totals: dict[tuple[int, tuple[Block, ...]], tuple[float, int]] = {}
    for blocks in dict.fromkeys(blocks for sets in choices for blocks in sets):
        names = [name for name, sets in enumerate(choices) if blocks in sets]
        matches = [regimes[name][0] for name in names]
        found, sentences = total_scores_under(texts.source, texts.target, _all_boxes(blocks, texts), matches)
        totals.update({(name, blocks): (total, sentences) for name, total in zip(names, found, strict=True)})
    best: tuple[float, Layout] | None = None
    for name, ((match, price), sets) in enumerate(zip(regimes, choices, strict=True)):
        for blocks in sets:
            layout = Layout(match, blocks)
            total, sentences = totals[name, blocks]
            # Of long texts only a sample is weighed: per sentence, so that all layouts can be compared.
            worth = (total - price * sentences) * (rows + columns) / max(sentences, 1)
            # Its columns need not be called added any more, which is dear: that alone makes no block.
            worth -= (BLOCK_PRICE - float(np.log(match.rates.adding))) * len(blocks)
            if best is None or worth > best[0]:
                best = worth, layout
    assert best is not None
    return best[1]


def _boxes_beside(links: Sequence[Link], texts: Texts) -> list[Box]:
    """What the links of moved blocks leave, as one box or cut along the backbone."""
    free = Free(*texts.size)
    for link in links:
        free.take(link.source, link.target)
    return _cut(free, texts)


def _all_boxes(blocks: Sequence[Block], texts: Texts) -> list[Box]:
    free = Free(*texts.size)
    inside: list[Box] = []
    for block in blocks:
        free.take(range(block.top, block.bottom), range(block.left, block.right))
        inside.append((np.arange(block.top, block.bottom), np.arange(block.left, block.right)))
    return [*inside, *_cut(free, texts)]


def _cut(free: Free, texts: Texts) -> list[Box]:
    if len(free.rows) * len(free.columns) <= WHOLE:
        return [(np.flatnonzero(free.rows), np.flatnonzero(free.columns))]
    return boxes_of_backbone(texts.seeds, texts.chosen, free)
