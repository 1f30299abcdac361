"""The application: what it was started with, its themes, and the terminal's bidi mode."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.driver import Driver
from textual.keys import _character_to_key
from textual.screen import Screen
from textual.theme import Theme
from textual.widgets import Input, TextArea

from compare.review import DecisionStore
from compare.tui.driver import SIGNALLED, lasting, leave
from compare.tui.keys import ARABIC_LAYOUT, display_all
from compare.tui.palette import Commands
from compare.tui.screens.picking import Offer, Picking
from compare.tui.screens.review import ReviewScreen
from compare.tui.session import Session, Start
from compare.tui.theme import CHOICES, Look, textual_theme
from compare.tui.widgets.message import MessageBar

PALETTE = ("review", "links", "files", "screen", "list")
"""The order of the groups in the palette."""


class ReviewApp(App[int]):
    """One review of one pair of texts."""

    TITLE = "Muqabala"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {Commands}
    ENABLE_COMMAND_PALETTE = True
    CSS = """
    Toast { max-width: 70; }
    SearchIcon { display: none; }
    .-ascii Menu > Vertical, .-ascii Help > VerticalScroll, .-ascii BidiCheck > Vertical { border: ascii $accent; }
    .-ascii Toast { border-left: ascii $accent; border-right: none; }
    .-ascii * { scrollbar-size: 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", "quit", show=False, priority=True)]

    def __init__(
        self, start: Start, store: DecisionStore, offers: Sequence[Offer] = (), heading: str = "Which one?"
    ) -> None:
        """With `offers` the reader picks one of them first, under `heading`; `start` is then the first of them."""
        # Asked for no colours, Textual makes greys of them, or with ANSI colours leaves them out.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.session = Session(start, store, self._write_raw)
        self._offers, self._heading = offers, heading
        self.start = start
        self._last_interrupt = 0.0
        self.failure: BaseException | None = None
        """What ended the review, if it was not the reader."""
        for colours in CHOICES.values():
            self.register_theme(textual_theme(colours))
        self.set_class(start.ascii_only, "-ascii")
        self.theme = start.theme if start.theme in CHOICES else "dark"
        if start.keymap:
            self.set_keymap({key.id: key.keys for key in start.keys if key.id in start.keymap})

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Only those in which the list has its colours; Textual starts from its own."""
        own = {name: theme for name, theme in self._registered_themes.items() if name in CHOICES}
        return own if len(own) == len(CHOICES) else super().available_themes

    @property
    def look(self) -> Look:
        """Glyphs and styles of the present theme."""
        return self.session.look(self.theme, no_color=self.no_color)

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver for this system, made to outlive the terminal."""
        return lasting(super().get_driver_class())

    def _write_raw(self, sequence: str) -> None:
        if self._driver is None:
            # Before the screen opens and after it closed: the stream that Textual draws on.
            stream = sys.__stderr__
            if stream is not None and stream.isatty():
                stream.write(sequence)
                stream.flush()
        elif not self.is_headless:
            self._driver.write(sequence)
            self._driver.flush()

    def on_mount(self) -> None:
        switch = self.session.switch
        self._leave_on_signals()
        switch.enter()
        self.app_suspend_signal.subscribe(self, lambda _: switch.leave())
        self.app_resume_signal.subscribe(self, lambda _: switch.enter())
        if self._offers:
            self.push_screen(Picking(self.session, self._heading, self._offers, self.open_review))
        else:
            self.open_review(self.session.start)

    def open_review(self, start: Start) -> None:
        """Show the review of a pair."""
        self.session.start = start
        self.push_screen(ReviewScreen(self.session, self.look))

    def action_pick(self) -> None:
        """Back to the list of pairs."""
        if self._offers:
            self.pop_screen()
        elif isinstance(self.screen, ReviewScreen):
            self.screen.desk.say("there is one pair only; 'muqabala ORIGINAL REPORT REPORT ...' opens several")

    def on_unmount(self) -> None:
        self.session.switch.leave()

    def _leave_on_signals(self) -> None:
        """SIGTERM and SIGHUP end the review as `q` does: the terminal is given back as it was."""
        if self.is_headless:
            return
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                end = (leave, self, loop) if name == "SIGHUP" else (self.exit, SIGNALLED + number)
                with contextlib.suppress(NotImplementedError, ValueError):
                    loop.add_signal_handler(number, *end)

    def _print_error_renderables(self) -> None:
        """What went wrong goes to the log: a traceback helps nobody on a screen just left."""
        if self._exit_renderables and self.failure is None:
            self.failure = self._exception or RuntimeError("the screen could not be drawn")
        if self.is_headless:
            super()._print_error_renderables()
        self._exit_renderables.clear()

    def action_help_quit(self) -> None:
        """Ctrl+C: twice within two seconds leaves."""
        now = time.monotonic()
        if now - self._last_interrupt < 2:
            self.exit(0)
        self._last_interrupt = now
        self.notify("Ctrl+C once more leaves; all decisions are saved", timeout=2)

    async def on_event(self, event: events.Event) -> None:
        """A key is the answer to what the screen said before."""
        if isinstance(event, events.Key) and not event.is_forwarded:  # a key that nothing took comes here once more
            event = self._by_position(event)
            for screen in self.screen_stack:
                for bar in screen.query(MessageBar):
                    bar.acknowledge()
        await super().on_event(event)

    def _by_position(self, event: events.Key) -> events.Key:
        """The key that stands where a letter of the Arabic keyboard does, unless somebody is writing."""
        latin = ARABIC_LAYOUT.get(event.character or "")
        if latin is None or isinstance(self.focused, Input | TextArea):
            return event
        return events.Key(_character_to_key(latin), latin)

    async def action_quit(self) -> None:
        self.exit(0)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette offers what the keys do, by the same words."""
        if not isinstance(screen, ReviewScreen):
            return
        wanted = [key for key in self.start.keys if key.id not in ("palette", "back") and key.pane in PALETTE]
        for key in sorted(wanted, key=lambda key: (key.rank, PALETTE.index(key.pane))):
            shown = display_all(key.keys, ascii_only=self.start.ascii_only)
            yield SystemCommand(
                f"{key.text[0].upper()}{key.text[1:]}", f"key: {shown}", self._runner(screen, key.action)
            )

    def _runner(self, screen: Screen[Any], action: str) -> Callable[[], None]:
        def run() -> None:
            self.call_later(screen.run_action, action)

        return run
