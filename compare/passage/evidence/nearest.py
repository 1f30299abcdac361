"""Which items of two sides may stand for each other, without holding each against each.

A sentence holds a handful of figures, and then all couples are looked at. A
table read as one sentence, or a text made to be slow, may hold hundreds: then
each is held against those that stand at about the same place of the other side.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

MOST = 40
"""Items of the other side that one is held against."""


def couples(here: Sequence[float], there: Sequence[float], most: int = MOST) -> Iterator[tuple[int, int]]:
    """Pairs (i, j) of items by their places in the text, 0 to 1, rising on both sides.

    For each of `here` the `most` nearest of `there`, in the order of the text:
    all of them where there are no more.
    """
    for i, place in enumerate(here):
        low = max(0, min(bisect_left(there, place) - most // 2, len(there) - most))
        for j in range(low, min(len(there), low + most)):
            yield i, j
