"""Rates: so much a day, a week, a month, a year."""

import pytest
from meaning_pairs import findings, marked


@pytest.mark.parametrize(
    ("arabic", "english", "in_arabic", "in_english"),
    [
        ("ينتج المصنع 620 طنا يوميا.", "The factory makes 620 tonnes a week.", "يوميا", "a week"),
        ("ينتج المصنع 620 طنا في اليوم.", "The factory makes 620 tonnes weekly.", "في اليوم", "weekly"),
        ("ينتج المصنع 620 طنا كل يوم.", "The factory makes 620 tonnes a year.", "كل يوم", "a year"),
        ("يستقبل المكب 620 طنا من النفايات يوميا.", "It takes in 620 tonnes of waste a week.", "يوميا", "a week"),
        ("بلغ التضخم السنوي 5 في المئة.", "Monthly inflation was 5 per cent.", "السنوي", "Monthly"),
        ("يصدر التقرير شهريا.", "The report comes out every day.", "شهريا", "every day"),
    ],
)
def test_another_rate_is_critical(arabic, english, in_arabic, in_english):
    assert marked("unit", arabic, english) == [("critical", "hard", [in_arabic], [in_english])]


def test_the_message_names_both_rates():
    (found,) = findings("unit", ("ينتج 620 طنا يوميا.", "It makes 620 tonnes a week."))
    assert found.message == "per day (يوميا) → per week (“a week”)"


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("ينتج المصنع 620 طنا يوميا.", "The factory makes 620 tonnes a day."),
        ("ارتفع التضخم على أساس سنوي.", "Inflation rose year on year, the monthly report said."),
        # Another figure with it: that is what the number check tells.
        ("يتقاضى 10 دولارات في اليوم.", "He earns 70 dollars a week."),
        # A stretch of time, and a point in it, are no rates.
        ("يصل يوميا إلى المكان.", "He stayed there for a week."),
        ("يصل يوميا إلى المكان.", "He met 12 people there in a week."),
        ("قُتل 12 شخصا في اليوم التالي.", "In all, 12 people were killed, the monthly report said."),
        ("حدث ذلك في العام الماضي.", "It happens every day."),
        ("تعمل العيادة على مدار الساعة.", "The clinic works 24 hours a day."),
    ],
)
def test_the_same_rate_or_none(arabic, english):
    assert findings("unit", (arabic, english)) == []


def test_one_change_is_told_once():
    assert len(findings("unit", ("يزوره مرة في الأسبوع.", "He visits it once a month."))) == 1
