"""Decisions on disk: one SQLite file for all reviews of this user.

Every decision is one transaction, written through before the call returns, so
that it survives `kill -9` at any moment. Two reviews may be open at once: the
file is in WAL mode and each write takes the lock only for itself. A damaged
file is set aside under another name, never deleted; where nothing can be
written, decisions are kept for this run and `notice` says so.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from compare import places
from compare.errors import UserError
from compare.files import own_file, own_folder
from compare.records import Comparison
from compare.review.decision import Decision
from compare.structured import json_value

FILE_NAME = "decisions.sqlite3"
VERSION = 1
BUSY_SECONDS = 5.0
JOURNAL_LENGTH = 5_000
"""Steps that can be undone, over all reviews; older ones are forgotten."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS decisions (passage TEXT PRIMARY KEY, decision TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS journal (
  step INTEGER PRIMARY KEY AUTOINCREMENT,
  passage TEXT NOT NULL,
  before TEXT,
  after TEXT,
  undone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


class DecisionStore:
    """The reviewer's decisions, their undo journal, and what the screen remembers.

    `path` is the file (by default in the user's data folder); `notice` is None
    or one line to show: what went wrong at opening and what it means.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or places.data_folder() / FILE_NAME
        self.notice: str | None = None
        self.saved = True
        self._connection = self._open()

    def _open(self) -> sqlite3.Connection:
        try:
            own_folder(self.path.parent)
            own_file(self.path)
            return _connect(self.path)
        except sqlite3.OperationalError as error:
            return self._in_memory(str(error))
        except sqlite3.DatabaseError:
            return self._afresh()
        except _NewerVersion:
            return self._in_memory("it was written by a newer version of the program")
        except OSError as error:
            return self._in_memory(error.strerror or str(error))

    def _afresh(self) -> sqlite3.Connection:
        """Set the damaged file aside and begin a new one."""
        with contextlib.suppress(sqlite3.DatabaseError):
            # Another process may have met the same damage a moment ago.
            return _connect(self.path)
        aside = _aside(self.path)
        try:
            for suffix in ("", "-wal", "-shm"):
                with contextlib.suppress(FileNotFoundError):
                    Path(f"{self.path}{suffix}").replace(f"{aside}{suffix}")
            own_file(self.path)
            connection = _connect(self.path)
        except (OSError, sqlite3.DatabaseError) as error:
            return self._in_memory(str(error))
        self.notice = f"{self.path}: was damaged; kept as {aside.name}, and a new file was begun"
        return connection

    def _in_memory(self, reason: str) -> sqlite3.Connection:
        """Decisions of this run only, beginning with those that can be read."""
        self.saved = False
        self.notice = f"{self.path}: decisions of this run cannot be saved ({reason})"
        connection = sqlite3.connect(":memory:", isolation_level=None)
        with contextlib.suppress(sqlite3.Error, OSError):
            if self.path.is_file():
                with contextlib.closing(sqlite3.connect(_uri(self.path, "immutable=1"), uri=True)) as kept:
                    kept.backup(connection)
        with contextlib.suppress(sqlite3.DatabaseError):
            connection.executescript(SCHEMA)
            return connection
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.executescript(SCHEMA)
        return connection

    def close(self) -> None:
        """Release the file; the store cannot be used afterwards."""
        self._connection.close()

    def __enter__(self) -> DecisionStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def decisions(self, passages: Collection[str]) -> dict[str, Decision]:
        """The decisions on those of `passages` (ids) that have one."""
        with self._reading(passages):
            rows = self._connection.execute("SELECT passage, decision FROM decisions JOIN scope USING (passage)")
            return dict(_read_rows(rows))

    def decide(self, passage: str, change: Callable[[Decision], Decision], scope: Collection[str] = ()) -> Decision:
        """Replace the decision on `passage` by `change(decision)` and return it.

        The change is made inside the transaction, on what the file holds now:
        of two reviews open at once neither overwrites the other's note. What
        was undone among `scope` (ids of the comparison) can no longer be
        redone. Raises UserError if the file cannot be written.
        """
        with self._writing({*scope, passage}):
            before = self._get(passage)
            known = _read(before)
            changed = change(known)
            if changed == known:
                return known
            after = replace(changed, time=_now())
            text = None if after.empty else json.dumps(after.to_json(), ensure_ascii=False)
            execute = self._connection.execute
            execute("DELETE FROM journal WHERE undone AND passage IN (SELECT passage FROM scope)")
            execute("INSERT INTO journal (passage, before, after) VALUES (?, ?, ?)", (passage, before, text))
            execute("DELETE FROM journal WHERE step <= (SELECT max(step) FROM journal) - ?", (JOURNAL_LENGTH,))
            self._set(passage, text)
        return after

    def undo(self, scope: Collection[str]) -> str | None:
        """Take back the last decision among `scope`; its passage's id, or None.

        The journal is in the file: yesterday's decision can be undone today.
        """
        return self._step(scope, "SELECT step, passage, before FROM journal {} ORDER BY step DESC", undone=False)

    def redo(self, scope: Collection[str]) -> str | None:
        """Make again the decision that was last undone among `scope`."""
        return self._step(scope, "SELECT step, passage, after FROM journal {} ORDER BY step", undone=True)

    def _step(self, scope: Collection[str], query: str, *, undone: bool) -> str | None:
        with self._writing(scope):
            condition = f"JOIN scope USING (passage) WHERE undone = {int(undone)}"
            row = self._connection.execute(query.format(condition) + " LIMIT 1").fetchone()
            if row is None:
                return None
            step, passage, text = row
            self._connection.execute("UPDATE journal SET undone = ? WHERE step = ?", (int(not undone), step))
            self._set(passage, text)
            return str(passage)

    def recall(self, name: str) -> Any:
        """What `remember` kept under `name`; None if nothing."""
        try:
            row = self._connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
            return json_value(row[0]) if row else None
        except (sqlite3.Error, ValueError):
            return None

    def remember(self, name: str, value: Any) -> None:
        """Keep a small JSON value (place, filter, answer). Failing is no error."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, json.dumps(value)))

    def _get(self, passage: str) -> str | None:
        row = self._connection.execute("SELECT decision FROM decisions WHERE passage = ?", (passage,)).fetchone()
        return row[0] if row else None

    def _set(self, passage: str, text: str | None) -> None:
        if text is None:
            self._connection.execute("DELETE FROM decisions WHERE passage = ?", (passage,))
        else:
            self._connection.execute("INSERT OR REPLACE INTO decisions VALUES (?, ?)", (passage, text))

    @contextlib.contextmanager
    def _reading(self, scope: Collection[str]) -> Iterator[None]:
        try:
            _scope(self._connection, scope)
            yield
        except sqlite3.Error as error:
            raise UserError(f"{self.path}: cannot be read ({error})") from error

    @contextlib.contextmanager
    def _writing(self, scope: Collection[str]) -> Iterator[None]:
        try:
            _scope(self._connection, scope)
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise UserError(
                f"{self.path}: the decision was not saved ({error}); check the disk and the file"
            ) from error


def decisions_for(
    comparison: Comparison, *, path: Path | None = None, notices: list[str] | None = None
) -> dict[str, Decision]:
    """Decisions on the passages of `comparison`, by passage id.

    For commands that only read: makes no file and changes none. A file that
    cannot be read counts as none; a line about it is added to `notices`.
    """
    path = path or places.data_folder() / FILE_NAME
    try:
        if not path.is_file():
            return {}
        with contextlib.closing(_open_to_read(path)) as connection:
            _scope(connection, [passage.id for passage in comparison.passages])
            rows = connection.execute("SELECT passage, decision FROM decisions JOIN scope USING (passage)")
            return dict(_read_rows(rows))
    except (sqlite3.Error, OSError) as error:
        if notices is not None:
            notices.append(f"{path}: decisions cannot be read ({error}); going on without them")
        return {}


class _NewerVersion(Exception):
    """The file has a schema this version does not know."""


def _uri(path: Path, query: str) -> str:
    return f"{path.absolute().as_uri()}?{query}"


def _connect(path: Path) -> sqlite3.Connection:
    """Open the file, waiting for another process that is just beginning it.

    SQLite does not wait by itself where two processes turn a new file into
    one with a write-ahead log at the same moment: one is told at once that it is locked.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            return _connect_once(path)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() >= deadline:
                raise
        time.sleep(0.02)


def _connect_once(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA temp_store = MEMORY")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise _NewerVersion
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("damaged")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN IMMEDIATE")
        for statement in SCHEMA.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
        return connection
    except BaseException:
        connection.close()
        raise


def _open_to_read(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(_uri(path, "mode=ro"), uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM decisions")
    except sqlite3.OperationalError:
        # A WAL file in a folder that cannot be written: read it as it lies there.
        connection.close()
        return sqlite3.connect(_uri(path, "immutable=1"), uri=True, isolation_level=None)
    return connection


def _scope(connection: sqlite3.Connection, passages: Collection[str]) -> None:
    """Fill the temporary table `scope`: SQLite limits the length of an IN list."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS scope (passage TEXT PRIMARY KEY)")
    connection.execute("BEGIN")
    try:
        connection.execute("DELETE FROM temp.scope")
        connection.executemany("INSERT OR IGNORE INTO temp.scope VALUES (?)", ((passage,) for passage in passages))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _read_rows(rows: sqlite3.Cursor) -> Iterator[tuple[str, Decision]]:
    for passage, text in rows:
        yield passage, _read(text)


def _read(text: str | None) -> Decision:
    """A row's decision; an empty one where somebody else wrote what is none."""
    try:
        return Decision.from_json(json_value(text)) if text else Decision()
    except (ValueError, TypeError, AttributeError):
        return Decision()


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _aside(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    return path.with_name(f"{path.stem}-damaged-{stamp}-{os.getpid()}{path.suffix}")
