"""How often `find` finds: `bench_find_quality.py DOCUMENTS.tsv [ENCODER]`, lines of document id, original, report.

Each document's report is looked for among the originals of all: whole, with
half of its original's sentences left out, with a fifth of them, and mixed from
two; and once more with its own original out of the index, where nothing
is to be found. Prints a Markdown table.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np

from compare.encoding import open_encoder
from compare.many.engine import Local
from compare.many.finding import find_originals
from compare.many.index import Index
from compare.many.indexing import update
from compare.many.reading import index_encoder
from compare.pipeline import Options, load_document


class Without(Index):
    """The index with one document hidden."""

    hidden = ""

    def entries(self):  # type: ignore[no-untyped-def]
        return [entry for entry in super().entries() if entry.path != self.hidden]


def main(table: Path, encoder_name: str | None) -> None:
    texts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in table.read_bytes().decode().split("\n"):
        parts = [part.strip() for part in line.split("\t")]
        if len(parts) == 3 and all(parts):
            texts[parts[0]].append((parts[1], parts[2]))
    options = Options(encoder=encoder_name, segmentation="lines")
    generator = np.random.default_rng(0)
    names = list(texts)
    with tempfile.TemporaryDirectory() as place:
        folder, index_at, report_at = Path(place) / "originals", Path(place) / "index", Path(place) / "report.txt"
        folder.mkdir()
        for name, rows in texts.items():
            (folder / f"{name}.txt").write_text("\n".join(row[0] for row in rows), "utf-8")
        update(folder, index_at, options, Local(2))
        encoder = open_encoder(index_encoder(encoder_name))

        def look(lines: list[str], hidden: str = "") -> list[str]:
            report_at.write_text("\n".join(lines), "utf-8")
            report = load_document(str(report_at), "auto", replace(options), otherwise="en")
            with Without(index_at) as index:
                index.hidden = hidden
                found = find_originals(report, index, encoder)
            return [candidate.path for candidate in found if candidate.original]

        print("| report | originals found | something else taken for one | with the original away: taken for one |")
        print("|---|---:|---:|---:|")
        for label, share in (("whole", 1.0), ("half of the sentences", 0.5), ("a fifth of them", 0.2)):
            right = wrong = false = 0
            for name in names:
                rows = texts[name]
                kept = np.sort(generator.permutation(len(rows))[: max(2, round(share * len(rows)))])
                lines = [rows[row][1] for row in kept]
                found = look(lines)
                right += f"{name}.txt" in found
                wrong += any(path != f"{name}.txt" for path in found)
                false += bool(look(lines, f"{name}.txt"))
            print(f"| {label} | {right} of {len(names)} | {wrong} | {false} |", flush=True)
        both = one = wrong = 0
        for name, other in zip(names, names[1:] + names[:1], strict=True):
            parts = [[row[1] for row in texts[key]] for key in (name, other)]
            found = look([line for part in parts for line in part[: max(2, len(part) // 2)]])
            right = sum(f"{key}.txt" in found for key in (name, other))
            both, one = both + (right == 2), one + (right >= 1)
            wrong += len(found) > right
        print(f"| mixed from two | both {both}, one {one} of {len(names)} | {wrong} | |")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
