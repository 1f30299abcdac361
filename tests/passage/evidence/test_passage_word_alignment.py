"""Which words of two sides are each other's counterparts, and whether two stand in each other's place."""

from __future__ import annotations

import re

import numpy as np
import pytest
from meaning_pairs import Dictionary
from pairs import document

from compare.checks.engine import new_run
from compare.passage.evidence.unmatched import Tokens
from compare.passage.evidence.word_alignment import WordAlignment
from compare.passage.pair import PassagePair
from compare.records import Link, Side, Span
from compare.text.segment import Segment


class Passage:
    """A passage whose words have the cosine of 1 with themselves, that of `cosines` with some others, and else 0."""

    def __init__(self, source: str, target: str, cosines: dict[tuple[str, str], float]) -> None:
        self.texts = source, target
        ours, theirs = ([text[a:b] for a, b in words(text)] for text in self.texts)
        dim = len(ours) + len(theirs)
        mine = np.eye(len(ours), dim, dtype=np.float32)
        other = np.eye(len(theirs), dim, k=len(ours), dtype=np.float32)
        for (one, two), cosine in cosines.items():
            row, column = ours.index(one), theirs.index(two)
            other[column] *= np.sqrt(1 - cosine**2)
            other[column, row] = cosine
        tokens: list[Tokens] = [(words(source), mine), (words(target), other)]
        sides = [Segment(document(code, text), (0,)) for code, text in zip(("ar", "en"), self.texts, strict=True)]
        self.alignment = WordAlignment(PassagePair(Link((0,), (0,), 1.0), sides[0], sides[1]), *tokens)

    def at(self, side: Side, word: str) -> Span:
        start = self.texts[side].index(word)
        return start, start + len(word)

    def rivals(self, source: str, target: str) -> tuple[Span, Span]:
        return self.at(Side.SOURCE, source), self.at(Side.TARGET, target)

    def counterpart(self, side: Side, word: str) -> str | None:
        span = self.alignment.counterpart(side, self.at(side, word))
        return span and self.texts[side.other][slice(*span)]


def words(text: str) -> list[Span]:
    return [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]


SOURCE, TARGET = "ارتفعت أسعار القمح سريعا أمس.", "Wheat prices fell quickly yesterday."
ALIKE = {("أسعار", "prices"): 0.8, ("القمح", "Wheat"): 0.6, ("سريعا", "quickly"): 0.36, ("أمس", "yesterday"): 0.5}


@pytest.mark.parametrize(
    ("side", "word", "other"),
    [
        (Side.SOURCE, "أسعار", "prices"),
        (Side.TARGET, "Wheat", "القمح"),
        (Side.SOURCE, "القمح", "Wheat"),
        (Side.SOURCE, "أمس", None),
        (Side.TARGET, "fell", None),
    ],
)
def test_the_counterpart_of_a_word_is_the_one_clearly_like_it(side: Side, word: str, other: str | None) -> None:
    assert Passage(SOURCE, TARGET, ALIKE).counterpart(side, word) == other


def test_a_side_of_nothing_but_marks_has_no_counterpart_for_anything() -> None:
    passage = Passage("ارتفعت أسعار القمح", "?!", {})
    assert passage.counterpart(Side.SOURCE, "أسعار") is None
    assert passage.alignment.distance((0, 6), (0, 1), sure=True) == 0


def test_words_without_counterpart_are_aligned_nowhere_else() -> None:
    passage = Passage(SOURCE, TARGET, ALIKE)
    assert not passage.alignment.aligned_elsewhere(*passage.rivals("ارتفعت", "fell"))


@pytest.mark.parametrize(("cosine", "aligned"), [(0.7, True), (0.5, False)])
@pytest.mark.parametrize("pair", [("ارتفعت", "quickly"), ("سريعا", "fell")])
def test_a_word_that_is_told_by_another_is_no_rival(pair: tuple[str, str], cosine: float, aligned: bool) -> None:
    alike = {key: value for key, value in ALIKE.items() if "quickly" not in key} | {pair: cosine}
    passage = Passage(SOURCE, TARGET, alike)
    assert passage.alignment.aligned_elsewhere(*passage.rivals("ارتفعت", "fell")) is aligned


def test_a_counterpart_that_is_more_like_another_word_is_not_this_ones() -> None:
    passage = Passage("ارتفعت أسعار القمح", "Wheat prices fell", {("أسعار", "prices"): 0.6})
    passage.alignment._cosines[0, 1] = 0.58  # "rose" is like "prices", but less than "أسعار" is
    assert not passage.alignment.aligned_elsewhere(*passage.rivals("ارتفعت", "fell"))
    passage.alignment._cosines[0, 1] = 0.7
    assert passage.alignment.aligned_elsewhere(*passage.rivals("ارتفعت", "fell"))


def test_words_that_do_not_count_are_no_counterparts() -> None:
    passage = Passage(SOURCE, TARGET, {("ارتفعت", "quickly"): 0.8})
    rivals = passage.rivals("ارتفعت", "fell")
    assert passage.alignment.aligned_elsewhere(*rivals)
    assert not passage.alignment.aligned_elsewhere(*rivals, others=((), (passage.at(Side.TARGET, "quickly"),)))


FAR_SOURCE = "طالب الوزير الصيادين بمغادرة الميناء صباحا وشكر التجار والمزارعين ورحب بالزوار"
FAR_TARGET = "Minister urged fishermen leave harbour morning thanked merchants farmers welcomed visitors"
FAR = dict(
    zip(
        (("الوزير", "Minister"), ("الصيادين", "fishermen"), ("بمغادرة", "leave"), ("الميناء", "harbour")),
        [0.8] * 4,
        strict=True,
    )
) | {("التجار", "merchants"): 0.8, ("والمزارعين", "farmers"): 0.8, ("بالزوار", "visitors"): 0.8}


def test_words_whose_surroundings_answer_to_each_other_are_near() -> None:
    passage = Passage(FAR_SOURCE, FAR_TARGET, FAR)
    near = passage.alignment.distance(*passage.rivals("طالب", "urged"), sure=False)
    assert near is not None and near < 1
    assert passage.alignment.distance(*passage.rivals("طالب", "urged"), sure=True) == near


def test_of_words_among_the_counterparts_of_others_only_sure_ones_are_near_and_badly() -> None:
    passage = Passage(FAR_SOURCE, FAR_TARGET, FAR)
    rivals = passage.rivals("طالب", "welcomed")
    assert passage.alignment.distance(*rivals, sure=False) is None
    assert (passage.alignment.distance(*rivals, sure=True) or 0) > 3


def test_where_nothing_around_has_a_counterpart_only_sure_words_are_near() -> None:
    passage = Passage(FAR_SOURCE, FAR_TARGET, {})
    assert passage.alignment.distance(*passage.rivals("طالب", "welcomed"), sure=True) == 0
    assert passage.alignment.distance(*passage.rivals("طالب", "welcomed"), sure=False) is None


def test_the_nearest_words_are_the_translations_that_the_encoder_knows() -> None:
    arabic, english = "ارتفعت أسعار القمح أمس", "Wheat prices fell"
    run = new_run(
        document("ar", arabic),
        document("en", english),
        [Link((0,), (0,), 1.0)],
        Dictionary(wheat="القمح", prices="أسعار"),
    )
    count, found = run.nearest_words(run.pairs[0], Side.TARGET, (0, len(english)))
    assert count == 3
    assert [(english[slice(*one.here)], arabic[slice(*one.there)]) for one in found] == [
        ("Wheat", "القمح"),
        ("prices", "أسعار"),
    ]
    assert run.nearest_words(run.pairs[0], Side.TARGET, (6, len(english)))[0] == 2
    assert run.nearest_words(run.pairs[0], Side.TARGET, (0, 0)) == (0, [])
    without = new_run(document("ar", arabic), document("en", english), [Link((0,), (0,), 1.0)])
    assert without.nearest_words(without.pairs[0], Side.TARGET, (0, len(english))) == (0, [])
