"""Left-over sentences that say the same are linked, in their place or as moved ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from pairs import texts

from compare.alignment.refine.unaligned import link_unaligned
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
