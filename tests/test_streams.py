"""Standard streams that are closed, full or left by their reader: one line, the right status."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ORIGINAL, REPORT = "original.txt", "report.txt"
ARABIC = "قال الوزير إن 305 أشخاص أصيبوا في الحريق.\nوأضاف أن المدرسة أغلقت أبوابها يوم الاثنين.\n"
ENGLISH = "The minister said that 235 people were injured in the fire.\nHe added that the school closed on Monday.\n"

needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ORIGINAL).write_text(ARABIC, encoding="utf-8")
    (tmp_path / REPORT).write_text(ENGLISH, encoding="utf-8")
    return tmp_path


def shell(folder: Path, words: str, streams: str) -> subprocess.CompletedProcess[str]:
    command = f'"{sys.executable}" -P -c "import sys; from compare.__main__ import main; sys.exit(main())" {words}'
    # In brackets: what is not redirected stays the test's.
    return subprocess.run(
        f"{{ {command}; }} {streams}", shell=True, cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize(
    "words",
    [
        "flag original.txt report.txt",
        "flag original.txt report.txt --format json",
        "encoder list",
        "--help",
        "--version",
    ],
)
@pytest.mark.parametrize("streams", [">&-", pytest.param(">/dev/full", marks=needs_full)])
def test_what_cannot_be_printed_is_an_error_of_one_line(folder: Path, words: str, streams: str) -> None:
    done = shell(folder, words, streams)
    assert done.returncode == 2
    assert done.stderr.startswith("muqabala: standard output: cannot be written (")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("words", ["flag missing.txt report.txt", "flag --nonsense", "flg", "export original.txt"])
@pytest.mark.parametrize("streams", ["2>&-", pytest.param("2>/dev/full", marks=needs_full), "2>&- >&- <&-"])
def test_an_error_that_cannot_be_told_is_still_an_error(folder: Path, words: str, streams: str) -> None:
    assert shell(folder, words, streams).returncode == 2


@pytest.mark.parametrize("streams", ["2>&-", pytest.param("2>/dev/full", marks=needs_full)])
def test_findings_are_printed_where_notices_cannot_be(folder: Path, streams: str) -> None:
    (folder / ORIGINAL).write_bytes(ARABIC.encode("cp1256"))  # the guessed encoding is a notice
    done = shell(folder, "flag original.txt report.txt", streams)
    assert done.returncode == 1
    assert "305" in done.stdout


def test_a_file_is_written_whole_where_all_streams_are_closed(folder: Path) -> None:
    assert shell(folder, "export original.txt report.txt -o out.csv", "<&- >&- 2>&-").returncode == 0
    first = (folder / "out.csv").read_bytes()
    assert shell(folder, "export original.txt report.txt -o out.csv", "<&-").returncode == 2  # it exists
    assert shell(folder, "export original.txt report.txt -o again.csv", "").returncode == 0
    assert (folder / "again.csv").read_bytes() == first


def test_a_reader_that_leaves_is_no_error(folder: Path) -> None:
    done = shell(folder, "flag original.txt report.txt", "| true")
    assert done.stderr == ""


def test_a_wrong_usage_is_told_in_a_line_that_cannot_act_on_a_terminal(folder: Path) -> None:
    done = shell(folder, "flag original.txt report.txt \"$(printf -- '--\\033]0;title\\007\\nx')\"", "")
    assert done.returncode == 2
    assert done.stderr.startswith("muqabala: ")
    assert done.stderr.count("\n") == 1
    assert "\x1b" not in done.stderr
    assert "\x07" not in done.stderr
