"""What CLDR knows of a language is enough for numbers, dates, units and names of territories."""

import json
from pathlib import Path

import pytest
from pairs import document

from compare.checks.engine import run_checks
from compare.languages import load_language
from compare.records import Link
from compare.text.dates import dates
from compare.text.numbers.extract import quantities
from compare.text.units import units

SPELLED = json.loads((Path(__file__).parent / "spelled.json").read_text("utf-8"))
"""Language -> number -> how CLDR's rules spell it; written by scripts/make_languages.py."""
READ = {"ko": 0.85, "sv": 0.98, "sw": 0.94, "zh": 0.94}
"""Share of the spelled numbers that are read, where it is not all: 팔십사 is part of other words, short as it is."""


@pytest.mark.parametrize("code", sorted(SPELLED))
def test_spelled_numbers_are_read(code):
    language = load_language(code)
    wrong = []
    for number, forms in SPELLED[code].items():
        for form in forms:
            # Swahili divides thousands from the rest by a comma, which joins nothing in a text.
            found = quantities(form.replace(",", ""), language)
            if len(found) != 1 or float(number) not in found[0].values:
                wrong.append((form, number, [quantity.values for quantity in found]))
    total = sum(map(len, SPELLED[code].values()))
    assert len(wrong) <= (1 - READ.get(code, 1)) * total, wrong


def values(code: str, text: str) -> list[float]:
    return [quantity.value for quantity in quantities(text, load_language(code))]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("fr", "Quatre-vingt-seize personnes et soixante-douze chiens", [96, 72]),
        ("fr", "deux cent cinquante maisons", [250]),
        ("fr", "12 500,50 euros", [12500.5]),
        ("fr", "Il a trouvé le mot « neuf mille »", [9000]),
        ("de", "zweihundertfünfundvierzig Menschen in hundertundelf Häusern", [245, 111]),
        ("de", "einundzwanzig Tage, 1.500 Euro", [21, 1500]),
        ("fa", "بیست و پنج نفر و دویست و چهل خانه", [25, 240]),
        ("he", "עשרים וחמישה אנשים ומאתיים בתים", [25, 200]),
        ("it", "duecentoquarantacinque case", [245]),
        ("ru", "двадцать пять домов, пять миллионов", [25, 5_000_000]),
        ("hi", "पच्चीस लोग, 12,34,567 रुपये", [25, 1_234_567]),
        ("ja", "三十五人、3億5000万円", [35, 350_000_000]),
        ("zh", "12万人，二百三十人", [120_000, 230]),
        ("sw", "watu milioni 20, elfu mbili", [20_000_000, 2000]),
        ("vi", "hai mươi lăm người, công ty", [25]),
        ("uk", "дев'ятнадцять будинків", [19]),
    ],
)
def test_numbers_of_other_languages(code, text, expected):
    assert values(code, text) == expected


def test_a_word_that_is_a_number_only_without_its_accents_is_none():
    assert values("sv", "miljön är viktig") == []
    assert values("vi", "Bắc Triều Tiên") == []
    assert [mention.months for mention in dates("Oni mają czas.", load_language("pl"))] == []


@pytest.mark.parametrize(
    ("code", "text", "days", "months", "year"),
    [
        ("fr", "le 5 juin 2019", (5,), (6,), 2019),
        ("de", "am 5. Juni 2019", (5,), (6,), 2019),
        ("es", "el 5 de junio de 2019", (5,), (6,), 2019),
        ("ru", "в июне 2019 года", (), (6,), 2019),
        ("he", "ב-5 ביוני 2019", (5,), (6,), 2019),
        ("zh", "2019年6月5日", (5,), (6,), 2019),
        ("ko", "2019년 6월 5일", (5,), (6,), 2019),
        ("vi", "5 tháng 6", (5,), (6,), None),
        ("fa", "۵ ژوئن ۲۰۱۹", (5,), (6,), 2019),
    ],
)
def test_dates_of_other_languages(code, text, days, months, year):
    found = dates(text, load_language(code))
    assert [(m.days, m.months, m.year) for m in found] == [(days, months, year)]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("fr", "3 kilomètres et 20 livres", ["km", "pound"]),
        ("de", "20 Dollar, 3 Wochen", ["dollar", "week"]),
        ("ru", "пять долларов", ["dollar"]),
        ("zh", "3公里", ["km"]),
    ],
)
def test_units_of_other_languages(code, text, expected):
    assert [mention.unit for mention in units(text, load_language(code))] == expected


@pytest.mark.parametrize(
    ("code", "text", "english", "found"),
    [
        ("fr", "Quatre-vingt-seize personnes ont été tuées.", "Ninety-six people were killed.", []),
        ("fr", "Quatre-vingt-seize personnes ont été tuées.", "Seventy-six people were killed.", ["number"]),
        ("fr", "Il est arrivé le 5 juin.", "He arrived on 5 July.", ["date"]),
        ("fr", "Il a marché 300 kilomètres.", "He walked 300 miles.", ["unit"]),
        ("fr", "Il a voyagé en Allemagne.", "He travelled to Italy.", ["name"]),
        ("fr", "Il a voyagé en Allemagne.", "He travelled to Germany.", []),
        ("fr", "Le président italien est parti.", "The Italian president has left.", []),
        ("de", "Er reiste nach Frankreich.", "He travelled to Spain.", ["name"]),
        ("fa", "بیست و پنج نفر در ایران کشته شدند.", "Thirty-five people were killed in Iraq.", ["name", "number"]),
        ("ru", "Он работал в Польше.", "He worked in Sweden.", ["name"]),
        ("zh", "他去了德国。", "He went to Italy.", ["name"]),
    ],
)
def test_checks_of_a_pair_without_hand_made_lists(code, text, english, found):
    source, target = document(code, text), document("en", english)
    findings = run_checks(source, target, [Link((0,), (0,), 1.0)])[0].findings
    assert sorted(f.check for f in findings if f.confidence == "hard") == found


def test_what_one_side_alone_names_is_no_finding_where_only_names_of_territories_are_known():
    source, target = document("fr", "Il est revenu hier de Paris."), document("en", "He came back from Peru.")
    findings = run_checks(source, target, [Link((0,), (0,), 1.0)])[0].findings
    assert [f for f in findings if f.check == "name"] == []


def test_an_apostrophe_ends_a_word_where_the_language_says_so():
    def words(code: str, text: str) -> list[str]:
        return [word.text for word in load_language(code).analyse(text).words]

    assert words("fr", "Il n’est pas aujourd’hui en l’Iran") == [
        "il",
        "n",
        "est",
        "pas",
        "aujourd'hui",
        "en",
        "l",
        "iran",
    ]
    assert words("en", "the minister's") == ["the", "minister's"]
    assert words("tr", "Türkiye'de") == ["turkiye", "de"]
    text = "Il n’est pas"
    assert [text[slice(*w.span)] for w in load_language("fr").analyse(text).words] == ["Il", "n", "est", "pas"]


def test_a_denial_around_an_elided_verb_can_be_written_as_data(tmp_path, monkeypatch):
    from compare.text import lexicon

    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "fr.toml").write_text(
        '[negation]\nstrong = """\nne .. pas | n .. pas | ne .. jamais | n .. jamais\n"""\n', encoding="utf-8"
    )
    load_language.cache_clear()
    lexicon._scanner.cache_clear()
    try:
        for arabic, expected in (("لم يحضر الوزير.", []), ("حضر الوزير.", ["negation"])):
            source, target = document("ar", arabic), document("fr", "Le ministre n'est pas venu.")
            findings = run_checks(source, target, [Link((0,), (0,), 1.0)])[0].findings
            assert [f.check for f in findings if f.confidence == "hard"] == expected
    finally:
        load_language.cache_clear()
        lexicon._scanner.cache_clear()
