"""Labels: words that take a side, on one side only."""

import pytest
from meaning_pairs import findings, marked


@pytest.mark.parametrize(
    ("arabic", "english", "severity", "in_arabic", "in_english"),
    [
        ("هاجم مسلحون القرية.", "Terrorists attacked the village.", "major", [], ["Terrorists"]),
        ("قالت الحكومة ذلك.", "The regime said so.", "major", [], ["regime"]),
        ("سقط شهداء في القصف.", "People were killed in the shelling.", "minor", ["شهداء"], []),
        ("وقعت المجزرة فجرا.", "The attack took place at dawn.", "minor", ["المجزرة"], []),
        ("تظاهر المحتجون.", "Rioters marched.", "major", [], ["Rioters"]),
        ("صدر القرار أمس.", "The controversial decision was issued yesterday.", "major", [], ["controversial"]),
        ("قُتل ثلاثة من قوات الاحتلال.", "Three soldiers were killed.", "minor", ["قوات الاحتلال"], []),
    ],
)
def test_a_label_on_one_side_only(arabic, english, severity, in_arabic, in_english):
    assert marked("label", arabic, english) == [(severity, "hard", in_arabic, in_english)]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("هاجم إرهابيون القرية.", "Terrorists attacked the village."),
        ("ندد بالنظام السوري.", "He condemned the Syrian regime."),
        ("أقر النظام الجديد للتعليم.", "The new education system was adopted."),
        ("سقط شهداء في القصف.", "Martyrs fell in the shelling."),
        ("ما يسمى بتنظيم الدولة.", "The so-called Islamic State."),
        ("قرار مثير للجدل.", "A controversial decision."),
        ("أغلقت شرطة مكافحة الشغب الشارع.", "Police closed the street."),
        ("كان يرتدي معطفا.", "He wore a coat."),
    ],
)
def test_no_label_or_the_same(arabic, english):
    assert findings("label", (arabic, english)) == []
