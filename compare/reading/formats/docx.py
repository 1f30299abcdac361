"""Word documents: body, tables, text boxes and notes, tracked changes as accepted.

Read with the standard library, after ECMA-376 part 1 (WordprocessingML). Not
read: headers and footers, comments, automatic list numbers, hidden text, and
a table of contents that Word generated.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from compare.errors import UserError
from compare.reading.container import Container, peek
from compare.reading.extract import Extract, join_blocks
from compare.reading.flow import Flow
from compare.reading.source import Source
from compare.reading.xml import parse

NAME = "docx"
LABEL = "a Word document"
SUFFIXES = (".docx", ".docm", ".dotx")

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
}

# Deleted and moved-away text, field codes, the older twin of a drawing, ruby.
_DROPPED = frozenset({"w:del", "w:moveFrom", "w:delText", "w:instrText", "w:delInstrText", "mc:Fallback", "w:rt"})
_SIGNS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}
_NOTES = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
_OFF = frozenset({"0", "false", "off"})
_CONTENTS = "Table of Contents"


def sniff(data: bytes) -> bool:
    """An Office archive with a folder of Word's."""
    names = peek(data).names
    return "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)


def fits(data: bytes) -> bool:
    """Nothing else is a Word document."""
    return False


def read(source: Source) -> Extract:
    """The paragraphs as Word would show them with all changes accepted."""
    container = Container(source.data, source.name)
    main = _main_part(container)
    body = _Body()
    parse(container.read(main), body, _PREFIXES, source.name)
    blocks = body.flow.finish()
    for kind in ("footnote", "endnote"):
        part = posixpath.join(posixpath.dirname(main), f"{kind}s.xml")
        wanted = [number for each, number in body.references if each == kind]
        if wanted and part in container:
            notes = _Body()
            parse(container.read(part), notes, _PREFIXES, source.name)
            blocks.extend(block for number in wanted for block in notes.notes.pop((kind, number), ()))
    text, paragraphs = join_blocks(blocks)
    return Extract(text, paragraphs)


def _main_part(container: Container) -> str:
    """The name of the part with the body, which the package's relations tell."""
    if "_rels/.rels" in container:
        relations = _Relations()
        parse(container.read("_rels/.rels"), relations, _PREFIXES, container.name)
        if relations.main in container:
            return relations.main
    if "word/document.xml" in container:
        return "word/document.xml"
    raise UserError(f"{container.name}: is a Word document without a body; save it anew")


class _Relations:
    main = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "rel:Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            self.main = posixpath.normpath(attributes.get("Target", "")).lstrip("/")

    def end(self, tag: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass


class _Body:
    """Turns the elements of a body, or of the file of notes, into a flow."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.references: list[tuple[str, str]] = []
        self.notes: dict[tuple[str, str], list[str]] = {}
        self._path: list[str] = []
        self._dropped = 0
        self._hidden = False
        # One entry an open paragraph: whether its end was deleted, which joins it with the next.
        self._joined: list[bool] = []
        self._deleted_rows: list[bool] = []
        self._note: list[tuple[str, str]] = []
        self._controls: list[tuple[int, bool]] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        parent = self._path[-1] if self._path else ""
        self._path.append(tag)
        if self._dropped:
            self._dropped += 1
        elif parent in _PROPERTIES:
            self._property(tag, parent, attributes)
        elif tag in _DROPPED:
            self._dropped = 1
        elif tag in _SIGNS:
            if parent == "w:r" and not self._hidden:
                self.flow.write(_SIGNS[tag])
        elif tag in _NOTES:
            self.references.append((_NOTES[tag], attributes.get("w:id", "")))
        elif tag in _STARTS:
            _STARTS[tag](self, attributes)

    def _property(self, tag: str, parent: str, attributes: Mapping[str, str]) -> None:
        on = attributes.get("w:val", "1") not in _OFF
        holder = self._path[-3] if len(self._path) > 2 else ""
        if parent == "w:rPr" and holder == "w:r" and tag in ("w:vanish", "w:webHidden"):
            self._hidden = on
        elif parent == "w:rPr" and holder == "w:pPr" and tag in ("w:del", "w:moveFrom") and self._joined:
            self._joined[-1] = True
        elif parent == "w:trPr" and tag == "w:del" and self._deleted_rows:
            self._deleted_rows[-1] = True
        elif parent == "w:docPartObj" and tag == "w:docPartGallery" and attributes.get("w:val") == _CONTENTS:
            self._controls[-1:] = [(start, True) for start, _ in self._controls[-1:]]

    def _start_paragraph(self, _: Mapping[str, str]) -> None:
        self.flow.begin_or_go_on()
        self._joined.append(False)

    def _start_frame(self, attributes: Mapping[str, str]) -> None:
        # The raised first letter of a chapter is a paragraph of its own, of which the next one is the rest.
        if self._path[-3:-1] == ["w:p", "w:pPr"] and attributes.get("w:dropCap") in ("drop", "margin"):
            self._joined[-1] = True

    def _start_run(self, _: Mapping[str, str]) -> None:
        self._hidden = False

    def _start_stream(self, _: Mapping[str, str]) -> None:
        self.flow.enter()

    def _start_row(self, _: Mapping[str, str]) -> None:
        self.flow.enter_row()
        self._deleted_rows.append(False)

    def _start_note(self, attributes: Mapping[str, str]) -> None:
        self.flow.enter()
        self._note.append((self._path[-1].removeprefix("w:"), attributes.get("w:id", "")))

    def _start_control(self, _: Mapping[str, str]) -> None:
        self._controls.append((self.flow.length, False))

    def end(self, tag: str) -> None:
        self._path.pop()
        if self._dropped:
            self._dropped -= 1
        elif self._path and self._path[-1] in _PROPERTIES:
            pass
        elif tag == "w:p":
            if self._joined and not self._joined.pop():
                self.flow.end()
        elif tag == "w:txbxContent":
            self.flow.leave_box()
        elif tag == "w:tc":
            self.flow.leave_cell()
        elif tag == "w:tr":
            self.flow.leave_row(drop=bool(self._deleted_rows) and self._deleted_rows.pop())
        elif tag in ("w:footnote", "w:endnote"):
            self.notes[self._note.pop()] = self.flow.leave()
        elif tag == "w:sdt":
            start, contents = self._controls.pop()
            if contents:
                self.flow.cut(start)

    def text(self, data: str) -> None:
        if not self._dropped and not self._hidden and self._path and self._path[-1] in ("w:t", "m:t"):
            self.flow.write(data)


_PROPERTIES = frozenset({"w:rPr", "w:trPr", "w:docPartObj"})
_STARTS = {
    "w:p": _Body._start_paragraph,
    "w:framePr": _Body._start_frame,
    "w:r": _Body._start_run,
    "w:txbxContent": _Body._start_stream,
    "w:tc": _Body._start_stream,
    "w:tr": _Body._start_row,
    "w:footnote": _Body._start_note,
    "w:endnote": _Body._start_note,
    "w:sdt": _Body._start_control,
}
