"""Reading a .safetensors file, with the library of that name, as numpy arrays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from compare.errors import UserError

LARGEST_HEADER = 1 << 20
"""Bytes: the names of a table of token vectors need a hundred. The library reads a hundred million."""


def read_tensors(path: Path) -> dict[str, NDArray[Any]]:
    """The arrays of `path`. Raises UserError if it is missing or damaged."""
    if not path.is_file():
        raise UserError(f"{path}: is missing, so the folder holds no encoder; train one with 'muqabala encoder train'")
    from safetensors import SafetensorError, safe_open

    try:
        with path.open("rb") as stream:
            if int.from_bytes(stream.read(8), "little") > LARGEST_HEADER:
                raise ValueError("no header")
        with safe_open(path, framework="numpy") as file:
            return {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  No mapping.
    # TypeError and AttributeError: a kind of number that numpy has not.
    except (SafetensorError, OSError, ValueError, TypeError, AttributeError) as error:
        raise UserError(f"{path}: is no whole .safetensors file; copy it again or train the encoder again") from error
