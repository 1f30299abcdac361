"""Numbers in words and digits, both languages, against values written by hand."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.languages import load_language
from compare.text.numbers.extract import quantities
from compare.text.numbers.tokens import read_digits

ARABIC = [
    ("ثلاثمئة وخمسة قتلى", [305]),
    ("ثلاث مئة وخمسون", [350]),
    ("خمسة وعشرون ألفا وثلاثمئة واثنان", [25302]),
    ("أحد عشر لاعبا", [11]),
    ("إحدى عشرة دولة", [11]),
    ("خمسة عشر يوما", [15]),
    ("مائة وثلاثة وعشرين مليونا ومئتي ألف", [123_200_000]),
    ("مليون ونصف المليون نسمة", [1_500_000]),
    ("نصف مليون", [500_000]),
    ("مئتا ألف", [200_000]),
    ("ألفي دولار", [2000]),
    ("مليوني دولار", [2_000_000]),
    ("3.5 مليار", [3_500_000_000]),
    ("٣٫٥ ملايين", [3_500_000]),
    ("٣٠٬٠٠٠ نازح", [30_000]),
    ("30،000 نازح", [30_000]),
    ("20.000 نازح", [20_000]),
    ("2,5 مليون", [2_500_000]),
    ("و12 جريحا", [12]),
    ("بـ5 دولارات", [5]),
    ("45مليون", [45_000_000]),
    ("خمسة ملايين و200 ألف", [5_200_000]),
    ("إحدى وعشرون سفينة", [21]),
    ("بإحدى وعشرين طلقة", [21]),
    ("ثلاثة دونمات ونصف الدونم", [3.5]),
    ("أربعة كيلومترات ونصف", [4.5]),
    ("ساعتين ونصف الساعة", [2.5]),
    ("عام ونصف العام على الحرب", [1.5]),
    ("عام ونصف من الحرب", [1.5]),
    ("ثلاثة رجال ونصف الطاقم", [3]),
    ("ثلاث سنوات ونصف المدة", [3]),
    ("في هذه السنين", []),
    ("ثلاثة ملايين وخمسة ملايين", [3_000_000, 5_000_000]),
    ("عشرة رجال وعشرون امرأة", [10, 20]),
    ("بنسبة ١٢ في المئة", [12]),
    ("بنسبة 10. 6% هذا العام", [10.6]),
    ("بقيمة 1. 3 مليار دولار", [1_300_000_000]),
    ("وصلوا عام 25. 12 منهم عادوا", [25, 12]),
    ("ثلاثة ملايين و5 في المئة", [3_000_000, 5]),
]
ENGLISH = [
    ("three hundred and five dead", [305]),
    ("twenty-five thousand three hundred and two", [25302]),
    ("a million and a half people", [1_500_000]),
    ("a decade and a half", [1.5]),
    ("two and a half million", [2_500_000]),
    ("half a million", [500_000]),
    ("£3.5bn", [3_500_000_000]),
    ("$40k", [40_000]),
    ("1,250.5", [1250.5]),
    ("30 000 people", [30_000]),
    ("two dozen", [24]),
    ("worth 2.5 billion and 3.4% more", [2_500_000_000, 3.4]),
    ("five and six", [5, 6]),
    ("ten to twelve", [10, 12]),
    ("a hundred", [100]),
    ("two years and a half", [2.5]),
    ("an hour and a half", [1.5]),
    ("three years and half the term", [3]),
]


@pytest.mark.parametrize(("code", "text", "values"), [("ar", *c) for c in ARABIC] + [("en", *c) for c in ENGLISH])
def test_values(code, text, values):
    assert [q.value for q in quantities(text, load_language(code)) if not q.soft] == values


SOFT = [
    ("ar", "القرن الحادي والعشرين", 21),
    ("ar", "القرن العشرين", 20),
    ("ar", "الدورة الخامسة والعشرون", 25),
    ("ar", "أحد المسؤولين", 1),
    ("ar", "شخصان", 2),
    ("ar", "ثلاثة أرباع السكان", 0.75),
    ("ar", "نصف قرن", 50),
    ("ar", "تسعينيات", 90),
    ("en", "the twenty-first century", 21),
    ("en", "the 1980s", 1980),
    ("en", "both men", 2),
    ("en", "F-16 jets", 16),
    ("en", "two-thirds", 2 / 3),
    ("en", "call 0800123456", 800123456),
]


@pytest.mark.parametrize(("code", "text", "value"), SOFT)
def test_words_that_may_not_count_are_soft(code, text, value):
    found = quantities(text, load_language(code))
    assert any(q.soft and q.value == pytest.approx(value) for q in found)
    assert not [q for q in found if not q.soft]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "يوم الثلاثاء"),
        ("ar", "أول من أمس"),
        ("ar", "مساء الأحد"),
        ("ar", "بعضا من كمية الأمطار"),
        ("en", "one of them"),
    ],
)
def test_no_number_where_there_is_none(code, text):
    assert [q for q in quantities(text, load_language(code)) if not q.soft] == []


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("tr", "%50", [50]),
        ("tr", "yüzde elli sekizi", [58]),
        ("tr", "30 milyonun üzerinde", [30_000_000]),
        ("tr", "6 bin 500 kişi", [6500]),
        ("tr", "on beşinin", [15]),
        ("zh", "三个苹果", [3]),
        ("zh", "第三个", []),
        ("zh", "一个苹果", []),
        ("zh", "三心二意", []),
        ("ja", "五人が死亡した", [5]),
        ("th", "มีสองคน", [2]),
        ("he", "64 ק“מ", [64]),
    ],
)
def test_other_languages_write_numbers_in_their_own_way(code, text, values):
    found = quantities(text, load_language(code))
    assert [q.value for q in found if not q.soft or q.value == 2] == values


def test_a_sign_before_the_figure_makes_a_percentage():
    turkish = load_language("tr")
    assert [q.kind for q in quantities("%50, yüzde 30, 20", turkish)] == ["percent", "percent", "cardinal"]


def test_a_time_of_the_afternoon_is_that_of_the_clock_too():
    assert 7 in quantities("19:00", load_language("ru"))[0].values


def test_percent_points_and_vague_are_told_apart():
    arabic, english = load_language("ar"), load_language("en")
    assert [q.kind for q in quantities("ارتفع 12 بالمئة أي 3 نقاط مئوية", arabic)] == ["percent", "points"]
    assert [q.kind for q in quantities("12 per cent, 3 percentage points", english)] == ["percent", "points"]
    assert [q.name for q in quantities("عشرات الآلاف", arabic)] == ["dozens", "thousands"]
    assert [q.name for q in quantities("tens of thousands", english)] == ["dozens", "thousands"]


def test_the_first_of_a_range_may_share_the_scale():
    first, second = quantities("10 to 15 million", load_language("en"))
    assert 10_000_000 in first.values
    assert second.value == 15_000_000


def test_spans_are_those_of_the_original_characters():
    text = "قُتِلَ ثَلاثُمِئةٍ وَخَمْسَةٌ وجُرح ٣٠٥"
    spans = [text[slice(*q.span)] for q in quantities(text, load_language("ar"))]
    assert spans == ["ثَلاثُمِئةٍ وَخَمْسَةٌ", "٣٠٥"]


ENGLISH_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
ENGLISH_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = dict(enumerate(ENGLISH_UNITS.split()))
TENS = dict(enumerate(ENGLISH_TENS.split()))


def spelled_english(number: int) -> str:
    """A slow reference that writes a number below a million in words."""
    if number >= 1000:
        rest = number % 1000
        joint = " and " if 0 < rest < 100 else " "
        return spelled_english(number // 1000) + " thousand" + (joint + spelled_english(rest) if rest else "")
    if number >= 100:
        rest = number % 100
        return UNITS[number // 100] + " hundred" + (" and " + spelled_english(rest) if rest else "")
    if number >= 20:
        return TENS[number // 10] + ("-" + UNITS[number % 10] if number % 10 else "")
    return UNITS[number]


def spelled_arabic(number: int) -> str:
    units = ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
    tens = ["-", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
    hundreds = ["-", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        if thousands == 1:
            head = "ألف"
        elif thousands == 2:
            head = "ألفان"
        else:
            head = f"{spelled_arabic(thousands)} {'آلاف' if thousands <= 10 else 'ألف'}"
        return head + (f" و{spelled_arabic(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return hundreds[number // 100] + (f" و{spelled_arabic(rest)}" if rest else "")
    if number == 11:
        return "أحد عشر"
    if number == 12:
        return "اثنا عشر"
    if 13 <= number <= 19:
        return f"{units[number - 10]} عشر"
    if number >= 20:
        unit = number % 10
        return (f"{units[unit]} و" if unit else "") + tens[number // 10]
    return units[number]


@given(st.integers(3, 999_999))
def test_numbers_spelled_out_are_read_back(number):
    for code, spelled in (("en", spelled_english(number)), ("ar", spelled_arabic(number))):
        found = quantities(spelled, load_language(code))
        assert [number in q.values for q in found] == [True], spelled


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("forty thousand million people", 40e9),
        ("two thousand million", 2e9),
        ("two million thousand", None),
        ("two million and three hundred thousand", 2_300_000),
    ],
)
def test_a_larger_scale_behind_a_smaller_multiplies(text, value):
    found = [quantity.value for quantity in quantities(text, load_language("en"))]
    assert found[0] == (value or 2e6)
    assert (len(found) == 1) is bool(value)


@given(st.integers(0, 10**9))
def test_both_scripts_and_all_separators_read_the_same(number):
    arabic_indic = str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬")
    written = [str(number), f"{number:,}", f"{number:,}".translate(arabic_indic), f"{number:,}".replace(",", "،")]
    for text in written:
        assert number in quantities(f"بلغ {text} شخصا", load_language("ar"))[0].values


@pytest.mark.parametrize(
    ("raw", "readings"),
    [
        ("20.000", (20.0, 20000.0)),
        ("2,5", (2.5,)),
        ("0,125", (0.125,)),
        ("1.234.567", (1234567.0,)),
        ("1,234.5", (1234.5,)),
        ("100 000", (100000.0,)),
        ("000 100", (100000.0,)),
        ("000 250 1", (1250000.0,)),
    ],
)
def test_ambiguous_separators_keep_both_readings(raw, readings):
    assert read_digits(raw) == readings


@pytest.mark.parametrize(
    "figure",
    ["9" * 400 + "%", "1" + ",000" * 110, "1" + ",000" * 110 + ".5", "7" * 5000 + " trillion", "9" * 308 + "bn"],
    ids=["percent", "grouped", "decimal", "scale", "glued"],
)
def test_a_figure_too_large_to_count_anything_is_no_number(figure):
    english = load_language("en")
    found = quantities(f"He said that {figure} of 40 people came.", english)
    assert all(value < 1e50 for quantity in found for value in quantity.values)
    assert 40 in [quantity.value for quantity in found]


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\t"], ids=["space", "no-break space", "tab"])
def test_a_long_run_of_white_space_costs_no_more_than_its_length(blank):
    text = f"In all 12{blank * 60_000}percent and 7{blank * 60_000}men."
    started = time.process_time()
    found = quantities(text, load_language("en"))
    assert time.process_time() - started < 20  # seconds; minutes where every place is tried to the end
    assert [(quantity.value, quantity.kind) for quantity in found] == [(12, "percent"), (7, "cardinal")]


@pytest.mark.parametrize(
    ("language", "text", "values", "kind"),
    [
        ("en", "Rates rose by 25 basis points.", [0.25], "points"),
        ("ar", "رفع البنك الفائدة بمقدار 50 نقطة أساس.", [0.5], "points"),
        ("ar", "رفع البنك الفائدة ربع نقطة مئوية.", [0.25], "points"),
        ("ar", "حصتنا خمسة وخمسون مليار متر مكعب ونصف المليار.", [55.5e9], "cardinal"),
        ("en", "It cost five billion dinars, and half a billion was repaid.", [5e9, 0.5e9], "cardinal"),
    ],
)
def test_amounts_are_read_whole(language, text, values, kind):
    found = quantities(text, load_language(language))
    assert [quantity.value for quantity in found] == values
    assert found[0].kind == kind


@pytest.mark.parametrize(
    ("text", "values"),
    [("لكل 000 100 نسمة", [100_000]), ("نحو 000 12 شخص", [12_000]), ("رقم 012 345 678", [12_345_678])],
)
def test_groups_in_the_order_of_the_eye(text, values):
    """As in texts set for the eye, where the thousands stand at the right."""
    assert [q.value for q in quantities(text, load_language("ar"))] == values


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        # Without its accents a word is another, where they are always written (nam: man, bày: to show) ...
        ("vi", "năm người", [5]),
        ("vi", "nam giới", []),
        ("vi", "bày ra", []),
        # ... or where another has them (ön: front); elsewhere they may be left out.
        ("tr", "on kapı", [10]),
        ("tr", "ön kapı", []),
        ("pl", "szesc osób", [6]),
    ],
)
def test_words_of_other_accents_are_no_numbers(code, text, values):
    assert [quantity.value for quantity in quantities(text, load_language(code))] == values


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        # A sign for a fraction, by itself and behind its number.
        ("en", "½ an hour", [(0.5, "cardinal")]),
        ("en", "2½ hours", [(2.5, "cardinal")]),
        ("en", "2 ½ hours", [(2.5, "cardinal")]),
        # An ordinal ends a compound, or counts parts.
        ("en", "the twenty-first", [(21, "ordinal")]),
        ("en", "one third", [(1 / 3, "fraction")]),
        # Numbers that a language writes in several words.
        ("fr", "quatre-vingt-dix", [(90, "cardinal")]),
        ("fr", "quatre-vingts", [(80, "cardinal")]),
        ("tr", "on bir", [(11, "cardinal")]),
        ("ha", "goma sha ɗaya", [(11, "cardinal")]),
    ],
)
def test_numbers_of_several_parts_are_one(code, text, values):
    found = quantities(text, load_language(code))
    assert [(quantity.value, quantity.kind) for quantity in found] == [(pytest.approx(v), kind) for v, kind in values]


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("fr", "vingt et un livres", [21]),
        ("fr", "vingt ou un livres", [20, 1]),
        ("fr", "vingt, et un chat", [20, 1]),
        ("es", "treinta o dos libros", [30, 2]),
        # Declined, the last word is the same number; a longer word that begins so is another.
        ("ru", "двадцать один человек", [21]),
        ("ru", "двадцать одиноких людей", [20]),
        # Only what counts right behind makes two sentences' figures one decimal.
        ("ar", "بقيمة 1. 3 مليار", [1_300_000_000]),
        ("ar", "في الفصل 10. 3 رجال", [10, 3]),
        ("ar", "في الفصل 10. 3 من كل مليون", [10, 3, 1_000_000]),
    ],
)
def test_words_that_only_look_like_one_number_are_several(code, text, values):
    assert [q.value for q in quantities(text, load_language(code))] == values


@pytest.mark.parametrize(
    ("closed", "values"),
    [
        ((), [10, 20, 30, 40]),
        (((0, 4), (3, 8)), [40]),
        # A stretch within another opens nothing, an empty one closes nothing.
        (((0, 8), (1, 2)), [40]),
        (((1, 1), (4, 4)), [10, 20, 30, 40]),
    ],
)
def test_no_number_is_read_in_what_is_closed(closed, values):
    assert [q.value for q in quantities("10 20 30 40", load_language("en"), closed)] == values
