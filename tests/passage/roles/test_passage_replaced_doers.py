"""Somebody else in the place of who acts or suffers, told by what may render the two words."""

from __future__ import annotations

import pytest
from pairs import findings

from compare.encoding import open_encoder


def replaced(arabic: str, english: str) -> list[str]:
    found = findings("exchange", (arabic, english), encoder=open_encoder())
    return [f.message for f in found if f.rule in ("doer", "doer beside", "subject")]


@pytest.mark.parametrize(
    ("arabic", "english", "told"),
    [
        ("ورفض المستأجرون دفع الزيادة الجديدة.", "The pupils refused to pay the new increase.", "pupils"),
        (
            "وأنقذ الصيادون سبعة ركاب بعد غرق القارب.",
            "Seven passengers were rescued by soldiers after the boat sank.",
            "soldiers",
        ),
        (
            "وقال شهود إن عمال البلدية أزالوا الحواجز ليلا.",
            "Witnesses said electricity company workers had removed the barriers at night.",
            "company",
        ),
        (
            "ومنعت إدارة السجن طبيبه من زيارته أمس.",
            "The prison administration barred his family from visiting him yesterday.",
            "family",
        ),
        # a word that nothing renders stands between what belongs to somebody and them
        ("وقصفت مسيّرة تابعة للجيش سوقا شعبية.", "A rebel drone struck a market.", "rebel"),
        # the lists say of what kind a word is, not all that its families are headed by
        ("ورفضت الإدارة العرض.", "The union turned the offer down.", "union"),
    ],
)
def test_somebody_that_nothing_may_render_on_either_side_is_another(arabic: str, english: str, told: str) -> None:
    assert any(told in message for message in replaced(arabic, english))


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("ورفض المستأجرون دفع الزيادة الجديدة.", "The new increase was one the tenants would not pay."),
        ("وقال رجل من القرية إن المطر تأخر.", "A farmer from the village said the rain was late."),
        ("واعتقلت الشرطة ثلاثة أشخاص.", "Officers arrested three people."),
        ("وأُرجئت الجلسة بسبب إضراب كتّاب الضبط.", "The hearing was put off because of a strike by court clerks."),
    ],
)
def test_who_is_told_by_another_word_for_the_same_or_for_anybody_is_not(arabic: str, english: str) -> None:
    assert replaced(arabic, english) == []


@pytest.mark.parametrize(
    ("arabic", "english", "told"),
    [
        (
            "واعترض المراقبون على الفرز.",
            "Councillors objected to the count.",
            ["observers (المراقبون) → “Councillors”"],
        ),
        ("ووقع سائقو الحافلات العريضة.", "Shipowners signed the petition.", ["driver (سائقو) → “Shipowners”"]),
        ("ووقع سائقو الحافلات العريضة.", "The petition was signed by bus drivers.", []),
    ],
)
def test_whom_only_the_lists_know_is_told_by_a_rule_of_its_own(arabic: str, english: str, told: list[str]) -> None:
    found = findings("exchange", (arabic, english), soft=True, encoder=open_encoder())
    assert [f.message.split(": ")[1] for f in found if f.rule == "doer listed"] == told


def test_whoever_is_answered_by_somebody_of_the_same_kind_replaces_nobody() -> None:
    assert replaced("وأغلق حارس العمارة الباب.", "The caretaker shut the door.") == []
