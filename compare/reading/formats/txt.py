"""Plain text: decoded, and not a character changed."""

from __future__ import annotations

from compare.errors import UserError
from compare.reading.decode import decode
from compare.reading.extract import Extract, Paragraphs, find_paragraphs
from compare.reading.source import Source

NAME = "txt"
LABEL = "plain text"
SUFFIXES = (".txt", ".text")

_WRAPPED = (
    "each line is taken for a paragraph, but the lines look like prose broken at one width; "
    "put blank lines between the paragraphs"
)
_LEAST_LINES = 6
_MOST_LINES = 10_000
_WIDEST = 120


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
    notices = (*decoded.notices, _WRAPPED) if _look_wrapped(decoded.text, paragraphs) else decoded.notices
    return Extract(decoded.text, paragraphs, decoded.encoding, notices)


def _look_wrapped(text: str, paragraphs: Paragraphs) -> bool:
    """Whether paragraphs taken by line are rather lines of prose, broken at one width.

    Such lines are nearly equally long and seldom end where a sentence does.
    """
    if len(paragraphs) < _LEAST_LINES or paragraphs[-1].index > _MOST_LINES:
        return False
    lines = [text[each.start : each.end] for each in paragraphs]
    longest = max(map(len, lines))
    if longest > _WIDEST or any("\n" in line for line in lines):
        return False
    full = sum(len(line) >= 0.8 * longest for line in lines)
    ended = sum(line.rstrip("\"'”“’»«)").endswith((".", "!", "?", "؟", "…", ":")) for line in lines)
    return full >= 0.8 * len(lines) and ended <= 0.4 * len(lines)
