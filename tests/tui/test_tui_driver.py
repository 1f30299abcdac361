"""A terminal that goes away takes the review with it: no process stays behind."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from compare.tui import driver

pty = pytest.importorskip("pty")
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("controlling", [True, False], ids=["with SIGHUP", "without"])
@pytest.mark.parametrize("keys", [b"]ff?", b"", b"O"], ids=["while it draws", "while it waits", "in a dialog"])
def test_closing_the_window_ends_the_review(keys, controlling, tmp_path):
    (tmp_path / "o.txt").write_text("نص قصير.\n", encoding="utf-8")
    (tmp_path / "r.txt").write_text("A short text.\n", encoding="utf-8")
    terminal, inside = pty.openpty()

    def take_terminal() -> None:
        import fcntl
        import termios

        os.setsid()
        if controlling:  # Only then does the kernel send SIGHUP.
            fcntl.ioctl(inside, termios.TIOCSCTTY, 0)

    process = subprocess.Popen(
        [sys.executable, "-m", "compare", "o.txt", "r.txt"],
        stdin=inside,
        stdout=inside,
        stderr=inside,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "LINES": "30", "COLUMNS": "100"},
        preexec_fn=take_terminal,
    )
    os.close(inside)
    try:
        read_until(terminal, lambda drawn: b"reviewed" in drawn or b"no changes" in drawn)
        os.write(terminal, keys)
        if keys == b"O":
            read_until(terminal, lambda drawn: b"What differs" in drawn)
        os.close(terminal)
        assert process.wait(timeout=PATIENCE) in (128 + signal.SIGHUP, -signal.SIGHUP)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def read_until(terminal: int, wanted: Callable[[bytes], bool]) -> None:
    """Read what is drawn, and answer as a terminal that orders Arabic itself: more is written to it."""
    drawn, answered = b"", False
    deadline = time.monotonic() + PATIENCE
    while not wanted(drawn):
        assert time.monotonic() < deadline, drawn.decode("utf-8", "replace")
        if select.select([terminal], [], [], 0.1)[0]:
            drawn += os.read(terminal, 65536)
            if b"\x1b[8$p" in drawn and not answered:
                os.write(terminal, b"\x1b[8;1$y\x1b[?62c")
                answered = True


def test_a_review_that_cannot_end_in_order_ends_all_the_same(monkeypatch):
    ended, asked = threading.Event(), []
    monkeypatch.setattr(driver, "PATIENCE", 0.01)
    monkeypatch.setattr(driver.os, "_exit", lambda status: (asked.append(status), ended.set()))
    loop = SimpleNamespace(call_soon_threadsafe=lambda *_: None)  # A loop that never gets to it.
    driver.leave(SimpleNamespace(exit=None), loop)
    assert ended.wait(PATIENCE) and asked == [driver.HUNG_UP]
