"""What it costs that a word in Latin letters is a spelling of an Arabic name."""

import pytest

from compare.languages import fold_word
from compare.text.spellings import ANOTHER, SPELT, has_spellings, spelling_cost


def cost(arabic, latin):
    return spelling_cost(fold_word(arabic), latin, "ar")


@pytest.mark.parametrize(
    ("arabic", "spellings"),
    [
        ("القذافي", "Gaddafi Kadhafi Qaddafi al-Qadhafi"),
        ("محمد", "Mohammed Muhammad Mohamed Mhamed"),
        ("ناصر", "Nasser Nasir Naser"),
        ("نصر", "Nasr"),
        ("يوسف", "Youssef Yusuf Yousef"),
        ("الشيخ", "Cheikh Sheikh al-Shaykh"),
        ("بوتفليقة", "Bouteflika"),
        ("تبون", "Tebboune"),
        ("حسين", "Hussein Hocine Husayn Houcine"),
        ("النجار", "Naggar Elnaggar al-Najjar"),
        ("الظاهري", "Dhaheri Zaheri al-Thaheri"),
        ("عبيدات", "Obeidat Ubaydat"),
        ("تيجاني", "Tidjani Tijani"),
        ("الوزاني", "Ouazzani Wazzani"),
        ("مجاهد", "Moujahid Mjahed"),
        ("عكاشة", "Okasha Ukashah"),
        ("عائشة", "Aisha Aicha Ayesha"),
        ("قرشي", "Gurashi Qurashi Korashi"),
        ("موسى", "Moussa Musa"),
    ],
)
def test_spellings_of_many_countries_are_cheap(arabic, spellings):
    assert {latin: cost(arabic, latin) for latin in spellings.split() if cost(arabic, latin) > SPELT} == {}


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("نضال", "Nabil"),
        ("تيجاني", "Tebbani"),
        ("الساعدي", "Sudani"),
        ("المرزوقي", "Mazrouei"),
        ("عبيدات", "Obaidi"),
        ("قاسم", "Qais"),
        ("بوشارب", "Bouchama"),
        ("النجار", "Nassar"),
    ],
)
def test_other_names_are_dear(arabic, latin):
    assert cost(arabic, latin) >= ANOTHER


def test_a_long_vowel_or_an_ending_is_in_between():
    assert SPELT < cost("حسين", "Hassan") < ANOTHER
    assert SPELT < cost("منصور", "Mansouri") < ANOTHER


def test_only_some_languages_are_known():
    assert has_spellings("ar")
    assert not has_spellings("ru")
