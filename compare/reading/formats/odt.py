"""OpenDocument texts: body, tables, text boxes and notes, tracked changes as accepted.

Read with the standard library, after OpenDocument 1.3 part 3. Not read:
headers and footers, comments, generated indexes, list numbers.
"""

from __future__ import annotations

from collections.abc import Mapping

from compare.errors import UserError
from compare.reading.container import Container, peek
from compare.reading.extract import Extract, join_blocks
from compare.reading.flow import Flow
from compare.reading.source import Source
from compare.reading.xml import parse

NAME = "odt"
LABEL = "an OpenDocument text"
SUFFIXES = (".odt", ".ott")

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_PREFIXES = {f"{_OASIS}:{prefix}:1.0": prefix for prefix in ("office", "text", "table")} | {
    f"{_OASIS}:drawing:1.0": "draw",
    f"{_OASIS}:svg-compatible:1.0": "svg",
}

# Deleted text is kept aside in text:tracked-changes; the mark of a note and
# the readings of ruby are not text of the sentence.
_DROPPED = frozenset(
    {
        "text:tracked-changes", "office:annotation", "text:note-citation", "text:ruby-text", "office:forms",
        "text:table-of-content", "text:alphabetical-index", "text:illustration-index", "text:table-index",
        "text:object-index", "text:user-index", "text:hidden-text", "text:script", "office:binary-data",
        "svg:title", "svg:desc",
    }
)  # fmt: skip
_TYPE = "application/vnd.oasis.opendocument.text"
_PARAGRAPHS = frozenset({"text:p", "text:h"})
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_MOST_SPACES = 100


def sniff(data: bytes) -> bool:
    """The archive states the type of an OpenDocument text, or states none and holds one."""
    directory = peek(data)
    if directory.mimetype or "content.xml" not in directory.names:
        return directory.mimetype.startswith(_TYPE)
    container = Container(data, "")
    try:
        if _MANIFEST in container and f'"{_TYPE}'.encode() in container.read(_MANIFEST):
            return True
        return b"<office:text" in container.read("content.xml")
    except UserError:
        return False


def fits(data: bytes) -> bool:
    """Nothing else is an OpenDocument text."""
    return False


def read(source: Source) -> Extract:
    """The paragraphs as a writer would show them with all changes accepted."""
    container = Container(source.data, source.name)
    if b"encryption-data" in (container.read(_MANIFEST) if _MANIFEST in container else b""):
        raise UserError(f"{source.name}: is protected by a password; save it without one")
    body = _Body()
    parse(container.read("content.xml"), body, _PREFIXES, source.name)
    text, paragraphs = join_blocks(body.flow.finish() + body.notes)
    return Extract(text, paragraphs)


_MANIFEST = "META-INF/manifest.xml"


class _Body:
    def __init__(self) -> None:
        self.flow = Flow()
        self.notes: list[str] = []
        self._within = 0
        self._dropped = 0
        self._spaced = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._dropped:
            self._dropped += 1
        elif tag in _DROPPED:
            self._dropped = 1
        elif tag in _PARAGRAPHS:
            self.flow.begin()
            self._within += 1
            self._spaced = True
        elif tag == "text:s":
            self._write(" " * _count(attributes.get("text:c")))
        elif tag == "text:tab":
            self._write("\t")
        elif tag == "text:line-break":
            self._write("\n")
        elif tag == "table:table-row":
            self.flow.enter_row()
        elif tag in _CELLS or tag in ("draw:text-box", "text:note-body"):
            self.flow.enter()

    def end(self, tag: str) -> None:
        if self._dropped:
            self._dropped -= 1
        elif tag in _PARAGRAPHS:
            self.flow.end()
            self._within -= 1
        elif tag == "table:table-row":
            self.flow.leave_row()
        elif tag in _CELLS:
            self.flow.leave_cell()
        elif tag == "draw:text-box":
            self.flow.leave_box()
        elif tag == "text:note-body":
            self.notes.extend(self.flow.leave())
            self._spaced = False

    def text(self, data: str) -> None:
        if self._dropped or not self._within:
            return
        # Runs of space, tab and line feed are one space, none at the start (part 3, 6.1.2).
        collapsed = _collapse(data)
        self._write(collapsed[1:] if self._spaced and collapsed.startswith(" ") else collapsed)

    def _write(self, text: str) -> None:
        if text and self._within:
            self.flow.write(text)
            self._spaced = text.endswith(" ")


def _collapse(data: str) -> str:
    words = data.replace("\t", " ").replace("\n", " ").replace("\r", " ").split(" ")
    inner = " ".join(word for word in words if word)
    if not inner:
        return " " if data else ""
    return (" " if not words[0] else "") + inner + (" " if not words[-1] else "")


def _count(value: str | None) -> int:
    try:
        return max(1, min(_MOST_SPACES, int(value or 1)))
    except ValueError:
        return 1
