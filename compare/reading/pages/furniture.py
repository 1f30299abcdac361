"""Running heads, page numbers and what a browser prints around a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from compare.reading.pages.glyph import Segment

MARGIN = 0.09
"""The share of a page's height, at its top and at its bottom, where furniture stands."""

_DIGITS = re.compile(r"[\d٠-٩۰-۹]+")
_NUMBER = re.compile(
    r"[\s\-–—|.()\[\]]*(?:(?:page|p\.|صفحة|ص)\s*)?[\d٠-٩۰-۹]{1,4}"
    r"(?:\s*(?:of|/|من|\|)\s*[\d٠-٩۰-۹]{1,4})?[\s\-–—|.()\[\]]*",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"(?:file|https?)://\S+|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\s*[,،]?\s*\d{1,2}:\d\d(?::\d\d)?\s*(?:[AaPp]\.?[Mm]\.?|[صم])?"
)


def without_furniture(pages: Sequence[Sequence[Segment]], heights: Sequence[float]) -> list[list[Segment]]:
    """The pages without lines of their margins that repeat, number the page, or say when it was printed."""
    repeated = _repeated(pages, heights)
    return [
        _page_without(page, height, repeated) if height > 0 else list(page)
        for page, height in zip(pages, heights, strict=True)
    ]


def _page_without(page: Sequence[Segment], height: float, repeated: frozenset[str]) -> list[Segment]:
    dropped = {
        id(segment)
        for segment in page
        if _in_margin(segment, height) and (_key(segment) in repeated or _is_printed(plain_text(segment)))
    }
    printed = [segment.baseline for segment in page if id(segment) in dropped and _is_printed(plain_text(segment))]
    return [
        segment
        for segment in page
        if id(segment) not in dropped
        # What stands on one line with the date of printing is the title of the page.
        and not (_in_margin(segment, height) and any(abs(segment.baseline - line) < 3 for line in printed))
    ]


def _repeated(pages: Sequence[Sequence[Segment]], heights: Sequence[float]) -> frozenset[str]:
    """Keys of margin lines on at least half of the pages, two at the least."""
    counts: Counter[str] = Counter()
    for page, height in zip(pages, heights, strict=True):
        counts.update({_key(segment) for segment in page if height > 0 and _in_margin(segment, height)})
    least = max(2, len(pages) / 2)
    return frozenset(key for key, count in counts.items() if count >= least)


def _in_margin(segment: Segment, height: float) -> bool:
    return segment.bottom < MARGIN * height or segment.top > (1 - MARGIN) * height


def plain_text(segment: Segment) -> str:
    """The signs as drawn, from left to right, with the spaces drawn among them."""
    return "".join(glyph.text for glyph in segment.glyphs)


def _key(segment: Segment) -> str:
    return _DIGITS.sub("#", plain_text(segment))


def _is_printed(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None or _PRINTED.fullmatch(text.strip()) is not None
