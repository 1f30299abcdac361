"""PDF, as well as can be: a page says where signs stand, not how they are read."""

from __future__ import annotations

from compare.reading.extract import Extract, join_blocks
from compare.reading.source import Source

NAME = "pdf"
LABEL = "a PDF"
SUFFIXES = (".pdf",)

_HEAD = 1024
_BEST_EFFORT = (
    "text of a PDF is put together from signs on a page: words, columns and right-to-left order can be wrong; "
    "check it, or use the page or document it was made from"
)


def sniff(data: bytes) -> bool:
    """The signature, which may stand anywhere in the first kilobyte (ISO 32000-1, annex H)."""
    return b"%PDF-" in data[:_HEAD]


def fits(data: bytes) -> bool:
    """Nothing else is a PDF."""
    return False


def read(source: Source) -> Extract:
    """Paragraphs in reading order, running heads and page numbers left out."""
    from compare.reading.isolated import run_isolated

    found = run_isolated("compare.reading.pages.pdf:read_pages", source.data, source.name)
    text, paragraphs = join_blocks(found["blocks"])
    lost = found["lost"]
    notices: tuple[str, ...] = (_BEST_EFFORT,)
    if lost:
        notices += (f"the PDF does not say which character {lost:,} of its signs are; they are missing",)
    return Extract(text, paragraphs, notices=notices)
