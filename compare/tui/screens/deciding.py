"""Verdicts, notes, other classes; undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from compare.errors import UserError
from compare.records import SEVERITIES, STATUSES
from compare.review import Decision, finding_key
from compare.tui.screens.base import ReviewBase
from compare.tui.screens.menu import Choice, Menu

STATUS_KEYS = {"equivalent": "=", "reworded": "~", "added": "+", "dropped": "-"}
SEVERITY_KEYS = {"minor": "1", "major": "2", "critical": "3"}
AS_FOUND = "as found"


class Deciding(ReviewBase):
    """What the reviewer says about the selected passage; saved at once."""

    def ready(self) -> int | None:
        """The number of the passage to decide on; None, and why, if there is none."""
        number = self.passages.number
        if number is None or not self.review.linked:
            self.say("no passage is selected" if self.review.linked else "the comparison is not there yet")
            return None
        return number

    def decide(self, change: Callable[[Decision], Decision]) -> Decision | None:
        """Change the decision on the selected passage; None if that failed."""
        number = self.ready()
        if number is None:
            return None
        try:
            decision = self.review.decide(number, change)
        except UserError as error:
            self.say(str(error), severity="error", timeout=10)
            return None
        self.renew()
        return decision

    def action_decide(self, verdict: str) -> None:
        """Confirm or dismiss; the same again takes it back."""
        self.decide(lambda old: replace(old, verdict=None if old.verdict == verdict else verdict))  # type: ignore[arg-type]

    def action_decide_next(self, verdict: str) -> None:
        """Confirm or dismiss, and go on."""
        if self.decide(lambda old: replace(old, verdict=verdict)) is not None:  # type: ignore[arg-type]
            place = self.review.seek(self.passages.place, 1, self.review.is_open)
            if place is None:
                left = sum(map(self.review.is_open, range(len(self.review))))
                self.say(
                    "everything is reviewed" if not left else f"none after this one; {left} not reviewed before it"
                )
            else:
                self.passages.select(place)

    def action_dismiss_finding(self) -> None:
        """Dismiss the chosen finding alone, or take that back."""
        chosen = self.passages.chosen
        if chosen is None:
            self.say("choose a finding first: Tab, then the arrows")
            return
        key = finding_key(self.review.comparison, chosen)
        self.decide(lambda old: old.toggled(key))

    def action_note(self) -> None:
        """Write or change the note."""
        number = self.ready()
        if number is None:
            return
        focused = self.focused

        def done(text: str | None) -> None:
            (focused or self.passages).focus()
            if text is not None:
                self.passages.select(self.review.place_of(number), chosen=self.passages.chosen)
                self.decide(lambda old: replace(old, note=text.strip()))

        self.prompt.ask("note:", done, value=self.review.decision(number).note)

    def action_reclassify(self) -> None:
        """Another status or severity than the program's."""
        number = self.ready()
        if number is None:
            return
        passage, severity = self.review.passage(number), self.review.severity(number)
        choices = [Choice(status, STATUS_KEYS[status], status, status == passage.status) for status in STATUSES]
        choices += [Choice(name, SEVERITY_KEYS[name], f"{name} severity", name == severity) for name in SEVERITIES]
        choices.append(Choice(AS_FOUND, "0", "as the program found it"))

        def done(value: str | None) -> None:
            found = self.review.comparison.passages[number]
            if value in STATUSES:
                self.decide(lambda old: replace(old, status=None if value == found.status else value))  # type: ignore[arg-type]
            elif value in SEVERITIES:
                self.decide(lambda old: replace(old, severity=None if value == found.severity else value))  # type: ignore[arg-type]
            elif value == AS_FOUND:
                self.decide(lambda old: replace(old, status=None, severity=None))

        title = f"Passage {number + 1} is"
        self.app.push_screen(Menu(title, choices, mark=self.passages.look.glyphs.confirmed), done)

    def action_undo(self) -> None:
        """Take back the last decision, and show where it was."""
        self._step(self.review.undo, "nothing to undo")

    def action_redo(self) -> None:
        """Make it again."""
        self._step(self.review.redo, "nothing to redo")

    def _step(self, step: Callable[[], int | None], nothing: str) -> None:
        try:
            number = step() if self.review.linked else None
        except UserError as error:
            self.say(str(error), severity="error", timeout=10)
            return
        if number is None:
            self.say(nothing)
            return
        if number in self.review.view:
            self.passages.select(self.review.view.index(number))
        else:
            self.say(f"passage {number + 1}, outside the filter")
        self.renew()
