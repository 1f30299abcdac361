"""Numbers as the languages of South and East Asia write them, against values written by hand."""

import pytest

from compare.languages import load_language
from compare.text.numbers.extract import quantities


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("bn", "কর ২.৮ বিলিয়ন টাকা", 2_800_000_000),
        ("bn", "৫ মিলিয়ন".replace("\u09af\u09bc", "\u09df"), 5_000_000),
        ("bn", "৫ মিলিয়ন".replace("\u09df", "\u09af\u09bc"), 5_000_000),
        ("bn", "আঠারোটি বাড়ি", 18),
        ("bn", "তেইশজনের নাম", 23),
        ("bn", "সাড়ে তিন লাখ টাকা", 350_000),
        ("hi", "9 मिलियन पाउंड", 9_000_000),
        ("hi", "पच्चीस हजार लोग", 25_000),
        ("hi", "पच्चीस हज़ार लोग", 25_000),
        ("hi", "डेढ़ लाख रुपये", 150_000),
        ("ur", "ڈھائی کروڑ روپے", 25_000_000),
        ("ur", "چھتیس دکانیں", 36),
        ("am", "ሃያ አምስት ሺህ ብር", 25_000),
        ("am", "አስራ ስምንት ቤቶች", 18),
        ("ko", "1억 2500만 원", 125_000_000),
        ("ko", "1만 5천 명", 15_000),
        ("ja", "1億 2,500万円", 125_000_000),
        ("ja", "5 万人", 50_000),
        ("zh", "1.25 亿元", 125_000_000),
        ("zh", "2018 万安路", 2018),
        ("th", "1.5 ล้านบาท", 1_500_000),
        ("de", "2 Milliarden 500 Millionen Euro", 2_500_000_000),
    ],
)
def test_a_number_is_read_whole(code, text, value):
    assert [q.value for q in quantities(text, load_language(code))] == [value]


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("ko", "수천 명이 모였다", "thousands"),
        ("ja", "数十人が集まった", "dozens"),
        ("zh", "上百人到场", "hundreds"),
        ("th", "หลายพันคน", "thousands"),
        ("hi", "हजारों लोग", "thousands"),
        ("bn", "হাজার হাজার মানুষ", "thousands"),
    ],
)
def test_many_of_a_scale_are_a_vague_number(code, text, name):
    assert [(q.kind, q.name) for q in quantities(text, load_language(code))] == [("vague", name)]


@pytest.mark.parametrize(
    ("code", "text", "kind", "value"),
    [
        ("ja", "3分の1", "fraction", 1 / 3),
        ("zh", "五分之二", "fraction", 0.4),
        ("zh", "百分之二十", "percent", 20),
        ("ko", "4분의 3", "fraction", 0.75),
        ("ja", "2割", "percent", 20),
    ],
)
def test_shares_are_read_whole_first(code, text, kind, value):
    assert [(q.kind, q.value) for q in quantities(text, load_language(code))] == [(kind, pytest.approx(value))]


@pytest.mark.parametrize(("code", "text"), [("ja", "10代の少年"), ("ko", "20대 남성"), ("zh", "90年代")])
def test_a_decade_is_no_count(code, text):
    assert [(q.kind, q.soft) for q in quantities(text, load_language(code))] == [("decade", True)]


def test_minutes_are_no_share():
    assert [q.value for q in quantities("3분의 시간", load_language("ko"))] == [3]


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        # What stands between a figure and a scale parts them; a figure with a label counts nothing.
        ("zh", "买了30，万人空巷", [30]),
        ("zh", "有30个万人大厅", [30]),
        ("zh", "30 万人", [300_000]),
        ("zh", "2018万人", [20_180_000]),
        ("zh", "№30万人", [30]),
        # A run of number words inside a word is one number; two of Hangul may be another word, and one means nothing.
        ("zh", "二百人", [200]),
        ("zh", "三十五人", [35]),
        ("zh", "十分好", []),
        ("ko", "삼백만 명", [3_000_000]),
        ("ko", "이만 명", []),
    ],
)
def test_only_what_stands_together_is_one_number(code, text, values):
    assert [q.value for q in quantities(text, load_language(code))] == values
