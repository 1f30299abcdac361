"""An open review in tests: pressing keys, waiting, reading the screen."""

from __future__ import annotations

import time

from rich.style import Style
from textual.message import Message
from textual.pilot import Pilot

from compare.tui.app import ReviewApp


class Opened:
    """An open review: its application, pilot, and the messages so far."""

    def __init__(self, app: ReviewApp, pilot: Pilot[int], messages: list[Message]) -> None:
        self.app = app
        self.pilot = pilot
        self.messages = messages

    @property
    def screen(self):
        """The review screen, whatever is on top of it."""
        return next(screen for screen in self.app.screen_stack if type(screen).__name__ == "ReviewScreen")

    @property
    def ready(self) -> bool:
        """True once the list has its size, or the screen said that it is too small."""
        return self.screen.is_mounted and bool(self.list.size.width or self.screen.has_class("-tiny"))

    @property
    def list(self):
        return self.screen.passages

    @property
    def review(self):
        return self.list.review

    @property
    def number(self) -> int:
        """The number of the selected passage, from 1, as on the screen."""
        return self.list.number + 1

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def settle(self) -> None:
        """Until workers are done and all messages are handled."""
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def wait(self, words: str) -> None:
        """Until `words` are on the screen: some widgets of Textual draw by a timer."""
        deadline = time.monotonic() + 20
        while words not in self.text():
            assert time.monotonic() < deadline, f"never came: {words!r}\n{self.text()}"
            await self.pilot.pause(0.02)

    async def type(self, text: str) -> None:
        names = {" ": "space", "/": "slash", ".": "full_stop", "-": "minus"}
        await self.press(*(names.get(character, character) for character in text))

    def lines(self) -> list[str]:
        """The screen as text, as drawn."""
        return [
            "".join(segment.text for segment in strip).rstrip() for strip in self.app.screen._compositor.render_strips()
        ]

    def text(self) -> str:
        return "\n".join(self.lines())

    def style_at(self, words: str) -> Style:
        """The style of the first segment of the list that draws `words`."""
        for y in range(self.list.size.height):
            for segment in self.list.render_line(y):
                if words in segment.text:
                    return segment.style
        raise AssertionError(f"{words!r} is not drawn")

    def toasts(self) -> list[str]:
        """All messages so far, in their order."""
        return list(self.screen.message_bar.said)
