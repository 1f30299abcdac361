"""Where the comparison stands, while it is being made in another process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment

from compare.tui.text import plain
from compare.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from compare.tui.widgets.passages import PassageList

BAR = 30


class ProgressPane(Lines):
    """Stages done, the stage at work with its bar, or why it failed."""

    DEFAULT_CSS = "ProgressPane { height: 4; display: none; } ProgressPane.-open { display: block; }"

    def __init__(self, passages: PassageList) -> None:
        super().__init__(id="progress")
        self.passages = passages
        self.past: list[str] = []
        self.stage = ""
        self.done = 0
        self.total = 0
        self.failure: str | None = None
        self.place_of_log = ""

    @property
    def is_open(self) -> bool:
        """True while there is no comparison to show details of."""
        return self.has_class("-open")

    def start(self) -> None:
        """A new comparison began."""
        self.past, self.stage, self.done, self.total, self.failure = [], "", 0, 0, None
        self.add_class("-open")
        self.refresh()

    def advance(self, stage: str, done: int, total: int) -> None:
        """The comparison reported."""
        if stage != self.stage:
            if self.stage and self.stage not in self.past:
                self.past.append(self.stage)
            self.stage = stage
        self.done, self.total = done, total
        self.refresh()

    def fail(self, line: str, log: str = "") -> None:
        """The comparison ended without one."""
        self.failure, self.place_of_log = line, log
        self.add_class("-open")
        self.refresh()

    def finish(self) -> None:
        """The comparison is there."""
        self.remove_class("-open")

    def build(self, width: int, height: int) -> Sequence[Sequence[Segment]]:
        look, reading = self.passages.look, self.passages.reading
        rule = Segment(look.glyphs.line * width, look.muted)
        if self.failure is not None:
            lines = [[Segment(" "), *plain(self.failure, look.whole("dropped"), reading, width=width - 2)]]
            if self.place_of_log:
                lines.append([Segment(" "), *plain(f"log: {self.place_of_log}", look.muted, reading, width=width - 2)])
            lines.append([Segment(" R", look.accent), Segment(" tries again; both texts stay readable", look.text)])
            return [[rule], *lines]
        return [[rule], self._stages(), self._bar(), [Segment(" Esc", look.accent), Segment(" stops it", look.text)]]

    def _stages(self) -> list[Segment]:
        look = self.passages.look
        parts = [Segment(" Comparing the texts: ", look.strong)]
        for stage in self.past:
            parts += [Segment(f"{look.glyphs.confirmed} {stage}", look.muted), Segment("  ")]
        parts.append(Segment(f"{self.stage or 'starting'} {look.glyphs.ellipsis}", look.text))
        return parts

    def _bar(self) -> list[Segment]:
        look = self.passages.look
        if self.total <= 0:
            return [Segment(" " + look.glyphs.todo * BAR, look.muted)]
        share = min(1.0, self.done / self.total)
        full = round(share * BAR)
        return [
            Segment(" " + look.glyphs.done * full, look.accent),
            Segment(look.glyphs.todo * (BAR - full), look.muted),
            Segment(f" {self.done:,} of {self.total:,}", look.text),
        ]
