"""The clauses of a side that give a cause or a purpose, by the words that open or close them.

A word of cause or purpose opens its clause (`[clauses] openers`: because, so that, كي); a word that
tells that something is a cause may stand behind it, too (`[clauses] causes`: *the drought led to*,
*was behind*). A preposition written together with a noun (لتمويل, لارتفاع) leads to either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.languages import fold_word, load_language
from compare.passage.evidence.likeness import Likeness
from compare.passage.evidence.renderings import Renderings
from compare.records import Side, Span
from compare.text.clauses import CLAUSE_END
from compare.text.lexicon import Cue, cues
from compare.text.segment import Segment, overlap

OPENERS, CAUSES, PREFIXES = "clauses.openers", "clauses.causes", "clauses.purpose_prefixes"
PLAIN, INSIDE, TIME, NONE = "?", "+", "~", "-"
"""What a class of openers may end in: only before a plain word, part of its clause, of time, none."""
CAUSE, PURPOSE = "cause", "purpose"
LONGEST = 6
"""Words of content of a cause that are asked."""
CLOSEST = 5
"""The same of one that stands before its marker: where it begins is not known."""


class Slot(NamedTuple):
    """A cause or a purpose: its kind, the words of its content by number, the local span with its marker."""

    kind: str
    words: tuple[int, ...]
    span: Span
    sure: bool
    """Whether a word of its own opens it: a letter before a noun may lead to many things."""
    before: bool = False
    """Whether it stands before its marker."""

    def answers(self, other: Slot) -> bool:
        """Whether both may be of one kind: what a letter leads to may be a cause as well as a purpose."""
        return self.kind == other.kind or (not self.sure and self.kind == PURPOSE and other.kind == CAUSE)


def kinds(here: Segment) -> set[str]:
    """The kinds of slots that a side may have."""
    written = {CAUSE, PURPOSE} if load_language(here.language).endings(PREFIXES) else set()
    return {kind for kind, _ in markers(here)} | written


def markers(here: Segment) -> Iterator[tuple[str, Cue]]:
    """The words that tell a cause or a purpose, each with which it is."""
    openers, causes = cues(here, OPENERS), cues(here, CAUSES)
    denied = [opener for opener in openers if NONE in opener.classes]  # is due to meet
    opened = []
    for cue in openers:
        part = any(overlap(cue.span, cause.span) and cue.span != cause.span for cause in causes)
        plain = cue.classes[0].endswith(PLAIN)  # put down to
        if NONE not in cue.classes and not cue.classes[0].endswith(TIME) and not (part and plain):
            opened.append(cue.span)
            yield cue.classes[0].rstrip(PLAIN + INSIDE), cue
    for cue in causes:
        if "-" in cue.classes or any(overlap(cue.span, opener.span) for opener in denied):
            continue
        if not any(overlap(cue.span, span) for span in opened):
            yield CAUSE, cue


def slots(here: Segment, side: Side, words: Likeness, may: Renderings) -> Iterator[Slot]:
    """The causes and purposes of a side that have words of content."""
    spans = words.rows[side].spans
    content = [n for n in range(len(spans)) if words.content[side][n]]
    for kind, cue in markers(here):
        if not _opens(here, cue, spans):
            continue
        if "before" in cue.classes:
            yield from _slot_before(here, cue, spans, content)
            continue
        inside = any(name.endswith(INSIDE) for name in cue.classes)
        yield from _slot(here, kind, cue.start if inside else cue.end, cue.start, spans, content, not inside)
    denied = [cue.span for cue in cues(here, OPENERS) if NONE in cue.classes]
    for n in content:
        if _is_purpose(here, side, n, spans, may) and not any(overlap(spans[n], span) for span in denied):
            yield from _slot(here, PURPOSE, spans[n][0], spans[n][0], spans, content, False)


def _slot(
    here: Segment, kind: str, first: int, start: int, spans: tuple[Span, ...], content: list[int], sure: bool
) -> Iterator[Slot]:
    end = CLAUSE_END.search(here.text, first)
    limit = end.start() if end else len(here.text)
    found = tuple(n for n in content if spans[n][0] >= first and spans[n][1] <= limit)[:LONGEST]
    if found:
        yield Slot(kind, found, (start, spans[found[-1]][1]), sure)


def _slot_before(here: Segment, cue: Cue, spans: tuple[Span, ...], content: list[int]) -> Iterator[Slot]:
    """What stands before its marker, or between its two words (أدى الجفاف إلى)."""
    if CLAUSE_END.search(here.text, cue.start, cue.end):  # its words belong to two clauses
        return
    parts = list(re.finditer(r"\w+", here.text[cue.start : cue.end]))
    inner = cue.start + parts[0].end(), cue.start + parts[-1].start()
    within = tuple(n for n in content if inner[0] <= spans[n][0] and spans[n][1] <= inner[1])[:LONGEST]
    if within:
        yield Slot(CAUSE, within, (cue.start, spans[within[-1]][1]), True)
        return
    first = max((end.end() for end in CLAUSE_END.finditer(here.text, 0, cue.start)), default=0)
    found = tuple(n for n in content if spans[n][0] >= first and spans[n][1] <= cue.start)[-CLOSEST:]
    if found:
        yield Slot(CAUSE, found, (spans[found[0]][0], cue.end), True, before=True)


def _is_purpose(here: Segment, side: Side, word: int, spans: tuple[Span, ...], may: Renderings) -> bool:
    """Whether a preposition of purpose is written together with a noun (لتمويل): the stem is that of the rest.

    A determiner (لأحد) is no deed, nor what has an article like the word behind it, its adjective (للفريق الثاني).
    """
    text, language = here.text[slice(*spans[word])], load_language(here.language)
    article = str(language.get("parties.article", ""))
    behind = here.text[slice(*spans[word + 1])] if word + 1 < len(spans) else ""
    for lead in language.endings(PREFIXES):
        if article and text.startswith(lead + article[1:]) and behind.startswith(article):
            return False
        if fold_word(text.removeprefix(lead)) in language.words("parties.determiners"):
            return False
        if text.startswith(lead) and len(text) > len(lead) + 2:
            number = int(may.numbers[side][word])
            return number >= 0 and may.families.number(int(side), text.removeprefix(lead)) == number
    return False


def _opens(here: Segment, opener: Cue, spans: Sequence[Span]) -> bool:
    """Whether a word opens a clause here: those that only do before a plain word (to mend) may lead to a noun, too."""
    if not any(name.endswith(PLAIN) for name in opener.classes):
        return True
    following = next((span for span in spans if span[0] >= opener.end), None)
    written = here.text[slice(*following)] if following else ""
    return written.islower() and not load_language(here.language).is_function(fold_word(written))
