"""Amounts told in another unit: one change is one finding, of the check whose matter it is."""

import pytest
from pairs import findings

RESTATED = [
    ("على بعد 100 كيلومتر.", "62 miles away.", "unit", "minor", "100 km → 62 miles (converted to another unit)"),
    ("على بعد 100 كيلومتر.", "90 miles away.", "unit", "critical", "100 km → 90 miles (100 km would be 62.14)"),
    ("تبلغ الجائزة 400 ألف ريال.", "The prize is just over $1 million.", "unit", "major", "currency, at 2.5 to 1"),
    ("بكلفة 610 ملايين دولار.", "At a cost of 29 billion pounds.", "unit", "major", "currency, at 47.54 to 1"),
    ("بكلفة 12 مليون دولار.", "At a cost of 12 million euros.", "unit", "critical", "dollars (دولار) → euros"),
    (
        "استمر القتال ثلاثة أيام.",
        "The fighting lasted three weeks.",
        "unit",
        "critical",
        "days (أيام) → weeks",
    ),
    ("وصل قبل أسبوعين.", "He arrived two months ago.", "date", "critical", "weeks (أسبوعين) → months"),
    ("غاب منذ نحو ثلاثة أشهر.", "He has been away for three weeks.", "date", "critical", "→ weeks"),
    ("خلال الأسبوعين الماضيين.", "Over the past two months.", "date", "critical", "→ months"),
    ("في الأيام الثلاثة المقبلة.", "In the next three weeks.", "date", "critical", "→ weeks"),
    ("غاب منذ أسبوع.", "He has been away since a month ago.", "date", "critical", "last week (منذ أسبوع) → last month"),
]


@pytest.mark.parametrize(("arabic", "english", "check", "severity", "evidence"), RESTATED)
def test_a_changed_unit_is_one_finding(arabic, english, check, severity, evidence):
    found = [f for name in ("number", "unit", "date") for f in findings(name, (arabic, english))]
    assert [(f.check, f.severity) for f in found] == [(check, severity)]
    assert evidence in found[0].message


def test_the_marks_are_on_figure_and_unit():
    arabic, english = "بكلفة 610 ملايين دولار أمريكي.", "At a cost of about 29 billion pounds."
    [found] = findings("unit", (arabic, english))
    assert [arabic[a:b] for a, b in found.source_spans] == ["610 ملايين دولار"]
    assert [english[a:b] for a, b in found.target_spans] == ["29 billion pounds"]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("وصل قبل أسبوعين.", "He arrived two weeks ago."),
        ("وصل قبل أسبوعين.", "He arrived 14 days ago."),
        ("غاب منذ عام.", "He has been away for 12 months."),
        # A figure in halves of the larger unit is not meant more exactly than that.
        ("غاب 17 شهرا.", "He was away for a year and a half."),
        ("غاب عاما ونصف العام.", "He was away for 17 months."),
        ("يقع على بعد خمسة كيلومترات، أي ثلاثة أميال.", "It lies five kilometers (three miles) away."),
    ],
)
def test_the_same_amount_is_no_finding(arabic, english):
    assert [f for name in ("number", "unit", "date") for f in findings(name, (arabic, english))] == []


def test_the_first_figure_of_a_range_has_the_unit_of_the_second():
    pair = "هطل 5 إلى 10 سنتيمتر من المطر.", "2 to 4 inches of rain fell."
    assert findings("number", pair) == []
    assert {f.severity for f in findings("unit", pair)} == {"minor"}


def test_halves_are_no_licence_for_any_figure():
    found = [
        f
        for name in ("number", "unit", "date")
        for f in findings(name, ("غاب 13 شهرا.", "He was away for a year and a half."))
    ]
    assert [f.severity for f in found] == ["critical"]
