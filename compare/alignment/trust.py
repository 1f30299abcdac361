"""How far links can be trusted as a whole, and which of those left over may after all belong together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from compare.alignment.link import Link

SURE = 0.8
"""Mean probability of links from which they are trusted as a whole.

On the development texts it is at least .85 for news, contracts and reports of contracts, and at most .77 for free
translations of literature (docs/alignment.md)."""


def are_sure(links: Sequence[Link]) -> bool:
    """Whether links with two sides are as probable, on average, as where the encoder understands the texts."""
    scores = [link.score for link in links if link.source and link.target]
    return bool(scores) and sum(scores) / len(scores) >= SURE


def facing(links: Sequence[Link]) -> frozenset[int]:
    """Places of links with one side that stand in a gap in which the other side has something left over, too.

    A gap is what lies between two links that follow each other on both sides.
    There it may be that nothing is left out or added, and that only the
    evidence to link it was lacking.
    """
    backbone = sorted(
        (link.source[0], link.target[0]) for link in links if link.source and link.target and not link.moved
    )
    sources = [source for source, _ in backbone]
    targets = sorted(target for _, target in backbone)
    dropped: dict[int, list[int]] = {}
    added: dict[int, list[int]] = {}
    for place, link in enumerate(links):
        if not link.target:
            dropped.setdefault(bisect_left(sources, link.source[0]), []).append(place)
        elif not link.source:
            added.setdefault(bisect_left(targets, link.target[0]), []).append(place)
    return frozenset(place for gap in dropped.keys() & added.keys() for place in (*dropped[gap], *added[gap]))
