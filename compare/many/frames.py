"""Messages through a pipe between two processes of this program: JSON values and bytes, each whole or none."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from typing import IO, Any

from compare.structured import json_value

_LENGTH = struct.Struct(">Q")


def send(stream: IO[bytes], value: dict[str, Any], blobs: Sequence[bytes] = ()) -> None:
    """Write a message. Raises OSError where nobody reads."""
    head = json.dumps({"value": value, "sizes": [len(blob) for blob in blobs]}).encode()
    stream.write(_LENGTH.pack(len(head)) + head)
    for blob in blobs:
        stream.write(blob)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    """Read a message. Raises EOFError where the other side ended, also within one."""
    (size,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    head = json_value(_exactly(stream, size))
    return head["value"], [_exactly(stream, size) for size in head["sizes"]]


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError("the other side ended")
    return data
