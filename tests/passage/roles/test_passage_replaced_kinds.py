"""One kind of a class told for another."""

from __future__ import annotations

import pytest
from pairs import document

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.passage.roles.replaced_kinds import replaced_kinds
from compare.records import Link


def replaced(original: list[str], english: list[str], number: int = 0, code: str = "ar") -> list[tuple[str, str]]:
    links = [Link((n,), (n,), 1.0) for n in range(len(original))]
    encoder = open_encoder(languages=(code, "en"))
    run = new_run(document(code, *original), document("en", *english), links, encoder)
    pair = run.pairs[number]
    return [
        (pair.source.text[slice(*found.source)], pair.target.text[slice(*found.target)])
        for found in replaced_kinds(pair, run)
    ]


@pytest.mark.parametrize(
    ("arabic", "english", "expected"),
    [
        (
            "وقطع المزارعون الطريق احتجاجا على ارتفاع أسعار الوقود.",
            "Fishermen blocked the road in protest at rising fuel prices.",
            ("المزارعون", "Fishermen"),
        ),
        (
            "وعاد السياح إلى قراهم مساء.",
            "The volunteers returned to their villages in the evening.",
            ("السياح", "volunteers"),
        ),
        ("باعت القرية محصول القمح كله.", "The village sold its whole barley crop.", ("القمح", "barley")),
        ("وصلت السفينة ساعة الظهيرة.", "The ship arrived at dawn.", ("الظهيرة", "dawn")),
    ],
)
def test_a_kind_without_counterpart_stands_for_another(arabic, english, expected):
    assert replaced([arabic], [english]) == [expected]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "وقطع المزارعون الطريق احتجاجا على ارتفاع الأسعار.",
            "Smallholders blocked the road in protest at rising prices.",
        ),
        ("اشترى المزارعون السمك من الصيادين.", "The farmers bought the fish from the fishermen."),
        ("وقطع المزارعون الطريق.", "The road was blocked."),
        ("حضر المزارعون والصيادون الاجتماع.", "Bakers, farmers and fishermen attended the meeting."),
        ("وقطع المزارعون الطريق.", "John Baker blocked the road."),
        ("لا تدخله الشمس إلا ساعة الظهيرة.", "The sun gets in only at noon."),
        ("لا تدخله الشمس إلا ساعة الظهيرة.", "The sun gets in only in the afternoon."),
        ("شممت رائحة النفط المحترق.", "I could smell burning paraffin."),
        ("ويتهم الصيادون أصحاب الجرافات الكبيرة.", "The fishermen accuse the owners of big trawlers."),
        ("غادر التلاميذ مقاعدهم.", "The pupils left their desks."),
    ],
)
def test_nothing_is_told_for_synonyms_lists_and_names(arabic, english):
    assert replaced([arabic], [english]) == []


def test_a_kind_that_the_next_passage_tells_is_no_other():
    arabic = ["وقطع المزارعون الطريق.", "وعاد الصيادون إلى الميناء."]
    english = ["Fishermen blocked the road.", "Then the farmers went back to the harbour."]
    assert replaced(arabic, english) == replaced(arabic, english, 1) == []
    assert replaced(arabic[:1], english[:1]) == [("المزارعون", "Fishermen")]


@pytest.mark.parametrize(
    ("code", "original", "english", "expected"),
    [
        (
            "fr",
            "Les agriculteurs ont bloqué la route pour protester contre la hausse des prix.",
            "The fishermen blocked the road in protest at rising prices.",
            [("agriculteurs", "fishermen")],
        ),
        (
            "fr",
            "Les agriculteurs ont bloqué la route pour protester contre la hausse des prix.",
            "The farmers blocked the road in protest at rising prices.",
            [],
        ),
        (
            "es",
            "El pueblo vendió toda la cosecha de trigo.",
            "The village sold its whole rice crop.",
            [("trigo", "rice")],
        ),
        ("es", "El pueblo vendió toda la cosecha de trigo.", "The village sold its whole wheat crop.", []),
        (
            "de",
            "Am Abend brachte ein Zug die Kinder zurück.",
            "A bus took the children back in the evening.",
            [("Zug", "bus")],
        ),
        ("de", "Am Abend brachte ein Zug die Kinder zurück.", "A train took the children back in the evening.", []),
        (
            "ru",
            "Рыбаки перекрыли дорогу в знак протеста.",
            "Teachers blocked the road in protest.",
            [("Рыбаки", "Teachers")],
        ),
        ("ru", "Рыбаки перекрыли дорогу в знак протеста.", "Fishermen blocked the road in protest.", []),
        ("tr", "Köy bütün buğdayını sattı.", "The village sold all its rice.", [("buğdayını", "rice")]),
        ("tr", "Köy bütün buğdayını sattı.", "The village sold all its wheat.", []),
        ("fa", "کشاورزان جاده را بستند.", "Fishermen blocked the road.", [("کشاورزان", "Fishermen")]),
        ("fa", "کشاورزان جاده را بستند.", "Farmers blocked the road.", []),
        ("he", "הרופאים שבתו אתמול.", "The teachers went on strike yesterday.", [("הרופאים", "teachers")]),
        ("he", "הרופאים שבתו אתמול.", "The doctors went on strike yesterday.", []),
    ],
)
def test_vectors_alone_will_do_where_there_is_no_table(code, original, english, expected):
    assert replaced([original], [english], code=code) == expected
