"""A language file added by hand is enough for the checks to read a third language."""

import pytest
from pairs import document

from compare.checks.engine import run_checks
from compare.languages import load_language
from compare.records import Link
from compare.text import lexicon

FRENCH = '''
[number]
small = """
un|une = 1
deux = 2
trois = 3
douze = 12
"""
hundreds = """
cent|cents = 100
"""
percent = """
%
pour cent
"""
[date]
months = """
juin = 6
juillet = 7
"""
[unit]
words = """
euro|euros = euro
dollar|dollars = dollar
"""
'''


@pytest.fixture
def french(tmp_path, monkeypatch):
    monkeypatch.setenv("MUQABALA_SETTINGS", str(tmp_path / "settings.toml"))
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "fr.toml").write_text(FRENCH, encoding="utf-8")
    load_language.cache_clear()
    yield
    load_language.cache_clear()


@pytest.mark.parametrize(
    ("arabic", "french_text", "found"),
    [
        ("أصيب اثنا عشر شخصا.", "Douze personnes ont été blessées.", []),
        ("أصيب ١٥ شخصا.", "Douze personnes ont été blessées.", ["number"]),
        ("وصل في 5 حزيران.", "Il est arrivé le 5 juin.", []),
        ("وصل في 5 حزيران.", "Il est arrivé le 5 juillet.", ["date"]),
        ("دفع 300 دولار.", "Il a payé 300 euros.", ["unit"]),
    ],
)
def test_numbers_dates_and_units_of_a_third_language(french, arabic, french_text, found):
    source, target = document("ar", arabic), document("fr", french_text)
    assert [f.check for f in run_checks(source, target, [Link((0,), (0,), 1.0)])[0].findings] == found


MEANING = '''
[opposite]
poles = """
augmenté | a grimpé = rise+
baissé | a chuté = rise-
"""
denials = """
ne | n
"""
[quantifier]
amounts = """
tous | toutes = all
certains | certaines = some
tout à fait = -
"""
'''


@pytest.mark.parametrize(
    ("arabic", "french_text", "found"),
    [
        ("ارتفع السعر.", "Le prix a chuté.", ["opposite"]),
        ("ارتفع السعر.", "Le prix a grimpé.", []),
        ("وافق جميع النواب.", "Certains députés ont accepté.", ["quantifier"]),
        ("وافق بعض النواب.", "Certains députés sont tout à fait d'accord.", []),
    ],
)
def test_opposites_and_amounts_of_a_third_language(french, tmp_path, arabic, french_text, found):
    (tmp_path / "languages" / "fr.toml").write_text(MEANING, encoding="utf-8")
    load_language.cache_clear()
    lexicon._scanner.cache_clear()
    source, target = document("ar", arabic), document("fr", french_text)
    assert [f.check for f in run_checks(source, target, [Link((0,), (0,), 1.0)])[0].findings] == found
