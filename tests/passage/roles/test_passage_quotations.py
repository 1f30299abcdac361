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
        (
            "وقال البحار: «انتظرته على الرصيف ولم يعد».",
            '"I waited for him on the quay, and he never came back," the sailor said.',
        ),
    ],
)
def test_a_quotation_told_faithfully_is_not(arabic, english):
    assert altered(arabic, english) == []


def test_an_idiom_told_by_another_is_no_sure_change():
    assert ("words", "hard") not in altered(
        "وقال: «يدي ممدودة للجميع».", '"I\'m open to talking with anyone," he said.'
    )
