"""The child process that compares: JSON in, JSON lines out.

Models load for seconds, hold the interpreter's lock and print to file
descriptor 2, which is the screen's; a child can do all that and be killed when
the reader gives up. It is started by `compare.tui.job` and ends with it: when
standard input closes, its parent is gone.

In:  one line, {"comparison": <schema 1 without passages>, "options": {...}}
Out: {"stage": [name, done, total]} any number of times, {"comparison": <schema 1>}
     as soon as there is one, and again when it has machine glosses (first those
     of the changes, then all), or {"error": "one line"}.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import IO, Any

from compare.comparison import Comparison, from_json, to_json
from compare.document import Document
from compare.errors import UserError
from compare.pipeline import Options, Progress

INTERVAL = 0.05
"""Seconds between two reports of the same stage."""


def request(source: Document, target: Document, options: Options) -> str:
    """The line that asks for a comparison."""
    values = asdict(options) | {"disabled": sorted(options.disabled)}
    return json.dumps({"comparison": to_json(Comparison(source, target, (), "")), "options": values}) + "\n"


def read_request(line: str) -> tuple[Document, Document, Options]:
    """Read what `request` wrote."""
    data = json.loads(line)
    comparison = from_json(data["comparison"])
    values: dict[str, Any] = data["options"] | {"disabled": frozenset(data["options"]["disabled"])}
    return comparison.source, comparison.target, Options(**values)


class Reporter:
    """Writes progress, not more often than a screen can show it."""

    def __init__(self, out: IO[str]) -> None:
        self._out = out
        self._last: tuple[str, float] = ("", 0.0)

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if stage == self._last[0] and done < total and now - self._last[1] < INTERVAL:
            return
        self._last = (stage, now)
        self.write({"stage": [stage, done, total]})

    def write(self, value: dict[str, Any]) -> None:
        """One line; ASCII, so that no locale can spoil it."""
        self._out.write(json.dumps(value) + "\n")
        self._out.flush()


def main() -> int:
    """Compare what standard input asks for."""
    # Whatever libraries print goes to the log, not between the lines of JSON.
    out = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    line = sys.stdin.readline()
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    report = Reporter(out)
    try:
        for comparison in stages(*read_request(line), report):
            report.write({"comparison": to_json(comparison, include_soft=True)})
    except UserError as error:
        report.write({"error": str(error)})
        return 2
    except BrokenPipeError:
        return 2
    return 0


def stages(source: Document, target: Document, options: Options, report: Progress) -> Iterator[Comparison]:
    """The comparison, and the same with glosses where a package is installed.

    Glosses take far longer than all the rest: nobody should wait for them.
    """
    from compare.glossing import add_glosses
    from compare.pipeline import compare_documents

    plain = compare_documents(source, target, replace(options, gloss=False), report)
    yield plain
    if options.gloss is False:
        return
    changed = {passage.id for passage in plain.passages if passage.changed}
    for only in (changed, None):
        glossed = add_glosses(plain, options, only, report)
        if glossed == plain:
            return
        yield glossed
        if glossed.glossed_by is None:
            return  # Glossing failed; the notice says why.


def _leave_with_parent() -> None:
    # Not sys.stdin: its lock would still be held when the interpreter ends.
    while os.read(0, 4096):
        pass
    os._exit(3)


if __name__ == "__main__":
    sys.exit(main())
