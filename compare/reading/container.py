"""Zip containers (DOCX, ODT, EPUB) read part by part, in memory, within bounds.

Nothing is ever unpacked to the disk, so the names of the parts are only keys.
Sizes are counted while inflating: what the directory of the archive claims
is not believed.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from compare.errors import UserError

if TYPE_CHECKING:
    import zipfile

MAX_PARTS = 20_000
MAX_PART = 64 * 2**20
"""The largest part read, inflated, in bytes."""
MAX_TOTAL = 128 * 2**20
"""The most inflated bytes read of one container."""
MAX_RATIO = 200
"""How many times its packed size a part of more than `_INNOCENT` bytes may be."""

_INNOCENT = 4 * 2**20
_CHUNK = 2**16
_ENCRYPTED = 0x1
_SIGNATURE = b"PK\x03\x04"


class Container:
    """The parts of one archive. Raises UserError, naming the file, for all that is wrong with it."""

    def __init__(self, data: bytes, name: str) -> None:
        import zipfile

        self.name = name
        self._left = MAX_TOTAL
        if _too_many_parts(data):
            raise UserError(f"{name}: is an archive of more than {MAX_PARTS:,} parts; no document has so many")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise self.damaged() from error
        self._entries = {entry.filename: entry for entry in entries}

    def __contains__(self, part: str) -> bool:
        return part in self._entries

    def read(self, part: str) -> bytes:
        """The inflated bytes of `part`."""
        import zipfile
        import zlib

        entry = self._entries.get(part)
        if entry is None:
            raise self.damaged(f"{part[:60]!a} is missing")
        if entry.flag_bits & _ENCRYPTED:
            raise UserError(f"{self.name}: is protected by a password; save it without one")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UserError(f"{self.name}: is packed by a method that is not read; save it anew")
        try:
            return self._inflate(entry)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as error:
            raise self.damaged() from error

    def _inflate(self, entry: zipfile.ZipInfo) -> bytes:
        limit = min(MAX_PART, self._left)
        chunks, size = [], 0
        with self._zip.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                chunks.append(chunk)
                size += len(chunk)
                if size > limit or (size > _INNOCENT and size > MAX_RATIO * entry.compress_size):
                    raise UserError(
                        f"{self.name}: unpacks to more than is read "
                        f"({MAX_PART // 2**20} MiB a part, {MAX_RATIO} times its size); it may be a zip bomb"
                    )
        self._left -= size
        return b"".join(chunks)

    def damaged(self, what: str = "") -> UserError:
        """The error for an archive that lies about itself or ends too early."""
        return UserError(f"{self.name}: is damaged{f' ({what})' if what else ''}; get the file anew")


class Directory(NamedTuple):
    """What an archive says it holds: the names of its parts, and the type that ODT and EPUB state."""

    names: frozenset[str] = frozenset()
    mimetype: str = ""


def peek(data: bytes) -> Directory:
    """The directory of an archive, empty if the bytes are none or a damaged one."""
    if not data.startswith(_SIGNATURE) or _too_many_parts(data):
        return Directory()
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # The standard wants the type first and stored; whoever zips a folder by hand has it anywhere, packed.
            kind = next((entry for entry in archive.infolist() if entry.filename == "mimetype"), None)
            mimetype = archive.read(kind).decode("ascii", "replace") if kind and kind.file_size < 200 else ""
            return Directory(frozenset(archive.namelist()), mimetype.strip())
    except Exception:
        # Whatever is wrong with it is said when a reader opens it in earnest.
        return Directory()


def _too_many_parts(data: bytes) -> bool:
    # Counting the signatures of directory entries is faster than parsing a million of them.
    return data.count(b"PK\x01\x02") > MAX_PARTS
