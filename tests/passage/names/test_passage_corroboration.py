"""Entities of a stretch that the other side has: figures, places and names."""

import pytest
from pairs import document

from compare.passage.names.corroboration import has_shared_entity
from compare.passage.pair import PassagePair
from compare.records import Link, Side
from compare.text.segment import Segment


@pytest.mark.parametrize(
    ("arabic", "english", "stretch", "shared"),
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
        # What the text also writes small is no name.
        ("مرر الكرة إلى منغا ليسجل.", "A menga is a ball, and he took Menga.", "and he took Menga", False),
        ("مرر الكرة ثم سجل هدفا.", "He passed the ball, picking out Menga.", "picking out Menga", False),
    ],
)
def test_a_stretch_of_which_the_other_side_has_an_entity_is_not_unmatched(arabic, english, stretch, shared):
    source, target = document("ar", arabic), document("en", english)
    pair = PassagePair(Link((0,), (0,), 1.0), Segment(source, (0,)), Segment(target, (0,)))
    start = english.index(stretch)
    assert has_shared_entity(pair, Side.TARGET, (start, start + len(stretch))) is shared


def test_a_name_of_the_other_side_counts_for_a_script_without_capitals():
    arabic, english = "مرر الكرة، ثم وجد منغا أمام المرمى.", "He passed the ball and found Menga."
    source, target = document("ar", arabic), document("en", english)
    pair = PassagePair(Link((0,), (0,), 1.0), Segment(source, (0,)), Segment(target, (0,)))
    start = arabic.index("ثم")
    assert has_shared_entity(pair, Side.SOURCE, (start, len(arabic)))
