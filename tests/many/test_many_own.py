"""This program's own exports, which lie beside the texts that they are about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from many_texts import original, report, write_pairs

from compare.cli import main
from compare.export import formats
from compare.export.registry import suffix_of
from compare.many.folder import ROWS
from compare.many.own import is_batch, is_own, is_own_file
from compare.many.pairs import read_pairs

TEXTS = {
    "about.html": '<html><head><meta name="generator" content="WordPress 6"></head><p>muqabala 0.1.0 is a program.</p>',
    "quoting.md": "# Notes\n\nIt wrote “How this was made: made by: muqabala 0.1.0” below.\n",
    "other.tmx": '<tmx version="1.4"><header creationtool="other" o-tmf="muqabala"/></tmx>',
    "other.json": '{"tool": {"name": "another", "for": "muqabala"}}',
    "empty.txt": "",
    "damaged.docx": "PK\x03\x04 and no more",
}


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "original.ar.txt").write_text(original(1), "utf-8")
    (folder / "report.en.txt").write_text(report(1, 905), "utf-8")
    return folder


def export(folder: Path, name: str, file: str) -> Path:
    texts = str(folder / "original.ar.txt"), str(folder / "report.en.txt")
    assert main(["export", *texts, "--format", name, "-o", str(folder / file)]) == 0
    return folder / file


def find(capfd: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    capfd.readouterr()
    assert main(["find", *words, "--format", "json", "--workers", "1"]) == 0
    return dict(json.loads(capfd.readouterr().out))


@pytest.mark.parametrize("name", formats())
def test_every_export_is_known_by_its_mark_whatever_its_name(pair: Path, name: str) -> None:
    file = export(pair, name, f"x{suffix_of(name)}")
    assert is_own(file.read_bytes())
    assert is_own_file(file.rename(pair / "renamed"))


@pytest.mark.parametrize("name", TEXTS)
def test_what_others_wrote_is_not_taken_for_an_export(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXTS[name], "utf-8")
    assert not is_own_file(tmp_path / name)


def test_a_file_that_is_not_there_is_no_export(tmp_path: Path) -> None:
    assert not is_own_file(tmp_path / "none")


def test_find_leaves_exports_out_and_says_so(pair: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("html", "md", "docx"):
        export(pair, name, f"export.{name}")
    found = find(capfd, str(pair / "report.en.txt"), str(pair))
    assert [Path(candidate["path"]).name for candidate in found["candidates"]] == ["original.ar.txt"]
    assert any("export.docx" in notice and "export.html" in notice for notice in found["notices"])


def test_find_leaves_out_what_a_batch_wrote(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = write_pairs(tmp_path / "in", 2)
    batch = ["batch", str(folder), "-o", str(folder / "night"), "--format", "html,flag-text", "--workers", "1"]
    assert main(batch) == 0
    found = find(capfd, str(folder / "pair001" / "report.en.txt"), str(folder), "--top", "9")
    assert not [candidate["path"] for candidate in found["candidates"] if "night" in candidate["path"]]
    assert main(batch) == 0
    assert "2 pairs, 0 failed" in capfd.readouterr().out


def test_an_export_is_no_side_of_a_pair_in_a_folder(pair: Path) -> None:
    export(pair, "html", "report.html")
    notices: list[str] = []
    (found,) = read_pairs(pair, notices)
    assert found.error is None
    assert found.report.endswith("report.en.txt")
    assert notices == [f"{pair}: report.html is an export of this program and was left out"]


def test_an_export_that_a_table_names_is_compared_as_asked(pair: Path) -> None:
    export(pair, "html", "report.html")
    (pair / "pairs.csv").write_text("original,report\noriginal.ar.txt,report.html\n", "utf-8")
    (found,) = read_pairs(pair / "pairs.csv")
    assert found.report.endswith("report.html")


@pytest.mark.parametrize(
    ("written", "batch"),
    [
        ('{"muqabala": "batch", "version": "1"}\n', True),
        ('{"muqabala": "index"}\n', False),
        ('["muqabala", "batch"]\n', False),
        ("rows of somebody else\n", False),
    ],
)
def test_a_folder_that_a_batch_wrote_is_known_by_its_rows(tmp_path: Path, written: str, batch: bool) -> None:
    assert not is_batch(tmp_path)
    (tmp_path / ROWS).write_text(written, "utf-8")
    assert is_batch(tmp_path) is batch
