"""The whole document at a glance: one line of the gutter for each slice of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events

from compare.tui.messages import OverviewClicked
from compare.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from compare.tui.widgets.passages import PassageList

WORST_FIRST = ("dropped", "added", "reworded", "moved", "equivalent")


class Overview(Lines):
    """What the most serious change of each slice is, and which slices are in view.

    A click goes there. Slices whose changes are all reviewed are dim.
    """

    DEFAULT_CSS = "Overview { width: 2; height: 1fr; }"

    def __init__(self, passages: PassageList) -> None:
        super().__init__(id="overview")
        self.passages = passages
        self._slices: list[tuple[str, bool]] = []
        self._made_for: tuple[int, int] = (-1, -1)

    def slices(self, height: int) -> list[tuple[str, bool]]:
        """For each of `height` slices: its worst status, and whether any change is open."""
        made_for = (height, self.passages.version)
        if made_for != self._made_for:
            self._slices = self._count(height)
            self._made_for = made_for
        return self._slices

    def _count(self, height: int) -> list[tuple[str, bool]]:
        review = self.passages.review
        worst = [len(WORST_FIRST) - 1] * height
        is_open = [False] * height
        if not review.linked:
            return [("unlinked", False)] * height
        for place, number in enumerate(review.view):
            if not review.is_change(number):
                continue
            passage = review.passage(number)
            status = "moved" if passage.moved and passage.status == "equivalent" else passage.status
            rank = WORST_FIRST.index(status)
            low, high = self.passages.share_of(place)
            for line in range(int(low * height), max(int(low * height) + 1, round(high * height))):
                if line < height:
                    worst[line] = min(worst[line], rank)
                    is_open[line] = is_open[line] or review.is_open(number)
        return [(WORST_FIRST[rank], state) for rank, state in zip(worst, is_open, strict=True)]

    def build(self, width: int, height: int) -> Sequence[Sequence[Segment]]:
        look = self.passages.look
        low, high = self.passages.span_in_view()
        lines = []
        for line, (status, is_open) in enumerate(self.slices(height)):
            in_view = low * height < line + 1 and line < high * height
            style = look.muted if status in ("equivalent", "unlinked") else look.status(status)
            glyph = " " if status in ("equivalent", "unlinked") else getattr(look.glyphs, status)
            bar = Segment(look.glyphs.view if in_view else look.glyphs.rule, look.accent if in_view else look.muted)
            lines.append([bar, Segment(glyph, style if is_open else look.muted)])
        return lines

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(OverviewClicked((event.y + 0.5) / max(1, self.size.height)))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.passages.scroll_relative(y=3, animate=False)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.passages.scroll_relative(y=-3, animate=False)
