"""A language file added by hand is enough for the checks to read a third language."""

import pytest
from pairs import document

from compare.alignment.link import Link
from compare.divergence.judge import judge
from compare.languages import load_language

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
    assert [f.check for f in judge(source, target, [Link((0,), (0,), 1.0)])[0].findings] == found
