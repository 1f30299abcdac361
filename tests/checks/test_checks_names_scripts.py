"""Names between scripts and languages: another one in the report is told, the same one written otherwise is not."""

from __future__ import annotations

import pytest

from compare.checks.engine import run_checks
from compare.records import Document, Link, Paragraph
from compare.segmentation import segment

FAITHFUL = (
    ("ru", "Грегори Хамильтон приехал в Бирмингем.", "Gregory Hamilton came to Birmingham."),
    ("ru", "Об этом сообщила Лора Притчард из Вашингтона.", "Laura Pritchard from Washington announced it."),
    ("uk", "Про це розповіла Ганна Гарріс у Манчестері.", "Hanna Harris told about it in Manchester."),
    ("he", "שרה דייוויס פגשה את תומאס וולטר בניו יורק.", "Sarah Davis met Thomas Walter in New York."),
    ("he", "בבוקר הגיע ויקטור פרידמן לירושלים.", "In the morning Victor Friedman arrived in Jerusalem."),
    ("fa", "لورا پریچارد دیروز با ویکتور هاموند دیدار کرد.", "Laura Pritchard met Victor Hammond yesterday."),
    ("ur", "لارا پریچرڈ نے وکٹر ہیمنڈ سے ملاقات کی۔", "Laura Pritchard met Victor Hammond."),
    ("fr", "Laura Pritchard a rencontré Victor Hammond à Londres.", "Laura Pritchard met Victor Hammond in London."),
    ("de", "Der Bürgermeister traf Laura Pritchard im Rathaus.", "The mayor met Laura Pritchard at the town hall."),
    ("cs", "Starosta se setkal s Laurou Pritchardovou.", "The mayor met with Laura Pritchard."),
    ("tr", "Belediye başkanı Laura Pritchard'la görüştü.", "The mayor met with Laura Pritchard."),
)
CHANGED = (
    ("ru", "Лора Притчард говорила о бюджете.", "Simon Baxter spoke about the budget."),
    ("uk", "Про це розповіла Ганна Гарріс.", "Laura Pritchard told about it."),
    ("he", "שרה דייוויס דיברה על התקציב.", "Laura Pritchard spoke about the budget."),
    ("fa", "لورا پریچارد درباره بودجه صحبت کرد.", "Simon Baxter spoke about the budget."),
    ("fr", "Laura Pritchard a parlé du budget.", "Simon Baxter spoke about the budget."),
    ("de", "Laura Pritchard sprach über den Haushalt.", "Simon Baxter spoke about the budget."),
    ("tr", "Laura Pritchard bütçe hakkında konuştu.", "Simon Baxter spoke about the budget."),
)


def names(language: str, original: str, report: str) -> list[str]:
    """The hard findings of names between two sentences."""
    source, target = (
        segment(Document("x", text, code, (Paragraph(0, 0, len(text)),)), "lines")
        for text, code in ((original, language), (report, "en"))
    )
    (judged,) = run_checks(source, target, [Link((0,), (0,), 0.95)])
    return [f.message for f in judged.findings if f.check == "name" and f.confidence == "hard"]


@pytest.mark.parametrize(("language", "original", "report"), FAITHFUL)
def test_a_name_is_heard_in_another_script(language: str, original: str, report: str) -> None:
    assert names(language, original, report) == []


@pytest.mark.parametrize(("language", "original", "report"), CHANGED)
def test_another_name_is_told(language: str, original: str, report: str) -> None:
    assert names(language, original, report)
