"""Capitalised words that the other side has by meaning or by a sound too short to be sure."""

import pytest
from meaning_pairs import findings

from compare.encoding import open_encoder


@pytest.fixture(scope="module")
def encoder():
    return open_encoder()


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("لم تردّ وزارة الداخلية على رسالة المرصد.", "The Interior Ministry has not replied to the Observatory."),
        ("تدرس أخته في كلية الهندسة منذ عام.", "His sister has been at the Faculty of Engineering for a year."),
        ("سجد أمام الجامع الأموي.", "He bowed down before the Umayyad Mosque."),
        ("وصلنا إلى أطراف تعز فجرا.", "We reached the outskirts of Taizz at daybreak."),
    ],
)
def test_what_the_other_side_renders_is_no_name_that_it_lacks(encoder, arabic, english):
    assert [f.message for f in findings("name", (arabic, english), encoder=encoder)] == []


def test_terms_that_nothing_renders_are_told_apart_from_names(encoder):
    arabic = "جاء ذلك في تقرير أعدته نقابة المهندسين."
    found = findings("name", (arabic, "So says a report by the Ministry of Public Works."), encoder=encoder)
    assert "term" in {f.rule for f in found}


def test_the_word_behind_the_time_opens_the_sentence(encoder):
    arabic = "10:30 كل شيء هادئ حتى الآن، بحسب رئيس البعثة."
    english = "10:30 Things have been calm so far, according to the head of the mission."
    assert findings("name", (arabic, english), encoder=encoder) == []


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("تختار الجدة اسم المولود.", "The newborn's name is picked by the grandmother."),
        ("بقي هدف التضخم المتوسط على حاله.", "The medium inflation target stays as it was."),
        ("بدأ رفاقنا في بنزرت جمع التبرعات.", "Over in Bizerta our comrades are collecting donations."),
        ("رافق أبو نايف ابنته إلى المدرسة.", "Abu Nayef went to school with his daughter."),
    ],
)
def test_what_only_looks_like_a_place_is_not_missed(encoder, arabic, english):
    assert findings("name", (arabic, english), encoder=encoder) == []


def test_a_place_that_nothing_renders_is(encoder):
    found = findings("name", ("سلّمها فريق من الهلال الأحمر.", "A team handed her over."), encoder=encoder)
    assert [f.rule for f in found] == ["place alone"]
