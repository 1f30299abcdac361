"""Correcting links: join, split, unlink, link, move a sentence; what is concerned is checked again at once."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from functools import partial

from compare.bidi.layout import layout
from compare.errors import UserError
from compare.records import Comparison, Document, Passage
from compare.review.relinking import CannotLink, Exchange, joined, linked, shifted, split, unlinked
from compare.tui.control.arriving import Arriving
from compare.tui.desk import Desk
from compare.tui.job import Check
from compare.tui.keys import LINKS, display
from compare.tui.messages import CheckedAgain
from compare.tui.screens.menu import Choice

SHOWN = 44
"""Characters of a sentence in a menu."""


class Linking:
    """What the reviewer says of the links; saved at once."""

    def __init__(self, desk: Desk, arriving: Arriving) -> None:
        self._desk = desk
        self._arriving = arriving
        self.marked: tuple[str, int] | None = None
        """The id of the marked passage, and its number when it was marked."""
        self._checking: Check | None = None

    # What the keys do

    def action_links(self) -> None:
        """All of these in a menu, with their keys."""
        number = self._desk.ready()
        if number is None:
            return
        ascii_only = self._desk.session.start.ascii_only
        keys = [key for key in self._desk.session.start.keys if key.pane == LINKS and key.id != "link.menu"]
        choices = [Choice(key.action, display(key.keys.split(",")[0], ascii_only=ascii_only), key.text) for key in keys]
        screen = self._desk.screen

        def done(action: str) -> None:
            screen.call_later(screen.run_action, action)

        self._desk.choose(f"The links of passage {number + 1}", choices, done)

    def action_join(self) -> None:
        """The selected passage and the one after it, as one."""
        number = self._desk.ready()
        if number is None:
            return
        passages = self._desk.review.comparison.passages
        if number + 1 >= len(passages):
            self._desk.say("there is no passage after this one to join it with")
            return
        self.correct(lambda: joined(passages[number], passages[number + 1]), f"joined {number + 1} and {number + 2}")

    def action_unlink(self) -> None:
        """Both sides for themselves."""
        number = self._desk.ready()
        if number is not None:
            passage = self._desk.review.comparison.passages[number]
            self.correct(lambda: unlinked(passage), f"unlinked {number + 1}: added and dropped")

    def action_split(self) -> None:
        """Ask where, on either side that has several sentences, and cut there."""
        number = self._desk.ready()
        if number is None:
            return
        passage, comparison = self._desk.review.comparison.passages[number], self._desk.review.comparison
        if len(passage.source) < 2 and len(passage.target) < 2:
            self._desk.say(f"passage {number + 1} is a sentence of either side: | unlinks them")
            return

        def cut(target: int) -> None:
            def then(source: int) -> None:
                self.correct(lambda: split(passage, source, target), f"split {number + 1}")

            self._ask_where("Cut the original", comparison.source, passage.source, then)

        self._ask_where("Cut the report", comparison.target, passage.target, cut)

    def _ask_where(
        self, title: str, document: Document, sentences: tuple[int, ...], then: Callable[[int], None]
    ) -> None:
        """After how many of `sentences` to cut; not asked where there is none."""
        if not sentences:
            then(0)
            return
        choices = []
        if len(sentences) > 1:
            for place in range(1, len(sentences)):
                words = self._beginning(document, sentences[place])
                choices.append(Choice(str(place), str(place) if place < 10 else "", f"before  {words}"))
            choices.append(Choice("0", "b", "not at all: it goes with the second part"))
            choices.append(Choice(str(len(sentences)), "a", "not at all: it goes with the first part"))
        else:
            choices.append(Choice("1", "1", "its one sentence goes with the first part"))
            choices.append(Choice("0", "2", "its one sentence goes with the second part"))

        self._desk.choose(title, choices, lambda value: then(int(value)))

    def _beginning(self, document: Document, sentence: int) -> str:
        text = " ".join(document.sentence_text(sentence).split())
        text = text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0] + "…"
        reading = self._desk.passages.reading
        direction = "rtl" if document.direction == "rtl" else "ltr"
        return layout(text, 10_000, direction=direction, shape=reading.shape, mode=reading.mode)[0].text  # type: ignore[arg-type]

    def action_shift(self, side: str, step: int) -> None:
        """Give the sentence at the edge of the passage to its neighbour."""
        number = self._desk.ready()
        if number is not None:
            passages = self._desk.review.comparison.passages
            where = "before" if step < 0 else "after"
            name = "report" if side == "target" else "original"
            self.correct(
                lambda: shifted(passages, number, side, step),
                f"a sentence of the {name} went to the passage {where} this one",
            )

    def action_mark(self) -> None:
        """Mark the selected passage, or link it with the marked one."""
        number = self._desk.ready()
        if number is None:
            return
        ids = self._desk.review.ids
        if self.marked is None or self.marked[0] not in ids or self.marked[0] == ids[number]:
            taken_away = self.marked is not None and self.marked[0] == ids[number]
            self.mark(None if taken_away else number)
            return
        self._link_with(ids.index(self.marked[0]), number)

    def mark(self, number: int | None) -> None:
        """Mark passage `number`, or none."""
        self.marked = None if number is None else (self._desk.review.ids[number], number)
        self._desk.status_bar.marked = number
        said = "nothing is marked" if number is None else f"passage {number + 1} is marked; M on another links both"
        self._desk.say(said)
        self._desk.renew()

    def _link_with(self, marked: int, number: int) -> None:
        """Link two passages; where that can mean several things, ask which."""
        passages = self._desk.review.comparison.passages
        one, other = passages[marked], passages[number]
        ways: list[tuple[Choice, Exchange]] = []
        makes: tuple[tuple[str, Callable[[], Exchange], str], ...] = (
            ("1", lambda: linked(one, other), f"the original of {marked + 1} with the report of {number + 1}"),
            ("2", lambda: linked(other, one), f"the original of {number + 1} with the report of {marked + 1}"),
            ("3", lambda: joined(one, other), "both as one passage"),
        )
        for key, make, words in makes:
            with contextlib.suppress(CannotLink):
                exchange = make()
                if all(set(exchange[1]) != set(other_way[1]) for _, other_way in ways):
                    ways.append((Choice(key, key, words), exchange))
        if not ways:
            self._desk.say(f"passages {marked + 1} and {number + 1} cannot be linked: both have the same side only")
            return
        done = f"linked {marked + 1} and {number + 1}"
        if len(ways) == 1:
            self._put(ways[0][1], (), done)
            return

        exchanges = {choice.value: exchange for choice, exchange in ways}
        self._desk.choose("Link", [choice for choice, _ in ways], lambda value: self._put(exchanges[value], (), done))

    def action_as_found(self) -> None:
        """The links of the selected passage as the program found them."""
        number = self._desk.ready()
        if number is None:
            return
        passage = self._desk.review.comparison.passages[number]
        if not passage.corrected:
            self._desk.say("this link is as the program found it")
        else:
            self._put(None, [passage], "linked as the program found it")

    # Corrections, and what follows

    def correct(self, make: Callable[[], Exchange], said: str) -> None:
        """Do what `make` says, show it and have it checked; say why where it cannot be done."""
        number = self._desk.ready()
        if number is None:
            return
        try:
            exchange = make()
        except CannotLink as why:
            self._desk.say(f"passage {number + 1} {why}")
            return
        self._put(exchange, (), said)

    def _put(self, exchange: Exchange | None, only: Sequence[Passage], said: str) -> None:
        try:
            comparison = self._desk.links.correct(self._desk.review.comparison, exchange, only)
        except UserError as error:
            self._desk.say(str(error), severity="error", timeout=10)
            return
        self.marked = None
        self._desk.status_bar.marked = None
        self._desk.say(f"{said}; u takes it back")
        self.relink(comparison)

    def relink(self, comparison: Comparison) -> None:
        """Show the comparison with other links, at the first of them, and have them checked."""
        old = {(passage.source, passage.target) for passage in self._desk.review.comparison.passages}
        fresh = [n for n, passage in enumerate(comparison.passages) if (passage.source, passage.target) not in old]
        self._arriving.take(comparison)
        if fresh:
            shown = [n for n in fresh if n in self._desk.review.view]
            self._desk.passages.select(self._desk.review.place_of((shown or fresh)[0]))
        self.check()

    def check(self) -> None:
        """Have the checks look at the passages that are new; a look under way is given up for it."""
        self.give_up()
        self._checking = None
        comparison = self._desk.review.comparison
        numbers = self._desk.links.to_check(comparison)
        self._desk.status_bar.checking = len(self._desk.links.unchecked)
        self._desk.renew()
        if not numbers:
            return
        try:
            self._checking = self._desk.session.start.start_check(comparison, numbers, self._desk.session.start.options)
        except UserError as error:
            self._desk.say(str(error), severity="error", timeout=10)
            return
        self._desk.screen.run_worker(
            partial(self._follow, self._checking), thread=True, group="check", exit_on_error=False
        )

    def _follow(self, check: Check) -> None:
        try:
            answer = CheckedAgain(check, check.passages())
        except UserError as error:
            answer = CheckedAgain(check, (), str(error))
        self._desk.screen.post_message(answer)

    def checked_again(self, message: CheckedAgain) -> None:
        """The checks have answered; what a later correction made useless is left aside."""
        if message.check is not self._checking:
            return
        self._checking = None
        if message.problem:
            self._desk.say(message.problem, severity="warning", timeout=10)
        self._desk.status_bar.checking = 0
        self._arriving.take(self._desk.links.checked(self._desk.review.comparison, message.passages))

    def stepped(self) -> None:
        """Links were corrected by undo or redo."""
        self.relink(self._desk.links.renewed(self._desk.review.comparison))

    def give_up(self) -> None:
        """End the check under way: the screen closes."""
        if self._checking is not None:
            self._checking.cancel()
