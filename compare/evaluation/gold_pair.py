"""What gold is: pairs of texts whose links and divergences are known, however they were read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.records import Document, Link, Paragraph, Sentence, Span


@dataclass(frozen=True, slots=True)
class GoldFinding:
    """A divergence that is known to be there; spans as in `Finding`."""

    kind: str
    check: str
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    category: str = ""
    """What was done (agent, cause, tense, ...), finer than the check."""
    accept: tuple[str, ...] = ()
    """Further checks that may fairly tell it, beside `Check.found_as` of `check`."""


@dataclass(frozen=True, slots=True)
class GoldLink:
    """A link with its status and findings.

    `weight` is what it counts in a fit: of sentences that several pairs tell
    alike, each has a share.
    """

    link: Link
    status: str
    findings: tuple[GoldFinding, ...] = ()
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two documents, segmented as the gold has them, and all their links.

    `authored` pairs are files that the program can read and segment itself;
    the others exist by sentence only. Pairs of one `group` share sentences:
    what is held out of a fit is a group.
    """

    name: str
    source: Document
    target: Document
    links: tuple[GoldLink, ...]
    authored: bool = False
    group: str = ""
    by_rule: bool = False
    """Whether its changes were made by rule, in a faithful translation."""
    tempting: bool = False
    """Whether most of its passages have a changed twin: the faithful ones are meant to tempt, harder than life."""


def document_of(path: str, text: str, language: str, spans: Sequence[Span], blocks: Sequence[int] = ()) -> Document:
    """A document of these sentences; paragraphs by `blocks`, or by line breaks between them.

    ValueError if a span lies outside the text.
    """
    sentences: list[Sentence] = []
    paragraphs: list[Paragraph] = []
    for index, (start, end) in enumerate(spans):
        if not 0 <= start < end <= len(text):
            raise ValueError(f"span {start}, {end} lies outside the text")
        opens = index == 0 or (
            blocks[index] != blocks[index - 1] if blocks else "\n" in text[spans[index - 1][1] : start]
        )
        if opens:
            paragraphs.append(Paragraph(len(paragraphs), start, end))
        else:
            paragraphs[-1] = Paragraph(paragraphs[-1].index, paragraphs[-1].start, end)
        sentences.append(Sentence(index, len(paragraphs) - 1, start, end))
    return Document(path, text, language, tuple(paragraphs), tuple(sentences))
