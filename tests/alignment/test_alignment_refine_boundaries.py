"""Sentences carried along by a neighbour's link are found; joined translations stay joined."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from pairs import document, texts

from compare.alignment.refine import boundaries
from compare.alignment.refine.boundaries import recut, refine_boundaries
from compare.alignment.refine.features import LexicalEvidence, unaligned_shares
from compare.evaluation.gold import GoldPair, load_gold
from compare.records import Document, Link, Side

CORPORA = Path(__file__).parents[2] / "corpora"


def gold(name: str) -> GoldPair:
    return load_gold(CORPORA / name)[0]


def refined(source: Document, target: Document, links: list[Link]) -> list[Link]:
    return refine_boundaries(links, texts(source, target))


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
    found = sides(refined(pair.source, pair.target, wrong)) & lost
    assert len(lost) >= 2
    assert len(found) >= len(lost) / 2


@pytest.mark.parametrize("name", ["contract-press", "wire-floods", "statement-water"])
def test_faithful_links_stay_as_they_are(name: str) -> None:
    pair = gold(name)
    right = [link.link for link in pair.links]
    assert sides(refined(pair.source, pair.target, right)) == sides(right)


def test_every_sentence_stays_in_exactly_one_link_and_sides_have_no_gaps() -> None:
    pair = gold("literary-clock")
    rows, columns = len(pair.source.sentences), len(pair.target.sentences)
    links = [Link(tuple(range(k, min(k + 3, rows))), (k,), 0.5) for k in range(0, rows, 3)]
    links += [Link((), (k,), 0.5) for k in range(columns) if k % 3 or k >= rows]
    found = refined(pair.source, pair.target, links)
    assert sorted(i for link in found for i in link.source) == list(range(rows))
    assert sorted(j for link in found for j in link.target) == list(range(columns))
    for link in found:
        for side in (link.source, link.target):
            assert list(side) == list(range(side[0], side[0] + len(side))) if side else True
        assert 0 <= link.score <= 1


def test_a_text_too_short_to_know_chance_is_left_alone() -> None:
    pair = gold("wire-floods")
    links = [Link((0, 1), (0,), 0.5)]
    few = pair.source.with_sentences(pair.source.sentences[:2]), pair.target.with_sentences(pair.target.sentences[:1])
    assert refined(*few, links) == links


@pytest.mark.parametrize(("score", "parted"), [(0.7, True), (0.9, False)])
def test_strangers_linked_as_a_pair_are_parted_where_the_aligner_was_not_sure(score: float, parted: bool) -> None:
    pair = gold("press-blackout")
    right = [link.link for link in pair.links]
    singles = [link for link in right if len(link.source) == len(link.target) == 1]
    first, second = singles[4], singles[-4]
    crossed = [Link(first.source, second.target, score), Link((), first.target, 0.9), Link(second.source, (), 0.9)]
    found = sides(refined(pair.source, pair.target, [link for link in right if link not in (first, second)] + crossed))
    assert ((first.source, second.target) not in found) is parted
    assert {((), first.target), (second.source, ())} <= found


@pytest.mark.parametrize(
    ("foreign", "english"),
    [
        ("« Notre avenir est devant nous », a dit la ministre.", '"Our future lies ahead of us," the minister said.'),
        ("„Wir bleiben hier“, sagte die Leiterin gestern.", '"We are staying here," the manager said yesterday.'),
    ],
)
def test_a_sentence_in_a_third_language_stays_where_the_aligner_put_it(foreign: str, english: str) -> None:
    source = document(
        "ar",
        "نشرت البلدية تقريرها يوم الثلاثاء.",
        "وقال رئيسها في بيان: «تراجع عدد الحوادث بنسبة 8%».",
        "وأضاف نائبه إن حال الطرق تتحسن.",
        foreign,
        "وينتظر أن تفتح الحديقة في شهر تموز.",
    )
    target = document(
        "en",
        "The municipality published its report on Tuesday.",
        '"The number of accidents fell by 8%," its head said in a statement.',
        "His deputy added that the state of the roads is improving.",
        english,
        "The park is expected to open in July.",
    )
    right = [Link((index,), (index,), 0.9) for index in range(5)]
    assert sides(refined(source, target, right)) == sides(right)


@pytest.mark.parametrize("clear", [set(), {1, 5, 9, 13}], ids=["little", "much"])
def test_a_doubtful_sentence_is_left_out_where_much_else_is(monkeypatch: pytest.MonkeyPatch, clear: set[int]) -> None:
    """How much is left out is counted anew after the first round; what the words say is given."""
    lines = [f"السطر رقم {number} في القائمة" for number in range(20)]
    both = texts(document("ar", *lines), document("en", *(f"Line {number} of the list" for number in range(10))))
    links = [Link((2 * number, 2 * number + 1), (number,), 0.9) for number in range(10)]
    nothing, doubtful = unaligned_shares(links, 20, 10)[Side.SOURCE], 17

    def odds(side: Side, mine: tuple[int, ...], place: int, theirs: tuple[int, ...], known: LexicalEvidence) -> float:
        if side is Side.SOURCE and mine[place] == doubtful:
            return known.priors[Side.SOURCE] - nothing - 0.5
        return 3.0 if side is Side.SOURCE and mine[place] in clear else -3.0

    monkeypatch.setattr(boundaries, "edge_odds", odds)
    assert {link.source[0] for link in recut(links, both) if not link.target} == (
        clear | {doubtful} if clear else set()
    )


def test_what_is_taken_out_has_the_probability_of_its_odds_and_a_third_script_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(boundaries, "edge_odds", lambda *given: 2.0)
    monkeypatch.setattr(boundaries, "pair_odds", lambda *given: 3.0)
    monkeypatch.setattr(boundaries, "STANDING", 99.0)
    lines = (
        "هذا سطر أول",
        "وهذا سطر ثان",
        "Et voici une autre ligne",
        "وهذا سطر أخير",
        "Et cela continue encore ici même",
    )
    both = texts(document("ar", *lines), document("en", *(f"This is line {number}" for number in range(4))))
    links = [Link((0, 1), (0,), 0.5), Link((2,), (1,), 0.5), Link((3,), (2,), 0.5), Link((4,), (3,), 0.5)]
    found = {(link.source, link.target): link.score for link in refine_boundaries(links, both)}
    assert found[(2,), (1,)] == found[(4,), (3,)] == 0.5
    assert found[(0,), ()] == pytest.approx(1 / (1 + math.exp(-2.0)))
    assert found[(3,), ()] == found[(), (2,)] == pytest.approx(1 / (1 + math.exp(-3.0)))
