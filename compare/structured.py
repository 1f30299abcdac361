"""JSON and TOML from outside: whatever is wrong with it is a ValueError.

The libraries' own readers end with a RecursionError on values nested some
hundred deep, and reading a named pipe in a file's place waits for ever.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

LARGEST = 64 * 2**20
"""Bytes of a file, at most."""


def json_value(text: str | bytes) -> Any:
    """The value that `text` holds. Raises ValueError where it is no JSON, or nested too deeply."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def toml_tables(text: str) -> dict[str, Any]:
    """The tables that `text` holds. Raises ValueError where it is no TOML, or nested too deeply."""
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def file_text(path: Path, encoding: str = "utf-8", largest: int = LARGEST) -> str:
    """The text of a file that the user named or that lies in a folder of theirs.

    Raises OSError where it cannot be read, ValueError where it is no plain
    file (a pipe, a device), is larger than `largest` bytes or not in `encoding`.
    """
    # A missing file and an endless loop of links are told apart by stat().
    found = path.stat()
    if path.is_dir():
        raise IsADirectoryError(21, "Is a directory", str(path))
    if not path.is_file():
        raise ValueError("a pipe or a device, no file")
    if found.st_size > largest:
        raise ValueError(f"larger than {largest >> 20} MiB")
    return path.read_text(encoding)
