"""Text as styled segments: the one way by which a text reaches the screen.

Everything goes through `compare.bidi.layout`, which orders and joins Arabic
and takes the sting out of control characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from unicodedata import bidirectional

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from compare.bidi.layout import PDI, Cell, Direction, Line, Mode, layout, quick_height, runs
from compare.records import Span

FSI = "\u2068"


@dataclass(frozen=True, slots=True)
class Reading:
    """How this terminal is to be sent right-to-left text."""

    mode: Mode = "app"
    shape: bool = True

    @property
    def joins(self) -> bool:
        """True where lam and alef share a cell."""
        return self.shape and self.mode in ("app", "override")


def lines_of(text: str, width: int, direction: str, reading: Reading) -> list[Line]:
    """`text` broken into lines of at most `width` columns."""
    way: Direction = "rtl" if direction == "rtl" else "ltr"
    return layout(text, width, direction=way, shape=reading.shape, mode=reading.mode)


def height_of(text: str, width: int, reading: Reading) -> int:
    """The number of those lines, found quickly."""
    return quick_height(text, width, shape=reading.joins)


class Paint:
    """Which style each character of a text has: later layers cover earlier ones."""

    def __init__(self, length: int, base: Style) -> None:
        self.base = base
        self._styles: list[Style | None] = [None] * length

    def cover(self, span: Span, style: Style, *, under: bool = False) -> None:
        """Style the characters of `span` (clipped); `under` leaves what is styled already."""
        for index in range(max(0, span[0]), min(len(self._styles), span[1])):
            if not under or self._styles[index] is None:
                self._styles[index] = style

    def of(self, cell: Cell) -> Style:
        """The style of a cell: of the first styled character it shows."""
        for style in self._styles[cell.start : cell.end]:
            if style is not None:
                return style
        return self.base


def segments_of(
    line: Line,
    width: int,
    style_of: Callable[[Cell], Style],
    base: Style,
    reading: Reading,
    *,
    place: tuple[int, int] | None = None,
) -> list[Segment]:
    """One line, filled up to `width` columns on the side where it ends.

    `place` is (row, offset of the text in its document): segments then carry
    where they stand, so that a mouse selection finds the logical text.
    """
    parts = []
    for text, style, start in runs(line, reading.mode, style_of):
        if place is not None:
            style = style + Style.from_meta({"offset": (place[1] + start, place[0])})
        parts.append(Segment(text, style))
    room = width - line.width
    if room > 0:
        # The first and the last letter of the line are nearest to the filling.
        meta = Style.from_meta({"offset": (place[1] + line.end, place[0])}) if place is not None else Style()
        blank = Segment(" " * room, base + meta)
        parts = [blank, *parts] if line.direction == "rtl" else [*parts, blank]
    return parts


def letter_at(line: Iterable[Segment], column: int) -> int | None:
    """The place in its text of the letter that a drawn line has in a column; None where it has none, or a blank."""
    start = 0
    for segment in line:
        place = column - start
        start += segment.cell_length
        if column < start:
            offset = segment.style.meta.get("offset") if segment.style else None
            return None if offset is None or segment.text.isspace() else offset[0] + len(_cut(segment.text, place))
    return None


def lit(segment: Segment, span: Span, style: Style) -> list[Segment]:
    """A segment that carries where it stands, the letters of `span` in another style; -1 is the end of the text."""
    text, own = segment.text, segment.style or Style()
    start, row = own.meta["offset"]
    low, high = max(0, span[0] - start), len(text) if span[1] < 0 else max(0, span[1] - start)
    if segment.cell_length <= 1 or text.isspace():  # a letter with its marks; what fills a line
        return [Segment(text, own + style) if low == 0 < high else segment]
    found = []
    for first, last, added in ((0, low, Style()), (low, high, style), (high, len(text), Style())):
        if part := text[first:last]:
            found.append(Segment(part, own + added + Style.from_meta({"offset": (start + first, row)})))
    return found


def _cut(text: str, columns: int) -> str:
    """The letters of a text before a column."""
    count = 0
    while count < len(text) and cell_len(text[: count + 1]) <= columns:
        count += 1
    return text[:count]


def direction_of(text: str) -> Direction:
    """The direction of a text in either script: its first letter decides, as UAX #9 has it."""
    for character in text:
        kind = bidirectional(character)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


def isolated(text: str) -> str:
    """`text` between FSI and PDI: what stands around it is ordered as if it were one word."""
    return f"{FSI}{text}{PDI}"


def plain(text: str, style: Style, reading: Reading, *, width: int = 10_000) -> list[Segment]:
    """A short text of unknown origin (a file name, a message) on one line."""
    line = lines_of(text, 10_000, "ltr", reading)[0]
    if line.width > width:
        line = lines_of(text, max(1, width), "ltr", reading)[0]
    return segments_of(line, 0, lambda _: style, style, reading)


def filled(parts: Sequence[Segment], width: int, style: Style) -> list[Segment]:
    """`parts` and blanks up to `width`."""
    used = sum(part.cell_length for part in parts)
    return [*parts, Segment(" " * (width - used), style)] if used < width else list(parts)
