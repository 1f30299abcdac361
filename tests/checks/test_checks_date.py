"""The date check: month systems, weekdays, years, days told from today, Hijri."""

import pytest
from pairs import findings

from compare.languages import load_language
from compare.text.dates import dates

AGREE = [
    ("في 7 تشرين الأول 2023.", "On October 7, 2023."),
    ("في 7 أكتوبر/تشرين الأول 2023.", "On 7 October 2023."),
    ("في كانون الثاني/يناير.", "In January."),
    ("في 15 جويلية 1990.", "On 15 July 1990."),
    ("في 3 غشت.", "On August 3."),
    ("٢٠١٨/١٠/٠٥", "5 October 2018"),
    ("بين 5 و7 مارس.", "From 5 to 7 March."),
    ("في الخامس من مارس.", "On 5 March."),
    ("عاد أب إلى ابنه.", "A father returned to his son in May."),
    ("في زيارة لرئيسة الوزراء.", "On a visit by May, in June."),
    ("مارس الضغط عليهم.", "He put pressure on them in June."),
    ("يوم الثلاثاء.", "On Tuesday."),
    ("قال الثلاثة إنهم غادروا.", "The three said on Friday that they left."),
    ("في عامي 1950 و1953.", "In 1950-53."),
    ("في عام ألف وتسعمئة وتسعين.", "In 1990."),
    ("قال أمس إنه سيغادر.", "He said on Tuesday that he would leave."),
    ("في 12 رمضان 1445هـ.", "On 22 March 2024."),
    ("في 12 رمضان 1445هـ.", "On 23 March 2024."),
    ("غادر الأسبوع الماضي.", "He left a week ago."),
    ("غادر قبل شهر.", "He left last month."),
    ("في منتصف مارس.", "In mid-March."),
    ("في أواخر التسعينيات.", "In the late 1990s."),
    ("بين مطلع مايو ونهاية يونيو.", "Between early May and the end of June."),
    ("بقي هناك حتى عام 1998.", "He stayed there until 1998."),
    ("لم يغادر إلا بعد عام 1998.", "He did not leave before 1998."),
    ("من عام 1990 حتى عام 1998.", "From 1990 to 1998."),
]


@pytest.mark.parametrize(("arabic", "english"), AGREE)
def test_the_same_day_in_another_dress_is_no_finding(arabic, english):
    assert findings("date", (arabic, english)) == []
    assert findings("number", (arabic, english)) == []


DIFFER = [
    ("في حزيران الماضي.", "Last July.", "June (حزيران) → July"),
    ("توقف العمل منذ آذار/مارس الماضي.", "Work has stopped since last May.", "March (آذار) → May"),
    ("في شهر آب.", "Early in June.", "August (آب) → June"),
    ("في 5 مارس.", "On 15 March.", "5 March (5 مارس) → 15 March"),
    ("يوم الأربعاء.", "On Saturday.", "Wednesday (الأربعاء) → Saturday"),
    ("العطلة حتى الاثنين المقبل.", "The holiday lasts until next Wednesday.", "Monday (الاثنين) → Wednesday"),
    ("في عام ٢٠١٨.", "In 2020.", "2018 (٢٠١٨) → 2020"),
    ("وصل أمس.", "He arrives tomorrow.", "yesterday (أمس) → tomorrow"),
    ("غادر قبل شهر.", "He left a year ago.", "last month (قبل شهر) → last year (“a year ago”)"),
    ("غادر الأسبوع الماضي.", "He left last month.", "last week (الأسبوع الماضي) → last month"),
    ("تنتهي المهلة منتصف مارس.", "The deadline ends in late March.", "“mid” (منتصف) → “late”"),
    ("في مطلع العام.", "At the end of the year.", "“early” (مطلع) → “end of”"),
    ("بقي هناك حتى عام 1998.", "He has been there since 1998.", "“until” (حتى) → “since”"),
    ("يكتمل البناء بحلول عام 2031.", "It will be built after 2031.", "“until” (بحلول) → “after”"),
    ("وصل أول من أمس.", "He arrived yesterday.", "the day before yesterday (أول من أمس) → yesterday"),
    (
        "في 12 رمضان 1445هـ.",
        "On 2 April 2024.",
        "22 March 2024 (12 رمضان 1445هـ) → 2 April 2024",
    ),
]


@pytest.mark.parametrize(("arabic", "english", "message"), DIFFER)
def test_a_changed_date_is_critical(arabic, english, message):
    found = findings("date", (arabic, english))
    assert [(f.severity, f.message) for f in found][:1] == [("critical", message)]


def test_the_dateline_tells_which_day_yesterday_was():
    dateline = ("القاهرة 21 نوفمبر 2018.", "Cairo, 21 November 2018.")  # a Wednesday
    assert findings("date", dateline, ("وصل الوفد أمس.", "The delegation arrived on Tuesday."), at=1) == []
    wrong = findings("date", dateline, ("وصل الوفد أمس.", "The delegation arrived on Sunday."), at=1)
    assert [f.message for f in wrong] == ["yesterday, by the dateline Tuesday (أمس) → Sunday"]


def test_a_weekday_on_one_side_only_is_soft():
    pair = ("وصل الوفد.", "The delegation arrived on Sunday.")
    assert findings("date", pair) == []
    assert [f.message for f in findings("date", pair, soft=True)] == ["weekday added: no day → Sunday"]


def test_a_repeated_weekday_told_otherwise_is_found():
    pair = ("كان ذلك يوم الأحد، أي يوم الأحد بتوقيتنا ويوم الاثنين.", "It was Friday, Sunday our time, and Monday.")
    assert [f.message for f in findings("date", pair)] == ["Sunday (الأحد) → Friday"]


def test_every_arabic_month_name_of_cldr_is_known():
    """The names in ar/dates.toml are CLDR's: checked against the copy in babel."""
    babel = pytest.importorskip("babel")
    arabic = load_language("ar")
    for code in ("ar", "ar_EG", "ar_SA", "ar_LB", "ar_IQ", "ar_JO", "ar_DZ", "ar_TN", "ar_MA", "ar_MR"):
        for number, name in babel.Locale.parse(code).months["format"]["wide"].items():
            found = dates(f"في 5 {name} 2020", arabic)
            assert [(m.days, m.months, m.year) for m in found] == [((5,), (number,), 2020)], name


@pytest.mark.parametrize("text", ["They march on in may, so may I.", "Sat on the sun in march"])
def test_small_letters_are_no_months(text):
    assert dates(text, load_language("en")) == ()


@pytest.mark.parametrize(
    ("language", "text", "days", "months"),
    [
        ("ar", "عاد الوفد في الخامس من مايو.", (5,), (5,)),
        ("ar", "عاد الوفد يوم الحادي والعشرين من ديسمبر عام 2019.", (21,), (12,)),
        ("ar", "بدأ العمل في السابع عشر من رجب.", (17,), (7,)),
        ("en", "The team came back on the fifteenth of May.", (15,), (5,)),
        ("en", "The team came back on May the twenty-second.", (22,), (5,)),
    ],
)
def test_the_day_of_a_month_in_words(language, text, days, months):
    (mention,) = dates(text, load_language(language))
    assert (mention.days, mention.months) == (days, months)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "عاد الوفد في الأسبوع الثالث من مايو."),
        ("ar", "تراجع الطلب في النصف الثاني من يونيو."),
        ("en", "Demand fell in the second half of June."),
    ],
)
def test_parts_of_a_month_are_no_days(language, text):
    assert [mention.days for mention in dates(text, load_language(language))] == [()]


def test_a_weekday_is_told_by_yesterday_and_the_dateline():
    passages = [
        ("القاهرة في 5 مارس 2019", "Cairo, 5 March 2019"),
        (
            "وصل الوفد يوم الاثنين، وغادر يوم الأحد.",
            "The delegation arrived yesterday, and left on Friday.",
        ),
    ]
    assert [f.message for f in findings("date", *passages, at=1)] == ["Sunday (الأحد) → Friday"]


def test_another_season() -> None:
    arabic = "وفي خريف 1981 أحيا أولى حفلاته في أوروبا."
    changed, kept = (f"His first concert in Europe came in the {season} of 1981." for season in ("spring", "fall"))
    (finding,) = findings("date", (arabic, changed))
    assert finding.message == "autumn (خريف) → spring"
    assert not findings("date", (arabic, kept))
    assert not findings("date", ("في صيف 2020 وشتاء 2021", "in the winter of 2021 and the summer of 2020"))
