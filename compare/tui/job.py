"""The screen's end of the child process that compares."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from compare import places
from compare.children import child_command, child_environment
from compare.codec import from_json
from compare.errors import UserError
from compare.files import own_file, own_folder
from compare.pipeline import Options
from compare.records import Comparison, Document, Passage
from compare.review.correction import Correction
from compare.tui.worker import request, request_check

LOG_NAME = "review.log"
RENEWED_EVERY = 1.5
"""Seconds between two showings of new glosses; the first ones are shown at once."""


def log_file() -> Path:
    """Where the child's standard error goes; the last run's only."""
    return places.cache_folder() / LOG_NAME


class Child:
    """A child process at work on one request, started at once."""

    def __init__(self, line: str) -> None:
        self.cancelled = False
        self._writing = threading.Lock()
        self.log = log_file()
        try:
            with self._open_log() as log:
                self._process = subprocess.Popen(
                    child_command("compare.tui.worker", unbuffered=True),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    env=child_environment(),
                    text=True,
                    encoding="utf-8",
                    start_new_session=True,
                )
        except OSError as error:
            raise UserError(f"the process that compares cannot be started ({error.strerror or error})") from error
        # A pipe holds 64 KiB: a longer request would wait for the child to read.
        threading.Thread(target=self._ask, args=(line,), daemon=True).start()

    def _open_log(self) -> Any:
        try:
            own_folder(self.log.parent)
            own_file(self.log)
            return self.log.open("wb")
        except OSError:
            return Path(os.devnull).open("wb")

    def _ask(self, line: str) -> None:
        assert self._process.stdin is not None
        # If the child is gone, its exit status will say why.
        with self._writing, contextlib.suppress(OSError):
            self._process.stdin.write(line)
            self._process.stdin.flush()

    def cancel(self) -> None:
        """Stop the child at once."""
        self.cancelled = True
        if self._process.poll() is None:
            self._process.kill()

    def _close(self) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()


class Job(Child):
    """One comparison under way, so that it works while the screen is still being built."""

    def __init__(
        self, source: Document, target: Document, options: Options, corrections: Sequence[Correction] = ()
    ) -> None:
        super().__init__(request(source, target, options, corrections))

    def follow(self, stage: Callable[[str, int, int], None], compared: Callable[[Comparison], None]) -> str | None:
        """Wait for the end; None, or a line that says what went wrong.

        `stage` gets the progress, `compared` the comparison as soon as it is
        there, and again as glosses come. Blocks; to be called in a thread.
        """
        assert self._process.stdout is not None
        growing: Growing | None = None
        problem: str | None = None
        for text in self._process.stdout:
            try:
                data = json.loads(text)
                if "stage" in data:
                    stage(*data["stage"])
                elif "error" in data:
                    problem = str(data["error"])
                elif "glosses" in data and growing is not None:
                    growing.add(data["glosses"], str(data["by"]))
                else:
                    growing = Growing(from_json(data["comparison"]), compared)
            except (ValueError, KeyError, TypeError, IndexError) as error:
                problem = f"the comparing process said what cannot be understood ({error!r})"
        if growing is not None:
            growing.show()
        status = self._process.wait()
        self._close()
        if self.cancelled:
            return None
        if problem is None and (status or growing is None):
            return f"the comparing process ended early ({_ending(status)})"
        return problem

    def near(self, place: int) -> None:
        """The reader is at the passage at `place` of the comparison: its gloss is wanted next."""
        with self._writing, contextlib.suppress(OSError, ValueError):  # It may have ended already.
            assert self._process.stdin is not None
            self._process.stdin.write(json.dumps({"near": place}) + "\n")
            self._process.stdin.flush()


class Check(Child):
    """Some passages of a comparison under way to be checked again: their links were corrected."""

    def __init__(self, comparison: Comparison, numbers: Sequence[int], options: Options) -> None:
        super().__init__(request_check(comparison, numbers, options))

    def passages(self) -> tuple[Passage, ...]:
        """What was found; blocks. Raises UserError if the checks failed."""
        assert self._process.stdout is not None
        found: tuple[Passage, ...] | None = None
        problem = "the links stay corrected, but could not be checked"
        for text in self._process.stdout:
            try:
                data = json.loads(text)
                if "error" in data:
                    problem = str(data["error"])
                elif "checked" in data:
                    found = from_json(data["checked"]).passages
            except (ValueError, KeyError, TypeError, IndexError) as error:
                problem = f"the checking process said what cannot be understood ({error!r})"
        self._process.wait()
        self._close()
        if found is None:
            raise UserError(problem)
        return found


class Growing:
    """A comparison to which glosses are added, shown now and then: each time, the screen is built anew."""

    def __init__(self, comparison: Comparison, show: Callable[[Comparison], None]) -> None:
        self._comparison = comparison
        self._passages = list(comparison.passages)
        self._show = show
        self._new = True
        self._shown = float("-inf")
        self.show()

    def add(self, glosses: list[list[Any]], by: str) -> None:
        """Add [place, text, doubt] of some passages."""
        for place, text, doubt in glosses:
            self._passages[place] = replace(self._passages[place], gloss=text, gloss_doubt=doubt)
        self._comparison = replace(self._comparison, glossed_by=by)
        self._new = True
        if time.monotonic() - self._shown >= RENEWED_EVERY:
            self.show()

    def show(self) -> None:
        """Show what was not shown yet."""
        if self._new:
            self._new = False
            self._shown = time.monotonic() if self._comparison.glossed_by else self._shown
            self._show(replace(self._comparison, passages=tuple(self._passages)))


def _ending(status: int) -> str:
    if status >= 0:
        return f"exit status {status}"
    import signal

    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = str(-status)
    return f"signal {name}" + (": perhaps out of memory" if name == "SIGKILL" else "")
