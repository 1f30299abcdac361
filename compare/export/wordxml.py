"""What python-docx has no word for: elements of WordprocessingML (ECMA-376 part 1), in the order of its schema."""

from __future__ import annotations

from typing import Any


def flag(properties: Any, name: str) -> None:
    """Add an element that switches something on by being there."""
    from docx.oxml import OxmlElement

    properties.append(OxmlElement(name))


def right_to_left(paragraph: Any) -> None:
    """Let a paragraph run from right to left; asked again, it does already."""
    from docx.oxml.ns import qn

    properties = paragraph._p.get_or_add_pPr()
    if properties.find(qn("w:bidi")) is None:
        flag(properties, "w:bidi")


def language(run: Any, code: str, rtl: bool) -> None:
    """Name the language of a run."""
    _add(run._r.get_or_add_rPr(), "w:lang", {"w:bidi" if rtl else "w:val": code})


def shade(run: Any, colour: str) -> None:
    """Put a colour behind a run."""
    _add(run._r.get_or_add_rPr(), "w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": colour})


def bookmark(run: Any, name: str, number: int) -> None:
    """Give the place of a run a name that links lead to; `number` is the bookmark's own."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    run._r.addprevious(start)
    run._r.addnext(end)


def link(paragraph: Any, text: str, anchor: str) -> None:
    """Add a link to a bookmark of the document."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run(text)
    run.underline = True
    element = OxmlElement("w:hyperlink")
    element.set(qn("w:anchor"), anchor)
    run._r.addprevious(element)
    element.append(run._r)


def one_cell(row: Any) -> Any:
    """Make one cell of a new row's cells. Merging them would walk the whole table each time."""
    first, *others = row._tr.tc_lst
    for other in others:
        row._tr.remove(other)
    first.grid_span = 1 + len(others)
    return row.cells[0]


def tight(paragraph: Any) -> None:
    """No space above or below a paragraph, or next to none."""
    from docx.shared import Pt

    paragraph.paragraph_format.space_before = Pt(0)
    paragraph.paragraph_format.space_after = Pt(2)


def complex_size(style: Any, points: int) -> None:
    """The size of letters of scripts that join or run from right to left."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = style.element.get_or_add_rPr()
    element = OxmlElement("w:szCs")
    element.set(qn("w:val"), str(2 * points))
    size = properties.find(qn("w:sz"))
    size.addnext(element)


def without_date(comment: Any) -> None:
    """Take the time out of a comment."""
    from docx.oxml.ns import qn

    comment._comment_elm.attrib.pop(qn("w:date"), None)


def _add(properties: Any, name: str, values: dict[str, str]) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(key), value)
    properties.append(element)
