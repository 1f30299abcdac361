"""A short menu: one key for each choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of a menu: its key ("" for none), its words, and whether it is active now."""

    value: str
    key: str
    words: str
    active: bool = False


class Menu(ModalScreen[str | None]):
    """Returns the value chosen, or None."""

    DEFAULT_CSS = """
    Menu { align: center middle; background: $background 40%; }
    Menu > Vertical {
        width: auto; max-width: 90%; height: auto; max-height: 90%;
        border: round $accent; padding: 0 1; background: $panel;
    }
    Menu OptionList {
        width: auto; min-width: 38; max-width: 74; height: auto; max-height: 70vh;
        border: none; padding: 0; background: $panel;
    }
    Menu OptionList:focus { border: none; }
    Menu .hint { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [("escape,q", "dismiss(None)", "cancel")]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        mark: str = "*",
        marked: Callable[[str], Sequence[Choice]] | None = None,
    ) -> None:
        """With `marked`, Space does what Enter does and the menu stays, with the choices that it returns."""
        super().__init__()
        self._heading = title
        self.choices = list(choices)
        self._mark = mark
        self._marked = marked

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Label(Text(self._heading, style="bold"))
            yield OptionList(*(Option(self._line(choice), id=choice.value) for choice in self.choices))
            hint = "a key chooses, Enter takes, Esc leaves"
            several = "Space marks several, " if self._marked else ""
            yield Label(several + hint, classes="hint", markup=False)

    def _line(self, choice: Choice) -> Text:
        line = Text(f"{self._mark if choice.active else ' '} ")
        line.append(f"{choice.key:<2} ", style="bold")
        line.append(choice.words)
        return line

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)

    def on_key(self, event: events.Key) -> None:
        listed = self.query_one(OptionList)
        place = listed.highlighted
        if event.key == "space" and self._marked is not None and place is not None:
            event.stop()
            event.prevent_default()
            self.choices = list(self._marked(self.choices[place].value))
            listed.clear_options()
            listed.add_options([Option(self._line(choice), id=choice.value) for choice in self.choices])
            listed.highlighted = place
            return
        for choice in self.choices:
            if choice.key and event.character == choice.key:
                event.stop()
                event.prevent_default()
                self.dismiss(choice.value)
                return
