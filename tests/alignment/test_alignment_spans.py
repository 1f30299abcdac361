"""Spans: the shifted additions against vectors added up one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from compare.alignment.anchor_matches import share
from compare.alignment.ends import matched_ends
from compare.alignment.lattice import SHAPES, total_scores
from compare.alignment.spans import CENTRE, LENGTH_POWER, LONGEST, Match, Rates, gap_score, make_side, span_batch
from compare.alignment.weights import SPANS, SpanWeights
from compare.alignment.words import WordEvidence, words_of

RATES = Rates(gap=0.2, longer=0.6, joined=0.4)


def slow_score(
    source: np.ndarray, target: np.ndarray, lengths: tuple[np.ndarray, np.ndarray], top: int, left: int, a: int, b: int
) -> float:
    """The score of one link, from the definition. Vectors are centred and weighted already."""
    weights = SPANS

    def likeness(rows: range, columns: range) -> float:
        if min(rows.start, columns.start) < 0 or rows.stop > len(source) or columns.stop > len(target):
            return 0.0
        ours, theirs = source[list(rows)].sum(axis=0), target[list(columns)].sum(axis=0)
        return float(ours @ theirs / max(1e-4, np.linalg.norm(ours)) / max(1e-4, np.linalg.norm(theirs))) / 0.4

    rows, columns = range(top, top + a), range(left, left + b)
    mass = (a + b) / 2
    fit = likeness(rows, columns)
    stretch = abs(np.log(lengths[0][list(rows)].sum()) - np.log(lengths[1][list(columns)].sum()) - 0.1)
    outside = max(
        likeness(rows, range(left + b, left + b + 1)),
        likeness(rows, range(left - 1, left)),
        likeness(range(top + a, top + a + 1), columns),
        likeness(range(top - 1, top), columns),
    )
    score = (weights.similarity + weights.similarity_by_size * mass) * (fit - 1)
    score -= weights.stretch * stretch
    score += weights.outside * outside
    # No gap follows, and after so many sentences more, no further one.
    score += np.log(weights.link * (1 - RATES.gap) * (1 - RATES.joined))
    score += (a + b - 2) * np.log(weights.extra * RATES.joined)
    score += np.log(weights.mixed) if min(a, b) > 1 else 0
    edges, shorter = [], []
    if b > 1:
        edges += [likeness(rows, range(left, left + 1)), likeness(rows, range(left + b - 1, left + b))]
        shorter += [likeness(rows, range(left, left + b - 1)), likeness(rows, range(left + 1, left + b))]
    if a > 1:
        edges += [likeness(range(top, top + 1), columns), likeness(range(top + a - 1, top + a), columns)]
        shorter += [likeness(range(top, top + a - 1), columns), likeness(range(top + 1, top + a), columns)]
    if edges:
        score += weights.edge * min(*edges, 1.0) + weights.gain * min(fit - max(shorter), 0.5)
    return score


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 7), st.integers(1, 7), st.integers(0, 1000))
def test_scores_are_those_of_the_definition(rows: int, columns: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    ours, theirs = rng.uniform(20, 200, rows).astype(np.float32), rng.uniform(20, 200, columns).astype(np.float32)
    source = make_side(rng.normal(size=(rows, 8)).astype(np.float32), ours)
    target = make_side(rng.normal(size=(columns, 8)).astype(np.float32), theirs)
    match = Match(0.4, 0.1, RATES)
    batch = span_batch(source, target, np.arange(rows)[None], np.arange(columns)[None], match, SPANS)
    lengths = (ours / ours.mean(), theirs / theirs.mean())
    for index, (a, b) in enumerate(SHAPES):
        for top in range(rows - a + 1):
            for left in range(columns - b + 1):
                fast = batch.links[top + a - 1, index, 0, left + b - 1]
                slow = slow_score(source.vectors, target.vectors, lengths, top, left, a, b)
                np.testing.assert_allclose(fast, slow, rtol=1e-3, atol=2e-3)


@pytest.mark.parametrize(("dropped", "added"), [(0, 0), (3, 0), (0, 2), (3, 2)])
def test_a_gap_of_strangers_scores_as_its_only_path(dropped: int, added: int) -> None:
    """All of them orthogonal, and beside a box of another size, with which they are padded."""
    side = make_side(np.eye(8, dtype=np.float32), np.ones(8, np.float32))
    side = side._replace(vectors=np.eye(8, dtype=np.float32))
    rows, columns = (np.array([[0, 1, 2], [0, 1, 2]]), np.array([[4, 5], [4, 5]]))
    rows[1, dropped:], columns[1, added:] = -1, -1
    rates = RATES._replace(adding=0.3)
    batch = span_batch(side, side, rows, columns, Match(0.4, 0.0, rates), SPANS)
    assert (batch.rows.tolist(), batch.columns.tolist()) == ([3, dropped], [2, added])
    if not (dropped and added):  # else some of them might be linked
        expected = gap_score(rates, dropped, added) if dropped or added else 0.0
        np.testing.assert_allclose(total_scores(batch)[1], expected, atol=1e-6)


def test_joining_may_be_dearer_on_either_side() -> None:
    rng = np.random.default_rng(1)
    side = make_side(rng.normal(size=(4, 8)).astype(np.float32), np.ones(4, np.float32))
    places = np.arange(4)[None]
    usual, dear = (
        span_batch(side, side, places, places, Match(0.4, 0.0, RATES, dearer=dearer), SPANS).links
        for dearer in ((0.0, 0.0), (0.5, 2.0))
    )
    for index, (a, b) in enumerate(SHAPES):
        possible = np.isfinite(usual[:, index])
        found = usual[:, index][possible] - dear[:, index][possible]
        np.testing.assert_allclose(found, 0.5 * (a - 1) + 2.0 * (b - 1), atol=1e-4)


def test_no_span_reaches_over_a_hole() -> None:
    rng = np.random.default_rng(0)
    side = make_side(rng.normal(size=(6, 8)).astype(np.float32), np.ones(6, np.float32))
    rows = np.array([[0, 1, 4, 5]])  # 2 and 3 belong to a moved block
    batch = span_batch(side, side, rows, np.arange(6)[None], Match(0.4, 0.0), SPANS)
    two_one = SHAPES.index((2, 1))
    possible = np.isfinite(batch.links[:, two_one, 0, :]).any(axis=1)
    assert possible.tolist() == [False, True, False, True]


def test_shared_anchors_speak_for_a_link_and_lone_ones_against() -> None:
    rng = np.random.default_rng(0)
    side = make_side(rng.normal(size=(3, 8)).astype(np.float32), np.ones(3, np.float32))
    shared = share([{"305"}, {"7"}, set()], [{"305"}, set(), {"7"}], 3, 3)
    index = np.arange(3)[None]
    weights = SpanWeights()
    bare = span_batch(side, side, index, index, Match(0.4, 0.0), weights).links
    anchored = span_batch(side, side, index, index, Match(0.4, 0.0, shared=shared), weights).links
    one_one = SHAPES.index((1, 1))
    gain = anchored[:, one_one, 0] - bare[:, one_one, 0]
    assert gain[0, 0] > 0 and gain[1, 2] > 0
    assert gain[0, 1] < 0 and gain[1, 1] < 0 and gain[0, 2] < gain[0, 1]


def test_a_gap_is_scored_by_its_geometric_law() -> None:
    side = make_side(np.eye(3, dtype=np.float32), np.ones(3, np.float32))
    index = np.arange(3)[None]
    weights = SPANS._replace(left_out_nearest=0.0)
    batch = span_batch(side, side, index, index, Match(0.4, 0.0, RATES), weights)
    three = batch.opening + batch.dropped[0].sum()
    expected = np.log(RATES.gap / (1 - RATES.gap) * RATES.longer**2 * (1 - RATES.longer))
    np.testing.assert_allclose(three, expected, rtol=1e-5)


def test_a_long_sentence_weighs_more_but_less_than_by_its_length() -> None:
    """Sixteen times as many characters weigh about nine times: that is how far sums of their words' vectors reach."""
    rng = np.random.default_rng(0)
    vectors = np.concatenate([rng.normal(size=(1, 64)), rng.normal(size=(1, 64))]).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    short, long = (make_side(vectors, np.array([10, count], np.float32)) for count in (10, 160))
    ratios = [side.norms[0, 1] / side.norms[0, 0] for side in (short, long)]
    assert 8.5 < ratios[1] / ratios[0] < 10
    # The span of both points much more the way of the long one.
    both = long.vectors.sum(axis=0)
    likeness = [float(both @ vector) / np.linalg.norm(both) / np.linalg.norm(vector) for vector in long.vectors]
    assert likeness[1] > 0.95 > likeness[0]
    np.testing.assert_allclose(long.norms[1, 1], np.linalg.norm(both), rtol=1e-4)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 12), st.integers(0, 1000))
def test_a_side_holds_the_norm_and_the_length_of_every_span(count: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    vectors, lengths = rng.normal(size=(count, 8)).astype(np.float32), rng.uniform(20, 200, count).astype(np.float32)
    side = make_side(vectors, lengths)
    relative = lengths / lengths.mean()
    centred = vectors - vectors.mean(axis=0) * count / (count + CENTRE)
    np.testing.assert_allclose(side.vectors, centred * relative[:, None] ** LENGTH_POWER, rtol=1e-4, atol=1e-5)
    for size in range(1, min(count, LONGEST) + 1):
        for last in range(size - 1, count):
            span = slice(last - size + 1, last + 1)
            norm = np.linalg.norm(side.vectors[span].sum(axis=0))
            np.testing.assert_allclose(side.norms[size - 1, last], norm, rtol=1e-3, atol=1e-3)
            np.testing.assert_allclose(side.lengths[size - 1, last], relative[span].sum(), rtol=1e-5)


ANCHORS = st.lists(st.sets(st.sampled_from(["7", "305", "nato"])), min_size=6, max_size=6)


@settings(max_examples=25, deadline=None)
@given(ANCHORS, ANCHORS)
@example([{"7"}, {"7"}, *[set[str]()] * 4], [{"7"}, *[set[str]()] * 5])  # twice here, once there
def test_what_anchors_are_worth_to_every_span(ours: list[set[str]], theirs: list[set[str]]) -> None:
    """Met by the less of what both spans have of them, missed by all the others, each by how rare it is."""
    rng = np.random.default_rng(0)
    side = make_side(rng.normal(size=(6, 8)).astype(np.float32), np.ones(6, np.float32))
    shared, index = share(ours, theirs, 6, 6), np.arange(6)[None]
    bare = span_batch(side, side, index, index, Match(0.4, 0.0), SPANS).links
    anchored = span_batch(side, side, index, index, Match(0.4, 0.0, shared=shared), SPANS).links

    def worth(sentence: int, side: int) -> float:
        return float(shared.worth[list((shared.rows, shared.columns)[side][sentence])].sum())

    for number, (a, b) in enumerate(SHAPES):
        for bottom in range(a - 1, 6):
            for right in range(b - 1, 6):
                rows, columns = range(bottom - a + 1, bottom + 1), range(right - b + 1, right + 1)
                in_rows, in_columns = sum(worth(r, 0) for r in rows), sum(worth(c, 1) for c in columns)
                pairs = [set(shared.rows[r]) & set(shared.columns[c]) for r in rows for c in columns]
                met = min(sum(float(shared.worth[list(pair)].sum()) for pair in pairs), in_rows, in_columns)
                expected = SPANS.anchors * met - SPANS.anchors_missed * (in_rows + in_columns - 2 * met)
                gained = anchored[bottom, number, 0, right] - bare[bottom, number, 0, right]
                np.testing.assert_allclose(gained, expected, atol=1e-4)


def test_every_span_is_worth_what_the_ends_of_its_last_sentences_are() -> None:
    rng = np.random.default_rng(0)
    side, index = make_side(rng.normal(size=(6, 8)).astype(np.float32), np.ones(6, np.float32)), np.arange(6)[None]
    ends = matched_ends(["", ".", "?", ".", "", "."], [".", ".", "?", ".", ".", ""])
    bare = span_batch(side, side, index, index, Match(0.4, 0.0), SPANS).links
    ended = span_batch(side, side, index, index, Match(0.4, 0.0, ends=ends), SPANS).links
    for number in range(len(SHAPES)):
        there = np.isfinite(bare[:, number, 0])
        gained = ended[:, number, 0][there] - bare[:, number, 0][there]
        np.testing.assert_allclose(gained, ends.blocks(index, index)[0][there], atol=1e-4)


def test_what_has_a_near_match_is_dear_to_leave_out() -> None:
    rng = np.random.default_rng(0)
    ours, theirs = (make_side(rng.normal(size=(n, 8)).astype(np.float32), np.ones(n, np.float32)) for n in (4, 5))
    batch = span_batch(ours, theirs, np.arange(4)[None], np.arange(5)[None], Match(0.4, 0.0, RATES), SPANS)
    cosines = ours.vectors @ theirs.vectors.T / np.outer(ours.norms[0], theirs.norms[0]) / 0.4
    for found, nearest in ((batch.dropped, cosines.max(axis=1)), (batch.added, cosines.max(axis=0))):
        expected = np.log(RATES.longer) + SPANS.left_out_nearest * np.maximum(nearest, 0)
        np.testing.assert_allclose(found[0], expected, rtol=1e-4)


def test_where_nothing_is_known_of_lengths_they_do_not_count() -> None:
    rng = np.random.default_rng(0)
    side = make_side(rng.normal(size=(3, 8)).astype(np.float32), np.array([10, 90, 200], np.float32))
    index = np.arange(3)[None]
    known, unknown = (
        span_batch(side, side, index, index, Match(0.4, 0.7, lengths=known), SPANS).links[:, 0, 0]
        for known in (True, False)
    )
    expected = np.abs(np.log(side.lengths[0])[:, None] - np.log(side.lengths[0])[None] - 0.7) * SPANS.stretch
    np.testing.assert_allclose(unknown - known, expected, rtol=1e-3, atol=1e-4)


def test_words_count_beside_half_of_the_cosine_and_less_what_strangers_share() -> None:
    rng = np.random.default_rng(7)
    sides = [rng.normal(size=(5, 16)).astype(np.float32) for _ in range(2)]
    heard = [words_of([rng.normal(size=(size, 16)) for size in (3, 1, 4, 2, 5)]) for _ in range(2)]
    evidence = WordEvidence(*heard)
    source, target = (make_side(vectors, np.ones(5, np.float32)) for vectors in sides)
    index = np.arange(5)[None]
    bare = span_batch(source, target, index, index, Match(0.4, 0.1, RATES), SPANS).links
    told = span_batch(source, target, index, index, Match(0.4, 0.1, RATES, words=evidence, typical=2.0), SPANS).links
    weights = [np.array([side.weights[types].sum() for types in side.sentences]) for side in heard]
    ours, theirs = (
        vectors / np.linalg.norm(vectors, axis=1, keepdims=True) for vectors in (source.vectors, target.vectors)
    )
    fit = ours @ theirs.T / 0.4 - 1
    expected = SPANS.words * (
        evidence.blocks(index, index)[1, 1][0] - SPANS.strange * 2.0 * (weights[0][:, None] + weights[1][None])
    )
    expected -= (1 - SPANS.beside_words) * (SPANS.similarity + SPANS.similarity_by_size) * fit
    single = SHAPES.index((1, 1))
    np.testing.assert_allclose(told[:, single, 0] - bare[:, single, 0], expected, rtol=1e-3, atol=1e-3)
