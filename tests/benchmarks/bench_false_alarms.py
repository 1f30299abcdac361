"""Hard findings per 20 sentences of faithful translations: every one counts as a false alarm.

    python tests/benchmarks/bench_false_alarms.py DATA [--show CHECK]

DATA is a folder with news_dev.tsv, pud.tsv and newscommentary_dev.tsv (a line
a pair, the Arabic and the English in the last two columns); no text of it is
in this repository. Pairs are linked line by line. What the translators
themselves changed counts too.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from compare.checks.engine import run_checks
from compare.encoding import open_encoder
from compare.records import Document, Link, Paragraph
from compare.segmentation import segment

FILES = {"news": "news_dev.tsv", "encyclopedia and news": "pud.tsv", "op-eds": "newscommentary_dev.tsv"}


def pairs(path: Path) -> list[tuple[str, str]]:
    """The pairs of a file; a carriage return inside a line is white space."""
    rows = [line.split("\t") for line in path.read_bytes().decode("utf-8").split("\n") if "\t" in line]
    return [(" ".join(row[-2].split()), " ".join(row[-1].split())) for row in rows]


def document(name: str, language: str, lines: list[str]) -> Document:
    """A document with a paragraph and a sentence a line."""
    text = "\n".join(lines)
    paragraphs, start = [], 0
    for index, line in enumerate(lines):
        paragraphs.append(Paragraph(index, start, start + len(line)))
        start += len(line) + 1
    return segment(Document(name, text, language, tuple(paragraphs)), "lines")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--show", metavar="CHECK", help="print the alarms of a check")
    arguments = parser.parse_args()
    encoder = open_encoder()
    for name, file in FILES.items():
        read = pairs(arguments.data / file)
        source, target = (
            document(name, language, [pair[side] for pair in read]) for side, language in enumerate(("ar", "en"))
        )
        links = [Link((line,), (line,), 1.0) for line in range(len(read))]
        alarms: Counter[str] = Counter()
        for pair, result in zip(read, run_checks(source, target, links, encoder=encoder), strict=True):
            for finding in result.findings:
                if finding.confidence == "hard":
                    alarms[finding.check] += 1
                    if finding.check == arguments.show:
                        print(finding.message, *pair, sep="\n    ")
        each = ", ".join(f"{check} {count}" for check, count in alarms.most_common())
        print(f"{name}: {20 * alarms.total() / len(read):.2f} per 20 of {len(read)} ({each})")


if __name__ == "__main__":
    main()
