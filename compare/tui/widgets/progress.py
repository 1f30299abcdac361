"""Where the comparison stands, while it is being made in another process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from compare.tui.messages import Compared, Failed, Finished, Stage
from compare.tui.text import plain
from compare.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from compare.tui.job import Job
    from compare.tui.widgets.passages import PassageList

BAR = 30


class ProgressPane(Lines):
    """Stages done, the stage at work with its bar, or why it failed.

    It follows the process that compares and posts what that brings: `Stage`,
    `Compared` (again as glosses come), and at the end `Finished` or `Failed`.
    """

    DEFAULT_CSS = "ProgressPane { height: 4; display: none; } ProgressPane.-open { display: block; }"

    def __init__(self, passages: PassageList) -> None:
        super().__init__(id="progress")
        self.passages = passages
        self.past: list[str] = []
        self.stage = ""
        self.done = 0
        self.total = 0
        self.failure: str | None = None
        self.place_of_log = ""
        self.job: Job | None = None
        """The comparison under way; it may be bringing glosses when the pane is closed."""

    @property
    def is_open(self) -> bool:
        """True while there is no comparison to show details of."""
        return self.has_class("-open")

    def follow(self, job: Job) -> None:
        """Show the progress of `job` and post what it brings."""
        self.job = job
        self.past, self.stage, self.done, self.total, self.failure = [], "", 0, 0, None
        self._open(True)
        self._follow(job)

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

    def forget(self) -> bool:
        """Stop the job under way and take nothing more from it; False if there is none."""
        if self.job is None:
            return False
        self.job.cancel()
        self.job = None
        return True

    def stop(self, *, compared: bool) -> bool:
        """Stop the job under way and say so, unless there is a comparison to show; False if there is none."""
        if not self.forget():
            return False
        self._fail("stopped before the texts were compared")
        if compared:
            self._open(False)
        return True

    def in_words(self) -> str:
        """What a key says that needs the comparison, while there is none."""
        how_far = f": {self.stage}, {self.done:,} of {self.total:,}" if self.total else ""
        return f"the comparison is not there yet{how_far}"

    def on_stage(self, message: Stage) -> None:
        if message.stage != self.stage:
            if self.stage and self.stage not in self.past:
                self.past.append(self.stage)
            self.stage = message.stage
        self.done, self.total = message.done, message.total
        self.refresh()

    def on_compared(self, message: Compared) -> None:
        self._open(False)

    def on_finished(self, message: Finished) -> None:
        self.job = None

    def on_failed(self, message: Failed) -> None:
        log = str(self.job.log) if self.job else ""
        self.job = None
        if self.is_open:  # Else the comparison is there; only the glosses failed.
            self._fail(message.line, log)

    def _fail(self, line: str, log: str = "") -> None:
        self.failure, self.place_of_log = line, log
        self._open(True)

    def _open(self, wanted: bool) -> None:
        self.set_class(wanted, "-open")
        self.screen.set_class(wanted, "-comparing")
        self.refresh()

    def build(self, width: int, height: int) -> Sequence[Sequence[Segment]]:
        look, reading = self.passages.look, self.passages.reading
        rule = Segment(look.glyphs.line * width, look.muted)
        if self.failure is not None:
            lines = [[Segment(" "), *plain(self.failure, look.whole("dropped"), reading, width=width - 2)]]
            if self.place_of_log:
                lines.append([Segment(" "), *plain(f"log: {self.place_of_log}", look.muted, reading, width=width - 2)])
            lines.append([Segment(" R", look.accent), Segment(" tries again; both texts stay readable", look.text)])
            return [[rule], *lines]
        return [[rule], self._stages(), self._bar(), [Segment(" Esc", look.accent), Segment(" stops it", look.text)]]

    def _stages(self) -> list[Segment]:
        look = self.passages.look
        parts = [Segment(" Comparing the texts: ", look.strong)]
        for stage in self.past:
            parts += [Segment(f"{look.glyphs.confirmed} {stage}", look.muted), Segment("  ")]
        parts.append(Segment(f"{self.stage or 'starting'} {look.glyphs.ellipsis}", look.text))
        return parts

    def _bar(self) -> list[Segment]:
        look = self.passages.look
        if self.total <= 0:
            return [Segment(" " + look.glyphs.todo * BAR, look.muted)]
        share = min(1.0, self.done / self.total)
        full = round(share * BAR)
        return [
            Segment(" " + look.glyphs.done * full, look.accent),
            Segment(look.glyphs.todo * (BAR - full), look.muted),
            Segment(f" {self.done:,} of {self.total:,}", look.text),
        ]
