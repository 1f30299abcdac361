"""Values that both sides have, and what each stands with."""

import pytest
from meaning_pairs import Dictionary
from pairs import document

from compare.checks.engine import new_run
from compare.passage.amounts.bindings import bound, exchanged
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.records import Link
from compare.text.segment import Segment


def passage(arabic: str, english: str) -> PassagePair:
    return PassagePair(
        Link((0,), (0,), 1.0), Segment(document("ar", arabic), (0,)), Segment(document("en", english), (0,))
    )


def texts(pair: PassagePair, kind: str) -> list[tuple[str, str]]:
    found, _ = bound(pair)
    return [(pair.source.text[slice(*b.source)], pair.target.text[slice(*b.target)]) for b in found if b.kind == kind]


def test_a_value_that_each_side_has_once_is_bound_to_its_counterpart():
    pair = passage("باع التاجر ١٢ خروفا و٢٠ بقرة في عمان.", "In Amman the trader sold 20 cows and 12 sheep.")
    assert texts(pair, "number") == [("١٢", "12"), ("٢٠", "20")]
    assert texts(pair, "place") == [("عمان", "Amman")]


def test_a_value_that_a_side_has_twice_is_bound_to_nothing():
    assert texts(passage("باع 12 خروفا و12 بقرة و20 دجاجة.", "He sold 12 sheep, 12 cows, 20 hens."), "number") == [
        ("20", "20")
    ]


def test_a_name_is_bound_by_its_sound():
    pair = passage("التقى المهندس شاكر الدباغ زميلته.", "The engineer met Shakir Dabbagh yesterday.")
    assert [english for _, english in texts(pair, "name")] == ["Shakir Dabbagh"]


def margins(arabic: str, english: str, **translations: str) -> list[tuple[float, bool]]:
    documents = document("ar", arabic), document("en", english)
    run = new_run(*documents, [Link((0,), (0,), 1.0)], Dictionary(**translations))
    return [(e.margin, e.turned) for e in exchanged(run.pairs[0], run, *bound(run.pairs[0]))]


WORDS = {"sheep": "خروفا", "cows": "بقرة"}


def test_values_among_each_others_words_fit_better_crossed():
    ((margin, turned),) = margins("باع 12 خروفا و20 بقرة.", "He sold 20 sheep and 12 cows.", **WORDS)
    assert margin > 0.05 and turned


def test_values_that_keep_their_words_fit_better_straight_in_either_order():
    for english, order in (("He sold 12 sheep and 20 cows.", False), ("He sold 20 cows and 12 sheep.", True)):
        assert all(m < 0 and turned is order for m, turned in margins("باع 12 خروفا و20 بقرة.", english, **WORDS))


@pytest.mark.parametrize("english", ["He sold 20 of the 12.", "12 and 20."])
def test_values_without_words_of_their_own_tell_nothing(english):
    assert margins("باع 12 من 20.", english) == []


def test_without_word_vectors_nothing_is_known_to_be_exchanged():
    pair = passage("باع 12 خروفا و20 بقرة.", "He sold 20 sheep and 12 cows.")
    assert exchanged(pair, Run([pair]), *bound(pair)) == []
