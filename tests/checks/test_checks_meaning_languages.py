"""The checks of meaning know only what the language files hold: without tables they are silent."""

import pytest
from pairs import document

from compare.checks.engine import findings_in, new_run
from compare.checks.registry import load_check
from compare.languages import load_language
from compare.records import Link

CHECKS = ["negation", "certainty", "attribution", "label", "opposite", "quantifier", "name", "quote"]


def found(check, language, source, target, link=((0,), (0,))):
    run = new_run(document(language, source), document("en", target), [Link(*link, 1.0)])
    return list(findings_in(run.pairs[0], run, [load_check(check)]))


@pytest.mark.parametrize("check", CHECKS)
def test_an_unknown_language_yields_nothing(check):
    target = "Karim Haddad, the president, reportedly did not claim that terrorists won in Paris."
    assert found(check, "xx", "Qwe rty uio p.", target) == []


@pytest.mark.parametrize("check", CHECKS)
def test_an_empty_side_yields_nothing(check):
    assert found(check, "ar", "لم يحضر.", "x", link=((0,), ())) == []


def test_a_language_file_of_the_user_is_enough(tmp_path, monkeypatch):
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "xx.toml").write_text('[negation]\nstrong = """\nqwe\n"""\n', encoding="utf-8")
    monkeypatch.setenv("MUQABALA_SETTINGS", str(tmp_path / "settings.toml"))
    load_language.cache_clear()
    try:
        from compare.text import lexicon

        lexicon._scanner.cache_clear()
        assert [f.message for f in found("negation", "xx", "Qwe rty.", "He came.")] == ["dropped: not (Qwe rty) → none"]
    finally:
        load_language.cache_clear()
        lexicon._scanner.cache_clear()
