"""A note of several lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, TextArea

from compare.tui.widgets.prompt import Preview

if TYPE_CHECKING:
    from compare.tui.widgets.passages import PassageList


class NoteScreen(ModalScreen[str | None]):
    """Returns the note, or None."""

    DEFAULT_CSS = """
    NoteScreen { align: center middle; background: $background 40%; }
    NoteScreen > Vertical {
        width: 80%; max-width: 100; height: 14; max-height: 90%;
        border: round $accent; padding: 0 1; background: $panel;
    }
    NoteScreen TextArea { height: 1fr; border: none; padding: 0; background: $surface; }
    NoteScreen TextArea:focus { border: none; }
    NoteScreen Preview { height: 1; display: none; }
    NoteScreen Preview.-needed { display: block; }
    NoteScreen .hint { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "leave", priority=True),
        Binding("ctrl+s", "save", "save", priority=True),
    ]

    def __init__(self, passages: PassageList, number: int, note: str) -> None:
        super().__init__()
        self._passages = passages
        self._heading = f"Note on passage {number + 1}"
        self._note = note

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Label(Text(self._heading, style="bold"))
            yield TextArea(self._note, soft_wrap=True)
            yield Preview(self._passages)
            yield Label("Ctrl+S saves, Esc leaves", classes="hint", markup=False)

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """The line at the cursor as it will read: the field itself shows Arabic letter by letter."""
        area = event.text_area
        self.query_one(Preview).show(area.document.get_line(area.cursor_location[0]))

    def action_save(self) -> None:
        """Return what was written."""
        self.dismiss(self.query_one(TextArea).text.strip())
