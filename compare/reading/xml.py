"""XML as a stream of events, for files that may be hostile.

Expat never fetches anything; here it is also told to refuse every entity that
a document declares (the way of "a billion laughs"), nesting deeper than any
document's, and more elements than could be worked through in seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from compare.errors import UserError

MAX_DEPTH = 500
MAX_ELEMENTS = 3_000_000


class Handler(Protocol):
    """Receives the events. Names are "prefix:local", by the prefixes given to `parse`."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """The element ends."""

    def text(self, data: str) -> None:
        """Characters between tags."""


def parse(data: bytes, handler: Handler, prefixes: Mapping[str, str], name: str) -> None:
    """Send the events of `data` to `handler`.

    `prefixes` maps namespaces to the short names the handler knows; others
    become "?". Raises UserError, naming the file `name`, for broken, hostile
    or excessive XML.
    """
    from xml.parsers import expat

    depth = elements = 0
    names: dict[str, str] = {}

    def short(qualified: str) -> str:
        known = names.get(qualified)
        if known is None:
            namespace, _, local = qualified.rpartition(" ")
            known = f"{prefixes.get(namespace, '?')}:{local}" if namespace else local
            if len(names) < 10_000:
                names[qualified] = known
        return known

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if depth > MAX_DEPTH or elements > MAX_ELEMENTS:
            raise UserError(f"{name}: nests too deep or holds too many elements for a text; save it anew as plain text")
        handler.start(short(tag), {short(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(short(tag))

    def refuse(*_: object) -> None:
        raise UserError(f"{name}: declares XML entities, which no document needs; it is not read")

    def doctype(_name: str, _system: str | None, _public: str | None, internal: int) -> None:
        if internal:
            refuse()

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise UserError(f"{name}: is damaged (its XML breaks off or is malformed); get the file anew") from error
