"""The nearest sentences of a large index, by a graph for each language (the extra `index`: usearch).

Exact search looks at every sentence, so it takes as long as the index is
large. From `LARGE` sentences on a graph of nearest neighbours is kept beside
the vectors (HNSW: Malkov and Yashunin 2018), and only documents that hold a
neighbour of some sentence of the report are looked at. There is a graph for
each language, since cosines of two languages cannot be compared
(`compare.many.search`); languages with few sentences have none and are looked
at as a whole. One thread and one order make the same graph of the same rows.

    near-LANGUAGE-END.usearch   the rows of the language below END, by number

A graph is added to; rows whose document went away stay in it, and are passed
over, until the vectors are written anew.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.encoding.base import Vectors
from compare.errors import UserError
from compare.extras import MissingExtra, needs
from compare.many.index import Entry, Index
from compare.many.progress import Meter
from compare.many.reading import quantised

PART = 10
"""A language has a graph if it has at least the same number of sentences divided by this."""
TOGETHER, MOST, FEWEST = 2_500, 100, 5
"""Neighbours of all sentences of a report together, as far as each has at most and at least so many."""
LINKS, CARE_MADE, CARE_SEARCHED = 16, 64, 256
"""Of the graph: links of a node, candidates kept while it is made, and while it is searched."""
STEP = 10_000
"""Rows that are added at a time."""
SAVED = 250_000
"""Rows after which the graph is saved, so that no more is lost when this is ended."""


def update_graphs(index: Index, least: int) -> list[str]:
    """Bring the graphs of an index up to date whose vectors are; what the user should know.

    Without the extra, that search goes on one by one. Raises UserError where a
    graph cannot be written, and passes on KeyboardInterrupt: what was saved is kept.
    """
    languages = _large(index.entries(), least)
    known = index.graphs()
    index.keep_graphs({language: known[language] for language in sorted(known) if language in languages})
    if not languages:
        return []
    try:
        graph_type = _graph_type(str(index.path))
    except MissingExtra as error:
        # The exact search is no worse, only slower.
        return [f"{error} makes the search faster; until then every sentence is compared"]
    notices = []
    for language, entries in languages.items():
        graph, end = None, 0
        if language in index.graphs():
            graph = _opened(index, language, graph_type, view=False)
            end = index.graphs()[language]["end"]
            if graph is None:
                notices.append(f"{index.path}: a graph of neighbours ({language}) was damaged; it is made anew")
                end = 0
        if graph is None:
            graph = graph_type(
                ndim=index.dim, metric="cos", dtype="i8", connectivity=LINKS, expansion_add=CARE_MADE, multi=False
            )
        _add(index, language, graph, _rows(entry for entry in entries if entry.start >= end))
    return notices


def _add(index: Index, language: str, graph: Any, rows: NDArray[np.int64]) -> None:
    """Add rows to a graph, and save it now and then."""
    steps, _ = index.vectors()
    meter, unsaved = Meter(f"thousand sentences ({language})", -(-len(rows) // 1000)), 0
    try:
        for start in range(0, len(rows), STEP):
            part = rows[start : start + STEP]
            graph.add(part.astype(np.uint64), np.ascontiguousarray(steps[part]), threads=1)
            unsaved += len(part)
            meter.step(by=-(-len(part) // 1000))
            if unsaved >= SAVED or start + STEP >= len(rows):
                _save(index, language, graph, int(part[-1]) + 1)
                unsaved = 0
    finally:
        meter.end()


def _save(index: Index, language: str, graph: Any, end: int) -> None:
    name = f"near-{language}-{end}.usearch"
    part = index.path / f"{name}.part"
    try:
        graph.save(str(part))
        with part.open("r+b") as stream:
            os.fsync(stream.fileno())
        # A full disk is not always told by whoever writes; so the size is looked at.
        if part.stat().st_size < graph.serialized_length:
            raise OSError("the disk is full")
        part.replace(index.path / name)
        found = (index.path / name).stat()
        value = {"file": name, "end": end, "size": found.st_size, "changed": found.st_mtime_ns}
        value["crc"] = _crc(index.path / name)
    except (OSError, RuntimeError) as error:
        with suppress(OSError):
            part.unlink()
        reason = getattr(error, "strerror", None) or error
        raise UserError(f"{index.path}: cannot be written ({reason}); the same command goes on where it was") from error
    index.keep_graphs({**index.graphs(), language: value})


def neighbours_of(
    index: Index, queries: Vectors, entries: Sequence[Entry], least: int, notices: list[str]
) -> NDArray[np.int64] | None:
    """Places in `entries` of the documents to look at for `queries`, float32 (sentences, dim), in order.

    None where there are no graphs to ask: all are to be looked at. `notices`
    tell why, where there should be some.
    """
    languages, known = _large(entries, least), index.graphs()
    if not any(language in known for language in languages):
        return None
    try:
        graph_type = _graph_type(str(index.path))
    except MissingExtra as error:
        notices.append(f"{error} makes the search faster")
        return None
    asked, _ = quantised(queries)
    count = int(np.clip(TOGETHER // max(len(queries), 1), FEWEST, MOST))
    starts = np.array([entry.start for entry in entries])
    ends = starts + np.array([entry.sentences for entry in entries])
    # What no graph holds is looked at as a whole: small languages, and what came after.
    wanted = np.ones(len(entries), bool)
    for language in languages:
        graph = _opened(index, language, graph_type, view=True) if language in known else None
        if graph is None:
            if language in known:
                notices.append(f"{index.path}: a graph of neighbours is damaged; 'muqabala index' mends it")
            continue
        held = np.array([entry.language == language for entry in entries]) & (starts < known[language]["end"])
        wanted &= ~held
        graph.expansion_search = max(CARE_SEARCHED, count)
        rows = np.unique(np.asarray(graph.search(asked, count, threads=1).keys).ravel()).astype(np.int64)
        places = np.searchsorted(starts, rows, side="right") - 1
        # A row below the first document, or behind the last of one, is of a document that went away.
        places = places[(places >= 0) & (rows < ends[places])]
        wanted[places] = True
    return np.flatnonzero(wanted)


def _large(entries: Sequence[Entry], least: int) -> dict[str, list[Entry]]:
    """The documents of languages that are to have a graph."""
    if sum(entry.sentences for entry in entries) < least:
        return {}
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.language, []).append(entry)
    return {
        language: found[language]
        for language in sorted(found)
        if sum(entry.sentences for entry in found[language]) * PART >= least
    }


def _rows(entries: Iterable[Entry]) -> NDArray[np.int64]:
    parts = [np.arange(entry.start, entry.start + entry.sentences) for entry in entries]
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)


def _graph_type(purpose: str) -> Any:
    """usearch's index. Raises MissingExtra."""
    with needs("index", purpose):
        from usearch.index import Index as Graph
    return Graph


def _opened(index: Index, language: str, graph_type: Any, *, view: bool) -> Any:
    """The graph of a language as it was saved, on the disk for a `view`; None where it is not what was saved.

    usearch reads what it is given without looking, so nothing that is damaged may come before it.
    """
    value = index.graphs()[language]
    path = index.path / value["file"]
    try:
        found = path.stat()
        same = found.st_size == value["size"]
        if not same or ((not view or found.st_mtime_ns != value["changed"]) and _crc(path) != value["crc"]):
            return None
        return graph_type.restore(str(path), view=view)
    except (OSError, RuntimeError, ValueError):
        return None


def _crc(path: Path) -> int:
    value = 0
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            value = zlib.crc32(block, value)
    return value
