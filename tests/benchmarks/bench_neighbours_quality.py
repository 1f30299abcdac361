"""Graphs of neighbours against exact search: time, and what is lost.

    bench_neighbours_quality.py REPORTS.tsv [SENTENCES] TABLE.tsv.gz...

The English sides of the tables, 30 sentences to a document, and those of the
documents of REPORTS (lines of document id, Arabic, English) lie in one index of
SENTENCES (1,000,000); what the tables lack are sums of two of their vectors. The
Arabic sides are the reports, whole and the first five sentences. Prints how
often the original is the first of the candidates, and how many of the first
three of the exact search the graph finds. Seconds are of the processor.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from compare.encoding import open_encoder
from compare.many.index import Index
from compare.many.job import Outcome
from compare.many.neighbours import neighbours_of, update_graphs
from compare.many.reading import index_encoder, quantised
from compare.many.search import chances, evidence

PER = 30


def sentences(tables: list[Path]) -> Iterator[str]:
    seen = set()
    for table in tables:
        with gzip.open(table, "rt", encoding="utf-8") as lines:
            for line in lines:
                text = line.rstrip("\n").split("\t")[1]
                if len(text) > 15 and text not in seen:
                    seen.add(text)
                    yield text


def vectors_of(tables: list[Path], count: int) -> Iterator[np.ndarray]:
    """float32 (PER, dim) at a time, `count` of them together."""
    english, texts = open_encoder(index_encoder(None)).of("en"), list(sentences(tables))[:count]  # type: ignore[attr-defined]
    found = np.concatenate([english.encode(texts[at : at + 20_000]) for at in range(0, len(texts), 20_000)])
    generator = np.random.default_rng(0)
    for start in range(0, count, PER):
        part = found[start : start + PER]
        if len(part) < PER:
            one, other = generator.integers(len(found), size=(2, PER))
            part = found[one] + found[other]
            part /= np.linalg.norm(part, axis=1, keepdims=True)
        yield part


def main(reports: Path, count: int, tables: list[Path]) -> None:
    encoder = open_encoder(index_encoder(None))
    documents: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in reports.read_text("utf-8").split("\n"):
        if len(parts := line.split("\t")) == 3:
            documents[parts[0]].append((parts[1], parts[2]))
    with tempfile.TemporaryDirectory() as place, Index(Path(place), maker="bench", folder=Path(place)) as index:

        def add(path: str, vectors: np.ndarray) -> None:
            steps, factors = quantised(vectors)
            row = {"language": "en", "sha256": path, "title": "", "covered": True, "sentences": len(steps), "dim": 256}
            files = {"document": b"", "steps": steps.tobytes(), "factors": factors.tobytes()}
            index.add(path, (0, 0), Outcome(row, files))

        index.begin()
        left = list(documents.items())
        for number, part in enumerate(vectors_of(tables, count)):
            add(f"other {number}", part)
            if left and number % max(1, count // PER // 70) == 0:
                name, lines = left.pop()
                add(name, encoder.of("en").encode([english for _, english in lines]))  # type: ignore[attr-defined]
        index.finish()
        start = time.process_time()
        update_graphs(index, 1)
        print(f"graph made in {time.process_time() - start:.0f} s")
        print({file.name: f"{file.stat().st_size / 1e6:.0f} MB" for file in sorted(Path(place).iterdir())})
        measure(index, documents, encoder)


def measure(index: Index, documents: dict[str, list[tuple[str, str]]], encoder: object) -> None:
    entries = index.entries()
    steps, factors = index.vectors()
    paths = [entry.path for entry in entries]
    for label, most in (("whole", 512), ("5 sentences", 5)):
        first, kept, seconds, looked, same = [0, 0], 0, [0.0, 0.0], 0, 0
        for name, lines in documents.items():
            queries = encoder.encode([arabic for arabic, _ in lines[:most]])  # type: ignore[attr-defined]
            chance = chances(queries, entries, steps, factors)
            start = time.process_time()
            exact = evidence(queries, entries, steps, factors, chance)
            middle = time.process_time()
            near = neighbours_of(index, queries, entries, 1, [])
            assert near is not None
            some = evidence(queries, [entries[at] for at in near], steps, factors, chance, of=len(entries))
            seconds[0] += middle - start
            seconds[1] += time.process_time() - middle
            best = np.argsort(-exact, kind="stable")[:3]
            found = near[np.argsort(-some, kind="stable")[:12]]
            first[0] += paths[int(best[0])] == name
            first[1] += paths[int(found[0])] == name
            kept += len(set(best.tolist()) & set(found.tolist()))
            same += int(best[0]) == int(found[0])
            looked += len(near)
        count = len(documents)
        print(
            f"{label}: original first {first[0]} of {count} exact, {first[1]} by the graph, the same first {same}; "
            f"{kept} of {3 * count} of the exact first three; {seconds[0] / count:.2f} and {seconds[1] / count:.3f} s "
            f"a search; {looked / count:.0f} of {len(entries)} documents looked at"
        )


if __name__ == "__main__":
    words = sys.argv[2:]
    size = int(words.pop(0)) if words[0].isdecimal() else 1_000_000
    main(Path(sys.argv[1]), size, [Path(word) for word in words])
