"""What a check looks at: the two sides of one linked passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.alignment.link import Link
from compare.document import Document, Span


@dataclass(frozen=True, slots=True)
class Side:
    """A run of sentences of one document, as one stretch of text.

    `text[i]` is `document.text[start + i]`, so a match at local `(a, b)` is
    the document span `(start + a, start + b)`.
    """

    document: Document
    sentences: tuple[int, ...]
    start: int = field(init=False, repr=False, compare=False)
    """Offset of the side in the document (0 if it is empty)."""
    text: str = field(init=False, repr=False, compare=False)
    """The side's characters, white space between its sentences included."""
    shared: tuple[Span, ...] = ()
    """Local spans that stand identically on the other side, in a language foreign to one of both: no cue is in them."""

    def __post_init__(self) -> None:
        """Cut the text out once: it is the key of everything that is remembered about it."""
        start, end = self.document.span_of(self.sentences) if self.sentences else (0, 0)
        object.__setattr__(self, "start", start)
        object.__setattr__(self, "text", self.document.text[start:end])

    @property
    def language(self) -> str:
        """The language code of the side's document."""
        return self.document.language

    def span(self, local: Span) -> Span:
        """A local span of `text`, in the document's offsets."""
        return self.start + local[0], self.start + local[1]


@dataclass(frozen=True, slots=True)
class Pair:
    """A link with its two sides; either side may be empty."""

    link: Link
    source: Side
    target: Side


@dataclass(frozen=True, slots=True)
class Context:
    """Everything beyond the pair that a check may consult.

    `pairs` are all the passages of the comparison, in its order, and `index`
    is the place of the pair under inspection, so that a check can look at the
    neighbours (moved material is not dropped material).
    """

    pairs: Sequence[Pair]
    index: int
    options: dict[str, object] = field(default_factory=dict)

    def neighbours(self, reach: int = 1) -> list[Pair]:
        """The pairs up to `reach` places before and after this one."""
        low, high = max(0, self.index - reach), self.index + reach + 1
        return [pair for place, pair in enumerate(self.pairs[low:high], low) if place != self.index]
