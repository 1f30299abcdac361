"""A cache of sentence vectors, for encoders that take long.

One SQLite file in the user's cache folder (`compare.blobs`), keyed by the
encoder's fingerprint and the text. The vectors are float32, so that what comes
out of the cache is what the encoder gave, to the last bit.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from compare.blobs import BlobCache, key_of
from compare.encoding.base import Encoder, Vectors
from compare.places import cache_folder
from compare.records import Span

FILE = "vectors.sqlite"
LIMIT = 500_000_000
"""Bytes of vectors kept; beyond it the longest unused go first."""


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
        keys = [key_of(self.fingerprint, text) for text in texts]
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

    def __getattr__(self, name: str) -> Any:
        """What only some encoders have (`folder`, `token_rows`)."""
        return getattr(self._encoder, name)

    def token_vectors(self, text: str) -> tuple[list[Span], Vectors]:
        """Not cached: asked for one sentence at a time."""
        return self._encoder.token_vectors(text)


class VectorCache:
    """Vectors by key in an SQLite file. No method ever raises."""

    def __init__(self, path: Path, *, limit: int = LIMIT) -> None:
        self._blobs = BlobCache(path, table="vectors", column="vector", limit=limit)

    def read(self, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        """The vectors that are there, by key."""
        vectors = {key: _vector(blob) for key, blob in self._blobs.read(keys).items()}
        return {key: vector for key, vector in vectors.items() if vector is not None}

    def write(self, vectors: dict[bytes, Vectors]) -> None:
        """Keep `vectors`, then drop the longest unused beyond the limit."""
        self._blobs.write({key: np.ascontiguousarray(row, dtype="<f4").tobytes() for key, row in vectors.items()})

    def count(self) -> int:
        """How many vectors there are; 0 where they cannot be counted."""
        return self._blobs.count()


def _vector(blob: object) -> Vectors | None:
    if not isinstance(blob, bytes) or not blob or len(blob) % 4:
        return None
    vector = np.frombuffer(blob, dtype="<f4").astype(np.float32)
    return vector if np.isfinite(vector).all() else None
