"""CPU seconds of all checks on passages made of the authored pairs, repeated; or on those of two files.

    python tests/benchmarks/bench_checks.py [PASSAGES ...]
    python tests/benchmarks/bench_checks.py ORIGINAL REPORT

Budgets: 30 passages 0.5 s in a cold process, 5,000 passages 8 s. Texts that repeat are cheap, since what was read of a
text is remembered: what a passage costs that was never seen before is told by files, linked as the command links them,
with the shares of checks and of the evidence that they ask for first.
"""

import gc
import os
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

# As the command does; numpy reads it at its import. Threads that wait for one another would count as work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from stages import watched

from compare.__main__ import COLLECTED
from compare.checks import engine
from compare.checks.engine import run_checks
from compare.encoding import open_encoder
from compare.evaluation.gold import load_gold
from compare.pipeline import Options, compare_documents, load_documents
from compare.records import Document, Link, Paragraph, Sentence

CORPORA = Path(__file__).parents[2] / "corpora"


def repeated(texts: list[str], language: str, count: int) -> Document:
    """`count` sentences, a paragraph each, the texts over and over."""
    lines = [texts[i % len(texts)].replace("\n", " ") for i in range(count)]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    spans = [(i, start, start + len(line)) for i, (start, line) in enumerate(zip(starts, lines, strict=False))]
    document = Document("-", "\n".join(lines), language)
    paragraphs = tuple(Paragraph(*span) for span in spans)
    return replace(document, paragraphs=paragraphs, sentences=tuple(Sentence(i, i, a, b) for i, a, b in spans))


def unseen(original: str, report: str) -> None:
    """Print what the passages of two files take, each seen for the first time, and the stages of it."""
    watch = watched()
    documents = load_documents(original, report, Options())
    spent: list[float] = []
    checked = engine.run_checks

    def measured(*arguments: Any, **options: Any) -> list[engine.CheckResult]:
        watch.spent.clear()  # what aligning took is told by bench_pipeline.py
        start = time.process_time()
        results = checked(*arguments, **options)
        spent.append(time.process_time() - start)
        spent.append(len(results))
        return results

    engine.run_checks = measured
    compare_documents(*documents, Options())
    seconds, passages = spent
    print(f"{passages:.0f} passages, {seconds:.2f} s CPU, {1000 * seconds / passages:.1f} ms each")
    for line in watch.table():
        print(line)


def main(counts: list[int]) -> None:
    """Print a line for each number of passages."""
    pairs: list[tuple[str, str]] = []
    for gold in load_gold(CORPORA):
        for link in gold.links:
            if link.link.source and link.link.target:
                sides = (gold.source, link.link.source), (gold.target, link.link.target)
                source, target = (d.text[slice(*d.span_of(s))] for d, s in sides)
                pairs.append((source, target))
    encoder = open_encoder()
    print(f"{'passages':>9} {'CPU s':>8}")
    for count in counts:
        source = repeated([s for s, _ in pairs], "ar", count)
        target = repeated([t for _, t in pairs], "en", count)
        links = [Link((i,), (i,), 1.0) for i in range(count)]
        start = time.process_time()
        run_checks(source, target, links, encoder=encoder)
        print(f"{count:>9} {time.process_time() - start:>8.2f}")


if __name__ == "__main__":
    gc.set_threshold(COLLECTED)  # as the command does
    if len(sys.argv) == 3 and not sys.argv[1].isdigit():
        unseen(*sys.argv[1:])
        raise SystemExit
    main([int(word) for word in sys.argv[1:]] or [30, 1000, 5000])
