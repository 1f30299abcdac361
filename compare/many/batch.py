"""Many pairs: what is left to do, who does it, and what becomes of it."""

from __future__ import annotations

import hashlib
import json
import stat
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from compare import __version__
from compare.errors import UserError
from compare.inert import one_line
from compare.many.engine import Done, Engine, Task
from compare.many.folder import BatchFolder
from compare.many.job import Job
from compare.many.pairs import Pair
from compare.many.progress import Meter
from compare.many.table import Row
from compare.pipeline import Options


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of every pair (see `Job`)."""

    options: Options
    formats: tuple[str, ...] = ("html", "flag")
    least: str = "minor"
    include_soft: bool = False
    as_found: bool = False

    def key(self) -> str:
        """The same for the same results, whatever the speed."""
        value = asdict(replace(self, options=replace(self.options, threads=None, cache=True)))
        value["options"]["disabled"] = sorted(self.options.disabled)
        return json.dumps([__version__, value], sort_keys=True)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pairs there are, were compared just now, stand from before, and failed."""

    pairs: int
    compared: int
    kept: int
    failed: int


def run_batch(
    pairs: Sequence[Pair], wish: Wish, engine: Engine, folder: BatchFolder, *, title: str, again: bool = False
) -> Tally:
    """Compare the pairs that have no row yet, or whose files or wish changed, and write everything.

    What failed is tried again, what stands is kept unless `again`. However it
    ends, table and page show what there is. Raises UserError where something
    cannot be written, and passes on KeyboardInterrupt.
    """
    keys = [_key(pair, wish) for pair in pairs]
    waiting = [number for number in range(len(pairs)) if again or not _stands(folder, pairs[number], keys[number])]
    meter = Meter("pairs", len(waiting))
    failed = 0
    tasks = (Task(number, _maker(pairs[number], wish)) for number in waiting)
    names = [pair.name for pair in pairs]
    try:
        with closing(engine.run(tasks)) as outcomes:
            for done in outcomes:
                row = _row(pairs[done.number], keys[done.number], done)
                failed += row["status"] == "failed"
                folder.keep(row, done.outcome.files)
                meter.step(f", {failed} failed" if failed else "")
    except BaseException:
        meter.end()
        with suppress(UserError):  # Why it ended matters more.
            folder.finish(names, title)
        raise
    meter.end()
    folder.finish(names, title)
    return Tally(len(pairs), len(waiting) - failed, len(pairs) - len(waiting), failed)


def _key(pair: Pair, wish: Wish) -> str:
    """What the result of a pair hangs on: the wish, and both files by path, size and time of change."""
    files = [_stamp(path) for path in (pair.original, pair.report)]
    content = json.dumps([wish.key(), pair.source_language, pair.target_language, files])
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def _stamp(path: str) -> list[Any]:
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return [path]
    return [path, found.st_size, found.st_mtime_ns]


def _stands(folder: BatchFolder, pair: Pair, key: str) -> bool:
    row = folder.rows.get(pair.name)
    return row is not None and row.get("key") == key and row["status"] != "failed" and folder.has(row)


def _maker(pair: Pair, wish: Wish) -> Callable[[], Job]:
    def make() -> Job:
        if pair.error:
            raise UserError(pair.error)
        options = wish.options
        if pair.source_language != "auto":
            options = replace(options, source_language=pair.source_language)
        if pair.target_language != "auto":
            options = replace(options, target_language=pair.target_language)
        data = _bytes(pair.original), _bytes(pair.report)
        return Job(
            pair.original, pair.report, data, options, wish.formats, wish.least, wish.include_soft, wish.as_found
        )

    return make


def _bytes(path: str) -> bytes:
    """The file's bytes. Raises UserError; also for a pipe, which would be read only once and may never end."""
    from compare.reading.source import displayed, load_source

    try:
        if path and stat.S_ISFIFO(Path(path).stat().st_mode):
            raise UserError(f"{displayed(path)}: is a pipe, not a file; name a file")
    except (OSError, ValueError):
        pass  # `load_source` says what is wrong with it.
    if path == "-":
        raise UserError("-: standard input holds no pairs; name files")
    return load_source(path, "").data


def _row(pair: Pair, key: str, done: Done) -> Row:
    outcome = done.outcome
    row: Row = {
        "name": pair.name,
        "original": pair.original,
        "report": pair.report,
        "key": key,
        "status": "failed",
        "attempts": done.attempts,
        "seconds": round(done.seconds, 3),
        **outcome.row,
    }
    if outcome.error is not None:
        row |= {"error": one_line(outcome.error), "kind": outcome.kind}
    return row
