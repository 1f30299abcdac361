"""Does this read right? One sentence in every mode; the reader says which is right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from compare.bidi import terminal
from compare.bidi.layout import Mode
from compare.tui.text import Reading, segments_of
from compare.tui.theme import Look
from compare.tui.widgets.lines import Lines

WIDTH = 72


class Samples(Lines):
    """The sample in each mode, numbered, with what to look for."""

    DEFAULT_CSS = "Samples { width: 76; height: auto; }"

    def __init__(self, look: Look, current: Mode) -> None:
        super().__init__()
        self._look = look
        self._current = current
        self.modes: list[Mode] = []

    def get_content_height(self, *_: object) -> int:
        return len(self.build(WIDTH, 0))

    def build(self, width: int, height: int) -> Sequence[Sequence[Segment]]:
        look = self._look
        lines: list[list[Segment]] = [[Segment("Which of these reads right? It does where", look.strong)]]
        lines += [[Segment(f"  {look.glyphs.finding} {sign}", look.text)] for sign in terminal.SIGNS]
        self.modes = []
        for number, (mode, laid_out) in enumerate(terminal.samples(min(width, WIDTH) - 4), 1):
            self.modes.append(mode)
            now = "  (now)" if mode == self._current else ""
            lines.append([Segment(f"{number} ", look.accent), Segment(f"{mode}{now}", look.muted)])
            for line in laid_out:
                parts = segments_of(line, min(width, WIDTH) - 4, lambda _: look.text, Style(), Reading(mode))
                lines.append([Segment("  "), *parts])
        lines.append(
            [Segment("A number takes that mode for this terminal; 0 detects it anew; Esc keeps it.", look.muted)]
        )
        return lines


class BidiCheck(ModalScreen[str | None]):
    """Returns the mode chosen, "auto", or None."""

    DEFAULT_CSS = """
    BidiCheck { align: center middle; background: $background 40%; }
    BidiCheck > Vertical {
        width: auto; max-width: 100%; height: auto; max-height: 100%; overflow-y: auto;
        border: round $accent; padding: 0 1; background: $panel;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss(None)", "keep")]

    def __init__(self, look: Look, current: Mode) -> None:
        super().__init__()
        self._samples = Samples(look, current)

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = "Does this read right?"
            yield self._samples

    def on_key(self, event: events.Key) -> None:
        if event.character == "0":
            self.dismiss(terminal.AUTO)
        elif event.character and event.character.isdecimal() and int(event.character) <= len(self._samples.modes):
            self.dismiss(self._samples.modes[int(event.character) - 1])
