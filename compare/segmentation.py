"""Paragraphs to sentences: exact spans, offline, for news as it really looks.

A paragraph falls into blocks at headlines, list items and lines that are not
wrapped; where the sentences of a block end is for `compare.sentence_ends` to say,
on a copy without invisible characters.

A sentence never crosses a paragraph, and never begins or ends with white
space. Every letter and digit of a text is in exactly one sentence.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator

from compare.abbreviations import abbreviations, is_listed
from compare.longest import bounded
from compare.records import Document, Paragraph, Sentence, Span
from compare.sentence_ends import boundaries
from compare.sentence_marks import TERMINATORS, ends_unmarked, words_without_stop

INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff") | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
BULLET = re.compile(r"\s*(?:[•●▪■◦‣*·–—-]|\d{1,3}[.)\-]|[٠-٩]{1,3}[.)\-])\s")
# "(a)", "أ)", "iv.", "[3]", "ب-" before the words of a line: an item if its neighbours are numbered in the same way.
ITEM_NUMBER = re.compile(
    r"\s*(?P<open>[(\[]?)(?:(?P<figure>\d{1,3})|[ivxIVX]{1,6}|[^\W\d_][\u064b-\u065f\u0640]?)\s?(?P<close>[.)\]\-–:])\s+(?=\S)"
)
# Signs that are drawn before an item: arrows, ticks, squares, stars, and the letters of symbol fonts.
SIGN_CATEGORIES = frozenset({"So", "Sm", "Co", "Pd"})
WRAP_WIDTH = 200


def segment(document: Document, mode: str = "sentences") -> Document:
    """The document with its sentences.

    `mode` is "sentences", or "lines" for a text that has one sentence a line
    already (blank lines are ignored); so is one in a language that does not
    mark where a sentence ends.
    """
    spans: list[tuple[int, Span]] = []
    for paragraph in document.paragraphs:
        by_lines = mode == "lines" or ends_unmarked(document.language)
        split = _lines(document.text, paragraph) if by_lines else _sentences(document, paragraph)
        for low, high in split:
            parts = (trim(document.text, *part) for part in bounded(document.text, low, high))
            spans.extend((paragraph.index, part) for part in parts if part[0] < part[1])
    return document.with_sentences(
        tuple(Sentence(index, paragraph, start, end) for index, (paragraph, (start, end)) in enumerate(spans))
    )


def _lines(text: str, paragraph: Paragraph) -> Iterator[Span]:
    start = paragraph.start
    for line in re.split(r"(\r\n|\r|\n)", text[paragraph.start : paragraph.end]):
        span = trim(text, start, start + len(line))
        start += len(line)
        if span[0] < span[1]:
            yield span


def _sentences(document: Document, paragraph: Paragraph) -> list[Span]:
    text, words = document.text, abbreviations(document.language)
    plain = frozenset() if is_listed(words) else words_without_stop(text)
    found: list[Span] = []
    for start, end in _blocks(text, paragraph):
        visible = [place for place in range(start, end) if text[place] not in INVISIBLE]
        copy = "".join(text[place] for place in visible)
        cuts = [start, *(visible[cut - 1] + 1 for cut in boundaries(copy, document.language, words, plain)), end]
        spans = [trim(text, low, high) for low, high in itertools.pairwise(cuts)]
        for low, high in spans:
            if any(character.isalnum() for character in text[low:high]):
                found.append((low, high))
            elif low < high and found and found[-1][0] >= start:
                # A stray mark ("***", a lone quote) goes with what it follows.
                found[-1] = (found[-1][0], high)
    return found


def _blocks(text: str, paragraph: Paragraph) -> Iterator[Span]:
    """A paragraph's lines, joined where they look hard-wrapped.

    A short line without a full stop over a longer one is a headline or a list
    item; lines of about the same length, none very long, are a wrapped text.
    """
    body = text[paragraph.start : paragraph.end]
    lines = [match.span() for match in re.finditer(r"[^\r\n\f\v\u2028\u2029]+", body) if match.group().strip()]
    if not lines:
        return
    longest = max(end - start for start, end in lines)
    items = _items(body, lines)
    low = lines[0][0]
    for (start, end), (next_start, _) in itertools.pairwise(lines):
        wrapped = longest <= WRAP_WIDTH and end - start >= 0.6 * longest
        if not wrapped or next_start in items:
            yield paragraph.start + low, paragraph.start + end
            low = next_start
    yield paragraph.start + low, paragraph.start + lines[-1][1]


def _items(body: str, lines: list[Span]) -> set[int]:
    """Where the lines begin that open an item of a list.

    A sign or a figure is enough. A letter or a bracketed number may be an
    initial ("J. Smith") or a reference carried over to the next line, so it
    opens an item only where another line of the paragraph is numbered in the
    same way, or where the line before has come to its end.
    """
    found: set[int] = set()
    numbered: dict[tuple[str, str], list[int]] = {}
    for place, (start, end) in enumerate(lines):
        number = ITEM_NUMBER.match(body, start, end)
        if BULLET.match(body, start, end) or _opens_with_sign(body[start:end]):
            found.add(start)
        elif number:
            before = body[slice(*lines[place - 1])].rstrip() if place else ""
            if before.endswith((":", "：", ";", "؛")) or (number["open"] and before.endswith(tuple(TERMINATORS))):
                found.add(start)
            numbered.setdefault((number["open"], number["close"]), []).append(start)
    for starts in numbered.values():
        if len({body[start : start + 8].split()[0] for start in starts}) > 1:
            found.update(starts)
    return found


def _opens_with_sign(line: str) -> bool:
    """True if a sign that is no word, figure or quotation mark stands before the first word of a line."""
    sign, _, rest = line.lstrip().partition(" ")
    visible = [c for c in sign if c not in INVISIBLE and not unicodedata.category(c).startswith("M")]
    return len(visible) == 1 and bool(rest.strip()) and unicodedata.category(visible[0]) in SIGN_CATEGORIES


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space and invisible characters at its edges."""
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return start, end
