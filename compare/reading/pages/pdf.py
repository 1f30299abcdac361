"""PDF through pdfplumber; runs in the child process of `isolated`."""

from __future__ import annotations

import io
import logging
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from compare.errors import UserError
from compare.reading.pages.columns import reading_order
from compare.reading.pages.furniture import without_furniture
from compare.reading.pages.glyph import Glyph, Segment
from compare.reading.pages.lines import split_lines
from compare.reading.pages.paragraphs import column_lines, column_paragraphs, joined
from compare.reading.pages.visual import is_right_to_left

MAX_PAGES = 1_000
MAX_GLYPHS = 3_000_000
_PAIRS = (("(", ")"), ("[", "]"), ("«", "»"))
_UNREADABLE = 0.3
"""The share of signs without a character at which a text cannot be made out."""


def read_pages(data: bytes, name: str) -> dict[str, Any]:
    """`{"blocks": paragraphs, "pages": their number, "lost": signs that no character is known for}`."""
    logging.disable(logging.CRITICAL)
    glyphs, heights = _glyphs(data, name)
    signs = sum(len(page) for page in glyphs)
    if not signs:
        raise UserError(f"{name}: is a PDF without text (a scan?); run character recognition (OCR) over it first")
    lost = sum(1 for page in glyphs for glyph in page if not glyph.text)
    if lost > _UNREADABLE * signs:
        raise UserError(f"{name}: is a PDF whose fonts do not say which letters they draw; save its text as .txt")
    pages = [split_lines(glyph for glyph in page if glyph.text) for page in glyphs]
    columns = list(_regions(without_furniture(pages, heights)))
    lines = [column_lines(region) for region in columns]
    if _turned_round(line.text for region, right_to_left in lines if right_to_left for line in region):
        lines = [column_lines(region, mirrored=False) for region in columns]
    blocks = joined(column_paragraphs(region, right_to_left=direction) for region, direction in lines)
    return {"blocks": blocks, "pages": len(pages), "lost": lost}


def _regions(pages: list[list[Segment]]) -> Iterator[list[Segment]]:
    right_to_left = is_right_to_left([glyph.text for page in pages for segment in page for glyph in segment.glyphs])
    for page in pages:
        yield from reading_order(page, right_to_left=right_to_left)


def _turned_round(lines: Iterable[str]) -> bool:
    """Whether more brackets stand back to back than face to face.

    Browsers note down the bracket that is seen, office programs the one that
    was typed, and nothing else in the file tells the two apart.
    """
    turned = 0
    for line in lines:
        for opening, closing in _PAIRS:
            first, last = line.find(opening), line.rfind(closing)
            if first >= 0 and last >= 0:
                turned += 1 if last < first else -1
    return turned > 0


def _glyphs(data: bytes, name: str) -> tuple[list[list[Glyph]], list[float]]:
    """The glyphs of each page, and the heights of the pages."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    pages: list[list[Glyph]] = []
    heights: list[float] = []
    total = 0
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if len(document.pages) > MAX_PAGES:
                raise UserError(f"{name}: has more than the {MAX_PAGES:,} pages that are read; split it")
            for page in document.pages:
                height = float(page.height)
                pages.append([_glyph(char, height, order) for order, char in enumerate(page.chars) if char["upright"]])
                heights.append(height)
                total += len(pages[-1])
                if total > MAX_GLYPHS:
                    raise UserError(f"{name}: draws more than {MAX_GLYPHS:,} letters; split it")
                page.close()
    except UserError:
        raise
    except Exception as error:
        cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
        if isinstance(cause, PDFPasswordIncorrect) or "password" in type(cause).__name__.lower():
            raise UserError(f"{name}: is protected by a password; save it without one") from error
        raise UserError(f"{name}: is a damaged PDF; get the file anew") from error
    return pages, heights


def _glyph(char: dict[str, Any], height: float, order: int) -> Glyph:
    size = float(char["size"]) or 1.0
    baseline = height - float(char["matrix"][5])
    return Glyph(_character(char["text"]), float(char["x0"]), float(char["x1"]), baseline, abs(size), order)


def _character(text: str) -> str:
    """The text of a sign, "" where the font gives none that can be shown."""
    if text.startswith("(cid:"):
        return ""
    return "".join(char for char in text if unicodedata.category(char) not in ("Cc", "Cs", "Co", "Cn") or char == "\t")
