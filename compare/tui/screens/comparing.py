"""The comparison under way, its arrival, and files that change on disk."""

from __future__ import annotations

import hashlib
from pathlib import Path

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from compare.errors import UserError
from compare.records import Comparison, Document
from compare.review import corrections_for
from compare.tui.job import Job
from compare.tui.keys import display
from compare.tui.linking import Links
from compare.tui.messages import Compared, Failed, FilesChanged, Finished, Stage
from compare.tui.model import Review
from compare.tui.screens.base import ReviewBase

FIRST_KEYS = (("decide.confirm", "to confirm"), ("decide.dismiss", "to dismiss"), ("change.next", "for the next"))
"""What whoever opens a review for the first time must know, by the ids of the keys."""
LOOK_AGAIN = 2.0
"""Seconds between two looks at the files."""


class Comparing(ReviewBase):
    """Runs the child process and takes in what it brings."""

    job: Job | None = None
    links: Links
    documents: tuple[Document, Document]
    _seen: dict[str, tuple[int, int] | None]

    # The child process

    def follow(self, job: Job) -> None:
        """Show the progress of `job` and take its result."""
        self.job = job
        self.progress.start()
        self.add_class("-comparing")
        self._follow(job)

    def new_job(self, source: Document, target: Document) -> Job:
        """Begin to compare two texts, with the links that are corrected by now."""
        start = self.review_app.start
        return start.start_job(source, target, start.options, corrections_for(source, target))

    @work(thread=True, group="compare", exit_on_error=False)
    def _follow(self, job: Job) -> None:
        worker = get_current_worker()
        problem = job.follow(
            lambda stage, done, total: self._post(job, Stage(stage, done, total)),
            lambda comparison: self._post(job, Compared(comparison)),
        )
        if not worker.is_cancelled and not job.cancelled:
            self._post(job, Finished() if problem is None else Failed(problem))

    def _post(self, job: Job, message: Message) -> None:
        if job is self.job:
            self.post_message(message)

    def on_stage(self, message: Stage) -> None:
        self.progress.advance(message.stage, message.done, message.total)
        if not self.progress.is_open:
            self.status_bar.work = (
                f"{message.stage}: {message.done} of {message.total}" if message.total else message.stage
            )
            self.status_bar.renew()

    def on_compared(self, message: Compared) -> None:
        self.documents = (message.comparison.source, message.comparison.target)
        self.progress.finish()
        self.remove_class("-comparing")
        told = self.review.comparison.notices if self.review.linked else ()
        first = not self.review.linked
        self.take(self.links.arrived(message.comparison))
        if first:
            self.hint.offer(message.comparison, self.review_app.start.options)
        for notice in message.comparison.notices:
            if notice not in told:
                self.say(notice, severity="warning", timeout=8)

    def on_finished(self, message: Finished) -> None:
        self.job = None
        self.status_bar.work = ""
        self.status_bar.renew()

    def on_failed(self, message: Failed) -> None:
        log = str(self.job.log) if self.job else ""
        self.on_finished(Finished())
        if self.progress.is_open:
            self.progress.fail(message.line, log)
        else:  # The comparison is there; only the glosses failed.
            self.say(message.line, severity="warning", timeout=10)

    def stop(self) -> bool:
        """Cancel the comparison under way; False if there is none."""
        if self.job is None:
            return False
        self.job.cancel()
        self.job = None
        self.status_bar.work = ""
        self.status_bar.renew()
        self.progress.fail("stopped before the texts were compared")
        if self.review.linked:
            self.progress.finish()
            self.remove_class("-comparing")
        return True

    def take(self, comparison: Comparison) -> None:
        """Show `comparison`; the selected passage stays, by its texts or by its place."""
        old, number = self.review, self.passages.number or 0
        new = Review(comparison, old.store, links=self.links)
        new.active, new.order = old.active, old.order
        new.narrow(old.active)
        new.words = old.words
        same = old.ids == new.ids
        if same:  # Glosses came: what was decided since the list was narrowed stays in it.
            new.view = old.view
        if old.query:
            new.search(old.query)
        line = self.passages.line_in_sight()
        self.passages.show(review=new)
        if same:
            if self.passages.chosen not in new.comparison.passages[number].findings:
                self.passages.chosen = None
            self.passages.hold(line)
            self.renew()
            return
        place = new.place_of(_same_place(old, new, number))
        if not old.linked and number == 0:
            place = self._first_place(new)
        self.passages.select(place)
        self.renew()

    # The place of the last time

    def _name_of_place(self) -> str:
        paths = "\x1f".join(str(Path(document.path).absolute()) for document in self.documents)
        return f"place {hashlib.sha256(paths.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"

    def remember_place(self) -> None:
        """Keep which passage is selected, for the next opening of these files."""
        number = self.passages.number
        if number is not None and self.review.linked:
            self.review.store.remember(self._name_of_place(), self.review.ids[number])

    def remembered_place(self, review: Review) -> int:
        """The passage that was selected when these files were last left; else the first."""
        identity = review.store.recall(self._name_of_place())
        return review.ids.index(identity) if identity in review.ids else 0

    def _first_place(self, review: Review) -> int:
        """Where to begin in the view: where these files were left, else at the first change, with what to press."""
        if review.store.recall(self._name_of_place()) in review.ids:
            return review.place_of(self.remembered_place(review))
        place = review.seek(-1, 1, review.is_change)
        if place is None:
            return 0
        told = [
            f"{display(key.keys.split(',')[0], ascii_only=self.review_app.start.ascii_only)} {text}"
            for wanted, text in FIRST_KEYS
            for key in self.review_app.start.keys
            if key.id == wanted
        ]
        self.say(f"the first change; press {', '.join(told)}", timeout=15)
        return place

    # Files on disk

    def watch_files(self) -> None:
        """Begin to look at the files every now and then."""
        self._seen = {document.path: None for document in self.documents if document.path != "-"}
        self.set_interval(LOOK_AGAIN, self.look_at_files)

    def look_at_files(self) -> None:
        """Say which files are not what was read, by their bytes."""
        changed = []
        for document in self.documents:
            if document.path == "-" or not document.sha256:
                continue
            state = _state(document.path)
            if state is None:
                continue  # Editors replace files: it may be there again in a moment.
            if state != self._seen.get(document.path):
                self._seen[document.path] = state
                self._differs[document.path] = _digest(document.path) not in (None, document.sha256)
            if self._differs.get(document.path):
                changed.append(document.path)
        if changed != self.status_bar.changed_files:
            self.post_message(FilesChanged(changed))

    @property
    def _differs(self) -> dict[str, bool]:
        if not hasattr(self, "_differences"):
            self._differences: dict[str, bool] = {}
        return self._differences

    def on_files_changed(self, message: FilesChanged) -> None:
        self.status_bar.changed_files = message.names
        self.status_bar.renew()

    def action_reload(self) -> None:
        """Read both files again and compare them; what is shown stays until then."""
        if self.job is not None:
            self.job.cancel()
            self.job = None
        if any(document.path == "-" for document in self.documents):
            self.say("standard input cannot be read again", severity="warning")
            return
        self._reload()

    @work(thread=True, exclusive=True, group="reload", exit_on_error=False)
    def _reload(self) -> None:
        from compare.pipeline import load_documents

        options = self.review_app.start.options
        paths = [document.path for document in self.documents]
        try:
            documents = load_documents(paths[0], paths[1], options)
            job = self.new_job(*documents)
        except (UserError, OSError) as error:
            self.app.call_from_thread(self.say, str(error), severity="error", timeout=10)
            return
        self.app.call_from_thread(self._read_again, documents, job)

    def _read_again(self, documents: tuple[Document, Document], job: Job) -> None:
        from compare.tui.model import unlinked

        self.documents = documents
        self._seen = dict.fromkeys(self._seen)
        self._differs.clear()
        self.status_bar.changed_files = []
        if not self.review.linked:
            self.passages.show(review=Review(unlinked(*documents), self.review.store, linked=False))
        self.renew()
        self.follow(job)


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


def _state(path: str) -> tuple[int, int] | None:
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _digest(path: str) -> str | None:
    try:
        with Path(path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
