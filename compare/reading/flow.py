"""Paragraphs out of a stream of structure: body text, table cells, text boxes, notes.

Word, OpenDocument and HTML all nest these in the same manner, so their
readers translate tags into the calls below and share the rules:

* a table row of short cells is one paragraph, its cells set apart by tabs; in
  any other row each paragraph of a cell stands for itself;
* a text box comes after the paragraph it is anchored in;
* notes come at the end, in the order in which the text refers to them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from compare.reading.extract import is_blank

SHORT_CELL = 80
"""The most characters of a cell that is shown in one line with its neighbours."""


@dataclass(slots=True)
class _Frame:
    """One stream of paragraphs: the body, a cell, a text box, a note."""

    blocks: list[str] = field(default_factory=list)
    open: list[str] | None = None
    after: list[str] = field(default_factory=list)


class Flow:
    """Collects blocks. Every `enter_…` is closed by its `leave_…`."""

    def __init__(self) -> None:
        self._frames = [_Frame()]
        self._rows: list[list[list[str]]] = []

    @property
    def _frame(self) -> _Frame:
        return self._frames[-1]

    def begin(self) -> None:
        """A paragraph begins; one still open ends before it."""
        self.end()
        self._frame.open = []

    def write(self, text: str) -> None:
        """Characters of the paragraph; one begins if none is open."""
        if self._frame.open is None:
            self._frame.open = []
        self._frame.open.append(text)

    def begin_or_go_on(self) -> None:
        """A paragraph begins, unless the one before was left open to be joined with it."""
        if self._frame.open is None:
            self._frame.open = []

    def end(self) -> None:
        """The paragraph ends; text boxes anchored in it follow."""
        frame = self._frame
        if frame.open is not None:
            text = "".join(frame.open)
            if not is_blank(text):
                frame.blocks.append(text)
            frame.open = None
        if frame.after:
            frame.blocks.extend(frame.after)
            frame.after = []

    def enter(self) -> None:
        """A stream of its own begins (text box, cell, note)."""
        self._frames.append(_Frame())

    def leave(self) -> list[str]:
        """The stream ends; its blocks."""
        self.end()
        return self._frames.pop().blocks

    def leave_box(self) -> None:
        """A text box ends: what it held comes after the paragraph it stands in."""
        blocks = self.leave()
        frame = self._frame
        (frame.blocks if frame.open is None else frame.after).extend(blocks)

    def enter_row(self) -> None:
        """A table row begins."""
        self.end()
        self._rows.append([])

    def leave_cell(self) -> None:
        """A cell, begun by `enter`, ends."""
        blocks = self.leave()
        if self._rows:
            self._rows[-1].append(blocks)
        else:
            self._frame.blocks.extend(blocks)

    def leave_row(self, *, drop: bool = False) -> None:
        """The row ends; with `drop` it was deleted."""
        cells = self._rows.pop() if self._rows else []
        if drop:
            return
        blocks = [block for cell in cells for block in cell]
        if all(len(cell) <= 1 for cell in cells) and all(len(block) <= SHORT_CELL for block in blocks):
            blocks = ["\t".join(blocks)] if blocks else []
        self._frame.blocks.extend(blocks)

    def cut(self, length: int) -> None:
        """Forget the blocks of this stream beyond the first `length`."""
        self.end()
        del self._frame.blocks[length:]

    @property
    def length(self) -> int:
        """How many blocks this stream holds so far."""
        return len(self._frame.blocks)

    def finish(self) -> list[str]:
        """All blocks, whatever was left open."""
        while len(self._frames) > 1:
            self.leave_box()
        self.end()
        return self._frame.blocks
