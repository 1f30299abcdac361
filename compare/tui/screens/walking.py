"""Going from change to change, searching, narrowing, sorting."""

from __future__ import annotations

from collections.abc import Callable

from compare.records import Finding
from compare.tui.filters import conditions_for, described, toggled
from compare.tui.screens.base import ReviewBase
from compare.tui.screens.menu import Choice, Menu

ALL = "all"


class Walking(ReviewBase):
    """Where to look next."""

    _came_from: str | None = None
    """The id of the moved passage whose place in the original is being looked at."""

    def action_change(self, step: int) -> None:
        """Next or previous change in the view."""
        self._go(step, self.review.is_change, "change")

    def action_unreviewed(self, step: int) -> None:
        """Next or previous change without a verdict."""
        self._go(step, self.review.is_open, "change that is not reviewed")

    def _go(self, step: int, wanted: Callable[[int], bool], what: str) -> None:
        if not self.review.linked:
            self.say(self.still_comparing())
            return
        place = self.review.seek(self.passages.place, step, wanted)
        if place is None:
            place = self.review.seek(-1 if step > 0 else len(self.review.view), step, wanted)
            if place is None or place == self.passages.place:
                self.say(f"no {what} {'after' if step > 0 else 'before'} this one")
                return
            self.say("past the end: on from the top" if step > 0 else "past the top: on from the end")
        self.select(place)

    def action_other_place(self) -> None:
        """From a moved passage to where the original has it; the same again goes back."""
        number = self.passages.number
        if number is None or not self.review.linked:
            return
        ids, passages = self.review.ids, self.review.comparison.passages
        if self._came_from in ids and self._came_from != ids[number]:
            back, self._came_from = ids.index(self._came_from), None
            self.select(self.review.place_of(back))
            self.say(f"back at passage {back + 1}")
            return
        source = passages[number].source
        if not passages[number].moved or not source:
            self.say("this passage stands where the original has it")
            return
        owners = {sentence: n for n, passage in enumerate(passages) for sentence in passage.source}
        near = owners.get(source[0] - 1, owners.get(source[-1] + 1))
        if near is None or near not in self.review.view:
            self.say("its place in the original is outside what is shown")
            return
        self._came_from = ids[number]
        self.select(self.review.view.index(near))
        where = "after" if source[0] - 1 in owners else "before"
        self.say(f"the original has passage {number + 1} {where} this one; ' goes back")

    def select(self, place: int) -> None:
        """Select a passage; its first finding is the chosen one while the details have the focus."""
        chosen: Finding | None = None
        if self.details.has_focus and place < len(self.review.view):
            findings = self.review.findings(self.review.view[place], soft=self.passages.soft)
            chosen = findings[0] if findings else None
        self.passages.select(place, chosen=chosen)

    # Search

    def action_search(self) -> None:
        """Ask for words and show the first hit as they are typed."""
        start = self.passages.place
        before = self.review.query

        def typed(query: str) -> None:
            self.review.search(query)
            self.passages.hit = None
            hits = self.review.hits_shown()
            places = {number: place for place, number in enumerate(self.review.view)}
            following = [hit for hit in hits if places[hit.passage] >= start] or hits
            if following:
                self.passages.select(places[following[0].passage], hit=following[0])
            else:
                self.passages.select(start)
            self.renew()

        def done(query: str | None) -> None:
            self.passages.focus()
            if query is None:
                self.review.search(before)
                self.passages.select(start)
            elif query != self.review.query:
                typed(query)
            if query and not self.review.hits_shown():
                self.say(f'"{query}" is not in what is shown')
            self.renew()

        self.prompt.ask("/", done, typed=typed)

    def action_hit(self, step: int) -> None:
        """Next or previous hit, round the ends; without a search, change."""
        if not self.review.query:
            self.action_change(step)
            return
        hits = self.review.hits_shown()
        if not hits:
            self.say(f'"{self.review.query}" is not in what is shown')
            return
        places = {number: place for place, number in enumerate(self.review.view)}
        if self.passages.hit in hits:
            index = (hits.index(self.passages.hit) + step) % len(hits)
        else:
            here = self.passages.place
            ahead = [i for i, hit in enumerate(hits) if (places[hit.passage] - here) * step >= 0]
            index = (ahead or [0])[0 if step > 0 else -1]
        self.passages.select(places[hits[index].passage], hit=hits[index])
        self.renew()

    def action_go_to(self) -> None:
        """Ask for a number and select that passage."""

        def done(answer: str | None) -> None:
            self.passages.focus()
            if not answer or not answer.strip():
                return
            try:
                number = int(answer.strip())
            except ValueError:
                self.say(f"{answer.strip()!r} is not a number", severity="warning")
                return
            if not 1 <= number <= len(self.review):
                self.say(f"there are passages 1 to {len(self.review)}", severity="warning")
            elif number - 1 not in self.review.view:
                self.say(f"passage {number} is outside the filter; Esc shows all", severity="warning")
            else:
                self.select(self.review.view.index(number - 1))

        self.prompt.ask(f"go to passage (1-{len(self.review)}):", done)

    # Narrowing

    def action_filter(self) -> None:
        """A menu of conditions; one of the active ones is taken away by choosing it again."""
        if not self.review.linked:
            self.say(self.still_comparing())
            return
        checks = [finding.check for passage in self.review.comparison.passages for finding in passage.findings]
        conditions = conditions_for(checks)
        choices = [Choice(ALL, "a", "all passages", not self.review.active)]
        counts = self.review.count(conditions)
        choices += [
            Choice(f"{c.group}/{c.value}", c.key, f"{c.name} ({counts[c]})", c in self.review.active)
            for c in conditions
        ]

        def done(value: str | None) -> None:
            if value is None:
                return
            if value == ALL:
                self.narrow(frozenset())
                return
            wanted = next(c for c in conditions if f"{c.group}/{c.value}" == value)
            self.narrow(toggled(self.review.active, wanted))

        self.app.push_screen(Menu("Show only", choices, mark=self.passages.look.glyphs.confirmed), done)

    def narrow(self, active: frozenset) -> None:  # type: ignore[type-arg]
        """Narrow the list; the selected passage, or the one nearest to it, stays selected."""
        number = self.passages.number or 0
        self.review.narrow(active)
        self.passages.remeasure()
        self.passages.select(self.review.place_of(number))
        if active and not self.review.view:
            self.say(f"no passage is {described(active)}")
        self.renew()

    def action_sort(self) -> None:
        """The other order."""
        number = self.passages.number or 0
        self.review.sort("original" if self.review.order == "report" else "report")
        self.passages.remeasure()
        self.passages.select(self.review.place_of(number))
        self.renew()
