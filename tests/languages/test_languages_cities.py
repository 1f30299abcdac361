"""The gazetteer of cities: the same ids in every language, spellings as words are looked up."""

import pytest

from compare.languages.cities import Cities, cities_of


@pytest.mark.parametrize(("arabic", "english"), [("صفاقس", "sfax"), ("خان يونس", "khan younis"), ("طنجه", "tangier")])
def test_the_languages_share_ids(arabic, english):
    ids = cities_of("ar").ids(arabic)
    assert ids
    assert set(ids) & set(cities_of("en").ids(english))


def test_a_city_has_its_country():
    (name,) = cities_of("ar").ids("صفاقس")
    assert cities_of("ar").country(name) == "TN"
    assert cities_of("ar").country("nowhere") == ""
    assert cities_of("en").spelling(name) == "Sfax"
    assert cities_of("en").spelling("nowhere") == ""


@pytest.mark.parametrize("code", ["xx", "../ar", ""])
def test_a_language_without_a_file_has_none(code):
    assert not cities_of(code)


def test_cities_of_one_name_are_told_together():
    cities = Cities(["1 SY|طرطوس|طرطوس القديمة", "2 IQ|طرطوس"])
    assert cities.ids("طرطوس") == ("1", "2")
    assert cities.begun_by("طرطوس") == {(): ("1", "2"), ("القديمه",): ("1",)}


@pytest.mark.parametrize("word", ["البورصه", "بورصه", "الحرير", "المدينه"])
def test_common_words_are_no_cities(word):
    assert not cities_of("ar").ids(word)


@pytest.mark.parametrize(
    ("code", "spelling"),
    [("ja", "大 阪"), ("zh", "大 阪"), ("ko", "오사카"), ("bn", "ওসাকা"), ("he", "אוסקה"), ("th", "โ อ ซ ะ ก ะ")],
)
def test_scripts_without_capitals_share_the_ids_of_english(code, spelling):
    assert set(cities_of(code).ids(spelling)) & set(cities_of("en").ids("osaka"))
