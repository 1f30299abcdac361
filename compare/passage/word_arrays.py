"""Lists of words as bytes: UTF-8, a newline after each, as the `.npz` files of a pair of languages hold them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def joined(words: Sequence[str]) -> NDArray[np.uint8]:
    """The bytes of a list of words, none of which holds a newline."""
    return np.frombuffer("".join(f"{word}\n" for word in words).encode("utf-8"), dtype=np.uint8)


def parted(characters: NDArray[np.uint8]) -> list[str]:
    """The words that `joined` was given; ValueError where the bytes are no UTF-8."""
    return characters.astype(np.uint8).tobytes().decode("utf-8").split("\n")[:-1]
