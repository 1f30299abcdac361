"""A widget of a few lines that are made anew whenever something changed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from compare.tui.text import filled


class Lines(Widget):
    """Lines of segments; `build` makes them for the present size."""

    ALLOW_SELECT = False
    _built: Sequence[Sequence[Segment]] | None = None

    def build(self, width: int, height: int) -> Sequence[Sequence[Segment]]:
        """The lines to show; shorter ones are filled, missing ones are blank."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        self._built = None  # made once for all lines of a drawing
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        if self._built is None:
            self._built = self.build(width, height)
        lines = self._built
        base = self.rich_style
        parts = filled(lines[y], width, base) if y < len(lines) else [Segment(" " * width, base)]
        return Strip(parts).apply_style(base).crop(0, width)
