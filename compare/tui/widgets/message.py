"""What the screen says of a key or of itself: at the bottom, where it covers no text."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.timer import Timer

from compare.tui.text import lines_of, segments_of
from compare.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from compare.tui.widgets.passages import PassageList

MOST_LINES = 5
KEPT = 100
BRIEF = 6
"""Seconds; what stands longer leaves the keys in sight."""


class MessageBar(Lines):
    """One message at a time: in the place of the keys what answers a key, above them what comes by itself.

    It goes with the next key, or after some time. What comes while a warning
    stands there waits; else the newest message is the one shown.
    """

    DEFAULT_CSS = "MessageBar { height: 1; display: none; background: $panel; } MessageBar.-open { display: block; }"

    def __init__(self, passages: PassageList) -> None:
        super().__init__(id="message")
        self.passages = passages
        self.text = ""
        self.severity = "information"
        self.said: deque[str] = deque(maxlen=KEPT)
        """All messages so far, the last one last."""
        self._waiting: deque[tuple[str, str, float]] = deque()
        self._timer: Timer | None = None

    def say(self, text: str, severity: str, seconds: float) -> None:
        """Show `text` now, or after the warning that stands there."""
        self.said.append(text)
        if self.text and self.severity != "information":
            self._waiting.append((text, severity, seconds))
        else:
            self._show(text, severity, seconds)

    def acknowledge(self) -> None:
        """The reader went on: what stood there is done with."""
        if self.text:
            self._next()

    def _next(self) -> None:
        if self._waiting:
            self._show(*self._waiting.popleft())
            return
        self.text = ""
        self._stop()
        self.remove_class("-open")
        if self.is_attached:
            self.screen.remove_class("-saying")

    def _show(self, text: str, severity: str, seconds: float) -> None:
        self.text, self.severity = text, severity
        self._stop()
        self._timer = self.set_timer(seconds, self._next)
        self.styles.height = min(MOST_LINES, len(self._lines(self.screen.size.width)))
        self.add_class("-open")
        self.screen.set_class(self.severity == "information" and seconds <= BRIEF, "-saying")
        self.refresh()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _lines(self, width: int) -> list[list[Segment]]:
        look, reading = self.passages.look, self.passages.reading
        style = {"warning": look.strong, "error": look.whole("dropped")}.get(self.severity, look.text)
        room = max(1, width - 2)
        return [
            [Segment(" "), *segments_of(line, room, lambda _: style, style, reading)]
            for line in lines_of(self.text, room, "ltr", reading)
        ]

    def build(self, width: int, height: int) -> Sequence[Sequence[Segment]]:
        return self._lines(width)[:height]
