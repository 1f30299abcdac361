"""What the word lists of the languages that have them find in an English report, and what they leave alone."""

import pytest
from pairs import document

from compare.checks.engine import run_checks
from compare.encoding import open_encoder
from compare.languages import load_language
from compare.languages.listed import has_word_lists
from compare.records import Link


@pytest.fixture(autouse=True)
def languages_as_shipped():
    """Other tests read languages from files of their own; what they leave is not asked."""
    load_language.cache_clear()


CHECKED = ("de", "es", "fa", "fr", "he", "ru", "tr")

CASES = [
    # language, check, original, faithful report, changed report
    (
        "fr",
        "negation",
        "Le maire n'a pas signé l'accord.",
        "The mayor did not sign the deal.",
        "The mayor signed the deal.",
    ),
    ("fr", "negation", "Personne n'a vu le bateau.", "Nobody saw the boat.", "Everybody saw the boat."),
    ("fr", "negation", "Il ne travaille plus à l'usine.", "He no longer works at the plant.", "He works at the plant."),
    (
        "fr",
        "attribution",
        "Le ministre a démenti l'achat.",
        "The minister denied the purchase.",
        "The minister confirmed the purchase.",
    ),
    ("fr", "quantifier", "La plupart des élèves sont partis.", "Most of the pupils left.", "Few of the pupils left."),
    ("fr", "opposite", "Le chômage a augmenté en mars.", "Unemployment rose in March.", "Unemployment fell in March."),
    (
        "fr",
        "label",
        "Les combattants ont quitté le village.",
        "The fighters left the village.",
        "The terrorists left the village.",
    ),
    (
        "es",
        "negation",
        "El alcalde no firmó el acuerdo.",
        "The mayor did not sign the deal.",
        "The mayor signed the deal.",
    ),
    ("es", "negation", "No vino nadie a la plaza.", "Nobody came to the square.", "Everybody came to the square."),
    (
        "es",
        "certainty",
        "Probablemente el puente siga cerrado.",
        "The bridge will probably stay closed.",
        "The bridge stays closed.",
    ),
    (
        "es",
        "attribution",
        "La ministra negó que hubiera compra.",
        "The minister denied there was a purchase.",
        "The minister confirmed there was a purchase.",
    ),
    ("es", "quantifier", "Muchos vecinos protestaron.", "Many residents protested.", "Few residents protested."),
    (
        "es",
        "opposite",
        "El partido apoyó la reforma.",
        "The party supported the reform.",
        "The party opposed the reform.",
    ),
    (
        "de",
        "negation",
        "Der Bürgermeister hat den Vertrag nicht unterschrieben.",
        "The mayor has not signed the contract.",
        "The mayor has signed the contract.",
    ),
    ("de", "negation", "Es gab keine Verletzten.", "There were no injuries.", "There were injuries."),
    ("de", "certainty", "Vermutlich war ein Kabel schuld.", "A cable was probably to blame.", "A cable was to blame."),
    (
        "de",
        "attribution",
        "Der Sprecher bestritt den Vorfall.",
        "The spokesman denied the incident.",
        "The spokesman confirmed the incident.",
    ),
    ("de", "quantifier", "Alle Schüler blieben zu Hause.", "All pupils stayed at home.", "Some pupils stayed at home."),
    ("de", "opposite", "Der Verein gewann das Spiel.", "The club won the match.", "The club lost the match."),
    (
        "fa",
        "negation",
        "شهردار قرارداد را امضا نکرد.",
        "The mayor did not sign the contract.",
        "The mayor signed the contract.",
    ),
    ("fa", "negation", "او در کارخانه کار نمی\u200cکند.", "He does not work at the plant.", "He works at the plant."),
    ("fa", "certainty", "شاید پل بسته باشد.", "The bridge may be closed.", "The bridge is closed."),
    (
        "fa",
        "attribution",
        "وزیر این خرید را تکذیب کرد.",
        "The minister denied the purchase.",
        "The minister confirmed the purchase.",
    ),
    ("fa", "quantifier", "همه دانش آموزان رفتند.", "All the pupils left.", "Some of the pupils left."),
    ("fa", "opposite", "قیمت نان افزایش یافت.", "The price of bread rose.", "The price of bread fell."),
    (
        "tr",
        "negation",
        "Belediye başkanı anlaşmayı imzalamadı.",
        "The mayor did not sign the deal.",
        "The mayor signed the deal.",
    ),
    ("tr", "negation", "Fabrikada çalışmıyor.", "He does not work at the plant.", "He works at the plant."),
    ("tr", "certainty", "Köprü muhtemelen kapalıydı.", "The bridge was probably closed.", "The bridge was closed."),
    (
        "tr",
        "attribution",
        "Bakan haberi yalanladı.",
        "The minister denied the report.",
        "The minister confirmed the report.",
    ),
    ("tr", "quantifier", "Bütün öğrenciler evde kaldı.", "All pupils stayed at home.", "Some pupils stayed at home."),
    ("tr", "opposite", "Ekmek fiyatları arttı.", "Bread prices rose.", "Bread prices fell."),
    (
        "ru",
        "negation",
        "Мэр не подписал договор.",
        "The mayor did not sign the contract.",
        "The mayor signed the contract.",
    ),
    ("ru", "negation", "Никто не видел лодку.", "Nobody saw the boat.", "Everybody saw the boat."),
    ("ru", "certainty", "Вероятно, мост закрыт.", "The bridge is probably closed.", "The bridge is closed."),
    (
        "ru",
        "attribution",
        "Министр отрицает покупку.",
        "The minister denies the purchase.",
        "The minister confirms the purchase.",
    ),
    ("ru", "quantifier", "Многие жители протестовали.", "Many residents protested.", "Few residents protested."),
    (
        "ru",
        "opposite",
        "Партия поддержала реформу.",
        "The party supported the reform.",
        "The party opposed the reform.",
    ),
    ("he", "negation", "ראש העיר לא חתם על ההסכם.", "The mayor did not sign the deal.", "The mayor signed the deal."),
    ("he", "negation", "הוא אינו עובד במפעל.", "He does not work at the plant.", "He works at the plant."),
    ("he", "certainty", "ייתכן שהגשר סגור.", "The bridge may be closed.", "The bridge is closed."),
    (
        "he",
        "attribution",
        "השר הכחיש את הרכישה.",
        "The minister denied the purchase.",
        "The minister confirmed the purchase.",
    ),
    ("he", "quantifier", "רוב התלמידים הלכו.", "Most of the pupils left.", "Few of the pupils left."),
    ("he", "opposite", "המפלגה תמכה ברפורמה.", "The party supported the reform.", "The party opposed the reform."),
]


def hard(language, original, report):
    encoder = open_encoder(languages=(language, "en"))
    sides = document(language, original), document("en", report)
    (result,) = run_checks(*sides, [Link((0,), (0,), 0.9)], encoder=encoder)
    return {finding.check for finding in result.findings if finding.confidence == "hard"}


@pytest.mark.parametrize(("language", "check", "original", "faithful", "altered"), CASES)
def test_a_change_is_found_and_the_faithful_report_is_not_touched(language, check, original, faithful, altered):
    lists = {"negation", "certainty", "attribution", "quantifier", "opposite", "label"}
    assert not hard(language, original, faithful) & lists
    assert check in hard(language, original, altered)


@pytest.mark.parametrize(
    ("language", "original", "report"),
    [
        ("fr", "Il a fait un pas vers la porte.", "He took a step towards the door."),
        ("fr", "Il n'a que deux fils.", "He has only two sons."),
        ("es", "No obstante, la tienda abrió.", "The shop opened nevertheless."),
        (
            "de",
            "Mindestens zehn Häuser brannten nicht zuletzt wegen des Windes.",
            "At least ten houses burned, not least because of the wind.",
        ),
        ("fa", "نشست امروز برگزار شد.", "The meeting was held today."),
        ("fa", "او نزد دادگاه رفت.", "He went before the court."),
        ("fr", "Les ouvriers ne reviennent jamais.", "The workers never come back."),
        ("fr", "Le juge n'a vu aucun témoin.", "The judge saw no witness."),
        ("he", "הפועלים לא חזרו מעולם.", "The workers never came back."),
        ("fa", "او نگران است.", "He is worried."),
        ("tr", "Komedi filmi çok beğenildi.", "The comedy film was much liked."),
        ("tr", "Namaz saati değişti.", "The hour of prayer changed."),
        ("tr", "Bunu inanılmaz bir hızla yaptı.", "He did this with incredible speed."),
        ("ru", "Тем не менее магазин открылся.", "The shop opened nevertheless."),
        ("ru", "Прошло несколько недель.", "Several weeks passed."),
        ("he", "לפחות עשרה בתים נשרפו.", "At least ten houses burned."),
    ],
)
def test_what_only_looks_like_a_denial_is_none(language, original, report):
    assert "negation" not in hard(language, original, report)


@pytest.mark.parametrize(
    ("language", "original", "report"),
    [
        ("es", "Se espera que la reina llegue el lunes.", "The queen is expected to arrive on Monday."),
        ("de", "Es wird erwartet, dass die Königin am Montag kommt.", "The queen is expected to come on Monday."),
        ("fr", "La reine est attendue lundi.", "The queen is expected to come on Monday."),
    ],
)
def test_what_is_expected_is_no_doubt_put_in(language, original, report):
    assert "certainty" not in hard(language, original, report)


@pytest.mark.parametrize("language", CHECKED)
def test_these_languages_are_checked(language):
    assert has_word_lists(language)
