"""Languages are detected and told; which file is the original is never decided silently."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compare.cli import main

ARABIC = "نفى الوزير أن الجسر أغلق.\nوقال إن 305 سيارات عبرته يوم الاثنين.\n"
FINNISH = (
    "Kaupunginvaltuusto hyväksyi talousarvion tiistaina. Uusi silta avataan liikenteelle ensi vuonna.\n"
    "Sen rakentaminen maksaa kaupungille enemmän kuin aiemmin arvioitiin.\n"
)
ENGLISH = "The minister denied that the bridge was closed.\nHe said that 305 cars crossed it on Monday.\n"


def written(folder: Path, original: str, report: str) -> list[str]:
    paths = [folder / "one.txt", folder / "two.txt"]
    for path, text in zip(paths, (original, report), strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def listed(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[list[str], int, str]:
    """Languages of original and report as the JSON names them, exit status, what was said."""
    status = main(["flag", *words, "--format", "json"])
    out, err = capfd.readouterr()
    data = json.loads(out)
    return [data[side]["language"] for side in ("source", "target")], status, err


def test_languages_are_detected_and_the_usual_pair_is_not_talked_about(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert listed(capfd, *written(tmp_path, ARABIC, ENGLISH)) == (["ar", "en"], 0, "")


def test_an_english_original_stays_the_original_and_is_told_once(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    languages, status, err = listed(capfd, *written(tmp_path, ENGLISH, ARABIC))
    assert (languages, status) == (["en", "ar"], 0)
    assert err.count("\n") == 1 and "one.txt (en) is taken for the original" in err and "--swap" in err


def test_swap_takes_the_files_the_other_way_round(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pair = written(tmp_path, ENGLISH, ARABIC)
    assert listed(capfd, *pair, "--swap") == (["ar", "en"], 0, "")
    assert main(["export", *pair, "--swap", "-o", "-", "--format", "json"]) == 0
    assert json.loads(capfd.readouterr().out)["source"]["path"] == pair[1]


def test_a_code_overrides_what_the_text_tells(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    languages, status, _ = listed(capfd, *written(tmp_path, ENGLISH, ARABIC), "--source-lang", "en-GB")
    assert (languages, status) == (["en-GB", "ar"], 0)


def test_a_detected_language_that_is_not_covered_is_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    languages, status, err = listed(capfd, *written(tmp_path, FINNISH, ENGLISH))
    assert (languages, status) == (["fi", "en"], 3)
    assert err.count("\n") == 1 and "'fi' of the original" in err and "--encoder" in err


@pytest.mark.parametrize("text", [ARABIC, ENGLISH])
def test_identical_texts_give_no_finding(text: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pair = written(tmp_path, text, text)
    assert main(["export", *pair, "-o", "-", "--format", "json", "--include-soft", "--no-gloss"]) == 0
    out, err = capfd.readouterr()
    passages = json.loads(out)["passages"]
    assert [(p["source"], p["target"], p["status"], p["findings"]) for p in passages] == [
        ([0], [0], "equivalent", []),
        ([1], [1], "equivalent", []),
    ]
    assert err.count("\n") == 1 and "same text" in err


@pytest.mark.parametrize("text", ["word " * 1_000_001, "A.\n" * 100_001], ids=["characters", "sentences"])
def test_a_text_too_long_to_be_compared_is_refused_before_the_work(
    text: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "o.txt").write_text(text)
    (tmp_path / "r.txt").write_text("A word.")
    status = main(["flag", str(tmp_path / "o.txt"), str(tmp_path / "r.txt"), "--no-gloss", "--segmentation", "lines"])
    out, err = capfd.readouterr()
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "split it" in err
