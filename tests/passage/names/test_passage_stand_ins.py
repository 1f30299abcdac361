"""Names in whose place the other side has another name."""

import pytest
from meaning_pairs import findings
from pairs import document

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.languages import load_language
from compare.languages.clitics import uninflected
from compare.passage.evidence.likeness import likeness
from compare.passage.names.stand_ins import gaps, is_name, stand_in
from compare.records import Link, Side


@pytest.fixture(scope="module")
def encoder():
    return open_encoder()


def passage(encoder, arabic, english):
    run = new_run(document("ar", arabic), document("en", english), [Link((0,), (0,), 1.0)], encoder)
    return run.pairs[0], likeness(run.pairs[0], run)


def named(encoder, arabic, english):
    """What is marked on both sides as a name for another."""
    found = findings("name", (arabic, english), encoder=encoder)
    return [
        (arabic[slice(*f.source_spans[0])], english[slice(*f.target_spans[0])])
        for f in found
        if f.source_spans and f.target_spans
    ]


@pytest.mark.parametrize(
    ("arabic", "english", "there", "here"),
    [
        ("وصلت القافلة إلى شنقيط فجرا.", "The convoy reached Zemlagou at dawn.", "شنقيط", "Zemlagou"),
        ("رفع المزارع لحسن آيت عبو الشكوى.", "The farmer Brahim Oumouch filed the complaint.", None, "Brahim Oumouch"),
        ("اشترى البنك أسهما في شركة موتورولا.", "The bank bought shares in Panasonic.", "موتورولا", "Panasonic"),
        ("قالت شركة هواوي إنها ستفتح مصنعا.", "Ericsson said it would open a factory.", "هواوي", "Ericsson"),
        ("وقع العقد سليم حداد نيابة عن المالك.", "Salim Khoury signed on the owner's behalf.", "حداد", "Khoury"),
        ("استقبلنا المهندس بوعلام زروقي.", "The engineer Mokrane Zerrouki received us.", "بوعلام", "Mokrane"),
    ],
)
def test_a_name_for_another(encoder, arabic, english, there, here):
    found = named(encoder, arabic, english)
    assert [marked for _, marked in found] == [here]
    assert there is None or found[0][0] == there


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("وصلت القافلة إلى المدينة فجرا.", "The convoy reached the City at dawn."),
        ("اجتمعت منظمة الدول المصدرة للنفط في فيينا.", "OPEC met in Vienna."),
        ("تحدث أبو مازن عن الانتخابات.", "Mahmoud Abbas spoke about the elections."),
        ("أبحرت السفينة من رأس الرجاء الصالح.", "The ship sailed from the Cape of Good Hope."),
        ("تقع القرية على سفح جبل الشيخ.", "The village lies at the foot of Mount Hermon."),
        ("وقف الرجل أمام القاضي صامتا.", "Mansour stood before the judge in silence."),
        ("سحرتهم الأبيات المتقنة.", "Fastidious verses charmed them."),
        ("وقع العقد سليم حداد.", "The contract was signed by Salim Haddad."),
    ],
)
def test_translated_names_pronouns_and_by_names_are_no_other_name(encoder, arabic, english):
    assert named(encoder, arabic, english) == []


def test_a_word_that_has_a_counterpart_is_no_gap(encoder):
    pair, alike = passage(encoder, "وصلت القافلة إلى شنقيط فجرا.", "The convoy reached Zemlagou at dawn.")
    found = {pair.source.text[slice(*gap.span)]: gap.name for gap in gaps(Side.SOURCE, pair, alike)}
    assert found["شنقيط"]
    assert "فجرا" not in found
    assert stand_in(Side.TARGET, (0, 0), "name", pair, alike) is None


def test_the_table_tells_names_from_words(encoder):
    pair, _ = passage(encoder, "كتب إليه.", "He wrote to him.")
    assert [is_name(word, Side.SOURCE, pair) for word in ("أوباما", "شنقيط", "كتاب", "يكتبون")] == [
        True,
        True,
        False,
        False,
    ]
    assert [is_name(word, Side.TARGET, pair) for word in ("Obama", "Zemlagou", "book", "embassies")] == [
        True,
        True,
        False,
        False,
    ]


def test_forms_without_their_inflection():
    assert "كتب" in uninflected(load_language("ar"), "يكتبون")
    assert "correspondent" in uninflected(load_language("en"), "correspondents")
    assert uninflected(load_language("fr"), "maisons") == ("maisons",)


def test_a_form_of_the_name_itself_is_no_other_name(encoder):
    arabic = "بناها الإباضيون قبل ألف عام حين ضاقت بهم السبل."
    english = "A thousand years ago the Ibadis, with nowhere left to turn, built them."
    assert [f.confidence for f in findings("name", (arabic, english), encoder=encoder)] == ["soft"]


@pytest.mark.parametrize(
    ("arabic", "english", "told"),
    [
        ("يعمل في مصنع للرخام قرب فيرونا.", "He has a job in a marble works near Massaciuccoli.", "Massaciuccoli"),
        ("وقعت الاعتقالات في محافظة ذي قار.", "The arrests were made in Maysan governorate.", "Maysan"),
        ("نقلت القافلة من الكرك ليلا.", "The convoy was moved from Zabrin by night.", "Zabrin"),
    ],
)
def test_a_name_in_the_place_of_a_known_place(encoder, arabic, english, told):
    assert [marked for _, marked in named(encoder, arabic, english)] == [told]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        # A name between quotation marks may be told in capitals.
        ("تقول جمعية «بحارة الأرخبيل» إن المراكب لم تغادر.", "The boats have not left, says Archipelago Seafarers."),
        # A province lies in its country.
        ("وقعت الاعتقالات في محافظة ميسان.", "The arrests were made in Iraq."),
    ],
)
def test_translated_names_and_wider_places_are_no_other_name(encoder, arabic, english):
    assert named(encoder, arabic, english) == []
