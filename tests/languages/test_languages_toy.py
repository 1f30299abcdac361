"""A language added by docs/languages.md alone: its files are written as they stand there, and find what it says."""

import re
from pathlib import Path

import pytest
from pairs import document

from compare.checks.engine import run_checks
from compare.cli import main
from compare.languages import load_language
from compare.languages.schema import HEADINGS
from compare.records import Link
from compare.text import lexicon

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "languages.md").read_text("utf-8")
FILES = dict(re.findall(r"```toml\n# (qtx/\w+\.toml)\n(.*?)```", PAGE, re.S))
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.partition("<!-- toy:begin -->")[2].partition("<!-- toy:end -->")[0].splitlines()[3:]
]


@pytest.fixture
def toy(tmp_path, monkeypatch):
    """The folder beside the settings, with the files of the page."""
    monkeypatch.setenv("MUQABALA_SETTINGS", str(tmp_path / "settings.toml"))
    for name, text in FILES.items():
        path = tmp_path / "languages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    load_language.cache_clear()
    lexicon._scanner.cache_clear()
    yield tmp_path
    load_language.cache_clear()
    lexicon._scanner.cache_clear()


def test_the_page_has_files_and_examples():
    assert len(FILES) == 3
    assert len(ROWS) >= 8


@pytest.mark.parametrize(("original", "report", "expected"), ROWS, ids=[row[1][:30] for row in ROWS])
def test_the_lists_of_the_page_find_what_it_says(toy, original, report, expected):
    source, target = document("qtx", original), document("en", report)
    findings = run_checks(source, target, [Link((0,), (0,), 1.0)])[0].findings
    assert ", ".join(sorted(f.check for f in findings if f.confidence == "hard")) == expected


def test_the_command_of_the_page_reads_the_lists(toy, capsys):
    for name, column in (("original", 0), ("report", 1)):
        (toy / f"{name}.txt").write_text("\n\n".join(row[column] for row in ROWS) + "\n", encoding="utf-8")
    main(["flag", str(toy / "original.txt"), str(toy / "report.txt"), "--source-lang", "qtx", "--include-soft"])
    said = capsys.readouterr().out
    assert "no venova mi" in said and "number" in said and "date" in said


def test_a_mistake_is_told_as_the_page_says(toy, capsys):
    path = toy / "languages" / "qtx" / "numbers.toml"
    path.write_text(path.read_text("utf-8").replace("small", "smal"), encoding="utf-8")
    (toy / "a.txt").write_text("Bo stado.\n", encoding="utf-8")
    load_language.cache_clear()
    assert main(["flag", str(toy / "a.txt"), str(toy / "a.txt"), "--source-lang", "qtx"]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "qtx/numbers.toml:2: [number] has no list “smal”; did you mean “small”?" in error
    assert "qtx/numbers.toml:2: [number] has no list “smal”; did you mean “small”?" in PAGE


def test_the_page_names_every_heading_and_list():
    table = PAGE.partition("### Every list")[2]
    for heading, lists in HEADINGS.items():
        row = next(line for line in table.splitlines() if line.startswith(f"| `{heading}`"))
        assert [name for name in lists if f"`{name}`" not in row] == []
