"""What many documents cost: pairs a minute of `batch`, size and time of `index` and `find`.

`bench_many.py [SENTENCES ...]`: the sizes of index, 10,000 by default. Seconds
are of the processor, so that a busy machine tells the same; a core that does
nothing else has as many.
"""

from __future__ import annotations

import os
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from compare.encoding import open_encoder
from compare.many.batch import Wish, run_batch
from compare.many.engine import Local
from compare.many.folder import BatchFolder
from compare.many.index import Entry
from compare.many.pairs import Pair
from compare.many.reading import quantised
from compare.many.search import chances, evidence
from compare.pipeline import Options, load_document

CORPORA = Path(__file__).parents[2] / "corpora"


def children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def batch(count: int, workers: int) -> None:
    folders = sorted(place.parent for place in CORPORA.glob("*/original.ar.txt"))
    pairs = [
        Pair(str(number), str(folder / "original.ar.txt"), str(folder / "report.en.txt"))
        for number in range(count)
        for folder in [folders[number % len(folders)]]
    ]
    with tempfile.TemporaryDirectory() as place, BatchFolder(Path(place) / "out") as out:
        before, start, own = children(), time.perf_counter(), time.process_time()
        tally = run_batch(pairs, Wish(Options(threads=1)), Local(workers), out, title="bench")
        wall, own = time.perf_counter() - start, time.process_time() - own
        assert not tally.failed
    cpu = children() - before
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"batch, {count} pairs, {workers} workers: {60 * count / wall:.0f} pairs a minute; {cpu / count:.3f} s "
        f"of a worker a pair, {own / count:.4f} s of the one that hands out; {largest:.0f} MiB a worker"
    )


def search(sentences: int, folder: Path) -> None:
    generator = np.random.default_rng(0)
    per = 30
    rows = sentences // per * per
    with (folder / "steps").open("wb") as some, (folder / "factors").open("wb") as others:
        for start in range(0, rows, 30_000):
            vectors = generator.normal(size=(min(30_000, rows - start), 256)).astype(np.float32)
            steps, factors = quantised(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
            some.write(steps.tobytes())
            others.write(factors.tobytes())
    entries = [Entry(str(at), "ar", "", "", at, per, 0) for at in range(0, rows, per)]
    report = load_document(str(CORPORA / "port-fire" / "report.en.txt"), "en", Options())
    texts = [report.sentence_text(sentence.index) for sentence in report.sentences]
    queries = open_encoder().encode(texts)
    steps = np.memmap(folder / "steps", np.int8, "r", shape=(rows, 256))
    factors = np.memmap(folder / "factors", "<f4", "r", shape=(rows,))
    start, cpu = time.perf_counter(), time.process_time()
    evidence(queries, entries, steps, factors, chances(queries, entries, steps, factors))
    size = sum((folder / name).stat().st_size for name in ("steps", "factors"))
    print(
        f"search, {rows} sentences, {len(texts)} of a report: {time.process_time() - cpu:.2f} s of one core "
        f"({time.perf_counter() - start:.2f} s passed); vectors {size / 1e6:.0f} MB"
    )


if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for workers in (1, 2):
        batch(60, workers)
    for sentences in map(int, sys.argv[1:] or ["10000"]):
        place = Path(tempfile.mkdtemp())
        try:
            search(sentences, place)
        finally:
            shutil.rmtree(place)
