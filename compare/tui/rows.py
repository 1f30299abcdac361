"""One passage as lines of segments: marks, report, rule, original."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style

from compare.records import Finding, Passage, Span
from compare.tui.model import Hit, Review, Side
from compare.tui.text import Paint, Reading, height_of, lines_of, segments_of
from compare.tui.theme import Look

MARKS = 5
"""Columns before the number: pointer, status, critical, moved, decision."""
BETWEEN = 3
WHOLE = 0.9
"""A finding that covers this share of a side is about the passage: no words are lit for it."""
UNDERLINED = Style(underline=True)

GLOSS = "gloss  "
"""What stands before a machine gloss, so that nobody takes it for one of the texts."""
WORDS = "words  "
"""What stands before a gloss of single words."""

ABSENT = {"target": "not in the report", "source": "not in the original"}


@dataclass(frozen=True, slots=True)
class Geometry:
    """How rows are laid out in a list of `width` columns."""

    width: int
    passages: int
    stacked: bool = False
    swapped: bool = False
    gap: bool = False
    gloss: bool = False
    words: bool = False

    @property
    def number(self) -> int:
        """Columns of the passage number."""
        return max(2, len(str(self.passages)))

    @property
    def margin(self) -> int:
        """Columns before the text."""
        return MARKS + self.number + 1

    @property
    def column(self) -> int:
        """Columns of one text; both are always equal."""
        room = self.width - self.margin
        return max(1, room - 1) if self.stacked else max(1, (room - BETWEEN) // 2)

    @property
    def gloss_column(self) -> int:
        """Columns of a gloss, below both texts."""
        return max(1, self.width - self.margin - len(GLOSS) - 1)

    @property
    def sides(self) -> tuple[Side, Side]:
        """The sides from left to right, or from top to bottom."""
        return ("source", "target") if self.swapped else ("target", "source")


@dataclass(frozen=True, slots=True)
class State:
    """What is special about a row at this moment."""

    selected: bool = False
    focused: bool = True
    chosen: Finding | None = None
    hit: Hit | None = None
    soft: bool = True


class Rows:
    """Makes rows for one review, look and geometry."""

    def __init__(self, review: Review, look: Look, geometry: Geometry, reading: Reading) -> None:
        self.review = review
        self.look = look
        self.geometry = geometry
        self.reading = reading
        self._hits: dict[tuple[int, Side], list[Hit]] = {}
        for hit in review.hits:
            self._hits.setdefault((hit.passage, hit.side), []).append(hit)

    def text(self, passage: Passage, side: Side) -> tuple[str, int]:
        """A side's text and its offset in the document."""
        comparison = self.review.comparison
        document, sentences = (
            (comparison.source, passage.source) if side == "source" else (comparison.target, passage.target)
        )
        if not sentences:
            return "", 0
        start, end = document.span_of(sentences)
        return document.text[start:end], start

    def height(self, number: int) -> int:
        """Lines that the row of passage `number` takes, its gap included."""
        passage = self.review.comparison.passages[number]
        column = self.geometry.column
        heights = [height_of(self.text(passage, side)[0], column, self.reading) for side in ("source", "target")]
        both = sum(heights) if self.geometry.stacked else max(heights)
        below = self._below(passage)[1]
        gloss = height_of(below, self.geometry.gloss_column, self.reading) if below else 0
        return both + gloss + self.geometry.gap

    def _below(self, passage: Passage) -> tuple[str, str]:
        """A label and what stands below both texts: the machine gloss, or of a dropped sentence its words."""
        if self.geometry.gloss and passage.gloss:
            return GLOSS, passage.gloss_line
        if self.geometry.words and not passage.target and not passage.gloss:
            return WORDS, self.review.words.get(self.review.comparison.source_text(passage), "")
        return "", ""

    def lines(self, number: int, state: State, place: int) -> list[list[Segment]]:
        """The row's lines; `place` is its place in the view, for selections."""
        passage = self.review.passage(number)
        background = self.look.selected_row if state.selected else Style()
        first, second = (
            self._side(passage, number, side, state, background, 2 * place + order)
            for order, side in enumerate(self.geometry.sides)
        )
        column = self.geometry.column
        blank = [Segment(" " * column, background)]
        if self.geometry.stacked:
            bodies = [[*line, Segment(" ", background)] for line in first + second]
        else:
            rule = Segment(f" {self.look.glyphs.rule} ", self.look.muted + background)
            rest = self.geometry.width - self.geometry.margin - 2 * column - BETWEEN
            tail = [Segment(" " * rest, background)] if rest else []
            bodies = [
                [
                    *(first[index] if index < len(first) else blank),
                    rule,
                    *(second[index] if index < len(second) else blank),
                    *tail,
                ]
                for index in range(max(len(first), len(second)))
            ]
        bodies += self._gloss(passage, background)
        rows = [
            [
                *(self._marks(passage, number, state, background) if index == 0 else self._margin(state, background)),
                *body,
            ]
            for index, body in enumerate(bodies)
        ]
        if self.geometry.gap:
            # A drag that begins or ends between two rows begins or ends at the one above.
            text, start = self.text(passage, self.geometry.sides[1])
            end = start + len(text)
            here = Style.from_meta({"offset": (end, 2 * place + 1)})
            rows.append([Segment(part.text, (part.style or Style()) + here) for part in self._gap()])
        return rows

    def _gloss(self, passage: Passage, background: Style) -> list[list[Segment]]:
        label, text = self._below(passage)
        if not text:
            return []
        column = self.geometry.gloss_column
        style = self.look.muted + background
        return [
            [
                Segment(" " * len(label) if index else label, self.look.strong + style),
                *segments_of(line, column, lambda _: style, background, self.reading),
                Segment(" ", background),
            ]
            for index, line in enumerate(lines_of(text, column, self.review.comparison.target.direction, self.reading))
        ]

    def _gap(self) -> list[Segment]:
        geometry = self.geometry
        if geometry.stacked:
            return [Segment(" " * geometry.width)]
        left = geometry.margin + geometry.column
        rule = Segment(f" {self.look.glyphs.rule} ", self.look.muted)
        return [Segment(" " * left), rule, Segment(" " * (geometry.width - left - BETWEEN))]

    def _pointer(self, state: State, background: Style) -> Segment:
        if not state.selected:
            return Segment(" ", background)
        return Segment(self.look.glyphs.pointer, (self.look.accent if state.focused else self.look.muted) + background)

    def _margin(self, state: State, background: Style) -> list[Segment]:
        return [self._pointer(state, background), Segment(" " * (self.geometry.margin - 1), background)]

    def _marks(self, passage: Passage, number: int, state: State, background: Style) -> list[Segment]:
        look, glyphs = self.look, self.look.glyphs
        decision = self.review.decision(number)
        status = passage.status if self.review.linked else "unlinked"
        critical = self.review.linked and self.review.severity(number) == "critical"
        done = {"confirmed": glyphs.confirmed, "dismissed": glyphs.dismissed}.get(self.review.mark(number), "")
        done = done or (glyphs.noted if decision.note else " ")
        label = str(number + 1).rjust(self.geometry.number)
        return [
            self._pointer(state, background),
            Segment(getattr(glyphs, status), background + look.status(status)),
            Segment("!" if critical else " ", background + look.whole("dropped")),
            Segment(glyphs.moved if passage.moved else " ", background + look.whole("moved")),
            Segment(done, background + look.strong),
            Segment(label, background + (look.strong if state.selected else look.muted)),
            Segment(glyphs.corrected if passage.corrected else " ", background + look.accent),
        ]

    def _side(
        self, passage: Passage, number: int, side: Side, state: State, background: Style, row: int
    ) -> list[list[Segment]]:
        text, start = self.text(passage, side)
        column = self.geometry.column
        document = self.review.comparison.source if side == "source" else self.review.comparison.target
        if not text:
            label = f"{self.look.glyphs.dots} {ABSENT[side]} {self.look.glyphs.dots}" if self.review.linked else ""
            if len(label) > column:
                label = ABSENT[side][:column]
            padded = label.rjust(column) if document.direction == "rtl" else label.ljust(column)
            return [[Segment(padded, self.look.muted + background)]]
        paint = self.paint(passage, number, side, state, background)
        return [
            segments_of(line, column, paint.of, background, self.reading, place=(row, start))
            for line in lines_of(text, column, document.direction, self.reading)
        ]

    def paint(self, passage: Passage, number: int, side: Side, state: State, background: Style) -> Paint:
        """The styles of a side's characters: findings, then the search on top."""
        text, start = self.text(passage, side)
        plain = self.look.text if passage.changed or not self.review.linked else self.look.quiet
        paint = Paint(len(text), plain + background)
        one_sided = not (passage.source and passage.target)
        if one_sided and self.review.linked:
            paint.base = self.look.whole(passage.status if passage.status != "equivalent" else "moved") + background
        # The hard ones last, so that they cover the soft ones; the chosen one on top.
        findings = self.review.findings(number, soft=state.soft)[::-1]
        for finding in sorted(findings, key=lambda finding: finding == state.chosen):
            style = background + self.look.word(
                finding.kind,
                hard=finding.confidence == "hard",
                chosen=finding == state.chosen,
                dismissed=self.review.is_dismissed(number, finding),
            )
            for span in finding.source_spans if side == "source" else finding.target_spans:
                local = (span[0] - start, span[1] - start)
                if not _covers(local, len(text)):
                    paint.cover(local, style)
                elif finding == state.chosen and not one_sided:
                    paint.cover(local, plain + background + UNDERLINED)
        for hit in self._hits.get((number, side), ()):
            paint.cover((hit.start - start, hit.end - start), self.look.hit(current=hit == state.hit))
        return paint


def _covers(span: Span, length: int) -> bool:
    return min(span[1], length) - max(span[0], 0) >= WHOLE * length
