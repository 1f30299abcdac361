"""The child process that compares: JSON in, JSON lines out.

Models load for seconds, hold the interpreter's lock and print to file
descriptor 2, which is the screen's; a child can do all that and be killed when
the reader gives up. It is started by `compare.tui.job` and ends with it: when
standard input closes, its parent is gone.

In:  one line, {"comparison": <schema 1 without passages>, "options": {...},
     "corrections": [...]}; later {"near": place} whenever the reader is at
     another passage. Or one line {"check": [numbers], "comparison": <schema 1>,
     "options": {...}}, for passages of which the links were corrected.
Out: {"stage": [name, done, total]} any number of times, {"comparison": <schema 1>}
     as soon as there is one, then the machine glosses, those near the reader
     first: {"glosses": [[place, text, doubt or null], ...], "by": package} some
     passages at a time; or {"error": "one line"}. To "check": {"checked": <schema 1
     with these passages alone>}.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from typing import IO, TYPE_CHECKING, Any

from compare.codec import from_json, to_json
from compare.errors import UserError
from compare.glossing import add_glosses
from compare.pipeline import Options, check_again
from compare.progress import Progress
from compare.records import Comparison, Document
from compare.review.correction import Correction

if TYPE_CHECKING:
    from compare.gloss.record import Gloss

INTERVAL = 0.05
"""Seconds between two reports of the same stage."""


def request(source: Document, target: Document, options: Options, corrections: Sequence[Correction] = ()) -> str:
    """The line that asks for a comparison, with the links that the reviewer corrected."""
    data = {
        "comparison": to_json(Comparison(source, target, (), "")),
        "options": _options_json(options),
        "corrections": [correction.to_json() for correction in corrections],
    }
    return json.dumps(data) + "\n"


def request_check(comparison: Comparison, numbers: Sequence[int], options: Options) -> str:
    """The line that asks for passages to be checked again."""
    data = {
        "check": list(numbers),
        "comparison": to_json(comparison, include_soft=True),
        "options": _options_json(options),
    }
    return json.dumps(data) + "\n"


def _options_json(options: Options) -> dict[str, Any]:
    return asdict(options) | {"disabled": sorted(options.disabled)}


def read_request(line: str) -> tuple[Document, Document, Options]:
    """Read what `request` wrote, but for the corrections."""
    data = json.loads(line)
    comparison = from_json(data["comparison"])
    return comparison.source, comparison.target, _read_options(data["options"])


def _read_options(values: dict[str, Any]) -> Options:
    return Options(**(values | {"disabled": frozenset(values["disabled"])}))


def answers_to(line: str, report: Progress, near: Callable[[], int]) -> Iterator[dict[str, Any]]:
    """What a request gets, one by one. Raises UserError for what fails."""
    data = json.loads(line)
    if "check" in data:
        comparison = from_json(data["comparison"])
        options = _read_options(data["options"])
        checked = replace(comparison, passages=tuple(check_again(comparison, data["check"], options)))
        yield {"checked": to_json(add_glosses(checked, options), include_soft=True)}
        return
    corrections = [Correction.from_json(value) for value in data["corrections"]]
    yield from answers(*read_request(line), report, near, corrections)


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
    reader = Reader()
    threading.Thread(target=reader.listen, daemon=True).start()
    report = Reporter(out)
    try:
        for answer in answers_to(line, report, reader):
            report.write(answer)
    except UserError as error:
        report.write({"error": str(error)})
        return 2
    except BrokenPipeError:
        return 2
    return 0


def answers(
    source: Document,
    target: Document,
    options: Options,
    report: Progress,
    near: Callable[[], int],
    corrections: Sequence[Correction] = (),
) -> Iterator[dict[str, Any]]:
    """The comparison, then its glosses where a package is installed.

    Glosses take far longer than all the rest: nobody should wait for them.
    Raises UserError for what fails.
    """
    from compare.gloss.package import BrokenPackage
    from compare.glossing import glosses_nearest_first, missing_notice, wanted_glosser
    from compare.pipeline import compare_documents

    plain = compare_documents(source, target, options, report, corrections=corrections)
    yield {"comparison": to_json(plain, include_soft=True)}
    try:
        glosser = wanted_glosser(source.language, target.language, options)
        if glosser is None:
            return
        done, total = 0, sum(bool(passage.source) for passage in plain.passages)
        made: list[Gloss] = []
        for step in glosses_nearest_first(plain, glosser, near):
            made += step.values()
            yield {"glosses": [[at, gloss.text, gloss.doubt] for at, gloss in step.items()], "by": glosser.label}
            done += len(step)
            report("glossing", done, total)
        if notice := missing_notice(made):
            raise UserError(notice)
    except BrokenPackage as error:
        raise UserError(f"no machine gloss: the package {error}; 'muqabala gloss list' shows where it is") from error


class Reader:
    """Where the reader is, as the parent says; called, it tells the last place."""

    def __init__(self) -> None:
        self._place = 0

    def __call__(self) -> int:
        return self._place

    def listen(self) -> None:
        """Take in what the parent writes; leave when it is gone."""
        rest = b""
        # Not sys.stdin: its lock would still be held when the interpreter ends.
        while data := os.read(0, 4096):
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                with contextlib.suppress(ValueError, KeyError, TypeError):
                    self._place = int(json.loads(line)["near"])
        os._exit(3)


if __name__ == "__main__":
    sys.exit(main())
