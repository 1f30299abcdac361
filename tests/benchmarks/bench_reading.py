"""How long each reader takes, in CPU seconds of this process and its children.

Run from the project's root: `PYTHONPATH=.:tests/reading python tests/benchmarks/bench_reading.py`.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reading_files import archive, docx, epub, odt, word_paragraph, xhtml
from reading_news import ARABIC, ENGLISH

from compare.errors import UserError
from compare.reading import read_document

FOLDER = Path(__file__).parent.parent / "reading"
STORY = ARABIC * 400
HTML = "<html><body><article>" + "".join(f"<p>{text}</p>" for text in ARABIC * 100) + "</article></body></html>"

CASES: dict[str, Callable[[], bytes]] = {
    "story.txt": lambda: "\n\n".join(ARABIC).encode(),
    "60 MiB.txt": lambda: ("\n\n".join(ENGLISH).encode() * 60_000)[: 60 * 2**20],
    "one line of 60 MiB.txt": lambda: b"word " * (12 * 2**20),
    "windows-1256.txt": lambda: (
        "\n\n".join(STORY).translate(str.maketrans("٠١٢٣٤٥٦٧٨٩٫", "0123456789.")).encode("cp1256")
    ),
    "3,600 paragraphs.docx": lambda: docx("".join(word_paragraph(text) for text in STORY)),
    "3,600 paragraphs.odt": lambda: odt("".join(f"<text:p>{text}</text:p>" for text in STORY)),
    "3,600 paragraphs.epub": lambda: epub({"a.xhtml": xhtml("".join(f"<p>{text}</p>" for text in STORY))}),
    "3,600 paragraphs.md": lambda: "\n\n".join(STORY).encode(),
    "article.html": lambda: (FOLDER / "pages" / "news.ar.html").read_bytes(),
    "900 paragraphs.html": lambda: HTML.encode(),
    "one page.pdf": lambda: (FOLDER / "pdf" / "ar-plain.pdf").read_bytes(),
    "two pages, three columns.pdf": lambda: (FOLDER / "pdf" / "en-three-columns.pdf").read_bytes(),
    "bomb.docx": lambda: archive({"[Content_Types].xml": "<x/>", "word/document.xml": b" " * (300 * 2**20)}),
    "deep.html": lambda: b"<html>" + b"<div>" * 1_000_000 + b"text",
}


def cpu() -> float:
    """CPU seconds so far, children included."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def main() -> None:
    """Print one line a case."""
    print(f"{'file':32}{'MiB':>8}{'CPU s':>8}{'wall s':>8}  result")
    with tempfile.TemporaryDirectory() as folder:
        for name, make in CASES.items():
            path = Path(folder) / name
            path.write_bytes(make())
            start, wall = cpu(), time.perf_counter()
            try:
                document = read_document(str(path), "ar")
                result = f"{len(document.paragraphs):,} paragraphs, {len(document.text):,} characters"
            except UserError as error:
                result = str(error).partition(": ")[2][:60]
            size = path.stat().st_size / 2**20
            print(f"{name:32}{size:8.2f}{cpu() - start:8.2f}{time.perf_counter() - wall:8.2f}  {result}")
            path.unlink()


if __name__ == "__main__":
    main()
