"""Blocks of text out of HTML, with lxml: the plain way, for EPUB and where no article is found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from compare.reading.flow import Flow

UNSEEN = frozenset(
    {
        "script", "style", "head", "template", "noscript", "iframe", "object", "embed", "svg", "math", "canvas",
        "audio", "video", "map", "select", "textarea", "input", "button", "datalist", "rt", "rp",
    }
)  # fmt: skip
"""Elements whose text a reader of the page does not see as text."""

FURNITURE = frozenset({"nav", "footer", "aside", "form", "menu", "dialog", "label"})
"""Elements around an article rather than of it."""

BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
        "table", "tbody", "tfoot", "thead", "ul",
    }
)  # fmt: skip

_SPACE = re.compile("[ \t\n\r\f]+")
_SPACES = re.compile(" *\n *| {2,}")
_EMPTY_LINE = re.compile("\n[\\s]*\n")

# HTML gives numeric references to C1 controls the meaning of windows-1252.
_CONTROLS = {
    code: bytes([code]).decode("windows-1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}


def parse_html(text: str) -> Any:
    """The tree of a page, which lxml makes of any characters; None if there is no element in them."""
    from lxml import etree, html

    # Without huge_tree what nests deeper than 256 elements is lost without a word; with it, deeper than 2,048.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def blocks_of(root: Any, dropped: frozenset[str] = UNSEEN, drop: Callable[[Any], bool] | None = None) -> list[str]:
    """The paragraphs below `root`, without the elements of `dropped` and those `drop` says.

    White space is collapsed as a browser does it, no-break spaces are kept,
    two line breaks in a row divide paragraphs.
    """
    flow = Flow()
    for event, element in _walk(root, dropped, drop):
        tag = element.tag
        if event == "tail":
            flow.write(_collapsed(element.tail))
        elif event == "start":
            if tag in ("td", "th"):
                flow.enter()
            elif tag == "tr":
                flow.enter_row()
            elif tag == "br":
                flow.write("\n")
            elif tag in BLOCKS:
                flow.begin()
            if element.text:
                flow.write(element.text if tag == "pre" else _collapsed(element.text))
        elif tag in ("td", "th"):
            flow.leave_cell()
        elif tag == "tr":
            flow.leave_row()
        elif tag in BLOCKS:
            flow.end()
    return [tidy for block in flow.finish() for piece in _EMPTY_LINE.split(block) if (tidy := _tidy(piece))]


def _walk(root: Any, dropped: frozenset[str], drop: Callable[[Any], bool] | None) -> Iterator[tuple[str, Any]]:
    """Start, end and tail of each element to be seen, without recursion."""
    stack: list[tuple[Any, Iterator[Any]]] = [(root, iter(root))]
    yield "start", root
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield "end", element
            if stack and element.tail:
                yield "tail", element
        elif isinstance(child.tag, str) and child.tag not in dropped and not (drop and drop(child)):
            stack.append((child, iter(child)))
            yield "start", child
        elif child.tail:
            yield "tail", child


def _collapsed(text: str) -> str:
    return _SPACE.sub(" ", text)


def _tidy(text: str) -> str:
    return _SPACES.sub(lambda match: "\n" if "\n" in match[0] else " ", text).strip().translate(_CONTROLS)
