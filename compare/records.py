"""Documents, sentences, links, findings, passages, comparisons: the records every other module speaks in.

`Document.text` is the file's text exactly as decoded or extracted. Nothing in
the program ever alters it: paragraphs, sentences and findings only point into
it, with offsets that count Unicode code points.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import lru_cache
from typing import Literal

from compare import __version__

Span = tuple[int, int]
"""Half-open `[start, end)` offsets in code points."""


class Side(IntEnum):
    """Which of the two documents: also the place of what belongs to it in a tuple of two."""

    SOURCE = 0
    TARGET = 1

    @property
    def other(self) -> Side:
        """The opposite side."""
        return _OTHERS[self]

    @property
    def label(self) -> str:
        """What messages call the document: "original" or "report"."""
        return "report" if self else "original"

    @property
    def alone(self) -> Literal["dropped", "added"]:
        """What text is that only this side has: dropped from the original, or added by the report."""
        return "added" if self else "dropped"


_OTHERS = Side.TARGET, Side.SOURCE


RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


@lru_cache(maxsize=4)
def _line_feeds(text: str) -> list[int]:
    """Where the line feeds of a text are, found once: a list of flags asks for the line of each."""
    return [match.start() for match in re.finditer("\n", text)]


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
class About:
    """What a saved page tells of itself; a field is "" where it does not.

    `published` and `retrieved` are days (2026-11-29), `address` the web
    address that the page was saved from or names as its own.
    """

    headline: str = ""
    publication: str = ""
    published: str = ""
    address: str = ""
    retrieved: str = ""


UNTOLD = About()


@dataclass(frozen=True, slots=True)
class Document:
    """One side of a comparison.

    `path` is what the user typed ("-" for standard input), `sha256` the hash
    of the file's bytes, `format` the reader's name, `encoding` the character
    encoding used (None for formats that carry their own), `notices` what
    the reader has to tell the user (a guessed encoding, a wrong suffix), and
    `about` what the file tells of where its text is from.
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
    about: About = UNTOLD

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

    def text_of(self, sentences: tuple[int, ...]) -> str:
        """The characters from the first of the sentences to the last, unaltered; empty without any."""
        if not sentences:
            return ""
        start, end = self.span_of(sentences)
        return self.text[start:end]

    def line_of(self, offset: int) -> int:
        """The 1-based line of `offset`, counting line feeds as editors do."""
        return bisect_left(_line_feeds(self.text), offset) + 1

    def with_sentences(self, sentences: tuple[Sentence, ...]) -> Document:
        """The same document, segmented."""
        return replace(self, sentences=sentences)


@dataclass(frozen=True, slots=True)
class Link:
    """Sentences of the source and the target that belong together.

    `source` and `target` are rising, gapless runs of sentence indices; either
    may be empty (text added in the target, or dropped from the source). `score`
    is a probability-like figure in [0, 1]; for a link with an empty side, it is
    the confidence that the sentence really has no counterpart. `moved` marks
    links out of the order of the document's backbone. `by_hand` marks those
    that a reviewer set.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    moved: bool = False
    by_hand: bool = False

    def on(self, side: Side) -> tuple[int, ...]:
        """The sentences of one side."""
        return self.target if side else self.source


Kind = Literal["added", "dropped", "reworded"]
Severity = Literal["minor", "major", "critical"]
Confidence = Literal["hard", "soft"]

SEVERITIES: tuple[Severity, ...] = ("minor", "major", "critical")
"""MQM's severities, mildest first."""


def severity_rank(severity: str) -> int:
    """0 for minor, 1 for major, 2 for critical. Raises ValueError otherwise."""
    return SEVERITIES.index(severity)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Finding:
    """One divergence between the two sides of a passage.

    `message` is one plain English sentence that states the evidence, original
    first ("305 (٣٠٥) → 235"). The spans point into the two
    documents' texts; they may be empty on the side where nothing stands.
    "hard" findings come from a rule with evidence; "soft" ones from vectors
    alone, and are left out of exports unless asked for. `author` is "" for
    the program's own; else who found it.
    """

    kind: Kind
    check: str
    severity: Severity
    confidence: Confidence
    message: str
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    probability: float | None = None
    """That it is a true divergence, calibrated; None where nothing is known of that."""
    author: str = ""
    found_as: tuple[str, Severity] | None = None
    """The check and the severity that the program gave it, where the reviewer gave it others."""
    rule: str = field(default="", compare=False)
    """Which rule of the check raised it, where that has several: one may be right oftener than another. Not kept."""


Status = Literal["equivalent", "reworded", "added", "dropped"]
STATUSES: tuple[Status, ...] = ("equivalent", "reworded", "added", "dropped")


@dataclass(frozen=True, slots=True)
class Passage:
    """A link with what was found in it.

    `id` depends on the texts of both sides alone (and, for repeated texts, on
    which repetition it is), so that a decision about the passage survives an
    edit elsewhere in the files. `gloss` is a machine translation of the source
    side into the target's language, for orientation only; `gloss_doubt` says
    why even that much should not be trusted to it ("repeats itself").
    `corrected` marks a link that the reviewer set by hand.
    """

    id: str
    source: tuple[int, ...]
    target: tuple[int, ...]
    status: Status
    moved: bool
    score: float
    findings: tuple[Finding, ...] = ()
    gloss: str | None = None
    gloss_doubt: str | None = None
    corrected: bool = False

    @property
    def gloss_line(self) -> str:
        """The gloss as it is shown, its doubt before it; empty without one."""
        if self.gloss is None:
            return ""
        return f"[doubtful: {self.gloss_doubt}] {self.gloss}".rstrip() if self.gloss_doubt else self.gloss

    @property
    def hard_findings(self) -> tuple[Finding, ...]:
        """The findings shown by default."""
        return tuple(finding for finding in self.findings if finding.confidence == "hard")

    @property
    def severity(self) -> Severity | None:
        """The worst severity among the hard findings; None without any."""
        ranks = [severity_rank(finding.severity) for finding in self.hard_findings]
        return SEVERITIES[max(ranks)] if ranks else None

    @property
    def changed(self) -> bool:
        """True where a reviewer has something to look at."""
        return self.status != "equivalent" or self.moved


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two segmented documents and the passages that partition them.

    `notices` are what the user should know of the comparison as a whole (files
    that seem swapped, a language that the encoder does not cover). `glossed_by`
    names the packages that made the glosses. `uncovered` are the language codes
    that the encoder does not cover: nothing could be checked as it should be.
    `aligned` are the links as they were found, where the reviewer corrected
    some; empty where the passages have them all.
    """

    source: Document
    target: Document
    passages: tuple[Passage, ...]
    encoder: str
    version: str = __version__
    notices: tuple[str, ...] = ()
    glossed_by: str | None = None
    uncovered: tuple[str, ...] = ()
    aligned: tuple[Link, ...] = ()

    @property
    def unrelated(self) -> bool:
        """Whether nothing links the two texts, as `are_unrelated` has it: they were not really compared."""
        return are_unrelated(self.passages)

    def summary(self) -> dict[str, int]:
        """Counts of passages in all, by status, and moved."""
        counts = Counter(passage.status for passage in self.passages)
        return {
            "passages": len(self.passages),
            **{status: counts[status] for status in STATUSES},
            "moved": sum(passage.moved for passage in self.passages),
        }

    def source_text(self, passage: Passage) -> str:
        """The passage's original, unaltered; empty for an added one."""
        return self.source.text_of(passage.source)

    def target_text(self, passage: Passage) -> str:
        """The passage's report, unaltered; empty for a dropped one."""
        return self.target.text_of(passage.target)


CLEAR = 0.9
"""A score that an original and its report have somewhere; in 11 pairs of texts of different things .86 was the most."""
FEW = 5
"""Fewer passages than these are too short a text to say so."""


def are_unrelated(links: Sequence[Link | Passage]) -> bool:
    """Whether the links say that two texts do not belong together: few are linked, and none clearly."""
    scores = [link.score for link in links if link.source and link.target]
    return len(links) >= FEW and len(scores) < len(links) / 2 and max([0.0, *scores]) < CLEAR
