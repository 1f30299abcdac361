"""How far long work is, and when it will be done: a line that is written over, or a line now and then."""

from __future__ import annotations

import sys
import time

from compare.inert import one_line
from compare.streams import tell

QUIET = 30.0
"""Seconds between two lines where nobody sees the line being written over."""
BRISK = 0.2
RECENT = 60.0
"""Seconds from which the speed is taken: what went before says less about what comes."""


class Meter:
    """Counts things done of `total`, and tells on standard error."""

    def __init__(self, what: str, total: int) -> None:
        self._what = what
        self._total = total
        self._done = 0
        self._reported = time.monotonic()
        self._marks = [(self._reported, 0)]
        self._live = sys.stderr is not None and sys.stderr.isatty()
        self._width = 0

    def step(self, note: str = "", by: int = 1) -> None:
        """So many more are done; `note` is added to the line."""
        self._done += by
        now = time.monotonic()
        if now - self._reported < (BRISK if self._live else QUIET):
            return
        self._reported = now
        self._marks = [mark for mark in self._marks if now - mark[0] < RECENT] or self._marks[-1:]
        line = f"{self._done} of {self._total} {self._what}{note}{self._estimate(now)}"
        self._marks.append((now, self._done))
        if self._live:
            print(f"\r{line:<{self._width}}", end="", file=sys.stderr, flush=True)
            self._width = len(line)
        else:
            tell(f"muqabala: {one_line(line)}")

    def _estimate(self, now: float) -> str:
        then, done = self._marks[0]
        if self._done <= done or now <= then:
            return ""
        rate = (self._done - done) / (now - then)
        return f", {rate:.1f} a second, about {spoken((self._total - self._done) / rate)} left"

    def end(self) -> None:
        """Take the line away."""
        if self._live and self._width:
            print(f"\r{'':<{self._width}}\r", end="", file=sys.stderr, flush=True)
            self._width = 0


def spoken(seconds: float) -> str:
    """A length of time in two figures: 40 s, 3 min 20 s, 2 h 5 min."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
