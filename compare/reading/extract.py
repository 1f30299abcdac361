"""What a reader hands over: text, where its paragraphs lie, and notices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from compare.records import UNTOLD, About, Paragraph

Paragraphs = tuple[Paragraph, ...]

INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
"""Characters that show nothing: soft hyphen, joiners, direction marks, zero-width spaces."""

MAX_LINES = 1_000_000
"""More than any text of `source.MAX_BYTES` that somebody wrote."""

_NOTHING = rf"\s{INVISIBLE}"
_VISIBLE = re.compile(f"[^{_NOTHING}]")
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


class Extract(NamedTuple):
    """The text of a file and the spans of its paragraphs, in order and apart.

    `encoding` is the character encoding used, None where the format settles
    it. `notices` are lines for the user, `about` what the file tells of its text.
    """

    text: str
    paragraphs: Paragraphs
    encoding: str | None = None
    notices: tuple[str, ...] = ()
    about: About = UNTOLD


def is_blank(text: str) -> bool:
    """Whether nothing in `text` would be seen: white space and invisible characters only."""
    return _VISIBLE.search(text) is None


def join_blocks(blocks: Iterable[str]) -> tuple[str, Paragraphs]:
    """Lay extracted blocks out as one text, a blank line between two.

    Blocks that would show nothing are left out; white space around a block is
    cut, since it is layout. Everything else of a block stays as it is.
    """
    kept = [block.strip() for block in blocks if not is_blank(block)]
    paragraphs, start = [], 0
    for index, block in enumerate(kept):
        paragraphs.append(Paragraph(index, start, start + len(block)))
        start += len(block) + 2
    return "\n\n".join(kept), tuple(paragraphs)


def find_paragraphs(text: str) -> Paragraphs:
    """Paragraphs of a plain text: by blank line or, where there is none, by line.

    A line is blank if nothing of it would be seen. A blank line at the very
    beginning or end divides nothing and does not count. Spans leave out white
    space around the paragraph. Raises OverflowError beyond `MAX_LINES` lines
    that are not blank.
    """
    lines = list(islice(_shown_lines(text), MAX_LINES + 1))
    if len(lines) > MAX_LINES:
        raise OverflowError(f"more than {MAX_LINES:,} lines")
    by_line = not any(after_blank for _, _, after_blank in lines)
    spans: list[tuple[int, int]] = []
    for start, end, after_blank in lines:
        if spans and not by_line and not after_blank:
            spans[-1] = spans[-1][0], end
        else:
            spans.append((start, end))
    return tuple(Paragraph(index, start, end) for index, (start, end) in enumerate(spans))


def _shown_lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """The lines of which something is seen, trimmed, and whether a blank line stands before each.

    A million blank lines cost a search, not a million tuples.
    """
    end = 0
    while visible := _VISIBLE.search(text, end):
        start = visible.start()
        while start > end and not text[start - 1].isspace():
            start -= 1
        breaks = islice(_LINE_BREAK.finditer(text, end, start), 2)
        after_blank = end > 0 and sum(1 for _ in breaks) == 2
        stop = _LINE_BREAK.search(text, start)
        end = stop.start() if stop else len(text)
        while text[end - 1].isspace():
            end -= 1
        yield start, end, after_blank
