"""CPU seconds of all checks on passages made of the authored pairs, repeated.

    python tests/benchmarks/bench_checks.py [PASSAGES ...]

Budgets: 30 passages 0.5 s in a cold process, 5,000 passages 8 s.
"""

import gc
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

# As the command does; numpy reads it at its import. Threads that wait for one another would count as work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from compare.__main__ import COLLECTED
from compare.checks.engine import run_checks
from compare.encoding import open_encoder
from compare.evaluation.gold import load_gold
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


def main(counts: list[int]) -> None:
    """Print a line for each number of passages."""
    gc.set_threshold(COLLECTED)  # as the command does
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
    main([int(word) for word in sys.argv[1:]] or [30, 1000, 5000])
