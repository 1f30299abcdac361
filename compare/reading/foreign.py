"""Files that are often tried and cannot be read, told apart by their first bytes."""

from __future__ import annotations

from compare.errors import UserError
from compare.reading.container import peek
from compare.reading.source import Source

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "is a Rich Text file, which is not read; save it as DOCX or plain text"),
    (b"PK\x05\x06", "is an empty zip archive; there is nothing to compare"),
    (b"\x1f\x8b", "is compressed (gzip); unpack it first"),
    (b"BZh", "is compressed (bzip2); unpack it first"),
    (b"\xfd7zXZ\x00", "is compressed (xz); unpack it first"),
    (b"\x28\xb5\x2f\xfd", "is compressed (zstd); unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7-Zip archive; unpack it first"),
    (b"Rar!\x1a\x07", "is a RAR archive; unpack it first"),
    (b"\x89PNG\r\n\x1a\n", "is a picture (PNG), not a text"),
    (b"\xff\xd8\xff", "is a picture (JPEG), not a text"),
    (b"GIF87a", "is a picture (GIF), not a text"),
    (b"GIF89a", "is a picture (GIF), not a text"),
    (b"II*\x00", "is a picture (TIFF), not a text"),
    (b"MM\x00*", "is a picture (TIFF), not a text"),
    (b"bplist00", "is a Safari web archive, which is not read; save the page as page source"),
    (b"\x7fELF", "is a program, not a text"),
    (b"SQLite format 3\x00", "is a database, not a text"),
    (b"%!PS", "is a PostScript file, which is not read; save it as PDF"),
)


def refuse_foreign(source: Source) -> None:
    """Raise UserError if the first bytes belong to a known format that no reader takes."""
    if source.data.startswith(_OLE):
        if _ENCRYPTED in source.data:
            raise UserError(f"{source.name}: is protected by a password; save it without one")
        raise UserError(f"{source.name}: is an old Office file (.doc, .xls, .ppt); save it as DOCX or plain text")
    if source.data.startswith(b"PK\x03\x04"):
        raise UserError(f"{source.name}: {_zip_message(source.data)}")
    for signature, message in _SIGNATURES:
        if source.data.startswith(signature):
            raise UserError(f"{source.name}: {message}")


def _zip_message(data: bytes) -> str:
    directory = peek(data)
    if not directory.names:
        return "is damaged (a zip archive without its end); get the file anew"
    folders = {name.partition("/")[0] for name in directory.names}
    if "xl" in folders or "spreadsheet" in directory.mimetype:
        return "is a spreadsheet, which is not read; save the text as DOCX or plain text"
    if "ppt" in folders or "presentation" in directory.mimetype:
        return "is a presentation, which is not read; save the text as DOCX or plain text"
    return "is a zip archive, not a document that is read; unpack it and name a file of it"
