"""Moved blocks that no seed showed: runs left over on both sides that explain each other.

Seeds are pairs of single sentences, and a block told freely may have none that
is clear. But once the rest is linked, what is left over on either side is
little, and any two runs of it can be weighed as a whole: the log sum over all
ways to link them, against leaving both out.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from compare.alignment.chains import Block
from compare.alignment.spans import Match, Rates, Side, gap_score
from compare.alignment.windows import Box, solve, total_score
from compare.records import Link

COMPARED = 40_000
"""Pairs of sentences left over that are weighed at most; beyond, no block is looked for."""

ALIKE = 0.3
"""Two runs of which no two sentences have this cosine are not weighed: they never explain each other."""

Run = tuple[int, int]


def blocks_left_over(
    source: Side, target: Side, links: Sequence[Link], match: Match, rates: Rates, price: float
) -> list[Block]:
    """Blocks among what `links` leave unlinked, each worth more than `price`, the best first; no two share a run.

    `rates` are those of a block, whose ends may be left out.
    """
    rows, columns = np.ones(len(source.vectors), bool), np.ones(len(target.vectors), bool)
    for link in links:
        if link.source and link.target:
            rows[list(link.source)] = columns[list(link.target)] = False
    if int(rows.sum()) * int(columns.sum()) > COMPARED:
        return []
    inside = match._replace(rates=rates)
    nearest = _nearest(source, target, rows, columns)
    found: list[tuple[float, Run, Run]] = []
    for ours in _runs(rows):
        for theirs in _runs(columns):
            if nearest[slice(*ours), slice(*theirs)].max() < ALIKE:
                continue
            alone = gap_score(rates, ours[1] - ours[0], 0) + gap_score(rates, 0, theirs[1] - theirs[0])
            worth = total_score(source, target, [_box(ours, theirs)], inside)[0] - alone
            if worth > price:
                found.append((worth, ours, theirs))
    blocks: list[Block] = []
    taken: set[tuple[str, Run]] = set()
    for worth, ours, theirs in sorted(found, key=lambda one: (-one[0], one[1:])):
        if not taken & {("source", ours), ("target", theirs)}:
            taken |= {("source", ours), ("target", theirs)}
            blocks += _trimmed(source, target, _box(ours, theirs), inside, worth)
    return blocks


def _nearest(source: Side, target: Side, rows: NDArray[np.bool_], columns: NDArray[np.bool_]) -> NDArray[np.float32]:
    """float32 (source, target): the cosines of what is left over, -1 of all else."""
    found = np.full((len(rows), len(columns)), -1, np.float32)
    found[np.ix_(rows, columns)] = source.vectors[rows] @ target.vectors[columns].T
    return found


def _trimmed(source: Side, target: Side, box: Box, match: Match, worth: float) -> list[Block]:
    """The block without sentences at its ends that are left out there, too."""
    linked = [one for solved in solve(source, target, [box], match) for one in solved if one.rows and one.columns]
    if not linked:
        return []
    return [
        Block(
            min(one.rows[0] for one in linked),
            max(one.rows[-1] for one in linked) + 1,
            min(one.columns[0] for one in linked),
            max(one.columns[-1] for one in linked) + 1,
            worth,
        )
    ]


def _runs(flags: NDArray[np.bool_]) -> list[Run]:
    """Where runs of True begin and end (excluded)."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]])))
    return [(int(begin), int(end)) for begin, end in zip(edges[::2], edges[1::2], strict=True)]


def _box(ours: Run, theirs: Run) -> Box:
    return np.arange(*ours), np.arange(*theirs)
