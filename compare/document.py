"""Texts with exact character spans: the records every other module speaks in.

`Document.text` is the file's text exactly as decoded or extracted. Nothing in
the program ever alters it: paragraphs, sentences and findings only point into
it, with offsets that count Unicode code points.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache

Span = tuple[int, int]
"""Half-open `[start, end)` offsets in code points."""

RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text that no sentence crosses."""

    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its number in the document, its paragraph's, its span."""

    index: int
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One side of a comparison.

    `path` is what the user typed ("-" for standard input), `sha256` the hash
    of the file's bytes, `format` the reader's name, `encoding` the character
    encoding used (None for formats that carry their own), and `notices` what
    the reader has to tell the user (a guessed encoding, a wrong suffix).
    """

    path: str
    text: str
    language: str
    paragraphs: tuple[Paragraph, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    format: str = "txt"
    encoding: str | None = None
    sha256: str = ""
    notices: tuple[str, ...] = ()

    @property
    def direction(self) -> str:
        """ "rtl" or "ltr", by the language."""
        return "rtl" if self.language.split("-")[0] in RTL_LANGUAGES else "ltr"

    def sentence_text(self, index: int) -> str:
        """The characters of sentence `index`, unaltered."""
        sentence = self.sentences[index]
        return self.text[sentence.start : sentence.end]

    def span_of(self, sentences: tuple[int, ...]) -> Span:
        """From the first character of the first sentence to the last of the last.

        Raises ValueError if `sentences` is empty.
        """
        if not sentences:
            raise ValueError("no sentences, so no span")
        return self.sentences[sentences[0]].start, self.sentences[sentences[-1]].end

    def line_of(self, offset: int) -> int:
        """The 1-based line of `offset`, counting line feeds as editors do."""
        return bisect_left(_line_feeds(self.text), offset) + 1

    def with_sentences(self, sentences: tuple[Sentence, ...]) -> Document:
        """The same document, segmented."""
        return replace(self, sentences=sentences)


@lru_cache(maxsize=4)
def _line_feeds(text: str) -> list[int]:
    """Where the line feeds of a text are, found once: a list of flags asks for the line of each."""
    return [match.start() for match in re.finditer("\n", text)]
