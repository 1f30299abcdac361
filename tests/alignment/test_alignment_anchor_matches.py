"""What the anchors of two texts are worth, against its definition."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.alignment.anchor_matches import COMMONEST, share

ANCHORS = st.lists(st.sets(st.sampled_from(["7", "305", "nato", "who"])), min_size=1, max_size=6)


def worth(anchor: str, ours: list[set[str]], theirs: list[set[str]]) -> float:
    """The log of how rare an anchor is that both sides have; nothing of one in too many sentences."""
    counts = [sum(anchor in sentence for sentence in side) for side in (ours, theirs)]
    sentences = len(ours) + len(theirs)
    if not all(counts) or sum(counts) > max(2, COMMONEST * sentences):
        return 0.0
    return math.log(sentences / sum(counts))


@given(ANCHORS, ANCHORS)
def test_pairs_of_sentences_share_what_their_anchors_are_worth(ours: list[set[str]], theirs: list[set[str]]) -> None:
    shared = share(ours, theirs, len(ours), len(theirs))
    rows, columns = np.arange(len(ours)), np.arange(len(theirs))
    expected = np.array([[sum(worth(a, ours, theirs) for a in mine & other) for other in theirs] for mine in ours])
    np.testing.assert_allclose(shared.blocks(rows[None], columns[None])[0], expected, rtol=1e-5, atol=1e-6)
    at_once = shared.between(*(side.ravel() for side in np.meshgrid(rows, columns, indexing="ij")))
    np.testing.assert_allclose(at_once.reshape(expected.shape), expected, rtol=1e-5, atol=1e-6)
    for totals, side in ((shared.row_totals, ours), (shared.column_totals, theirs)):
        alone = [sum(worth(a, ours, theirs) for a in sentence) for sentence in side]
        np.testing.assert_allclose(totals, alone, rtol=1e-5, atol=1e-6)


def test_padding_shares_nothing() -> None:
    shared = share([{"7"}, set()], [set(), {"7"}], 2, 2)
    block = shared.blocks(np.array([[0, 1, -1]]), np.array([[-1, 1, 0]]))[0]
    assert block[0, 1] == pytest.approx(math.log(2))
    assert np.count_nonzero(block) == 1


@pytest.mark.parametrize(("ours", "theirs"), [(None, [{"7"}]), ([{"7"}], None), ([set()], [set()])])
def test_without_anchors_nothing_is_shared(ours: list[set[str]] | None, theirs: list[set[str]] | None) -> None:
    shared = share(ours, theirs, 1, 1)
    assert not shared.blocks(np.array([[0]]), np.array([[0]])).any()
    assert shared.between(np.array([0]), np.array([0])).tolist() == [0]


def test_there_must_be_one_entry_a_sentence() -> None:
    with pytest.raises(ValueError, match="anchors of 1 sentences for 2"):
        share([set()], [set()], 2, 1)
    with pytest.raises(ValueError, match="anchors of 3 sentences for 1"):
        share([set()], [set()] * 3, 1, 1)
