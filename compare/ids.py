"""Stable names for passages."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from compare.records import Comparison, Link, Passage


def passage_ids(texts: Iterator[tuple[str, str]]) -> list[str]:
    """Stable ids for passages given as (source text, target text) in order."""
    seen: Counter[str] = Counter()
    ids = []
    for source, target in texts:
        digest = hashlib.sha256(f"{source}\x1f{target}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
        seen[digest] += 1
        ids.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return ids


def with_passages(comparison: Comparison, passages: Sequence[Passage], aligned: Sequence[Link] = ()) -> Comparison:
    """`comparison` with these passages, each with its id, and the links as they were found."""
    ids = passage_ids((comparison.source_text(p), comparison.target_text(p)) for p in passages)
    named = tuple(replace(passage, id=name) for passage, name in zip(passages, ids, strict=True))
    return replace(comparison, passages=named, aligned=tuple(aligned))
