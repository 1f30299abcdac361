"""What vouches for a stretch: figures, places and names that the other side has, too."""

import pytest
from pairs import document

from compare.passage.corroboration import vouched
from compare.passage.pair import Pair
from compare.records import Link
from compare.text.segment import Side


@pytest.mark.parametrize(
    ("arabic", "english", "stretch", "vouches"),
    [
        (
            "أغلق المصنع، وبلغت الخسائر 9 ملايين.",
            "The plant closed, with losses of 9 million.",
            "losses of 9 million",
            True,
        ),
        ("أغلق المصنع في 9 مايو.", "The plant closed, with losses of 7 million.", "losses of 7 million", False),
        (
            "اتهم الوزير تركيا، وهو ما تنفيه أنقرة.",
            "He accused Turkey, a charge Turkey denies.",
            "a charge Turkey denies",
            True,
        ),
        ("اتهم الوزير تركيا بالتدخل.", "He accused Turkey, a charge Turkey denies.", "a charge Turkey denies", False),
        ("مرر الكرة إلى منغا ليسجل.", "He passed the ball, picking out Menga.", "picking out Menga", True),
        ("مرر الكرة ثم سجل هدفا.", "He passed the ball, picking out Menga.", "picking out Menga", False),
    ],
)
def test_a_stretch_is_vouched_for(arabic, english, stretch, vouches):
    source, target = document("ar", arabic), document("en", english)
    pair = Pair(Link((0,), (0,), 1.0), Side(source, (0,)), Side(target, (0,)))
    start = english.index(stretch)
    assert vouched(pair, pair.target, (start, start + len(stretch))) is vouches


def test_a_name_of_the_other_side_vouches_for_a_script_without_capitals():
    arabic, english = "مرر الكرة، ثم وجد منغا أمام المرمى.", "He passed the ball and found Menga."
    source, target = document("ar", arabic), document("en", english)
    pair = Pair(Link((0,), (0,), 1.0), Side(source, (0,)), Side(target, (0,)))
    start = arabic.index("ثم")
    assert vouched(pair, pair.source, (start, len(arabic)))
