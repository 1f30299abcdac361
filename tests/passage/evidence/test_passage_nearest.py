"""Items that may stand for each other, by their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.passage.evidence.nearest import couples

PLACES = st.lists(st.floats(0, 1), max_size=12).map(sorted)


@given(PLACES, PLACES)
def test_few_items_are_all_held_against_each_other(here: list[float], there: list[float]) -> None:
    assert list(couples(here, there, most=12)) == [(i, j) for i in range(len(here)) for j in range(len(there))]


@given(PLACES, PLACES, st.integers(1, 5))
def test_of_many_the_nearest_are(here: list[float], there: list[float], most: int) -> None:
    found = list(couples(here, there, most))
    assert found == sorted(set(found))
    for i in range(len(here)):
        mine = [j for one, j in found if one == i]
        assert len(mine) == min(most, len(there))


def test_the_nearest_are_those_about_the_same_place() -> None:
    places = [n / 10 for n in range(10)]
    assert list(couples([0.0, 0.52, 1.0], places, most=2)) == [(0, 0), (0, 1), (1, 5), (1, 6), (2, 8), (2, 9)]
