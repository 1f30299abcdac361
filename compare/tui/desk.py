"""What the parts of the review work with: its widgets, and the few things that only the screen can do.

The parts (`compare.tui.control`) do what the keys ask for. They know the desk
and, where they need it, each other; they know neither the screen nor the
application by its type.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import Screen
from textual.widget import Widget

from compare.records import Comparison
from compare.review.links import Links
from compare.tui.model import Review, unlinked
from compare.tui.screens.menu import Choice, Menu
from compare.tui.session import Session
from compare.tui.theme import Look
from compare.tui.widgets.bars import ColumnBar, KeyBar, StatusBar, TitleBar
from compare.tui.widgets.detail_pane import DetailPane
from compare.tui.widgets.findings import FindingsPanel
from compare.tui.widgets.hint import GlossHint
from compare.tui.widgets.message import MessageBar
from compare.tui.widgets.overview import Overview
from compare.tui.widgets.passages import PassageList
from compare.tui.widgets.progress import ProgressPane
from compare.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from typing import Any


class Desk:
    """The widgets of one review screen, made from what it was opened with."""

    def __init__(self, screen: Screen[None], session: Session, look: Look) -> None:
        start = session.start
        self.screen = screen
        self.session = session
        self.links = Links(session.store)
        comparison: Comparison = unlinked(start.source, start.target)
        if start.comparison is not None:
            comparison = self.links.arrived(start.comparison)
        review = Review(comparison, session.store, linked=start.comparison is not None, links=self.links)
        self.passages = PassageList(review, look, session.reading)
        self.overview = Overview(self.passages)
        self.details = DetailPane(self.passages)
        self.progress = ProgressPane(self.passages)
        self.prompt = Prompt(self.passages)
        self.hint = GlossHint(self.passages, start.keys, ascii_only=start.ascii_only)
        self.title_bar = TitleBar(self.passages)
        self.column_bar = ColumnBar(self.passages)
        self.status_bar = StatusBar(self.passages)
        self.findings = FindingsPanel(self.passages)
        self.message_bar = MessageBar(self.passages)
        self.key_bar = KeyBar(self.passages, start.keys, ascii_only=start.ascii_only)

    @property
    def review(self) -> Review:
        """What is being reviewed."""
        return self.passages.review

    @property
    def app(self) -> App[Any]:
        """The application, of which the parts use what Textual gives every one."""
        return self.screen.app

    @property
    def focused(self) -> Widget | None:
        """The widget that has the focus."""
        return self.screen.focused

    def renew(self) -> None:
        """Draw everything again: a decision, a filter, a colour changed."""
        self.passages.repaint()
        self.overview.refresh()
        self.details.renew()
        self.findings.renew()
        self.status_bar.renew()
        for bar in (self.title_bar, self.column_bar, self.key_bar, self.progress):
            bar.refresh()

    def say(self, text: str, *, severity: str = "information", timeout: float = 4) -> None:
        """A line that goes away by itself."""
        self.message_bar.say(text, severity, timeout)

    def ready(self) -> int | None:
        """The number of the passage to work on; None, and why, if there is none."""
        number = self.passages.number
        if number is None or not self.review.linked:
            self.say("no passage is selected" if self.review.linked else self.progress.in_words())
            return None
        return number

    def compared(self) -> bool:
        """Whether the comparison is there; says how far it is if not."""
        if not self.review.linked:
            self.say(self.progress.in_words())
        return self.review.linked

    def choose(
        self,
        title: str,
        choices: Sequence[Choice],
        done: Callable[[str], None],
        marked: Callable[[str], Sequence[Choice]] | None = None,
    ) -> None:
        """Ask with a menu; `done` gets the value chosen, and is not called where none was. `marked`: as of `Menu`."""

        def answered(value: str | None) -> None:
            if value is not None:
                done(value)

        mark = self.passages.look.glyphs.confirmed
        self.app.push_screen(Menu(title, choices, mark=mark, marked=marked), answered)
