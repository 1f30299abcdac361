"""Which kind of pair two texts are taken for, seen by what is linked."""

from __future__ import annotations

import numpy as np
import pytest
from alignment_texts import texts

from compare.alignment import align, regimes
from compare.alignment.chains import Block, backbone
from compare.alignment.regimes import Layout, Texts, likeliest, links_of, settled
from compare.alignment.seeds import find_seeds
from compare.alignment.spans import Match, Rates, make_side


def left_out(links) -> int:  # type: ignore[no-untyped-def]
    return sum(not (link.source and link.target) for link in links)


def test_a_free_translation_is_not_declared_dropped_and_added() -> None:
    """Vectors that say next to nothing, lengths that fit: order and length have to carry it."""
    source, target, source_lengths, target_lengths = texts([(row,) for row in range(40)], 40, noise=4.0)
    links = align(source, target, source_lengths=source_lengths, target_lengths=target_lengths)
    assert left_out(links) <= 2


def test_a_report_that_drops_whole_runs_is_not_forced_into_links() -> None:
    kept = [*range(0, 6), *range(14, 22), *range(31, 40)]
    source, target, source_lengths, target_lengths = texts([(row,) for row in kept], 40)
    links = align(source, target, source_lengths=source_lengths, target_lengths=target_lengths)
    dropped = {link.source[0] for link in links if not link.target}
    assert dropped == set(range(40)) - set(kept)


def test_what_one_stretch_leaves_out_does_not_spread() -> None:
    """A run of sentences that nobody translated makes no sentence elsewhere be left out."""
    rng = np.random.default_rng(3)
    made = [(row,) for row in range(30)] + [()] * 6 + [(row,) for row in range(30, 60)]
    source, target, source_lengths, target_lengths = texts(made, 60, noise=1.5, seed=int(rng.integers(99)))
    links = align(source, target, source_lengths=source_lengths, target_lengths=target_lengths)
    assert sum(not link.target for link in links) <= 2


def without_hints(made: list[tuple[int, ...]], count: int, noise: float = 0.6) -> Texts:
    """Two texts of which nobody has said that any of it moved."""
    source, target, source_lengths, target_lengths = texts(made, count, noise)
    ours = make_side(source, np.asarray(source_lengths, np.float32))
    theirs = make_side(target, np.asarray(target_lengths, np.float32))
    seeds, similarity = find_seeds(ours, theirs)
    return Texts(ours, theirs, seeds, backbone(seeds, count, len(made)), Match(similarity, 0.0))


def ends(layout: Layout) -> list[tuple[int, int, int, int]]:
    return sorted((block.top, block.bottom, block.left, block.right) for block in layout.blocks)


def test_a_moved_block_that_no_seed_showed_is_found_among_what_is_left_over() -> None:
    made = [(0,), (1,), (6,), (7, 8), (2,), (3,), (4,), (9,)]
    pair = without_hints(made, 10)
    layout = likeliest(pair, [])
    assert ends(layout) == [(6, 9, 2, 4)]
    links = links_of(pair, layout)
    assert sorted(row for link in links for row in link.source) == list(range(10))
    assert sorted(column for link in links for column in link.target) == list(range(8))
    moved = {link.source: link.target for link in links if link.moved}
    assert moved == {(6,): (2,), (7, 8): (3,)}


def test_a_block_found_first_makes_room_for_the_next() -> None:
    made = [(row,) for row in (*range(4), 13, 14, 15, *range(4, 10), *range(16, 24), 10, 11, 12, *range(24, 30))]
    assert ends(likeliest(without_hints(made, 30), [])) == [(10, 13, 21, 24), (13, 16, 4, 7)]


def test_a_block_that_explains_nothing_is_not_kept() -> None:
    pair = without_hints([(row,) for row in range(20)], 20)
    assert ends(likeliest(pair, [Block(4, 6, 12, 14, 9.0)])) == []


DROPPED_AND_ADDED = [*((row,) for row in (*range(6), *range(7, 14))), (), *((row,) for row in range(14, 20))]


def test_what_is_dropped_here_and_added_there_is_no_block() -> None:
    assert ends(likeliest(without_hints(DROPPED_AND_ADDED, 20), [Block(6, 7, 13, 14, 9.0)])) == []


@pytest.mark.parametrize(("noise", "kept"), [(2.0, True), (8.0, False)])
def test_a_pair_that_hardly_resembles_each_other_is_not_worth_the_price_of_a_block(noise: float, kept: bool) -> None:
    made = [*DROPPED_AND_ADDED[:13], (6,), *DROPPED_AND_ADDED[14:]]
    block = Block(6, 7, 13, 14, 9.0)
    pair = without_hints(made, 20, noise)
    assert bool(regimes._best(pair, [((), (block,))] * 3).blocks) is kept


def test_of_long_texts_the_blocks_that_seeds_show_are_kept_and_no_others_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(regimes, "WEIGHED", 50)
    monkeypatch.setattr(regimes, "WHOLE", 50)
    made = [(0,), (1,), (6,), (7, 8), (2,), (3,), (4,), (9,)]
    pair = without_hints(made, 10)
    assert ends(likeliest(pair, [])) == []
    assert ends(likeliest(pair, [Block(6, 9, 2, 4, 9.0)])) == [(6, 9, 2, 4)]


@pytest.mark.parametrize(("weighed", "whole"), [(900, 0), (0, 900)])
def test_blocks_are_found_one_after_the_other_by_left_overs_alone_and_by_the_search_alone(
    monkeypatch: pytest.MonkeyPatch, weighed: int, whole: int
) -> None:
    monkeypatch.setattr(regimes, "WEIGHED", weighed)
    monkeypatch.setattr(regimes, "WHOLE", whole)
    made = [(row,) for row in (*range(4), 13, 14, 15, *range(4, 10), *range(16, 24), 10, 11, 12, *range(24, 30))]
    assert ends(likeliest(without_hints(made, 30), [])) == [(10, 13, 21, 24), (13, 16, 4, 7)]


@pytest.mark.parametrize(("weighed", "whole", "found"), [(79, 79, False), (80, 79, True), (79, 80, True)])
def test_texts_of_exactly_as_many_pairs_as_are_weighed_or_searched_are(
    monkeypatch: pytest.MonkeyPatch, weighed: int, whole: int, found: bool
) -> None:
    monkeypatch.setattr(regimes, "WEIGHED", weighed)
    monkeypatch.setattr(regimes, "WHOLE", whole)
    pair = without_hints([(0,), (1,), (6,), (7, 8), (2,), (3,), (4,), (9,)], 10)
    assert bool(likeliest(pair, []).blocks) is found


@pytest.mark.parametrize(
    ("gaps", "searches"), [((0.003, 0.003), 1), ((0.003, 0.03, 0.03), 2), ((0.003, 0.03, 0.15), 2)]
)
def test_blocks_are_searched_for_again_only_if_the_texts_look_different_with_them(
    monkeypatch: pytest.MonkeyPatch, gaps: tuple[float, ...], searches: int
) -> None:
    pair, seen = without_hints([(row,) for row in range(20)], 20), list[tuple[int, float]]()
    monkeypatch.setattr(regimes, "WEIGHED", 0)
    layouts = iter(
        Layout(pair.match._replace(rates=Rates(gap, 0.5, 0.35)), (Block(0, count + 1, 0, 1, 9.0),) * count)
        for count, gap in enumerate(gaps)
    )

    def searched(source: object, target: object, blocks: tuple[Block, ...], match: Match, price: float) -> object:
        seen.append((len(blocks), match.rates.gap))
        return (*blocks, Block(5, 6, 5, 6, 9.0))

    monkeypatch.setattr(regimes, "searched", searched)
    monkeypatch.setattr(regimes, "_best", lambda *arguments: next(layouts))
    likeliest(pair, [])
    assert seen == list(enumerate(gaps[:searches]))


def reported() -> Texts:
    """A report of the short sentences of a text."""
    kept = [*range(6), *range(14, 22), *range(31, 40)]
    source, target, _, _ = texts([(row,) for row in kept], 40)
    lengths = np.array([50 if row in kept else 250 for row in range(40)], np.float32)
    ours, theirs = make_side(source, lengths), make_side(target, np.full(len(kept), 50, np.float32))
    seeds, similarity = find_seeds(ours, theirs)
    return Texts(ours, theirs, seeds, backbone(seeds, 40, len(kept)), Match(similarity, 0.0))


@pytest.mark.parametrize("gap", [0.03, 0.15])
def test_an_abridged_text_is_measured_by_its_own_links(gap: float) -> None:
    pair = reported()
    layout = Layout(pair.match._replace(rates=Rates(gap, 0.6, 0.35)), (Block(0, 1, 0, 1, 9.0),))
    found = settled(pair, layout)
    mean = (23 * 50 + 17 * 250) / 40
    assert found.match.ratio == pytest.approx(np.log(50 / mean), abs=0.01)
    assert found.blocks == layout.blocks
    assert found.match.dearer == (-regimes.UNEVEN * found.match.ratio, 0.0), "the sentences of the original are longer"
    assert found.match == layout.match._replace(ratio=found.match.ratio, dearer=found.match.dearer)


def test_a_translation_and_what_has_no_lengths_or_is_long_stays_as_it_was_measured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pair = reported()
    report = pair.match._replace(rates=regimes.REGIMES[-1][0])
    translation = Layout(pair.match._replace(rates=regimes.TRANSLATION))
    assert settled(pair, translation) == translation
    assert settled(pair, Layout(report._replace(lengths=False))).match.ratio == 0.0
    monkeypatch.setattr(regimes, "WEIGHED", 40 * 23 - 1)
    assert settled(pair, Layout(report)).match.ratio == 0.0
    monkeypatch.setattr(regimes, "WEIGHED", 40 * 23)
    assert settled(pair, Layout(report)).match.ratio < -0.5


def test_only_what_is_too_long_for_one_box_is_cut_between_sure_seeds(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = without_hints([(row,) for row in range(120)], 120)
    ((rows, columns),) = regimes._all_boxes((), pair)
    assert len(rows) == len(columns) == 120
    monkeypatch.setattr(regimes, "WHOLE", 120 * 120 - 1)
    boxes = regimes._all_boxes((), pair)
    assert [*np.concatenate([rows for rows, _ in boxes])] == [*np.concatenate([columns for _, columns in boxes])]
    assert len(boxes) > 2


def test_progress_counts_the_sentences_of_the_original() -> None:
    pair, told = without_hints([(row,) for row in range(20)], 20), list[int]()
    links_of(pair, Layout(pair.match), told.append)
    assert told[-1] == 20


def test_in_a_translation_lengths_are_held_against_those_of_the_whole_texts() -> None:
    """Two sentences for each one of the original throughout; what was measured at a few places says something else."""
    pair = without_hints([(row, row + 1) for row in range(0, 20, 2)], 20)
    ratios = {match.rates.gap: match.ratio for match, _ in regimes._regimes(pair)}
    assert ratios.pop(regimes.TRANSLATION.gap) == pytest.approx(np.log(2))
    assert set(ratios.values()) == {pair.match.ratio}
