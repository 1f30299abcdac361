"""Glosses where a user meets them: exports, flag, the review's background; with a toy package and without."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from compare.cli import main
from compare.codec import from_json, to_json
from compare.errors import UserError
from compare.glossing import add_glosses, glosses_nearest_first
from compare.pipeline import Options, compare_documents, load_documents

sys.path.insert(0, str(Path(__file__).parent / "gloss"))
from toy_package import make_package, put_package

ORIGINAL = """قال الوزير إن المدينة هادئة.
وصل الوفد إلى العاصمة مساء الاثنين.
أغلقت المدارس ٣٠٥ أبوابها غدا.
"""
REPORT = """The minister said that the city is quiet.
The delegation arrived in the capital on the evening of Monday.
The schools, 235 of them, close their doors tomorrow.
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str | None, Path]:
    folder = tmp_path_factory.mktemp("packages")
    return {fault: make_package(folder / f"{fault}.argosmodel", fault=fault) for fault in (None, "copy")}


@pytest.fixture
def pair(tmp_path: Path) -> list[str]:
    (tmp_path / "original.txt").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    return [str(tmp_path / "original.txt"), str(tmp_path / "report.txt")]


def exported(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[str, str]:
    capfd.readouterr()
    assert main(["export", *words, "-o", "-"]) == 0
    return capfd.readouterr()


def test_without_a_package_there_is_no_gloss_and_asking_for_one_says_what_to_do(pair, capfd):
    data = json.loads(exported(capfd, *pair, "--format", "json")[0])
    assert data["tool"]["gloss"] is None
    assert {passage["gloss"] for passage in data["passages"]} == {None}
    for command in (["flag"], ["export", "-o", "-", "--format", "json"], ["open"]):
        assert main([*command, *pair, "--gloss"]) == 2
        out, err = capfd.readouterr()
        assert out == "" and err.count("\n") == 1 and "muqabala gloss install ar-en" in err


def test_with_a_package_every_passage_with_an_original_has_a_gloss(pair, files, capfd):
    put_package(files[None])
    data = json.loads(exported(capfd, *pair, "--format", "json")[0])
    assert data["tool"]["gloss"] == "ar-en 1.0"
    of = [
        "said the minister that the city is quiet.",
        "arrived the delegation to the capital on the evening of Monday.",
        "closed the schools 305 their doors tomorrow.",
    ]
    for passage in data["passages"]:
        assert passage["gloss"] == (" ".join(of[index] for index in passage["source"]) or None)
    assert to_json(from_json(data)) == data
    assert exported(capfd, *pair, "--format", "json")[0] == exported(capfd, *pair, "--format", "json", "--no-cache")[0]
    off = json.loads(exported(capfd, *pair, "--format", "json", "--no-gloss")[0])
    assert off["tool"]["gloss"] is None and {p["gloss"] for p in off["passages"]} == {None}
    # A gloss changes nothing else.
    for passage in data["passages"]:
        passage["gloss"] = None
    assert data["passages"] == off["passages"]


@pytest.mark.parametrize("format_", ["csv", "md", "html", "tmx", "xliff", "jsonl"])
def test_every_format_has_the_gloss_and_names_its_maker(pair, files, capfd, format_):
    put_package(files[None])
    out, _ = exported(capfd, *pair, "--format", format_)
    assert "closed the schools 305 their doors tomorrow" in out
    assert format_ == "csv" or "ar-en 1.0" in out.replace("\\", "")


def test_a_doubtful_gloss_says_so(pair, files, capfd):
    put_package(files["copy"])
    data = json.loads(exported(capfd, *pair, "--format", "json")[0])
    assert {p["gloss_doubt"] for p in data["passages"] if p["source"]} == {"leaves words untranslated"}
    rows = list(csv.DictReader(io.StringIO(exported(capfd, *pair, "--format", "csv")[0].lstrip("\ufeff"), newline="")))
    assert rows[0]["machine gloss"].startswith("[doubtful: leaves words untranslated] ")


def test_flag_glosses_what_it_lists(pair, files, capfd):
    put_package(files[None])
    assert main(["flag", *pair]) == 1
    out, err = capfd.readouterr()
    assert "machine gloss: closed the schools 305 their doors tomorrow." in out
    assert "minister" not in out  # a faithful passage is neither listed nor glossed
    assert err == ""
    assert main(["flag", *pair, "--no-gloss"]) == 1
    assert "machine gloss" not in capfd.readouterr().out
    assert main(["flag", *pair, "--format", "json"]) == 1
    data = json.loads(capfd.readouterr().out)
    flag = next(flag for flag in data["flags"] if flag["check"] == "number")
    assert flag["gloss"] == "closed the schools 305 their doors tomorrow."
    assert data["tool"]["gloss"] == "ar-en 1.0"


def test_a_package_that_broke_costs_the_gloss_not_the_comparison(pair, files, capfd):
    from compare.gloss.package import our_folder

    put_package(files[None])
    (our_folder() / "translate-ar_en" / "model" / "model.bin").write_bytes(b"nonsense")
    out, err = exported(capfd, *pair, "--format", "json")
    assert {p["gloss"] for p in json.loads(out)["passages"]} == {None}
    assert err.startswith("muqabala: note: no machine gloss: ") and err.count("\n") == 1
    assert main(["flag", *pair]) == 1
    assert "no machine gloss" in capfd.readouterr().err
    assert main(["export", *pair, "--gloss", "-o", "-", "--format", "json"]) == 2
    out, err = capfd.readouterr()
    assert out == "" and err.count("\n") == 1


def test_a_sentence_longer_than_the_package_takes_costs_no_other_its_gloss(pair, tmp_path, capfd):
    put_package(make_package(tmp_path / "narrow.argosmodel", places=16))
    clause = "وصل الوفد إلى العاصمة مساء الاثنين، "
    Path(pair[0]).write_text(ORIGINAL + clause * 6 + "\n", encoding="utf-8")
    out, err = exported(capfd, *pair, "--format", "json")
    glosses = [passage["gloss"] for passage in json.loads(out)["passages"] if passage["source"]]
    assert all(glosses) and "no machine gloss" not in err
    assert sum(gloss.count("arrived the delegation to the capital on the evening of Monday") for gloss in glosses) == 7


def test_passages_without_a_whole_gloss_are_counted_in_one_line(pair, files, capfd, monkeypatch):
    from compare.gloss.translator import PackageTranslator
    from compare.tui import worker

    put_package(files[None])
    real = PackageTranslator.translate

    def failing(self, sentences, *rest):
        return [None if "الوفد" in text else made for text, made in zip(sentences, real(self, sentences), strict=True)]

    monkeypatch.setattr(PackageTranslator, "translate", failing)
    for words in ([], ["--gloss"]):
        out, err = exported(capfd, *pair, "--format", "json", *words)
        doubts = [p["gloss_doubt"] for p in json.loads(out)["passages"] if p["source"]]
        assert doubts.count("lacks a sentence at which the package fails") == 1
        line = f"no whole machine gloss of 1 of {len(doubts)} passages: ar-en 1.0 fails at them"
        assert err == f"muqabala: note: {line}\n"
    answers = worker.answers(*load_documents(*pair, Options()), Options(), lambda *stage: None, lambda: 0)
    with pytest.raises(UserError, match=line):
        list(answers)


def test_in_the_review_the_comparison_comes_before_its_glosses(pair, files):
    from compare.tui.job import Job

    put_package(files[None])
    documents = load_documents(*pair, Options())
    seen = []
    assert Job(*documents, Options()).follow(lambda *stage: None, seen.append) is None
    assert to_json(seen[0]) == to_json(compare_documents(*documents, Options()))
    assert to_json(seen[-1]) == to_json(add_glosses(compare_documents(*documents, Options()), Options()))
    assert seen[-1].glossed_by == "ar-en 1.0"


def test_in_the_review_a_broken_package_is_said_and_the_comparison_stays(pair, files):
    from compare.tui.job import Job

    (put_package(files[None]).folder / "model" / "model.bin").write_bytes(b"nonsense")
    seen = []
    problem = Job(*load_documents(*pair, Options()), Options()).follow(lambda *stage: None, seen.append)
    assert problem.startswith("no machine gloss: ") and "\n" not in problem
    assert len(seen) == 1


def test_the_child_glosses_where_the_parent_says_the_reader_is(tmp_path, files, monkeypatch):
    from compare.tui import worker

    put_package(files[None])
    (tmp_path / "many.txt").write_text("".join(f"وصل الوفد إلى العاصمة {n}.\n" for n in range(99)), encoding="utf-8")
    (tmp_path / "one.txt").write_text("The delegation arrived in the capital.\n", encoding="utf-8")
    documents = load_documents(str(tmp_path / "many.txt"), str(tmp_path / "one.txt"), Options())
    reader = worker.Reader()
    answers = worker.answers(*documents, Options(), lambda *stage: None, reader)
    assert len(next(answers)["comparison"]["passages"]) > 80
    assert min(place for place, *_ in next(answers)["glosses"]) == 0
    said = iter([b'{"near": 6', b'0}\nrubbish\n{"ne', b""])
    monkeypatch.setattr(worker.os, "read", lambda *arguments: next(said))
    monkeypatch.setattr(worker.os, "_exit", lambda status: None)
    reader.listen()
    monkeypatch.undo()
    assert 60 in [place for place, *_ in next(answers)["glosses"]]


def test_the_nearest_passages_come_first_and_the_reader_is_followed(tmp_path, files, monkeypatch):
    from compare import glossing
    from compare.gloss.glosser import open_glosser

    put_package(files[None])
    (tmp_path / "many.txt").write_text("قال الوزير إن المدينة هادئة.\n" * 30, encoding="utf-8")
    (tmp_path / "report.txt").write_text("The minister said that the city is quiet.\n" * 30, encoding="utf-8")
    options = Options(gloss=False)
    comparison = compare_documents(
        *load_documents(str(tmp_path / "many.txt"), str(tmp_path / "report.txt"), options), options
    )
    monkeypatch.setattr(glossing, "STEP", 4)
    here = [20]
    steps = []
    for glosses in glosses_nearest_first(comparison, open_glosser("ar", "en"), lambda: here[0]):
        steps.append(sorted(glosses))
        here[0] = 5
    assert steps[:3] == [[19, 20, 21, 22], [4, 5, 6, 7], [3, 8, 9, 10]]
    assert sorted(place for step in steps for place in step) == [
        place for place, passage in enumerate(comparison.passages) if passage.source
    ]
    whole = add_glosses(comparison, Options())
    assert whole.passages[20].gloss == "said the minister that the city is quiet."
    some = add_glosses(comparison, Options(), only={comparison.passages[3].id})
    assert [place for place, passage in enumerate(some.passages) if passage.gloss] == [3]
