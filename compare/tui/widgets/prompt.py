"""One line to type in, at the bottom of the screen: search, go to, note, file name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label

from compare.tui.text import direction_of, lines_of, segments_of
from compare.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from compare.tui.widgets.passages import PassageList


class Preview(Lines):
    """What is typed, as it will read: the field itself shows Arabic letter by letter."""

    def __init__(self, passages: PassageList) -> None:
        super().__init__()
        self.passages = passages
        self.typed = ""

    def show(self, text: str) -> None:
        """Show `text`, if it has right-to-left letters."""
        self.typed = text
        self.set_class(any(bidirectional(character) in ("R", "AL") for character in text), "-needed")
        self.refresh()

    def build(self, width: int, height: int) -> Sequence[Sequence[Segment]]:
        lines = lines_of(self.typed, max(1, width - 2), direction_of(self.typed), self.passages.reading)
        style = self.passages.look.text
        return [
            [Segment(" "), *segments_of(lines[-1], width - 2, lambda _: style, style, self.passages.reading)],
        ]


class Prompt(Vertical):
    """Asks for a line; `done` gets it, or None if it was left with Esc."""

    DEFAULT_CSS = """
    Prompt { height: auto; display: none; background: $panel; }
    Prompt.-open { display: block; }
    Prompt > Horizontal { height: 1; }
    Prompt Preview { height: 1; display: none; }
    Prompt Preview.-needed { display: block; }
    Prompt Label { width: auto; padding: 0 1; text-style: bold; }
    Prompt Input { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
    Prompt Input:focus { border: none; }
    """

    def __init__(self, passages: PassageList) -> None:
        super().__init__(id="prompt")
        self.passages = passages
        self._done: Callable[[str | None], None] = lambda _: None
        self._typed: Callable[[str], None] | None = None

    def compose(self) -> ComposeResult:
        yield Preview(self.passages)
        with Horizontal():
            yield Label("", markup=False)
            yield Input(select_on_focus=False)

    @property
    def is_open(self) -> bool:
        """True while a line is being typed."""
        return self.has_class("-open")

    def ask(
        self,
        label: str,
        done: Callable[[str | None], None],
        *,
        value: str = "",
        typed: Callable[[str], None] | None = None,
    ) -> None:
        """Open with `label` and `value`; `typed` is called at every change."""
        self._done, self._typed = done, None
        self.query_one(Label).update(label)
        field = self.query_one(Input)
        with self.prevent(Input.Changed):
            field.value = value
        field.cursor_position = len(value)
        self.query_one(Preview).show(value)
        self._typed = typed
        self.add_class("-open")
        self.screen.add_class("-asking")
        field.focus()

    def _close(self, answer: str | None) -> None:
        self.remove_class("-open")
        self.screen.remove_class("-asking")
        self._typed = None
        done, self._done = self._done, lambda _: None
        done(answer)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(Preview).show(event.value)
        if self.is_open and self._typed is not None:
            self._typed(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self.is_open:
            self._close(event.value)

    def on_key(self, event: events.Key) -> None:
        if self.is_open and event.key in ("escape", "ctrl+c"):
            event.stop()
            event.prevent_default()
            self._close(None)
        elif self.is_open and event.key in ("tab", "shift+tab"):
            event.stop()
            event.prevent_default()
