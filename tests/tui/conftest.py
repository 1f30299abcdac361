"""Opening the review without a terminal, and waiting for it without sleeping."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable

import pytest
from textual.message import Message
from textual.pilot import Pilot
from tui_samples import build

from compare.comparison import Comparison
from compare.review import DecisionStore
from compare.tui.app import ReviewApp, Start


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

    def toasts(self) -> list[str]:
        return [notification.message for notification in self.app._notifications]


@pytest.fixture
def comparison() -> Comparison:
    return build()


@pytest.fixture
def store():
    with DecisionStore() as opened:
        yield opened


@pytest.fixture
def review(
    comparison: Comparison, store: DecisionStore
) -> Callable[..., contextlib.AbstractAsyncContextManager[Opened]]:
    """Open a review: `async with review(size=(80, 24)) as opened`."""

    @contextlib.asynccontextmanager
    async def opening(
        shown: Comparison | None = comparison, *, size: tuple[int, int] = (120, 40), **options
    ) -> AsyncIterator[Opened]:
        documents = shown or comparison
        messages: list[Message] = []
        app = ReviewApp(Start(documents.source, documents.target, comparison=shown, **options), store)
        async with app.run_test(size=size, message_hook=messages.append) as pilot:
            opened = Opened(app, pilot, messages)
            while not (len(app.screen_stack) > 1 and opened.ready):
                await pilot.pause()
            if shown is not None:
                await opened.settle()
            yield opened

    return opening
