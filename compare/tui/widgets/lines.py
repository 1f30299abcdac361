"""A widget of a few lines that are made anew whenever something changed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from compare.tui.text import filled


class Lines(Widget):
    """Lines of segments; `build` makes them for the present size."""

    def build(self, width: int, height: int) -> Sequence[Sequence[Segment]]:
        """The lines to show; shorter ones are filled, missing ones are blank."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        lines = self.build(width, height)
        base = self.rich_style
        parts = filled(lines[y], width, base) if y < len(lines) else [Segment(" " * width, base)]
        return Strip(parts).apply_style(base).crop(0, width)
