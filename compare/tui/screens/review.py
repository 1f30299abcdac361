"""The main screen: both texts, why each passage is flagged, what was decided."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from compare.tui.control import actions_of
from compare.tui.control.arriving import Arriving
from compare.tui.control.deciding import Deciding
from compare.tui.control.files import Files
from compare.tui.control.glossing import Glossing
from compare.tui.control.linking import Linking
from compare.tui.control.looks import Looks
from compare.tui.control.walking import Walking
from compare.tui.desk import Desk
from compare.tui.keys import DETAIL, FILES, LINKS, LIST, REVIEW, SCREEN, bindings
from compare.tui.messages import (
    CheckedAgain,
    Compared,
    Failed,
    FindingChosen,
    Finished,
    OverviewClicked,
    PassageChosen,
    PassageOpened,
    ReadAgain,
    Scrolled,
    Stage,
    WordsGlossed,
)
from compare.tui.model import Review
from compare.tui.screens.help import Help
from compare.tui.session import Session
from compare.tui.theme import Look
from compare.tui.widgets.findings import FindingPicked

LOOK_AGAIN = 2.0
"""Seconds between two looks at the files."""
SIDE_BY_SIDE = 80
"""Columns from which both texts stand side by side."""
WITH_FINDINGS = 120
"""Columns from which the list of findings stands beside the texts."""
LEAST = (40, 12)
"""Columns and lines below which there is only a kind word."""


class ReviewScreen(Screen[None]):
    """Arranges the widgets, handles what they post, and has its parts do what the keys ask for."""

    CSS = """
    #body { height: 1fr; }
    #small { display: none; width: 1fr; height: 1fr; content-align: center middle; text-align: center; }
    ReviewScreen.-comparing DetailPane { display: none; }
    ReviewScreen.-full > #body, ReviewScreen.-full > #columns, ReviewScreen.-full > #hint { display: none; }
    ReviewScreen.-full DetailPane { display: block; height: 1fr; }
    ReviewScreen.-asking > #keys, ReviewScreen.-saying > #keys { display: none; }
    ReviewScreen.-tiny > * { display: none !important; }
    ReviewScreen.-tiny > #small { display: block !important; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings([REVIEW, LINKS, FILES, SCREEN])]

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._stacked: bool | None = None
        self.session = session
        self.desk = desk = Desk(self, session, look)
        self.passages, self.details, self.findings = desk.passages, desk.details, desk.findings
        self.overview, self.hint, self.message_bar = desk.overview, desk.hint, desk.message_bar
        self.arriving = Arriving(desk)
        self.linking = Linking(desk, self.arriving)
        self.walking = Walking(desk)
        self.glossing = Glossing(desk)
        self.looks = Looks(desk)
        deciding = Deciding(desk, self.linking.stepped)
        parts = (self.arriving, self.linking, self.walking, self.glossing, self.looks, deciding, Files(desk))
        for name, action in actions_of(*parts).items():
            setattr(self, name, action)

    @property
    def review(self) -> Review:
        """What is being reviewed."""
        return self.passages.review

    def compose(self) -> ComposeResult:
        desk = self.desk
        yield desk.title_bar
        yield desk.column_bar
        yield desk.status_bar
        yield desk.hint
        with Horizontal(id="body"):
            yield desk.findings
            yield desk.passages
            yield desk.overview
        yield desk.details
        yield desk.progress
        yield desk.prompt
        yield desk.message_bar
        yield desk.key_bar
        yield Static("Make the window larger (40 by 12 at least); q quits", id="small", markup=False)

    def on_mount(self) -> None:
        start, store = self.session.start, self.session.store
        self.passages.focus()
        self.glossing.recall()
        self.app.theme_changed_signal.subscribe(self, lambda _: self.looks.retheme())
        documents = (start.source, start.target)
        notices = [f"{document.path}: {notice}" for document in documents for notice in document.notices]
        if start.comparison is not None:
            notices += start.comparison.notices
        self.arriving.begin()
        if start.comparison is not None:
            self.glossing.arrived(start.comparison)
        for notice in filter(None, [store.notice, *notices, self.session.plan.hint]):
            self.desk.say(notice, severity="warning", timeout=8)
        self.set_interval(LOOK_AGAIN, self.arriving.look_at_files)

    def on_unmount(self) -> None:
        self.arriving.remember_place()
        self.desk.progress.forget()
        self.linking.give_up()

    # The comparison

    def on_stage(self, message: Stage) -> None:
        if not self.desk.progress.is_open:
            self._work(f"{message.stage}: {message.done} of {message.total}" if message.total else message.stage)

    def on_compared(self, message: Compared) -> None:
        first = not self.review.linked
        self.arriving.arrived(message.comparison)
        if first:
            self.glossing.arrived(message.comparison)

    def on_finished(self, message: Finished) -> None:
        self._work("")

    def on_failed(self, message: Failed) -> None:
        self._work("")
        if not self.desk.progress.is_open:  # The comparison is there; only the glosses failed.
            self.desk.say(message.line, severity="warning", timeout=10)

    def _work(self, words: str) -> None:
        self.desk.status_bar.work = words
        self.desk.status_bar.renew()

    def on_read_again(self, message: ReadAgain) -> None:
        self.arriving.read_again(message)

    def on_checked_again(self, message: CheckedAgain) -> None:
        self.linking.checked_again(message)

    def on_words_glossed(self, message: WordsGlossed) -> None:
        self.glossing.glossed(message)

    # Size

    def on_resize(self, event: events.Resize) -> None:
        width, height = event.size
        self.set_class(width < LEAST[0] or height < LEAST[1], "-tiny")
        self.details.styles.height = "1fr" if self.has_class("-full") else _detail_lines(height)
        if self.findings.is_open and self.findings.has_class("-whole") != (width < WITH_FINDINGS):
            self.show_findings(True)
        self._arrange()

    def _arrange(self) -> None:
        stacked = self.size.width < SIDE_BY_SIDE if self._stacked is None else self._stacked
        if stacked != self.passages.stacked:
            self.passages.stacked = stacked
            self.passages.remeasure()
            self.passages.reveal()
        self.desk.renew()

    def action_stack(self) -> None:
        """Side by side, or one above the other, whatever the width says."""
        self._stacked = not self.passages.stacked
        self._arrange()

    def action_swap(self) -> None:
        """The original on the left, or the report."""
        self.passages.swapped = not self.passages.swapped
        self.passages.remeasure()
        self.desk.renew()

    # Panes

    def action_pane(self, step: int) -> None:
        """The other pane."""
        if self.desk.prompt.is_open or self.has_class("-full") or not self.details.display:
            return
        (self.passages if self.details.has_focus else self.details).focus()

    def action_findings(self) -> None:
        """The list of findings: beside the texts where there is room, else in their place; the same again closes it."""
        if self.desk.compared():
            self.show_findings(not self.findings.is_open)

    def show_findings(self, shown: bool) -> None:
        """Open or close the list of findings."""
        whole = self.size.width < WITH_FINDINGS
        self.findings.set_class(shown, "-open")
        self.findings.set_class(shown and whole, "-whole")
        for widget in (self.passages, self.overview, self.desk.column_bar):
            widget.display = not (shown and whole)
        (self.findings if shown else self.passages).focus()
        self.call_after_refresh(self.desk.renew)

    def on_finding_picked(self, message: FindingPicked) -> None:
        """Show the finding in its passage; a list that covers the texts goes away."""
        if message.number not in self.review.view:
            self.walking.narrow(frozenset())
        if self.findings.has_class("-whole"):
            self.show_findings(False)
        self.passages.select(self.review.place_of(message.number), chosen=message.finding)
        self.desk.renew()

    def action_back(self) -> None:
        """Leave the innermost thing: full screen, details, comparing, search, filter."""
        if self.hint.is_open and not self.has_class("-full"):
            self.hint.close()
        elif self.has_class("-full"):
            self._full(False)
        elif self.findings.is_open and (self.findings.has_focus or self.findings.has_class("-whole")):
            self.show_findings(False)
        elif self.details.has_focus:
            self.passages.chosen = None
            self.passages.focus()
            self.desk.renew()
        elif self.desk.progress.is_open and self.desk.progress.stop(compared=self.review.linked):
            self._work("")
        elif self.linking.marked is not None:
            self.linking.mark(None)
        elif self.review.query:
            self.review.search("")
            self.passages.hit = None
            self.desk.renew()
        elif self.review.active:
            self.walking.narrow(frozenset())

    def _full(self, full: bool) -> None:
        self.set_class(full, "-full")
        self.details.full = full
        self.details.styles.height = "1fr" if full else _detail_lines(self.size.height)
        (self.details if full else self.passages).focus()
        self.desk.renew()

    def on_passage_opened(self, message: PassageOpened) -> None:
        if self.review.linked and self.passages.number is not None:
            self._full(True)

    def on_passage_chosen(self, message: PassageChosen) -> None:
        number = self.passages.number
        job = self.desk.progress.job
        if job is not None and self.review.linked and number is not None:
            job.near(number)
        self.glossing.soon()
        self.details.renew()
        self.desk.status_bar.renew()
        self.overview.refresh()

    def on_finding_chosen(self, message: FindingChosen) -> None:
        self.passages.repaint()
        self.details.renew()
        self.desk.key_bar.in_details = self.details.has_focus
        self.desk.key_bar.refresh()

    def on_scrolled(self, message: Scrolled) -> None:
        self.overview.refresh()

    def on_overview_clicked(self, message: OverviewClicked) -> None:
        self.passages.go_to_share(message.share)

    # Help and the end

    def action_help(self) -> None:
        """The keys of the focused pane, then the others."""
        start, mode = self.session.start, self.session.plan.mode
        pane = DETAIL if self.details.has_focus else LIST
        self.app.push_screen(Help(start.keys, pane, self.passages.look, ascii_only=start.ascii_only, reading=mode))

    async def action_quit(self) -> None:
        """Leave; every decision is saved already."""
        self.app.exit(0)


def _detail_lines(height: int) -> int:
    """Lines of the details on a screen of `height` lines: 4 of 12, 6 of 24, 8 of 40."""
    return max(4, min(6, height // 4), min(10, height // 5))
