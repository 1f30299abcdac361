"""Which pair to review, where there are several: reports of one original, or originals that a report may have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from compare.errors import UserError
from compare.records import Comparison, Document
from compare.review import corrections_for
from compare.tui.job import Job
from compare.tui.messages import Looked
from compare.tui.model import Review
from compare.tui.session import Session, Start
from compare.tui.text import lines_of

HINT = "a number or Enter opens one; P in the review comes back here; q quits"
MARGIN = 8
"""Columns around a line: number, borders."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A pair that may be reviewed. `side` is the one by which it differs from the others.

    `known` is what is known of it, in words; where that is nothing, the pair is
    compared in the background to say how much diverges.
    """

    start: Start
    side: Literal["source", "target"] = "target"
    known: str = ""

    @property
    def document(self) -> Document:
        """The text that tells this pair from the others."""
        return self.start.source if self.side == "source" else self.start.target


class Picking(Screen[None]):
    """A list of pairs; the application opens the one that is picked, and comes back here."""

    DEFAULT_CSS = """
    Picking { background: $background; }
    Picking Label { padding: 0 1; }
    Picking OptionList { height: 1fr; border: none; padding: 0; background: $background; }
    Picking OptionList:focus { border: none; }
    Picking .hint { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [("q,escape", "app.quit", "quit")]

    def __init__(
        self, session: Session, heading: str, offers: Sequence[Offer], open_review: Callable[[Start], None]
    ) -> None:
        super().__init__()
        self._session = session
        self._heading = heading
        self.offers = list(offers)
        self._open = open_review
        self._job: Job | None = None
        self._found: dict[int, Comparison] = {}
        self._problems: dict[int, str] = {}

    def compose(self) -> ComposeResult:
        yield Label(Text(self._heading, style="bold"))
        yield OptionList()
        yield Label(HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        self._renew()
        self.query_one(OptionList).focus()

    def on_resize(self, event: events.Resize) -> None:
        self._renew()

    def _renew(self) -> None:
        """Write all lines again; the one chosen stays so."""
        listed = self.query_one(OptionList)
        chosen = listed.highlighted or 0
        listed.clear_options()
        listed.add_options([Option(self._line(place), id=str(place)) for place in range(len(self.offers))])
        listed.highlighted = chosen

    def _line(self, place: int) -> Text:
        document = self.offers[place].document
        key = str(place + 1) if place < 9 else " "
        line = Text(f"{key:>2}  ", style="bold")
        line.append(self._drawn(_name(document.path)), style="bold")
        line.append(f"   {self._words(place)}\n")
        line.append(" " * 4 + self._drawn(document.sentence_text(0)) + "\n", style="dim")
        return line

    def _drawn(self, text: str) -> str:
        """The beginning of a text as this terminal has to be sent it."""
        lines = lines_of(" ".join(text.split()), max(10, self.app.size.width - MARGIN), "ltr", self._session.reading)
        return lines[0].text if lines else ""

    def _words(self, place: int) -> str:
        """What is known of a pair: as told, or how much diverges and how far the review is."""
        if known := self.offers[place].known:
            return known
        comparison = self._found.get(place)
        if comparison is None:
            return self._problems.get(place, "being compared")
        review = Review(comparison, self._session.store)
        found = [f"{count} {name}" for name, count in review.severities().items() if count]
        done, changes = review.progress()
        return "  ".join(found or ["nothing found"]) + (f"   {done} of {changes} reviewed" if changes else "")

    # What the reader does

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self._take(int(str(event.option.id)))

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character in "123456789" and int(event.character) <= len(self.offers):
            event.stop()
            self.query_one(OptionList).highlighted = int(event.character) - 1
            self._take(int(event.character) - 1)

    def _take(self, place: int) -> None:
        self._open(self.offers[place].start)

    # Comparing in the background, while this list is on the screen

    def on_screen_resume(self) -> None:
        self._renew()
        self.run_worker(self._look, thread=True, exclusive=True, group="look", exit_on_error=False)

    def on_screen_suspend(self) -> None:
        self._give_up()

    def on_unmount(self) -> None:
        self._give_up()

    def _give_up(self) -> None:
        """The computer's time is the opened review's now."""
        self.workers.cancel_group(self, "look")
        if self._job is not None:
            self._job.cancel()

    def _look(self) -> None:
        worker = get_current_worker()
        for place, offer in enumerate(self.offers):
            if worker.is_cancelled:
                return
            if not offer.known and place not in self._found:
                self.post_message(Looked(place, *self._compare(offer.start)))

    def _compare(self, start: Start) -> tuple[Comparison | None, str]:
        """The comparison, without glosses; or why there is none."""
        found: list[Comparison] = []
        try:
            corrections = corrections_for(start.source, start.target)
            job = self._job = start.start_job(start.source, start.target, start.options, corrections)
        except UserError as error:
            return None, str(error)

        def take(comparison: Comparison) -> None:
            found.append(comparison)
            job.cancel()

        problem = job.follow(lambda *_: None, take)
        return (found[0], "") if found else (None, problem or "")

    def on_looked(self, message: Looked) -> None:
        if message.comparison is not None:
            self._found[message.place] = message.comparison
        elif message.problem:
            self._problems[message.place] = message.problem
        self._renew()


def _name(path: str) -> str:
    return Path(path).name or path
