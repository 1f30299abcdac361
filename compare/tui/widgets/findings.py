"""All findings, worst first, and what the report is as a whole: to see what matters, and to go there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from compare.records import Finding, severity_rank
from compare.summary import DOUBTFUL
from compare.tui.keys import FINDINGS, bindings
from compare.tui.text import filled, lines_of, segments_of

if TYPE_CHECKING:
    from compare.tui.widgets.passages import PassageList

MARKS = {"critical": "!!", "major": "! ", "minor": "  "}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a finding and its passage, or a passage that only its status speaks for."""

    number: int
    finding: Finding
    reviewed: bool


class FindingPicked(Message):
    """The reader wants to see this finding in its passage."""

    def __init__(self, number: int, finding: Finding) -> None:
        super().__init__()
        self.number = number
        self.finding = finding


class FindingsPanel(ScrollView, can_focus=True):
    """A line a finding: how severe, which passage, which check, the evidence. Enter goes there."""

    DEFAULT_CSS = """
    FindingsPanel {
        width: 35%; min-width: 40; max-width: 64; height: 1fr; display: none;
        scrollbar-size: 0 0; overflow-x: hidden;
    }
    FindingsPanel.-open { display: block; }
    FindingsPanel.-whole { width: 1fr; max-width: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings([FINDINGS])

    def __init__(self, passages: PassageList) -> None:
        super().__init__(id="findings")
        self.passages = passages
        self.entries: list[Entry] = []
        self.head: list[list[Segment]] = []
        self.place = 0

    @property
    def is_open(self) -> bool:
        """True while it is on the screen."""
        return self.has_class("-open")

    def renew(self) -> None:
        """A decision or a link changed, or the comparison came."""
        review = self.passages.review
        if not self.is_open or not review.linked or not self.size.width:
            self.entries, self.head = [], []
            self.refresh()
            return
        found = [
            Entry(number, finding, review.is_reviewed(number))
            for number in range(len(review))
            for finding in review.passage(number).hard_findings
        ]
        self.entries = sorted(found, key=lambda entry: (-severity_rank(entry.finding.severity), entry.number))
        self.place = max(0, min(self.place, len(self.entries) - 1))
        self.head = self._summary()
        self.virtual_size = Size(self.size.width, len(self.head) + len(self.entries))
        self.refresh()

    def _summary(self) -> list[list[Segment]]:
        look = self.passages.look
        width = max(10, self.size.width - 2)
        lines = []
        for line in lines_of(summary(self.passages), width, "ltr", self.passages.reading):
            cells = segments_of(line, width, lambda _: look.text, Style(), self.passages.reading)
            lines.append([Segment(" "), *cells])
        return [*lines, [Segment(look.glyphs.line * self.size.width, look.muted)]]

    def on_resize(self, event: events.Resize) -> None:
        self.renew()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def action_pick(self, step: int) -> None:
        """The next line, or the one before."""
        self.place = max(0, min(self.place + step, len(self.entries) - 1))
        line = len(self.head) + self.place
        first, page = self.scroll_offset.y, self.size.height
        if not first <= line < first + page:
            self.scroll_to(y=max(0, line - page // 2), animate=False, force=True, immediate=True)
        self.refresh()

    def action_take(self) -> None:
        """Go to the finding."""
        if self.entries:
            entry = self.entries[self.place]
            self.post_message(FindingPicked(entry.number, entry.finding))

    def on_click(self, event: events.Click) -> None:
        place = self.scroll_offset.y + event.y - len(self.head)
        if 0 <= place < len(self.entries):
            self.place = place
            self.action_take()

    def render_line(self, y: int) -> Strip:
        width, look = self.size.width, self.passages.look
        index = self.scroll_offset.y + y
        base = self.rich_style
        parts: list[Segment] = []
        if index < len(self.head):
            parts = list(self.head[index])
        elif index - len(self.head) < len(self.entries):
            parts = self._entry(index - len(self.head), width)
        elif not self.entries and y == len(self.head):
            parts = [Segment(" nothing found", look.muted)]
        return Strip(filled(parts, width, base)).apply_style(base).crop(0, width)

    def _entry(self, place: int, width: int) -> list[Segment]:
        look, reading = self.passages.look, self.passages.reading
        entry = self.entries[place]
        chosen = place == self.place
        background = look.selected_row if chosen else Style()
        text_style = background + (look.muted if entry.reviewed else look.text)
        pointer = Segment(
            look.glyphs.pointer if chosen else " ", background + (look.accent if self.has_focus else look.muted)
        )
        done = look.glyphs.confirmed if entry.reviewed else " "
        head = [
            pointer,
            Segment(MARKS[entry.finding.severity], background + look.severity(entry.finding.severity)),
            Segment(done, background + look.strong),
            Segment(f"{entry.number + 1:>3} ", background + look.muted),
            Segment(f"{entry.finding.check} ", background + look.strong),
        ]
        room = width - 1 - sum(part.cell_length for part in head)  # A blank between it and the texts.
        if room < 4:
            return head
        more = len(look.glyphs.ellipsis)
        lines = lines_of(entry.finding.message, room - more, "ltr", reading)
        cells = segments_of(lines[0], 0, lambda _: text_style, background, reading)
        return [*head, *cells, Segment(look.glyphs.ellipsis if len(lines) > 1 else "", text_style)]


def summary(passages: PassageList) -> str:
    """What the report is as a whole: how much is kept, what was found, how sure the links are, what is reviewed."""
    review = passages.review
    comparison = review.comparison
    whole = len(comparison.source.sentences)
    unflagged = sum(
        len(passage.source) for passage in map(review.passage, range(len(review))) if passage.status == "equivalent"
    )
    parts = [f"{unflagged} of {whole} sentences of the original are told without a finding."]
    found = [f"{count} {name}" for name, count in review.severities().items() if count]
    parts.append(f"{', '.join(found)}." if found else "Nothing was found.")
    links = [passage for passage in comparison.passages if passage.source and passage.target]
    doubtful = sum(passage.score < DOUBTFUL and not passage.corrected for passage in links)
    corrected = sum(passage.corrected for passage in comparison.passages)
    words = [f"{doubtful} of {len(links)} links are doubtful" if doubtful else "No link is doubtful"]
    words += [f"{corrected} corrected by you"] if corrected else []
    parts.append(f"{', '.join(words)}.")
    if comparison.uncovered:
        parts.append(f"Not checked: {', '.join(comparison.uncovered)} is not covered.")
    if comparison.unrelated:
        parts.append("Not checked: hardly anything links the two texts.")
    done, changes = review.progress()
    parts.append(f"Reviewed: {done} of {changes}.")
    return " ".join(parts)
