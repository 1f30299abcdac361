"""Moved blocks beside the backbone: where they end, what is linked in them, and whether they moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from compare.alignment.chains import Block
from compare.alignment.seeds import Seeds
from compare.alignment.spans import LONGEST, Match, Side
from compare.alignment.windows import Box, cut, linkable, solve
from compare.records import Link

BLOCK_GAP = 0.3
"""`Rates.gap` where a moved block may end: leaving out sentences is no surprise there."""

Flags = NDArray[np.bool_]


class Free:
    """Which rows and columns nobody has taken yet."""

    def __init__(self, rows: int, columns: int) -> None:
        self.rows: Flags = np.ones(rows, bool)
        self.columns: Flags = np.ones(columns, bool)

    def take(self, rows: Sequence[int], columns: Sequence[int]) -> None:
        """Take runs of sentences, at least one of either side."""
        self.rows[rows[0] : rows[-1] + 1] = False
        self.columns[columns[0] : columns[-1] + 1] = False


def boxes_of_backbone(seeds: Seeds, chosen: Flags, free: Free) -> list[Box]:
    """What is free, cut between seeds of the backbone."""
    kept = np.flatnonzero(chosen & free.rows[seeds.rows] & free.columns[seeds.columns])
    return cut(
        np.flatnonzero(free.rows),
        np.flatnonzero(free.columns),
        seeds.rows[kept],
        seeds.columns[kept],
        seeds.weights[kept],
    )


def extend_blocks(
    source: Side, target: Side, seeds: Seeds, chosen: Flags, blocks: list[Block], match: Match
) -> list[Block]:
    """Blocks with the unclaimed sentences at their edges that fit them better than the backbone."""
    if not blocks:
        return blocks
    free = Free(len(source.vectors), len(target.vectors))
    unclaimed = Free(len(source.vectors), len(target.vectors))
    unclaimed.rows[seeds.rows[chosen]] = unclaimed.columns[seeds.columns[chosen]] = False
    for block in blocks:
        for side in (free, unclaimed):
            side.take(range(block.top, block.bottom), range(block.left, block.right))
    wider = [_widened(block, unclaimed) for block in blocks]
    rivals = boxes_of_backbone(seeds, chosen, free)
    their_rows, their_columns = np.zeros(len(source.vectors)), np.zeros(len(target.vectors))
    for (rows, columns), (by_row, by_column) in zip(rivals, linkable(source, target, rivals, match), strict=True):
        their_rows[rows], their_columns[columns] = by_row, by_column
    boxes = [(np.arange(wide.top, wide.bottom), np.arange(wide.left, wide.right)) for wide in wider]
    open_ended = match._replace(rates=match.rates._replace(gap=BLOCK_GAP))
    extended = []
    for block, (rows, columns), (by_row, by_column) in zip(
        blocks, boxes, linkable(source, target, boxes, open_ended), strict=True
    ):
        # What one block has won, the next cannot.
        wins_rows = (by_row > their_rows[rows]) & free.rows[rows]
        wins_columns = (by_column > their_columns[columns]) & free.columns[columns]
        top, bottom = _won(wins_rows, block.top - int(rows[0]), block.bottom - int(rows[0]))
        left, right = _won(wins_columns, block.left - int(columns[0]), block.right - int(columns[0]))
        grown = block._replace(
            top=top + int(rows[0]),
            bottom=bottom + int(rows[0]),
            left=left + int(columns[0]),
            right=right + int(columns[0]),
        )
        free.take(range(grown.top, grown.bottom), range(grown.left, grown.right))
        extended.append(grown)
    return extended


def _widened(block: Block, unclaimed: Free) -> Block:
    return block._replace(
        top=_reach(unclaimed.rows, block.top, -1),
        bottom=_reach(unclaimed.rows, block.bottom, 1),
        left=_reach(unclaimed.columns, block.left, -1),
        right=_reach(unclaimed.columns, block.right, 1),
    )


def _reach(unclaimed: Flags, edge: int, step: int) -> int:
    """The edge moved outwards over sentences that nobody claims, at most `LONGEST` of them."""
    for _ in range(LONGEST):
        place = edge if step > 0 else edge - 1
        if not 0 <= place < len(unclaimed) or not unclaimed[place]:
            break
        edge += step
    return edge


def _won(wins: Flags, low: int, high: int) -> tuple[int, int]:
    """The ends moved outwards as long as the block wins."""
    while low > 0 and wins[low - 1]:
        low -= 1
    while high < len(wins) and wins[high]:
        high += 1
    return low, high


def solve_blocks(source: Side, target: Side, blocks: Sequence[Block], match: Match) -> list[Link]:
    """The links inside the blocks, marked as moved; a link is no surer than its block."""
    sure = {row: 1 / (1 + float(np.exp(-block.weight))) for block in blocks for row in range(block.top, block.bottom)}
    boxes = [(np.arange(block.top, block.bottom), np.arange(block.left, block.right)) for block in blocks]
    return [
        Link(link.rows, link.columns, min(1.0, link.probability * sure[link.rows[0]]), moved=True)
        for found in solve(source, target, boxes, match)
        for link in found
        if link.rows and link.columns
    ]


def marked_moved(links: list[Link]) -> list[Link]:
    """No mark on moved links that turned out to be in order with all links that did not move, and with each other."""
    backbone = sorted(
        (link.source[0], link.target[0]) for link in links if link.source and link.target and not link.moved
    )
    rows = np.array([row for row, _ in backbone], np.int64)
    columns = np.array([column for _, column in backbone], np.int64)

    def in_order(link: Link) -> bool:
        place = int(np.searchsorted(rows, link.source[0]))
        return place == int(np.searchsorted(columns, link.target[0]))

    kept = longest_rising(sorted((link.source[0], link.target[0]) for link in links if link.moved and in_order(link)))
    return [replace(link, moved=(link.source[0], link.target[0]) not in kept) if link.moved else link for link in links]


def longest_rising(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """As many of these pairs as rise on both sides; they come in order of their first, no two of which are equal."""
    ends: list[int] = []  # of the chains of 1, 2, ... pairs, the least last column, and which pair has it
    last: list[int] = []
    before: list[int] = []
    for name, (_, column) in enumerate(pairs):
        size = bisect_left(ends, column)
        before.append(last[size - 1] if size else -1)
        if size == len(ends):
            ends.append(column)
            last.append(name)
        else:
            ends[size], last[size] = column, name
    chain = set()
    name = last[-1] if last else -1
    while name >= 0:
        chain.add(pairs[name])
        name = before[name]
    return chain
