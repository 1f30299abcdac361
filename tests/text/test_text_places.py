"""Places of the list and cities of the gazetteer."""

import pytest
from pairs import document

from compare.text.places import countries_of, is_capital, is_city, is_town, places, says_capital
from compare.text.segment import Segment


def side(code: str, text: str) -> Segment:
    return Segment(document(code, text), (0,))


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("ar", "وصل إلى صفاقس وخان يونس.", ["صفاقس", "وخان يونس"]),
        ("en", "He came to Sfax and Khan Younis.", ["Sfax", "Khan Younis"]),
        ("en", "He met Nasiriyah Baker.", []),
        ("en", "It was written small: sfax.", []),
        ("en", "A single question: Who's next?", []),
        ("en", "It is the WHO's task.", ["WHO's"]),
        ("ja", "大阪とパリの会議。", ["大阪", "パリ"]),
        ("ja", "スーパリハーサル。", []),  # paris inside a longer word
        ("ja", "ポイントが多い。", []),  # nor India, インド
        ("ko", "오사카에서 열린 회의.", ["오사카에서"]),
        ("zh", "他在伦敦说。", ["伦敦"]),
        ("bn", "তিনি প্যারিসে গেলেন।", ["প্যারিসে"]),
        ("am", "በለንደን ነበር።", ["በለንደን"]),
    ],
)
def test_cities_stand_alone_with_a_capital(code, text, expected):
    assert [cue.text for cue in places(side(code, text))] == expected


def test_the_list_comes_before_the_gazetteer():
    (cue,) = places(side("ar", "في بغداد."))
    assert cue.classes == ("IQ",)


def test_a_city_lies_in_its_country():
    (cue,) = places(side("en", "in Nasiriyah."))
    assert countries_of(cue, "en") == {"IQ"}
    assert is_city("بالناصرية", "ar")
    assert not is_city("بالمدرسة", "ar")
    assert not is_city("", "ar")
    assert is_city("東京", "ja")
    assert is_city("런던에서", "ko")


def test_a_capital_is_a_town_and_no_country():
    assert is_capital("Algiers", "en")
    assert is_capital("بالقاهرة", "ar")
    assert not is_capital("Algeria", "en")
    assert is_town("Oran", "en")
    assert not is_town("Algeria", "en")
    assert says_capital(side("ar", "في وسط العاصمة."))
    assert not says_capital(side("en", "in Oran."))
