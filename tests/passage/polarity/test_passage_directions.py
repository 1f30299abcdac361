"""Which way the figures of a passage point."""

from __future__ import annotations

import pytest
from pairs import document

from compare.passage.pair import PassagePair
from compare.passage.polarity.directions import turned_figures
from compare.records import Link
from compare.text.segment import Segment


def turned(arabic: str, english: str) -> list[tuple[str, str, str, str]]:
    """Scale, both words and the figure of what points another way in the report."""
    source, target = (Segment(document(code, text), (0,)) for code, text in (("ar", arabic), ("en", english)))
    pair = PassagePair(Link((0,), (0,), 1.0), source, target)
    found = turned_figures(pair)
    return [(one.scale, one.source.cue.text, one.target.cue.text, english[slice(*one.figure[1])]) for one in found]


@pytest.mark.parametrize(
    ("arabic", "english", "expected"),
    [
        ("ارتفعت الأسعار بنسبة 12 في المئة.", "Prices fell by 12 percent.", ("rise", "ارتفعت", "fell", "12 percent")),
        ("أكثر من 300 شخص", "fewer than 300 people", ("more", "أكثر من", "fewer than", "300")),
        ("ما لا يقل عن 40 قتيلا", "at most 40 dead", ("least", "لا يقل عن", "at most", "40")),
        ("قبل 14 مايو", "after 14 May", ("before", "قبل", "after", "14 May")),
        ("ارتفع عدد السكان من 7 إلى 12", "The population fell from 7 to 12", ("rise", "ارتفع", "fell", "7")),
    ],
)
def test_a_figure_that_points_the_other_way(arabic: str, english: str, expected: tuple[str, ...]) -> None:
    assert turned(arabic, english) == [expected]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("ارتفعت الأسعار بنسبة 12 في المئة.", "Prices rose by 12 percent."),
        # Another figure, a word of another sentence, a denial.
        ("ارتفعت الأسعار بنسبة 12 في المئة.", "Prices fell by 15 percent."),
        ("ارتفعت الأسعار. وبلغ العدد 12.", "Prices fell by 12."),
        ("لم ترتفع الأسعار بنسبة 12 في المئة.", "Prices fell by 12 percent."),
        ("ارتفعت الأسعار بنسبة 12 في المئة.", "Prices did not fall by 12 percent."),
        # A word that governs another figure, or stands too far away.
        ("ارتفع العدد 7 وبلغت الكلفة 12.", "It fell by 5, and the cost was 12."),
        ("بلغت الكلفة 12.", "It fell, and so did all the others in the north and the south of the land, to 12."),
        # Words of other scales say nothing of the way.
        ("وصل 12 إلى الداخل.", "The 12 went out."),
    ],
)
def test_figures_that_point_the_same_way_or_none(arabic: str, english: str) -> None:
    assert turned(arabic, english) == []
