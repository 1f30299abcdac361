"""Help: the keys of the focused pane first, then the others, and what the signs mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from compare import places
from compare.tui.keys import PANES, Key, display_all
from compare.tui.theme import Look


def legend(look: Look) -> Text:
    """The signs in the margin of the list, and the marks on words."""
    glyphs = look.glyphs
    text = Text("Signs in the margin\n", style=look.strong)
    for sign, style, meaning in (
        (glyphs.equivalent, look.status("equivalent"), "no difference found by the checks"),
        (glyphs.reworded, look.status("reworded"), "reworded: the report says it differently"),
        (glyphs.added, look.status("added"), "added: only in the report"),
        (glyphs.dropped, look.status("dropped"), "dropped: only in the original"),
        ("!", look.whole("dropped"), "critical"),
        (glyphs.moved, look.whole("moved"), "moved: stands elsewhere in the report"),
        (glyphs.confirmed, look.strong, "you confirmed it"),
        (glyphs.dismissed, look.strong, "you dismissed it as a false alarm"),
        (glyphs.noted, look.strong, "you wrote a note"),
        (glyphs.corrected, look.accent, "behind the number: you corrected the link"),
    ):
        text.append("  ")
        text.append(sign, style=style)
        text.append(f"  {meaning}\n")
    text.append("\nMarks on words\n", style=look.strong)
    for hard, chosen, meaning in (
        (True, False, "differs, by a rule with evidence"),
        (False, False, "uncertain: only the sense seems to differ"),
        (True, True, "the finding chosen in the details"),
    ):
        text.append("  ")
        text.append("words", style=look.word("reworded", hard=hard, chosen=chosen, dismissed=False))
        text.append(f"  {meaning}\n")
    return text


def keys_table(keys: Sequence[Key], pane: str, look: Look, *, ascii_only: bool) -> Table:
    """All keys, those of `pane` first."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=20)
    table.add_column(ratio=1)
    for name in [pane, *(name for name in PANES if name != pane)]:
        table.add_row(Text(PANES[name], style=look.strong))
        for key in keys:
            if key.pane == name:
                table.add_row(Text(f"  {display_all(key.keys, ascii_only=ascii_only)}", style=look.accent), key.text)
        table.add_row()
    return table


class Help(ModalScreen[None]):
    """Shown until a key closes it."""

    DEFAULT_CSS = """
    Help { align: center middle; background: $background 40%; }
    Help > VerticalScroll {
        width: 78; max-width: 96%; height: 92%;
        border: round $accent; padding: 0 1; background: $panel;
    }
    Help Static { width: 1fr; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,f1,enter", "dismiss(None)", "close")]

    def __init__(self, keys: Sequence[Key], pane: str, look: Look, *, ascii_only: bool, reading: str) -> None:
        super().__init__()
        self._keys, self._pane, self._look = keys, pane, look
        self._ascii = ascii_only
        self._reading = reading

    def compose(self) -> ComposeResult:
        with VerticalScroll() as scroll:
            scroll.border_title = "Help"
            scroll.border_subtitle = "Esc closes"
            yield Static(keys_table(self._keys, self._pane, self._look, ascii_only=self._ascii))
            yield Static(legend(self._look))
            tail = Text("\nArabic is shown in the mode ")
            tail.append(self._reading, style=self._look.accent)
            tail.append(". If it does not read right, press B.\n")
            tail.append(f"Keys, theme and mode can be set in {places.settings_file()}\n", style=self._look.muted)
            yield Static(tail)

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
