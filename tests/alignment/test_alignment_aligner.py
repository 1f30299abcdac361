"""`align`: what its callers rely on, whatever the texts."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest
from alignment_texts import texts, unit
from hypothesis import example, given, settings
from hypothesis import strategies as st

from compare.alignment import Link, align, aligner, regimes
from compare.alignment.aligner import in_order
from compare.alignment.regimes import Layout, Texts
from compare.alignment.words import WordEvidence, words_of


def pairs(links: list[Link]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(link.source, link.target) for link in links]


def check_whole(links: list[Link], rows: int, columns: int) -> None:
    assert sorted(row for link in links for row in link.source) == list(range(rows))
    assert sorted(column for link in links for column in link.target) == list(range(columns))
    for link in links:
        assert link.source or link.target
        for side in (link.source, link.target):
            assert list(side) == list(range(side[0], side[-1] + 1)) if side else True
        assert 0 <= link.score <= 1
    starts = [link.target[0] for link in links if link.target]
    assert starts == sorted(starts)


def test_merged_dropped_and_added() -> None:
    made = [(0,), (1, 2), (3,), (), (4,), (7,), (8,), (9,), (10,)]
    source, target, source_lengths, target_lengths = texts(made, 11)
    links = align(source, target, source_lengths=source_lengths, target_lengths=target_lengths)
    assert pairs(links) == [
        ((0,), (0,)), ((1, 2), (1,)), ((3,), (2,)), ((), (3,)), ((4,), (4,)), ((5,), ()), ((6,), ()), ((7,), (5,)),
        ((8,), (6,)), ((9,), (7,)), ((10,), (8,)),
    ]  # fmt: skip
    assert not any(link.moved for link in links)


def test_a_moved_block_is_found_whole_and_marked() -> None:
    order = [*range(10), 20, 21, 22, *range(10, 20), *range(23, 30)]
    source, target, source_lengths, target_lengths = texts([(row,) for row in order], 30)
    links = align(source, target, source_lengths=source_lengths, target_lengths=target_lengths)
    assert pairs(links) == [((row,), (column,)) for column, row in enumerate(order)]
    assert [link.source[0] for link in links if link.moved] == [20, 21, 22]


def test_a_report_that_drops_half_and_starts_late() -> None:
    kept = [*range(20, 26), *range(33, 40), *range(41, 45), *range(52, 60)]
    source, target, source_lengths, target_lengths = texts([(row,) for row in kept], 60)
    links = align(source, target, source_lengths=source_lengths, target_lengths=target_lengths)
    assert {link.source[0]: link.target[0] for link in links if link.source and link.target} == {
        row: column for column, row in enumerate(kept)
    }


def test_no_sentence_of_another_text_is_linked_for_sure() -> None:
    source, target, source_lengths, target_lengths = texts([()] * 15, 15)
    links = align(source, target, source_lengths=source_lengths, target_lengths=target_lengths)
    assert all(link.score < 0.7 for link in links if link.source and link.target)


def test_repeated_sentences_keep_their_order() -> None:
    made = [(0,), (1,), (2,), (0,), (3,), (0,), (4,)]
    source, _, _, _ = texts([(0,)], 5)
    source = source[[0, 1, 2, 0, 3, 0, 4]]
    noise = np.random.default_rng(1).normal(size=source.shape)
    links = align(source, unit(source + 0.03 * noise))
    assert pairs(links) == [((row,), (row,)) for row in range(len(made))]


def test_progress_may_cancel() -> None:
    class Stop(Exception):
        pass

    def stop(stage: str, done: int, total: int) -> None:
        assert 0 <= done <= total
        if stage == "links":
            raise Stop

    source, target, _, _ = texts([(row,) for row in range(20)], 20)
    with pytest.raises(Stop):
        align(source, target, progress=stop)


@pytest.mark.parametrize(("rows", "columns"), [(0, 0), (0, 3), (3, 0), (1, 1)])
def test_empty_sides(rows: int, columns: int) -> None:
    stages: list[str] = []
    ours, theirs = (np.ones((count, 4), np.float32) / 2 for count in (rows, columns))
    links = align(ours, theirs, progress=lambda stage, done, total: stages.append(stage))
    check_whole(links, rows, columns)
    if not rows or not columns:
        assert all(link.score == 1 for link in links if not (link.source and link.target))
        assert not any(link.source and link.target for link in links)
    assert bool(stages) is bool(rows and columns)


def test_lengths_must_fit() -> None:
    with pytest.raises(ValueError, match="2 lengths for 3 sentences"):
        align(np.eye(3, dtype=np.float32), np.eye(3, dtype=np.float32), source_lengths=[1, 2])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 10_000), st.booleans())
@example(6, 11, 2853, False)  # a block cut in two whose halves shared a column
def test_every_sentence_once_whatever_comes(rows: int, columns: int, seed: int, repeat: bool) -> None:
    rng = np.random.default_rng(seed)
    source, target = rng.normal(size=(rows, 8)), rng.normal(size=(columns, 8))
    if repeat:
        source[:], target[:] = 1, 1
    else:
        common = min(rows, columns)
        target[:common] = source[rng.permutation(common)] + 0.3 * target[:common]
    if rows:
        source[rng.integers(rows)] = 0  # the vector of an empty text
    check_whole(align(unit(source), unit(target)), rows, columns)


def test_one_side_ten_times_longer() -> None:
    kept = [7, 21, 22, 23, 48, 49, 77, 78, 90, 91]
    source, target, source_lengths, target_lengths = texts([(row,) for row in kept], 100)
    links = align(source, target, source_lengths=source_lengths, target_lengths=target_lengths)
    linked = {link.source: link.target for link in links if link.source and link.target}
    assert linked == {(row,): (column,) for column, row in enumerate(kept)}


def test_without_lengths_one_sentence_may_be_five() -> None:
    rng = np.random.default_rng(4)
    parts = rng.normal(size=(12, 256))
    source = np.stack([parts[0], parts[1:6].sum(axis=0), *parts[6:]])
    target = parts + 0.3 * rng.normal(size=parts.shape)
    links = align(unit(source), unit(target))
    assert ((1,), (1, 2, 3, 4, 5)) in pairs(links)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_few_sentences(count: int) -> None:
    source, target, source_lengths, target_lengths = texts([(row,) for row in range(count)], count)
    links = align(source, target, source_lengths=source_lengths, target_lengths=target_lengths)
    assert pairs(links) == [((row,), (row,)) for row in range(count)]


def test_anchors_decide_where_vectors_cannot() -> None:
    rng = np.random.default_rng(2)
    vector = unit(rng.normal(size=(1, 64)))
    source = np.repeat(vector, 4, axis=0)
    target = source[:3]
    links = align(
        source,
        target,
        source_lengths=[80] * 4,
        target_lengths=[80] * 3,
        source_anchors=[{"12"}, {"305"}, {"44"}, {"9"}],
        target_anchors=[{"12"}, {"44"}, {"9"}],
    )
    target_of = {row: link.target for link in links for row in link.source}
    assert (target_of[0], target_of[2], target_of[3]) == ((0,), (1,), (2,))


def test_anchors_must_fit() -> None:
    with pytest.raises(ValueError, match="anchors of 1 sentences for 3"):
        align(np.eye(3, dtype=np.float32), np.eye(3, dtype=np.float32), source_anchors=[set()], target_anchors=None)


def test_the_same_input_gives_the_same_links() -> None:
    source, target, source_lengths, target_lengths = texts([(0,), (2, 3), (9,), (5,), (5,), (), (7,)], 11)
    first = align(source, target, source_lengths=source_lengths, target_lengths=target_lengths)
    assert first == align(source, target, source_lengths=source_lengths, target_lengths=target_lengths)


def test_neither_threads_nor_hash_seeds_change_a_digit() -> None:
    script = (
        "import numpy as np; from compare.alignment import align; r = np.random.default_rng(3);"
        "s = r.normal(size=(150, 48)).astype('f4'); t = s[40:120] + r.normal(size=(80, 48)).astype('f4');"
        "u = lambda v: v / np.linalg.norm(v, axis=1, keepdims=True);"
        "a = [{str(i % 9), 'x' + str(i)} for i in range(150)];"
        "print(align(u(s), u(t), source_anchors=a, target_anchors=a[40:120]))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={
                **os.environ,
                "PYTHONHASHSEED": str(seed),
                "OPENBLAS_NUM_THREADS": threads,
                "OMP_NUM_THREADS": threads,
            },
            check=True,
            capture_output=True,
        ).stdout
        for seed, threads in ((1, "1"), (2, "2"))
    }
    assert len(printed) == 1


def test_what_is_dropped_before_the_first_link_stands_first() -> None:
    links = [Link((1,), (0,), 0.9), Link((0,), (), 0.9)]
    assert pairs(in_order(links, 2, 1)) == [((0,), ()), ((1,), (0,))]


def test_what_is_dropped_after_the_first_link_stands_behind_it() -> None:
    links = [Link((1,), (), 0.9), Link((2,), (1,), 0.9), Link((0,), (0,), 0.9)]
    assert pairs(in_order(links, 3, 2)) == [((0,), (0,)), ((1,), ()), ((2,), (1,))]


ODD = [30 if row % 2 else 300 for row in range(20)]


@pytest.mark.parametrize("lengths", [{"source_lengths": ODD}, {"target_lengths": ODD}])
def test_the_lengths_of_one_text_alone_say_nothing_against_a_link(lengths: dict[str, list[float]]) -> None:
    source, target, _, _ = texts([(row,) for row in range(20)], 20, noise=2.0)
    links = align(source, target, **lengths)  # type: ignore[arg-type]
    assert pairs(links) == [((row,), (row,)) for row in range(20)]
    assert min(link.score for link in links) > 0.9
    known = {"source_lengths": [100] * 20, "target_lengths": [100] * 20} | lengths
    assert np.mean([link.score for link in align(source, target, **known)]) < 0.75  # type: ignore[arg-type]


def test_a_report_of_the_short_sentences_of_a_text_is_measured_by_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of long texts, whose lengths are not measured again on their links."""
    monkeypatch.setattr(regimes, "WEIGHED", 0)
    kept = [*range(6), *range(14, 22), *range(31, 40)]
    source, target, _, _ = texts([(row,) for row in kept], 40)
    lengths = [50 if row in kept else 250 for row in range(40)]
    links = [
        link
        for link in align(source, target, source_lengths=lengths, target_lengths=[50] * len(kept))
        if link.source and link.target
    ]
    assert pairs(links) == [((row,), (column,)) for column, row in enumerate(kept)]
    assert min(link.score for link in links) > 0.8


def measured(monkeypatch: pytest.MonkeyPatch, *vectors: np.ndarray, **known: object) -> Texts:
    """What `align` measures of two texts before it links them."""
    seen = []

    def likeliest(texts: Texts, blocks: list[object]) -> Layout:
        seen.append(texts)
        return Layout(texts.match)

    monkeypatch.setattr(aligner, "likeliest", likeliest)
    align(*vectors, **known)  # type: ignore[arg-type]
    return seen[0]


def test_where_no_seeds_follow_each_other_equal_lengths_in_characters_are_usual(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vectors = np.eye(4, dtype=np.float32)
    found = measured(monkeypatch, vectors[:2], vectors[2:], source_lengths=[100, 300], target_lengths=[50, 50])
    of_equals = np.log((100 / 200) / (100 / 50))  # of 100 characters each, in means of either text
    assert found.match.ratio == pytest.approx(of_equals, abs=0.01)


def test_what_words_of_a_match_score_is_measured_on_the_backbone(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(0)
    words = [unit(rng.normal(size=(6, 32))) for _ in range(20)]
    told = [unit(rows + 0.1 * rng.normal(size=rows.shape)) for rows in words]
    source, target, _, _ = texts([(row,) for row in range(20)], 20)
    evidence = WordEvidence(words_of(words), words_of(told))
    found = measured(monkeypatch, source, target, words=evidence)
    diagonal = np.arange(20)
    assert found.match.typical == pytest.approx(evidence.typical(diagonal, diagonal))
    assert found.match.typical > 1.5
