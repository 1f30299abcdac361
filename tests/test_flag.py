"""`muqabala flag` for scripts: formats, what is listed, exit statuses, several reports."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from compare.cli import main

ORIGINAL = """قال الوزير إن الحادث أودى بحياة خمسة أشخاص يوم الاثنين.

وأغلقت الطرق المؤدية إلى الميناء.

وأضاف أن 305 أشخاص غادروا المدينة.
"""
REPORT = """The minister said the accident killed five people on Monday.

The roads to the port were closed.

He added that 305 people had left the city.
"""
CHANGED = REPORT.replace("five", "seven").replace("Monday", "Tuesday")


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an original, a faithful report and one that says other things; it is the working folder."""
    for name, text in (("o.txt", ORIGINAL), ("same.txt", REPORT), ("other.txt", CHANGED)):
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def flag(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error."""
    try:
        status = main(["flag", *words])
    except SystemExit as stop:
        status = int(stop.code or 0)
    out, err = capfd.readouterr()
    return status, out, err


def checks(text: str) -> list[str]:
    """The checks of the format `line`."""
    return [line.split(": ")[2] for line in text.splitlines()]


def test_a_finding_a_line_for_editors_and_grep(texts, capfd):
    status, out, err = flag(capfd, "o.txt", "other.txt", "--format", "line")
    assert (status, err) == (1, "")
    assert all(re.fullmatch(r"other\.txt:1: (minor|major|critical): \w+: .+", line) for line in out.splitlines())
    assert {"number", "date"} <= set(checks(out))
    assert "other.txt:1: critical: number: 5 (خمسة) → “seven”" in out.splitlines()
    assert flag(capfd, "o.txt", "same.txt", "--format", "line") == (0, "", "")


def test_lines_stand_in_the_order_of_the_report_at_the_words_at_issue(texts, capfd):
    joined = CHANGED.replace("305 people", "235\npeople").replace("Tuesday.\n\n", "Tuesday.\n\n\n")
    (texts / "other.txt").write_text(joined, "utf-8")
    _, out, _ = flag(capfd, "o.txt", "other.txt", "--format", "line", "--check", "number")
    assert [int(line.split(":")[1]) for line in out.splitlines()] == [1, 6]


def test_what_the_report_leaves_out_is_placed_in_the_original(texts, capfd):
    (texts / "other.txt").write_text(REPORT.replace("The roads to the port were closed.\n\n", ""), "utf-8")
    _, out, _ = flag(capfd, "o.txt", "other.txt", "--format", "line", "--include-soft")
    assert any(line.startswith("o.txt:3: ") and ": sentence: " in line for line in out.splitlines())


def test_nothing_in_a_line_can_act_on_a_terminal_or_break_it(texts, capfd):
    (texts / "other\x1b[31m.txt").write_text(CHANGED, "utf-8")
    _, out, _ = flag(capfd, "o.txt", "other\x1b[31m.txt", "--format", "line")
    assert "\x1b" not in out and all(line.startswith("other␛[31m.txt:1: ") for line in out.splitlines())


def test_only_the_checks_that_are_asked_for(texts, capfd):
    _, everything, _ = flag(capfd, "o.txt", "other.txt", "--format", "line")
    for wish in (["--check", "number"], ["--check", "number,date"], ["--check", "date", "--check", "number"]):
        status, out, _ = flag(capfd, "o.txt", "other.txt", "--format", "line", *wish)
        wanted = set("".join(wish).replace("--check", " ").replace(",", " ").split())
        assert status == 1 and checks(out) == [name for name in checks(everything) if name in wanted]
    assert flag(capfd, "o.txt", "other.txt", "--check", "quote") == (0, "", "")
    status, out, err = flag(capfd, "o.txt", "other.txt", "--check", "nonsense")
    assert (status, out) == (2, "") and err.startswith("muqabala: --check nonsense: no such check; choose from ")


def test_the_status_goes_by_the_severity_that_is_asked_for(texts, capfd):
    (texts / "other.txt").write_text(REPORT.replace("Monday", "Tuesday"), "utf-8")
    _, out, _ = flag(capfd, "o.txt", "other.txt", "--format", "line")
    worst = "critical" if ": critical: " in out else "major"
    milder = [name for name in ("minor", "major") if name == worst or worst == "critical"]
    for least in ("minor", *milder):
        assert flag(capfd, "o.txt", "other.txt", "--format", "line", "--fail-on", least)[:2] == (1, out)
    assert flag(capfd, "o.txt", "other.txt", "--format", "line", "--fail-on", "never")[:2] == (0, out)
    if worst != "critical":
        assert flag(capfd, "o.txt", "other.txt", "--format", "line", "--fail-on", "critical")[:2] == (0, out)


def test_several_reports_of_one_original(texts, capfd):
    status, out, err = flag(capfd, "o.txt", "same.txt", "other.txt", "same.txt")
    assert (status, err) == (1, "")
    first, second, *_, last = out.split("\n\n")
    assert first == "same.txt against o.txt: no difference found by the checks"
    assert second.startswith("other.txt against o.txt: ") and last.endswith(first + "\n")
    _, alone, _ = flag(capfd, "o.txt", "other.txt")
    assert out == f"{first}\n\n{alone}\n{first}\n"
    assert flag(capfd, "o.txt", "same.txt", "same.txt")[0] == 0
    _, lines, _ = flag(capfd, "o.txt", "same.txt", "other.txt", "--format", "line")
    assert lines == flag(capfd, "o.txt", "other.txt", "--format", "line")[1]


def test_several_reports_as_json_are_a_list(texts, capfd):
    _, out, _ = flag(capfd, "o.txt", "same.txt", "other.txt", "--format", "json")
    same, other = json.loads(out)
    assert (same["flags"], other["target"]["path"]) == ([], "other.txt")
    assert other == json.loads(flag(capfd, "o.txt", "other.txt", "--format", "json")[1])


def test_a_report_that_cannot_be_read_costs_no_other(texts, capfd):
    status, out, err = flag(capfd, "o.txt", "other.txt", "absent.txt", "same.txt", "--fail-on", "never")
    assert status == 2
    assert err.startswith("muqabala: absent.txt: ") and err.count("\n") == 1
    assert out.startswith("other.txt against o.txt: ") and out.endswith("no difference found by the checks\n")


@pytest.mark.parametrize(
    "words",
    [["o.txt", "-", "same.txt"], ["-", "same.txt", "other.txt"], ["o.txt", "same.txt", "other.txt", "--swap"]],
    ids=["a-report", "the-original", "swap"],
)
def test_what_several_reports_cannot_be_given(texts, capfd, words):
    status, out, err = flag(capfd, *words)
    assert (status, out) == (2, "") and err.startswith("muqabala: -") and err.count("\n") == 1


def test_a_summary_in_place_of_the_list(texts, capfd):
    status, out, err = flag(capfd, "o.txt", "other.txt", "--summary", "--disable", "label")
    assert (status, err) == (1, "")
    head, below = out.split("\n\n", 1)
    lines = head.splitlines()
    assert lines[0] == "other.txt against o.txt (ar to en)"
    found = {line[:16].strip(): line[16:] for line in lines[1:]}
    assert found["divergences"] == "2 in 1 passage: 2 critical"
    assert found["passages"].startswith("3: 1 reworded, 0 added, 0 dropped, 0 moved; 2 with no difference found")
    assert found["kept"] == "100% of the original (3 of 3 sentences)"
    assert found["links"].startswith("sure (mean probability ")
    assert found["not checked"] == "without the checks label"
    assert "other.txt:1: critical: number: 5 (خمسة) → “seven”" in below.splitlines()


def test_a_summary_of_the_same_is_short(texts, capfd):
    status, out, _ = flag(capfd, "o.txt", "same.txt", "--summary")
    assert status == 0 and "none found by the checks" in out and "\n\n" not in out
    status, out, _ = flag(capfd, "o.txt", "same.txt", "other.txt", "--summary")
    assert status == 1 and out.count("\n\n") == 2


def test_a_summary_for_programs(texts, capfd):
    status, out, _ = flag(capfd, "o.txt", "other.txt", "--summary", "--format", "json")
    data = json.loads(out)
    assert status == 1 and data["schema"] == 1 and data["target"]["path"] == "other.txt"
    assert data["summary"]["findings"]["critical"] >= 1 and data["summary"]["kept"] == 1.0
    _, out, _ = flag(capfd, "o.txt", "same.txt", "other.txt", "--summary", "--format", "json")
    assert [entry["target"]["path"] for entry in json.loads(out)] == ["same.txt", "other.txt"]
    assert flag(capfd, "o.txt", "other.txt", "--summary", "--format", "line")[:2] == (2, "")


ELSEWHERE = "\n\n".join(
    f"{sentence}\n"
    for sentence in (
        "Whisk the egg whites with sugar until they hold soft peaks.",
        "Fold in the ground almonds and a pinch of cinnamon.",
        "Butter the tin and dust it lightly with flour.",
        "Bake the cake for forty minutes and let it cool on a rack.",
    )
)


def test_texts_that_nothing_links_are_not_checked(texts: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (texts / "cake.txt").write_text(ELSEWHERE, "utf-8")
    status, out, err = flag(capfd, "o.txt", "cake.txt")
    assert (status, out) == (3, "")
    assert err.count("hardly anything links the two texts") == 1
    status, out, _ = flag(capfd, "--summary", "o.txt", "cake.txt")
    assert status == 3
    assert "not checked" in out and "may not belong together" in out


def test_a_summary_says_that_a_blank_is_no_verdict(texts: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert "may differ all the same" in flag(capfd, "--summary", "o.txt", "same.txt")[1]
