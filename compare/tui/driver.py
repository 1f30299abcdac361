"""A terminal that goes away: closed by its window, or with the connection.

The review must end then, and soon: a process that nobody sees any more would
read the end of its input for ever, as fast as it can. Three things tell of it:
SIGHUP (where the terminal controls the process), an error of writing (where
something is drawn), and POLLHUP, which needs neither.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import threading
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

SIGNALLED = 128
"""Exit statuses above it are of what a signal ended."""
HUNG_UP = SIGNALLED + getattr(signal, "SIGHUP", 1)
"""The exit status, as if the signal had ended the program."""
PATIENCE = 3.0
"""Seconds the review has to end by itself. Every decision was saved before it was shown."""


class Lasting:
    """A stream to the terminal that can be written to after the terminal is gone.

    Textual writes in a thread. An error there ends the thread, its queue fills
    up, and the program waits for ever: an invisible process for every closed
    window. Here the first error ends the review instead, and the rest is lost.
    """

    def __init__(self, stream: IO[str], app: App[Any], loop: Any) -> None:
        self._stream = stream
        self._app = app
        self._loop = loop
        self._gone = False

    def write(self, text: str) -> None:
        """Write, as long as there is a terminal."""
        if not self._gone:
            try:
                self._stream.write(text)
            except OSError:
                self._leave()

    def flush(self) -> None:
        """Flush, as long as there is a terminal."""
        if not self._gone:
            try:
                self._stream.flush()
            except OSError:
                self._leave()

    def fileno(self) -> int:
        """The descriptor of the stream."""
        return self._stream.fileno()

    def isatty(self) -> bool:
        """Whether it was a terminal."""
        return self._stream.isatty()

    def _leave(self) -> None:
        self._gone = True
        leave(self._app, self._loop)


def leave(app: App[Any], loop: Any) -> None:
    """End `app`, whose terminal is gone: in order, or after `PATIENCE` seconds in any case."""
    last = threading.Timer(PATIENCE, os._exit, (HUNG_UP,))
    last.daemon = True
    last.start()
    with contextlib.suppress(RuntimeError):  # The loop has ended already.
        loop.call_soon_threadsafe(app.exit, HUNG_UP)


def watch(descriptor: int, app: App[Any], loop: Any) -> None:
    """Wait until the terminal behind `descriptor` hangs up, then end `app`. Blocks; for a thread."""
    waiting = select.poll()
    waiting.register(descriptor, 0)  # POLLHUP comes without being asked for.
    if any(event & select.POLLHUP for _, event in waiting.poll()):
        leave(app, loop)


def lasting(driver_class: type[Driver]) -> type[Driver]:
    """`driver_class`, drawing on a stream that outlives its terminal."""

    class LastingDriver(driver_class):  # type: ignore[valid-type, misc]
        def __init__(self, app: App[Any], **options: Any) -> None:
            super().__init__(app, **options)
            stream: Any = getattr(self, "_file", None)
            if stream is not None:
                self._file: Any = Lasting(stream, app, self._loop)
            descriptor = getattr(self, "fileno", None)
            if isinstance(descriptor, int) and hasattr(select, "poll"):
                arguments = (descriptor, app, self._loop)
                threading.Thread(target=watch, args=arguments, name="hang-up", daemon=True).start()

    return LastingDriver
