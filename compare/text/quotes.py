"""Quoted stretches of a document, however the marks were typed.

Reports come with straight marks, curly ones turned the wrong way, guillemets,
two apostrophes for one double mark, quotes that run over several sentences,
and marks without their partner. So the shape of a mark says nothing: it leans
to opening or closing by where it stands (white space before it or behind it),
and of all ways to read the marks of a paragraph the one that supposes the
smallest slips is taken. A quote ends with its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import OrderedDict
from functools import lru_cache
from typing import NamedTuple

from compare.languages.unspaced import GERSHAYIM
from compare.records import Document, Span
from compare.text.segment import REMEMBERED, Segment

_MARKS = re.compile(rf"(?!{GERSHAYIM})[\"“”„‟«»＂「」『』]|''|``|[‘’‚'`]")
_SINGLE = frozenset("‘’‚'`")
_LETTER = re.compile(r"\w")
_INSIDE_WORD = re.compile(r"\w['‘’`]\w")
_ELISION = re.compile(r"['‘’`](?:s|t|d|m|ll|re|ve|n|em|til|cause|tis|twas|\d\ds?)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_GUILLEMETS = re.compile(r"«[^«»]*»|「[^「」]*」")
_BRACKETS = {"「": 1, "『": 1, "」": -1, "』": -1}
"""Marks of East Asia, which stand without spaces; their shape is always right."""
_SPACE = " \t\n\r\u00a0\u200f\u200e"
_OPENERS = _SPACE + "(-–—[:"
_CLOSERS = _SPACE + ").,;:!?؟،؛-–—]"
_LIKE_CLOSING, _LIKE_OPENING = 1.0, 1.5
"""An opening mark that stands like a closing one (قال" نعم) and the reverse, which is rarer."""
_UNOPENED, _UNCLOSED = 0.7, 0.5
"""A quote without its first or last mark in the paragraph: it began before, or goes on."""
_REOPENED = 0.8
"""One mark where a quote ends and another begins."""
_STRAY = 1.5
"""A mark outside quotes that has nothing to do with them."""
_REMEMBERED = 4


class Quote(NamedTuple):
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


@lru_cache(maxsize=REMEMBERED)
def quotes(side: Segment) -> tuple[Quote, ...]:
    """The quoted stretches of a side; one that goes on beyond it is cut off at its ends."""
    if not side.sentences:
        return ()
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
    return tuple(found)


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

    Marks inside guillemets belong to a quote in the quote. Of all ways to read
    the others as opening and closing, the one is taken that goes least against
    where they stand, and leaves fewest without a partner (`_read`).
    """
    nested = [match.span() for match in _GUILLEMETS.finditer(text, start, end)]
    marks: list[re.Match[str]] = []
    inside = False
    for mark in _MARKS.finditer(text, start, end):
        if (mark[0] in _SINGLE) is not single or (single and _apostrophe(text, mark, inside)):
            continue
        if mark[0] not in "«»「」" and any(a < mark.start() < b for a, b in nested):
            continue
        marks.append(mark)
        inside = not inside
    found: list[Span] = []
    opened: int | None = None
    will = False
    for mark, (was, will) in zip(marks, _read([_leaning(text, mark, start, end) for mark in marks]), strict=True):
        if was:
            found.append((start if opened is None else opened, mark.start()))
        if will:
            opened = mark.end()
    if will and opened is not None and opened < end:
        found.append((opened, end))
    return found


def _leaning(text: str, mark: re.Match[str], start: int, end: int) -> int:
    """1 if a mark stands like an opening one, -1 if like a closing one, 0 if that is not clear."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    behind = text[mark.end()] if mark.end() < end else " "
    if mark[0] in _BRACKETS:
        return _BRACKETS[mark[0]]
    opens = before in _OPENERS and behind not in _SPACE
    closes = behind in _CLOSERS and before not in _SPACE
    return opens - closes


def _read(leanings: list[int]) -> list[tuple[bool, bool]]:
    """For each mark whether the text before it is quoted and whether the text behind it is, at the least cost.

    The costs are those of what the typist would have done wrong: a mark that
    does not stand as it should, one left out, one that is none.
    """
    costs = {False: 0.0, True: _UNOPENED}
    steps: list[dict[bool, bool]] = []
    for leaning in leanings:
        ways = {
            (was, will): costs[was] + _cost(leaning, was=was, will=will)
            for was in (False, True)
            for will in (False, True)
        }
        steps.append({will: ways[True, will] < ways[False, will] for will in (False, True)})
        costs = {will: min(ways[False, will], ways[True, will]) for will in (False, True)}
    will = costs[True] + _UNCLOSED < costs[False]
    read = []
    for step in reversed(steps):
        read.append((step[will], will))
        will = step[will]
    return read[::-1]


def _cost(leaning: int, *, was: bool, will: bool) -> float:
    if was == will:
        return _REOPENED if was else _STRAY
    if will:
        return _LIKE_CLOSING if leaning < 0 else 0.0
    return _LIKE_OPENING if leaning > 0 else 0.0


def _apostrophe(text: str, mark: re.Match[str], inside: bool) -> bool:
    """Whether a single mark belongs to a word: don't, ’90s, the players' (outside a quote)."""
    if _INSIDE_WORD.match(text, max(0, mark.start() - 1)):
        return True
    after_letter = mark.start() > 0 and bool(_LETTER.match(text, mark.start() - 1))
    if not inside and after_letter:
        return True
    return not inside and bool(_ELISION.match(text, mark.start()))
