"""`muqabala flag` at a terminal: colours, wrapping, Arabic laid out, words at issue marked."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from test_flag import CHANGED, ORIGINAL, flag, texts  # noqa: F401

from compare.bidi.terminal import VARIABLE
from compare.commands.flag_screen import Screen, screen_for

SGR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that does nothing to Arabic by itself, 60 columns wide."""
    for name in ("TMUX", "NO_COLOR", "VTE_VERSION", "KONSOLE_VERSION", "TERM_PROGRAM", "KITTY_WINDOW_ID", "MLTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "60")


def shown(capfd, *words: str) -> tuple[str, str]:
    """What is written, and the same without colours."""
    _, out, _ = flag(capfd, "o.txt", "other.txt", "--color", "always", *words)
    return out, SGR.sub("", out)


def test_the_words_at_issue_are_marked_on_both_sides(texts, capfd):  # noqa: F811
    out, _ = shown(capfd, "--check", "number")
    assert "killed \x1b[1;4;31mseven\x1b[0m people" in out
    # In the order in which it is drawn, joined: the word for five.
    (marked,) = [match for match in re.findall(r"\x1b\[1;4;31m([^\x1b]+)\x1b", out) if match != "seven"]
    assert [character for character in marked if character.isalpha()] == list("ﺔﺴﻤﺧ")
    assert "\x1b[1;31mCRITICAL\x1b[0m" in out and "\x1b[1;31mnumber\x1b[0m: " in out


def test_no_line_is_wider_than_the_window_and_arabic_ends_at_its_edge(texts, capfd):  # noqa: F811
    (texts / "other.txt").write_text(CHANGED.replace("seven people", "seven people " + "and so on " * 12), "utf-8")
    _, out = shown(capfd)
    lines = out.splitlines()
    assert max(map(len, lines)) <= 60 and max(map(len, lines)) > 50
    arabic = [line for line in lines if any("\ufe70" <= c <= "\ufeff" for c in line) and line.startswith("      ")]
    assert arabic and all(len(line) == 60 for line in arabic)


def test_a_long_sentence_is_cut_around_the_words_at_issue(capfd):
    pair = Path(__file__).parents[1] / "corpora" / "port-fire"
    _, out, _ = flag(
        capfd, str(pair / "original.ar.txt"), str(pair / "report.en.txt"), "--check", "number", "--color", "always"
    )
    below = SGR.sub("", out).partition("report (")[2].splitlines()[1:]
    text = " ".join(line.strip() for line in below)
    assert text.startswith("…") and "235 neighboring containers" in text and len(text) <= 200


def test_without_colours_the_words_are_still_marked(texts, capfd):  # noqa: F811
    _, never, _ = flag(capfd, "o.txt", "other.txt", "--check", "number", "--color", "never")
    _, auto, _ = flag(capfd, "o.txt", "other.txt", "--check", "number")
    # Into a pipe, both are the text without anything that a terminal needs.
    assert never == auto and "\x1b" not in auto and "خمسة" in auto
    plain = Screen(60, coloured=False, mode="app")
    (line,) = plain.lines("five people", 2, marks=([(0, 4)], ("1", "4", "31")))
    assert line == "  \x1b[1;4mfive\x1b[0m people"


def test_how_arabic_is_sent_goes_by_the_terminal(monkeypatch):
    def mode(**environ: str) -> str:
        screen = screen_for("always", {"TERM": "xterm", **environ})
        assert screen is not None
        return screen.mode

    assert mode() == "app"
    assert mode(TMUX="x") == "override"
    # It would be switched while the review lasts; what is written here stays.
    assert mode(VTE_VERSION="7000") == "override"
    assert mode(**{VARIABLE: "isolate"}) == "isolate"


def test_a_wrong_mode_in_the_environment_is_one_line(texts, capfd, monkeypatch):  # noqa: F811
    monkeypatch.setenv(VARIABLE, "nonsense")
    status, out, err = flag(capfd, "o.txt", "other.txt", "--color", "always")
    assert (status, out) == (2, "") and err.startswith("muqabala: MUQABALA_BIDI: ") and err.count("\n") == 1


def test_a_summary_is_wrapped_too(texts, capfd):  # noqa: F811
    _, out = shown(capfd, "--summary")
    assert max(map(len, out.splitlines())) <= 60 and "(ﺔﺴﻤﺧ)" in out


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")
def test_at_a_real_terminal_it_has_colours_and_in_a_pipe_none(texts: Path):  # noqa: F811
    import pty

    command = [sys.executable, "-m", "compare", "flag", "o.txt", "other.txt", "--check", "number"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, stdout=theirs, stderr=theirs, stdin=theirs, env=environment)
    os.close(theirs)
    seen = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    assert process.wait() == 1
    assert "\x1b[1;4;31mseven\x1b[0m" in seen.decode()
    piped = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert b"\x1b" not in piped.stdout and b"seven" in piped.stdout and ORIGINAL.split()[0] in piped.stdout.decode()
