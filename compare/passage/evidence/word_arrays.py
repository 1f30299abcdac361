"""What is learned of a pair of languages, in `.npz` files: read with care, lists of words as bytes in them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from compare.errors import UserError

T = TypeVar("T")

SIZE_LIMIT = 50_000_000
"""Bytes of all arrays of a file once they are unpacked."""


def read_arrays(path: Path, read: Callable[[np.lib.npyio.NpzFile], T], wrong: str, mend: str) -> T:
    """What `read` makes of the arrays in `path`; if it cannot, a UserError with `wrong` and the command `mend`."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(item.file_size for item in archive.infolist()) > SIZE_LIMIT:
                raise ValueError("is too large")
        with np.load(path, allow_pickle=False) as content:
            return read(content)
    except (OSError, ValueError, KeyError, IndexError, zipfile.BadZipFile, EOFError) as error:
        raise UserError(f"{path}: {wrong} ({error}); make it again with '{mend}'") from error


def joined(words: Sequence[str]) -> NDArray[np.uint8]:
    """The bytes of a list of words, none of which holds a newline."""
    return np.frombuffer("".join(f"{word}\n" for word in words).encode("utf-8"), dtype=np.uint8)


def parted(characters: NDArray[np.uint8]) -> list[str]:
    """The words that `joined` was given; ValueError where the bytes are no UTF-8."""
    return characters.astype(np.uint8).tobytes().decode("utf-8").split("\n")[:-1]
