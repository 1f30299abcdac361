"""What words of another language come to in English."""

import pytest

from compare.passage.evidence.english import gloss, named, of_class


@pytest.mark.parametrize(
    ("text", "path", "classes", "said"),
    [
        ("نفى", "attribution.marked", ["deny"], "denied"),
        ("أكد", "attribution.marked", ["confirm"], "confirmed"),
        ("ارتفع", "opposite.poles", ["rise+"], "increased"),
        ("انخفض", "opposite.poles", ["rise-?"], "reduced"),
    ],
)
def test_a_word_of_a_list_is_said_as_the_english_list_of_its_class_says_it(text, path, classes, said):
    assert of_class(text, "ar", path, classes) == said


def test_a_class_that_english_lacks_has_no_word():
    assert of_class("نفى", "ar", "attribution.marked", ["sing"]) == ""


def test_values_of_shared_tables_have_their_first_name():
    assert named("date.months", "6") == "June"
    assert named("date.months", "13") == "13"


def test_a_language_without_a_table_has_no_gloss():
    assert gloss("bo stado", "qtx") == ""
    assert gloss("مصنع جديد", "ar") == "factory · new"


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("وتصدر النشرة يوم الأحد ٩ نوفمبر", "top · bulletin · today/day · Sunday · 9 · November"),
        ("النسخة 5.2 بتاريخ 5/3/2019", "instance · 5.2 · date · 5/3/2019"),
        ("الفريق المصري", "team · Egyptian"),
    ],
)
def test_days_months_countries_and_figures_are_said_as_english_writes_them(arabic, english):
    assert gloss(arabic, "ar") == english
