"""Which links are trusted as a whole."""

from __future__ import annotations

from compare.alignment import Link
from compare.alignment.trust import are_sure


def linked(row: int, column: int, score: float = 0.9) -> Link:
    return Link((row,), (column,), score)


def test_links_are_sure_by_their_mean_and_one_sided_ones_do_not_count() -> None:
    assert are_sure([linked(0, 0, 0.7), linked(1, 1, 0.95), Link((2,), (), 0.1)])
    assert not are_sure([linked(0, 0, 0.7), linked(1, 1, 0.75), Link((2,), (), 1.0)])
    assert not are_sure([Link((0,), (), 1.0)])
