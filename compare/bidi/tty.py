"""Talking to the terminal: the query, the switch that is always undone, the remembered choice."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import re
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType

from compare import files, places
from compare.bidi.terminal import CHOICES, QUERY, Plan
from compare.errors import UserError

_FENCE = re.compile(rb"\x1b\[\?[0-9;]*c")
_TIMEOUT = 0.3
_SSH_TIMEOUT = 1.0
_MOST_BYTES = 4096
_SILENT = ("dumb", "")


def may_ask(environ: Mapping[str, str]) -> bool:
    """Whether a query would reach the terminal that draws, and do no harm."""
    return (
        environ.get("TERM", "") not in _SILENT
        and "TMUX" not in environ
        and not environ.get("TERM", "").startswith(("tmux", "screen"))
        and not environ.get("TEXTUAL_DRIVER")
    )


def ask(environ: Mapping[str, str], *, read_fd: int | None = None, write_fd: int | None = None) -> str:
    """Send QUERY and return what the terminal answered, "" when it may not be asked or says nothing.

    Must run before the user interface reads the terminal. Waits for the
    answer to DA1, at most 0.3 s (1 s over ssh, where a late answer would be
    taken for typing). Keys typed meanwhile are lost. Needs a POSIX terminal.
    """
    if not may_ask(environ):
        return ""
    try:
        import termios
        import tty
    except ImportError:
        return ""
    read_fd = _fileno(sys.__stdin__) if read_fd is None else read_fd
    write_fd = _fileno(sys.__stderr__) if write_fd is None else write_fd
    if not (os.isatty(read_fd) and os.isatty(write_fd)):
        return ""
    timeout = _SSH_TIMEOUT if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY") else _TIMEOUT
    try:
        before = termios.tcgetattr(read_fd)
    except termios.error:
        return ""
    try:
        tty.setcbreak(read_fd, termios.TCSANOW)
        os.write(write_fd, QUERY.encode("ascii"))
        return _read_answer(read_fd, timeout).decode("ascii", "replace")
    except (OSError, termios.error):
        return ""
    finally:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(read_fd, termios.TCSANOW, before)


def _fileno(stream: object) -> int:
    """The descriptor of a standard stream, or -1 where there is none."""
    try:
        return stream.fileno()  # type: ignore[attr-defined, no-any-return]
    except (AttributeError, OSError, ValueError):
        return -1


def _read_answer(descriptor: int, timeout: float) -> bytes:
    import select

    found = b""
    end = time.monotonic() + timeout
    while not _FENCE.search(found) and len(found) < _MOST_BYTES:
        ready, _, _ = select.select([descriptor], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            break
        piece = os.read(descriptor, 256)
        if not piece:
            break
        found += piece
    return found


class Switch:
    """Keeps the terminal in the state that a plan needs, and undoes it on every way out.

    A context manager. `write` sends text to the terminal at once; while a user
    interface runs it should be its own writer, lest the sequence lands inside
    another. Leaving twice is harmless. SIGTERM and SIGHUP, if nobody handles
    them, and the end of the interpreter leave as well; kill -9 cannot.
    """

    def __init__(self, plan: Plan, write: Callable[[str], None] | None = None) -> None:
        self.plan = plan
        self._write = write or _to_terminal
        self._entered = False
        self._handled: list[signal.Signals] = []

    def __enter__(self) -> Switch:
        self.enter()
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()
        self._release()

    def enter(self) -> None:
        """Put the terminal into the plan's state: at the start and after a suspension."""
        if not self._entered:
            self._entered = True
            self._hold()
            self._send(self.plan.enter)

    def leave(self) -> None:
        """Give the terminal back as it was: at the end and before a suspension."""
        if self._entered:
            self._entered = False
            self._send(self.plan.leave)

    def change(self, plan: Plan) -> None:
        """Go over to another plan while running."""
        if self._entered and (self.plan.enter, self.plan.leave) != (plan.enter, plan.leave):
            self._send(self.plan.leave + plan.enter)
        self.plan = plan

    def _send(self, sequence: str) -> None:
        if sequence:
            # A terminal that is gone needs no restoring.
            with contextlib.suppress(OSError, ValueError):
                self._write(sequence)

    def _hold(self) -> None:
        atexit.register(self.leave)
        if threading.current_thread() is not threading.main_thread() or self._handled:
            return
        for number in (getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP")):
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, self._on_signal)
                self._handled.append(number)

    def _release(self) -> None:
        atexit.unregister(self.leave)
        for number in self._handled:
            if signal.getsignal(number) == self._on_signal:
                signal.signal(number, signal.SIG_DFL)
        self._handled = []

    def _on_signal(self, number: int, _: FrameType | None) -> None:
        self.leave()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


def _to_terminal(sequence: str) -> None:
    """Write to the stream that Textual draws on, if it is a terminal."""
    descriptor = _fileno(sys.__stderr__)
    if descriptor >= 0 and os.isatty(descriptor):
        os.write(descriptor, sequence.encode("ascii"))


def choices_file() -> Path:
    """Where the chosen mode of each terminal is kept."""
    return places.data_folder() / "terminals.json"


def remembered() -> dict[str, str]:
    """Terminal name to chosen mode; empty when nothing readable is kept."""
    try:
        kept = json.loads(choices_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(kept, dict):
        return {}
    return {name: mode for name, mode in kept.items() if isinstance(mode, str) and mode in CHOICES}


def remember(name: str, mode: str) -> None:
    """Keep `mode` for terminals called `name`; "auto" forgets it. Raises UserError if it cannot be written."""
    kept = {**remembered(), name: mode}
    if mode == CHOICES[0]:
        del kept[name]
    path = choices_file()
    try:
        files.own_folder(path.parent)
    except OSError as error:
        raise UserError(f"{path.parent}: cannot be made ({error.strerror or error}); check its rights") from error
    files.write_whole(path, (json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())
