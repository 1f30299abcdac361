"""A cache of sentence vectors, for encoders that take long.

One SQLite file in the user's cache folder: `vectors(key, used, vector)`, where
the key is a hash of the encoder's fingerprint and the text, `used` the day of
the last use and the vector float32, so that what comes out of the cache is
what the encoder gave, to the last bit.

A cache must never do harm: whatever goes wrong with the file (another process
holds it, the disk is full, the folder is read-only, the file is damaged)
means that vectors are computed, never that a comparison fails.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

import numpy as np

from compare.document import Span
from compare.encoding.base import Encoder, Vectors
from compare.places import cache_folder

FILE = "vectors.sqlite"
LIMIT = 500_000_000
"""Bytes of vectors kept; beyond it the longest unused go first."""
WAIT = 2.0
"""Seconds to wait for another process before doing without the cache."""
ROW_OVERHEAD = 40
"""Bytes that SQLite needs for a row besides its vector, about."""
MANY = 500
"""Keys a query: SQLite allows 999 in old versions."""
DAY = 86_400

SCHEMA = """CREATE TABLE IF NOT EXISTS vectors (
    key BLOB PRIMARY KEY, used INTEGER NOT NULL, vector BLOB NOT NULL) WITHOUT ROWID"""


def cached(encoder: Encoder, *, enabled: bool = True, limit: int = LIMIT) -> Encoder:
    """`encoder` behind the cache; itself where a cache would only cost time."""
    if not enabled or getattr(encoder, "instant", False):
        return encoder
    return CachedEncoder(encoder, VectorCache(vectors_file(), limit=limit))


def vectors_file() -> Path:
    """Where the vectors are kept."""
    return cache_folder() / FILE


class CachedEncoder:
    """An encoder that looks a text up before it encodes it."""

    instant = True

    def __init__(self, encoder: Encoder, cache: VectorCache) -> None:
        self._encoder = encoder
        self._cache = cache

    @property
    def name(self) -> str:
        """The name of the encoder behind it."""
        return self._encoder.name

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the encoder behind it."""
        return self._encoder.fingerprint

    @property
    def languages(self) -> frozenset[str]:
        """The languages of the encoder behind it."""
        return self._encoder.languages

    def encode(self, texts: Sequence[str]) -> Vectors:
        """float32 (len(texts), dim): from the cache where it has them."""
        keys = [_key(self.fingerprint, text) for text in texts]
        found = self._cache.read(keys)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        if missing or not keys:
            fresh = self._encoder.encode(list(missing.values()))
            if not keys:
                return fresh
            known = {key: vector for key, vector in found.items() if len(vector) == fresh.shape[1]}
            if len(known) < len(found):
                return self._encoder.encode(texts)
            found.update(zip(missing, fresh, strict=True))
            self._cache.write({key: found[key] for key in missing})
        return np.stack([found[key] for key in keys])

    def token_vectors(self, text: str) -> tuple[list[Span], Vectors]:
        """Not cached: asked for one sentence at a time."""
        return self._encoder.token_vectors(text)


class VectorCache:
    """Vectors by key in an SQLite file. No method ever raises."""

    def __init__(self, path: Path, *, limit: int = LIMIT) -> None:
        self._path = path
        self._limit = limit

    def read(self, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        """The vectors that are there, by key."""
        if not self._path.is_file():
            return {}
        try:
            return self._read(list(dict.fromkeys(keys)))
        except sqlite3.DatabaseError as error:
            self._recover(error)
            return {}
        except OSError:
            return {}

    def write(self, vectors: dict[bytes, Vectors]) -> None:
        """Keep `vectors`, then drop the longest unused beyond the limit."""
        if not vectors:
            return
        try:
            self._write(vectors)
        except sqlite3.DatabaseError as error:
            if self._recover(error):
                with suppress(sqlite3.Error, OSError):
                    self._write(vectors)
        except OSError:
            pass

    def count(self) -> int:
        """How many vectors there are; 0 where they cannot be counted."""
        if not self._path.is_file():
            return 0
        try:
            with closing(self._connect()) as connection:
                return int(connection.execute("SELECT count(*) FROM vectors").fetchone()[0])
        except (sqlite3.Error, OSError):
            return 0

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=WAIT)

    def _read(self, keys: list[bytes]) -> dict[bytes, Vectors]:
        found: dict[bytes, Vectors] = {}
        stale: list[bytes] = []
        today = int(time.time()) // DAY
        with closing(self._connect()) as connection:
            for start in range(0, len(keys), MANY):
                some = keys[start : start + MANY]
                marks = ",".join("?" * len(some))
                for key, used, blob in connection.execute(
                    f"SELECT key, used, vector FROM vectors WHERE key IN ({marks})", some
                ):
                    vector = _vector(blob)
                    if vector is not None:
                        found[bytes(key)] = vector
                        stale += [bytes(key)] if used != today else []
            # Being unable to note the use must not lose what was read.
            with suppress(sqlite3.Error), connection:
                connection.executemany("UPDATE vectors SET used = ? WHERE key = ?", [(today, key) for key in stale])
        return found

    def _write(self, vectors: dict[bytes, Vectors]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        today = int(time.time()) // DAY
        rows = [(key, today, np.ascontiguousarray(vector, dtype="<f4").tobytes()) for key, vector in vectors.items()]
        with closing(self._connect()) as connection:
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            with connection:
                connection.execute(SCHEMA)
                connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)
                self._shrink(connection)
            connection.execute("PRAGMA incremental_vacuum").fetchall()

    def _shrink(self, connection: sqlite3.Connection) -> None:
        """Drop the longest unused down to nine tenths, once the limit is passed."""
        size = "length(vector) + length(key) + " + str(ROW_OVERHEAD)
        (total,) = connection.execute(f"SELECT coalesce(sum({size}), 0) FROM vectors").fetchone()
        if total <= self._limit:
            return
        connection.execute(
            f"""DELETE FROM vectors WHERE key IN (SELECT key FROM (
                SELECT key, sum({size}) OVER (ORDER BY used DESC, key) AS kept FROM vectors) WHERE kept > ?)""",
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


def _key(fingerprint: str, text: str) -> bytes:
    content = f"{fingerprint}\0{text}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(content, digest_size=16).digest()


def _vector(blob: object) -> Vectors | None:
    if not isinstance(blob, bytes) or not blob or len(blob) % 4:
        return None
    vector = np.frombuffer(blob, dtype="<f4").astype(np.float32)
    return vector if np.isfinite(vector).all() else None
