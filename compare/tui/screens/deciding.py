"""Verdicts, notes, other classes; undo and redo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from compare.errors import UserError
from compare.records import SEVERITIES, STATUSES, Finding, Span
from compare.review import Decision, OwnFinding, finding_key
from compare.review.settling import finding_of
from compare.tui.model import Review
from compare.tui.screens.base import ReviewBase
from compare.tui.screens.menu import Choice, Menu
from compare.tui.screens.note import NoteScreen
from compare.tui.screens.own_finding import OwnFindingScreen

STATUS_KEYS = {"equivalent": "=", "reworded": "~", "added": "+", "dropped": "-"}
SEVERITY_KEYS = {"minor": "1", "major": "2", "critical": "3"}
AS_FOUND = "as found"


class Deciding(ReviewBase):
    """What the reviewer says about the selected passage; saved at once."""

    def ready(self) -> int | None:
        """The number of the passage to decide on; None, and why, if there is none."""
        number = self.passages.number
        if number is None or not self.review.linked:
            self.say("no passage is selected" if self.review.linked else self.still_comparing())
            return None
        return number

    def decide(self, change: Callable[[Decision], Decision]) -> Decision | None:
        """Change the decision on the selected passage; None if that failed."""
        number = self.ready()
        if number is None:
            return None
        try:
            decision = self.review.decide(number, self._signed(change))
        except UserError as error:
            self.say(str(error), severity="error", timeout=10)
            return None
        self.renew()
        return decision

    def _signed(self, change: Callable[[Decision], Decision]) -> Callable[[Decision], Decision]:
        """`change`, with the name of who makes it."""
        name = self.review_app.start.reviewer

        def signed(old: Decision) -> Decision:
            new = change(old)
            return new if new == old or not name else replace(new, reviewer=name)

        return signed

    def action_decide(self, verdict: str) -> None:
        """Confirm or dismiss; the same again takes it back. Confirming where nothing was found asks what differs."""
        number = self.ready()
        if number is None:
            return
        if verdict == "confirmed" and self._nothing_to_confirm(number):
            self.action_own()
            return
        self.decide(lambda old: replace(old, verdict=None if old.verdict == verdict else verdict))  # type: ignore[arg-type]

    def _nothing_to_confirm(self, number: int) -> bool:
        passage, decision = self.review.comparison.passages[number], self.review.decision(number)
        return not (passage.findings or passage.changed or decision.reviewed)

    def action_own(self) -> None:
        """Ask for a finding of the reviewer, and add it."""
        number = self.ready()
        if number is None:
            return

        def done(own: OwnFinding | None) -> None:
            if own is None:
                return
            self.passages.select(self.review.place_of(number))
            self.decide(lambda old: replace(old, own=(*old.own, own)))
            self.say(f"added to passage {number + 1}: {own.message}")

        screen = OwnFindingScreen(
            self.passages, number, self._types(), self._marked_words(number), self.review_app.start.reviewer
        )
        self.app.push_screen(screen, done)

    def _types(self) -> list[str]:
        """The types that a finding may have: those of the checks."""
        from compare.checks.registry import check_ids

        return sorted(check_ids())

    def _marked_words(self, number: int) -> tuple[list[Span], list[Span]]:
        """What the mouse selected in the passage, by side, in offsets of the side's text."""
        marked: tuple[list[Span], list[Span]] = [], []
        selection = self.selections.get(self.passages)
        if selection is None or selection.start is None or selection.end is None:
            return marked
        row = selection.start.y
        if row != selection.end.y or row // 2 != self.passages.place:
            return marked
        side = self.passages.side_of_row(row)
        comparison, passage = self.review.comparison, self.review.comparison.passages[number]
        document, sentences = (
            (comparison.source, passage.source) if side == "source" else (comparison.target, passage.target)
        )
        start, end = document.span_of(sentences)
        low, high = max(selection.start.x, start) - start, min(selection.end.x, end) - start
        if low < high:
            marked[0 if side == "source" else 1].append((low, high))
        return marked

    def action_decide_many(self) -> None:
        """Ask what to decide at once: confirm all that is shown, or dismiss all of one check."""
        if self.ready() is None:
            return
        review = self.review
        waiting = [number for number in review.view if review.is_open(number)]
        found: dict[str, dict[int, list[str]]] = {}
        for number in range(len(review)):
            for finding in review.comparison.passages[number].hard_findings:
                if not review.is_dismissed(number, finding):
                    key = finding_key(review.comparison, finding)
                    found.setdefault(finding.check, {}).setdefault(number, []).append(key)
        choices = [Choice("confirm", "c", f"confirm all that is shown and not reviewed ({len(waiting)})")]
        choices += [
            Choice(f"check/{check}", "", f"dismiss all of the check {check} ({sum(map(len, where.values()))})")
            for check, where in sorted(found.items())
        ]

        def done(value: str | None) -> None:
            if value == "confirm":
                self._decide_at_once(dict.fromkeys(waiting, _confirmed), f"confirmed {len(waiting)}")
            elif value is not None:
                where = found[value.partition("/")[2]]
                changes = {number: _dismissing(keys) for number, keys in where.items()}
                self._decide_at_once(changes, f"dismissed in {len(where)} passages")

        self.app.push_screen(Menu("All at once", choices), done)

    def _decide_at_once(self, changes: Mapping[int, Callable[[Decision], Decision]], said: str) -> None:
        if not changes:
            self.say("there is nothing left to decide")
            return
        try:
            self.review.decide_all({number: self._signed(change) for number, change in changes.items()})
        except UserError as error:
            self.say(str(error), severity="error", timeout=10)
            return
        self.say(f"{said}; u takes it back")
        self.renew()

    def action_decide_next(self, verdict: str) -> None:
        """Confirm or dismiss, and go on."""
        if self.decide(lambda old: replace(old, verdict=verdict)) is not None:  # type: ignore[arg-type]
            place = self.review.seek(self.passages.place, 1, self.review.is_open)
            if place is None:
                place = self.review.seek(-1, 1, self.review.is_open)
                if place is not None:
                    self.say("past the end: on from the top")
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
        if chosen.author and self._take_away(chosen):
            return
        key = finding_key(self.review.comparison, chosen)
        self.decide(lambda old: old.toggled(key))

    def _take_away(self, chosen: Finding) -> bool:
        """Take a finding of the reviewer away; False if it is none that was added."""
        number = self.passages.number
        assert number is not None
        passage, comparison = self.review.comparison.passages[number], self.review.comparison
        mine = [one for one in self.review.decision(number).own if finding_of(comparison, passage, one) == chosen]
        if not mine:
            return False
        self.passages.chosen = None
        self.decide(lambda old: replace(old, own=tuple(one for one in old.own if one != mine[0])))
        self.say("your finding is taken away; u brings it back")
        return True

    def action_note(self) -> None:
        """Write or change the note."""
        number = self.ready()
        if number is None:
            return
        if "\n" in self.review.decision(number).note:
            self.action_long_note()
            return
        focused = self.focused

        def done(text: str | None) -> None:
            (focused or self.passages).focus()
            if text is not None:
                self.passages.select(self.review.place_of(number), chosen=self.passages.chosen)
                self.decide(lambda old: replace(old, note=text.strip()))

        self.prompt.ask("note:", done, value=self.review.decision(number).note)

    def action_long_note(self) -> None:
        """Write or change a note of several lines."""
        number = self.ready()
        if number is None:
            return

        def done(text: str | None) -> None:
            if text is not None:
                self.passages.select(self.review.place_of(number), chosen=self.passages.chosen)
                self.decide(lambda old: replace(old, note=text))

        self.app.push_screen(NoteScreen(self.passages, number, self.review.decision(number).note), done)

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
        self._step(self.review.undo, "nothing to undo", "undone")

    def action_redo(self) -> None:
        """Make it again."""
        self._step(self.review.redo, "nothing to redo", "redone")

    def stepped(self, name: str) -> None:
        """Links were corrected by undo or redo: the screen follows."""
        raise NotImplementedError

    def _step(self, step: Callable[[], int | str | None], nothing: str, done: str) -> None:
        try:
            name = step() if self.review.linked else None
        except UserError as error:
            self.say(str(error), severity="error", timeout=10)
            return
        if name is None:
            self.say(nothing)
            return
        if isinstance(name, str):
            self.say(f"{done}: corrected links")
            self.stepped(name)
            return
        number = name
        self.say(f"{done}: {_in_words(self.review, number)}")
        if number in self.review.view:
            self.passages.select(self.review.view.index(number))
        else:
            self.say(f"{done}: passage {number + 1}, outside the filter")
        self.renew()


def _confirmed(old: Decision) -> Decision:
    return replace(old, verdict="confirmed")


def _dismissing(keys: list[str]) -> Callable[[Decision], Decision]:
    return lambda old: replace(old, dismissed=tuple(sorted({*old.dismissed, *keys})))


def _in_words(review: Review, number: int) -> str:
    """What a passage is now, for who went a step back or on."""
    decision = review.decision(number)
    words = [decision.words() or "not reviewed", *(["with a note"] if decision.note else [])]
    return f"passage {number + 1} is {', '.join(words)}"
