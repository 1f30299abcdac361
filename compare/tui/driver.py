"""A terminal that goes away: closed by its window, or with the connection."""

from __future__ import annotations

import contextlib
import signal
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

HUNG_UP = 128 + getattr(signal, "SIGHUP", 1)
"""The exit status, as if the signal had ended the program."""


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
        with contextlib.suppress(RuntimeError):  # The loop has ended already.
            self._loop.call_soon_threadsafe(self._app.exit, HUNG_UP)


def lasting(driver_class: type[Driver]) -> type[Driver]:
    """`driver_class`, drawing on a stream that outlives its terminal."""

    class LastingDriver(driver_class):  # type: ignore[valid-type, misc]
        def __init__(self, app: App[Any], **options: Any) -> None:
            super().__init__(app, **options)
            stream: Any = getattr(self, "_file", None)
            if stream is not None:
                self._file: Any = Lasting(stream, app, self._loop)

    return LastingDriver
