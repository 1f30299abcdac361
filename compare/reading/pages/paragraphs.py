"""Lines of a column to paragraphs, across columns and pages."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from compare.reading.pages.glyph import Segment
from compare.reading.pages.lines import line_text
from compare.reading.pages.visual import is_right_to_left

_SAME_LINE = 0.35
_LARGER = 1.12
"""Lines whose sizes differ by more are not of one paragraph."""
_LOOSER = 1.3
"""A step between lines this much larger than the usual begins a paragraph."""
_INDENT = 0.8
_SHORT = 0.8
"""A last line fills less than this share of the column."""

_ENDING = re.compile(r"[.!?؟…:。][\"'”“’‘»«)\]\s]*\Z")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\Z")
_BROKEN_WORD = re.compile(r"[^\W\d_]+\Z")


class Line(NamedTuple):
    """One line of a column: its text in reading order and where it stands."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float


def column_lines(segments: Sequence[Segment], *, mirrored: bool = True) -> tuple[list[Line], bool]:
    """The lines of a region from the top down, and whether it runs from right to left.

    `mirrored` says how brackets are drawn, see `line_text`.
    """
    right_to_left = is_right_to_left([glyph.text for segment in segments for glyph in segment.glyphs])
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda segment: segment.baseline):
        if rows and segment.baseline - rows[-1][0].baseline <= _SAME_LINE * segment.size:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    lines = []
    for row in rows:
        row.sort(key=lambda segment: segment.x0)
        text = line_text(row, right_to_left=right_to_left, mirrored=mirrored)
        if text:
            size = median(glyph.size for segment in row for glyph in segment.glyphs)
            lines.append(Line(text, row[0].x0, max(part.x1 for part in row), row[0].baseline, size))
    return lines, right_to_left


def column_paragraphs(lines: Sequence[Line], *, right_to_left: bool) -> list[list[Line]]:
    """Lines grouped to paragraphs by step, size, indent and a short last line."""
    if not lines:
        return []
    step = _usual_step(lines)
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    paragraphs = [[lines[0]]]
    for before, line in itertools.pairwise(lines):
        if _begins(before, line, step, (left, right), right_to_left):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return paragraphs


def _usual_step(lines: Sequence[Line]) -> float:
    """The lower quartile of the steps between lines of one size, in sizes of the font."""
    steps = sorted(
        (line.baseline - before.baseline) / line.size
        for before, line in itertools.pairwise(lines)
        if not _differs(before, line) and line.baseline > before.baseline
    )
    return steps[len(steps) // 4] if steps else 1.5


def _differs(before: Line, line: Line) -> bool:
    larger, smaller = max(before.size, line.size), min(before.size, line.size)
    return larger > _LARGER * smaller


def _begins(before: Line, line: Line, step: float, edges: tuple[float, float], right_to_left: bool) -> bool:
    left, right = edges
    if _differs(before, line) or (line.baseline - before.baseline) / line.size > _LOOSER * step:
        return True
    indent = (right - line.x1) if right_to_left else (line.x0 - left)
    indent_before = (right - before.x1) if right_to_left else (before.x0 - left)
    ended = _ENDING.search(before.text) is not None
    if _INDENT * line.size < indent < 0.3 * (right - left) and (indent_before < 0.3 * line.size or ended):
        return True
    end = (before.x0 - left) if right_to_left else (right - before.x1)
    return end > (1 - _SHORT) * (right - left) and ended


def joined(columns: Iterable[list[list[Line]]]) -> list[str]:
    """The text of every paragraph, those cut by the end of a column or page put together."""
    paragraphs: list[list[Line]] = []
    for column in columns:
        for number, paragraph in enumerate(column):
            goes_on = number == 0 and paragraphs and _goes_on(paragraphs[-1][-1], paragraph[0])
            if goes_on:
                paragraphs[-1].extend(paragraph)
            else:
                paragraphs.append(list(paragraph))
    words = {word.casefold() for paragraph in paragraphs for line in paragraph for word in line.text.split()}
    return [_text(paragraph, words) for paragraph in paragraphs]


def _goes_on(before: Line, line: Line) -> bool:
    return not _differs(before, line) and _ENDING.search(before.text) is None and len(before.text) > 20


def _text(lines: Sequence[Line], words: set[str]) -> str:
    text = ""
    for line in lines:
        if not text:
            text = line.text
        elif _HYPHEN.search(text):
            text = _dehyphenated(text, line.text, words)
        else:
            text = f"{text} {line.text}"
    return text


def _dehyphenated(text: str, following: str, words: set[str]) -> str:
    """A word divided at the end of a line, made whole; `well-known` keeps its hyphen.

    The hyphen stays where the next line goes on with a capital (al-Sayrafi)
    or where the text has the word with its hyphen elsewhere.
    """
    head = text[:-1]
    if text.endswith("-"):
        first = following.split(maxsplit=1)[0].rstrip(".,;:!?”’\"')")
        start = _BROKEN_WORD.search(head)
        whole = f"{start[0] if start else ''}-{first}".casefold()
        if not first[:1].islower() or whole in words:
            return text + following
    return head + following
