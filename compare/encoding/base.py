"""What the rest of the program asks of an encoder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from compare.records import Span

Vectors = NDArray[np.float32]
"""float32 (sentences, dim), rows L2-normalised; the row of an empty text is zero."""


class Encoder(Protocol):
    """Turns texts into vectors that mean the same across languages."""

    @property
    def name(self) -> str:
        """What the user calls it; goes into exports."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the vectors would: the key of the cache."""

    @property
    def languages(self) -> frozenset[str]:
        """Language codes it was made for; empty where it does not say."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """float32 (len(texts), dim), L2-normalised, in the order given."""

    def token_vectors(self, text: str) -> tuple[list[Span], Vectors]:
        """Spans of `text`'s tokens and a normalised vector for each."""
