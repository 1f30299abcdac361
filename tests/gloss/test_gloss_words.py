"""The word gloss: each word by itself, labelled, better than nothing."""

from __future__ import annotations

import re

import pytest

from compare.cli import main
from compare.encoding import open_encoder
from compare.gloss.words import SEPARATOR, UNKNOWN, vocabulary_file, word_gloss
from compare.languages import load_language


@pytest.fixture(scope="module")
def encoder():
    return open_encoder()


def said(text: str, encoder, **languages: str) -> list[str]:
    return [word for item in word_gloss(text, encoder, **languages).split(SEPARATOR) for word in item.split("/")]


def test_common_words_of_news_are_understood(encoder):
    words = said("أعلنت وزارة الصحة أن الحكومة ستفتح تحقيقا عاجلا في الحريق", encoder)
    assert {"ministry", "health", "government", "fire"} <= set(words)
    assert {"announce", "announced", "declare"} & set(words)


def test_what_the_tables_know_is_exact(encoder):
    words = said("لم توافق الأمم المتحدة على إرسال ٣٠٥ جنود إلى مصر يوم السبت في أغسطس", encoder)
    assert "NOT" in words and "305" in words and "Egypt" in words and "UN" in words
    assert "Saturday" in words and "August" in words
    assert not {"في", "على"} & set(words)


def test_clitics_do_not_hide_a_place(encoder):
    assert "Lebanon" in said("وللبنان حدود طويلة", encoder)
    assert "Egyptian" in said("نفى الجيش المصري الخبر", encoder)


def test_a_translation_of_the_table_is_better_than_a_neighbour(encoder):
    """Neither word is near any of the list, which has no harbour and no alarm."""
    assert {"harbour", "alarm"} <= set(said("نفت إدارة المرفأ أن الإنذار لم يعمل", encoder))


def test_without_a_table_the_neighbours_are_said(encoder, monkeypatch):
    monkeypatch.setattr("compare.gloss.words.words_for", lambda *_: ())
    assert "ministry" in said("أعلنت وزارة الصحة", encoder)


def test_numbers_keep_their_points(encoder):
    assert word_gloss("في ٧٫٥ من 1,250,000 في 3/10/2024", encoder) == "7.5 · 1,250,000 · 3/10/2024"


def test_what_stands_in_latin_letters_already_is_left_so(encoder):
    assert word_gloss("شركة Siemens AG", encoder) == "company · siemens · ag"


def test_what_is_not_known_stands_in_latin_letters_and_is_marked(encoder):
    items = said("زغلطشم", encoder)
    assert re.fullmatch(r"~[a-z]+", items[0])


def test_nothing_in_nothing_out(encoder):
    assert word_gloss("", encoder) == word_gloss("… !", encoder) == ""


def test_a_language_without_a_list_gets_latin_letters_only(encoder):
    assert all(item.startswith((UNKNOWN, "NOT")) for item in said("وصل الوفد", encoder, target="xx"))


def test_the_list_is_words_and_no_function_words():
    words = [
        word
        for line in vocabulary_file("en").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
        for word in line.split()
    ]
    assert len(set(words)) > 2000
    assert all(re.fullmatch(r"[a-z]{2,}", word) for word in words)
    assert not {"the", "of", "and", "in"} & set(words)
    assert load_language("en").words("words.function")


def test_the_command_labels_it(tmp_path, capfd):
    (tmp_path / "a.txt").write_text("أعلنت وزارة الصحة النبأ.\n\nوصل الوزير\x1b[31m أمس.\n", encoding="utf-8")
    assert main(["gloss", "words", str(tmp_path / "a.txt")]) == 0
    out, err = capfd.readouterr()
    assert err == "" and "\x1b" not in out
    lines = out.splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("1  أعلنت") and lines[1].startswith("   word gloss: ")
    assert "ministry" in lines[1] and "minister" in lines[3]
    for words in (["absent.txt"], [str(tmp_path / "a.txt"), "--target-lang", "fr"]):
        assert main(["gloss", "words", *words]) == 2
        out, err = capfd.readouterr()
        assert out == "" and err.count("\n") == 1
