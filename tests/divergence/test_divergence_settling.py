"""Sentences carried along by a neighbour's link are found; joined translations stay joined."""

from __future__ import annotations

from pathlib import Path

import pytest
from pairs import document

from compare.alignment.link import Link
from compare.divergence import settling
from compare.divergence.settling import settle_by_words
from compare.encoding import open_encoder
from compare.evaluation.gold import GoldPair, load_gold

CORPORA = Path(__file__).parents[2] / "corpora"


def gold(name: str) -> GoldPair:
    return load_gold(CORPORA / name)[0]


def swallowed(links: list[Link]) -> list[Link]:
    """Every dropped sentence joined to the link of the sentence before it."""
    taken: list[Link] = []
    dropped = {link.source[0] for link in links if len(link.source) == 1 and not link.target}
    for link in links:
        if link.source and link.source[-1] + 1 in dropped and link.target:
            taken.append(Link((*link.source, link.source[-1] + 1), link.target, link.score, link.moved))
        elif not (link.source and link.source[0] in dropped and not link.target):
            taken.append(link)
    return taken


def sides(links: list[Link]) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {(link.source, link.target) for link in links}


@pytest.mark.parametrize("name", ["port-fire", "press-blackout", "speech-harvest"])
def test_swallowed_sentences_are_left_out_again(name: str) -> None:
    pair = gold(name)
    right = [link.link for link in pair.links]
    wrong = swallowed(right)
    lost = sides(right) - sides(wrong)
    found = sides(settle_by_words(pair.source, pair.target, wrong, open_encoder())) & lost
    assert len(lost) >= 2
    assert len(found) >= len(lost) / 2


@pytest.mark.parametrize("name", ["contract-press", "wire-floods", "statement-water"])
def test_faithful_links_stay_as_they_are(name: str) -> None:
    pair = gold(name)
    right = [link.link for link in pair.links]
    assert sides(settle_by_words(pair.source, pair.target, right, open_encoder())) == sides(right)


def test_every_sentence_stays_in_exactly_one_link_and_sides_have_no_gaps() -> None:
    pair = gold("literary-clock")
    rows, columns = len(pair.source.sentences), len(pair.target.sentences)
    links = [Link(tuple(range(k, min(k + 3, rows))), (k,), 0.5) for k in range(0, rows, 3)]
    links += [Link((), (k,), 0.5) for k in range(columns) if k % 3 or k >= rows]
    settled = settle_by_words(pair.source, pair.target, links, open_encoder())
    assert sorted(i for link in settled for i in link.source) == list(range(rows))
    assert sorted(j for link in settled for j in link.target) == list(range(columns))
    for link in settled:
        for side in (link.source, link.target):
            assert list(side) == list(range(side[0], side[0] + len(side))) if side else True
        assert 0 <= link.score <= 1


def test_a_text_too_short_to_know_chance_is_left_alone() -> None:
    pair = gold("wire-floods")
    links = [Link((0, 1), (0,), 0.5)]
    few = pair.source.with_sentences(pair.source.sentences[:2]), pair.target.with_sentences(pair.target.sentences[:1])
    assert settle_by_words(*few, links, open_encoder()) == links


@pytest.mark.parametrize(("english", "stays"), [("Some 480 backed it.", True), ("Some 360 objected to it.", False)])
def test_a_figure_in_common_holds_unlike_sentences_together(monkeypatch, english: str, stays: bool) -> None:
    monkeypatch.setattr(settling, "togetherness", lambda *_: 0.0)
    source, target = document("ar", "أيّده نحو 480."), document("en", english)
    settled = settle_by_words(source, target, [Link((0,), (0,), 0.5)], open_encoder())
    assert (sides(settled) == {((0,), (0,))}) is stays
