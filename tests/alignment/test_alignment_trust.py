"""Which links are trusted as a whole."""

from __future__ import annotations

from compare.alignment import Link
from compare.alignment.trust import are_sure


def linked(row: int, column: int, score: float = 0.9) -> Link:
    return Link((row,), (column,), score)


def test_links_are_sure_if_most_are_and_one_sided_ones_do_not_count() -> None:
    assert are_sure([linked(0, 0, 0.1), linked(1, 1, 0.95), linked(3, 3, 0.93), Link((2,), (), 0.1)])
    many = [linked(n, n, score) for n, score in enumerate((0.99, 0.85, 0.9, 0.88, 0.95))]
    assert not are_sure([*many, Link((5,), (), 1.0)])
    assert are_sure([*many[:2], linked(5, 5, 0.93), linked(6, 6, 0.94), linked(7, 7, 0.92)])
    assert are_sure(many[1:4]), "three links are too few to say how freely a text is told"
    assert not are_sure([Link((0,), (), 1.0)])
