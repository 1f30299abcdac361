"""Swapped files and languages that the encoder does not cover."""

from __future__ import annotations

import pytest

from compare.encoding.coverage import coverage_notices, looks_swapped, script_of, script_of_language

ARABIC = "أعلنت وزارة الصحة يوم الأحد تسجيل 25 إصابة جديدة في العاصمة، وقال الناطق باسم WHO إن الوضع مستقر."
ENGLISH = "The ministry of health announced 25 new cases in the capital on Sunday, and a spokesman said all was calm."
PERSIAN = (
    "وزارت بهداشت روز یکشنبه از شناسایی بیست و پنج بیمار دیگر خبر داد و سخنگوی آن گفت که کشور به پزشک بیشتری نیاز دارد."
)
URDU = "وزارت صحت نے اتوار کو بتایا کہ دارالحکومت میں پچیس نئے مریض سامنے آئے ہیں اور حالات قابو میں ہیں۔"
RUSSIAN = "Министерство здравоохранения сообщило в воскресенье о двадцати пяти новых случаях в столице."
NAMES = ARABIC * 4 + " وقال چرچيل إن پاريس بعيدة."


def notices(source, target, languages=("ar", "en"), codes=("ar", "en")):
    return coverage_notices((source, codes[0]), (target, codes[1]), languages, "ar-en")


def test_nothing_to_say():
    assert notices(ARABIC, ENGLISH) == []
    assert notices(NAMES, ENGLISH) == []
    assert notices("", "") == []
    assert notices("١٢٣ — 45", "12!") == []


def test_swapped():
    (notice,) = notices(ENGLISH, ARABIC)
    assert "swapped" in notice
    assert looks_swapped(ENGLISH, ARABIC, "ar", "en")
    assert not looks_swapped(ENGLISH, ARABIC, "en", "ar")
    assert not looks_swapped(ENGLISH, ENGLISH, "fr", "en")


@pytest.mark.parametrize(
    ("text", "named"), [(PERSIAN, "Persian"), (URDU, "Urdu"), (RUSSIAN, "Cyrillic"), (ENGLISH, "Latin")]
)
def test_an_original_that_is_not_arabic(text, named):
    (notice,) = notices(text, ENGLISH)
    assert "original" in notice and named in notice and "report" not in notice


def test_a_report_in_another_script():
    (notice,) = notices(ARABIC, RUSSIAN)
    assert "report" in notice and "Cyrillic" in notice


def test_a_language_the_encoder_does_not_cover():
    (notice,) = notices(RUSSIAN, ENGLISH, codes=("ru", "en-GB"))
    assert "'ru'" in notice and "ar, en" in notice and "--encoder" in notice
    assert notices(RUSSIAN, ENGLISH, languages=(), codes=("ru", "en")) == []


def test_scripts():
    assert script_of(ARABIC) == "Arabic"
    assert script_of("日本の首相は日曜日に東京で記者会見を開きました。とても長いです。") in ("Japanese", "Han", None)
    assert script_of("a б") is None
    assert script_of_language("pt-BR") == "Latin"
    assert script_of_language("fa") == "Arabic"
