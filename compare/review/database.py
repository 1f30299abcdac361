"""The SQLite file of decisions: its tables, and opening it.

Version 2 added corrected links and steps that belong together; a file of
version 1 is brought to it at opening, and no decision in it changes.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

FILE_NAME = "decisions.sqlite3"
VERSION = 2
BUSY_SECONDS = 5.0

SCHEMA = """
CREATE TABLE IF NOT EXISTS decisions (passage TEXT PRIMARY KEY, decision TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS corrections (anchor TEXT PRIMARY KEY, correction TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS journal (
  step INTEGER PRIMARY KEY AUTOINCREMENT,
  passage TEXT NOT NULL,
  before TEXT,
  after TEXT,
  undone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
TOGETHER = "ALTER TABLE journal ADD COLUMN together INTEGER"
"""The first step of those that are undone and made again as one; NULL for a step by itself."""


class NewerVersion(Exception):
    """The file has a schema this version does not know."""


def uri(path: Path, query: str) -> str:
    """The file as SQLite's URI."""
    return f"{path.absolute().as_uri()}?{query}"


def connect(path: Path) -> sqlite3.Connection:
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
            raise NewerVersion
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("damaged")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN IMMEDIATE")
        for statement in SCHEMA.split(";"):
            connection.execute(statement)
        prepare(connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
        return connection
    except BaseException:
        connection.close()
        raise


def prepare(connection: sqlite3.Connection) -> None:
    """Add to a file of version 1 what it lacks."""
    if not any(row[1] == "together" for row in connection.execute("PRAGMA table_info(journal)")):
        connection.execute(TOGETHER)


def open_to_read(path: Path) -> sqlite3.Connection:
    """A connection that makes no file and changes none."""
    connection = sqlite3.connect(uri(path, "mode=ro"), uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM decisions")
    except sqlite3.OperationalError:
        # A WAL file in a folder that cannot be written: read it as it lies there.
        connection.close()
        return sqlite3.connect(uri(path, "immutable=1"), uri=True, isolation_level=None)
    return connection


def fill_scope(connection: sqlite3.Connection, passages: Collection[str]) -> None:
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


def name_aside(path: Path) -> Path:
    """The name under which a damaged file is kept."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    return path.with_name(f"{path.stem}-damaged-{stamp}-{os.getpid()}{path.suffix}")
