"""Links that a reviewer set, in place of those that the aligner found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from compare.alignment.aligner import in_order
from compare.records import Link

Sides = tuple[tuple[int, ...], tuple[int, ...]]
"""(source sentences, target sentences) of a link; either may be empty."""


def set_by_hand(links: Sequence[Link], hand: Iterable[Sides], rows: int, columns: int) -> list[Link]:
    """`links` with those of `hand` in their place, in target order; `rows` and `columns` count the sentences.

    What the links of `hand` take away from others stays linked as far as it
    is gapless; what has lost its counterpart is dropped or added. A link of
    `hand` counts as moved where it crosses those around it. Raises ValueError
    for links of `hand` that overlap, have gaps, are empty or name no sentence.
    """
    mine = [checked(one, rows, columns) for one in hand]
    taken_rows = [row for source, _ in mine for row in source]
    taken_columns = [column for _, target in mine for column in target]
    if len(set(taken_rows)) < len(taken_rows) or len(set(taken_columns)) < len(taken_columns):
        raise ValueError("two links set by hand share a sentence")
    if not mine:
        return list(links)
    rest = [part for link in links for part in _without(link, set(taken_rows), set(taken_columns))]
    return in_order(_placed(rest, mine), rows, columns)


def checked(sides: Sides, rows: int, columns: int) -> Sides:
    """`sides`, if they can be a link among so many sentences; else raises ValueError."""
    for numbers, count in zip(sides, (rows, columns), strict=True):
        if any(not 0 <= number < count for number in numbers) or not gapless(numbers):
            raise ValueError(f"no run of sentences: {numbers}")
    if not any(sides):
        raise ValueError("a link without sentences")
    return sides


def gapless(numbers: Sequence[int]) -> bool:
    """True if each number is the one before it and one."""
    return all(after == before + 1 for before, after in pairwise(numbers))


def _without(link: Link, rows: set[int], columns: set[int]) -> list[Link]:
    """What is left of a link when other links hold `rows` and `columns`."""
    if rows.isdisjoint(link.source) and columns.isdisjoint(link.target):
        return [link]
    source = _runs([row for row in link.source if row not in rows])
    target = _runs([column for column in link.target if column not in columns])
    parts: list[Link] = []
    if source and target:
        parts.append(replace(link, source=source.pop(0), target=target.pop(0)))
    # The sentences that have lost their counterpart stand alone, as the aligner would leave them.
    parts += [Link((row,), (), link.score) for run in source for row in run]
    parts += [Link((), (column,), link.score) for run in target for column in run]
    return parts


def _runs(numbers: Sequence[int]) -> list[tuple[int, ...]]:
    """The gapless runs of rising `numbers`, the longest first."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] + 1 == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    return sorted(map(tuple, runs), key=lambda run: (-len(run), run))


def _placed(rest: list[Link], hand: Sequence[Sides]) -> list[Link]:
    """All links; those of `hand` are moved where they do not lie between the unmoved ones before and after them."""
    order = sorted((link.target[0], link.source[0]) for link in rest if link.source and link.target and not link.moved)
    targets, sources = [target for target, _ in order], [source for _, source in order]
    placed = list(rest)
    for source, target in hand:
        moved = False
        if source and target:
            place = bisect_left(targets, target[0])
            before = place == 0 or sources[place - 1] < source[0]
            after = place == len(sources) or sources[place] > source[0]
            moved = not (before and after)
            if not moved:
                targets.insert(place, target[0])
                sources.insert(place, source[0])
        placed.append(Link(source, target, 1.0, moved=moved, by_hand=True))
    return placed
