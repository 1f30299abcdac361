"""A comparison that arrives: shown in the place of what was there; and reading the files again."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

from textual.worker import get_current_worker

from compare.errors import UserError
from compare.records import Comparison, Document
from compare.review import corrections_for
from compare.tui.desk import Desk
from compare.tui.job import Job
from compare.tui.keys import display
from compare.tui.messages import ReadAgain
from compare.tui.model import Review, unlinked
from compare.tui.watching import FileWatch

FIRST_KEYS = (("decide.confirm", "to confirm"), ("decide.dismiss", "to dismiss"), ("change.next", "for the next"))
"""What whoever opens a review for the first time must know, by the ids of the keys."""


class Arriving:
    """Has texts compared, and shows what comes of it at the place where the reader is."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        start = desk.session.start
        self.documents = (start.source, start.target)
        self._watch = FileWatch(self.documents)

    def begin(self) -> None:
        """Follow the comparison under way; or, where it is there already, go to the place of the last time."""
        desk, start = self._desk, self._desk.session.start
        if start.comparison is None:
            desk.progress.follow(start.job or self._new_job(*self.documents))
        else:
            desk.passages.place = desk.review.place_of(self._remembered_place(desk.review))

    def arrived(self, comparison: Comparison) -> None:
        """The comparison is there, or there again with more glosses."""
        desk = self._desk
        self.documents = (comparison.source, comparison.target)
        first = not desk.review.linked
        told = () if first else desk.review.comparison.notices
        self.take(desk.links.arrived(comparison))
        if first:
            desk.hint.offer(comparison, desk.session.start.options)
        for notice in comparison.notices:
            if notice not in told:
                desk.say(notice, severity="warning", timeout=8)

    def take(self, comparison: Comparison) -> None:
        """Show `comparison`; the selected passage stays, by its texts or by its place."""
        desk, passages = self._desk, self._desk.passages
        old, number = desk.review, passages.number or 0
        new = Review(comparison, old.store, links=desk.links)
        new.active, new.order = old.active, old.order
        new.narrow(old.active)
        new.words = old.words
        same = old.ids == new.ids
        if same:  # Glosses came: what was decided since the list was narrowed stays in it.
            new.view = old.view
        if old.query:
            new.search(old.query)
        line = passages.line_in_sight()
        passages.show(review=new)
        if same:
            if passages.chosen not in new.findings(number):
                passages.chosen = None
            passages.hold(line)
            desk.renew()
            return
        place = new.place_of(_same_place(old, new, number))
        if not old.linked and number == 0:
            place = self._first_place(new)
        passages.select(place)
        desk.renew()

    def _new_job(self, source: Document, target: Document) -> Job:
        """Begin to compare two texts, with the links that are corrected by now."""
        start = self._desk.session.start
        return start.start_job(source, target, start.options, corrections_for(source, target))

    # The place of the last time

    def _name_of_place(self) -> str:
        paths = "\x1f".join(str(Path(document.path).absolute()) for document in self.documents)
        return f"place {hashlib.sha256(paths.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"

    def remember_place(self) -> None:
        """Keep which passage is selected, for the next opening of these files."""
        number, review = self._desk.passages.number, self._desk.review
        if number is not None and review.linked:
            review.store.remember(self._name_of_place(), review.ids[number])

    def _remembered_place(self, review: Review) -> int:
        """The passage that was selected when these files were last left; else the first."""
        identity = review.store.recall(self._name_of_place())
        return review.ids.index(identity) if identity in review.ids else 0

    def _first_place(self, review: Review) -> int:
        """Where to begin in the view: where these files were left, else at the first change, with what to press."""
        if review.store.recall(self._name_of_place()) in review.ids:
            return review.place_of(self._remembered_place(review))
        place = review.seek(-1, 1, review.is_change)
        if place is None:
            return 0
        start = self._desk.session.start
        told = [
            f"{display(key.keys.split(',')[0], ascii_only=start.ascii_only)} {text}"
            for wanted, text in FIRST_KEYS
            for key in start.keys
            if key.id == wanted
        ]
        self._desk.say(f"the first change; press {', '.join(told)}", timeout=15)
        return place

    # Files on disk

    def look_at_files(self) -> None:
        """Say which files are not what was read."""
        bar, changed = self._desk.status_bar, self._watch.changed()
        if changed != bar.changed_files:
            bar.changed_files = changed
            bar.renew()

    def action_reload(self) -> None:
        """Read both files again and compare them; what is shown stays until then."""
        desk = self._desk
        desk.progress.forget()
        if any(document.path == "-" for document in self.documents):
            desk.say("standard input cannot be read again", severity="warning")
            return
        work = partial(self._read, [document.path for document in self.documents])
        desk.screen.run_worker(work, thread=True, exclusive=True, group="reload", exit_on_error=False)

    def _read(self, paths: list[str]) -> None:
        from compare.pipeline import load_documents

        worker, screen = get_current_worker(), self._desk.screen
        try:
            documents = load_documents(paths[0], paths[1], self._desk.session.start.options)
            read = ReadAgain(documents, self._new_job(*documents))
        except (UserError, OSError) as error:
            read = ReadAgain(None, None, str(error))
        if not worker.is_cancelled:
            screen.post_message(read)
        elif read.job is not None:
            read.job.cancel()

    def read_again(self, message: ReadAgain) -> None:
        """The files were read again: compare what they say now."""
        desk = self._desk
        if message.documents is None or message.job is None:
            desk.say(message.problem, severity="error", timeout=10)
            return
        self.documents = message.documents
        self._watch = FileWatch(self.documents)
        desk.status_bar.changed_files = []
        if not desk.review.linked:
            desk.passages.show(review=Review(unlinked(*self.documents), desk.review.store, linked=False))
        desk.renew()
        desk.progress.follow(message.job)


def _same_place(old: Review, new: Review, number: int) -> int:
    """The passage of `new` that is passage `number` of `old`, or stands where it stood."""
    if not len(old) or not len(new):
        return 0
    places = {identity: place for place, identity in enumerate(new.ids)}
    # The passage itself; else the one after which it came.
    for near in range(number, -1, -1):
        if old.ids[near] in places:
            return min(len(new) - 1, places[old.ids[near]] + (number - near))
    passage = old.comparison.passages[number]
    if not old.linked and passage.target:
        return new.at("target", old.comparison.target.sentences[passage.target[0]].start)
    return min(number, len(new) - 1)
