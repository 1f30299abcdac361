"""The single lines around the list: title, columns, status, keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events

from compare.tui.filters import described
from compare.tui.keys import DETAIL, Key, display
from compare.tui.languages import name_of
from compare.tui.rows import BETWEEN, Geometry
from compare.tui.text import filled, isolated, plain
from compare.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from compare.tui.widgets.passages import PassageList

IN_WORDS = 110
"""Columns from which the counts have words beside their signs."""


def width_of(parts: Sequence[Segment]) -> int:
    """Columns of some segments."""
    return sum(part.cell_length for part in parts)


class TitleBar(Lines):
    """Which two files, what was found in all, and how far the review is."""

    DEFAULT_CSS = "TitleBar { height: 1; background: $panel; }"

    def __init__(self, passages: PassageList) -> None:
        super().__init__(id="title")
        self.passages = passages

    def build(self, width: int, height: int) -> Sequence[Sequence[Segment]]:
        look, review = self.passages.look, self.passages.review
        figures = self._figures(in_words=width >= IN_WORDS)
        # Where both do not fit, the files go first: the figures change, the files do not.
        names = [_short(document.path) for document in (review.comparison.target, review.comparison.source)]
        room = width - width_of(figures) - 2
        title = f"{isolated(names[0])} {look.glyphs.between} {isolated(names[1])}"
        if len(title) - 4 > room:
            title = names[0]
        head = plain(title, look.strong, self.passages.reading, width=room) if room >= 12 else []
        head = [Segment(" ", look.strong), *head]
        return [[*filled(head, width - width_of(figures), Style()), *figures]]

    def _figures(self, *, in_words: bool) -> list[Segment]:
        look, review = self.passages.look, self.passages.review
        if not review.linked:
            return [Segment("comparing ", look.accent)]
        counts = review.counts()
        parts: list[Segment] = []
        for severity, count in review.severities().items():
            if count and severity != "minor":
                words = f"{count} {severity}" if in_words else f"{count}{'!!' if severity == 'critical' else '!'}"
                parts += [Segment(words, look.severity(severity)), Segment("  " if in_words else " ")]
        if parts:
            parts.append(Segment(look.glyphs.rule + " ", look.muted))
        for kind in ("added", "dropped", "reworded", "moved"):
            style = look.whole(kind)
            words = f"{getattr(look.glyphs, kind)}{counts[kind]}" + (f" {kind}" if in_words else "")
            parts.append(Segment(words, style if counts[kind] else look.muted))
            parts.append(Segment("  " if in_words else " "))
        done, changes = review.progress()
        parts.append(Segment(look.glyphs.rule + " ", look.muted))
        parts.append(Segment(f"{done} of {changes} reviewed " if changes else "no changes ", look.strong))
        return parts


class ColumnBar(Lines):
    """What each column is."""

    DEFAULT_CSS = "ColumnBar { height: 1; }"

    def __init__(self, passages: PassageList) -> None:
        super().__init__(id="columns")
        self.passages = passages

    def build(self, width: int, height: int) -> Sequence[Sequence[Segment]]:
        passages = self.passages
        look, comparison = passages.look, passages.review.comparison
        geometry = Geometry(passages.size.width, len(passages.review), passages.stacked, passages.swapped)
        labels = {
            "target": ("REPORT", comparison.target),
            "source": ("ORIGINAL", comparison.source),
        }
        cells = []
        for side in geometry.sides:
            name, document = labels[side]
            parts = [
                Segment(name, look.strong),
                Segment(f" {name_of(document.language)}", look.muted),
            ]
            room = max(0, geometry.column - width_of(parts))
            # The heading stands where the column's lines begin.
            blank = Segment(" " * room)
            cells.append([blank, *parts] if document.direction == "rtl" and not passages.stacked else [*parts, blank])
        # The list of findings may stand before the texts.
        margin = Segment("#".rjust(passages.region.x + geometry.margin - 1) + " ", look.muted)
        if passages.stacked:
            joined = [Segment(" / ", look.muted)]
            return [[margin, *cells[0][:2], *joined, *cells[1][:2]]]
        return [[margin, *cells[0], Segment(f" {look.glyphs.rule} ".ljust(BETWEEN), look.muted), *cells[1]]]


class StatusBar(Lines):
    """The filter, the order, the search, what changed on disk; absent if there is nothing to say."""

    DEFAULT_CSS = "StatusBar { height: 1; display: none; } StatusBar.-needed { display: block; }"

    def __init__(self, passages: PassageList) -> None:
        super().__init__(id="status")
        self.passages = passages
        self.changed_files: list[str] = []
        self.work = ""
        self.checking = 0
        """Passages of which the links were corrected and that are being checked."""
        self.marked: int | None = None

    def renew(self) -> None:
        """Say what is to be said now; take no line for nothing."""
        self.set_class(bool(self._words()), "-needed")
        self.refresh()

    def _words(self) -> list[tuple[str, str]]:
        review = self.passages.review
        words = []
        if self.changed_files:
            names = " and ".join(map(isolated, self.changed_files))
            words.append(("strong", f"{names} changed on disk: R reads again"))
        if review.active:
            words.append(("accent", f"only {described(review.active)}: {len(review.view)} of {len(review)}"))
        if review.order == "original":
            words.append(("text", "in the order of the original"))
        if review.query:
            words.append(("text", self._search()))
        if not self.passages.soft:
            words.append(("muted", "uncertain findings hidden"))
        if self.marked is not None:
            words.append(("accent", f"passage {self.marked + 1} is marked: M links it, Esc forgets it"))
        if self.checking:
            words.append(("muted", f"checking {self.checking} corrected again"))
        if self.work:
            words.append(("muted", self.work))
        return words

    def _search(self) -> str:
        review = self.passages.review
        hits = review.hits_shown()
        if not hits:
            hidden = len(review.hits)
            return f'"{isolated(review.query)}": not found' + (f" here ({hidden} outside the filter)" if hidden else "")
        place = f"{hits.index(self.passages.hit) + 1}/" if self.passages.hit in hits else ""
        return f'"{isolated(review.query)}": {place}{len(hits)}' + (" hits" if not place else "")

    def build(self, width: int, height: int) -> Sequence[Sequence[Segment]]:
        look = self.passages.look
        parts = [Segment(" ")]
        for index, (style, words) in enumerate(self._words()):
            if index:
                parts.append(Segment(look.glyphs.separator, look.muted))
            parts += plain(words, getattr(look, style), self.passages.reading, width=max(1, width - width_of(parts)))
        return [parts]


class KeyBar(Lines):
    """The keys that matter most now; a click on one does what the key does."""

    DEFAULT_CSS = "KeyBar { height: 1; background: $panel; }"

    def __init__(self, passages: PassageList, keys: Sequence[Key], *, ascii_only: bool) -> None:
        super().__init__(id="keys")
        self.passages = passages
        self.keys = keys
        self.ascii_only = ascii_only
        self.in_details = False
        self._places: list[tuple[int, int, Key]] = []

    def build(self, width: int, height: int) -> Sequence[Sequence[Segment]]:
        look = self.passages.look
        hinted = [key for key in self.keys if key.hint and (self.in_details or not _only_in_details(key))]
        shown: set[str] = set()
        used = 1
        for key in sorted(hinted, key=lambda key: key.rank):
            need = len(self.name_of(key)) + len(key.hint) + 3
            if used + need > width + 2:
                break
            shown.add(key.id)
            used += need
        parts, self._places = [Segment(" ")], []
        for key in hinted:
            if key.id not in shown:
                continue
            start = width_of(parts)
            parts += [Segment(self.name_of(key), look.accent), Segment(f" {key.hint}", look.text)]
            self._places.append((start, width_of(parts), key))
            parts.append(Segment("  "))
        return [parts]

    def name_of(self, key: Key) -> str:
        """The first of its keys, as people write it."""
        return display(key.keys.split(",")[0], ascii_only=self.ascii_only)

    async def on_click(self, event: events.Click) -> None:
        for start, end, key in self._places:
            if start <= event.x < end:
                await self.screen.run_action(key.action)


def _only_in_details(key: Key) -> bool:
    return key.pane == DETAIL or key.id == "back"


def _short(path: str) -> str:
    """The last part of a path: what tells two files apart."""
    return path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or path
