"""How long the program takes from cold, and end to end on long texts.

    python tests/benchmarks/bench_pipeline.py

Start-up is that of a fresh process, the best of five, beside that of the
libraries alone; the long texts are the authored pairs of corpora/, one after
the other until there are enough sentences. Then what each stage takes of either
pair. `bench_pipeline.py ORIGINAL REPORT` prints the shares for other files.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from stages import watched

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
PAIR = CORPORA / "port-fire"
RUNS = 5
LONG = 1_000


def used(*words: str) -> tuple[float, float]:
    """Wall time and CPU time of a fresh process running `python words`."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *words], stdout=subprocess.DEVNULL, env=environment)
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime


def best(*words: str) -> tuple[float, float]:
    """The least wall time and the least CPU time of several such processes."""
    used(*words)  # so that all modules are compiled
    walls, processors = zip(*(used(*words) for _ in range(RUNS)), strict=True)
    return min(walls), min(processors)


def long_pair(folder: Path) -> tuple[Path, Path]:
    """Two texts of about `LONG` sentences a side, a paragraph a line."""
    paths = []
    for pattern in ("original.*.txt", "report.*.txt"):
        texts = [file.read_bytes().decode() for file in sorted(CORPORA.glob(f"*/{pattern}"))]
        path = folder / pattern.replace("*.", "")
        path.write_text("\n\n".join((texts * LONG)[: max(1, LONG // 28)]), encoding="utf-8")
        paths.append(path)
    return paths[0], paths[1]


def shares(original: str, report: str) -> None:
    """Print what each stage of comparing and exporting two files takes."""
    from compare.__main__ import COLLECTED
    from compare.export import ExportOptions, render
    from compare.pipeline import Options, compare_documents, load_documents

    gc.set_threshold(COLLECTED)  # as the command does
    watch = watched()
    source, target = load_documents(original, report, Options())
    comparison = compare_documents(source, target, Options())
    with watch.stage("export, html"):
        render(comparison, "html", ExportOptions())
    print(f"shares of the stages, {len(source.sentences)} x {len(target.sentences)} sentences, new process")
    for line in watch.table():
        print(line)


def main() -> None:
    """Print the table, or with two files as arguments the shares of the stages for these."""
    # As the command does: numpy reads it at its import.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if len(sys.argv) > 1:
        shares(*sys.argv[1:3])
        return
    original, report = str(PAIR / "original.ar.txt"), str(PAIR / "report.en.txt")
    libraries = best("-c", "import numpy, tokenizers")
    help_page = best("-m", "compare", "--help")
    flag = best("-m", "compare", "flag", original, report)
    print(f"{'':44}{'wall':>8}{'CPU':>8}")
    for name, (wall, processor) in (
        ("python -c 'import numpy, tokenizers'", libraries),
        ("muqabala --help", help_page),
        ("muqabala flag, 25 sentences a side", flag),
        ("  beyond the libraries", (flag[0] - libraries[0], flag[1] - libraries[1])),
    ):
        print(f"{name:44}{wall:6.2f} s{processor:6.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        pair = [str(path) for path in long_pair(Path(folder))]
        wall, processor = used("-m", "compare", "flag", *pair)
        print(f"{f'muqabala flag, about {LONG} sentences a side':44}{wall:6.2f} s{processor:6.2f} s")
        for files in ((original, report), pair):
            sys.stdout.flush()
            subprocess.run([sys.executable, __file__, *files], check=True)


if __name__ == "__main__":
    main()
