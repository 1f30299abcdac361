"""Stable names for passages."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator


def passage_ids(texts: Iterator[tuple[str, str]]) -> list[str]:
    """Stable ids for passages given as (source text, target text) in order."""
    seen: Counter[str] = Counter()
    ids = []
    for source, target in texts:
        digest = hashlib.sha256(f"{source}\x1f{target}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
        seen[digest] += 1
        ids.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return ids
