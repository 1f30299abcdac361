"""Which documents of an index hold sentences like a report's: exact search over all vectors, or those of some.

How alike two sentences must be to say the same differs from sentence to
sentence and from language to language. So a cosine counts by how far it stands
above those that the report's sentence has with sentences taken at random from
the documents of that language, in their standard deviations (z). Of 1,900
sentences and their translations the z is 6.3 in the middle and below 4.3 for
one in twenty; the best z in a document that is not the original is above 2.9
for one in twenty, above 3.6 for one in a hundred, 4.4 for one in a thousand:
a factor of ten for each .8 or so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.encoding.base import Vectors
from compare.many.index import Entry

BLOCK = 32_768
"""Rows compared at a time."""
AT_ONCE = 128
"""Sentences of the report compared at a time."""
MOST = 512
"""Sentences of a report, at most, by which candidates are chosen."""
SAMPLE = 4_000
"""Sentences of a language from which it is seen what is alike by chance."""
PRIOR, PRIOR_WIDTH = 20, 0.1
"""What few sentences say of the spread is mixed with this: so many sentences, of that deviation."""
CHANCE = 2.6
"""The z that the best sentence of a wrong document has in about one of ten."""
STEEP = 2.5
"""Nats of evidence for each 1 of z above that."""
SATED = 7.0
"""A z above this says no more."""
SHARED = 1_000
"""Documents that are imagined beside those of the index: in a small one, what all have still says something."""
ALIKE = 0.5
"""Nats by which two documents differ that have a sentence equally well."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Chance:
    """Mean and deviation of the cosines of each sentence of a report, float32 (sentences,), with one language."""

    mean: Floats
    width: Floats

    def z(self, cosines: Floats) -> Floats:
        """How far cosines, float32 (sentences, n), stand above chance."""
        return np.asarray((cosines - self.mean[:, None]) / self.width[:, None], np.float32)


def chances(queries: Vectors, entries: Sequence[Entry], steps: NDArray[np.int8], factors: Floats) -> dict[str, Chance]:
    """Chance by language, from at most `SAMPLE` sentences of the documents in it."""
    rows: dict[str, list[NDArray[np.int64]]] = {}
    for entry in entries:
        rows.setdefault(entry.language, []).append(np.arange(entry.start, entry.start + entry.sentences))
    found = {}
    for language, parts in rows.items():
        all_rows = np.concatenate(parts)
        some = all_rows[np.linspace(0, len(all_rows) - 1, min(SAMPLE, len(all_rows))).astype(np.int64)]
        cosines = queries @ _vectors(steps[some], factors[some]).T
        # By the middle and the upper quarter, which the few sentences that do say the same hardly move.
        middle, upper = np.quantile(cosines, [0.5, 0.841], axis=1)
        width = np.sqrt((len(some) * (upper - middle) ** 2 + PRIOR * PRIOR_WIDTH**2) / (len(some) + PRIOR))
        found[language] = Chance(middle.astype(np.float32), width.astype(np.float32))
    return found


def nats(z: Floats) -> Floats:
    """The evidence, float32 of the same shape, of a z for the one original against the best of another document."""
    return np.asarray(STEEP * (np.clip(z, CHANCE, SATED) - CHANCE), np.float32)


def evidence(
    queries: Vectors,
    entries: Sequence[Entry],
    steps: NDArray[np.int8],
    factors: Floats,
    chance: dict[str, Chance],
    *,
    of: int | None = None,
) -> Floats:
    """float32 (documents,): the nats that the report's sentences bring together for each document.

    What many documents have says little for any of them. `of`: how many there
    are, where `entries` are those of them that may have anything.
    """
    total = np.zeros(len(entries), np.float32)
    whole = (len(entries) if of is None else of) + SHARED
    names = sorted(chance)
    language = np.array([names.index(entry.language) for entry in entries])
    for start in range(0, len(queries), AT_ONCE):
        part = queries[start : start + AT_ONCE]
        best = np.full((len(part), len(entries)), -1.0, np.float32)
        for first, last in _blocks(entries):
            rows = _rows(entries[first:last])
            bounds = np.cumsum([0, *(entry.sentences for entry in entries[first : last - 1])])
            cosines = part @ _vectors(steps[rows], factors[rows]).T
            best[:, first:last] = np.maximum.reduceat(cosines, bounds, axis=1)
        mean, width = (
            np.stack([getattr(chance[name], key)[start : start + AT_ONCE] for name in names], axis=1)
            for key in ("mean", "width")
        )
        z = (best - mean[:, language]) / width[:, language]
        brought = nats(z)
        total += np.minimum(brought, _rarity(brought, whole)).sum(axis=0)
    return total


def _rarity(brought: Floats, whole: int) -> Floats:
    """The most that each sentence may say for each document: by how many of `whole` have it as well, or better."""
    most = np.empty_like(brought)
    for row, out in zip(brought, most, strict=True):
        rising = np.sort(row)
        better = len(row) - np.searchsorted(rising, row - ALIKE, side="left")
        np.log(whole / better, out=out, casting="same_kind")
    return most


def chosen(count: int) -> NDArray[np.int64]:
    """Which of `count` sentences candidates are chosen by: all, or `MOST` spread evenly."""
    return np.unique(np.linspace(0, max(count - 1, 0), min(count, MOST)).astype(np.int64))


def _vectors(steps: NDArray[np.int8], factors: Floats) -> Vectors:
    return np.asarray(steps, np.float32) * np.asarray(factors, np.float32)[:, None]


def _blocks(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Runs of documents, `first` to before `last`, whose rows are about a block together."""
    first = rows = 0
    for at, entry in enumerate(entries):
        if at > first and rows + entry.sentences > BLOCK:
            yield first, at
            first, rows = at, 0
        rows += entry.sentences
    if entries:
        yield first, len(entries)


def _rows(entries: Sequence[Entry]) -> slice | NDArray[np.int64]:
    """The rows of documents: a slice where they stand together, which costs no copy."""
    low, high = entries[0].start, entries[-1].start + entries[-1].sentences
    if high - low == sum(entry.sentences for entry in entries):
        return slice(low, high)
    return np.concatenate([np.arange(entry.start, entry.start + entry.sentences) for entry in entries])
