"""Left-over sentences that say the same are linked, in their place or as moved ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pairs import document, texts

from compare.alignment.refine import unaligned
from compare.alignment.refine.unaligned import Backbone, backbone_of, link_unaligned, refine_links
from compare.evaluation.gold import load_gold
from compare.records import Document, Link

CORPORA = Path(__file__).parents[2] / "corpora"


def pair(name: str) -> tuple[Document, Document, list[Link]]:
    gold = load_gold(CORPORA / name)[0]
    return gold.source, gold.target, [link.link for link in gold.links]


def sides(links: list[Link]) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {(link.source, link.target) for link in links}


def torn(links: list[Link], chosen: set[int]) -> list[Link]:
    """The links, those of the chosen source sentences taken apart."""
    return [
        part
        for link in links
        for part in ([Link(link.source, (), 0.5), Link((), link.target, 0.5)] if set(link.source) & chosen else [link])
    ]


def singles(links: list[Link]) -> list[int]:
    return [link.source[0] for link in links if len(link.source) == len(link.target) == 1]


@pytest.mark.parametrize("name", ["wire-floods", "statement-water"])
def test_what_was_torn_apart_is_linked_in_its_place(name: str) -> None:
    source, target, right = pair(name)
    found = link_unaligned(torn(right, set(singles(right)[3:8])), texts(source, target))
    assert sides(found) == sides(right)
    assert not any(link.moved for link in found)


def test_a_sentence_told_elsewhere_is_linked_as_moved() -> None:
    source, target, right = pair("port-fire")
    moved = {link.source[0] for link in right if link.moved}
    found = link_unaligned(torn(right, moved), texts(source, target))
    again = [link for link in found if link.source and link.source[0] in moved and link.target]
    assert len(again) >= len(moved) / 2
    assert all(link.moved for link in again)


def test_sentences_of_other_texts_stay_apart() -> None:
    source, _, _ = pair("court-engineer")
    _, target, _ = pair("sports-cup")
    apart = [Link((s.index,), (), 0.5) for s in source.sentences] + [
        Link((), (t.index,), 0.5) for t in target.sentences
    ]
    found = link_unaligned(apart, texts(source, target))
    assert sum(bool(link.source and link.target) for link in found) <= 1


def test_nothing_left_over_nothing_changed() -> None:
    source, target, right = pair("contract-press")
    assert link_unaligned(right, texts(source, target)) == right
    one = source.with_sentences(source.sentences[:1]), target.with_sentences(())
    assert link_unaligned([Link((0,), (), 0.5)], texts(*one)) == [Link((0,), (), 0.5)]


@pytest.mark.parametrize(
    ("odds", "linked"),
    [
        (-3.0, {(0, 0): False, (1, 1): False, (2, 3): False, (3, 2): True}),
        (-1.0, {(0, 0): False, (1, 1): False, (2, 3): False}),
        (0.5, {(0, 0): False, (1, 1): False}),
    ],
)
def test_out_of_its_place_a_pair_needs_more_evidence(
    monkeypatch: pytest.MonkeyPatch, odds: float, linked: dict[tuple[int, int], bool]
) -> None:
    """Sentences 2 and 3 are told the other way round; which words they share is given."""
    lines = ("قرأ التلاميذ قصائد قديمة.", "فاز المنتخب الوطني أمس.", "انخفضت أسعار القمح.", "تساقطت الثلوج ليلا.")
    others = (
        "The pupils read old poems.",
        "The national team won yesterday.",
        "Snow fell overnight.",
        "Wheat prices fell.",
    )
    both = texts(document("ar", *lines), document("en", *others))
    monkeypatch.setattr(unaligned, "pair_odds", lambda row, column, texts: odds - 0.1 * (row == 2))
    links = [Link((0,), (0,), 1.0), Link((1,), (1,), 1.0)]
    links += [part for index in (2, 3) for part in (Link((index,), (), 0.5), Link((), (index,), 0.5))]
    found = {
        (link.source[0], link.target[0]): link.moved
        for link in link_unaligned(links, both)
        if link.source and link.target
    }
    assert found == linked


@given(st.permutations(range(6)), st.integers(0, 5))
def test_a_pair_fits_if_it_crosses_no_link(order: list[int], last: int) -> None:
    taken: list[tuple[int, int]] = []
    backbone = Backbone()
    for column, row in enumerate(order):
        if column != last and backbone.fits(row, column):
            backbone.add(row, column)
            taken.append((row, column))
    row = order[last]
    assert backbone.fits(row, last) is all((a < row) is (b < last) for a, b in taken)
    assert sorted(backbone.targets) == backbone.targets and sorted(backbone.sources) == backbone.sources


@given(st.integers(0, 7), st.integers(0, 7), st.integers(0, 99))
def test_nearest_to_each_other_is_what_all_pairs_say_however_they_are_cut(rows: int, columns: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    vectors = tuple(rng.integers(-2, 3, size=(9, 3)).astype(np.float32) for _ in range(2))
    ours, theirs = (rng.permutation(9)[:count].tolist() for count in (rows, columns))
    similar = vectors[0][ours] @ vectors[1][theirs].T
    expected = [
        (ours[row], theirs[column])
        for row, column in np.ndindex(similar.shape)
        if column == similar[row].argmax() and row == similar[:, column].argmax()
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unaligned, "BLOCK", 2)
        assert unaligned._nearest(ours, theirs, vectors) == expected


def test_links_that_cannot_be_trusted_are_not_looked_at_again() -> None:
    source, target, right = pair("wire-floods")
    unsure = [replace(link, score=0.5) for link in torn(right, set(singles(right)[3:8]))]
    assert refine_links(unsure, texts(source, target)) == unsure
    sure = [replace(link, score=0.95) for link in unsure]
    assert sides(refine_links(sure, texts(source, target))) == sides(right)


def test_a_link_that_breaks_the_order_is_not_in_the_backbone() -> None:
    links = [Link((0,), (0,), 1.0), Link((5,), (1,), 1.0, moved=True), Link((2,), (2,), 1.0), Link((1,), (3,), 1.0)]
    backbone = backbone_of([*links, Link((3,), (), 1.0), Link((), (4,), 1.0)])
    assert (backbone.sources, backbone.targets) == ([0, 2], [0, 2])
