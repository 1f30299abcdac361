"""The words of texts with their vectors, asked of an encoder once a text.

The aligner, its second look and the checks all look at the words of the same
sentences; a transformer runs its model for each of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from compare.encoding.base import Vectors
from compare.encoding.space import of_language
from compare.records import Span

KEPT = 100_000
"""Words that are kept: 100 MB at 256 dimensions. Texts that come when they are full are asked for anew each time."""

Tokens = tuple[list[Span], Vectors]
"""Spans of the words of a text, and float32 (words, dim), rows L2-normalised."""


Lengths = NDArray[np.float32]
"""float32 (words,)."""


class WordEncoder(Protocol):
    """What has vectors for words: an encoder (`compare.encoding.Encoder`), or a `TokenStore`."""

    def token_vectors(self, text: str) -> Tokens:
        """The words of `text` and their vectors."""


class TokenStore:
    """An encoder's vectors of words that remembers them by text."""

    def __init__(self, encoder: WordEncoder, kept: int = KEPT) -> None:
        self._encoder = encoder
        self._room = kept
        self._known: dict[str, tuple[list[Span], Vectors, Lengths]] = {}
        self._parts: dict[int, TokenStore] = {}

    @property
    def folder(self) -> Path | None:
        """The encoder's folder, where what was trained for its vectors lies too; None if it has none."""
        return getattr(self._encoder, "folder", None)

    def of(self, language: str) -> TokenStore:
        """The store of the words of texts in `language`, where the encoder has a part of its own for them."""
        part = of_language(self._encoder, language)
        if part is self._encoder:
            return self
        return self._parts.setdefault(id(part), TokenStore(part, self._room))

    def token_vectors(self, text: str) -> Tokens:
        """As the encoder's; the arrays are shared, so nobody writes into them."""
        spans, vectors, _ = self._tokens(text)
        return spans, vectors

    def weighted_vectors(self, text: str) -> Vectors:
        """The vectors of the words, each as long as it weighs: float32 (words, dim)."""
        _, vectors, lengths = self._tokens(text)
        return vectors * lengths[:, None]

    def token_lengths(self, text: str) -> Lengths:
        """The lengths of the words' rows before they were normalised: what they weigh. Ones where it is not known."""
        return self._tokens(text)[2]

    def _tokens(self, text: str) -> tuple[list[Span], Vectors, Lengths]:
        if (known := self._known.get(text)) is not None:
            return known
        if hasattr(self._encoder, "token_rows"):
            spans, rows = self._encoder.token_rows(text)
            lengths = np.linalg.norm(rows, axis=1)
            vectors = rows / np.maximum(lengths[:, None], 1e-12)
        else:
            spans, vectors = self._encoder.token_vectors(text)
            lengths = np.ones(len(spans), np.float32)
        if len(spans) <= self._room:
            self._room -= len(spans)
            self._known[text] = spans, vectors, lengths
        return spans, vectors, lengths
