"""How much more CPU time and memory twice as much of something costs, for texts made to be slow.

    python tests/benchmarks/bench_growth.py [NAME ...] [--files] [--sizes 250 500 1000] [--seconds 0.05]

Each kind of text (`KINDS`) is made at three sizes, one size twice the one
before it: as one passage, of which every check is asked, and as a whole file,
which goes through every stage. Printed are the CPU seconds at the largest size
and the ratio of the two larger ones, for all that takes `--seconds` or more.
A cost that grows with the size has a ratio of 2, one that grows with its
square one of 4. The readers remember texts, so each check is charged for what
the checks before it did not ask.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from growth_texts import FRESH, KINDS, linked

from compare.checks.engine import findings_in, new_run
from compare.checks.registry import load_checks
from compare.commands.flag import as_json, as_text, flags_of
from compare.encoding import open_encoder
from compare.export import ExportOptions, formats
from compare.export.json import dumps
from compare.export.registry import render
from compare.pipeline import Options, compare_documents, load_document


def judged(name: str, count: int) -> Iterator[tuple[str, float]]:
    """CPU seconds of each check for one passage of two sides with so many items."""
    documents, links = linked(name, count)
    start = time.process_time()
    run = new_run(*documents, links, open_encoder())
    yield "pair", time.process_time() - start
    for check in load_checks():
        start = time.process_time()
        for pair in run.pairs:
            list(findings_in(pair, run, [check]))
        yield check.id, time.process_time() - start


def staged(name: str, count: int, folder: Path) -> Iterator[tuple[str, float]]:
    """CPU seconds of each stage for two files with so many items, exports included."""
    documents = []
    for make, language in zip(KINDS[name], ("ar", "en"), strict=True):
        first = "قال الناس" if language == "ar" else "They said"
        path = folder / f"{language}.txt"
        path.write_bytes(f"{first} {next(FRESH)} {make(count)}\n\n{first}.".encode())
        start = time.process_time()
        documents.append(load_document(str(path), language, Options()))
        yield f"load {language}", time.process_time() - start
    times: dict[str, float] = {}
    last = ["evidence", time.process_time()]

    def progress(stage: str, done: int, total: int) -> None:
        now = time.process_time()
        times[last[0]] = times.get(last[0], 0.0) + now - last[1]
        last[:] = [stage, now]

    comparison = compare_documents(*documents, Options(cache=False, gloss=False), progress)
    progress("end", 1, 1)
    yield from times.items()
    start = time.process_time()
    flags = list(flags_of(comparison, "minor", True))
    for _ in as_text(comparison, flags):
        pass
    dumps(as_json(comparison, flags))
    yield "flag", time.process_time() - start
    for written in formats():
        start = time.process_time()
        render(comparison, written, ExportOptions(include_soft=True))
        yield f"to {written}", time.process_time() - start


def measured(name: str, counts: list[int], files: bool, folder: Path) -> Iterator[tuple[str, list[float]]]:
    """Of each check or stage: the seconds at each size."""
    make = (lambda count: staged(name, count, folder)) if files else (lambda count: judged(name, count))
    dict(make(counts[0]))  # What is read once only.
    found = [dict(make(count)) for count in counts]
    for part in found[-1]:
        yield part, [times.get(part, 0.0) for times in found]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="kinds of text (default: all)")
    parser.add_argument("--files", action="store_true", help="whole files through all stages, not one passage")
    parser.add_argument("--sizes", nargs=3, type=int, default=None, help="items (default: 1000 2000 4000)")
    parser.add_argument("--seconds", type=float, default=0.05, help="leave out what takes less")
    arguments = parser.parse_args()
    counts = arguments.sizes or [1000, 2000, 4000]
    print(f"{'text':<20} {'part':<12} {'s':>8} {'ratio':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for name in arguments.names or KINDS:
            for part, times in measured(name, counts, arguments.files, Path(folder)):
                if times[-1] >= arguments.seconds:
                    print(
                        f"{name:<20} {part:<12} {times[-1]:>8.2f} {times[-1] / max(times[-2], 1e-3):>6.1f}", flush=True
                    )


if __name__ == "__main__":
    main()
