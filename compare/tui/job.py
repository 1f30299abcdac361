"""The screen's end of the child process that compares."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from compare import places
from compare.comparison import Comparison, from_json
from compare.document import Document
from compare.errors import UserError
from compare.pipeline import Options
from compare.tui.worker import request

LOG_NAME = "review.log"


def log_file() -> Path:
    """Where the child's standard error goes; the last run's only."""
    return places.cache_folder() / LOG_NAME


class Job:
    """One comparison under way in a child process.

    Started at once, so that it works while the screen is still being built.
    """

    def __init__(self, source: Document, target: Document, options: Options) -> None:
        self.cancelled = False
        self.log = log_file()
        package = str(Path(__file__).resolve().parents[2])
        paths = [package, os.environ.get("PYTHONPATH", "")]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "PYTHONUNBUFFERED": "1"}
        try:
            with self._open_log() as log:
                self._process = subprocess.Popen(
                    # -P: a file of the folder one works in must not pass for a module of ours.
                    [sys.executable, "-P", "-m", "compare.tui.worker"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    env=environment,
                    text=True,
                    encoding="utf-8",
                    start_new_session=True,
                )
        except OSError as error:
            raise UserError(f"the process that compares cannot be started ({error.strerror or error})") from error
        line = request(source, target, options)
        # A pipe holds 64 KiB: a longer request would wait for the child to read.
        threading.Thread(target=self._ask, args=(line,), daemon=True).start()

    def _open_log(self) -> Any:
        try:
            self.log.parent.mkdir(parents=True, exist_ok=True)
            return self.log.open("wb")
        except OSError:
            return Path(os.devnull).open("wb")

    def _ask(self, line: str) -> None:
        assert self._process.stdin is not None
        # If the child is gone, its exit status will say why.
        with contextlib.suppress(OSError):
            self._process.stdin.write(line)
            self._process.stdin.flush()

    def follow(self, stage: Callable[[str, int, int], None], compared: Callable[[Comparison], None]) -> str | None:
        """Wait for the end; None, or a line that says what went wrong.

        `stage` gets the progress, `compared` the comparison as soon as it is
        there, and again with more in it. Blocks; to be called in a thread.
        """
        assert self._process.stdout is not None
        arrived = False
        problem: str | None = None
        for text in self._process.stdout:
            try:
                data = json.loads(text)
                if "stage" in data:
                    stage(*data["stage"])
                elif "error" in data:
                    problem = str(data["error"])
                else:
                    compared(from_json(data["comparison"]))
                    arrived = True
            except (ValueError, KeyError, TypeError) as error:
                problem = f"the comparing process said what cannot be understood ({error!r})"
        status = self._process.wait()
        self._close()
        if self.cancelled:
            return None
        if problem is None and (status or not arrived):
            return f"the comparing process ended early ({_ending(status)})"
        return problem

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


def _ending(status: int) -> str:
    if status >= 0:
        return f"exit status {status}"
    import signal

    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = str(-status)
    return f"signal {name}" + (": perhaps out of memory" if name == "SIGKILL" else "")
