"""The words of texts with their vectors, asked of an encoder once a text.

The aligner, its second look and the checks all look at the words of the same
sentences; a transformer runs its model for each of them.
"""

from __future__ import annotations

from typing import Protocol

from compare.encoding.base import Vectors
from compare.encoding.space import of_language
from compare.records import Span

KEPT = 100_000
"""Words that are kept: 100 MB at 256 dimensions. Texts that come when they are full are asked for anew each time."""

Tokens = tuple[list[Span], Vectors]
"""Spans of the words of a text, and float32 (words, dim), rows L2-normalised."""


class WordEncoder(Protocol):
    """What has vectors for words: an encoder (`compare.encoding.Encoder`), or a `TokenStore`."""

    def token_vectors(self, text: str) -> Tokens:
        """The words of `text` and their vectors."""


class TokenStore:
    """An encoder's vectors of words that remembers them by text."""

    def __init__(self, encoder: WordEncoder, kept: int = KEPT) -> None:
        self._encoder = encoder
        self._room = kept
        self._known: dict[str, Tokens] = {}
        self._parts: dict[int, TokenStore] = {}

    def of(self, language: str) -> TokenStore:
        """The store of the words of texts in `language`, where the encoder has a part of its own for them."""
        part = of_language(self._encoder, language)
        if part is self._encoder:
            return self
        return self._parts.setdefault(id(part), TokenStore(part, self._room))

    def token_vectors(self, text: str) -> Tokens:
        """As the encoder's; the arrays are shared, so nobody writes into them."""
        if (known := self._known.get(text)) is not None:
            return known
        tokens = self._encoder.token_vectors(text)
        if len(tokens[0]) <= self._room:
            self._room -= len(tokens[0])
            self._known[text] = tokens
        return tokens
