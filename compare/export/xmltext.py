"""Text for XML 1.0, which has no place for most control characters."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from compare.inert import BIDI_CONTROLS, inert

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ACTIVE = re.compile(f"[\x7f-\x9f{BIDI_CONTROLS}]")
MIXED = frozenset({"source", "target", "seg", "note"})


def xml_text(text: str) -> str:
    """`text` with what XML cannot hold made visible (see `compare.inert`)."""
    return NOT_XML.sub("\ufffd", inert(text))


def document(root: ElementTree.Element) -> bytes:
    """An XML file in UTF-8, indented but for texts; what could act on a terminal stands as a reference."""
    _indent(root, "\n")
    text = ACTIVE.sub(lambda match: f"&#x{ord(match.group()):X};", ElementTree.tostring(root, encoding="unicode"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _indent(element: ElementTree.Element, line: str) -> None:
    if not len(element) or element.tag in MIXED:
        return
    element.text = line + " "
    for child in element:
        _indent(child, line + " ")
        child.tail = line + " "
    element[-1].tail = line
