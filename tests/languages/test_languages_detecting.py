"""Languages are told from the text; what tells too little counts as the usual one."""

from __future__ import annotations

import subprocess
import sys

import pytest

from compare.languages.detecting import AUTO, detect_language, language_of_name
from compare.languages.scripts import in_own_script

NEWS = {
    "ar": "أعلنت البلدية أن الجسر سيبقى مغلقا حتى نهاية الشهر بسبب الأشغال.",
    "fa": "شهرداری اعلام کرد که این پل تا پایان ماه به دلیل تعمیرات بسته خواهد ماند.",
    "ur": "بلدیہ نے اعلان کیا ہے کہ مرمت کی وجہ سے پل مہینے کے آخر تک بند رہے گا۔",
    "ckb": "شارەوانی ڕایگەیاند کە پردەکە بەهۆی چاککردنەوە تا کۆتایی مانگ بە داخراوی دەمێنێتەوە.",
    "he": "העירייה הודיעה כי הגשר יישאר סגור עד סוף החודש בשל עבודות.",
    "en": "The city announced that the bridge would stay closed until the end of the month because of works.",
    "fr": "La mairie a annoncé que le pont resterait fermé jusqu'à la fin du mois en raison de travaux.",
    "es": "El ayuntamiento anunció que el puente seguirá cerrado hasta fin de mes por las obras.",
    "de": "Die Stadt teilte mit, dass die Brücke wegen Bauarbeiten bis Ende des Monats gesperrt bleibt.",
    "it": "Il comune ha annunciato che il ponte resterà chiuso fino alla fine del mese per lavori.",
    "pt": "A prefeitura anunciou que a ponte continuará fechada até o fim do mês por causa das obras.",
    "nl": "De gemeente heeft meegedeeld dat de brug wegens werkzaamheden tot het eind van de maand dicht blijft.",
    "tr": "Belediye, köprünün çalışmalar nedeniyle ay sonuna kadar kapalı kalacağını açıkladı.",
    "ru": "Городские власти сообщили, что мост останется закрытым до конца месяца из-за ремонта.",
    "uk": "Міська влада повідомила, що міст залишиться закритим до кінця місяця через ремонт.",
    "zh": "市政府宣布，由于施工，这座桥将关闭到本月底。",
    "ja": "市は、工事のため橋が月末まで通行止めになると発表した。",
    "ko": "시는 공사 때문에 다리가 이달 말까지 폐쇄된다고 발표했다.",
    "hi": "नगर पालिका ने घोषणा की कि मरम्मत के कारण पुल महीने के अंत तक बंद रहेगा।",
    "th": "เทศบาลประกาศว่าสะพานจะปิดจนถึงสิ้นเดือนเนื่องจากการซ่อมแซม",
    "vi": "Thành phố thông báo cây cầu sẽ đóng cửa đến cuối tháng vì đang sửa chữa.",
    "sw": "Manispaa ilitangaza kwamba daraja litaendelea kufungwa hadi mwisho wa mwezi kwa sababu ya matengenezo.",
}


@pytest.mark.parametrize("language", NEWS)
def test_one_sentence_of_news_tells_its_language(language: str) -> None:
    assert detect_language(NEWS[language], "xx") == language


@pytest.mark.parametrize(
    ("text", "language"),
    [("نعم.", "ar"), ("Yes.", "en"), ("", "xx"), ("٣٠٥ — 12", "xx"), ("Ahmad Saleh, Omar.", "en")],
)
def test_what_tells_too_little_counts_as_the_usual_language(text: str, language: str) -> None:
    assert detect_language(text, "xx") == language


def test_names_in_latin_letters_do_not_make_an_arabic_text_english() -> None:
    assert detect_language(NEWS["ar"] * 3 + " The Bridge of the River Company (BRC) and Son", "xx") == "ar"


def test_the_usual_languages_need_no_model() -> None:
    code = (
        "import sys; from compare.languages.detecting import detect_language as d;"
        "print(*map(d, sys.argv[1:], 'xx'), 'py3langid' in sys.modules)"
    )
    words = [sys.executable, "-c", code, NEWS["ar"], NEWS["en"]]
    assert subprocess.run(words, capture_output=True, text=True, check=True).stdout.split() == ["ar", "en", "False"]


def test_files_of_parallel_corpora_are_named_by_a_language() -> None:
    assert [language_of_name(path) for path in ("news.ar", "a/NEWS.FR", "news.txt", "-")] == ["ar", "fr", AUTO, AUTO]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("أعلنت البلدية أن الجسر سيبقى مغلقا حتى نهاية الشهر.", "ar", True),
        ("Arabic Translation (العربية) Title: contact us Slug", "ar", False),
        ("The bridge would stay closed until the month is over.", "en", True),
        ("الجسر سيبقى مغلقا حتى نهاية الشهر", "en", False),
        ("橋は修理のため月末まで閉鎖されたままになると市が発表した。", "ja", True),
        ("3,000", "ar", True),
    ],
)
def test_a_text_in_other_letters_is_hardly_in_its_language(text, language, expected):
    assert in_own_script(text, language) is expected
