"""Text to lines of terminal cells, in the order a terminal is to draw them.

Lines are broken in logical order first; each line is then put into visual
order by itself, as UAX #9 demands. Every cell knows which characters of the
text it shows, so a highlight or a mouse selection finds them again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Literal, NamedTuple, TypeVar
from unicodedata import bidirectional

from compare.bidi.algorithm import MIRROR, levels, reorder_line
from compare.bidi.characters import CODES, INERT, JOINER, MARK, SPACE
from compare.bidi.shaping import ALEFS, Cluster, clusters

Direction = Literal["rtl", "ltr"]
Mode = Literal["app", "override", "isolate", "terminal", "words", "off"]

# app       cells in visual order, letters as presentation forms: the terminal must do nothing
# override  the same between LRO and PDF, for a terminal that would reorder again behind tmux or screen
# isolate   logical text between RLI and PDI: the terminal reorders and joins
# terminal  logical text as it is: the terminal reorders and joins
# words     app with every word that has Arabic in it turned round, because kitty turns it back
# off       logical order, left to right, not joined
MODES: tuple[Mode, ...] = ("app", "override", "isolate", "terminal", "words", "off")
SHAPING_MODES = frozenset({"app", "override", "words"})
VISUAL_MODES = frozenset({"app", "override", "words"})

LRO, PDF, LRI, RLI, PDI = "\u202d", "\u202c", "\u2066", "\u2067", "\u2069"

_CONTROL = re.compile("[\x00-\x1f\x7f]")
_LAM_ALEF = re.compile(f"\u0644[{ALEFS}]")
# A mark at the start or after a space stands on a dotted circle of its own.
_LONE_MARK = re.compile(f"((?:^|[{SPACE}\xa0]){JOINER}*){MARK}")

Style = TypeVar("Style")


class Cell(NamedTuple):
    """One place on the screen: a letter with its marks, or lam-alef.

    `text` is what is drawn in `width` columns (1 or 2); it shows
    `original[start:end]`. `level` is the embedding level: odd is right-to-left.
    In the mode "words" offsets and level are those of what the reader sees in
    this place, and `text` is what has to be sent for it.
    """

    text: str
    width: int
    start: int
    end: int
    level: int = 0


class Line(NamedTuple):
    """Cells from left to right, of the characters from `start` to `end` of the text.

    Lines follow each other without a gap; spaces at a line's end are not
    drawn. Filling the line up to the column's width is the caller's: on the
    left when `direction` is "rtl".
    """

    cells: tuple[Cell, ...]
    start: int
    end: int
    direction: Direction

    @property
    def width(self) -> int:
        """Columns that the cells take."""
        return sum(cell.width for cell in self.cells)

    @property
    def text(self) -> str:
        """What is drawn, from left to right."""
        return "".join([cell.text for cell in self.cells])


def layout(text: str, width: int, *, direction: Direction, shape: bool = True, mode: Mode = "app") -> list[Line]:
    """Break `text` into lines of at most `width` columns and order the cells of each.

    `shape=False` keeps base letters, for fonts without presentation forms.
    `mode` says what the terminal does by itself (see MODES). An empty text is
    one empty line. A wide character in a single column overflows it.
    """
    width = max(1, width)
    if direction == "ltr" and text.isascii() and not _CONTROL.search(text):
        return _plain(text, width)
    shape = shape and mode in SHAPING_MODES
    found = clusters(text, shape=shape, keep_zwnj=mode in ("isolate", "terminal"))
    codes = "".join([cluster.code for cluster in found])
    columns = _cluster_of_column(found, len(codes))
    depths = _levels(text, direction) if mode != "off" else None
    lines: list[Line] = []
    start = 0
    for first, last, end in _break(codes, width):
        end_cluster = columns[end] if columns else end
        a, b = (columns[first], columns[last]) if columns else (first, last)
        following = found[end_cluster].start if end_cluster < len(found) else len(text)
        lines.append(Line(_order(found[a:b], depths, mode), start, following, direction))
        start = following
    return lines


def quick_height(text: str, width: int, *, shape: bool = True, mode: Mode = "app") -> int:
    """The number of lines of `layout(text, width, shape=shape, mode=mode)`, without making them.

    The direction makes no difference: lines are broken in logical order.
    """
    shape = shape and mode in SHAPING_MODES
    width = max(1, width)
    codes = text if text.isascii() and not _CONTROL.search(text) else _codes(text, shape)
    if len(codes) <= width:
        return 1
    pattern = _breaker(width, "\x01" in codes or "\x03" in codes)
    return len(pattern.findall(codes))


def runs(line: Line, mode: Mode, style_of: Callable[[Cell], Style]) -> list[tuple[str, Style, int]]:
    """What to send for `line`: (text, style, logical offset of its first character).

    Neighbouring cells of one style share a run as long as they stand in
    logical order, one character a cell; a cell of Arabic in visual order is a
    run by itself. So offset + index in the run is the character's place in the
    text. Controls that `mode` needs are added outside of that count.
    """
    found: list[tuple[str, Style, int]] = []
    stretches: list[int] = []  # runs at which the style changes
    position = -1
    for cell in line.cells:
        style = style_of(cell)
        if found and found[-1][1] == style:
            if cell.start == position:
                found[-1] = (found[-1][0] + cell.text, style, found[-1][2])
            else:
                found.append((cell.text, style, cell.start))
        else:
            stretches.append(len(found))
            found.append((cell.text, style, cell.start))
        position = cell.end if len(cell.text) == cell.end - cell.start else -1
    if mode == "override" and (line.direction == "rtl" or any(cell.level for cell in line.cells)):
        for first, after in pairwise([*stretches, len(found)]):
            _enclose(found, first, after - 1, LRO, PDF)
    elif mode == "isolate" and found and (line.direction == "rtl" or any(cell.level for cell in line.cells)):
        _enclose(found, 0, len(found) - 1, RLI if line.direction == "rtl" else LRI, PDI)
    return found


def _enclose(found: list[tuple[str, Style, int]], first: int, last: int, before: str, after: str) -> None:
    found[first] = (before + found[first][0], *found[first][1:])
    found[last] = (found[last][0] + after, *found[last][1:])


def _plain(text: str, width: int) -> list[Line]:
    """layout() of printable ASCII, left to right."""
    spans = _break(text, width)
    return [
        Line(tuple([Cell(text[i], 1, i, i + 1) for i in range(first, last)]), first, end, "ltr")
        for first, last, end in spans
    ]


def _codes(text: str, shape: bool) -> str:
    """One code a column, as the clusters of `text` have them."""
    codes = text.translate(CODES)
    if MARK in codes:
        codes = _LONE_MARK.sub(r"\1x", codes).replace(MARK, "")
    if shape:
        codes = _LAM_ALEF.sub("x", codes)
    return codes.replace(JOINER, "")


@lru_cache(maxsize=256)
def _breaker(width: int, wide: bool) -> re.Pattern[str]:
    """Matches the next line: as much as fits up to a space, with the spaces after it; else a part of a word."""
    if not wide:
        return re.compile(f".{{1,{width}}}(?= |$) *|.{{{width}}}")
    return re.compile(
        f".{{1,{width}}}(?:(?= |$)|(?<!\x04)(?=\x01)|(?<=\x02)(?![\x03\xa0])) *|.{{1,{width}}}(?![\x02\x04])|.."
    )


def _break(codes: str, width: int) -> list[tuple[int, int, int]]:
    """Lines as columns of `codes`: first, end of what is drawn, first of the next line."""
    if not codes:
        return [(0, 0, 0)]
    if len(codes) <= width:
        return [(0, len(codes.rstrip(SPACE)), len(codes))]
    pattern = _breaker(width, "\x01" in codes or "\x03" in codes)
    return [
        (match.start(), match.start() + len(match[0].rstrip(SPACE)), match.end()) for match in pattern.finditer(codes)
    ]


def _cluster_of_column(found: list[Cluster], columns: int) -> list[int]:
    """The cluster at every column and, last, their number; empty when each has one column."""
    if columns == len(found):
        return []
    return [index for index, cluster in enumerate(found) for _ in cluster.code] + [len(found)]


def _levels(text: str, direction: Direction) -> list[int] | None:
    """The level of every character, or None where all are 0."""
    found = levels(text.translate(INERT), int(direction == "rtl"))
    return found if any(found) else None


def _order(line: list[Cluster], depths: list[int] | None, mode: Mode) -> tuple[Cell, ...]:
    """The cells of one line, in the order `mode` sends them."""
    if depths is None:
        return tuple([Cell(text, width, start, end) for text, width, start, end, _ in line])
    ranks = [depths[cluster.start] for cluster in line]
    if mode not in VISUAL_MODES:
        return tuple([Cell(*cluster[:4], rank) for cluster, rank in zip(line, ranks, strict=True)])
    cells: list[Cell] = []
    for index in reorder_line(ranks):
        text, width, start, end, _ = line[index]
        rank = ranks[index]
        if rank % 2 and text[0] in MIRROR:
            text = MIRROR[text[0]] + text[1:]
        cells.append(Cell(text, width, start, end, rank))
    return tuple(_turn_words(cells) if mode == "words" else cells)


def _turn_words(cells: Sequence[Cell]) -> list[Cell]:
    """Turn the texts of every stretch without a space in which there is Arabic.

    kitty draws such a stretch from right to left, mirroring brackets, but lets
    colours stay where they were sent. So the places, offsets and levels of the
    cells keep their visual order and only the texts change seats. Marks are
    left out, because kitty 0.26 loses a letter of the stretch for each.
    """
    turned: list[Cell] = []
    for blank, group in groupby(cells, lambda cell: cell.text == " "):
        stretch = list(group)
        if not blank and any(bidirectional(cell.text[0]) in ("R", "AL", "AN") for cell in stretch):
            texts = [MIRROR.get(cell.text[0], cell.text[0]) for cell in reversed(stretch)]
            stretch = [
                cell._replace(text=text, width=other.width)
                for cell, other, text in zip(stretch, reversed(stretch), texts, strict=True)
            ]
        turned += stretch
    return turned
