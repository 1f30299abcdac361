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

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from compare.alignment.blocks import Free, boxes_of_backbone, settle_edges
from compare.alignment.boxes import Box, total_score
from compare.alignment.chains import Block
from compare.alignment.link import Link
from compare.alignment.seeds import Seeds
from compare.alignment.spans import Match, Rates, Side

TRANSLATION = Rates(gap=0.003, longer=0.6, joined=0.35)
REGIMES = (
    (Rates(gap=0.03, longer=0.6, joined=0.35), 0.015),
    (Rates(gap=0.15, longer=0.7, joined=0.35), 0.03),
)
"""Edited and abridged texts, and for each the log odds, a sentence of both texts, by which it must explain them better
than a translation would."""

BLOCK_PRICE = 5.0
"""Log odds that a moved block must be worth."""

WHOLE = 62_500
"""Cells up to which a pair of texts is one box. Beyond, boxes are cut between sure seeds."""

WEIGHED = 4_000_000
"""Cells up to which the texts are weighed without moved blocks, too."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One assumption about a pair of texts: what is usual in it, and the blocks that moved."""

    match: Match
    blocks: tuple[Block, ...] = ()


def likeliest(
    source: Side, target: Side, seeds: Seeds, chosen: NDArray[np.bool_], blocks: Sequence[Block], match: Match
) -> Layout:
    """The layout that explains the texts best; the rates of `match` are replaced.

    `chosen` marks the seeds of the backbone. In a translation the usual ratio
    of lengths is that of the whole texts, since nothing is left out.
    """
    rows, columns = len(source.vectors), len(target.vectors)
    whole_ratio = float(np.log(rows / columns))  # lengths of either side are relative to their mean
    matches = (
        (replace(match, rates=TRANSLATION, ratio=whole_ratio if match.lengths else match.ratio), 0.0),
        *((replace(match, rates=rates), price) for rates, price in REGIMES),
    )
    best: tuple[float, Layout] | None = None
    for candidate, price in matches:
        layouts = [Layout(candidate)] if rows * columns <= WEIGHED or not blocks else []
        if blocks:
            settled = settle_edges(source, target, seeds, chosen, list(blocks), candidate)
            layouts.append(Layout(candidate, tuple(settled)))
        for layout in layouts:
            total, sentences = total_score(source, target, _all_boxes(layout, seeds, chosen, rows, columns), candidate)
            # Of long texts only a sample is weighed: per sentence, so that all layouts can be compared.
            worth = (total - price * sentences) * (rows + columns) / max(sentences, 1)
            worth -= BLOCK_PRICE * len(layout.blocks)
            if best is None or worth > best[0]:
                best = worth, layout
    assert best is not None
    return best[1]


def boxes_beside(links: Sequence[Link], seeds: Seeds, chosen: NDArray[np.bool_], rows: int, columns: int) -> list[Box]:
    """What the links of moved blocks leave, as one box or cut along the backbone."""
    free = Free(rows, columns)
    for link in links:
        free.take(link.source, link.target)
    return _cut(free, seeds, chosen)


def _all_boxes(layout: Layout, seeds: Seeds, chosen: NDArray[np.bool_], rows: int, columns: int) -> list[Box]:
    free = Free(rows, columns)
    inside: list[Box] = []
    for block in layout.blocks:
        free.take(range(block.top, block.bottom), range(block.left, block.right))
        inside.append((np.arange(block.top, block.bottom), np.arange(block.left, block.right)))
    return [*inside, *_cut(free, seeds, chosen)]


def _cut(free: Free, seeds: Seeds, chosen: NDArray[np.bool_]) -> list[Box]:
    if len(free.rows) * len(free.columns) <= WHOLE:
        return [(np.flatnonzero(free.rows), np.flatnonzero(free.columns))]
    return boxes_of_backbone(seeds, chosen, free)
