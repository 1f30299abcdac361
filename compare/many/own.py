"""What this program wrote itself, told by the marks that its exports carry: no original, and no report of one.

An export lies beside the texts that it is about and holds both of them, so a
search would take it for the best of all originals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from compare.errors import UserError
from compare.inert import one_line
from compare.many.folder import ROWS
from compare.reading.container import Container, peek
from compare.structured import json_value

OWN = "is an export of this program, not a text"
"""Why such a file is left out."""

_NAMED = 3
"""Exports that a notice names."""
_NEAR = 2**16
"""Bytes at either end of a file in which a mark stands."""
_MARKS = re.compile(
    # HTML, also as a browser saved it; TMX; XLIFF 2; XLIFF 1.2
    rb"""<meta\s+(?:name=["']generator["']\s+content=["']muqabala\s\d|content=["']muqabala\s\d[^>]*name=["']generator)"""
    rb"""|<header\s[^>]{0,99}creationtool=["']muqabala["']"""
    rb"""|<mda:meta\s+type=["']made-by["']>muqabala\s\d"""
    rb"""|<note\s+from=["']muqabala["']>made\sby:\smuqabala\s\d"""
    # JSON of `export`, `flag` and `find`; lines of JSON; rows of a batch; tables; Markdown
    rb"""|"tool":\s*\{\s*"name":\s*"muqabala","""
    rb"""|"provenance":\s*\{\s*"made\sby":\s*"muqabala\s\d"""
    rb"""|\A\{"muqabala":\s*"batch","""
    rb"""|"made\sby:\smuqabala\s\d[^"]*;\sencoder:\s"""
    rb"""|\n\#\#\sHow\sthis\swas\smade\r?\n\r?\n-\smade\sby:\smuqabala\s\d""",
    re.VERBOSE,
)
_AUTHOR = re.compile(rb"<dc:creator>muqabala\s\d")
_PROPERTIES = "docProps/core.xml"


def is_own(data: bytes) -> bool:
    """Whether a file with these bytes is an export of this program, of whatever version."""
    if _PROPERTIES in peek(data).names:
        try:
            return _AUTHOR.search(Container(data, "").read(_PROPERTIES)) is not None
        except UserError:
            return False  # What is wrong with it is told by whoever reads it.
    return any(_MARKS.search(part) for part in (data[:_NEAR], data[_NEAR:][-_NEAR:]))


def is_own_file(path: Path) -> bool:
    """The same of the file at `path`; False for one that cannot be read."""
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(_NEAR)
            if head.startswith(b"PK"):
                return is_own(head + stream.read())
            stream.seek(max(size - _NEAR, len(head)))
            return is_own(head + stream.read(_NEAR))
    except OSError:
        return False


def is_batch(folder: Path) -> bool:
    """Whether `folder` is one that a batch wrote."""
    try:
        with (folder / ROWS).open("rb") as stream:
            head = json_value(stream.readline(200))
    except (OSError, ValueError):
        return False
    return isinstance(head, dict) and head.get("muqabala") == "batch"


def own_notice(folder: Path, paths: Sequence[str]) -> str:
    """What is told of exports, by their `paths`, that were left out in `folder`."""
    named = ", ".join(one_line(path) for path in paths[:_NAMED])
    more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
    was = "is an export of this program and was" if len(paths) == 1 else "are exports of this program and were"
    return f"{folder}: {named}{more} {was} left out"
