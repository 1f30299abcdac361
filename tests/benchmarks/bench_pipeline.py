"""How long the program takes from cold, and end to end on long texts.

    python tests/benchmarks/bench_pipeline.py

Start-up is the wall time of a fresh process, the best of five; the long texts
are the authored pairs of corpora/, one after the other until there are enough
sentences.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
PAIR = CORPORA / "port-fire"
RUNS = 5
LONG = 1_000


def wall(*words: str) -> float:
    """The best wall time of a fresh process running `muqabala words`."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "compare", *words], stdout=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - start)
    return min(times)


def long_pair(folder: Path) -> tuple[Path, Path]:
    """Two texts of about `LONG` sentences a side, a paragraph a line."""
    paths = []
    for pattern in ("original.*.txt", "report.*.txt"):
        texts = [file.read_bytes().decode() for file in sorted(CORPORA.glob(f"*/{pattern}"))]
        path = folder / pattern.replace("*.", "")
        path.write_text("\n\n".join((texts * LONG)[: max(1, LONG // 28)]), encoding="utf-8")
        paths.append(path)
    return paths[0], paths[1]


def main() -> None:
    """Print the table."""
    # As the command does: numpy reads it at its import, in this process below.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    original, report = str(PAIR / "original.ar.txt"), str(PAIR / "report.en.txt")
    print(f"{'muqabala --help':44}{wall('--help'):8.2f} s wall, cold")
    print(f"{'muqabala flag, 25 sentences a side':44}{wall('flag', original, report):8.2f} s wall, cold")
    with tempfile.TemporaryDirectory() as folder:
        pair = [str(path) for path in long_pair(Path(folder))]
        from compare.pipeline import Options, compare_documents, load_documents

        source, target = load_documents(*pair, Options())
        size = f"{len(source.sentences)} x {len(target.sentences)}"
        start = time.process_time()
        compare_documents(source, target, Options())
        print(f"{f'encode, align, judge {size} sentences':44}{time.process_time() - start:8.2f} s CPU")
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "compare", "flag", *pair], stdout=subprocess.DEVNULL, check=False)
        print(f"{f'muqabala flag {size}':44}{time.perf_counter() - start:8.2f} s wall, cold")


if __name__ == "__main__":
    main()
