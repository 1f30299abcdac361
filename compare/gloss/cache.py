"""Glosses made before.

Keyed by the packages' fingerprint and the sentence, so a gloss is made once
for all files that have the sentence, and again when a package is replaced.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from compare import places
from compare.blobs import BlobCache, key_of

FILE = "glosses.sqlite"
LIMIT = 100_000_000
"""Bytes of glosses kept, some 500,000 sentences; beyond it the longest unused go first."""


def glosses_file() -> Path:
    """Where the glosses are kept."""
    return places.cache_folder() / FILE


class GlossCache:
    """Glosses by sentence, of what has this fingerprint. No method ever raises."""

    def __init__(self, fingerprint: str) -> None:
        self._fingerprint = fingerprint
        self._blobs = BlobCache(glosses_file(), table="glosses", column="gloss", limit=LIMIT)

    def read(self, sentences: Sequence[str]) -> dict[str, str]:
        """The glosses that are there, by sentence."""
        keys = {key_of(self._fingerprint, sentence): sentence for sentence in sentences}
        found = self._blobs.read(list(keys))
        return {keys[key]: blob.decode("utf-8", "replace") for key, blob in found.items()}

    def write(self, glosses: Mapping[str, str]) -> None:
        """Keep `glosses` (by sentence)."""
        self._blobs.write({key_of(self._fingerprint, s): gloss.encode("utf-8") for s, gloss in glosses.items()})
