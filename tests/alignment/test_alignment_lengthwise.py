"""Texts in languages that the encoder does not cover: laid side by side, nothing claimed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from faithful_texts import ENGLISH, TRANSLATIONS

from compare.alignment.lengthwise import align_lengthwise
from compare.cli import main
from compare.pipeline import Options, load_documents


def written(folder: Path, original: str, report: str) -> tuple[str, str]:
    paths = folder / "original.txt", folder / "report.txt"
    for path, text in zip(paths, (original, report), strict=True):
        path.write_text(text, encoding="utf-8")
    return str(paths[0]), str(paths[1])


def linked(folder: Path, original: str, report: str, language: str = "fr") -> list[tuple[tuple[int, ...], ...]]:
    documents = load_documents(*written(folder, original, report), Options(source_language=language))
    return [(link.source, link.target) for link in align_lengthwise(*documents)]


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_faithful_text_lines_up_by_length_order_and_numbers(language: str, tmp_path: Path) -> None:
    assert linked(tmp_path, TRANSLATIONS[language], ENGLISH, language) == [((i,), (i,)) for i in range(12)]


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_nothing_is_hard_where_the_language_is_not_covered(
    language: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pair = written(tmp_path, TRANSLATIONS[language].replace("21", "31"), ENGLISH)
    words = [*pair, "--source-lang", language, "--no-gloss", "--encoder", "ar-en"]
    assert main(["flag", *words, "--format", "json"]) == 3
    out, err = capfd.readouterr()
    assert json.loads(out)["flags"] == []
    assert json.loads(out)["tool"]["uncovered"] == [language]
    assert err.count("\n") == 1 and "not checked" in err and "--encoder" in err
    assert main(["export", *words, "-o", "-", "--format", "json", "--include-soft"]) == 0
    passages = json.loads(capfd.readouterr().out)["passages"]
    findings = [finding for passage in passages for finding in passage["findings"]]
    assert any(finding["check"] == "number" for finding in findings)
    assert {finding["confidence"] for finding in findings} == {"soft"}
    assert {passage["status"] for passage in passages} == {"equivalent"}


def test_a_long_sentence_left_out_is_found_by_what_stands_around_it(tmp_path: Path) -> None:
    start = ENGLISH.index("Whoever brings")
    links = linked(tmp_path, TRANSLATIONS["fr"], ENGLISH[:start] + ENGLISH[ENGLISH.index("\n\nThe council") :])
    assert ((7,), ()) in links
    assert links[-1] == ((11,), (10,))


def test_two_sentences_made_one_are_linked_with_both(tmp_path: Path) -> None:
    joined = ENGLISH.replace("twice since, in", "twice since. That was in")
    assert linked(tmp_path, TRANSLATIONS["fr"], joined)[-1] == ((11,), (11, 12))


def test_every_sentence_of_texts_of_unlike_length_is_in_one_link(tmp_path: Path) -> None:
    documents = load_documents(*written(tmp_path, "Un mot. " * 900, "A word. "), Options(source_language="fr"))
    links = align_lengthwise(*documents)
    assert [row for link in links for row in link.source] == list(range(900))
    assert [column for link in links for column in link.target] == [0]


@pytest.mark.parametrize("many", ["original", "report"])
def test_a_line_beside_a_book_is_laid_beside_some_line_of_it(many: str, tmp_path: Path) -> None:
    lines = ["Un mot de plus fut dit ce soir."] * 1500
    texts = ("\n".join(lines), "One word more.") if many == "original" else ("Un mot de plus.", "\n".join(lines))
    links = linked(tmp_path, *texts)
    for side, text in enumerate(texts):
        assert [place for link in links for place in link[side]] == list(range(text.count("\n") + 1))
