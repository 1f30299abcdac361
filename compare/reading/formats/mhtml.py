"""Web pages saved as one file by Chrome, Edge or Word (MHTML, RFC 2557): the page in it."""

from __future__ import annotations

import re

from compare.errors import UserError
from compare.reading.about import with_address, with_retrieval
from compare.reading.extract import Extract
from compare.reading.source import Source

NAME = "mhtml"
LABEL = "a saved web page (MHTML)"
SUFFIXES = (".mht", ".mhtml")

MAX_PARTS = 10_000

_HEAD = 4096
_MIME = re.compile(rb"(?im)^MIME-Version:[ \t]*1\.")
_RELATED = re.compile(rb"(?im)^Content-Type:[ \t]*multipart/(?:related|mixed|alternative)\b")
_HEADER_LINE = re.compile(rb"\A[A-Za-z][A-Za-z-]{0,60}:[ \t]")


def sniff(data: bytes) -> bool:
    """Header fields first, among them those of a message of several parts."""
    head = data[:_HEAD]
    return bool(_HEADER_LINE.match(head) and _MIME.search(head) and _RELATED.search(head))


def fits(data: bytes) -> bool:
    """Nothing else is a saved page."""
    return False


def read(source: Source) -> Extract:
    """The article of the first page in the file; pictures and frames are not looked at."""
    from email import message_from_bytes, policy

    from compare.reading.formats.html import decode_page, read_page

    if source.data.count(b"\n--") > MAX_PARTS:
        raise UserError(f"{source.name}: is a saved page of more than {MAX_PARTS:,} parts; save its text as .txt")
    try:
        message = message_from_bytes(source.data, policy=policy.compat32)
        part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        data = part.get_payload(decode=True) if part is not None else None
        said = part.get_content_charset() if part is not None else None
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError) as error:
        raise UserError(f"{source.name}: is a damaged saved page; save the page anew") from error
    if not isinstance(data, bytes) or not data:
        raise UserError(f"{source.name}: holds no web page; save the page anew")
    extract = read_page(decode_page(data, source.name, source.encoding, said), source.name)
    about = with_retrieval(extract.about, str(message["Date"] or ""))
    return extract._replace(about=with_address(about, str(message["Snapshot-Content-Location"] or "").strip()))
