"""Plain text: decoded, and not a character changed."""

from __future__ import annotations

from compare.errors import UserError
from compare.reading.decode import decode
from compare.reading.extract import Extract, find_paragraphs
from compare.reading.source import Source

NAME = "txt"
LABEL = "plain text"
SUFFIXES = (".txt", ".text")


def sniff(data: bytes) -> bool:
    """Nothing proves a plain text; it is what remains."""
    return False


def fits(data: bytes) -> bool:
    """Whatever can be decoded is a plain text."""
    return True


def read(source: Source) -> Extract:
    """The characters of the file, its byte order mark left out, in paragraphs."""
    decoded = decode(source.data, source.name, source.encoding)
    if "\0" in decoded.text:
        raise UserError(f"{source.name}: is a binary file, not a text; save the document as text, HTML, DOCX or PDF")
    try:
        paragraphs = find_paragraphs(decoded.text)
    except OverflowError as error:
        raise UserError(f"{source.name}: has {error}, more than are read; split it") from error
    return Extract(decoded.text, paragraphs, decoded.encoding, decoded.notices)
