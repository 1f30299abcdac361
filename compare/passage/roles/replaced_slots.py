"""Another cause or purpose behind the same kind of marker: neither its words nor those of the other have a counterpart.

A clause that a word of cause or purpose opens answers the one of the same kind on
the other side. Whether the two say different things is weighed by what may render
their words (`compare.passage.roles.told_otherwise`), of all couples of them: the least
likely to say the same is told. A cause that the original gives in so many words may
stand in the report without any such word (*a fuel shortage shut the plant*): then the
strongest run of words without counterpart is asked in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

import numpy as np

from compare.languages import fold_word, load_language
from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.lost_runs import MIDDLE, strongest
from compare.passage.evidence.lost_words import Doubles
from compare.passage.evidence.renderings import Renderings, renderings
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.roles.told_otherwise import figures
from compare.records import Side, Span
from compare.text.clauses import CLAUSE_END
from compare.text.lexicon import Cue, cues
from compare.text.segment import Segment, overlap

OPENERS, CAUSES, PREFIXES = "clauses.openers", "clauses.causes", "clauses.purpose_prefixes"
PLAIN, INSIDE, TIME, NONE = "?", "+", "~", "-"
"""What a class of openers may end in: only before a plain word, part of its clause, of time, none."""
LONGEST = 6
"""Words of content of a cause that are asked."""
RENDERED = 0.6
"""Share of the words of either that a word of the other may render, beyond which they are the same."""
COUPLES = 60
"""Couples of a passage that are looked at: a sentence of law has many clauses."""
WEIGHTS = np.array([-5.55, 0.16, 1.31, 2.24, -0.06, 1.00, 0.11, -0.47, -1.59])
"""Of `compare.passage.roles.told_otherwise.FIGURES`, and of one that no word of the report opens."""
LIKELY, POSSIBLE = 0.5, 0.0
"""Log odds from which on it is told: surely, and at all."""

Rule = Literal["slot", "faint slot", "lone slot"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A cause or a purpose: its kind, the words of its content by number, the local span with its marker."""

    kind: str
    words: tuple[int, ...]
    span: Span
    sure: bool
    """Whether a word of its own opens it: a letter before a noun may lead to many things."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A cause or purpose of the source, another of the target, and how surely they are two."""

    source: Slot
    target: Slot
    rule: Rule


def replaced_slots(pair: PassagePair, run: Run) -> Replaced | None:
    """The cause or purpose of source and target that most likely say two things, or None."""
    best: tuple[float, Slot, Slot] | None = None
    for one, other, odds in _judged(pair, run):
        if odds >= max(POSSIBLE, best[0] if best else POSSIBLE):
            best = odds, one, other
    if best is None:
        return None
    odds, one, other = best
    return Replaced(one, other, "lone slot" if not other.kind else "slot" if odds >= LIKELY else "faint slot")


def _judged(pair: PassagePair, run: Run) -> Iterator[tuple[Slot, Slot, float]]:
    for one, other, known in judged_slots(pair, run):
        yield one, other, float(known @ WEIGHTS)


def judged_slots(pair: PassagePair, run: Run) -> Iterator[tuple[Slot, Slot, Doubles]]:
    """Causes and purposes of source and target that answer one another, with what is known of them.

    One of the report that no word opens has no kind.
    """
    if _kinds(pair.source).isdisjoint(_kinds(pair.target)) and not any(_markers(pair.source)):
        return
    words = likeness(pair, run)
    may = renderings(pair, words) if words is not None else None
    odds = run.unmatched_runs.word_odds(pair.index) if run.unmatched_runs else None
    if words is None or may is None or odds is None:
        return
    may = _without_markers(pair, words, may)
    slots = [list(_slots(pair.on(side), side, words, may)) for side in Side]
    couples = [(one, other) for one in slots[0] for other in slots[1] if one.kind == other.kind]
    told = {slot.kind for slot in slots[1]}
    lone = [one for one in slots[0] if one.sure and one.kind not in told]
    run_there = _strongest(words, odds[Side.TARGET]) if lone else None
    if run_there is not None:
        couples += [(one, run_there) for one in lone]
    for one, other in islice((couple for couple in couples if _may_differ(may, *couple)), COUPLES):
        known = figures(words, may, odds, (one.words, other.words))
        yield one, other, np.append(known, float(not other.kind))


def _strongest(words: Likeness, odds: Doubles) -> Slot | None:
    """The words of content of the report's strongest run without counterpart, in the place of a clause."""
    _, first, last = strongest(odds + MIDDLE)
    content = [n for n in range(first, last) if words.content[Side.TARGET][n]][:LONGEST]
    if not content:
        return None
    spans = words.rows[Side.TARGET].spans
    return Slot("", tuple(content), (spans[content[0]][0], spans[content[-1]][1]), False)


def _may_differ(may: Renderings, one: Slot, other: Slot) -> bool:
    """Whether few enough words of either have a rendering in the other."""
    shared = may.may[np.ix_(one.words, other.words)]
    return bool(max(shared.any(axis=1).mean(), shared.any(axis=0).mean()) <= RENDERED)


def _without_markers(pair: PassagePair, words: Likeness, may: Renderings) -> Renderings:
    """The renderings without the words that open and close a marker: *put* it down to renders no *bad* weather."""
    kept = may.may.copy()
    for side in Side:
        here, spans = pair.on(side), words.rows[side].spans
        for _, cue in _markers(here):
            inside = any(name.endswith(INSIDE) for name in cue.classes)
            for n in () if inside else words.at(side, cue.span):
                if spans[n][0] == cue.start or spans[n][1] == cue.end:
                    (kept.T if side else kept)[n] = False
    return replace(may, may=kept)


def _kinds(here: Segment) -> set[str]:
    """The kinds of slots that a side may have."""
    written = {"purpose"} if load_language(here.language).endings(PREFIXES) else set()
    return {kind for kind, _ in _markers(here)} | written


def _markers(here: Segment) -> Iterator[tuple[str, Cue]]:
    openers, causes = cues(here, OPENERS), cues(here, CAUSES)
    denied = [opener for opener in openers if NONE in opener.classes]  # is due to meet
    for cue in openers:
        part = any(overlap(cue.span, cause.span) and cue.span != cause.span for cause in causes)
        plain = cue.classes[0].endswith(PLAIN)  # put down to
        if NONE not in cue.classes and not cue.classes[0].endswith(TIME) and not (part and plain):
            yield cue.classes[0].rstrip(PLAIN + INSIDE), cue
    for cue in causes:
        if "behind" in cue.classes and not any(overlap(cue.span, opener.span) for opener in denied):
            yield "cause", cue


def _slots(here: Segment, side: Side, words: Likeness, may: Renderings) -> Iterator[Slot]:
    spans = words.rows[side].spans
    content = [n for n in range(len(spans)) if words.content[side][n]]
    for kind, cue in _markers(here):
        if not _opens(here, cue, spans):
            continue
        inside = any(name.endswith(INSIDE) for name in cue.classes)
        yield from _slot(here, kind, cue.start if inside else cue.end, cue.start, spans, content, not inside)
    denied = [cue.span for cue in cues(here, OPENERS) if NONE in cue.classes]
    for n in content:
        if _is_purpose(here, side, n, spans, may) and not any(overlap(spans[n], span) for span in denied):
            yield from _slot(here, "purpose", spans[n][0], spans[n][0], spans, content, False)


def _slot(
    here: Segment, kind: str, first: int, start: int, spans: tuple[Span, ...], content: list[int], sure: bool
) -> Iterator[Slot]:
    end = CLAUSE_END.search(here.text, first)
    limit = end.start() if end else len(here.text)
    found = tuple(n for n in content if spans[n][0] >= first and spans[n][1] <= limit)[:LONGEST]
    if found:
        yield Slot(kind, found, (start, spans[found[-1]][1]), sure)


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
