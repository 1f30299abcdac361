"""How the texts are shown: uncertain findings, themes, the way of showing Arabic."""

from __future__ import annotations

import os
from typing import cast

from compare.bidi import tty
from compare.bidi.layout import MODES, Mode
from compare.bidi.terminal import AUTO, plan
from compare.errors import UserError
from compare.tui.desk import Desk
from compare.tui.screens.bidi_check import BidiCheck
from compare.tui.theme import CHOICES


class Looks:
    """The same review in other clothes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def action_soft(self) -> None:
        """Show or hide uncertain findings."""
        passages = self._desk.passages
        passages.soft = not passages.soft
        passages.chosen = None
        self._desk.renew()

    def action_theme(self) -> None:
        """The next theme."""
        app = self._desk.app
        names = [name for name in CHOICES if name != "none"]
        here = names.index(app.theme) if app.theme in names else -1
        app.theme = names[(here + 1) % len(names)]
        self._desk.say(f"theme: {app.theme}")

    def retheme(self) -> None:
        """The application has another theme: draw with its colours."""
        app = self._desk.app
        self._desk.passages.show(look=self._desk.session.look(app.theme, no_color=app.no_color))
        self._desk.renew()

    def action_bidi(self) -> None:
        """The next way of showing Arabic, remembered for this terminal."""
        modes = list(MODES)
        mode = modes[(modes.index(self._desk.session.plan.mode) + 1) % len(modes)]
        self._use_mode(mode, mode)
        self._desk.say(f"Arabic is shown in the mode {mode}; B compares the modes")

    def action_bidi_check(self) -> None:
        """One sentence in every mode."""
        desk = self._desk

        def chosen(mode: str | None) -> None:
            if mode is not None:
                found = plan(os.environ).mode if mode == AUTO else cast("Mode", mode)
                self._use_mode(found, mode)
                desk.say(f"Arabic is shown in the mode {found}, from now on in this terminal")

        desk.app.push_screen(BidiCheck(desk.passages.look, desk.session.plan.mode), chosen)

    def _use_mode(self, mode: Mode, remembered: str) -> None:
        desk, session = self._desk, self._desk.session
        session.use_mode(mode)
        try:
            tty.remember(session.plan.name, remembered)
        except UserError as error:
            desk.say(str(error), severity="warning")
        desk.passages.show(reading=session.reading)
        desk.renew()
        desk.app.refresh()
