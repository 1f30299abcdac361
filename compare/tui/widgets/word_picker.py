"""A text in which words are marked by the keyboard or the mouse, in either direction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType

from compare.records import Span
from compare.tui.text import Paint, letter_at, lines_of, segments_of
from compare.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from compare.tui.widgets.passages import PassageList

WORD = re.compile(r"\w+(?:[-'’.,:/٫٬]\w+)*")
MOST_LINES = 6


class WordPicker(Lines, can_focus=True):
    """Arrows move by words as they are seen, Space marks from here on and ends the mark, Backspace takes it away.

    `spans` are the marks, in offsets of `text`.
    """

    DEFAULT_CSS = "WordPicker { height: auto; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("left", "step(-1)"),
        ("right", "step(1)"),
        ("up", "line(-1)"),
        ("down", "line(1)"),
        ("space", "mark"),
        ("backspace,delete", "clear"),
    ]

    def __init__(
        self, passages: PassageList, text: str, direction: str, absent: str, spans: Sequence[Span] = ()
    ) -> None:
        super().__init__()
        self.passages = passages
        self.text = text
        self.direction = direction
        self.absent = absent
        self.words: list[Span] = [match.span() for match in WORD.finditer(text)]
        self.spans: list[Span] = list(spans)
        self.cursor = next((n for n, word in enumerate(self.words) if spans and word[1] > spans[0][0]), 0)
        self.begun: int | None = None
        self.can_focus = bool(self.words)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """As many lines as the text has, up to six."""
        return min(MOST_LINES, len(lines_of(self.text, max(1, width), self.direction, self.passages.reading)) or 1)

    def on_resize(self) -> None:
        self.refresh(layout=True)

    def _lines(self) -> list[tuple[int, int]]:
        """The stretch of the text that each line shows."""
        lines = lines_of(self.text, max(1, self.size.width), self.direction, self.passages.reading)
        ends = [line.end for line in lines]
        return list(zip([0, *ends[:-1]], ends, strict=True))

    def build(self, width: int, height: int) -> Sequence[Sequence[Segment]]:
        look, reading = self.passages.look, self.passages.reading
        if not self.text:
            return [[Segment(self.absent, look.muted)]]
        paint = Paint(len(self.text), look.text)
        marked = look.word("reworded", hard=True, chosen=False, dismissed=False)
        for span in self.marks():
            paint.cover(span, marked)
        if self.has_focus and self.words:
            paint.cover(self.words[self.cursor], Style(reverse=True))
        lines = lines_of(self.text, max(1, width), self.direction, reading)
        here = self._line_of(self.cursor) if self.words else 0
        first = max(0, min(here - height // 2, len(lines) - height))
        return [
            segments_of(line, width, paint.of, Style(), reading, place=(0, 0)) for line in lines[first : first + height]
        ]

    def marks(self) -> list[Span]:
        """All marks, the one being made among them."""
        if self.begun is None:
            return sorted(self.spans)
        low, high = sorted((self.begun, self.cursor))
        return sorted([*self.spans, (self.words[low][0], self.words[high][1])])

    def _line_of(self, word: int) -> int:
        start = self.words[word][0]
        return next((n for n, (low, high) in enumerate(self._lines()) if low <= start < high), 0)

    def action_step(self, step: int) -> None:
        """The word to the left or to the right, as it is seen."""
        self._move(-step if self.direction == "rtl" else step)

    def _move(self, step: int) -> None:
        if self.words:
            self.cursor = max(0, min(len(self.words) - 1, self.cursor + step))
            self.refresh()

    def action_line(self, step: int) -> None:
        """The word at the same place of the line above or below; from the last line, the next field."""
        lines = self._lines()
        here = self._line_of(self.cursor)
        if not 0 <= here + step < len(lines):
            (self.screen.focus_next if step > 0 else self.screen.focus_previous)()
            return
        low, high = lines[here + step]
        wanted = low + self.words[self.cursor][0] - lines[here][0]
        inside = [n for n, (start, _) in enumerate(self.words) if low <= start < high]
        if inside:
            self.cursor = min(inside, key=lambda n: abs(self.words[n][0] - wanted))
        self.refresh()

    def action_mark(self) -> None:
        """Begin a mark at this word, or end the one begun."""
        if self.begun is None:
            self.begun = self.cursor
        else:
            self.spans, self.begun = self.marks(), None
        self.refresh()

    def action_clear(self) -> None:
        """Take the marks away."""
        self.spans, self.begun = [], None
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click marks a word; with Shift, from the last one to here."""
        place = letter_at(self.render_line(event.y), event.x)
        found = [n for n, (start, end) in enumerate(self.words) if place is not None and start <= place < end]
        if not found:
            return
        before, self.cursor = self.cursor, found[0]
        if event.shift and self.spans:
            low, high = sorted((before, self.cursor))
            self.spans = [*self.spans[:-1], (self.words[low][0], self.words[high][1])]
        else:
            self.spans.append(self.words[self.cursor])
        self.begun = None
        self.refresh()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()
