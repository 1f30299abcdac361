"""From bytes to characters: byte order mark, UTF-8, then a guess that can be told.

The order is that of certainty. A byte order mark and valid UTF-8 of more than
ASCII are as good as proof. UTF-16 without a mark betrays itself by its zero
bytes. Only then come the code pages: the two Arabic ones by how Arabic the
result reads, the Western one by the company its letters keep, and for all
others charset-normalizer, imported only when needed.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from compare.errors import UserError
from compare.reading.plausible import reads_as_arabic, reads_as_western, reads_as_words

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_ARABIC_PAGES = ("windows-1256", "iso-8859-6")
_SAMPLE = 2**18
_MAX_DAMAGE = 0.01

_MEND = "if letters look wrong, name the encoding with --encoding"


class Decoded(NamedTuple):
    """The characters of a file, the encoding they were read by, what to tell the user."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """The text of `data`, which messages call `name`, without a byte order mark.

    `encoding` overrides every guess, but not a byte order mark, which cannot
    stand there by chance. Raises UserError when the bytes are no text in it
    or, without it, in no encoding that could be recognised.
    """
    asked = lookup(encoding) if encoding else None
    marked = _by_mark(data, name)
    if marked is not None:
        if asked and not _same_family(asked, marked.encoding):
            notice = f"read as {marked.encoding}, which its byte order mark names, not as {encoding}"
            return Decoded(marked.text, marked.encoding, (notice,))
        return marked
    if asked:
        return _strictly(data, name, asked)
    return _by_content(data, name)


def lookup(encoding: str) -> str:
    """The usual name of a text encoding; UserError if there is none of that name."""
    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError, UnicodeError):
        found = None
    # Python also calls "hex" and "rot13" encodings, and some that run escapes.
    if found is None or not found._is_text_encoding or found.name in _NOT_FOR_FILES:
        raise UserError(
            f"--encoding {encoding!a}: no such character encoding; "
            "known are utf-8, utf-16, windows-1256, iso-8859-6, windows-1252 and others"
        )
    return _USUAL.get(found.name, found.name)


_USUAL = {
    "cp1256": "windows-1256",
    "cp1252": "windows-1252",
    "iso8859-6": "iso-8859-6",
    "iso8859-1": "iso-8859-1",
    "utf-8-sig": "utf-8",
}
_NOT_FOR_FILES = frozenset({"unicode-escape", "raw-unicode-escape", "unicode_escape", "raw_unicode_escape", "idna"}) | {
    "punycode",
    "undefined",
    "utf-7",
    "mbcs",
    "oem",
}


def _by_mark(data: bytes, name: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if not data.startswith(mark):
            continue
        try:
            return Decoded(data[len(mark) :].decode(encoding), encoding)
        except UnicodeDecodeError as error:
            # UTF-16 whose first character is NUL looks like UTF-32: try on.
            if encoding == "utf-32-le":
                continue
            if encoding == "utf-8":
                return None
            raise UserError(
                f"{name}: begins as {encoding} but is damaged at byte {error.start + len(mark):,}; save it anew"
            ) from error
    return None


def _same_family(asked: str, found: str) -> bool:
    return asked == found or found.startswith(f"{asked}-")


def _strictly(data: bytes, name: str, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
        text.encode("utf-8")  # some codecs let lone surrogates pass
    except UnicodeEncodeError as error:
        raise UserError(f"{name}: is no text in {encoding}; try another --encoding") from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UserError(
            f"{name}: is not in {encoding} (byte {error.start:,}, line {line:,}); try another --encoding or none"
        ) from error
    text = text.removeprefix("\ufeff")
    if encoding not in ("utf-8", "ascii") and not data.isascii() and _is_utf8(data):
        return Decoded(text, encoding, (f"read as {encoding}, as asked, though it is valid UTF-8",))
    return Decoded(text, encoding)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _by_content(data: bytes, name: str) -> Decoded:
    wide = _wide(data)
    if wide is not None:
        return wide
    if b"\0" in data:
        raise UserError(f"{name}: is a binary file, not a text; save the document as text, HTML, DOCX or PDF")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    for guess in (_damaged_utf8, _arabic, _western, _by_statistics):
        decoded = guess(data)
        if decoded is not None:
            return decoded
    raise UserError(f"{name}: is not a text in an encoding that could be recognised; name the encoding with --encoding")


_MOSTLY = 0.8
"""Share of letters from Latin to Arabic that a text without a byte order mark must have to pass as UTF-16."""


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a byte order mark, in which ASCII and spaces bring zero bytes.

    Arabic without any space brings none, but its high bytes are all U+0006,
    a control character that no text in another encoding is full of.
    """
    sample = data[:_SAMPLE]
    if len(data) % 2 or not (b"\0" in sample or sample.count(6) * 4 > len(sample)):
        return None
    readings = []
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        alphabetic = sum(1 for char in text[:_SAMPLE] if "\t" <= char < "\u0700")
        if "\0" not in text and reads_as_words(text[:_SAMPLE]) and alphabetic >= _MOSTLY * len(text[:_SAMPLE]):
            readings.append((alphabetic, encoding, text))
    if not readings:
        return None
    # With its bytes swapped, an alphabetic text turns into ideographs.
    _, encoding, text = max(readings)
    return Decoded(text, encoding, (f"read as {encoding}, a guess by its zero bytes; {_MEND}",))


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few bad bytes (a file cut in the middle of a character)."""
    text = data.decode("utf-8", "replace")
    damage = text.count("\ufffd") - data.count("\ufffd".encode())
    good = len(text) - len(text.encode("ascii", "ignore")) - damage
    if good < 3 or damage > max(1, _MAX_DAMAGE * good):
        return None
    some = "1 damaged character" if damage == 1 else f"{damage:,} damaged characters"
    return Decoded(text, "utf-8", (f"read as utf-8 with {some}, shown as \ufffd; save the file anew to mend it",))


def _arabic(data: bytes) -> Decoded | None:
    best: tuple[float, str, str] | None = None
    for encoding in _ARABIC_PAGES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        likelihood = reads_as_arabic(text[:_SAMPLE])
        if likelihood is not None and (best is None or likelihood > best[0]):
            best = likelihood, encoding, text
    return None if best is None else _guessed(best[2], best[1])


def _western(data: bytes) -> Decoded | None:
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError:
        return None
    return _guessed(text, "windows-1252") if reads_as_western(text[:_SAMPLE]) else None


def _by_statistics(data: bytes) -> Decoded | None:
    """What charset-normalizer thinks, if the result reads as words."""
    import charset_normalizer

    match = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    if match is None:
        return None
    try:
        text = data.decode(match.encoding)
        text.encode("utf-8")
    except (UnicodeError, LookupError):
        return None
    return _guessed(text, lookup(match.encoding)) if reads_as_words(text[:_SAMPLE]) else None


def _guessed(text: str, encoding: str) -> Decoded:
    return Decoded(text, encoding, (f"read as {encoding}, a guess, since it is not UTF-8; {_MEND}",))
