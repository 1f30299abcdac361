"""The pane below the list: why the selected passage is flagged."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from compare.tui.details import Details
from compare.tui.keys import DETAIL, bindings
from compare.tui.messages import FindingChosen
from compare.tui.text import filled

if TYPE_CHECKING:
    from compare.tui.widgets.passages import PassageList


MOST_COLUMNS = 110
"""Longer lines are hard to read."""


class DetailPane(ScrollView, can_focus=True):
    """Findings with their evidence, gloss and note of the selected passage."""

    DEFAULT_CSS = "DetailPane { height: 6; width: 1fr; scrollbar-size-vertical: 0; overflow-x: hidden; }"
    BINDINGS: ClassVar[list[BindingType]] = bindings([DETAIL])

    def __init__(self, passages: PassageList) -> None:
        super().__init__(id="details")
        self.passages = passages
        self.full = False
        self._number: int | None = None
        self._lines: list[list[Segment]] = []
        self._title: list[Segment] = []

    def _details(self) -> Details:
        passages = self.passages
        width = min(MOST_COLUMNS, self.size.width - 2)
        soft, words = passages.soft, passages.words
        return Details(passages.review, passages.look, passages.reading, width, soft=soft, words=words)

    def renew(self) -> None:
        """The passage, the chosen finding or a decision changed."""
        passages = self.passages
        number = passages.number
        if number is None or not self.size.width:
            self._lines, self._title = [], []
            self.refresh()
            return
        details = self._details()
        self._title = details.title(number)
        lines: list[list[Segment]] = []
        chosen_line = 0
        if self.full:
            lines = details.everything(number, passages.chosen)
        elif passages.review.linked:
            lines, chosen_line = details.summary(number, passages.chosen)
        self._lines = lines
        self.virtual_size = Size(self.size.width, len(lines) + 1)
        page = self.size.height - 1
        if number != self._number:
            self._number = number
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
        if chosen_line < self.scroll_offset.y or chosen_line >= self.scroll_offset.y + page:
            self.scroll_to(y=chosen_line, animate=False, force=True, immediate=True)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        self.renew()

    def on_focus(self) -> None:
        self.post_message(FindingChosen())
        if self.passages.chosen is None:
            self.action_finding(1)
        self.renew()

    def on_blur(self) -> None:
        self.post_message(FindingChosen())

    def action_finding(self, step: int) -> None:
        """Choose the next or previous finding; stops at the ends."""
        passages = self.passages
        if passages.number is None:
            return
        findings = passages.review.findings(passages.number, soft=passages.soft)
        if not findings:
            return
        if passages.chosen in findings:
            place = max(0, min(len(findings) - 1, findings.index(passages.chosen) + step))
        else:
            place = 0 if step > 0 else len(findings) - 1
        passages.chosen = findings[place]
        self.post_message(FindingChosen())

    async def action_dismiss_finding(self) -> None:
        await self.screen.run_action("dismiss_finding")

    def action_scroll(self, step: int) -> None:
        self.scroll_relative(y=step * max(1, self.size.height - 2), animate=False)

    def on_click(self, event: events.Click) -> None:
        """A click on a finding chooses it."""
        passages = self.passages
        if passages.number is None or event.y == 0 or self.full:
            return
        details = self._details()
        for finding in passages.review.findings(passages.number, soft=passages.soft):
            first = details.summary(passages.number, finding)[1]
            if first <= event.y - 1 + self.scroll_offset.y:
                passages.chosen = finding
        self.post_message(FindingChosen())

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        look = self.passages.look
        if y == 0:
            return Strip(self._header(width)).apply_style(self.rich_style).crop(0, width)
        index = self.scroll_offset.y + y - 1
        line = self._lines[index] if index < len(self._lines) else []
        more = y == self.size.height - 1 and index + 1 < len(self._lines)
        tail = [Segment(look.glyphs.ellipsis, look.accent)] if more else []
        parts = [
            *filled([Segment(" "), *line], width - len(look.glyphs.ellipsis) if more else width, self.rich_style),
            *tail,
        ]
        return Strip(parts).apply_style(self.rich_style).crop(0, width)

    def _header(self, width: int) -> list[Segment]:
        look = self.passages.look
        rule = look.accent if self.has_focus else look.muted
        parts = [Segment(look.glyphs.line + " ", rule), *self._title, Segment(" ", rule)]
        used = sum(part.cell_length for part in parts)
        return [*parts, Segment(look.glyphs.line * max(0, width - used), rule)]
