"""The query on a real pseudo-terminal, the switch and its undoing, what is remembered."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from compare.bidi.terminal import EXPLICIT, IMPLICIT, QUERY, plan
from compare.bidi.tty import Switch, ask, choices_file, may_ask, remember, remembered
from compare.errors import UserError

pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")

XTERM = {"TERM": "xterm-256color"}
VTE = {"TERM": "xterm-256color", "VTE_VERSION": "7006"}
ROOT = Path(__file__).parents[2]


@pytest.fixture
def terminal():
    """Both ends of a pseudo-terminal: (ours, the program's)."""
    ours, theirs = pty.openpty()
    yield ours, theirs
    os.close(ours)
    os.close(theirs)


def answering(ours: int, *pieces: bytes) -> threading.Thread:
    """A terminal that waits for the query and answers in pieces."""

    def answer() -> None:
        heard = b""
        while QUERY.encode() not in heard:
            heard += os.read(ours, 64)
        for piece in pieces:
            os.write(ours, piece)

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    return thread


def test_the_answer_is_read_and_the_terminal_left_as_it_was(terminal) -> None:
    ours, theirs = terminal
    before = termios.tcgetattr(theirs)
    thread = answering(ours, b"\x1b[8;1", b"$y", b"\x1b[?6", b"5;1;9c")
    answer = ask(XTERM, read_fd=theirs, write_fd=theirs)
    thread.join(2)
    assert answer == "\x1b[8;1$y\x1b[?65;1;9c"
    assert plan(XTERM, answer).enter == EXPLICIT
    assert termios.tcgetattr(theirs) == before


def test_a_terminal_without_the_mode_answers_the_fence_only(terminal) -> None:
    ours, theirs = terminal
    answering(ours, b"\x1b[?1;2c")
    started = time.monotonic()
    assert plan(XTERM, ask(XTERM, read_fd=theirs, write_fd=theirs)).enter == ""
    assert time.monotonic() - started < 0.29


def test_silence_is_waited_for_only_so_long(terminal) -> None:
    _, theirs = terminal
    before = termios.tcgetattr(theirs)
    started = time.monotonic()
    assert ask(XTERM, read_fd=theirs, write_fd=theirs) == ""
    assert 0.25 < time.monotonic() - started < 2.0
    assert termios.tcgetattr(theirs) == before


@pytest.mark.parametrize(
    "environ",
    [{}, {"TERM": "dumb"}, {**XTERM, "TMUX": "x"}, {"TERM": "screen"}, {**XTERM, "TEXTUAL_DRIVER": "web"}],
)
def test_no_query_where_it_would_do_harm(environ, terminal) -> None:
    ours, theirs = terminal
    os.set_blocking(ours, False)
    assert not may_ask(environ)
    assert ask(environ, read_fd=theirs, write_fd=theirs) == ""
    with pytest.raises(BlockingIOError):
        os.read(ours, 1)


def test_no_query_to_a_pipe() -> None:
    reading, writing = os.pipe()
    try:
        assert ask(XTERM, read_fd=reading, write_fd=writing) == ""
    finally:
        os.close(reading)
        os.close(writing)


def test_the_switch_is_undone_once_whatever_happens() -> None:
    sent: list[str] = []
    with pytest.raises(ZeroDivisionError), Switch(plan(VTE), sent.append) as switch:
        switch.leave()  # suspended
        switch.enter()
        raise ZeroDivisionError
    assert sent == [EXPLICIT, IMPLICIT, EXPLICIT, IMPLICIT]
    switch.leave()
    assert len(sent) == 4


def test_a_change_of_mode_undoes_the_old_and_enters_the_new() -> None:
    sent: list[str] = []
    with Switch(plan(VTE), sent.append) as switch:
        switch.change(plan(XTERM))
        switch.change(plan(VTE))
        switch.change(plan(VTE))
    assert sent == [EXPLICIT, IMPLICIT, EXPLICIT, IMPLICIT]


@pytest.mark.parametrize(
    ("ending", "status"),
    [
        ("os.kill(os.getpid(), signal.SIGTERM); time.sleep(9)", -signal.SIGTERM),
        ("os.kill(os.getpid(), signal.SIGHUP); time.sleep(9)", -signal.SIGHUP),
        ("sys.exit(3)", 3),
        ("1 / 0", 1),
    ],
)
def test_the_switch_is_undone_when_the_program_ends(ending: str, status: int, terminal) -> None:
    ours, theirs = terminal
    program = (
        "import os, signal, sys, time\n"
        "from compare.bidi.terminal import plan\n"
        "from compare.bidi.tty import Switch\n"
        # Whoever runs the tests may ignore it, as nohup does, and children inherit that.
        "signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
        f"switch = Switch(plan({VTE!r}))\nswitch.enter()\n{ending}\n"
    )
    done = subprocess.run([sys.executable, "-c", program], stderr=theirs, cwd=ROOT, timeout=60)
    assert done.returncode == status
    written = os.read(ours, 65536).decode()
    assert written.startswith(EXPLICIT)
    assert written.rstrip().endswith(IMPLICIT)


def test_a_choice_is_remembered_by_terminal(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("MUQABALA_DATA", str(tmp_path / "new" / "data"))
    assert remembered() == {}
    remember("iTerm.app", "isolate")
    remember("kitty", "app")
    remember("kitty", "words")
    assert remembered() == {"iTerm.app": "isolate", "kitty": "words"}
    remember("kitty", "auto")
    assert remembered() == {"iTerm.app": "isolate"}


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b"\xff", b'{"a": 1, "b": "no"}'])
def test_a_damaged_memory_is_none(content: bytes, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("MUQABALA_DATA", str(tmp_path))
    choices_file().write_bytes(content)
    assert remembered() == {}


def test_a_memory_that_cannot_be_written_is_told(tmp_path, monkeypatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MUQABALA_DATA", str(tmp_path / "file" / "data"))
    with pytest.raises(UserError, match="cannot be made"):
        remember("xterm", "app")
