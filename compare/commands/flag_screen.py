"""`muqabala flag` on a terminal: colours, wrapped to the window, Arabic as in the review, the words at issue marked."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from compare.bidi import terminal, tty
from compare.bidi.layout import Cell, Direction, Line, Mode, layout, runs
from compare.commands.excerpt import excerpt
from compare.commands.flag_text import TEXT_WIDTH, counts, heading, place_of
from compare.inert import one_line

if TYPE_CHECKING:
    from compare.commands.flag_records import Flag
    from compare.records import Comparison, Document, Span

MOST_COLUMNS = 100
"""Longer lines are hard to read."""
FEWEST_COLUMNS = 40
"""In narrower windows the terminal wraps."""
NO_WINDOW = 80
"""Columns where there is no window to ask (`--color always` into a pipe)."""
LINES = 3
"""Lines of a text that are shown; of a longer one, those around the words at issue."""

BOLD, DIM, UNDERLINED = "1", "2", "4"
SEVERITIES = {"critical": "31", "major": "35", "minor": "36"}
"""Red, magenta, cyan of the terminal's own colours, which can be read on dark and on light."""


class Screen(NamedTuple):
    """What the list is written for: `width` columns, with colours or without, and how Arabic is sent."""

    width: int
    coloured: bool
    mode: Mode

    def styled(self, text: str, *codes: str) -> str:
        """`text` between the sequences for `codes`; colours only where there are any."""
        wanted = [code for code in codes if code and (self.coloured or code in (BOLD, DIM, UNDERLINED))]
        return f"\x1b[{';'.join(wanted)}m{text}\x1b[0m" if wanted and text else text

    def lines(
        self,
        text: str,
        indent: int,
        direction: Direction = "ltr",
        *,
        marks: tuple[list[Span], tuple[str, ...]] = ([], ()),
        base: tuple[str, ...] = (),
    ) -> Iterator[str]:
        """`text` wrapped behind `indent` blanks; `marks` are spans and the codes for them, `base` those of the rest.

        Lines that run from right to left end at the right edge.
        """
        room = max(FEWEST_COLUMNS, self.width) - indent
        spans, codes = marks

        def style(cell: Cell) -> tuple[str, ...]:
            return codes if any(start < cell.end and cell.start < end for start, end in spans) else base

        for line in layout(text, room, direction=direction, shape=True, mode=self.mode):
            pieces = groupby(runs(line, self.mode, style), key=itemgetter(1))
            drawn = (self.styled("".join(piece for piece, *_ in group), *codes) for codes, group in pieces)
            yield " " * (indent + self._fill(line, room)) + "".join(drawn)

    def _fill(self, line: Line, room: int) -> int:
        return room - line.width if line.direction == "rtl" else 0


def screen_for(when: str, environ: Mapping[str, str]) -> Screen | None:
    """The screen that standard output is, by --color ("auto", "always", "never"); None where the list is for a file.

    NO_COLOR leaves the colours out, and the layout in. Raises UserError for a
    bidi mode of the environment that is none.
    """
    window = sys.stdout.isatty() and environ.get("TERM") != "dumb"
    if when != "always" and not window:
        return None
    plan = terminal.decide(None, environ, "", tty.remembered())
    # The list stays when the program has ended, so that a terminal which was switched would turn it again.
    mode: Mode = "override" if plan.enter else plan.mode
    coloured = when == "always" or (when == "auto" and not environ.get("NO_COLOR"))
    return Screen(min(MOST_COLUMNS, _columns(environ)), coloured, mode)


def _columns(environ: Mapping[str, str]) -> int:
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        columns = int(environ["COLUMNS"]) if environ.get("COLUMNS", "").isdecimal() else 0
    return columns or NO_WINDOW


def as_screen(comparison: Comparison, flags: list[Flag], screen: Screen) -> Iterator[str]:
    """The list for people at a terminal: as the text, but wrapped, coloured, and cut around the words at issue."""
    yield from screen.lines(f"{heading(comparison)}: {counts(flags)}", 0, base=(BOLD,))
    severity = None
    for flag in flags:
        finding = flag.finding
        colour = SEVERITIES[finding.severity]
        if finding.severity != severity:
            severity = finding.severity
            yield ""
            yield screen.styled(severity.upper(), BOLD, colour)
        yield ""
        name = finding.check + (", uncertain" if finding.confidence == "soft" else "")
        message = f"{name}: {one_line(finding.message)}"
        yield from screen.lines(message, 2, marks=([(0, len(name))], (BOLD, colour)))
        passage = flag.passage
        if passage.source:
            yield from _side(screen, "original", comparison.source, passage.source, finding.source_spans, colour)
            if passage.gloss_line:
                gloss = excerpt(f"machine gloss: {passage.gloss_line}", [], _room(screen))[0]
                yield from screen.lines(gloss, 6, base=(DIM,))
        if passage.target:
            yield from _side(screen, "report", comparison.target, passage.target, finding.target_spans, colour)


def _side(
    screen: Screen,
    name: str,
    document: Document,
    sentences: tuple[int, ...],
    spans: tuple[Span, ...],
    colour: str,
) -> Iterator[str]:
    yield "    " + screen.styled(f"{name} {place_of(document, sentences)}", DIM)
    start, end = document.span_of(sentences)
    inside = [
        (max(first, start) - start, min(last, end) - start) for first, last in spans if first < end and last > start
    ]
    text, marks = excerpt(document.text[start:end], inside, _room(screen))
    yield from screen.lines(
        text, 6, "rtl" if document.direction == "rtl" else "ltr", marks=(marks, (BOLD, UNDERLINED, colour))
    )


def _room(screen: Screen) -> int:
    return max(TEXT_WIDTH, LINES * (screen.width - 6))


def summary_on(screen: Screen, lines: Iterator[str]) -> Iterator[str]:
    """The lines of a summary, wrapped behind what they begin with."""
    for line in lines:
        indent = len(line) - len(line.lstrip())
        first = line.strip()
        yield from screen.lines(first, indent) if first else [""]
