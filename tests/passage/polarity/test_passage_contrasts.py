"""One thing, not another; cause and effect: turned round, or only told in another order."""

from __future__ import annotations

import pytest
from pairs import document

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.passage.polarity.contrasts import turned_contrast
from compare.passage.roles.causality import turned_causes
from compare.records import Link


def found(rule, arabic, english):
    run = new_run(document("ar", arabic), document("en", english), [Link((0,), (0,), 1.0)], open_encoder())
    spans = rule(run.pairs[0], run)
    return spans and (arabic[slice(*spans[0])], english[slice(*spans[1])])


@pytest.mark.parametrize(
    ("arabic", "english", "spans"),
    [
        (
            "تعلمت هاجر الحرفة من جدتها لا من أمها.",
            "Hajar learned the craft from her mother, not from her grandmother.",
            ("لا من أمها", "not from her grandmother"),
        ),
        (
            "أنفق الصندوق المال على الطرق وليس على المدارس.",
            "The fund spent the money on schools rather than on roads.",
            ("وليس على المدارس", "rather than on roads"),
        ),
        (
            "ستخصص الأموال لسداد الديون، لا لبناء المدارس.",
            "The money will go to building schools rather than, as was said, to paying debts.",
            ("لا لبناء المدارس", "rather than, as was said, to paying debts"),
        ),
    ],
)
def test_what_is_denied_here_is_asserted_there(arabic, english, spans):
    assert found(turned_contrast, arabic, english) == spans


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "تعلمت هاجر الحرفة من جدتها لا من أمها.",
            "It was her grandmother, not her mother, who taught Hajar the craft.",
        ),
        (
            "أنفق الصندوق المال على الطرق وليس على المدارس.",
            "Rather than on schools, the fund spent the money on roads.",
        ),
        ("لا بد من إصلاح الجسر، لا الطريق.", "The bridge has to be mended, not the road."),
        ("لم يأت أحد.", "Nobody came."),
    ],
)
def test_a_contrast_that_is_kept(arabic, english):
    assert found(turned_contrast, arabic, english) is None


@pytest.mark.parametrize(
    ("arabic", "turned", "kept"),
    [
        (
            "مال البرج قليلاً بسبب تسرب المياه الجوفية، لا بسبب القصف كما شاع.",
            "Shelling, rather than seeping groundwater as was widely believed, accounts for the tilt of the tower.",
            "Seeping groundwater, rather than shelling as was widely believed, accounts for the tilt of the tower.",
        ),
        (
            "ويعزو المزارعون تراجع المحصول إلى موجة البرد، لا إلى قلة الأسمدة كما أشيع.",
            "Farmers trace the poor harvest to a shortage of fertiliser and not, as was rumoured, to the cold snap.",
            "Farmers trace the poor harvest to the cold snap and not, as was rumoured, to a shortage of fertiliser.",
        ),
        (
            "وغادر القرية هرباً من الفقر، لا من الحرب.",
            "What made him leave the village was not any poverty but war.",
            "What made him leave the village was not any war but poverty.",
        ),
    ],
)
def test_a_contrast_of_which_one_side_says_little_is_turned_round_by_the_other(arabic, turned, kept):
    assert found(turned_contrast, arabic, turned) is not None
    assert found(turned_contrast, arabic, kept) is None


@pytest.mark.parametrize(
    ("arabic", "english", "spans"),
    [
        ("أدى الجفاف إلى هجرة الفلاحين.", "The migration of farmers led to the drought.", ("أدى الجفاف إلى", "led to")),
        (
            "ارتفعت الأسعار نتيجة نقص القمح.",
            "The shortage of wheat resulted from higher prices.",
            ("نتيجة", "resulted from"),
        ),
        ("غضب الأب لأن ابنه هرب من المدرسة.", "Because his father was angry the son ran away from school.", None),
    ],
)
def test_cause_and_effect_turned_round(arabic, english, spans):
    assert found(turned_causes, arabic, english) == spans


def test_cause_and_effect_of_which_only_some_words_say_that_they_are_turned_round():
    arabic = "واندلعت المواجهات إثر توقيف أحد قادة الكتيبة، بحسب مصدر أمني."
    turned = "A security source said the trouble led to the arrest of one of the brigade's commanders."
    same = "A security source said the arrest of one of the brigade's commanders led to the trouble."
    assert found(turned_causes, arabic, turned) == ("إثر", "led to")
    assert found(turned_causes, arabic, same) is None


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("أدى الجفاف إلى هجرة الفلاحين.", "The migration of farmers was the result of the drought."),
        ("انهار الجسر بسبب الفيضان.", "The flood caused the collapse of the bridge."),
        ("بسبب الحرب، غادر السكان المدينة.", "Residents left the city because of the war."),
        ("ارتفعت الأسعار نتيجة نقص القمح.", "A shortage of wheat led to higher prices."),
    ],
)
def test_cause_and_effect_in_another_order(arabic, english):
    assert found(turned_causes, arabic, english) is None
