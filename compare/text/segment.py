"""A stretch of one document: what every reader of `compare.text` looks at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from compare.records import Document, Span

REMEMBERED = 256
"""Segments of which a reader remembers what it found: many checks ask for the same, passage after passage."""


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A run of sentences of one document, as one stretch of text.

    `text[i]` is `document.text[start + i]`, so a match at local `(a, b)` is
    the document span `(start + a, start + b)`. One is the same as another only if it is that very one, so that it
    may be the key of what is remembered of it.
    """

    document: Document
    sentences: tuple[int, ...]
    start: int = field(init=False, repr=False, compare=False)
    """Offset of the side in the document (0 if it is empty)."""
    text: str = field(init=False, repr=False, compare=False)
    """The side's characters, white space between its sentences included."""
    language: str = field(init=False, repr=False, compare=False)
    """The language code of the side's document."""
    shared: tuple[Span, ...] = ()
    """Local spans that stand identically on the other side, in a language foreign to one of both: no cue is in them."""

    def __post_init__(self) -> None:
        """Cut the text out once: it is the key of everything that is remembered about it."""
        start, end = self.document.span_of(self.sentences) if self.sentences else (0, 0)
        object.__setattr__(self, "start", start)
        object.__setattr__(self, "text", self.document.text[start:end])
        object.__setattr__(self, "language", self.document.language)

    def span(self, local: Span) -> Span:
        """A local span of `text`, in the document's offsets."""
        return self.start + local[0], self.start + local[1]


def overlapping(spans: Sequence[Span], span: Span) -> range:
    """The places of those of `spans` (in order, none within another) that share a character with `span`."""
    first = bisect_right(spans, span[0], key=itemgetter(1))
    return range(first, max(first, bisect_left(spans, span[1], key=itemgetter(0))))


def covered(length: int, spans: Iterable[Span]) -> bytearray:
    """Which of so many characters are in one of `spans`: where `find(1, *span)` is not -1, a span shares one of them.

    Where each of many spans is held against each of many others, this takes one walk over either.
    """
    found = bytearray(length)
    for start, end in spans:
        found[start:end] = b"\1" * (end - start)
    return found


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans of one text share a character."""
    return one[0] < other[1] and other[0] < one[1]
