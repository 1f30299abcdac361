"""Values that have changed places."""

import pytest
from meaning_pairs import findings, findings_with

from compare.encoding import open_encoder


def found(arabic: str, english: str) -> list[tuple[str, str, list[str], list[str]]]:
    """(severity, confidence, marked Arabic, marked English) of every finding, with the encoder."""
    return [
        (f.severity, f.confidence, [arabic[a:b] for a, b in f.source_spans], [english[a:b] for a, b in f.target_spans])
        for f in findings_with(open_encoder(), "exchange", arabic, english)
    ]


@pytest.mark.parametrize(
    ("arabic", "english", "in_arabic", "in_english"),
    [
        (
            "أسفر الحادث عن مقتل 12 عاملا وإصابة 20 آخرين.",
            "The accident killed 20 workers and injured 12 others.",
            ["12", "20"],
            ["20", "12"],
        ),
        (
            "ارتفعت صادرات مصر وانخفضت واردات تونس.",
            "Tunisia's exports rose and Egypt's imports fell.",
            ["مصر", "تونس"],
            ["Tunisia's", "Egypt's"],
        ),
        ("ارتفع عدد الطلاب من 12 إلى 20.", "The number of pupils rose from 20 to 12.", ["12", "20"], ["20", "12"]),
        (
            "انتقلت العائلة من دمشق إلى بيروت.",
            "The family moved from Beirut to Damascus.",
            ["دمشق", "بيروت"],
            ["Beirut", "Damascus"],
        ),
        (
            "استمر المعرض من مارس إلى مايو.",
            "The exhibition ran from May to March.",
            ["مارس", "مايو"],
            ["May", "March"],
        ),
    ],
)
def test_two_values_in_each_others_place(arabic, english, in_arabic, in_english):
    assert found(arabic, english) == [("critical", "hard", in_arabic, in_english)]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("أسفر الحادث عن مقتل 12 عاملا وإصابة 20 آخرين.", "The accident injured 20 others and killed 12 workers."),
        ("ارتفع عدد الطلاب من 12 إلى 20.", "The number of pupils rose to 20 from 12."),
        ("انتقلت العائلة من دمشق إلى بيروت.", "The family moved to Beirut from Damascus."),
        ("زار الوفد مصر والأردن وتونس.", "The delegation visited Tunisia, Jordan and Egypt."),
        ("أكثر من 12 طالبا سافروا إلى 20 مدينة.", "To 20 cities travelled more than 12 pupils."),
        ("اشترى 12 كتابا من أصل 20.", "Of 20 books he bought 12."),
    ],
)
def test_values_in_another_order_are_no_exchange(arabic, english):
    assert found(arabic, english) == []


def test_the_message_says_what_went_from_where_to_where():
    (finding,) = findings("exchange", ("ارتفع عدد الطلاب من 12 إلى 20.", "The number of pupils rose from 20 to 12."))
    assert finding.message == "exchanged: from 12 to 20 → from 20 to 12"


def test_the_message_says_what_each_value_stands_with_in_english_first():
    (finding,) = findings_with(
        open_encoder(), "exchange", "في المزرعة 12 خروفا و20 بقرة.", "On the farm there are 20 sheep and 12 cows."
    )
    assert finding.message == "exchanged: 12 with “sheep” (خروفا), 20 with “cows” (بقرة) → the other way round"


@pytest.mark.parametrize(
    ("arabic", "english", "in_arabic", "in_english"),
    [
        (
            "اتهم القاضي المحامي بالكذب.",
            "The lawyer accused the judge of lying.",
            ["القاضي", "المحامي"],
            ["lawyer", "judge"],
        ),
        (
            "زار وزير الصحة الطبيب.",
            "The health minister was visited by the doctor.",
            ["وزير الصحة", "الطبيب"],
            ["health minister", "doctor"],
        ),
        (
            "اشترت البلدية السفينة من الشركة.",
            "The company bought the ship from the municipality.",
            ["البلدية", "الشركة"],
            ["company", "municipality"],
        ),
        (
            "القائد الذي أنقذ الملك مات.",
            "The commander, who was saved by the king, died.",
            ["القائد", "الملك"],
            ["commander", "king"],
        ),
        (
            "كان القاضي هو من أبلغ المحامي بالموعد.",
            "It was the lawyer that gave the judge notice of the date.",
            ["القاضي", "المحامي"],
            ["lawyer", "judge"],
        ),
    ],
)
def test_parties_that_act_the_other_way_round(arabic, english, in_arabic, in_english):
    assert found(arabic, english) == [("critical", "hard", in_arabic, in_english)]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("اتهم القاضي المحامي بالكذب.", "The lawyer was accused of lying by the judge."),
        ("القاضي اتهمه المحامي بالكذب.", "The lawyer accused the judge of lying."),
        ("اشترت البلدية السفينة من الشركة.", "The company sold the ship to the municipality."),
        ("هزم الأهلي الزمالك.", "Zamalek lost to Al Ahly."),
        ("أرسل القاضي إنذارا إلى الخباز.", "The baker received a warning from the judge."),
        ("التقى القاضي المحامي.", "The lawyer met the judge."),
        ("قال القاضي إن المحامي كذب.", "The lawyer lied, the judge said."),
    ],
)
def test_parties_told_by_other_means_are_no_exchange(arabic, english):
    assert found(arabic, english) == []


def test_the_message_says_who_did_what_to_whom():
    (finding,) = findings_with(
        open_encoder(), "exchange", "اتهم القاضي المحامي بالكذب.", "The lawyer accused the judge of lying."
    )
    assert finding.message == "exchanged: “judge” (القاضي) “accused” (اتهم) “lawyer” (المحامي) → the other way round"
