"""Lists of pairs, as people keep them."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import UserError
from compare.many.pairs import read_pairs


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", "utf-8")


def names(folder: Path) -> list[tuple[str, str, str]]:
    return [
        (pair.name, str(Path(pair.original).relative_to(folder)), str(Path(pair.report).relative_to(folder)))
        for pair in read_pairs(folder)
        if pair.error is None
    ]


def test_a_table_names_pairs_by_its_columns_from_its_own_folder(tmp_path: Path) -> None:
    touch(tmp_path, "a.html", "b.docx")
    table = tmp_path / "pairs.csv"
    table.write_text("id;Report;Original;source_lang\nfirst;b.docx;a.html;fa\n;b.docx;a.html;\n", "utf-8-sig")
    first, second = read_pairs(table)
    assert (first.name, first.source_language, first.target_language) == ("first", "fa", "auto")
    assert (first.original, first.report) == (str(tmp_path / "a.html"), str(tmp_path / "b.docx"))
    assert (second.name, second.source_language) == ("b", "auto")


def test_two_columns_need_no_heading_and_fields_may_be_quoted(tmp_path: Path) -> None:
    table = tmp_path / "pairs.csv"
    table.write_text('"x, y.txt",z.txt\n', "utf-8")
    (pair,) = read_pairs(table)
    assert Path(pair.original).name == "x, y.txt"


def test_a_line_of_json_that_is_none_is_told_in_its_pair_and_costs_no_other(tmp_path: Path) -> None:
    lines = tmp_path / "pairs.jsonl"
    lines.write_text('{"original": "a", "report": "b"}\nnot json\n[1]\n\n{"original": "c"}\n', "utf-8")
    errors = [pair.error for pair in read_pairs(lines)]
    assert errors[0] is None
    assert "line 2 is not JSON" in str(errors[1])
    assert "line 3 is no object" in str(errors[2])
    assert errors[3] == "line 5: names no report"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (("1/original.ar.txt", "1/report.en.txt", "1/README.md"), [("1", "1/original.ar.txt", "1/report.en.txt")]),
        (("originals/a.html", "reports/a.docx"), [("a", "originals/a.html", "reports/a.docx")]),
        (("a.original.txt", "a.report.txt"), [("a", "a.original.txt", "a.report.txt")]),
        (("a-source.pdf", "a-target.md"), [("a", "a-source.pdf", "a-target.md")]),
        (("x/a.ar.txt", "x/a.en.txt", "x/b.fr.txt"), [("x-a", "x/a.ar.txt", "x/a.en.txt")]),
        (("n.ar", "n.en"), [("n", "n.ar", "n.en")]),
    ],
)
def test_a_folder_names_pairs_by_how_it_is_laid_out(
    tmp_path: Path, files: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    touch(tmp_path, *files)
    assert names(tmp_path) == expected


def test_a_file_without_its_other_side_is_a_pair_that_failed(tmp_path: Path) -> None:
    touch(tmp_path, "1/original.txt", "2/original.txt", "2/report.txt", "3/report.txt", "3/report.md")
    told = {pair.name: pair.error for pair in read_pairs(tmp_path)}
    assert told["1"] == "no report found for this original"
    assert told["2"] is None
    assert "more than one report" in str(told["3"])


def test_names_are_each_others_equal_nowhere_and_fit_for_files(tmp_path: Path) -> None:
    table = tmp_path / "pairs.csv"
    table.write_text(
        "name,original,report\nA,x,y\na,x,y\n../../etc/a,x,y\nCON,x,y\n.,x,y\nخبر عاجل,x,y\n" + "n" * 300 + ",x,y\n",
        "utf-8",
    )
    found = [pair.name for pair in read_pairs(table)]
    assert found[:6] == ["A", "a-2", "etc-a", "_CON", "_", "خبر_عاجل"]
    assert len(found[6]) == 80


@pytest.mark.parametrize("content", ["", "name,path,other\n1,2,3\n"])
def test_a_table_without_pairs_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "pairs.csv").write_text(content, "utf-8")
    with pytest.raises(UserError, match=r"pairs\.csv"):
        read_pairs(tmp_path / "pairs.csv")


def test_a_folder_without_pairs_is_refused(tmp_path: Path) -> None:
    touch(tmp_path, "notes.txt")
    with pytest.raises(UserError, match="holds no pairs"):
        read_pairs(tmp_path)
