"""A finding of the reviewer: words on both sides, what kind, how severe, what is wrong, how it should read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from compare.records import SEVERITIES, Span
from compare.review import OwnFinding
from compare.tui.widgets.lines import Lines
from compare.tui.widgets.prompt import Preview
from compare.tui.widgets.word_picker import WordPicker

if TYPE_CHECKING:
    from compare.tui.widgets.passages import PassageList

OTHER = "other"
HINT = "Tab next field  Space marks words  arrows choose  Enter saves  Esc leaves"


class Cycle(Lines, can_focus=True):
    """One of a few values, changed with the arrows or its first letter."""

    DEFAULT_CSS = "Cycle { height: 1; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [("left", "step(-1)"), ("right,space", "step(1)")]

    def __init__(self, passages: PassageList, values: Sequence[str], value: str) -> None:
        super().__init__()
        self.passages = passages
        self.values = list(values)
        self.value = value

    def build(self, width: int, height: int) -> Sequence[Sequence[Segment]]:
        look = self.passages.look
        style = look.accent if self.has_focus else look.text
        place = self.values.index(self.value) + 1
        return [[Segment(f"< {self.value} >", style), Segment(f"  {place} of {len(self.values)}", look.muted)]]

    def action_step(self, step: int) -> None:
        """The next value, or the one before."""
        self.value = self.values[(self.values.index(self.value) + step) % len(self.values)]
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """A letter goes to the next value that begins with it."""
        if event.character and event.character.isalpha():
            start = self.values.index(self.value) + 1
            order = self.values[start:] + self.values[:start]
            self.value = next((value for value in order if value.startswith(event.character)), self.value)
            event.stop()
            self.refresh()

    def on_click(self) -> None:
        self.action_step(1)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()


class OwnFindingScreen(ModalScreen[OwnFinding | None]):
    """Returns the finding, or None."""

    DEFAULT_CSS = """
    OwnFindingScreen { align: center middle; background: $background 40%; }
    OwnFindingScreen > VerticalScroll {
        width: 90%; max-width: 110; height: auto; max-height: 96%;
        border: round $accent; padding: 0 1; background: $panel;
    }
    OwnFindingScreen Label { color: $text-muted; }
    OwnFindingScreen Input { height: 1; border: none; padding: 0; background: $surface; }
    OwnFindingScreen Input:focus { border: none; }
    OwnFindingScreen Preview { height: 1; display: none; }
    OwnFindingScreen Preview.-needed { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "leave"),
        ("ctrl+s", "save", "save"),
        ("enter", "app.focus_next", "next field"),
    ]

    def __init__(
        self,
        passages: PassageList,
        number: int,
        checks: Sequence[str],
        marked: tuple[Sequence[Span], Sequence[Span]] = ((), ()),
        reviewer: str = "",
    ) -> None:
        super().__init__()
        review = passages.review
        passage = review.comparison.passages[number]
        comparison = review.comparison
        self._heading = f"What differs in passage {number + 1}?"
        self._reviewer = reviewer
        self._passages = passages
        self.target = WordPicker(
            passages, comparison.target_text(passage), comparison.target.direction, "not in the report", marked[1]
        )
        self.source = WordPicker(
            passages, comparison.source_text(passage), comparison.source.direction, "not in the original", marked[0]
        )
        self.check = Cycle(passages, [*checks, OTHER], OTHER)
        self.severity = Cycle(passages, SEVERITIES, "major")
        self.text = Input(select_on_focus=False)
        self.suggestion = Input(select_on_focus=False)

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Label(Text(self._heading, style="bold"))
            yield Label("the words of the report")
            yield self.target
            yield Label("the words of the original")
            yield self.source
            yield Label("type")
            yield self.check
            yield Label("severity")
            yield self.severity
            for name, field in (("what is wrong", self.text), ("how it should read", self.suggestion)):
                yield Label(name)
                yield Preview(self._passages)
                yield field
            yield Label(HINT, markup=False)

    def on_mount(self) -> None:
        (self.target if self.target.words else self.source).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        previews = list(self.query(Preview))
        previews[0 if event.input is self.text else 1].show(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Return what was filled in."""
        self.dismiss(
            OwnFinding(
                self.check.value,
                self.severity.value,  # type: ignore[arg-type]
                self.text.value.strip(),
                self.suggestion.value.strip(),
                tuple(self.source.marks()),
                tuple(self.target.marks()),
                self._reviewer,
            )
        )
