"""The evidence of single words, against its definition."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from compare.alignment import word_chance, words
from compare.alignment.lattice import SHAPES
from compare.alignment.spans import _unbroken
from compare.alignment.words import WordEvidence, words_of

Sentence = NDArray[np.float32]
SIZES = st.lists(st.integers(0, 4), min_size=1, max_size=6)


def sentences(rng: np.random.Generator, sizes: list[int], dim: int = 16) -> list[Sentence]:
    return [units(rng.normal(size=(size, dim))) for size in sizes]


def units(vectors: NDArray[np.floating]) -> Sentence:
    return (vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)).astype(np.float32)


def standard(vector: NDArray[np.floating], theirs: list[Sentence], other: range) -> float:
    """How far the best match of a word in the sentences `other` stands out, times what it weighs."""
    weight = float(np.linalg.norm(vector))
    best = [float((units(sentence) @ vector).max() / weight) if len(sentence) else -np.inf for sentence in theirs]
    found = max((best[i] for i in other), default=-np.inf)
    spoken = [b for b in best if np.isfinite(b)]
    size = min(len(other), len(spoken))
    if not np.isfinite(found) or not size:
        return 0.0
    chance = [max(spoken[i : i + size]) for i in range(len(spoken) - size + 1)]
    score = (found - np.mean(chance)) / (np.std(chance) + word_chance.SPREAD)
    return (
        weight
        * float(np.clip(score, -word_chance.CLIP, word_chance.CLIP))
        * len(spoken)
        / (len(spoken) + word_chance.TRUST)
    )


def slow(mine: list[Sentence], theirs: list[Sentence], span: range, other: range) -> float:
    """The scores of the words of `span` in the sentences `other`, a word at a time, less what any word scores there."""
    heard = np.concatenate(mine)
    usual = sum(standard(vector, theirs, other) for vector in heard) / max(np.linalg.norm(heard, axis=1).sum(), 1e-12)
    spoken = np.concatenate([mine[i] for i in span])
    return sum(standard(vector, theirs, other) - float(np.linalg.norm(vector)) * usual for vector in spoken)


def weighted(rng: np.random.Generator, drawn: list[Sentence]) -> list[Sentence]:
    """The same words with rows of other lengths, 1 on average."""
    lengths = rng.uniform(0.5, 1.5, sum(map(len, drawn)))
    lengths /= lengths.sum() / max(1, len(lengths))
    at, out = 0, []
    for sentence in drawn:
        out.append((sentence * lengths[at : at + len(sentence), None]).astype(np.float32))
        at += len(sentence)
    return out


@settings(max_examples=20, deadline=None)
@given(SIZES, SIZES, st.integers(0, 99))
def test_scores_are_those_of_the_definition(ours: list[int], theirs: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    source, target = weighted(rng, sentences(rng, ours)), weighted(rng, sentences(rng, theirs))
    evidence = WordEvidence(words_of(source), words_of(target))
    found = evidence.blocks(np.arange(len(source))[None], np.arange(len(target))[None])
    for a, b in SHAPES:
        for top in range(len(source) - a + 1):
            for left in range(len(target) - b + 1):
                rows, columns = range(top, top + a), range(left, left + b)
                expected = slow(source, target, rows, columns) + slow(target, source, columns, rows)
                # Vectors are rounded to steps of 1 / 4000, and a spread may be as small as SPREAD.
                np.testing.assert_allclose(found[a, b][0, top + a - 1, left + b - 1], expected, atol=0.15)


def test_a_translation_stands_out_and_strangers_do_not() -> None:
    rng = np.random.default_rng(0)
    source = sentences(rng, [12] * 20, dim=64)
    noise = sentences(rng, [12] * 20, dim=64)
    mixed = [ours + 0.5 * theirs for ours, theirs in zip(source, noise, strict=True)]
    target = [v / np.linalg.norm(v, axis=1, keepdims=True) for v in mixed]
    index = np.arange(20)[None]
    scores = WordEvidence(words_of(source), words_of(target)).blocks(index, index)[1, 1][0]
    strangers = scores[~np.eye(20, dtype=bool)]
    assert scores.diagonal().min() > 3 * strangers.max()
    assert abs(strangers.mean()) < 0.15 * scores.diagonal().mean()


def test_equal_words_are_one_type() -> None:
    vector = np.ones((1, 4), np.float32) / 2
    found = words_of([vector, np.concatenate([vector, vector])])
    assert len(found.vectors) == 1
    assert [list(sentence) for sentence in found.sentences] == [[0], [0, 0]]


def test_a_word_weighs_as_much_as_its_row_is_long() -> None:
    found = words_of([np.eye(4, dtype=np.float32)[:1] * 3, np.eye(4, dtype=np.float32)[1:2]])
    np.testing.assert_allclose(found.vectors, np.eye(4)[:2])
    np.testing.assert_allclose(found.weights, [1.5, 0.5])


def test_a_sentence_with_something_for_every_word_is_no_better_than_another() -> None:
    """Ten sentences and their translations; one of those, a hub, holds a little of what all others say."""
    rng = np.random.default_rng(5)
    source = sentences(rng, [8] * 10, dim=64)
    target = [units(vectors + 0.5 * units(rng.normal(size=vectors.shape))) for vectors in source]
    hub = np.concatenate([target[9], *(units(v[:4] + units(rng.normal(size=(4, 64)))) for v in source[:9])])
    index = np.arange(10)[None]
    scores = WordEvidence(words_of(source), words_of([*target[:9], hub])).blocks(index, index)[1, 1][0]
    assert (scores.argmax(axis=0) == np.arange(10)).all()
    assert (scores.argmax(axis=1) == np.arange(10)).all()
    # What it gains on average over all of the other text is nothing.
    assert abs(scores[:, 9].mean()) < 0.1 * scores[9, 9]


def test_what_is_typical_is_the_mean_over_the_words_of_pairs_and_of_some_that_are_assumed() -> None:
    rng = np.random.default_rng(6)
    both = [weighted(rng, sentences(rng, [4] * 30)) for _ in range(2)]
    evidence = WordEvidence(*map(words_of, both))
    assert evidence.typical(np.arange(0), np.arange(0)) == words.USUAL_SCORE
    pairs = np.arange(3, 13)
    scores = evidence.blocks(np.arange(30)[None], np.arange(30)[None])[1, 1][0][pairs, pairs]
    heard = sum(float(np.linalg.norm(side[i], axis=1).sum()) for side in both for i in pairs)
    known = 10 / (10 + words.USUAL_PAIRS)
    expected = known * scores.sum() / heard + (1 - known) * words.USUAL_SCORE
    assert evidence.typical(pairs, pairs) == pytest.approx(expected, rel=1e-3)


def test_texts_without_a_word_say_nothing() -> None:
    empty = words_of([np.zeros((0, 4), np.float32)] * 2)
    full = words_of(sentences(np.random.default_rng(0), [3, 3], dim=4))
    index = np.arange(2)[None]
    assert not WordEvidence(empty, full).blocks(index, index)[1, 1].any()
    assert not WordEvidence(full, empty).standing().any()


def test_products_in_parts_are_the_products(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(3)
    sides = [sentences(rng, [7, 0, 12, 3, 9], dim=32) for _ in range(2)]
    rows = np.arange(5)[None]
    whole = WordEvidence(*map(words_of, sides)).blocks(rows, rows)
    for module in (words, word_chance):
        monkeypatch.setattr(module, "PRODUCTS", 150)
    parts = WordEvidence(*map(words_of, sides)).blocks(rows, rows)
    assert all(np.array_equal(whole[shape], parts[shape]) for shape in SHAPES)


def test_a_sentence_without_end_costs_no_more_than_a_long_one() -> None:
    rng = np.random.default_rng(4)
    sides = [sentences(rng, [2000] * 30, dim=32) for _ in range(2)]
    tracemalloc.start()
    evidence = WordEvidence(*map(words_of, sides))
    evidence.blocks(np.arange(30)[None], np.arange(30)[None])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    # 60,000 words a side against as many would be 14 GB.
    assert peak < 100 * 2**20


def test_a_pair_stands_out_from_its_row_and_its_column_by_plain_counting() -> None:
    rng = np.random.default_rng(1)
    source, target = sentences(rng, [3, 1, 4, 2]), sentences(rng, [2, 5, 1])
    evidence = WordEvidence(words_of(source), words_of(target))
    scores = np.array(evidence.blocks(np.arange(4)[None], np.arange(3)[None])[1, 1][0], np.float64)
    each = np.array([[scores[r, c] / np.sqrt(1 + len(source[r]) + len(target[c])) for c in range(3)] for r in range(4)])
    found = evidence.standing()
    for row, column in np.ndindex(scores.shape):
        expected = [
            (each[row, column] - line.mean()) / (line.std() + words.LEAST_SPREAD)
            for line in (each[row], each[:, column])
        ]
        np.testing.assert_allclose(found[row, column], sum(expected) / 2, rtol=1e-4)


def test_scores_that_were_kept_are_those_of_the_boxes_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was asked before, and whether there was room to keep it."""
    rng = np.random.default_rng(2)
    both = words_of(sentences(rng, [3, 1, 4])), words_of(sentences(rng, [2, 5, 1]))
    boxes = [([0, 1, 2], [0, 1, 2]), ([0, 1], [2]), ([0, 1, 2], [0, 1, 2]), ([0], [1, 2]), ([0, 1], [2])]
    fresh = [WordEvidence(*both).blocks(np.array([rows]), np.array([columns])) for rows, columns in boxes]
    for room in (0, 4, 1000):
        monkeypatch.setattr(words, "KEPT", room)
        evidence = WordEvidence(*both)
        for (rows, columns), expected in zip(boxes, fresh, strict=True):
            found = evidence.blocks(np.array([rows]), np.array([columns]))
            assert all(np.array_equal(found[shape], expected[shape]) for shape in SHAPES)
    # Three boxes of one sentence are not one box of three.
    evidence = WordEvidence(*both)
    line = np.arange(3)
    assert evidence.blocks(line[:, None], line[:, None])[1, 1].shape == (3, 1, 1)
    assert evidence.blocks(line[None], line[None])[1, 1].shape == (1, 3, 3)


@pytest.mark.parametrize("tile", [1, 3, 8, 64])
def test_what_is_kept_in_tiles_scores_links_as_their_boxes_would(monkeypatch: pytest.MonkeyPatch, tile: int) -> None:
    """Boxes begin and end within tiles, are padded, and lack sentences; some sentences have no words."""
    rng = np.random.default_rng(3)
    both = tuple(words_of(sentences(rng, rng.integers(0, 6, count).tolist())) for count in (23, 19))
    rows = np.array([[2, 3, 4, 5, 6, 7, 8, 9, 13, 14], [18, 20, 21, 22, *[-1] * 6]])
    columns = np.array([[0, 1, 2, 5, 6, 7], [8, 9, 10, 11, -1, -1]])
    monkeypatch.setattr(words, "AT_ONCE", 0)
    monkeypatch.setattr(words, "TILED", 0)
    expected = WordEvidence(*both).blocks(rows, columns)
    monkeypatch.setattr(words, "TILED", 1000)
    monkeypatch.setattr(words, "TILE", tile)
    found = WordEvidence(*both).blocks(rows, columns)
    for a, b in SHAPES:
        linkable = _unbroken(rows)[a - 1][:, :, None] & _unbroken(columns)[b - 1][:, None, :]
        assert np.array_equal(found[a, b][linkable], expected[a, b][linkable])


@pytest.mark.parametrize(
    ("at_once", "tiled", "whole", "tiles"),
    [(9, 9, True, False), (8, 9, False, True), (8, 8, False, False)],
    ids=["short", "longer", "long"],
)
def test_how_much_is_kept_depends_on_how_long_the_texts_are(
    monkeypatch: pytest.MonkeyPatch, at_once: int, tiled: int, whole: bool, tiles: bool
) -> None:
    """Of short texts all is scored at once, of longer ones in tiles, and of long ones nothing beyond what is asked."""
    monkeypatch.setattr(words, "AT_ONCE", at_once)
    monkeypatch.setattr(words, "TILED", tiled)
    rng = np.random.default_rng(2)
    evidence = WordEvidence(words_of(sentences(rng, [3, 1, 4])), words_of(sentences(rng, [2, 5, 1])))
    evidence.blocks(np.array([[0, 1]]), np.array([[1, 2]]))
    assert ("_all" in vars(evidence)) is whole
    assert bool(evidence._tiles) is tiles


def test_boxes_are_kept_as_long_as_there_is_room_and_scored_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "KEPT", 8)
    rng = np.random.default_rng(2)
    evidence = WordEvidence(words_of(sentences(rng, [3, 1, 4])), words_of(sentences(rng, [2, 5, 1])))
    pair, single = np.array([[0, 1]]), np.array([[2]])
    first, second = evidence.blocks(pair, pair), evidence.blocks(pair, pair + 1)
    assert evidence.blocks(pair, pair) is first
    assert evidence.blocks(pair, pair + 1) is second
    evidence.blocks(single, single)
    assert evidence.blocks(pair, pair) is not first, "nine cells, where eight have room"
