"""What a reader hands over: text, where its paragraphs lie, and notices."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from compare.document import Paragraph

Paragraphs = tuple[Paragraph, ...]

INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
"""Characters that show nothing: soft hyphen, joiners, direction marks, zero-width spaces."""

_NOTHING = rf"\s{INVISIBLE}"
_VISIBLE = re.compile(f"[^{_NOTHING}]")
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file and the spans of its paragraphs, in order and apart.

    `encoding` is the character encoding used, None where the format settles
    it. `notices` are lines for the user.
    """

    text: str
    paragraphs: Paragraphs
    encoding: str | None = None
    notices: tuple[str, ...] = ()


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
    space around the paragraph.
    """
    lines = _lines(text)
    shown = [number for number, (start, end) in enumerate(lines) if _VISIBLE.search(text, start, end)]
    by_line = bool(shown) and shown[-1] - shown[0] + 1 == len(shown)
    groups: list[tuple[int, int]] = []
    for number in shown:
        if not by_line and groups and groups[-1][1] == number - 1:
            groups[-1] = groups[-1][0], number
        else:
            groups.append((number, number))
    spans = (_trim(text, lines[first][0], lines[last][1]) for first, last in groups)
    return tuple(Paragraph(index, start, end) for index, (start, end) in enumerate(spans))


def _lines(text: str) -> list[tuple[int, int]]:
    """The span of each line, without what ends it."""
    lines, start = [], 0
    for match in _LINE_BREAK.finditer(text):
        lines.append((start, match.start()))
        start = match.end()
    lines.append((start, len(text)))
    return lines


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
