"""Quotations of which several words were changed."""

from __future__ import annotations

import pytest
from pairs import findings

from compare.encoding import open_encoder


def altered(arabic: str, english: str) -> list[tuple[str, str]]:
    found = findings("quote", (arabic, english), encoder=open_encoder(), soft=True)
    return [(f.rule, f.confidence) for f in found if f.message.startswith("quotation altered: ")]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "وقال البحار: «انتظرته على الرصيف ولم يعد».",
            '"I waited for him on the quay, and he brought his brother with him," the sailor said.',
        ),
    ],
)
def test_a_quotation_with_another_clause_is_proposed(arabic, english):
    assert altered(arabic, english)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "وقالت المعلمة: «كنت أكتب على جدار الخيمة حين لا أجد سبورة».",
            '"When I couldn\'t find a blackboard, I used to write on the wall of the tent," the teacher said.',
        ),
        (
            "وقال العامل: «الآلة لا تتعب، لكنها لا ترحم أيضاً».",
            '"The machine never tires, but it has no mercy either," the worker said.',
        ),
    ],
)
def test_a_quotation_told_faithfully_is_not(arabic, english):
    assert altered(arabic, english) == []


def test_a_denial_told_by_another_word_is_no_sure_change():
    found = altered(
        "وقال البحار: «انتظرته على الرصيف ولم يعد».",
        '"I waited for him on the quay, and he never came back," the sailor said.',
    )
    assert "hard" not in [confidence for _, confidence in found]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("ووصف المحامي الحكم بأنه «قاس».", 'The lawyer called the ruling "legal".'),
        (
            "وقال النقابي: «نريد ضمانات مكتوبة، لا ابتسامات أمام الكاميرات».",
            '"We want written complaints, not smiles for the cameras," the union man said.',
        ),
        (
            "وقالت الممرضة: «وصلتنا الأدوية ناقصة، والثلاجات لا تعمل».",
            '"The medicines reached us poisoned, and the fridges don\'t work," the nurse said.',
        ),
    ],
)
def test_one_word_for_another_is_proposed(arabic, english):
    assert altered(arabic, english)


def test_a_clause_replaced_by_one_of_other_words_is_hard():
    found = altered(
        "وقال البحار: «انتظرته على الرصيف حتى الفجر».",
        '"I waited for him on the quay and sold his boat to a neighbour," the sailor said.',
    )
    assert [confidence for _, confidence in found] == ["hard"]
