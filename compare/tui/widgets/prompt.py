"""One line to type in, at the bottom of the screen: search, go to, note, file name."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Label


class Prompt(Horizontal):
    """Asks for a line; `done` gets it, or None if it was left with Esc."""

    DEFAULT_CSS = """
    Prompt { height: 1; display: none; background: $panel; }
    Prompt.-open { display: block; }
    Prompt Label { width: auto; padding: 0 1; text-style: bold; }
    Prompt Input { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
    Prompt Input:focus { border: none; }
    """

    def __init__(self) -> None:
        super().__init__(id="prompt")
        self._done: Callable[[str | None], None] = lambda _: None
        self._typed: Callable[[str], None] | None = None

    def compose(self) -> ComposeResult:
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
