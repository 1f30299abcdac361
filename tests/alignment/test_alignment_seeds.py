"""Seeds: pairs of sentences that find each other, against the definition of their weights."""

from __future__ import annotations

import numpy as np
import pytest
from alignment_texts import texts, unit
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.alignment import seeds
from compare.alignment.anchor_matches import share
from compare.alignment.search import NEIGHBOURS, Neighbours
from compare.alignment.seeds import find_seeds, score_candidates, typical_similarity
from compare.alignment.spans import make_side
from compare.alignment.weights import SEEDS
from compare.alignment.words import WordEvidence, words_of


@settings(max_examples=30)
@given(st.integers(2, 7), st.integers(2, 7), st.integers(0, 1000))
def test_candidates_are_mutual_neighbours_weighed_against_their_rivals(rows: int, columns: int, seed: int) -> None:
    cosines = np.random.default_rng(seed).permutation(rows * columns).reshape(rows, columns) / (rows * columns)
    neighbours = Neighbours(rows, columns)
    neighbours.take(cosines.copy())
    anchors = [{"7"}, *[set[str]()] * (rows - 1)], [*[set[str]()] * (columns - 1), {"7"}]
    found, typical = score_candidates(neighbours, share(*anchors, rows, columns))
    expected = {}
    margins = []
    for row in range(rows):
        for column in range(columns):
            mine, theirs = np.delete(cosines[row], column), np.delete(cosines[:, column], row)
            cosine = cosines[row, column]
            if (mine > cosine).sum() < NEIGHBOURS and (theirs > cosine).sum() < NEIGHBOURS:
                by_row, by_column = cosine - max(mine.max(), 0), cosine - max(theirs.max(), 0)
                margins.append((cosine, min(by_row, by_column)))
                expected[row, column] = SEEDS.similarity * cosine + SEEDS.row_margin * by_row
                expected[row, column] += SEEDS.column_margin * by_column
    assert typical == pytest.approx(typical_similarity(*np.array(margins).T), rel=1e-3)
    pairs = list(zip(found.rows.tolist(), found.columns.tolist(), strict=True))
    assert pairs == sorted(expected)
    for pair, weight in zip(pairs, found.weights.tolist(), strict=True):
        shared = SEEDS.anchors * np.log((rows + columns) / 2) if pair == (0, columns - 1) else 0.0
        assert weight == pytest.approx(expected[pair] / typical + SEEDS.bias + shared, abs=0.02)


def test_a_typical_match_is_a_mean_of_those_that_stand_out() -> None:
    prior, weight = seeds.USUAL_SIMILARITY, seeds.USUAL_WEIGHT
    clear = seeds.CHANCE_MARGIN + seeds.CLEAR_MARGIN
    assert typical_similarity(np.array([]), np.array([])) == prior
    assert typical_similarity(np.array([0.9] * 3), np.array([0.0, -0.2, seeds.CHANCE_MARGIN])) == prior
    found = typical_similarity(np.array([0.9, 0.7]), np.array([clear, 9.0]))
    assert found == pytest.approx((0.9 + 0.7 + prior * weight) / (2 + weight))
    half = typical_similarity(np.array([0.9]), np.array([clear - seeds.CLEAR_MARGIN / 2]))
    assert half == pytest.approx((0.45 + prior * weight) / (0.5 + weight))


def test_words_find_a_pair_that_the_means_of_sentences_do_not() -> None:
    """Every sentence has the same mean; words say which is whose translation."""
    rng = np.random.default_rng(0)
    words = [unit(rng.normal(size=(6, 32))) for _ in range(12)]
    order = rng.permutation(12)
    source, target, _, _ = texts([(row,) for row in range(12)], 12, noise=6.0)
    sides = (make_side(vectors, np.ones(12, np.float32)) for vectors in (source, target))
    evidence = WordEvidence(words_of(words), words_of([words[row] for row in order]))
    found, _ = find_seeds(*sides, words=evidence)
    best = {int(found.rows[i]): int(found.columns[i]) for i in np.argsort(found.weights, kind="stable")}
    assert sum(best[int(row)] == column for column, row in enumerate(order)) >= 10


def test_words_are_not_asked_where_there_are_too_many_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(self: WordEvidence) -> None:
        raise AssertionError

    monkeypatch.setattr(WordEvidence, "standing", asked)
    monkeypatch.setattr(seeds, "WITH_WORDS", 143)
    source, target, _, _ = texts([(row,) for row in range(12)], 12)
    sides = (make_side(vectors, np.ones(12, np.float32)) for vectors in (source, target))
    evidence = WordEvidence(
        words_of([source[[row]] for row in range(12)]), words_of([target[[row]] for row in range(12)])
    )
    assert len(find_seeds(*sides, words=evidence)[0].rows)


def test_the_lengths_of_sentences_do_not_change_how_near_they_are() -> None:
    source, target, _, _ = texts([(row,) for row in range(12)], 12)
    found = [
        find_seeds(make_side(source, lengths), make_side(target, lengths))[1]
        for lengths in (np.full(12, 100, np.float32), np.geomspace(10, 900, 12).astype(np.float32))
    ]
    assert 0.5 < found[0] < 1
    assert found[0] == pytest.approx(found[1], abs=0.02)


def likely(found: seeds.Seeds, above: float) -> list[tuple[int, int]]:
    kept = found.weights > above
    return list(zip(found.rows[kept].tolist(), found.columns[kept].tolist(), strict=True))


def test_long_texts_have_the_seeds_of_a_full_search_found_along_their_path(monkeypatch: pytest.MonkeyPatch) -> None:
    source, target, _, _ = texts([(row,) for row in (*range(60, 180), *range(30))], 180)
    sides = [make_side(vectors, np.ones(len(vectors), np.float32)) for vectors in (source, target)]
    whole, typical = find_seeds(*sides)
    searched = []
    along_path = seeds.search_along_path
    monkeypatch.setattr(seeds, "search_along_path", lambda *given: searched.append(1) or along_path(*given))
    find_seeds(*sides)
    assert not searched
    monkeypatch.setattr(seeds, "EXHAUSTIVE", 180 * 150 - 1)
    found, near = find_seeds(*sides)
    assert searched
    clear = [set(likely(one, above=2.0)) for one in (whole, found)]
    assert clear[0] == clear[1] == {(row, column) for column, row in enumerate((*range(60, 180), *range(30)))}
    assert near == pytest.approx(typical, abs=0.02)


def test_what_is_likelier_than_not_to_belong_together_explains_a_sentence() -> None:
    rng = np.random.default_rng(4)
    ours, theirs = (unit(rng.normal(size=(20, 16))) for _ in range(2))
    theirs[:8] = unit(ours[:8] + 0.1 * theirs[:8])
    neighbours = Neighbours(20, 20)
    neighbours.compare(ours, theirs, np.arange(20), np.arange(20))
    found, _ = score_candidates(neighbours)
    rows, columns = seeds._explained(neighbours, None, SEEDS)
    assert list(zip(rows.tolist(), columns.tolist(), strict=True)) == likely(found, above=0.0)
    assert 8 <= len(rows) < len(found.rows)
