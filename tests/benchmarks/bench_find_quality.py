"""How often `find` finds the original of a report.

    bench_find_quality.py ORIGINALS.tsv... [--reports TABLE.tsv] [--encoder NAME]

A table has lines of document id, text, English, for the same documents in each
language. The first 60 documents lie in one folder, each in the language of one
table, in turn. Their reports are the English sides, or the texts of `--reports`
in another language (a document whose original is in that language is left
out): whole, with half of the sentences left out, with 5, 4 and 3 of them that
stand together, and mixed from two halves; and once more with the original away,
where nothing is to be found. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np

from compare.encoding import open_encoder
from compare.many.engine import Local
from compare.many.finding import find_originals
from compare.many.index import Index
from compare.many.indexing import update
from compare.many.reading import index_encoder
from compare.pipeline import Options, load_document

DOCUMENTS = 60
Texts = dict[str, list[tuple[str, str]]]


class Without(Index):
    """The index with one document hidden."""

    hidden = ""

    def entries(self):  # type: ignore[no-untyped-def]
        return [entry for entry in super().entries() if entry.path != self.hidden]


def documents_of(table: Path) -> Texts:
    texts: Texts = defaultdict(list)
    for line in table.read_bytes().decode().split("\n"):
        parts = [part.strip() for part in line.split("\t")]
        if len(parts) == 3 and all(parts):
            texts[parts[0]].append((parts[1], parts[2]))
    return texts


def row(label: str, *cells: object) -> None:
    print("|", " | ".join(map(str, (label, *cells))), "|", flush=True)


def main(tables: list[Path], reports_at: Path | None, encoder_name: str | None) -> None:
    by_table = [documents_of(table) for table in tables]
    names = list(by_table[0])[:DOCUMENTS]
    place_of = {name: number % len(tables) for number, name in enumerate(names)}
    reports = {name: [english for _, english in by_table[0][name]] for name in names}
    if reports_at:
        ours = documents_of(reports_at)
        reports = {
            name: [text for text, _ in ours[name]] for name in names if tables[place_of[name]].stem != reports_at.stem
        }
    options = Options(encoder=encoder_name, segmentation="lines")
    generator = np.random.default_rng(0)
    with tempfile.TemporaryDirectory() as place:
        folder, index_at, report_at = Path(place) / "originals", Path(place) / "index", Path(place) / "report.txt"
        folder.mkdir()
        for name in names:
            originals = [original for original, _ in by_table[place_of[name]][name]]
            (folder / f"{name}.txt").write_text("\n".join(originals), "utf-8")
        update(folder, index_at, options, Local(2))
        encoder = open_encoder(index_encoder(encoder_name))

        def look(lines: list[str], hidden: str = "") -> list[str]:
            report_at.write_text("\n".join(lines), "utf-8")
            report = load_document(str(report_at), reports_at.stem if reports_at else "en", options)
            with Without(index_at) as index:
                index.hidden = hidden
                found = find_originals(report, index, encoder)
            return [candidate.path for candidate in found if candidate.original]

        print("| report | originals found | something else taken for one | with the original away: taken for one |")
        print("|---|---:|---:|---:|")
        for label, share in (("whole", 1.0), ("half of the sentences", 0.5), ("5 sentences", 5), ("4", 4), ("3", 3)):
            right, wrong, false, missed = 0, 0, 0, []
            for name, lines in reports.items():
                count = len(lines)
                if isinstance(share, float):
                    kept = np.sort(generator.permutation(count)[: max(2, round(share * count))]).tolist()
                else:
                    first = int(generator.integers(max(1, count - share + 1)))
                    kept = list(range(first, min(first + share, count)))
                some = [lines[number] for number in kept]
                found = look(some)
                right += f"{name}.txt" in found
                wrong += any(path != f"{name}.txt" for path in found)
                false += bool(look(some, f"{name}.txt"))
                if f"{name}.txt" not in found:
                    missed.append(tables[place_of[name]].stem)
            row(label, f"{right} of {len(reports)}", wrong, false, *([f"missed: {' '.join(missed)}"] if missed else []))
        both = one = wrong = 0
        order = list(reports)
        for name, other in zip(order, order[1:] + order[:1], strict=True):
            found = look([line for key in (name, other) for line in reports[key][: max(2, len(reports[key]) // 2)]])
            right = sum(f"{key}.txt" in found for key in (name, other))
            both, one = both + (right == 2), one + (right >= 1)
            wrong += len(found) > right
        row("mixed from two halves", f"both {both}, one {one} of {len(order)}", wrong, "")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="+", type=Path)
    parser.add_argument("--reports", type=Path)
    parser.add_argument("--encoder")
    arguments = parser.parse_args()
    main(arguments.tables, arguments.reports, arguments.encoder)
