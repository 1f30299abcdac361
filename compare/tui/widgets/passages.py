"""The list of passages: virtual, so that 5,000 are as quick as 50.

Textual's own lists measure and keep every row; here a row is laid out when it
is drawn. What must be known of all rows is their height, and that is counted
without laying them out (`compare.bidi.quick_height`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from compare.records import Finding, Span
from compare.tui.keys import LIST, bindings
from compare.tui.messages import PassageChosen, PassageOpened, Scrolled
from compare.tui.model import Hit, Review
from compare.tui.rows import Geometry, Rows, State
from compare.tui.text import Reading, lit
from compare.tui.theme import Look

if TYPE_CHECKING:
    from typing import Self

KEPT_ROWS = 256


class PassageList(ScrollView, can_focus=True):
    """Both texts in rows, one passage a row; one row is selected."""

    DEFAULT_CSS = """
    PassageList { width: 1fr; height: 1fr; scrollbar-size: 0 0; overflow-x: hidden; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings([LIST])

    def __init__(self, review: Review, look: Look, reading: Reading) -> None:
        super().__init__(id="passages")
        self.review = review
        self.look = look
        self.reading = reading
        self.stacked = False
        self.swapped = False
        self.soft = True
        self.gloss = True
        self.words = False
        self.place = 0
        self.chosen: Finding | None = None
        self.hit: Hit | None = None
        self._rows: Rows | None = None
        self._heights: dict[int, int] = {}
        self._measured: Geometry | None = None
        self.version = 0
        """Rises whenever what is shown changes otherwise than by scrolling."""
        self._tops: list[int] = [0]
        self._strips: LRUCache[tuple[object, ...], list[Strip]] = LRUCache(KEPT_ROWS)

    # What is shown

    @property
    def number(self) -> int | None:
        """The number of the selected passage; None in an empty list."""
        return self.review.view[self.place] if self.place < len(self.review.view) else None

    def show(self, *, review: Review | None = None, look: Look | None = None, reading: Reading | None = None) -> Self:
        """Show another review, or the same in another way; the place is kept."""
        if review is not None:
            self.review = review
            self._heights.clear()
        self.look = look or self.look
        self.reading = reading or self.reading
        self.remeasure()
        return self

    def remeasure(self, *, again: Iterable[int] = ()) -> None:
        """Count the lines of all rows in view; rows counted before are not counted again, but for those `again`."""
        if not self.size.width:
            return
        geometry = Geometry(
            self.size.width,
            len(self.review),
            self.stacked,
            self.swapped,
            gap=self.size.height >= 24 or self.stacked,
            gloss=self.gloss,
            words=self.words,
        )
        rows = Rows(self.review, self.look, geometry, self.reading)
        if self._rows is None or geometry != self._measured or rows.reading.joins != self._rows.reading.joins:
            self._heights.clear()
        self._measured, self._rows = geometry, rows
        heights = self._heights
        for number in again:
            heights.pop(number, None)
        for number in self.review.view:
            if number not in heights:
                heights[number] = rows.height(number)
        self._tops = [0, *accumulate(heights[number] for number in self.review.view)]
        self.place = max(0, min(self.place, len(self.review.view) - 1))
        self.virtual_size = Size(self.size.width, self._tops[-1])
        self.repaint()

    def line_in_sight(self) -> tuple[int, int] | None:
        """(passage, line of the screen where it begins): the selected one, or if it is out of sight, the first."""
        if not self.review.view or len(self._tops) <= len(self.review.view):
            return None
        first, page = self.scroll_offset.y, self.size.height
        selected = self._tops[self.place] < first + page and self._tops[self.place + 1] > first
        place = self.place if selected else self.place_at(first)
        return self.review.view[place], self._tops[place] - first

    def hold(self, line: tuple[int, int] | None) -> None:
        """Scroll so that the passage of `line_in_sight` is where it was: heights changed, the reader did not move."""
        if line is not None and line[0] in self.review.view:
            self._scroll(self._tops[self.review.place_of(line[0])] - line[1])

    def repaint(self) -> None:
        """Draw again: a decision, a search or a colour changed, but no height."""
        if self._rows is not None:
            self._rows = Rows(self.review, self.look, self._rows.geometry, self.reading)
        self._strips.clear()
        self.version += 1
        self.refresh()

    @property
    def extent(self) -> int:
        """Lines of all rows, or of the screen if that has more."""
        return max(1, self._tops[-1], self.size.height)

    def span_in_view(self) -> tuple[float, float]:
        """Which share of `extent` is on the screen, as [from, to)."""
        return self.scroll_offset.y / self.extent, (self.scroll_offset.y + self.size.height) / self.extent

    def share_of(self, place: int) -> tuple[float, float]:
        """Where the row at `place` lies in `extent`, as [from, to)."""
        if place + 1 >= len(self._tops):  # not measured yet
            number = max(1, len(self.review.view))
            return place / number, (place + 1) / number
        return self._tops[place] / self.extent, self._tops[place + 1] / self.extent

    def place_at(self, line: int) -> int:
        """The place of the row that has virtual line `line`."""
        return max(0, min(bisect_right(self._tops, line) - 1, len(self.review.view) - 1))

    def places_in_sight(self) -> range:
        """The places of the rows that are on the screen, and of a page after them."""
        if not self.review.view or len(self._tops) <= len(self.review.view):
            return range(0)
        first, page = self.scroll_offset.y, self.size.height
        return range(self.place_at(first), self.place_at(first + 2 * page) + 1)

    # Moving

    def select(self, place: int, *, chosen: Finding | None = None, hit: Hit | None = None) -> None:
        """Select the row at `place` and bring it into view."""
        if not self.review.view:
            return
        backwards = place < self.place
        self.place = max(0, min(place, len(self.review.view) - 1))
        self.chosen, self.hit = chosen, hit
        self.reveal(backwards=backwards)
        self.refresh()
        self.post_message(PassageChosen(self.place))

    def reveal(self, *, backwards: bool = False) -> None:
        """Scroll so that the selected row is seen, with some of what is around it.

        Of a row taller than the screen, its beginning; `backwards`, its end.
        """
        if self.place + 1 >= len(self._tops):
            return
        top, bottom = self._tops[self.place], self._tops[self.place + 1]
        page, now = self.size.height, self.scroll_offset.y
        around = max(0, min(3, (page - (bottom - top)) // 2))
        if bottom - top >= page:
            wanted = bottom - page if backwards else top
        elif top - around < now:
            wanted = top - around
        elif bottom + around > now + page:
            wanted = bottom + around - page
        else:
            return
        self._scroll(wanted)

    def _scroll(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, force=True, immediate=True)

    def go_to_share(self, share: float) -> None:
        """Select what lies at `share` of `extent`."""
        line = int(share * self.extent)
        self._scroll(line - self.size.height // 2)
        self.select(self.place_at(line))

    def action_move(self, step: int) -> None:
        """The next row; within a row that is taller than the screen, half a screen on."""
        if not self._scroll_within(step, max(1, self.size.height // 2)):
            self.select(self.place + step)

    def action_move_to_end(self, end: int) -> None:
        self.select(0 if end < 0 else len(self.review.view) - 1)

    def _scroll_within(self, step: int, lines: int) -> bool:
        """Show more of the selected row if it goes on beyond the screen in this direction."""
        if self.place + 1 >= len(self._tops):
            return False
        top, bottom = self._tops[self.place], self._tops[self.place + 1] - (self._measured.gap if self._measured else 0)
        first, page = self.scroll_offset.y, self.size.height
        in_sight = top < first + page and bottom > first
        hidden = bottom - (first + page) if step > 0 else first - top
        if bottom - top <= page or not in_sight or hidden <= 0:
            return False
        self._scroll(first + step * min(hidden, lines))
        return True

    def action_page(self, step: int) -> None:
        if not self.review.view or self._scroll_within(step, max(1, self.size.height - 2)):
            return
        top = self._tops[self.place]
        place = self.place_at(max(0, top + step * max(1, self.size.height - 2)))
        self._scroll(self.scroll_offset.y + step * max(1, self.size.height - 2))
        self.select(place if place != self.place else self.place + step)

    def action_open_detail(self) -> None:
        self.post_message(PassageOpened())

    # Events

    def on_resize(self, event: events.Resize) -> None:
        """The row at the selected place stays in view, whatever the widths become."""
        if self._measured is None or event.size.width != self._measured.width or self._gap_changes(event.size):
            self.remeasure()
        self.reveal()

    def _gap_changes(self, size: Size) -> bool:
        return self._measured is not None and self._measured.gap != (size.height >= 24 or self.stacked)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(Scrolled())

    def on_click(self, event: events.Click) -> None:
        if self.screen.selections:
            return
        line = self.scroll_offset.y + event.y
        if line < self._tops[-1]:
            place = self.place_at(line)
            if place == self.place and event.chain == 2:
                self.action_open_detail()
            else:
                self.select(place, chosen=self._finding_at(place, event))

    def _finding_at(self, place: int, event: events.Click) -> Finding | None:
        """The finding whose words were clicked on."""
        offset = event.style.meta.get("offset") if event.style else None
        if offset is None or self._rows is None:
            return None
        side = self._rows.geometry.sides[offset[1] % 2]
        for finding in self.review.findings(self.review.view[place], soft=self.soft):
            spans = finding.source_spans if side == "source" else finding.target_spans
            if any(start <= offset[0] < end for start, end in spans):
                return finding
        return None

    # Drawing

    def render_line(self, y: int) -> Strip:
        line = self.scroll_offset.y + y
        base = self.rich_style
        if self._rows is None or line >= self._tops[-1]:
            return self._empty(y)
        place = self.place_at(line)
        strips = self._row(place)
        index = line - self._tops[place]
        strip = strips[index] if index < len(strips) else Strip.blank(self.size.width)
        strip = strip.apply_style(base)
        selection = self.text_selection
        return self._with_selection(strip, selection) if selection is not None else strip

    def _empty(self, y: int) -> Strip:
        words = ""
        if y == 1 and not self.review.view:
            words = "  Nothing to show: no passage meets the filter. Esc shows all again."
        return Strip([Segment(words.ljust(self.size.width)[: self.size.width], self.look.muted)]).apply_style(
            self.rich_style
        )

    def _row(self, place: int) -> list[Strip]:
        assert self._rows is not None
        number = self.review.view[place]
        selected = place == self.place
        state = State(
            selected=selected,
            focused=self.has_focus,
            chosen=self.chosen if selected else None,
            hit=self.hit,
            soft=self.soft,
        )
        key = (number, place, state)
        strips = self._strips.get(key)
        if strips is None:
            strips = [Strip(line) for line in self._rows.lines(number, state, place)]
            self._strips[key] = strips
        return strips

    def on_focus(self) -> None:
        self.repaint()

    def on_blur(self) -> None:
        self.repaint()

    # Selecting text with the mouse

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The logical text between two places, of one column or of both."""
        if self._rows is None:
            return None
        sides = self._rows.geometry.sides
        start, end = selection.start, selection.end
        last = 2 * len(self.review.view) - 1
        first_row, last_row = (start.y if start else 0), (end.y if end else last)
        one_column = start is not None and end is not None and start.y % 2 == end.y % 2
        parts = []
        for row in range(max(0, first_row), min(last, last_row) + 1):
            if one_column and row % 2 != first_row % 2:
                continue
            text, offset = self._rows.text(self.review.passage(self.review.view[row // 2]), sides[row % 2])
            low = start.x - offset if start and row == first_row else 0
            high = end.x - offset if end and row == last_row else len(text)
            parts.append(text[max(0, low) : max(0, high)])
        return "\n".join(part for part in parts if part), "\n"

    def marked_words(self, number: int, selection: Selection | None) -> tuple[list[Span], list[Span]]:
        """What a selection marks in passage `number`, by side (original, report), from the start of the side's text."""
        marked: tuple[list[Span], list[Span]] = [], []
        if self._rows is None or selection is None or selection.start is None or selection.end is None:
            return marked
        row = selection.start.y
        if row != selection.end.y or row // 2 != self.place:
            return marked
        side = self._rows.geometry.sides[row % 2]
        text, start = self._rows.text(self.review.comparison.passages[number], side)
        low, high = max(selection.start.x - start, 0), min(selection.end.x - start, len(text))
        if low < high:
            marked[0 if side == "source" else 1].append((low, high))
        return marked

    def _with_selection(self, strip: Strip, selection: Selection) -> Strip:
        one_column = selection.start and selection.end and selection.start.y % 2 == selection.end.y % 2
        segments: list[Segment] = []
        for segment in strip:
            offset = segment.style.meta.get("offset") if segment.style and segment.style._meta else None
            span = None
            if offset is not None and not (one_column and offset[1] % 2 != selection.start.y % 2):  # type: ignore[union-attr]
                span = selection.get_span(offset[1])
            segments += [segment] if span is None else lit(segment, span, self.look.selection)
        return Strip(segments, strip.cell_length)
