"""Bounds of figures: above told as below, before the figure and behind it."""

import pytest
from meaning_pairs import findings

TURNED = [
    ("استمر الإغلاق أكثر من ثماني سنوات.", "The closure lasted nearly eight years.", ("أكثر من ثماني", "nearly eight")),
    ("قُتل ما لا يقل عن تسعة أشخاص.", "Fewer than nine people were killed.", ("لا يقل عن تسعة", "Fewer than nine")),
    ("حضر مئتا شخص على الأقل.", "At most 200 people came.", ("مئتا شخص على الأقل", "At most 200")),
    ("تصل النسبة إلى 40 في المائة.", "The share is at least 40%.", ("تصل النسبة إلى 40", "at least 40")),
    ("لا يتجاوز راتبه 400 دولار.", "His salary exceeds $400.", ("لا يتجاوز راتبه 400", "exceeds $400")),
]


@pytest.mark.parametrize(("arabic", "english", "marked"), TURNED)
def test_a_turned_bound_is_told_once_with_its_figure(arabic, english, marked):
    (found,) = [one for one in findings("number", (arabic, english)) if "same figure" in one.message]
    here, there = (
        text[spans[0][0] : spans[0][1]] for text, spans in ((arabic, found.source_spans), (english, found.target_spans))
    )
    assert here.startswith(marked[0]) or marked[0] in here
    assert there.startswith(marked[1]) or marked[1] in there


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("أكثر من ثماني سنوات.", "Over eight years."),
        ("ما لا يقل عن تسعة أشخاص.", "More than nine people."),
        ("نحو تسعة أشخاص.", "Nearly nine people."),
        ("أقل من تسعة، وأكثر من عشرين.", "Fewer than nine, and more than 20."),
        ("لم يزد على تسعة.", "It was up to nine."),
        ("ليس لديه أكثر من تسعة.", "He has no more than nine."),
        ("لا تبعد البئر أكثر من تسعة أمتار.", "The well lies no more than nine metres away."),
        ("حضر تسعة، وأكثر من ذلك غابوا.", "Nine came, and fewer stayed."),
    ],
)
def test_bounds_of_one_side_and_words_for_about_say_nothing(arabic, english):
    assert not [one for one in findings("number", (arabic, english)) if "same figure" in one.message]


def test_a_bound_is_of_the_nearest_figure_only():
    found = findings(
        "number",
        ("ارتفع النهر أكثر من مترين خلال ثلاثة أيام.", "The river climbed by almost two metres in three days."),
    )
    assert [one.message for one in found] == ["above (أكثر من) → below (“almost”) (of the same figure)"]
