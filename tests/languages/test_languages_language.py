"""Language files: tables, words, clitics, and files of the user's own."""

import pytest

from compare.errors import UserError
from compare.languages import load_language
from compare.languages.language import Language


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A function that writes a user's language file and reads the language."""
    monkeypatch.setenv("MUQABALA_SETTINGS", str(tmp_path / "settings.toml"))
    (tmp_path / "languages").mkdir()

    def write(code: str, text: str) -> Language:
        (tmp_path / "languages" / f"{code}.toml").write_text(text, encoding="utf-8")
        load_language.cache_clear()
        return load_language(code)

    yield write
    load_language.cache_clear()


def test_words_are_cut_apart_from_digits_and_keep_their_place():
    text = "وقُتل 45مليون في «حَلَب» و12"
    words = load_language("ar").analyse(text).words
    assert [word.text for word in words] == ["وقتل", "45", "مليون", "في", "حلب", "و", "12"]
    assert [text[slice(*word.span)] for word in words][4] == "حَلَب"


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("والوزير", "وزير"),
        ("بالقاهرة", "قاهره"),
        ("للبنان", "لبنان"),
        ("للحكومة", "حكومه"),
        ("حكومتهم", "حكومه"),
        ("وزارتها", "وزاره"),
        ("سيارته", "سياره"),
        ("أحمد", "احمد"),
    ],
)
def test_clitics_are_peeled_as_alternatives(word: str, key: str):
    keys = load_language("ar").keys(word)
    assert keys[0] == word
    assert key in keys


def test_english_genitive():
    assert "minister" in load_language("en").keys("minister's")


def test_unknown_language_is_empty_and_harmless():
    language = load_language("../../etc")
    assert language.words("words.function") == frozenset()
    assert language.mapping("x.y") == {}
    assert language.pattern("x") is None
    assert load_language("zz").analyse("a b").words[1].text == "b"


def test_a_third_language_is_one_file(own):
    language = own("fr", '[words]\nfunction = """\nle\nla # article\n"""\n[number]\nsmall = """\nun|une = 1\n"""\n')
    assert language.words("words.function") == {"le", "la"}
    assert language.mapping("number.small") == {"un": "1", "une": "1"}


def test_a_users_file_is_laid_over_the_shipped_one(own):
    language = own("en", '[words]\nmore_function = """\nviz\n"""\n[gloss]\nnegations = ["É"]\n')
    assert {"viz", "the"} <= language.words("words.function")
    assert language.words("gloss.negations") == {"e"}


def test_a_broken_file_is_one_line(own):
    with pytest.raises(UserError, match="not a language file") as caught:
        own("fr", "[words\n")
    assert "\n" not in str(caught.value)


def test_phrases_match_folded_text_between_word_ends():
    pattern = Language("xx", {"a": {"b": "لا يزال\nما زال"}}).pattern("a.b")
    assert pattern is not None
    assert pattern.search("وهو لا  يزال هناك")
    assert not pattern.search("لا يزالون")


def test_the_share_of_letters_typed_without_spaces():
    arabic = load_language("ar")
    assert arabic.unspaced("قال مدير المستشفى الجديد إن الخطة جاهزة.") == 0
    assert arabic.unspaced("قالمديرالمستشفىالجديدإنالخطةجاهزة.") == 1
    assert arabic.unspaced("إن قالمديرالمستشفىالجديد") == pytest.approx(21 / 23)


def test_a_folder_of_the_user_is_read_file_by_file(own, tmp_path):
    folder = tmp_path / "languages" / "xx"
    folder.mkdir()
    (folder / "numbers.toml").write_text('[number]\nsmall = """\nba = 1\n"""\n', encoding="utf-8")
    (folder / "words.toml").write_text('[words]\nfunction = """\nlo\n"""\n', encoding="utf-8")
    language = own("xx", "[words]\nshortest = 3\n")
    assert language.mapping("number.small") == {"ba": "1"}
    assert language.words("words.function") == {"lo"}
    assert language.get("words.shortest") == 3


def test_both_shipped_languages_are_put_together_from_their_files():
    for code in ("ar", "en"):
        language = load_language(code)
        assert language.mapping("name.sounds") and language.mapping("name.places")
        assert language.entries("negation.strong") and language.mapping("opposite.poles")
