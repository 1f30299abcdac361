"""The folder that a batch writes: rows as they come, exports, and at the end the table and its page.

    rows.jsonl     a row a pair, in the order they were finished; what is started again goes on from here
    pairs/NAME.*   the exports
    table.csv      one row a pair
    index.html     the same, to sort and to filter

An export stands before its row does, and a row that was cut off counts as none.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from compare.errors import UserError
from compare.files import clear_half_written, write_whole
from compare.many.locking import locked
from compare.many.table import Row, as_csv

ROWS, TABLE, PAGE, PAIRS = "rows.jsonl", "table.csv", "index.html", "pairs"
HEAD = {"muqabala": "batch", "schema": 1}
"""The first line of `rows.jsonl`."""
SYNC = 1.0
"""Seconds between two moments at which rows are made to reach the disk."""


class BatchFolder:
    """The folder at `path`, made where it is missing and locked against another batch; use it in a `with`.

    Raises UserError where it cannot be made, holds other things, or another batch writes there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._synced = 0.0
        try:
            path.mkdir(parents=True, exist_ok=True)
            if not (path / ROWS).exists() and any(path.iterdir()):
                raise UserError(f"{path}: is not empty, and no folder of a batch; choose another")
            (path / PAIRS).mkdir(exist_ok=True)
            self._stream: IO[bytes] = (path / ROWS).open("a+b")
        except FileExistsError as error:
            raise UserError(f"{path}: is a file; name a folder for what a batch writes") from error
        except OSError as error:
            raise _unwritable(path, error) from error
        if not locked(self._stream):
            self._stream.close()
            raise UserError(f"{path}: another batch is writing there; wait for it or choose another folder")
        for folder in (path, path / PAIRS):
            clear_half_written(folder)
        try:
            self.rows = self._begin()
        except BaseException:
            self._stream.close()
            raise

    def __enter__(self) -> BatchFolder:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def _begin(self) -> dict[str, Row]:
        """The rows there are, by name, the last of each; a line that was cut off is cut out."""
        self._stream.seek(0)
        data = self._stream.read()
        whole = data.rfind(b"\n") + 1
        lines = data[:whole].splitlines()
        try:
            if not lines:
                self._stream.truncate(0)
                self._append(HEAD)
                return {}
            if whole < len(data):
                self._stream.truncate(whole)
        except OSError as error:
            raise _unwritable(self._path / ROWS, error) from error
        if _value(lines[0]) != HEAD:
            raise UserError(f"{self._path / ROWS}: is no list of a batch of this version; choose another folder")
        rows = (_value(line) for line in lines[1:])
        return {row["name"]: row for row in rows if isinstance(row, dict) and isinstance(row.get("name"), str)}

    def has(self, row: Row) -> bool:
        """Whether the exports of `row` are all there."""
        return all((self._path / PAIRS / name).is_file() for name in row.get("files", ()))

    def keep(self, row: Row, files: Mapping[str, bytes]) -> Row:
        """Write the exports of a pair (by suffix), then its row. Raises UserError where they cannot be written."""
        names = []
        for suffix, data in files.items():
            names.append(row["name"] + suffix)
            write_whole(self._path / PAIRS / names[-1], data)
        row = {**row, "files": names}
        try:
            self._append(row)
        except OSError as error:
            raise _unwritable(self._path / ROWS, error) from error
        self.rows[row["name"]] = row
        return row

    def _append(self, value: dict[str, Any]) -> None:
        self._stream.write(json.dumps(value).encode() + b"\n")
        self._stream.flush()
        if time.monotonic() - self._synced > SYNC:
            os.fsync(self._stream.fileno())
            self._synced = time.monotonic()

    def finish(self, names: list[str], title: str) -> None:
        """Write the table and the page of the rows called `names`, as far as there are rows. Raises UserError."""
        from compare.many.page import as_page

        rows = [self.rows[name] for name in names if name in self.rows]
        write_whole(self._path / TABLE, as_csv(rows))
        write_whole(self._path / PAGE, as_page(rows, title, waiting=len(names) - len(rows)))
        with suppress(OSError):
            os.fsync(self._stream.fileno())


def _unwritable(path: Path, error: OSError) -> UserError:
    return UserError(f"{path}: cannot be written ({error.strerror or error}); check the folder and its rights")


def _value(line: bytes) -> Any:
    from compare.structured import json_value

    try:
        return json_value(line)
    except ValueError:
        return None
