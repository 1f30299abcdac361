"""Quoted stretches of a document, however the marks were typed.

Reports come with straight marks, curly ones turned the wrong way, guillemets,
two apostrophes for one double mark, quotes that run over several sentences,
and marks without their partner. So a mark opens or closes by where it stands
(white space before it or behind it), whatever its shape, and only where that
says nothing by turns. A quote ends with its paragraph, unless the next one
goes on with a mark.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import OrderedDict
from dataclasses import dataclass

from compare.divergence.pair import Side
from compare.document import Document, Span

_MARKS = re.compile(r"[\"“”„‟«»＂]|''|``|[‘’‚'`]")
_SINGLE = frozenset("‘’‚'`")
_LETTER = re.compile(r"\w")
_INSIDE_WORD = re.compile(r"\w['‘’`]\w")
_ELISION = re.compile(r"['‘’`](?:s|t|d|m|ll|re|ve|n|em|til|cause|tis|twas|\d0s)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_OPENERS = " \t\n\u00a0(-–—[:،,"
_REMEMBERED = 4
_CLOSERS = " \t\n\u00a0).,;:!?؟،؛-–—]"


@dataclass(frozen=True, slots=True)
class Quote:
    """The words between two marks: local span in the side, how many words the whole quote has.

    `closed` is True where both marks stand within the side; `whole` where
    there is nothing else on it.
    """

    start: int
    end: int
    text: str
    words: int
    closed: bool
    whole: bool


def quotes(side: Side) -> list[Quote]:
    """The quoted stretches of a side; one that goes on beyond it is cut off at its ends."""
    if not side.sentences:
        return []
    text = side.document.text
    start, end = side.document.span_of(side.sentences)
    spans = _document_quotes(side.document)
    found = []
    for a, b in spans[max(0, bisect_left(spans, (start, start)) - 1) :]:
        if a >= end:
            break
        low, high = max(a, start), min(b, end)
        if low < high and _LETTER.search(text, low, high):
            closed = start < a and b < end and all(_MARKS.match(text, at) for at in (a - 1, b))
            rest = _WORD.search(text, start, low) or _WORD.search(text, high, end)
            words = len(_WORD.findall(text, a, b))
            found.append(Quote(low - start, high - start, text[low:high], words, closed, not rest))
    return found


_scanned: OrderedDict[int, tuple[Document, list[Span]]] = OrderedDict()
"""The quotes of the last documents, by identity: hashing a long document for every passage would cost more."""


def _document_quotes(document: Document) -> list[Span]:
    known = _scanned.get(id(document))
    if known is None or known[0] is not document:
        paragraphs = tuple((p.start, p.end) for p in document.paragraphs) or _lines(document.text)
        known = document, sorted(_scan(document.text, paragraphs))
        _scanned[id(document)] = known
        while len(_scanned) > _REMEMBERED:
            _scanned.popitem(last=False)
    return known[1]


def _lines(text: str) -> tuple[Span, ...]:
    return tuple(match.span() for match in re.finditer(r"[^\n]+", text))


def _scan(text: str, paragraphs: tuple[Span, ...]) -> list[Span]:
    """All quotes of a text, marks left out."""
    found: list[Span] = []
    for start, end in paragraphs:
        single = not any(mark[0] not in _SINGLE for mark in _MARKS.finditer(text, start, end))
        found += _paragraph(text, start, end, single)
    return found


def _paragraph(text: str, start: int, end: int, single: bool) -> list[Span]:
    """The quotes of one paragraph, in single marks if it has no double ones.

    One without its closing mark runs to the end, one without its opening mark
    begins with the paragraph.
    """
    found: list[Span] = []
    opened: int | None = None
    for mark in _MARKS.finditer(text, start, end):
        if (mark[0] in _SINGLE) is not single or (single and _apostrophe(text, mark, opened is not None)):
            continue
        before = text[mark.start() - 1] if mark.start() > start else " "
        behind = text[mark.end()] if mark.end() < end else " "
        opens, closes = (
            before in _OPENERS and behind not in " \t\n\u00a0",
            behind in _CLOSERS and before not in " \t\n\u00a0",
        )
        if opened is None:
            if closes and not opens and not found and mark.start() > start:
                found.append((start, mark.start()))  # its beginning lies before this paragraph, or was left out
            elif not (closes and not opens):
                opened = mark.end()
        elif opens and not closes:
            found.append((opened, mark.start()))
            opened = mark.end()
        else:
            found.append((opened, mark.start()))
            opened = None
    if opened is not None and opened < end:
        found.append((opened, end))
    return found


def _apostrophe(text: str, mark: re.Match[str], inside: bool) -> bool:
    """Whether a single mark belongs to a word: don't, ’90s, the players' (outside a quote)."""
    if _INSIDE_WORD.match(text, max(0, mark.start() - 1)):
        return True
    after_letter = mark.start() > 0 and bool(_LETTER.match(text, mark.start() - 1))
    if not inside and after_letter:
        return True
    return not inside and bool(_ELISION.match(text, mark.start()))
