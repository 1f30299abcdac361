"""Verdicts, notes, other classes; undo and redo."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from compare.errors import UserError
from compare.records import SEVERITIES, STATUSES, Finding, Severity
from compare.review import Decision, OwnFinding, changes, finding_key
from compare.review.changes import Change
from compare.review.decision import Verdict
from compare.tui.desk import Desk
from compare.tui.model import Review
from compare.tui.screens.menu import Choice
from compare.tui.screens.note import NoteScreen
from compare.tui.screens.own_finding import OTHER, OwnFindingScreen

STATUS_KEYS = {"equivalent": "=", "reworded": "~", "added": "+", "dropped": "-"}
SEVERITY_KEYS = {"minor": "1", "major": "2", "critical": "3"}
AS_FOUND = "as found"
PASSAGE = "passage"


class Deciding:
    """What the reviewer says about the selected passage; saved at once."""

    def __init__(self, desk: Desk, stepped: Callable[[], None]) -> None:
        """`stepped` is called when undo or redo changed links: the screen has to follow."""
        self._desk = desk
        self._stepped = stepped

    def decide(self, change: Change) -> Decision | None:
        """Change the decision on the selected passage; None if that failed."""
        number = self._desk.ready()
        if number is None:
            return None
        try:
            decision = self._desk.review.decide(number, self._signed(change))
        except UserError as error:
            self._desk.say(str(error), severity="error", timeout=10)
            return None
        self._desk.renew()
        return decision

    def _signed(self, change: Change) -> Change:
        return changes.signed(change, self._desk.session.start.reviewer)

    # Verdicts

    def action_decide(self, verdict: Verdict) -> None:
        """Confirm or dismiss; the same again takes it back. Confirming where nothing was found asks what differs."""
        number = self._desk.ready()
        if number is None:
            return
        if verdict == "confirmed" and self._nothing_to_confirm(number):
            self.action_own()
            return
        self.decide(changes.judged_or_not(verdict))

    def _nothing_to_confirm(self, number: int) -> bool:
        review = self._desk.review
        passage, decision = review.comparison.passages[number], review.decision(number)
        return not (passage.findings or passage.changed or decision.reviewed)

    def action_decide_next(self, verdict: Verdict) -> None:
        """Confirm or dismiss, and go on."""
        if self.decide(changes.judged(verdict)) is None:
            return
        desk, review = self._desk, self._desk.review
        place = review.seek(desk.passages.place, 1, review.is_open)
        if place is None:
            place = review.seek(-1, 1, review.is_open)
            if place is not None:
                desk.say("past the end: on from the top")
        if place is None:
            left = sum(map(review.is_open, range(len(review))))
            desk.say("everything is reviewed" if not left else f"none after this one; {left} not reviewed before it")
        else:
            desk.passages.select(place)

    def action_decide_many(self) -> None:
        """Ask what to decide at once: confirm all that is shown, or dismiss all of one check."""
        if self._desk.ready() is None:
            return
        review = self._desk.review
        waiting = [number for number in review.view if review.is_open(number)]
        found = changes.waiting_by_check(review.comparison, review.decisions)
        choices = [Choice("confirm", "c", f"confirm all that is shown and not reviewed ({len(waiting)})")]
        choices += [
            Choice(f"check/{check}", "", f"dismiss all of the check {check} ({sum(map(len, where.values()))})")
            for check, where in sorted(found.items())
        ]

        def done(value: str) -> None:
            if value == "confirm":
                self._decide_at_once(dict.fromkeys(waiting, changes.judged("confirmed")), f"confirmed {len(waiting)}")
            else:
                where = found[value.partition("/")[2]]
                dismissed = {number: changes.dismissing(keys) for number, keys in where.items()}
                self._decide_at_once(dismissed, f"dismissed in {len(where)} passages")

        self._desk.choose("All at once", choices, done)

    def _decide_at_once(self, made: Mapping[int, Change], said: str) -> None:
        desk = self._desk
        if not made:
            desk.say("there is nothing left to decide")
            return
        try:
            desk.review.decide_all({number: self._signed(change) for number, change in made.items()})
        except UserError as error:
            desk.say(str(error), severity="error", timeout=10)
            return
        desk.say(f"{said}; u takes it back")
        desk.renew()

    # Single findings

    def action_own(self) -> None:
        """Ask for a finding of the reviewer, and add it."""
        desk = self._desk
        number = desk.ready()
        if number is None:
            return

        def done(own: OwnFinding | None) -> None:
            if own is None:
                return
            desk.passages.select(desk.review.place_of(number))
            self.decide(changes.found(own))
            desk.say(f"added to passage {number + 1}: {own.message}")

        marked = desk.passages.marked_words(number, desk.screen.selections.get(desk.passages))
        screen = OwnFindingScreen(desk.passages, number, _types(), marked, desk.session.start.reviewer)
        desk.app.push_screen(screen, done)

    def action_dismiss_finding(self) -> None:
        """Dismiss the chosen finding alone, or take that back."""
        chosen = self._desk.passages.chosen
        if chosen is None:
            self._desk.say("choose a finding first: Tab, then the arrows")
            return
        if chosen.author and self._take_away(chosen):
            return
        key = finding_key(self._desk.review.comparison, chosen)
        self.decide(lambda old: old.toggled(key))

    def _take_away(self, chosen: Finding) -> bool:
        """Take a finding of the reviewer away; False if it is none that was added."""
        number, review = self._desk.passages.number, self._desk.review
        assert number is not None
        passage = review.comparison.passages[number]
        own = changes.own_finding(review.comparison, passage, review.decision(number), chosen)
        if own is None:
            return False
        self._desk.passages.chosen = None
        self.decide(changes.taken_away(own))
        self._desk.say("your finding is taken away; u brings it back")
        return True

    # Notes

    def action_note(self) -> None:
        """Write or change the note."""
        desk = self._desk
        number = desk.ready()
        if number is None:
            return
        if "\n" in desk.review.decision(number).note:
            self.action_long_note()
            return
        focused = desk.focused

        def done(text: str | None) -> None:
            (focused or desk.passages).focus()
            self._note(number, text)

        desk.prompt.ask("note:", done, value=desk.review.decision(number).note)

    def action_long_note(self) -> None:
        """Write or change a note of several lines."""
        desk = self._desk
        number = desk.ready()
        if number is not None:
            screen = NoteScreen(desk.passages, number, desk.review.decision(number).note)
            desk.app.push_screen(screen, lambda text: self._note(number, text))

    def _note(self, number: int, text: str | None) -> None:
        if text is not None:
            passages = self._desk.passages
            passages.select(self._desk.review.place_of(number), chosen=passages.chosen)
            self.decide(changes.noted(text))

    # Other classes

    def action_reclassify(self) -> None:
        """Another class than the program's: of the finding that is chosen in the details, else of the passage."""
        number, chosen = self._desk.ready(), self._desk.passages.chosen
        if number is None:
            return
        if chosen is not None and self._desk.details.has_focus:
            self._reclassify_finding(number, chosen)
        else:
            self._reclassify_passage(number)

    def _reclassify_finding(self, number: int, chosen: Finding) -> None:
        """Ask for a severity or a type."""
        desk = self._desk
        found = chosen.found_as
        choices = [
            Choice(name, SEVERITY_KEYS[name], f"{name} severity", name == chosen.severity) for name in SEVERITIES
        ]
        choices += [Choice(check, "", check, check == chosen.check) for check in [*_types(), OTHER]]
        if found:
            choices.append(Choice(AS_FOUND, "0", f"as the program found it: {found[0]}, {found[1]}"))
        choices.append(Choice(PASSAGE, "p", "the whole passage ..."))

        def done(value: str) -> None:
            if value == PASSAGE:
                self._reclassify_passage(number)
            elif value == AS_FOUND and found:
                self._give(number, chosen, *found)
            elif value in SEVERITIES:
                self._give(number, chosen, chosen.check, value)
            else:
                self._give(number, chosen, value, chosen.severity)

        desk.choose(f"This finding of passage {number + 1} is", choices, done)

    def _give(self, number: int, chosen: Finding, check: str, severity: Severity) -> None:
        """Give a finding a type and a severity, and keep it chosen."""
        passages, review = self._desk.passages, self._desk.review
        passage = review.comparison.passages[number]
        place = review.findings(number).index(chosen)
        own = changes.own_finding(review.comparison, passage, review.decision(number), chosen)
        if own is not None:
            self.decide(changes.own_of_type(own, check, severity))
        else:
            key = finding_key(review.comparison, chosen)
            self.decide(changes.of_type(chosen, key, check, severity))
        passages.chosen = self._same(number, chosen, place)
        self._desk.renew()

    def _same(self, number: int, old: Finding, place: int) -> Finding:
        """The finding that was `old`, at `place` of the list, which may have been sorted anew."""
        findings = self._desk.review.findings(number)
        spans = (old.source_spans, old.target_spans, old.message)
        same = [f for f in findings if (f.source_spans, f.target_spans, f.message) == spans]
        return same[0] if same else findings[place]

    def _reclassify_passage(self, number: int) -> None:
        """Ask for a status or a severity."""
        desk = self._desk
        passage, severity = desk.review.passage(number), desk.review.severity(number)
        found = desk.review.comparison.passages[number]
        choices = [Choice(status, STATUS_KEYS[status], status, status == passage.status) for status in STATUSES]
        choices += [Choice(name, SEVERITY_KEYS[name], f"{name} severity", name == severity) for name in SEVERITIES]
        choices.append(Choice(AS_FOUND, "0", "as the program found it"))

        def done(value: str) -> None:
            if value in STATUSES:
                self.decide(changes.of_status(value, found))
            elif value in SEVERITIES:
                self.decide(changes.of_severity(value, found))
            else:
                self.decide(changes.as_found)

        desk.choose(f"Passage {number + 1} is", choices, done)

    # Undo

    def action_undo(self) -> None:
        """Take back the last decision, and show where it was."""
        self._step(self._desk.review.undo, "nothing to undo", "undone")

    def action_redo(self) -> None:
        """Make it again."""
        self._step(self._desk.review.redo, "nothing to redo", "redone")

    def _step(self, step: Callable[[], int | str | None], nothing: str, done: str) -> None:
        desk, review = self._desk, self._desk.review
        try:
            changed = step() if review.linked else None
        except UserError as error:
            desk.say(str(error), severity="error", timeout=10)
            return
        if changed is None:
            desk.say(nothing)
        elif isinstance(changed, str):
            desk.say(f"{done}: corrected links")
            self._stepped()
        else:
            shown = changed in review.view
            what = _in_words(review, changed) if shown else f"passage {changed + 1}, outside the filter"
            desk.say(f"{done}: {what}")
            if shown:
                desk.passages.select(review.view.index(changed))
            desk.renew()


def _types() -> list[str]:
    """The types that a finding may have: those of the checks; that a passage has moved is no matter of words."""
    from compare.checks.registry import check_ids

    return sorted(check for check in check_ids() if check != "moved")


def _in_words(review: Review, number: int) -> str:
    """What a passage is now, for who went a step back or on."""
    decision = review.decision(number)
    words = [decision.words() or "not reviewed", *(["with a note"] if decision.note else [])]
    return f"passage {number + 1} is {', '.join(words)}"
