"""Web pages: the article without what surrounds it, found by trafilatura.

Where trafilatura finds no article (a page of a few lines, an unusual frame),
every paragraph outside navigation, sidebars, forms and footers is read, and
the user is told so.
"""

from __future__ import annotations

import re

from compare.errors import UserError
from compare.reading.about import about_from, saved_with
from compare.reading.decode import Decoded, decode, lookup
from compare.reading.extract import Extract, is_blank, join_blocks
from compare.reading.source import Source

NAME = "html"
LABEL = "a web page"
SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")

MAX_CHARACTERS = 8 * 2**20
"""The largest page, in characters, once scripts, styles, comments and embedded pictures are cut out."""
MAX_TAGS = 300_000
LITTLE_TEXT = 800
MUCH_SCRIPT = 20_000
"""Characters of scripts and styles from which on a page of little text is held for the frame of one built by them."""

_HEAD = 4096
_START = re.compile(
    rb"(?is)\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|article|main)\b"
)
_TAG = re.compile(rb"(?i)<(?:p|div|span|br|h[1-6]|table|section|article|body|li|a)\b[^<>]{0,2000}>")
_CHARSET = re.compile(rb"""(?i)<meta[^<>]{0,500}?charset\s*=\s*["']?\s*([a-z0-9._:-]{1,40})""")
_EMBEDDED = re.compile(r"""(?i)\bdata:[a-z0-9.+/;=-]{0,100},[^"'\s<>)]{64,}""")

# A tag of this length carries data for scripts, or attributes without end to choke a parser.
_CROWDED = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})\s[^<>]{20000,}>")


def sniff(data: bytes) -> bool:
    """The first element is one that only pages begin with."""
    return _START.search(_narrow(data[:_HEAD])) is not None


def fits(data: bytes) -> bool:
    """A fragment has at least one tag."""
    return _TAG.search(_narrow(data[: 2**20])) is not None


def _narrow(data: bytes) -> bytes:
    """UTF-16 looked at as ASCII, which tags are."""
    return data.replace(b"\0", b"")


def read(source: Source) -> Extract:
    """The headline and the paragraphs of the article."""
    decoded = decode_page(source.data, source.name, source.encoding)
    extract = read_page(decoded, source.name)
    return extract._replace(about=saved_with(decoded.text, extract.about))


def read_page(decoded: Decoded, name: str) -> Extract:
    """The same, for a page already decoded, without what the program that saved it says."""
    from compare.reading.isolated import run_isolated

    page = strip(decoded.text)
    if len(page) > MAX_CHARACTERS:
        raise UserError(
            f"{name}: is a page of more than {MAX_CHARACTERS:,} characters; save its text as .txt and split it"
        )
    found = run_isolated("compare.reading.article:find_article", page.encode("utf-8"), name)
    text, paragraphs = join_blocks(found["blocks"])
    if is_blank(text):
        raise UserError(
            f"{name}: is a web page without a text (it may be built by scripts, or nest thousands of elements in each "
            "other); save its text as .txt"
        )
    notices = decoded.notices + tuple(found["notices"])
    if len(text) < LITTLE_TEXT and len(decoded.text) - len(page) > MUCH_SCRIPT:
        notices += (
            f"holds {len(text):,} characters of text and much script: its article may be built in the browser only; "
            "if something is missing, save it as “Webpage, single file” or as PDF, or its text as .txt",
        )
    return Extract(text, paragraphs, decoded.encoding, notices, about_from(found["about"]))


def decode_page(data: bytes, name: str, encoding: str | None = None, said: str | None = None) -> Decoded:
    """Characters of a page: as the user says, by byte order mark, as UTF-8, as the page itself says, by guess.

    Valid UTF-8 comes before the page's own word, since browsers convert pages
    they save and do not always mend what the page says of itself. `said` is
    the encoding a wrapper around the page names. As in a browser, bytes that
    do not decode become U+FFFD instead of ending the reading.
    """
    match = _CHARSET.search(data[: 4 * _HEAD])
    declared = said or (match[1].decode("ascii") if match else None)
    if encoding or not declared or b"\0" in data[:_HEAD] or _is_utf8(data):
        return decode(data, name, encoding)
    try:
        known = lookup(declared)
    except UserError:
        return decode(data, name)
    # The Encoding Standard reads both labels as windows-1252.
    known = "windows-1252" if known in ("ascii", "iso-8859-1") else known
    try:
        text = data.decode(known, "replace").replace("\ufeff", "", 1 if data[:3] == b"\xef\xbb\xbf" else 0)
        text.encode("utf-8")
    except (UnicodeError, LookupError):
        return decode(data, name)
    damaged = text.count("\ufffd")
    notices = (f"read as {known}, as the page says, with {damaged:,} damaged characters",) if damaged else ()
    return Decoded(text, known, notices)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def strip(page: str) -> str:
    """`page` without scripts, styles, comments and pictures embedded in it, found in one pass each.

    Scripts of linked data stay: some pages have their article only there.
    """
    for opening, closing in (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"), ("<svg", "</svg")):
        page = _cut(page, opening, closing)
    return _CROWDED.sub(r"<\1>", _EMBEDDED.sub("data:,", page))


def _cut(page: str, opening: str, closing: str) -> str:
    lowered = page.lower()
    if len(lowered) != len(page):
        # A few characters grow in small letters; then only exact spellings are found.
        lowered = page
    kept, position = [], 0
    while (start := lowered.find(opening, position)) >= 0:
        stop = lowered.find(closing, start + len(opening))
        end = lowered.find(">", stop) if stop >= 0 else -1
        if end < 0:
            break
        linked = "ld+json" in lowered[start : lowered.find(">", start)] if opening == "<script" else False
        kept.append(page[position : end + 1 if linked else start])
        position = end + 1
    kept.append(page[position:])
    return "".join(kept)
