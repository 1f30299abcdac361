"""Going from change to change, searching, narrowing, sorting."""

from __future__ import annotations

from collections.abc import Callable

from compare.records import Finding
from compare.tui.desk import Desk
from compare.tui.filters import conditions_for, described, toggled
from compare.tui.screens.menu import Choice

ALL = "all"


class Walking:
    """Where to look next."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._came_from: str | None = None
        """The id of the moved passage whose place in the original is being looked at."""

    def action_change(self, step: int) -> None:
        """Next or previous change in the view."""
        self._go(step, self._desk.review.is_change, "change")

    def action_unreviewed(self, step: int) -> None:
        """Next or previous change without a verdict."""
        self._go(step, self._desk.review.is_open, "change that is not reviewed")

    def _go(self, step: int, wanted: Callable[[int], bool], what: str) -> None:
        if not self._desk.compared():
            return
        place = self._desk.review.seek(self._desk.passages.place, step, wanted)
        if place is None:
            place = self._desk.review.seek(-1 if step > 0 else len(self._desk.review.view), step, wanted)
            if place is None or place == self._desk.passages.place:
                self._desk.say(f"no {what} {'after' if step > 0 else 'before'} this one")
                return
            self._desk.say("past the end: on from the top" if step > 0 else "past the top: on from the end")
        self.select(place)

    def action_other_place(self) -> None:
        """From a moved passage to where the original has it; the same again goes back."""
        number = self._desk.passages.number
        if number is None or not self._desk.review.linked:
            return
        ids, passages = self._desk.review.ids, self._desk.review.comparison.passages
        if self._came_from in ids and self._came_from != ids[number]:
            back, self._came_from = ids.index(self._came_from), None
            self.select(self._desk.review.place_of(back))
            self._desk.say(f"back at passage {back + 1}")
            return
        source = passages[number].source
        if not passages[number].moved or not source:
            self._desk.say("this passage stands where the original has it")
            return
        owners = {sentence: n for n, passage in enumerate(passages) for sentence in passage.source}
        near = owners.get(source[0] - 1, owners.get(source[-1] + 1))
        if near is None or near not in self._desk.review.view:
            self._desk.say("its place in the original is outside what is shown")
            return
        self._came_from = ids[number]
        self.select(self._desk.review.view.index(near))
        where = "after" if source[0] - 1 in owners else "before"
        self._desk.say(f"the original has passage {number + 1} {where} this one; ' goes back")

    def select(self, place: int) -> None:
        """Select a passage; its first finding is the chosen one while the details have the focus."""
        chosen: Finding | None = None
        if self._desk.details.has_focus and place < len(self._desk.review.view):
            findings = self._desk.review.findings(self._desk.review.view[place], soft=self._desk.passages.soft)
            chosen = findings[0] if findings else None
        self._desk.passages.select(place, chosen=chosen)

    # Search

    def action_search(self) -> None:
        """Ask for words and show the first hit as they are typed."""
        start = self._desk.passages.place
        before = self._desk.review.query

        def typed(query: str) -> None:
            self._desk.review.search(query)
            self._desk.passages.hit = None
            hits = self._desk.review.hits_shown()
            places = {number: place for place, number in enumerate(self._desk.review.view)}
            following = [hit for hit in hits if places[hit.passage] >= start] or hits
            if following:
                self._desk.passages.select(places[following[0].passage], hit=following[0])
            else:
                self._desk.passages.select(start)
            self._desk.renew()

        def done(query: str | None) -> None:
            self._desk.passages.focus()
            if query is None:
                self._desk.review.search(before)
                self._desk.passages.select(start)
            elif query != self._desk.review.query:
                typed(query)
            if query and not self._desk.review.hits_shown():
                self._desk.say(f'"{query}" is not in what is shown')
            self._desk.renew()

        self._desk.prompt.ask("/", done, typed=typed)

    def action_hit(self, step: int) -> None:
        """Next or previous hit, round the ends; without a search, change."""
        if not self._desk.review.query:
            self.action_change(step)
            return
        hits = self._desk.review.hits_shown()
        if not hits:
            self._desk.say(f'"{self._desk.review.query}" is not in what is shown')
            return
        places = {number: place for place, number in enumerate(self._desk.review.view)}
        if self._desk.passages.hit in hits:
            index = (hits.index(self._desk.passages.hit) + step) % len(hits)
        else:
            here = self._desk.passages.place
            ahead = [i for i, hit in enumerate(hits) if (places[hit.passage] - here) * step >= 0]
            index = (ahead or [0])[0 if step > 0 else -1]
        self._desk.passages.select(places[hits[index].passage], hit=hits[index])
        self._desk.renew()

    def action_go_to(self) -> None:
        """Ask for a number and select that passage."""

        def done(answer: str | None) -> None:
            self._desk.passages.focus()
            if not answer or not answer.strip():
                return
            try:
                number = int(answer.strip())
            except ValueError:
                self._desk.say(f"{answer.strip()!r} is not a number", severity="warning")
                return
            if not 1 <= number <= len(self._desk.review):
                self._desk.say(f"there are passages 1 to {len(self._desk.review)}", severity="warning")
            elif number - 1 not in self._desk.review.view:
                self._desk.say(f"passage {number} is outside the filter; Esc shows all", severity="warning")
            else:
                self.select(self._desk.review.view.index(number - 1))

        self._desk.prompt.ask(f"go to passage (1-{len(self._desk.review)}):", done)

    # Narrowing

    def action_filter(self) -> None:
        """A menu of conditions; one of the active ones is taken away by choosing it again."""
        if not self._desk.compared():
            return
        review = self._desk.review
        conditions = conditions_for(f.check for number in range(len(review)) for f in review.passage(number).findings)
        counts = review.count(conditions)

        def choices() -> list[Choice]:
            named = [
                Choice(f"{c.group}/{c.value}", c.key, f"{c.name} ({counts[c]})", c in review.active) for c in conditions
            ]
            return [Choice(ALL, "a", "all passages", not review.active), *named]

        def done(value: str) -> None:
            if value == ALL:
                self.narrow(frozenset())
                return
            wanted = next(c for c in conditions if f"{c.group}/{c.value}" == value)
            self.narrow(toggled(review.active, wanted))

        def marked(value: str) -> list[Choice]:
            done(value)
            return choices()

        self._desk.choose("Show only", choices(), done, marked)

    def narrow(self, active: frozenset) -> None:  # type: ignore[type-arg]
        """Narrow the list; the selected passage, or the one nearest to it, stays selected."""
        number = self._desk.passages.number or 0
        self._desk.review.narrow(active)
        self._desk.passages.remeasure()
        self._desk.passages.select(self._desk.review.place_of(number))
        if active and not self._desk.review.view:
            self._desk.say(f"no passage is {described(active)}")
        self._desk.renew()

    def action_sort(self) -> None:
        """The other order."""
        number = self._desk.passages.number or 0
        self._desk.review.sort("original" if self._desk.review.order == "report" else "report")
        self._desk.passages.remeasure()
        self._desk.passages.select(self._desk.review.place_of(number))
        self._desk.renew()
