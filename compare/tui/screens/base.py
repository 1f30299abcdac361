"""What the parts of the review screen share: its widgets, and drawing them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from compare.tui.model import Review
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
    from compare.tui.app import ReviewApp


class ReviewBase(Screen[None]):
    """The widgets of the review screen; the actions are in the classes made from this."""

    passages: PassageList
    overview: Overview
    details: DetailPane
    progress: ProgressPane
    hint: GlossHint
    prompt: Prompt
    title_bar: TitleBar
    column_bar: ColumnBar
    status_bar: StatusBar
    key_bar: KeyBar
    message_bar: MessageBar
    findings: FindingsPanel

    @property
    def review_app(self) -> ReviewApp:
        """The application, by its own type."""
        return cast("ReviewApp", self.app)

    @property
    def review(self) -> Review:
        """What is being reviewed."""
        return self.passages.review

    def renew(self) -> None:
        """Draw everything again: a decision, a filter, a colour changed."""
        self.passages.repaint()
        self.overview.refresh()
        self.details.renew()
        self.findings.renew()
        self.status_bar.renew()
        for bar in (self.title_bar, self.column_bar, self.key_bar, self.progress):
            bar.refresh()

    def still_comparing(self) -> str:
        """What a key says that needs the comparison, while there is none."""
        progress = self.progress
        how_far = f": {progress.stage}, {progress.done:,} of {progress.total:,}" if progress.total else ""
        return f"the comparison is not there yet{how_far}"

    def say(self, text: str, *, severity: str = "information", timeout: float = 4) -> None:
        """A line that goes away by itself."""
        self.message_bar.say(text, severity, timeout)
