"""EPUB books: the documents of the spine, in its order, without the navigation.

The package is read with the standard library, the documents (XHTML, often a
careless one) with lxml, which neither resolves entities nor fetches anything.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any

from compare.errors import UserError
from compare.reading.container import Container, peek
from compare.reading.extract import Extract, join_blocks
from compare.reading.source import Source
from compare.reading.xml import parse

NAME = "epub"
LABEL = "an EPUB book"
SUFFIXES = (".epub",)

MAX_TOTAL = 32 * 2**20
"""The most bytes that the documents of a book may have together; "War and Peace" has four million."""
MAX_DOCUMENTS = 5_000

_CONTAINER = "META-INF/container.xml"
_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:container": "ocf",
    "http://www.idpf.org/2007/opf": "opf",
    "http://www.w3.org/2001/04/xmlenc#": "enc",
}
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_DOCTYPE = re.compile(rb"(?is)<!DOCTYPE[^\[>]{0,1000}>")
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})


def sniff(data: bytes) -> bool:
    """The archive begins with the type of a book, or holds a book's container file."""
    directory = peek(data)
    return directory.mimetype == "application/epub+zip" or _CONTAINER in directory.names


def fits(data: bytes) -> bool:
    """Nothing else is a book."""
    return False


def read(source: Source) -> Extract:
    """The paragraphs of every document of the spine."""
    container = Container(source.data, source.name)
    book = _package(container)
    blocks: list[str] = []
    left = MAX_TOTAL
    for part in book:
        data = container.read(part)
        left -= len(data)
        if left < 0:
            raise UserError(f"{source.name}: is a book of more than {MAX_TOTAL // 2**20} MiB of text; split it")
        blocks.extend(_blocks(data))
    text, paragraphs = join_blocks(blocks)
    return Extract(text, paragraphs)


def _package(container: Container) -> list[str]:
    """The names of the documents to read, in the order of the spine."""
    from urllib.parse import unquote

    events = _Events()
    parse(container.read(_CONTAINER), events, _PREFIXES, container.name)
    root = events.root
    if root not in container:
        raise container.damaged("its package file is missing")
    parse(container.read(root), events, _PREFIXES, container.name)
    folder = posixpath.dirname(root)
    parts = []
    for reference in events.spine[:MAX_DOCUMENTS]:
        address, kind, properties = events.manifest.get(reference, ("", "", ""))
        part = posixpath.normpath(posixpath.join(folder, unquote(address.partition("#")[0])))
        if address and ("html" in kind or not kind) and "nav" not in properties.split():
            parts.append(part)
    present = [part for part in dict.fromkeys(parts) if part in container]
    if parts and not present:
        raise container.damaged("its chapters are missing")
    _refuse_locked(container, frozenset(present))
    return present


def _refuse_locked(container: Container, parts: frozenset[str]) -> None:
    """Fonts are often encrypted, chapters only in books under copy protection."""
    if "META-INF/encryption.xml" not in container:
        return
    from urllib.parse import unquote

    events = _Events()
    parse(container.read("META-INF/encryption.xml"), events, _PREFIXES, container.name)
    if parts & {unquote(address) for address in events.encrypted}:
        raise UserError(f"{container.name}: is copy-protected and cannot be read; use a copy without protection")


class _Events:
    """What container.xml, the package and encryption.xml say."""

    def __init__(self) -> None:
        self.root = ""
        self.manifest: dict[str, tuple[str, str, str]] = {}
        self.spine: list[str] = []
        self.encrypted: set[str] = set()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get
        if tag == "ocf:rootfile":
            self.root = self.root or posixpath.normpath(value("full-path", ""))
        elif tag == "opf:item":
            self.manifest[value("id", "")] = value("href", ""), value("media-type", ""), value("properties", "")
        elif tag == "opf:itemref" and value("linear", "yes") != "no":
            self.spine.append(value("idref", ""))
        elif tag == "enc:CipherReference":
            self.encrypted.add(value("URI", ""))

    def end(self, tag: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass


def _blocks(data: bytes) -> list[str]:
    from compare.reading.markup import UNSEEN, blocks_of

    tree = _tree(data)
    return [] if tree is None else blocks_of(tree, UNSEEN | {"nav"}, _is_reference)


def _tree(data: bytes) -> Any:
    """The document as XML, which it should be; as a browser would read it where it is none."""
    from lxml import etree

    from compare.reading.markup import parse_html

    clean = _ENTITY.sub(_character, _DOCTYPE.sub(b"", data, count=1))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(clean, parser)
    except (etree.XMLSyntaxError, ValueError):
        return parse_html(data.decode("utf-8", "replace"))
    for element in tree.iter(etree.Element):
        element.tag = etree.QName(element).localname
    return tree


def _character(match: re.Match[bytes]) -> bytes:
    from html.entities import name2codepoint

    name = match[1].decode("ascii")
    if name in _XML_ENTITIES or name not in name2codepoint:
        return match[0]
    return f"&#{name2codepoint[name]};".encode("ascii")


def _is_reference(element: Any) -> bool:
    """The raised number that points to a note is no part of the sentence."""
    return "noteref" in element.get(_EPUB_TYPE, "") or element.get("role") == "doc-noteref"
