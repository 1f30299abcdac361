"""One deed under two governors: the original leaves a thing open, the report has to do it.

A passage may hold several verbs, and a word of the other side that may express a state (`compare.text.modality`) is no
answer to it if it governs another verb. So the verbs are laid side by side: a governor of either side
(`[modality] governors`: may, must, would; قد, يجوز, يتعين) with the words behind it, and the two tell the same deed if
the verb of the one is the counterpart of a word of the other, or, where it has none, its object or its subject. Two
governors of one deed that exclude each other (`TURNED`) are a change, unless some word close by says the state of the
other side, too (may have to).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from compare.languages import load_language
from compare.passage.evidence.cue_balance import PLAIN
from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.states.deed_words import tells
from compare.records import Side, Span
from compare.text.clauses import CLAUSE_END
from compare.text.lexicon import Cue, cues
from compare.text.modality import STATES, futures
from compare.text.segment import Segment, overlap

GOVERNORS, CERTAINTY = "modality.governors", "certainty"
POSSIBLE, ABLE, ALLOWED, DUTY, ADVISED = "possible", "able", "allowed", "duty", "advised"
FORBIDDEN, EXEMPT, FUTURE, SUPPOSED = "forbidden", "exempt", "planned", "supposed"
TURNED = {
    (POSSIBLE, DUTY),
    (POSSIBLE, FUTURE),
    (POSSIBLE, SUPPOSED),
    (ALLOWED, DUTY),
    (ALLOWED, ADVISED),
    (ALLOWED, FUTURE),
    (ABLE, DUTY),
    (ABLE, FUTURE),
    (DUTY, ALLOWED),
    (DUTY, POSSIBLE),
    (DUTY, ABLE),
    (DUTY, EXEMPT),
    (ADVISED, FUTURE),
    (ADVISED, POSSIBLE),
    (ADVISED, ALLOWED),
    (ADVISED, EXEMPT),
    (FORBIDDEN, ADVISED),
    (FORBIDDEN, EXEMPT),
    (EXEMPT, DUTY),
    (EXEMPT, FORBIDDEN),
    (FUTURE, POSSIBLE),
}
"""A governor of the original, and one of the report that changes it."""
ANSWERS = {
    POSSIBLE: ("possible",),
    ABLE: ("possible", "allowed"),
    ALLOWED: ("allowed", "free"),
    DUTY: ("required", "duty"),
    ADVISED: ("advised", "required"),
    FORBIDDEN: ("forbidden",),
    EXEMPT: ("exempt",),
    FUTURE: ("planned",),
    SUPPOSED: ("planned",),
}
"""The states of `[modality] states` that answer for a governor."""
LIKE = 0.25
"""Likeness of two words that are each the likest of the other."""
AROUND = 5
"""Words around a governor or its verb in which another may answer for the one of the other side."""
BEHIND = 4
"""Words of content behind a governor that may be its verb, or what that is told of."""


class Governor(NamedTuple):
    """What governs a verb: its state, its words, its verb (local spans), and all words of content behind it."""

    state: str
    cue: Cue
    verb: Span
    about: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the governor to the end of its verb."""
        return min(self.cue.start, self.verb[0]), max(self.cue.end, self.verb[1])


class Turned(NamedTuple):
    """Two governors of one deed that exclude each other."""

    lost: Governor
    gained: Governor


def turned_governors(pair: PassagePair, run: Run) -> Iterator[Turned]:
    """The deeds that the report puts under another governor."""
    ours, theirs = governors(pair.source), governors(pair.target)
    couples = [(one, other) for one in ours for other in theirs if (one.state, other.state) in TURNED]
    alike = likeness(pair, run) if couples else None
    if alike is None:
        return
    partners = alike.mutual(Side.TARGET, LIKE)
    for one, other in couples:
        if _is_same(pair, alike, partners, one, other) and not (
            _is_answered(pair.target, other, one.state) or _is_answered(pair.source, one, other.state)
        ):
            yield Turned(one, other)


def governors(segment: Segment) -> list[Governor]:
    """The governors of a text with their verbs, in order."""
    language = load_language(segment.language)
    words = language.analyse(segment.text).words
    found = []
    facts = [cue for cue in cues(segment, CERTAINTY) if cue.has(PLAIN)]  # قد with a past tense
    for cue in cues(segment, GOVERNORS):
        if "-" in cue.classes or language.names_instead(cue.text) or any(overlap(cue.span, one.span) for one in facts):
            continue
        about = [] if language.is_function(words[cue.last].text) else [words[cue.last].span]
        for place in range(cue.last + 1, len(words)):
            if len(about) > BEHIND or CLAUSE_END.search(segment.text, words[place - 1].end, words[place].start):
                break
            if not language.is_function(words[place].text):
                about.append(words[place].span)
        if about:
            found += [Governor(name, cue, about[0], tuple(about)) for name in cue.classes if "~" not in name]
    for word in futures(segment):
        place = next(n for n, other in enumerate(words) if other.span == word.span)
        cue = Cue((FUTURE,), word.start, word.end, place, place, segment.text[slice(*word.span)])
        found.append(Governor(FUTURE, cue, word.span, (word.span,)))
    return sorted(found, key=lambda one: one.cue.start)


def _is_same(pair: PassagePair, alike: Likeness, partners: Mapping[int, int], one: Governor, other: Governor) -> bool:
    """Whether the verb of the report is told by words behind the governor of the original."""
    about = {n for span in one.about for n in alike.at(Side.SOURCE, span) if alike.content[Side.SOURCE][n]}
    return tells(pair, alike, partners, other.verb, about)


def _is_answered(segment: Segment, governor: Governor, state: str) -> bool:
    """Whether a word near a governor or its verb, in its clause, may say a state of the other side."""
    names = {name + near for name in ANSWERS[state] for near in ("", "~")}
    names |= {state, state + "~"}
    near: Sequence[Cue] = (*cues(segment, STATES), *cues(segment, GOVERNORS))
    for cue in near:
        if overlap(cue.span, governor.cue.span) or not cue.has(*names):
            continue
        ends = sorted((*cue.span, *governor.span))
        gap = segment.text[ends[1] : ends[2]]
        if len(gap.split()) <= AROUND and not CLAUSE_END.search(gap):
            return True
    return False
