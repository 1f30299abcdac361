"""An index of a folder: every readable document, its sentences as vectors of bytes.

    index.sqlite   the documents, packed, and where their vectors stand
    steps.bin      int8 (rows, dim)
    factors.bin    float32 (rows,): a row of steps times its factor is the vector
    near-*         graphs of neighbours of a large index (`compare.many.neighbours`)

Vectors are appended and on the disk before the documents that name them are
committed: whatever ends the work, what is committed is whole, and the rest is
cut off when the index is opened again. Rows of documents that changed or went
away stay until they are a quarter of all.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from compare import __version__
from compare.errors import UserError
from compare.files import own_file, own_folder
from compare.many.job import Outcome
from compare.many.locking import locked
from compare.structured import json_value

DATABASE, STEPS, FACTORS, LOCK = "index.sqlite", "steps.bin", "factors.bin", "lock"
GRAPHS = "near-*.usearch*"
SCHEMA = "2"
SYNC = 2.0
"""Seconds of work that are lost at most when the index is interrupted."""
STALE = 0.25
"""The share of rows without a document from which the files are written anew."""

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS documents (
    path TEXT PRIMARY KEY, size INTEGER, changed INTEGER, sha256 TEXT, language TEXT, title TEXT,
    start INTEGER, sentences INTEGER, crc INTEGER, error TEXT, content BLOB);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the index: its path from the folder, its rows `start` to `start + sentences`."""

    path: str
    language: str
    title: str
    sha256: str
    start: int
    sentences: int
    crc: int


class Damaged(Exception):
    """The index cannot be used; the message says why."""


class Index:
    """The index at `path`, made where there is none. Use it in a `with`, and `check` it before it is used.

    Raises UserError where it cannot be made, Damaged where it cannot be read
    or was made by another version or encoder (`maker`).
    """

    def __init__(self, path: Path, *, maker: str | None = None, folder: Path | None = None) -> None:
        self.path = path
        self._synced = time.monotonic()
        try:
            if not (path / DATABASE).exists() and is_index(path):
                raise Damaged(f"lacks a file ({DATABASE})")
            if maker is not None:
                own_folder(path)
                for name in (DATABASE, STEPS, FACTORS, LOCK):
                    own_file(path / name)
            if maker is None:  # Only to be read, perhaps from where nobody may write.
                self._connection = sqlite3.connect(f"{(path / DATABASE).absolute().as_uri()}?mode=ro", uri=True)
            else:
                self._connection = sqlite3.connect(path / DATABASE)
                self._connection.executescript(_TABLES)
        except sqlite3.DatabaseError as error:
            raise Damaged(f"is damaged ({error})") from error
        except OSError as error:
            raise UserError(f"{path}: cannot be written ({error.strerror or error}); check the folder") from error
        self._writes: tuple[IO[bytes], IO[bytes]] | None = None
        self.dim = int(self._meta("dim") or 0)
        said = self._meta("schema"), self._meta("version"), self._meta("maker")
        if said == (None, None, None) and maker is not None and folder is not None:
            self._set(schema=SCHEMA, version=__version__, maker=maker, folder=str(folder.resolve()), complete="0")
        elif said[:2] != (SCHEMA, __version__) or (maker is not None and said[2] != maker):
            self.close()
            what = "another version" if said[:2] != (SCHEMA, __version__) else "another encoder or other options"
            raise Damaged(f"was made by {what}")
        self.folder = Path(self._meta("folder") or "")
        self.maker = self._meta("maker") or ""
        self.complete = self._meta("complete") == "1"

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the files; what is not committed is lost."""
        self._connection.close()
        for stream in getattr(self, "_writes", None) or ():
            stream.close()

    def _meta(self, key: str) -> str | None:
        try:
            row = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError as error:
            raise Damaged(f"is damaged ({error})") from error
        return None if row is None else str(row[0])

    def _set(self, **values: str) -> None:
        self._change("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(values.items()))
        self._connection.commit()

    def graphs(self) -> dict[str, dict[str, Any]]:
        """What is known of the graph of neighbours of each language: `file`, `end` (rows below it), size, time, crc."""
        try:
            return dict(json_value(self._meta("graphs") or "{}"))
        except (ValueError, TypeError):
            return {}

    def keep_graphs(self, graphs: dict[str, dict[str, Any]]) -> None:
        """Know these graphs, and delete the files of others. Raises UserError."""
        self._set(graphs=json.dumps(graphs))
        names = {value["file"] for value in graphs.values()}
        for path in sorted(self.path.glob(GRAPHS)):
            if path.name not in names:
                with suppress(OSError):
                    path.unlink()

    def entries(self) -> list[Entry]:
        """The documents that have vectors, in the order of their rows. Raises Damaged."""
        query = (
            "SELECT path, language, title, sha256, start, sentences, crc FROM documents "
            "WHERE sentences > 0 ORDER BY start"
        )
        try:
            return [Entry(*row) for row in self._connection.execute(query)]
        except sqlite3.DatabaseError as error:
            raise Damaged(f"is damaged ({error})") from error

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Size and time of change of every file that was read or cannot be read, by path. Raises Damaged."""
        try:
            rows = self._connection.execute("SELECT path, size, changed FROM documents").fetchall()
        except sqlite3.DatabaseError as error:
            raise Damaged(f"is damaged ({error})") from error
        return {path: (size, changed) for path, size, changed in rows}

    def troubles(self) -> list[tuple[str, str]]:
        """Path and reason of every file without vectors. Raises Damaged."""
        try:
            return list(
                self._connection.execute("SELECT path, error FROM documents WHERE error IS NOT NULL ORDER BY path")
            )
        except sqlite3.DatabaseError as error:
            raise Damaged(f"is damaged ({error})") from error

    def content(self, path: str) -> bytes:
        """The packed document at `path`; nothing where there is none. Raises Damaged."""
        try:
            row = self._connection.execute("SELECT content FROM documents WHERE path = ?", (path,)).fetchone()
        except sqlite3.DatabaseError as error:
            raise Damaged(f"is damaged ({error})") from error
        return bytes(row[0]) if row and row[0] else b""

    def vectors(self) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
        """int8 (rows, dim) and float32 (rows,), on the disk until they are looked at. Raises Damaged."""
        rows = self._rows_there()
        if not rows:
            return np.zeros((0, max(self.dim, 1)), np.int8), np.zeros(0, np.float32)
        try:
            steps = np.memmap(self.path / STEPS, np.int8, "r", shape=(rows, self.dim))
            factors = np.memmap(self.path / FACTORS, "<f4", "r", shape=(rows,))
        except (OSError, ValueError) as error:
            raise Damaged(f"is damaged ({error})") from error
        return steps, factors

    def _rows_there(self) -> int:
        if not self.dim:
            return 0
        try:
            sizes = [(self.path / name).stat().st_size for name in (STEPS, FACTORS)]
        except OSError as error:
            raise Damaged(f"lacks a file ({error.strerror})") from error
        return min(sizes[0] // self.dim, sizes[1] // 4)

    def check(self, *, thoroughly: bool) -> list[str]:
        """Paths of documents whose vectors are not what was written: cut off, or changed (if `thoroughly`).

        Raises Damaged where the database is.
        """
        if thoroughly:
            try:
                said = self._connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            except sqlite3.DatabaseError as error:
                raise Damaged(f"is damaged ({error})") from error
            if said != "ok":
                raise Damaged(f"is damaged ({said})")
        rows = self._rows_there()
        entries = self.entries()
        wrong = [entry.path for entry in entries if entry.start + entry.sentences > rows]
        if thoroughly:
            steps, factors = self.vectors()
            whole = (entry for entry in entries if entry.start + entry.sentences <= rows)
            wrong += [entry.path for entry in whole if _crc(*_slices(entry, steps, factors)) != entry.crc]
        return wrong

    # What follows is for whoever holds the lock.

    def begin(self) -> None:
        """Say that the index is being written, and cut off what was not committed. Raises UserError."""
        self._set(complete="0")
        end = max((entry.start + entry.sentences for entry in self.entries()), default=0)
        # No number of a row that a graph knows is given again.
        end = max([end, *(int(graph["end"]) for graph in self.graphs().values())])
        try:
            streams = [(self.path / name).open("r+b") for name in (STEPS, FACTORS)]
            for stream, width in zip(streams, (self.dim, 4), strict=True):
                stream.truncate(end * width)
                stream.seek(0, os.SEEK_END)
        except OSError as error:
            raise self._unwritable(error) from error
        self._writes = streams[0], streams[1]
        self._end = end

    def drop(self, paths: Iterable[str]) -> None:
        """Forget documents. Raises UserError."""
        self._change("DELETE FROM documents WHERE path = ?", [(path,) for path in paths])
        self.commit()

    def add(self, path: str, stamp: tuple[int, int], outcome: Outcome) -> None:
        """Keep a document that was read, or why it was not. Raises UserError where it cannot be written."""
        row = outcome.row
        start, sentences, crc, content = 0, 0, 0, b""
        if row.get("sentences"):
            assert self._writes is not None
            steps, factors = outcome.files["steps"], outcome.files["factors"]
            start, sentences, content = self._end, row["sentences"], outcome.files["document"]
            crc = zlib.crc32(factors, zlib.crc32(steps))
            if not self.dim:
                self.dim = int(row["dim"])
                self._set(dim=str(self.dim))
            try:
                for stream, data in zip(self._writes, (steps, factors), strict=True):
                    stream.write(data)
            except OSError as error:
                raise self._unwritable(error) from error
            self._end += sentences
        values = (path, *stamp, row.get("sha256"), row.get("language"), row.get("title"), start, sentences, crc)
        error_ = outcome.error or (None if row.get("covered") else f"language {row['language']} is not covered")
        marks = ", ".join("?" * 11)
        self._change(f"INSERT OR REPLACE INTO documents VALUES ({marks})", [(*values, error_, content)])
        if time.monotonic() - self._synced > SYNC:
            self.commit()

    def commit(self) -> None:
        """Bring everything to the disk, vectors first. Raises UserError."""
        try:
            for stream in self._writes or ():
                stream.flush()
                os.fsync(stream.fileno())
            self._connection.commit()
        except (OSError, sqlite3.OperationalError) as error:
            raise self._unwritable(error) from error
        self._synced = time.monotonic()

    def finish(self) -> None:
        """Say that the index is whole; write the vectors anew where many have no document. Raises UserError."""
        self.commit()
        live = sum(entry.sentences for entry in self.entries())
        if self._end and live < (1 - STALE) * self._end:
            self._compact()
        self._set(complete="1")
        self.complete = True

    def _compact(self) -> None:
        """Vectors of documents that are there, in new files. An interruption between the renames is told as damage."""
        steps, factors = self.vectors()
        entries, moved, start = self.entries(), [], 0
        try:
            with (self.path / f"{STEPS}.part").open("wb") as some, (self.path / f"{FACTORS}.part").open("wb") as others:
                for entry in entries:
                    ours, theirs = _slices(entry, steps, factors)
                    some.write(ours.tobytes())
                    others.write(theirs.tobytes())
                    moved.append((start, entry.path))
                    start += entry.sentences
                for stream in (some, others):
                    stream.flush()
                    os.fsync(stream.fileno())
            for writes in self._writes or ():
                writes.close()
            for name in (STEPS, FACTORS):
                (self.path / f"{name}.part").replace(self.path / name)
        except OSError as error:
            raise self._unwritable(error) from error
        self._change("UPDATE documents SET start = ? WHERE path = ?", moved)
        self.keep_graphs({})
        self._writes, self._end = None, start

    def _change(self, statement: str, rows: list[tuple[Any, ...]]) -> None:
        try:
            self._connection.executemany(statement, rows)
        except sqlite3.OperationalError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: Exception) -> UserError:
        reason = getattr(error, "strerror", None) or error
        return UserError(f"{self.path}: cannot be written ({reason}); the same command goes on where it was")


def _slices(
    entry: Entry, steps: NDArray[np.int8], factors: NDArray[np.float32]
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    end = entry.start + entry.sentences
    return steps[entry.start : end], factors[entry.start : end]


def _crc(steps: NDArray[np.int8], factors: NDArray[np.float32]) -> int:
    return zlib.crc32(factors.tobytes(), zlib.crc32(steps.tobytes()))


def is_index(path: Path) -> bool:
    """Whether an index lies at `path`, even if one of its files is gone."""
    return sum((path / name).is_file() for name in (DATABASE, STEPS, FACTORS)) >= 2


def remove_index(path: Path) -> int:
    """Delete the files of the index at `path`, and nothing else; the bytes freed. Raises OSError."""
    freed = 0
    graphs = [file.name for file in path.glob(GRAPHS)]
    for name in (DATABASE, f"{DATABASE}-journal", STEPS, FACTORS, f"{STEPS}.part", f"{FACTORS}.part", *graphs):
        with suppress(FileNotFoundError):
            size = (path / name).stat().st_size
            (path / name).unlink()
            freed += size
    return freed


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock of the index at `path`. Raises UserError where somebody else writes it."""
    own_folder(path)
    own_file(path / LOCK)
    with (path / LOCK).open("ab") as stream:
        if not locked(stream):
            raise UserError(f"{path}: is being written by another process; wait for it")
        yield
