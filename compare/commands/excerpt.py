"""A sentence cut around the words at issue: what is between them may go, they stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from compare.inert import inert

if TYPE_CHECKING:
    from compare.records import Span

ELLIPSIS = "…"
LEAST_CONTEXT = 12
"""Characters beside the words at issue without which these tell nothing."""


def excerpt(text: str, spans: Sequence[Span], width: int) -> tuple[str, list[Span]]:
    """`text`, inert, on one line of at most `width` characters (40 or more), and where `spans` are in it.

    Where it is too long, what stands beside the words of `spans` and between
    them is cut at spaces, evenly. Words for which there is no room are left
    out from the last one back; one that is too long itself is cut at its end.
    """
    line, marks = _on_one_line(text, _merged(spans))
    if len(line) <= width:
        return line, marks
    marks = _that_fit(marks or [(0, 0)], width)
    share = _share(line, marks, width)
    pieces: list[tuple[int, int]] = []
    for first, last in marks:
        start = 0 if first <= share else _next_word(line, first - share, first)
        end = len(line) if len(line) - last <= share else _word_before(line, last + share, last)
        if pieces and start <= pieces[-1][1] + 1:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return _joined(line, pieces, marks)


def _on_one_line(text: str, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """`text` with any white space as one space; and where `spans` are then, without spaces at their ends."""
    places, kept = [0], []
    for character in inert(text):
        if not character.isspace():
            kept.append(character)
        elif kept and kept[-1] != " ":
            kept.append(" ")
        places.append(len(kept))
    line = "".join(kept).rstrip()
    marks = []
    for start, end in spans:
        first, last = min(places[start], len(line)), min(places[min(end, len(text))], len(line))
        while first < last and line[first] == " ":
            first += 1
        while last > first and line[last - 1] == " ":
            last -= 1
        if first < last:
            marks.append((first, last))
    return line, marks


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _that_fit(marks: list[Span], width: int) -> list[Span]:
    """The first of `marks`, with some words around each, for which there is room."""
    kept: list[Span] = []
    used = 0
    for start, end in marks:
        size = end - start + 2 * LEAST_CONTEXT
        if kept and used + size > width:
            break
        used += size
        kept.append((start, min(end, start + width - 2 * LEAST_CONTEXT - 2)))
    return kept


def _share(line: str, marks: list[Span], width: int) -> int:
    """Characters on each side of each mark, the most with which all fit."""
    least, most = 0, width
    while least < most:
        middle = (least + most + 1) // 2
        if _length(line, marks, middle) <= width:
            least = middle
        else:
            most = middle - 1
    return least


def _length(line: str, marks: list[Span], share: int) -> int:
    """The length with `share` characters around each mark, ellipses included."""
    total, reached = 0, 0
    for start, end in marks:
        first, last = max(0, start - share), min(len(line), end + share)
        total += last - max(first, reached) + (first > reached) * (len(ELLIPSIS) + 1)
        reached = max(reached, last)
    return total + (reached < len(line)) * len(ELLIPSIS)


def _next_word(line: str, start: int, limit: int) -> int:
    """The first beginning of a word from `start` on, not beyond `limit`; `start` where none is near."""
    space = line.find(" ", start - 1, limit)
    return start if space < 0 else space + 1


def _word_before(line: str, end: int, limit: int) -> int:
    """The last end of a word up to `end`, not before `limit`; `end` where none is near."""
    space = line.rfind(" ", limit, end + 1)
    return end if space < 0 else space


def _joined(line: str, pieces: list[Span], marks: list[Span]) -> tuple[str, list[Span]]:
    made, moved = "", []
    for start, end in pieces:
        if start:
            made = f"{made.rstrip()} {ELLIPSIS}" if made else ELLIPSIS
        offset = len(made) - start
        moved += [(first + offset, last + offset) for first, last in marks if start <= first < last <= end]
        made += line[start:end]
    return (made if pieces[-1][1] == len(line) else made.rstrip() + ELLIPSIS), moved
