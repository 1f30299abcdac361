"""Opening the review without a terminal, and waiting for it without sleeping."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable

import pytest
from textual.message import Message
from tui_driver import Opened
from tui_samples import build

from compare.records import Comparison
from compare.review import DecisionStore
from compare.tui.app import ReviewApp
from compare.tui.session import Start


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
        options = {"words": False} | options
        app = ReviewApp(Start(documents.source, documents.target, comparison=shown, **options), store)
        async with app.run_test(size=size, message_hook=messages.append) as pilot:
            opened = Opened(app, pilot, messages)
            while not (len(app.screen_stack) > 1 and opened.ready):
                await pilot.pause()
            if shown is not None:
                await opened.settle()
            yield opened

    return opening
