"""Which checks, and which words of the language files, speak most on pairs that say the same.

    python tests/benchmarks/bench_entries.py FOLDER [--pairs 3000]

FOLDER holds files `*.tsv` or `*.tsv.gz` of faithful pairs, Arabic and English
divided by a tab. Pairs are sampled evenly over the files, and every hard
finding counts as a false alarm: printed are the rate of each check per twenty
sentences, and the words that were quoted most.
"""

from __future__ import annotations

import argparse
import gzip
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from compare.checks.engine import run_checks
from compare.encoding import open_encoder
from compare.languages import fold_word
from compare.records import Document, Finding, Link, Sentence

_SENTENCE = range(25, 400)


def pairs_of(folder: Path, count: int, seed: int, avoided: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """File, Arabic and English of `count` pairs, as many from every file; short and overlong ones are left out."""
    files = [path for path in sorted(folder.glob("*.tsv*")) if not path.name.startswith(avoided)]
    chosen = []
    for path in files:
        rows = list(_rows(path))
        random.Random(seed).shuffle(rows)
        chosen += [(path.name.split(".")[0], *row) for row in rows[: -(-count // len(files))]]
    return chosen


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) >= 2 and all(len(cell) in _SENTENCE for cell in cells[:2]):
                yield cells[0], cells[1]


def _document(language: str, sentences: list[str]) -> Document:
    marks, at = [], 0
    for index, sentence in enumerate(sentences):
        marks.append(Sentence(index, index, at, at + len(sentence)))
        at += len(sentence) + 1
    return Document("-", "\n".join(sentences), language, sentences=tuple(marks))


def _words(document: Document, spans: tuple[tuple[int, int], ...]) -> str:
    return fold_word(" + ".join(document.text[start:end] for start, end in spans))[:40]


def main() -> None:
    """Print the rates."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--avoid", default="lex_,names_,ui_", help="beginnings of file names that are left out")
    parser.add_argument("--show", default="", help="print the pairs that this check speaks on")
    options = parser.parse_args()
    chosen = pairs_of(options.folder, options.pairs, options.seed, tuple(options.avoid.split(",")))
    source = _document("ar", [pair[1] for pair in chosen])
    target = _document("en", [pair[2] for pair in chosen])
    links = [Link((i,), (i,), 1.0) for i in range(len(chosen))]
    begun = time.perf_counter()
    checks: Counter[str] = Counter()
    files: Counter[tuple[str, str]] = Counter()
    entries: Counter[tuple[str, str, str]] = Counter()
    for index, judged in enumerate(run_checks(source, target, links, encoder=open_encoder())):
        hard: list[Finding] = [f for f in judged.findings if f.confidence == "hard"]
        for finding in hard:
            checks[finding.check] += 1
            files[chosen[index][0], finding.check] += 1
            entries[finding.check, _words(source, finding.source_spans), _words(target, finding.target_spans)] += 1
            if finding.check == options.show:
                print(f"{finding.message}\n    {chosen[index][1]}\n    {chosen[index][2]}")
    print(f"{len(chosen)} pairs, {time.perf_counter() - begun:.0f} s; hard findings per twenty sentences")
    for check, count in checks.most_common():
        where = ", ".join(f"{name} {n}" for (name, one), n in files.most_common() if one == check)
        print(f"{check:14} {20 * count / len(chosen):6.3f}  ({count}: {where})")
    for one, count in entries.most_common(60):
        if count > 1:
            print(count, " | ".join(one))


if __name__ == "__main__":
    main()
