"""Offices of one kind that are offices of something else."""

from __future__ import annotations

import pytest
from meaning_pairs import findings

from compare.encoding import open_encoder


def _rules(arabic, english):
    return [f.rule for f in findings("name", (arabic, english), encoder=open_encoder()) if "post" in f.rule]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("كُلّف رئيس لجنة الطرق بمتابعة الأمر.", "The chair of the finance committee was asked to look into the matter."),
        ("قالت مديرة الأبحاث إن المنتج جاهز.", "The product was ready, said the head of sales."),
        (
            "قالت رئيسة لجنة الزراعة سلمى خليل إن القانون جاهز.",
            "The bill was ready, said Salma Khalil, who chairs the finance committee.",
        ),
        ("التقى وزير الأشغال العامة وفدا من السكان.", "The finance minister met a delegation of residents."),
    ],
)
def test_an_office_of_something_else_is_told(arabic, english):
    assert _rules(arabic, english)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("كُلّف رئيس لجنة الطرق بمتابعة الأمر.", "The chair of the roads committee was asked to look into the matter."),
        ("قالت مديرة الأبحاث إن المنتج جاهز.", "The product was ready, said the head of research."),
        (
            "قالت رئيسة لجنة الزراعة سلمى خليل إن القانون جاهز.",
            "The bill was ready, said Salma Khalil, who chairs the farming committee.",
        ),
        ("أعرب الوالي المكلف عن رضاه.", "The acting governor was pleased."),
        ("وقالت مديرة القسم إن الغرف ممتلئة.", "The rooms were full, said the head of the unit."),
        ("زار رئيس البلدية السوق.", "The mayor of the town visited the market."),
    ],
)
def test_the_same_office_in_other_words_is_left_alone(arabic, english):
    assert not _rules(arabic, english)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("غمرت السيول الحقول.", "Water covered the fields."),
        ("أجرى الرئيس تعديلاً وزارياً واسعاً.", "The president announced a sweeping reshuffle."),
    ],
)
def test_a_word_that_is_a_town_too_is_not_missed(arabic, english):
    assert not findings("name", (arabic, english), encoder=open_encoder())


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("توجهت القوافل التجارية إلى سوق النعمة.", "The caravans went to the market at Nema."),
        ("وأي استعمال آخر يجيز فسخ العقد.", "Any other use entitles the Lessor to terminate the contract."),
    ],
)
def test_a_short_name_spelt_just_so_and_a_lone_word_with_a_capital_are_not_missed(arabic, english):
    assert not findings("name", (arabic, english), encoder=open_encoder())


def test_a_whole_institution_is_missed():
    pair = ("قالت دائرة الإحصاءات إن النسبة ارتفعت.", "The rate has risen, said officials at the Chamber of Industry.")
    assert any(f.rule == "term" for f in findings("name", pair, encoder=open_encoder()))
