"""The usual ratio of lengths of two texts, of which much may be left out."""

import numpy as np
import pytest

from compare.alignment.ratio import length_ratio, ratio_of_links
from compare.alignment.seeds import Seeds
from compare.alignment.spans import Side, make_side
from compare.records import Link


def side(lengths: list[float]) -> Side:
    return make_side(np.eye(len(lengths), dtype=np.float32), np.array(lengths, np.float32))


def seeds(rows: list[int], columns: list[int], sure: int = 10**9) -> Seeds:
    weights = np.where(np.arange(len(rows)) < sure, 9, -9).astype(np.float32)
    return Seeds(np.array(rows), np.array(columns), weights)


@pytest.mark.parametrize("sure", [20, 1, 0])
def test_the_usual_ratio_is_that_between_sure_seeds(sure: int) -> None:
    """Half of the target translates nothing, and its sentences are three times as long."""
    source, target = side([100] * 20), side([50] * 20 + [150] * 20)
    found = length_ratio(source, target, seeds([*range(20)], [*range(20)], sure), np.ones(20, bool), raw=3.0)
    assert found == pytest.approx(np.log(2) if sure > 1 else 3.0, abs=0.1)


def test_only_seeds_of_the_backbone_count() -> None:
    """Ten of its seeds lie where the target is terse, twenty others where it is long-winded."""
    source, target = side([100] * 30), side([50] * 10 + [200] * 20)
    found = length_ratio(source, target, seeds([*range(30)], [*range(30)]), np.arange(30) < 10, raw=1.0)
    assert found == pytest.approx(np.log(3), abs=0.2)


@pytest.mark.parametrize("kept", [0.5, 0.7, 1.0])
@pytest.mark.parametrize("turned", [False, True])
def test_the_usual_ratio_is_that_of_what_was_kept(kept: float, turned: bool) -> None:
    """However much of one text has no counterpart, if it is left out in runs."""
    rng = np.random.default_rng(3)
    ours = rng.integers(40, 200, 400).astype(float)
    runs = np.repeat(rng.random(80) < kept, 5)
    rows = np.flatnonzero(runs)
    theirs = ours[rows] * 0.8 * np.exp(rng.normal(0, 0.15, len(rows)))
    source, target = side(ours.tolist()), side(theirs.tolist())
    columns = np.arange(len(rows))
    usual = np.log((ours[rows] / ours.mean()).sum() / len(rows))
    if turned:
        source, target, rows, columns, usual = target, source, columns, rows, -usual
    found = length_ratio(source, target, seeds(rows.tolist(), columns.tolist()), np.ones(len(rows), bool), raw=0.0)
    assert found == pytest.approx(usual, abs=0.07)


def test_what_is_farther_than_any_translation_counts_as_farthest() -> None:
    """A target that keeps one sentence in fifty."""
    source, target = side([100.0] * 501), side([100.0] * 11)
    found = length_ratio(source, target, seeds([*range(0, 501, 50)], [*range(11)]), np.ones(11, bool), raw=0.0)
    assert found == pytest.approx(3.0)


def test_links_tell_their_ratio_each_by_its_probability() -> None:
    source, target = side([100, 50, 50, 100, 100, 100, 300]), side([100] * 6)
    links = [
        Link((0,), (0,), 0.9),
        Link((1, 2), (1,), 0.9),
        Link((3,), (2,), 0.9),
        Link((4,), (3, 4), 0.9),
        Link((5,), (), 0.9),
        Link((6,), (5,), 0.9),
    ]
    usual = np.log(100 / (800 / 7))
    assert ratio_of_links(source, target, links, 7.0) == pytest.approx(usual, abs=1e-6)
    unsure = [Link(link.source, link.target, 0.9 if link.source == (6,) else 0.1) for link in links]
    assert ratio_of_links(source, target, unsure, 7.0) == pytest.approx(usual + np.log(3), abs=1e-6)


def test_few_links_tell_no_ratio() -> None:
    source, target = side([100] * 9), side([50] * 9)
    links = [*(Link((n,), (n,), 0.9) for n in range(4)), *(Link((n,), (), 0.9) for n in range(4, 9))]
    assert ratio_of_links(source, target, links, 7.0) == 7.0
    assert ratio_of_links(source, target, [*links[:4], Link((4,), (4,), 0.9)], 7.0) == pytest.approx(0.0)
