"""Comparisons that say the contrary, and those that only are told from their other end."""

import pytest
from pairs import document

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.passage.evidence.likeness import likeness
from compare.passage.polarity.comparisons import told_comparisons
from compare.records import Link


@pytest.fixture(scope="module")
def encoder():
    return open_encoder()


@pytest.mark.parametrize(
    ("arabic", "english", "crossed", "turned"),
    [
        ("الحصان أسرع من الكلب.", "The dog is faster than the horse.", True, True),
        ("الحصان أسرع من الكلب.", "The horse is faster than the dog.", False, False),
        ("الحصان أسرع من الكلب.", "The dog is slower than the horse.", True, False),
        ("الحصان أسرع من الكلب.", "The horse is no faster than the dog.", False, True),
        ("الحصان أقل سرعة من الكلب.", "The horse has more speed than the dog.", False, True),
        ("الأم أكثر حماسة للفكرة من الأب.", "The mother was cooler towards the idea than the father.", False, True),
        ("الأم أكثر حماسة للفكرة من الأب.", "The mother was keener on the idea than the father.", False, False),
        ("كانت جربة أوفر حظا من الحمامات.", "Djerba fared worse than Hammamet.", False, True),
        ("عدد الرجال يفوق عدد النساء.", "There were three times as many women as men.", True, True),
        ("تجاوزت صادرات القمح صادرات القطن.", "Cotton exports overtook those of wheat.", True, True),
        ("تجاوزت صادرات القمح صادرات القطن.", "Exports of cotton were overtaken by wheat.", True, False),
    ],
)
def test_told(encoder, arabic, english, crossed, turned):
    run = new_run(document("ar", arabic), document("en", english), [Link((0,), (0,), 1.0)], encoder)
    alike = likeness(run.pairs[0], run)
    assert [(one.crossed, one.turned) for one in told_comparisons(run.pairs[0], alike)] == [(crossed, turned)]


def test_two_comparisons_that_may_be_either_say_nothing(encoder):
    arabic, english = "الحصان أسرع من الكلب وأقوى من الكلب.", "The dog is faster than the horse."
    run = new_run(document("ar", arabic), document("en", english), [Link((0,), (0,), 1.0)], encoder)
    assert not list(told_comparisons(run.pairs[0], likeness(run.pairs[0], run)))
