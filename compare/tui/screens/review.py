"""The main screen: both texts, why each passage is flagged, what was decided."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from compare.bidi import tty
from compare.bidi.layout import MODES
from compare.bidi.terminal import AUTO, plan
from compare.errors import UserError
from compare.tui.keys import DETAIL, FILES, LINKS, LIST, REVIEW, SCREEN, bindings
from compare.tui.linking import Links
from compare.tui.messages import FindingChosen, OverviewClicked, PassageChosen, PassageOpened, Scrolled
from compare.tui.model import Review, unlinked
from compare.tui.screens.bidi_check import BidiCheck
from compare.tui.screens.files import FileActions
from compare.tui.screens.glossing import Glossing
from compare.tui.screens.help import Help
from compare.tui.screens.linking import Linking
from compare.tui.screens.walking import Walking
from compare.tui.theme import CHOICES
from compare.tui.widgets.bars import ColumnBar, KeyBar, StatusBar, TitleBar
from compare.tui.widgets.detail_pane import DetailPane
from compare.tui.widgets.findings import FindingPicked, FindingsPanel
from compare.tui.widgets.hint import GlossHint
from compare.tui.widgets.message import MessageBar
from compare.tui.widgets.overview import Overview
from compare.tui.widgets.passages import PassageList
from compare.tui.widgets.progress import ProgressPane
from compare.tui.widgets.prompt import Prompt

SIDE_BY_SIDE = 80
"""Columns from which both texts stand side by side."""
WITH_FINDINGS = 120
"""Columns from which the list of findings stands beside the texts."""
LEAST = (40, 12)
"""Columns and lines below which there is only a kind word."""


class ReviewScreen(Walking, Linking, FileActions, Glossing):
    """Everything the review does; its actions are in the classes above."""

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

    def __init__(self) -> None:
        super().__init__()
        self._stacked: bool | None = None

    def compose(self) -> ComposeResult:
        app = self.review_app
        start = app.start
        self.documents = (start.source, start.target)
        linked = start.comparison is not None
        self.links = Links(app.store)
        comparison = unlinked(start.source, start.target)
        if start.comparison is not None:
            comparison = self.links.arrived(start.comparison)
        look = app.look
        self.passages = PassageList(Review(comparison, app.store, linked=linked, links=self.links), look, app.reading)
        self.overview = Overview(self.passages)
        self.details = DetailPane(self.passages)
        self.progress = ProgressPane(self.passages)
        self.prompt = Prompt(self.passages)
        self.hint = GlossHint(self.passages, start.keys, ascii_only=start.ascii_only)
        self.title_bar = TitleBar(self.passages)
        self.column_bar = ColumnBar(self.passages)
        self.status_bar = StatusBar(self.passages)
        self.findings = FindingsPanel(self.passages)
        self.message_bar = MessageBar(self.passages)
        self.key_bar = KeyBar(self.passages, start.keys, ascii_only=start.ascii_only)
        yield self.title_bar
        yield self.column_bar
        yield self.status_bar
        yield self.hint
        with Horizontal(id="body"):
            yield self.findings
            yield self.passages
            yield self.overview
        yield self.details
        yield self.progress
        yield self.prompt
        yield self.message_bar
        yield self.key_bar
        yield Static("Make the window larger (40 by 12 at least); q quits", id="small", markup=False)

    def on_mount(self) -> None:
        app = self.review_app
        self.passages.focus()
        self.recall_gloss()
        app.theme_changed_signal.subscribe(self, lambda _: self._retheme())
        documents = (app.start.source, app.start.target)
        notices = [f"{document.path}: {notice}" for document in documents for notice in document.notices]
        if app.start.comparison is None:
            self.follow(app.start.job or self.new_job(app.start.source, app.start.target))
        else:
            notices += app.start.comparison.notices
            self.passages.place = self.review.place_of(self.remembered_place(self.review))
        for notice in filter(None, [app.store.notice, *notices, app.plan.hint]):
            self.say(notice, severity="warning", timeout=8)
        self.watch_files()

    def on_unmount(self) -> None:
        self.remember_place()
        for child in (self.job, self.checking):
            if child is not None:
                child.cancel()

    # Size

    def on_resize(self, event: events.Resize) -> None:
        width, height = event.size
        self.set_class(width < LEAST[0] or height < LEAST[1], "-tiny")
        self.details.styles.height = "1fr" if self.has_class("-full") else _detail_lines(height)
        self.progress.styles.height = 4
        if self.findings.is_open and self.findings.has_class("-whole") != (width < WITH_FINDINGS):
            self.show_findings(True)
        self._arrange()

    def _arrange(self) -> None:
        stacked = self.size.width < SIDE_BY_SIDE if self._stacked is None else self._stacked
        if stacked != self.passages.stacked:
            self.passages.stacked = stacked
            self.passages.remeasure()
            self.passages.reveal()
        self.renew()

    def action_stack(self) -> None:
        """Side by side, or one above the other, whatever the width says."""
        self._stacked = not self.passages.stacked
        self._arrange()

    def action_swap(self) -> None:
        """The original on the left, or the report."""
        self.passages.swapped = not self.passages.swapped
        self.passages.remeasure()
        self.renew()

    # Panes

    def action_pane(self, step: int) -> None:
        """The other pane."""
        if self.prompt.is_open or self.has_class("-full") or not self.details.display:
            return
        (self.passages if self.details.has_focus else self.details).focus()

    def action_findings(self) -> None:
        """The list of findings: beside the texts where there is room, else in their place; the same again closes it."""
        if not self.review.linked:
            self.say(self.still_comparing())
            return
        self.show_findings(not self.findings.is_open)

    def show_findings(self, shown: bool) -> None:
        """Open or close the list of findings."""
        whole = self.size.width < WITH_FINDINGS
        self.findings.set_class(shown, "-open")
        self.findings.set_class(shown and whole, "-whole")
        for widget in (self.passages, self.overview, self.column_bar):
            widget.display = not (shown and whole)
        (self.findings if shown else self.passages).focus()
        self.call_after_refresh(self.renew)

    def on_finding_picked(self, message: FindingPicked) -> None:
        """Show the finding in its passage; a list that covers the texts goes away."""
        if message.number not in self.review.view:
            self.narrow(frozenset())
        if self.findings.has_class("-whole"):
            self.show_findings(False)
        self.passages.select(self.review.place_of(message.number), chosen=message.finding)
        self.renew()

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
            self.renew()
        elif self.progress.is_open and self.stop():
            pass
        elif self.marked is not None:
            self.mark(None)
        elif self.review.query:
            self.review.search("")
            self.passages.hit = None
            self.renew()
        elif self.review.active:
            self.narrow(frozenset())

    def _full(self, full: bool) -> None:
        self.set_class(full, "-full")
        self.details.full = full
        self.details.styles.height = "1fr" if full else _detail_lines(self.size.height)
        (self.details if full else self.passages).focus()
        self.renew()

    def on_passage_opened(self, message: PassageOpened) -> None:
        if self.review.linked and self.passages.number is not None:
            self._full(True)

    def on_passage_chosen(self, message: PassageChosen) -> None:
        number = self.passages.number
        if self.job is not None and self.review.linked and number is not None:
            self.job.near(number)
        self.details.renew()
        self.status_bar.renew()
        self.overview.refresh()

    def on_finding_chosen(self, message: FindingChosen) -> None:
        self.passages.repaint()
        self.details.renew()
        self.key_bar.in_details = self.details.has_focus
        self.key_bar.refresh()

    def on_scrolled(self, message: Scrolled) -> None:
        self.overview.refresh()

    def on_overview_clicked(self, message: OverviewClicked) -> None:
        self.passages.go_to_share(message.share)

    # Looks

    def action_soft(self) -> None:
        """Show or hide uncertain findings."""
        self.passages.soft = not self.passages.soft
        self.passages.chosen = None
        self.renew()

    def action_theme(self) -> None:
        """The next theme."""
        names = [name for name in CHOICES if name != "none"]
        here = names.index(self.app.theme) if self.app.theme in names else -1
        self.app.theme = names[(here + 1) % len(names)]
        self.say(f"theme: {self.app.theme}")

    def _retheme(self) -> None:
        self.passages.show(look=self.review_app.look)
        self.renew()

    def action_bidi(self) -> None:
        """The next way of showing Arabic, remembered for this terminal."""
        modes = list(MODES)
        mode = modes[(modes.index(self.review_app.plan.mode) + 1) % len(modes)]
        self._use_mode(mode, mode)
        self.say(f"Arabic is shown in the mode {mode}; B compares the modes")

    def action_bidi_check(self) -> None:
        """One sentence in every mode."""

        def chosen(mode: str | None) -> None:
            if mode is not None:
                import os

                found = plan(os.environ).mode if mode == AUTO else mode
                self._use_mode(found, mode)
                self.say(f"Arabic is shown in the mode {found}, from now on in this terminal")

        self.app.push_screen(BidiCheck(self.passages.look, self.review_app.plan.mode), chosen)

    def _use_mode(self, mode: str, remembered: str) -> None:
        app = self.review_app
        app.use_mode(mode)  # type: ignore[arg-type]
        try:
            tty.remember(app.plan.name, remembered)
        except UserError as error:
            self.say(str(error), severity="warning")
        self.passages.show(reading=app.reading)
        self.renew()
        self.app.refresh()

    # Help and the end

    def action_help(self) -> None:
        """The keys of the focused pane, then the others."""
        app = self.review_app
        pane = DETAIL if self.details.has_focus else LIST
        self.app.push_screen(
            Help(app.start.keys, pane, self.passages.look, ascii_only=app.start.ascii_only, reading=app.plan.mode)
        )

    async def action_quit(self) -> None:
        """Leave; every decision is saved already."""
        self.app.exit(0)


def _detail_lines(height: int) -> int:
    """Lines of the details on a screen of `height` lines: 4 of 12, 6 of 24, 8 of 40."""
    return max(4, min(6, height // 4), min(10, height // 5))
