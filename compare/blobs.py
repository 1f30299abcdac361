"""Values that can be made again, kept in SQLite so that they need not be.

Sentence vectors and machine glosses: one file each in the user's cache folder,
`TABLE(key, used, VALUE)`, where the key is a hash of what made the value and of
what it was made from, and `used` the day of the last use.

A cache must never do harm: whatever goes wrong with the file (another process
holds it, the disk is full, the folder is read-only, the file is damaged)
means that values are made again, never that a comparison fails.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

from compare.files import own_file, own_folder

WAIT = 2.0
"""Seconds to wait for another process before doing without the cache."""
ROW_OVERHEAD = 40
"""Bytes that SQLite needs for a row besides its value, about."""
MANY = 500
"""Keys a query: SQLite allows 999 in old versions."""
DAY = 86_400


def key_of(maker: str, text: str) -> bytes:
    """The key of what `maker` (a fingerprint) makes of `text`."""
    content = f"{maker}\0{text}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(content, digest_size=16).digest()


class BlobCache:
    """Bytes by key in an SQLite file. No method ever raises.

    `table` and `column` name where they are kept, `limit` how many bytes.
    """

    def __init__(self, path: Path, *, table: str, column: str, limit: int) -> None:
        self._path = path
        self._table = table
        self._column = column
        self._limit = limit

    def read(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The values that are there, by key."""
        if not self._path.is_file():
            return {}
        try:
            return self._read(list(dict.fromkeys(keys)))
        except sqlite3.DatabaseError as error:
            self._recover(error)
            return {}
        except OSError:
            return {}

    def write(self, values: Mapping[bytes, bytes]) -> None:
        """Keep `values`, then drop the longest unused beyond the limit."""
        if not values:
            return
        try:
            self._write(values)
        except sqlite3.DatabaseError as error:
            if self._recover(error):
                with suppress(sqlite3.Error, OSError):
                    self._write(values)
        except OSError:
            pass

    def count(self) -> int:
        """How many values there are; 0 where they cannot be counted."""
        if not self._path.is_file():
            return 0
        try:
            with closing(self._connect()) as connection:
                return int(connection.execute(f"SELECT count(*) FROM {self._table}").fetchone()[0])
        except (sqlite3.Error, OSError):
            return 0

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=WAIT)

    def _read(self, keys: list[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        stale: list[bytes] = []
        today = int(time.time()) // DAY
        with closing(self._connect()) as connection:
            for start in range(0, len(keys), MANY):
                some = keys[start : start + MANY]
                marks = ",".join("?" * len(some))
                for key, used, blob in connection.execute(
                    f"SELECT key, used, {self._column} FROM {self._table} WHERE key IN ({marks})", some
                ):
                    if isinstance(blob, bytes):
                        found[bytes(key)] = blob
                        stale += [bytes(key)] if used != today else []
            # Being unable to note the use must not lose what was read.
            with suppress(sqlite3.Error), connection:
                connection.executemany(
                    f"UPDATE {self._table} SET used = ? WHERE key = ?", [(today, key) for key in stale]
                )
        return found

    def _write(self, values: Mapping[bytes, bytes]) -> None:
        own_folder(self._path.parent)
        own_file(self._path)
        today = int(time.time()) // DAY
        rows = [(key, today, value) for key, value in values.items()]
        with closing(self._connect()) as connection:
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            with connection:
                connection.execute(
                    f"CREATE TABLE IF NOT EXISTS {self._table} "
                    f"(key BLOB PRIMARY KEY, used INTEGER NOT NULL, {self._column} BLOB NOT NULL) WITHOUT ROWID"
                )
                connection.executemany(f"INSERT OR REPLACE INTO {self._table} VALUES (?, ?, ?)", rows)
                self._shrink(connection)
            connection.execute("PRAGMA incremental_vacuum").fetchall()

    def _shrink(self, connection: sqlite3.Connection) -> None:
        """Drop the longest unused down to nine tenths, once the limit is passed."""
        size = f"length({self._column}) + length(key) + {ROW_OVERHEAD}"
        (total,) = connection.execute(f"SELECT coalesce(sum({size}), 0) FROM {self._table}").fetchone()
        if total <= self._limit:
            return
        connection.execute(
            f"""DELETE FROM {self._table} WHERE key IN (SELECT key FROM (
                SELECT key, sum({size}) OVER (ORDER BY used DESC, key) AS kept FROM {self._table}) WHERE kept > ?)""",
            (self._limit * 9 // 10,),
        )

    def _recover(self, error: sqlite3.DatabaseError) -> bool:
        """Remove a file that is damaged (not one that is only busy); whether it is gone."""
        damaged = not isinstance(error, sqlite3.OperationalError) or "no such" in str(error)
        if not damaged:
            return False
        try:
            remove(self._path)
        except OSError:
            return False
        return True


def remove(path: Path) -> int:
    """Delete an SQLite file and what lies beside it; the bytes freed. Raises OSError."""
    freed = 0
    for part in (path, *(path.with_name(path.name + suffix) for suffix in ("-journal", "-wal", "-shm"))):
        with suppress(FileNotFoundError):
            size = part.stat().st_size
            part.unlink()
            freed += size
    return freed
