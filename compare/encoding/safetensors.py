"""Reading a .safetensors file as memory-mapped arrays.

The format: eight bytes with the length of a JSON header (little endian), the
header `{name: {"dtype", "shape", "data_offsets"}}`, the numbers. Mapped rather
than read, so that encoding a page touches only the rows that it needs.
https://github.com/huggingface/safetensors#format
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from compare.errors import UserError
from compare.structured import json_value

TYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4", "I16": "<i2", "I8": "|i1", "U8": "|u1"}
HEADER_LIMIT = 1 << 20


def read_tensors(path: Path) -> dict[str, NDArray[np.generic]]:
    """The arrays of `path`, read-only. Raises UserError if it is missing or damaged."""
    if not path.is_file():
        raise UserError(f"{path}: is missing, so the folder holds no encoder; train one with 'muqabala encoder train'")
    try:
        content = np.memmap(path, dtype=np.uint8, mode="r")
        length = int.from_bytes(content[:8].tobytes(), "little")
        if len(content) < 8 or length > min(HEADER_LIMIT, len(content) - 8):
            raise ValueError("no header")
        header = json_value(content[8 : 8 + length].tobytes())
        body = content[8 + length :]
        return {name: _tensor(body, entry) for name, entry in header.items() if name != "__metadata__"}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(f"{path}: is no whole .safetensors file; copy it again or train the encoder again") from error


def _tensor(body: NDArray[np.uint8], entry: dict[str, object]) -> NDArray[np.generic]:
    kind = np.dtype(TYPES[str(entry["dtype"])])
    shape = entry["shape"]
    offsets = entry["data_offsets"]
    if not isinstance(shape, list) or not isinstance(offsets, list):
        raise ValueError("shape and data_offsets must be lists")
    start, end = offsets
    if not 0 <= start <= end <= len(body) or end - start != math.prod(shape) * kind.itemsize:
        raise ValueError("the offsets lie outside the file")
    if any(size < 0 for size in shape):
        raise ValueError("negative size")
    return body[start:end].view(kind).reshape(shape)
