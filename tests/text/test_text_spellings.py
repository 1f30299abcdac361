"""What it costs that a word in Latin letters is a spelling of an Arabic name."""

import itertools

import pytest

from compare.languages import fold_word
from compare.text import spellings
from compare.text.spellings import ANOTHER, SPELT, ListedNames, has_spellings, spelling_cost, usual_spelling


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


ARABIC = "القذافي محمد ناصر نصر يوسف الشيخ تبون حسين النجار الظاهري عبيدات منصور موسى علي"
LATIN = "Gaddafi al-Qadhafi Mohamed Nasser Nasr Youssef Cheikh Elnaggar Najjar Dhaheri Obeidi Hassan Aly Mousa Smith"
LISTED = [fold_word(name) for name in ARABIC.split()]


@pytest.mark.parametrize("latin", LATIN.split())
@pytest.mark.parametrize("most", [0.1, SPELT, ANOTHER])
def test_the_cheapest_of_listed_names_is_that_of_each_by_itself(latin, most):
    least = min(spelling_cost(name, latin, "ar") for name in LISTED)
    assert ListedNames(LISTED, "ar").least_cost(latin, most) == (least if least <= most else float("inf"))
    for name in LISTED:
        whole, cut = spelling_cost(name, latin, "ar"), spelling_cost(name, latin, "ar", most)
        assert cut == whole if whole <= most else cut > most


def test_names_ruled_out_by_their_consonants_alone_are_those_that_would_cost_too_much():
    names = {"القذافي", "محمد", "ناصر", "نصر", "يوسف", "الشيخ", "بوتفليقة", "حسين", "النجار", "تيجاني", "اللوزي", "شمس"}
    written = {"Gaddafi", "Mohamed", "Nasser", "Nasr", "Yusuf", "al-Shaykh", "Hocine", "Tidjani", "Lozi", "Shams", "Al"}
    for arabic, latin, most in itertools.product(map(fold_word, names), written, (SPELT, 0.75, ANOTHER, 1.5)):
        slow = min(
            spellings._cost(one, other, "ar", most) + dear
            for one in spellings._readings(arabic)
            for other, dear in spellings._written(latin, article=len(spellings._readings(arabic)) > 1)
        )
        quick = spelling_cost(arabic, latin, "ar", most)
        assert quick == slow or min(quick, slow) > most or min(quick, slow) == spellings._MOST


def test_what_no_letter_may_write_is_ruled_out():
    nasser = spellings.writable("ناصر", "ar")
    assert spellings.may_spell(nasser, "Nasser", SPELT)
    assert spellings.may_spell(nasser, "al-Nasser", SPELT)
    assert not spellings.may_spell(nasser, "Nadir", SPELT)
    assert spellings.may_spell(nasser, "Nadir", 1.0)


@pytest.mark.parametrize(
    ("word", "latin"),
    [("سلوى", "slwa"), ("سويد", "swid"), ("نور", "nur"), ("يوسف", "yusf"), ("السيول", "alsyul"), ("وليد", "wlid")],
)
def test_a_letter_that_may_be_either_is_read_by_what_stands_beside_it(word: str, latin: str):
    assert usual_spelling(word, "ar") == latin


def test_what_has_no_spelling_has_none_in_part():
    assert usual_spelling("نورx", "ar") == ""
    assert usual_spelling("נור", "he") == ""
