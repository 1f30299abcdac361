"""CPU seconds and peak memory of `align` on random noisy pairs.

    python tests/benchmarks/bench_alignment.py [SENTENCES ...] [--dim 256] [--noise 1.0] [--drop 0]

Each size runs in a process of its own, vectors already in memory. The target
is the source plus noise; with --drop, a share of the source is dropped in runs
and a tenth of the target moved in blocks.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time

import numpy as np

from compare.alignment import align


def noisy_pair(count: int, dim: int, noise: float, drop: float) -> tuple[np.ndarray, np.ndarray, list[int], np.ndarray]:
    """Unit vectors of both sides, lengths of the source, and which source sentence each target sentence is."""
    rng = np.random.default_rng(0)
    source = rng.standard_normal((count, dim), dtype=np.float32)
    order = list(range(count))
    if drop:
        kept = np.ones(count, bool)
        while kept.mean() > 1 - drop:
            at = int(rng.integers(count))
            kept[at : at + int(rng.integers(1, 9))] = False
        order = np.flatnonzero(kept).tolist()
        for _ in range(len(order) // 40):
            at, size = int(rng.integers(len(order))), int(rng.integers(2, 7))
            block = order[at : at + size]
            del order[at : at + size]
            to = int(rng.integers(len(order)))
            order[to:to] = block
    target = source[order] + noise * rng.standard_normal((len(order), dim), dtype=np.float32)
    source /= np.linalg.norm(source, axis=1, keepdims=True)
    target /= np.linalg.norm(target, axis=1, keepdims=True)
    return source, target, rng.integers(40, 200, count).tolist(), np.array(order)


def measure(count: int, dim: int, noise: float, drop: float) -> None:
    """Print one line of the table."""
    source, target, lengths, order = noisy_pair(count, dim, noise, drop)
    target_lengths = [lengths[row] for row in order]
    before = resource.getrusage(resource.RUSAGE_SELF)
    start, wall = time.process_time(), time.perf_counter()
    links = align(source, target, source_lengths=lengths, target_lengths=target_lengths)
    spent, waited = time.process_time() - start, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    right = sum(link.source == (order[column],) for link in links if len(link.target) == 1 for column in link.target)
    print(
        f"{count:9,} {spent:8.2f} {waited:8.2f} {peak / 1024:9.0f} {(peak - before.ru_maxrss) / 1024:9.0f} "
        f"{right / len(order):7.3f} {sum(link.moved for link in links):7d}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sentences", nargs="*", type=int, default=[1_000, 5_000, 20_000, 100_000])
    parser.add_argument("--dim", type=int, default=256)
    parser.add_argument("--noise", type=float, default=1.0)
    parser.add_argument("--drop", type=float, default=0.0)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        measure(arguments.sentences[0], arguments.dim, arguments.noise, arguments.drop)
        return
    print("sentences  CPU (s) wall (s)  peak MiB  of align   right   moved")
    for count in arguments.sentences:
        options = ["--dim", str(arguments.dim), "--noise", str(arguments.noise), "--drop", str(arguments.drop)]
        subprocess.run([sys.executable, __file__, str(count), *options, "--one"], check=True)


if __name__ == "__main__":
    main()
