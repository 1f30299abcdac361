"""How sentences end, and what it says about where links end."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.alignment import align
from compare.alignment.ends import ALIKE, end, matched_ends, sentence_ends

ENDS = st.lists(st.sampled_from([".", "?", ",", ""]), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left.", "."),
        ("He left!", "."),
        ("غادر أمس…", "."),
        ("彼は去った。", "."),
        ("He said: “I am leaving.”", "."),
        ("He left (yesterday.)**", "."),
        ("هل غادر؟", "?"),
        ("«Did he leave?»", "?"),
        ("He left;", ","),
        ("غادر أمس،", ","),
        ("Those who left were:", ","),
        ("He left –", ","),
        ("The departure", ""),
        ("It rose by 5 %", ""),
        ("كتابٌ", ""),
        ("“The departure”", ""),
        ("", ""),
        ("«»", ""),
    ],
)
def test_what_ends_a_sentence(text: str, expected: str) -> None:
    assert end(text) == expected
    assert sentence_ends([text, "He left."]) == [expected, "."]


def worth(mine: str, other: str, ours: list[str], theirs: list[str]) -> float:
    """The log odds of two ends, from the definition."""
    shares = [{end: count / len(side) for end, count in Counter(side).items()} for side in (ours, theirs)]
    alike = {end: ALIKE * math.sqrt(shares[0][end] * shares[1].get(end, 0)) for end in shares[0]}
    chance = shares[0][mine] * shares[1][other]
    return math.log(max(1e-6, ((1 - sum(alike.values())) * chance + (alike[mine] if mine == other else 0)) / chance))


@given(ENDS, ENDS)
def test_pairs_of_sentences_are_worth_what_their_ends_are(ours: list[str], theirs: list[str]) -> None:
    expected = [[worth(mine, other, ours, theirs) for other in theirs] for mine in ours]
    found = matched_ends(ours, theirs).blocks(np.arange(len(ours))[None], np.arange(len(theirs))[None])
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, [expected], rtol=1e-4, atol=1e-6)


def test_boxes_name_their_rows_and_columns() -> None:
    ends = matched_ends([".", "?", "."], ["?", "."])
    whole = ends.blocks(np.arange(3)[None], np.arange(2)[None])[0]
    np.testing.assert_array_equal(
        ends.blocks(np.array([[1, 2], [0, 1]]), np.array([[1], [0]])),
        [
            [[whole[1, 1]], [whole[2, 1]]],
            [[whole[0, 0]], [whole[1, 0]]],
        ],
    )


def test_rare_ends_say_more_and_habits_that_differ_nothing() -> None:
    rows, columns = np.arange(4)[None], np.arange(4)[None]
    alike = matched_ends([".", ".", ".", "?"], [".", ".", ".", "?"]).blocks(rows, columns)[0]
    assert alike[3, 3] > alike[0, 0] > 0 > alike[0, 3] == alike[3, 0]
    assert not matched_ends([""] * 4, ["."] * 4).blocks(rows, columns).any()
    assert np.abs(matched_ends(["."] * 4, ["."] * 4).blocks(rows, columns)).max() < 1e-6


def test_a_sentence_between_two_links_belongs_to_the_one_whose_end_it_shares() -> None:
    vectors = np.eye(8, 16, dtype=np.float32)
    between = (vectors[3] + vectors[4]) / np.float32(math.sqrt(2))
    target = np.concatenate([vectors[:4], between[None], vectors[4:]])
    source_ends = [".", "", ".", "", ".", ".", "", "."]
    for before, between_ends, last in ((".", "", 4), ("", ".", 3)):
        target_ends = [".", "", ".", before, between_ends, ".", ".", "", "."]
        links = align(vectors, target, source_ends=source_ends, target_ends=target_ends)
        assert {link.source: link.target[-1] for link in links}[(3,)] == last, links


def test_ends_of_other_texts_are_refused() -> None:
    vectors = np.eye(3, dtype=np.float32)
    with pytest.raises(ValueError, match="ends of 2 sentences for 3"):
        align(vectors, vectors, source_ends=["."] * 2, target_ends=["."] * 3)
    with pytest.raises(ValueError, match="ends of 4 sentences for 3"):
        align(vectors, vectors, source_ends=["."] * 3, target_ends=["."] * 4)
    assert align(vectors, vectors, source_ends=["."] * 3) == align(vectors, vectors)
