"""From the vectors of two texts to the links between their sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from compare.alignment.boxes import SURE, Box, cut, estimate_rates, linkable, solve
from compare.alignment.chains import Block, backbone, moved_blocks
from compare.alignment.link import Link
from compare.alignment.seeds import Seeds, find_seeds
from compare.alignment.shared import Anchors, Shared, share
from compare.alignment.spans import LONGEST, Match, Side, make_side
from compare.alignment.weights import SPANS

Progress = Callable[[str, int, int], None]

FAITHFUL = -1.0
UNRELATED = 2.0
"""`Match.left_out` to begin with, for translations and for texts that have nothing in common."""

RELATED = 0.6
"""Log odds of the backbone for each sentence of the shorter text, from which two texts count as related."""

BLOCK_EDGES = replace(SPANS, opening=SPANS.opening / 3)
"""Where a moved block ends is open, so that leaving out sentences there is no surprise."""

STRETCH = 8
"""Seeds between the ends of a stretch whose lengths are compared."""


def align(
    source_vectors: NDArray[np.float32],
    target_vectors: NDArray[np.float32],
    *,
    source_lengths: Sequence[float] | None = None,
    target_lengths: Sequence[float] | None = None,
    source_anchors: Anchors | None = None,
    target_anchors: Anchors | None = None,
    progress: Progress | None = None,
) -> list[Link]:
    """Links that hold every sentence of both texts exactly once.

    `source_vectors` and `target_vectors` are float32 (sentences, dim), rows
    L2-normalised. Lengths are in characters (any unit will do, one for each
    side). Anchors are, for each sentence, tokens that survive translation
    (`compare.alignment.anchors`). `progress(stage, done, total)` may raise
    `compare.errors.Cancelled`, which passes through.

    Links come in target order; a dropped sentence stands after the link of the
    source sentence before it.
    """
    rows, columns = len(source_vectors), len(target_vectors)
    links: list[Link] = []
    if rows and columns:
        ours, theirs = _lengths(source_lengths, rows), _lengths(target_lengths, columns)
        source = make_side(np.asarray(source_vectors, np.float32), ours)
        target = make_side(np.asarray(target_vectors, np.float32), theirs)
        raw_ratio = float(np.log(theirs.mean() / ours.mean()))
        shared = share(source_anchors, target_anchors, rows, columns)
        links = _linked(source, target, raw_ratio, shared, progress or _silent)
    return in_order(_with_left_out(links, rows, columns), rows, columns)


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def _with_left_out(links: list[Link], rows: int, columns: int) -> list[Link]:
    """What no box held (there was nothing on the other side) is left out for sure."""
    linked_rows = {row for link in links for row in link.source}
    linked_columns = {column for link in links for column in link.target}
    return [
        *links,
        *(Link((row,), (), 1.0) for row in range(rows) if row not in linked_rows),
        *(Link((), (column,), 1.0) for column in range(columns) if column not in linked_columns),
    ]


def _lengths(lengths: Sequence[float] | None, count: int) -> NDArray[np.float32]:
    if lengths is None:
        return np.ones(count, np.float32)
    if len(lengths) != count:
        raise ValueError(f"{len(lengths)} lengths for {count} sentences")
    return np.maximum(np.asarray(lengths, np.float32), 1.0)


def _linked(source: Side, target: Side, raw_ratio: float, shared: Shared, progress: Progress) -> list[Link]:
    progress("seeds", 0, 1)
    seeds, similarity = find_seeds(source, target, shared)
    progress("chains", 0, 1)
    rows, columns = len(source.vectors), len(target.vectors)
    chosen = backbone(seeds, rows, columns)
    blocks = moved_blocks(seeds, chosen)
    match = Match(similarity, length_ratio(source, target, seeds, chosen, raw_ratio))

    match = replace(match, shared=shared, left_out=first_guess(seeds.weights[chosen], min(rows, columns)))
    blocks = _settle_edges(source, target, seeds, chosen, blocks, match)
    free_rows, free_columns = np.ones(rows, bool), np.ones(columns, bool)
    links: list[Link] = []
    for block in blocks:
        for link in _solve_block(source, target, block, match):
            links.append(link)
            free_rows[list(link.source)] = free_columns[list(link.target)] = False
    boxes = _boxes_of_backbone(seeds, chosen, free_rows, free_columns)
    match = estimate_rates(source, target, boxes, match)
    match = estimate_rates(source, target, boxes, match)
    done = 0
    for found in solve(source, target, boxes, match):
        links += [Link(link.rows, link.columns, min(1.0, link.probability)) for link in found]
        done += sum(len(link.rows) for link in found)
        progress("links", min(done, rows), rows)
    return links


def _boxes_of_backbone(
    seeds: Seeds, chosen: NDArray[np.bool_], free_rows: NDArray[np.bool_], free_columns: NDArray[np.bool_]
) -> list[Box]:
    kept = np.flatnonzero(chosen & free_rows[seeds.rows] & free_columns[seeds.columns])
    return cut(
        np.flatnonzero(free_rows),
        np.flatnonzero(free_columns),
        seeds.rows[kept],
        seeds.columns[kept],
        seeds.weights[kept],
    )


def _settle_edges(
    source: Side, target: Side, seeds: Seeds, chosen: NDArray[np.bool_], blocks: list[Block], match: Match
) -> list[Block]:
    """Blocks with the unclaimed sentences at their edges that fit them better than the backbone."""
    if not blocks:
        return blocks
    claimed_rows, claimed_columns = np.zeros(len(source.vectors), bool), np.zeros(len(target.vectors), bool)
    claimed_rows[seeds.rows[chosen]] = claimed_columns[seeds.columns[chosen]] = True
    free_rows, free_columns = np.ones_like(claimed_rows), np.ones_like(claimed_columns)
    for block in blocks:
        for claimed, free, low, high in (
            (claimed_rows, free_rows, block.top, block.bottom),
            (claimed_columns, free_columns, block.left, block.right),
        ):
            claimed[low:high], free[low:high] = True, False
    wider = [
        replace(
            block,
            top=_reach(claimed_rows, block.top, -1),
            bottom=_reach(claimed_rows, block.bottom, 1),
            left=_reach(claimed_columns, block.left, -1),
            right=_reach(claimed_columns, block.right, 1),
        )
        for block in blocks
    ]
    boxes = [
        box
        for box in _boxes_of_backbone(seeds, chosen, free_rows, free_columns)
        if any(
            (len(box[0]) and box[0][0] < wide.bottom and wide.top <= box[0][-1])
            or (len(box[1]) and box[1][0] < wide.right and wide.left <= box[1][-1])
            for wide in wider
        )
    ]
    rivals = linkable(source, target, boxes, match)
    settled = []
    for block, wide in zip(blocks, wider, strict=True):
        box = np.arange(wide.top, wide.bottom), np.arange(wide.left, wide.right)
        ours = linkable(source, target, [box], match, BLOCK_EDGES)
        wins_rows, wins_columns = (mine > theirs for mine, theirs in zip(ours, rivals, strict=True))
        wins_rows &= free_rows
        wins_columns &= free_columns
        grown = replace(
            block,
            top=_won(wins_rows, block.top, wide.top),
            bottom=_won(wins_rows, block.bottom, wide.bottom),
            left=_won(wins_columns, block.left, wide.left),
            right=_won(wins_columns, block.right, wide.right),
        )
        # What one block has won, the next cannot.
        free_rows[grown.top : grown.bottom] = free_columns[grown.left : grown.right] = False
        settled.append(grown)
    return settled


def _reach(claimed: NDArray[np.bool_], edge: int, step: int) -> int:
    """The edge moved outwards over sentences that nobody claims, at most `LONGEST` of them."""
    for _ in range(LONGEST):
        place = edge if step > 0 else edge - 1
        if not 0 <= place < len(claimed) or claimed[place]:
            break
        edge += step
    return edge


def _won(wins: NDArray[np.bool_], edge: int, limit: int) -> int:
    """The edge moved towards `limit` as long as the block wins."""
    while edge < limit and wins[edge]:
        edge += 1
    while edge > limit and wins[edge - 1]:
        edge -= 1
    return edge


def _solve_block(source: Side, target: Side, block: Block, match: Match) -> list[Link]:
    box = np.arange(block.top, block.bottom), np.arange(block.left, block.right)
    (found,) = solve(source, target, [box], match)
    sure = 1 / (1 + np.exp(-block.weight))
    return [
        Link(link.rows, link.columns, min(1.0, link.probability * sure), moved=True)
        for link in found
        if link.rows and link.columns
    ]


def first_guess(weights: NDArray[np.floating], sentences: int) -> float:
    """`Match.left_out` before anything is linked: little, unless the texts hardly meet at all.

    What a report leaves out shows all the same, and to expect little keeps a
    passage that the encoder reads badly from being taken for something replaced.
    """
    evidence = float(np.minimum(weights, 4).sum()) / sentences
    return UNRELATED + (FAITHFUL - UNRELATED) * min(1.0, evidence / RELATED)


def length_ratio(source: Side, target: Side, seeds: Seeds, chosen: NDArray[np.bool_], raw: float) -> float:
    """The typical log of source length over target length, in the sides' own units.

    From stretches between seeds of the backbone, which hold whole links; `raw`
    (what equal lengths in characters would give) counts as two such stretches.
    """
    sure = np.flatnonzero(chosen & (seeds.weights > SURE))
    rows, columns = seeds.rows[sure], seeds.columns[sure]
    ours, theirs = np.cumsum(source.lengths[0]), np.cumsum(target.lengths[0])
    reach = min(STRETCH, len(sure) - 1)
    if reach < 1:
        return raw
    found = np.log(
        (ours[rows[reach:]] - ours[rows[:-reach]] + 0.1) / (theirs[columns[reach:]] - theirs[columns[:-reach]] + 0.1)
    )
    return float(np.median(np.concatenate([found, [raw, raw]])))


def in_order(links: Sequence[Link], rows: int, columns: int) -> list[Link]:
    """Target order; each dropped sentence after the link of the source sentence before it."""
    place_of_row = [-1] * rows
    for link in links:
        for row in link.source:
            if link.target:
                place_of_row[row] = link.target[-1]
    keys = []
    for link in links:
        if link.target:
            keys.append((link.target[-1], -1, link))
        else:
            row = link.source[0]
            before = row
            while before >= 0 and place_of_row[before] < 0:
                before -= 1
            keys.append((place_of_row[before] if before >= 0 else -1, row, link))
    return [link for _, _, link in sorted(keys, key=lambda key: key[:2])]
