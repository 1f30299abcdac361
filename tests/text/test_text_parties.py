"""Who acts and who is acted on around a verb."""

import pytest
from pairs import document

from compare.languages import load_language
from compare.text.clauses import names_party
from compare.text.parties import roles
from compare.text.segment import Segment
from compare.text.transliteration import sounds


def read(code: str, text: str, verb: str) -> dict[str, str]:
    """The roles of the words around a verb, with every word known to the language as it is written."""
    segment = Segment(document(code, text), (0,))
    words = [word.text for word in load_language(code).analyse(text).words]
    found = roles(segment, words.index(verb), known=lambda _, anyhow: anyhow, proper={})
    return {words[n]: role for n, role in sorted(found.items())}


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The judge fined the baker.", "fined", {"judge": "agent", "baker": "other"}),
        ("The baker was fined by the judge.", "fined", {"baker": "other", "judge": "agent"}),
        ("The baker, fined by the judge, paid.", "fined", {"judge": "agent"}),
        ("The clerk who robbed the bank fled.", "robbed", {"clerk": "agent", "bank": "other"}),
        ("The head of the guild has now sued the town.", "sued", {"head": "agent", "town": "other"}),
        ("One of the nurses thanked the doctor.", "thanked", {"nurses": "agent", "doctor": "other"}),
        ("The baker was fined.", "fined", {"baker": "other"}),
        ("It was the judge that fined the baker.", "fined", {"judge": "agent", "baker": "other"}),
        ("The judge gave the baker notice.", "gave", {"judge": "agent", "baker": "other", "notice": "other"}),
        ("The judge praised the baker's work.", "praised", {"judge": "agent", "work": "other"}),
        ("The accused man slept.", "accused", {}),
        ("The company jumped by the limit.", "jumped", {"company": "agent"}),
        ("Cairo warns Ankara.", "warns", {"cairo": "agent", "ankara": "other"}),
        ("He fined the baker.", "fined", {"baker": "other"}),
        ("The union spoke to Smith.", "spoke", {"union": "agent", "smith": "other"}),
        ("The union wrote to judges.", "wrote", {"union": "agent", "judges": "other"}),
        ("The union asked to leave the town.", "asked", {"union": "agent"}),
    ],
)
def test_english_tells_by_order_passive_and_relative(text, verb, expected):
    assert read("en", text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("غرم القاضي الخباز.", "غرم", {"القاضي": "agent", "الخباز": "other"}),
        ("القاضي غرم الخباز.", "غرم", {"القاضي": "agent", "الخباز": "other"}),
        ("الخباز غرمه القاضي.", "غرمه", {"الخباز": "other", "القاضي": "agent"}),
        ("غرم الخباز من قبل القاضي.", "غرم", {"الخباز": "other", "القاضي": "agent"}),
        ("الكاتب الذي سرق المصرف هرب.", "سرق", {"الكاتب": "agent", "المصرف": "other"}),
        ("قاضت نقابة الصيادين البلدية.", "قاضت", {"نقابة": "agent", "البلدية": "other"}),
        ("القاضي هو الذي غرم الخباز.", "غرم", {"القاضي": "agent", "الخباز": "other"}),
        ("القاضي هو من غرم الخباز.", "غرم", {"القاضي": "agent", "الخباز": "other"}),
        ("غرم القاضي خبازها.", "غرم", {"القاضي": "agent", "خبازها": "other"}),
        ("غرم قاضي «السوق» خبازها.", "غرم", {"قاضي": "agent", "خبازها": "other"}),
        ("ثم احتجزوا القائد.", "احتجزوا", {"القائد": "other"}),
        ("قيل بأن الجنود احتجزوا القائد.", "احتجزوا", {"الجنود": "agent", "القائد": "other"}),
        ("وفي مساء ذلك اليوم غرم القاضي الخباز.", "غرم", {"القاضي": "agent", "الخباز": "other"}),
        ("بعد اعتقال الخباز القاضي نائم.", "اعتقال", {}),
        ("محاسبة القاضي الخباز.", "محاسبة", {}),
        ("الطبيب الذي تحدث إليه القاضي غادر.", "تحدث", {"الطبيب": "other", "القاضي": "agent"}),
        ("غرم القاضي له الخباز.", "غرم", {"القاضي": "agent", "الخباز": "other"}),
        ("غرم هذا القاضي الخباز.", "غرم", {"القاضي": "agent", "الخباز": "other"}),
        ("غرم في المدينة القاضي الخباز.", "غرم", {"القاضي": "agent", "الخباز": "other"}),
        ("غرم القاضي بالمدينة الخباز.", "غرم", {"القاضي": "agent"}),
        ("غرم الخباز رئيس البلدية.", "غرم", {"الخباز": "agent", "رئيس": "other"}),
    ],
)
def test_arabic_tells_by_order_pronoun_and_agent(text, verb, expected):
    assert read("ar", text, verb) == expected


def test_participles_and_adverbs_name_no_party():
    segment = Segment(document("en", "The injured guard quickly left."), (0,))
    spans = [word.span for word in load_language("en").analyse(segment.text).words]
    assert [names_party(segment, span) for span in spans] == [True, False, True, False, False]


@pytest.mark.parametrize(
    ("name", "heard", "role"),
    [("ليلى", "layla", "agent"), ("لسامي", "sami", "other")],
)
def test_the_first_letter_of_a_name_is_no_preposition(name, heard, role):
    text = f"شكر {name} القاضي."
    segment = Segment(document("ar", text), (0,))
    found = roles(segment, 0, known=lambda word, _: word == name[1:], proper={1: tuple(sounds(heard, "en"))})
    assert found is not None and found[1] == role


def test_a_preposition_written_with_the_article_leads_though_the_word_is_known():
    segment = Segment(document("ar", "كتب للقاضي الخباز."), (0,))
    known = {"للقاضي", "القاضي", "قاضي", "الخباز"}
    assert roles(segment, 0, known=lambda word, _: word in known, proper={}) == {1: "other"}
