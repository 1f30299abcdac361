"""A terminal that goes away takes the review with it: no process stays behind."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("told", [True, False], ids=["with SIGHUP", "without"])
def test_closing_the_window_ends_the_review(told, tmp_path):
    (tmp_path / "o.txt").write_text("نص قصير.\n", encoding="utf-8")
    (tmp_path / "r.txt").write_text("A short text.\n", encoding="utf-8")
    process, terminal = pty.fork()
    if process == 0:
        if not told:
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
        os.environ.update(PYTHONPATH=str(ROOT), TERM="xterm-256color")
        os.chdir(tmp_path)
        os.execv(sys.executable, [sys.executable, "-m", "compare", "o.txt", "r.txt"])
    drawn, answered = b"", False
    deadline = time.monotonic() + PATIENCE
    while b"reviewed" not in drawn and b"no changes" not in drawn:
        assert time.monotonic() < deadline, drawn.decode("utf-8", "replace")
        if select.select([terminal], [], [], 0.1)[0]:
            drawn += os.read(terminal, 65536)
            if b"\x1b[8$p" in drawn and not answered:
                # As a terminal that orders Arabic itself: more is written to it.
                os.write(terminal, b"\x1b[8;1$y\x1b[?62c")
                answered = True
    os.write(terminal, b"]ff?")
    os.close(terminal)
    try:
        while (ended := os.waitpid(process, os.WNOHANG))[0] == 0:
            assert time.monotonic() < deadline, "still running"
            time.sleep(0.02)
    except AssertionError:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        raise
    if told:
        assert os.waitstatus_to_exitcode(ended[1]) in (128 + signal.SIGHUP, -signal.SIGHUP)
