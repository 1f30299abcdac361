"""The bytes of a file, whatever the path turns out to be, within bounds."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
from pathlib import Path
from typing import BinaryIO, NamedTuple

from compare.errors import UserError

STANDARD_INPUT = "-"

MAX_BYTES = 64 * 2**20
"""The largest file read, in bytes: some 25,000 printed pages."""

_CHUNK = 2**20
_URL = re.compile(r"(?i)[a-z][a-z0-9+.-]*://")


class Source(NamedTuple):
    """A file as it lies on the disk, and how it is to be read.

    `name` is how messages call it (one line, whatever the path holds),
    `suffix` its last suffix in small letters with the dot, "" for none,
    `language` the language code its text is said to be in, `encoding` the
    character encoding the user named, if any.
    """

    path: str
    name: str
    data: bytes
    language: str
    encoding: str | None = None

    @property
    def suffix(self) -> str:
        """The last suffix of the path in small letters, with its dot; "" for none."""
        return "" if self.path == STANDARD_INPUT else Path(self.path).suffix.lower()

    @property
    def sha256(self) -> str:
        """The hash of the file's bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def load_source(path: str, language: str, encoding: str | None = None) -> Source:
    """Read the bytes at `path`, or of standard input for "-".

    Raises UserError when there is no such file, when it is not one that can
    be read to an end (a folder, a device, a web address), or is too large.
    """
    if path == STANDARD_INPUT:
        return Source(path, "standard input", _read_standard_input(), language, encoding)
    name = displayed(path)
    if _URL.match(path):
        raise UserError(f"{name}: is a web address; save the page in a browser and give the saved file")
    if not path:
        raise UserError("the name of a file is empty; name a file to read")
    return Source(_writable(path), name, _read_file(path, name), language, encoding)


def held_source(path: str, data: bytes, language: str, encoding: str | None = None) -> Source:
    """The same as `load_source`, for bytes that somebody else read at `path`."""
    return Source(_writable(path), displayed(path), data, language, encoding)


def displayed(path: str) -> str:
    """`path` for one line of a message: control characters and undecodable bytes escaped."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in path)


def _writable(path: str) -> str:
    """`path` as Unicode text proper, which a lone surrogate (an undecodable byte) is not."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def _read_standard_input() -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise UserError("standard input: is closed; pipe a text into the program or name a file")
    try:
        return _read_bounded(sys.stdin.buffer, "standard input")
    except OSError as error:
        raise UserError(f"standard input: cannot be read ({error.strerror or error}); name a file instead") from error


def _read_file(path: str, name: str) -> bytes:
    try:
        # Without O_NONBLOCK, opening a named pipe that nobody writes to never returns.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError as error:
        raise UserError(f"{name}: no such file; check the name") from error
    except PermissionError as error:
        if Path(path).is_dir():
            raise UserError(_folder(name)) from error
        raise UserError(f"{name}: may not be read; check its access rights") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UserError(f"{name}: cannot be opened ({reason}); check the name") from error
    try:
        _refuse_endless(os.fstat(handle), name)
        if hasattr(os, "set_blocking"):
            os.set_blocking(handle, True)
        with open(handle, "rb", closefd=False) as stream:
            return _read_bounded(stream, name)
    except OSError as error:
        raise UserError(f"{name}: cannot be read ({error.strerror or error}); check the disk") from error
    finally:
        os.close(handle)


def _refuse_endless(status: os.stat_result, name: str) -> None:
    """Only regular files and pipes (`<(command)` in a shell is one) come to an end."""
    if stat.S_ISDIR(status.st_mode):
        raise UserError(_folder(name))
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISFIFO(status.st_mode)):
        raise UserError(f"{name}: is a device or socket, not a file; name a file")
    if status.st_size > MAX_BYTES:
        raise UserError(_too_large(name))


def _read_bounded(stream: BinaryIO, name: str) -> bytes:
    chunks = []
    left = MAX_BYTES + 1
    while left > 0 and (chunk := stream.read(min(left, _CHUNK))):
        chunks.append(chunk)
        left -= len(chunk)
    if left <= 0:
        raise UserError(_too_large(name))
    return b"".join(chunks)


def _folder(name: str) -> str:
    return f"{name}: is a folder; name a file in it"


def _too_large(name: str) -> str:
    return f"{name}: is larger than the {MAX_BYTES // 2**20} MiB that are read; split it"
