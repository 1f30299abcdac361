"""Text for XML 1.0, which has no place for most control characters."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from compare.inert import inert

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """`text` with what XML cannot hold made visible (see `compare.inert`)."""
    return NOT_XML.sub("\ufffd", inert(text))


def document(root: ElementTree.Element, doctype: str = "") -> bytes:
    """An indented XML file in UTF-8, mixed content untouched."""
    ElementTree.indent(root, space=" ")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' + doctype
    return (head + ElementTree.tostring(root, encoding="unicode") + "\n").encode()
