"""Whether what stands around two predicates stands around them in the same order, or changed over.

*The dollar rose against the pound* and *the pound fell against the dollar* say
the same, and so do *sold* and *bought*, *larger* and *smaller* where what is
spoken of has changed over. The nearest words before and behind a predicate that
have sure counterparts (`compare.passage.evidence.likeness`) tell: on one side they stand
before and behind it; on the other only which comes first counts, for there the
verb may come before them all. Behind a comparative what counts is the standard
of comparison, behind *than*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.languages import load_language
from compare.passage.evidence.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.lexicon import Cue, cues
from compare.text.segment import Segment

LEAST = 0.25
"""Likeness of an argument and its counterpart."""
REACH = 10
"""Words from a predicate in which its arguments stand."""
SOME = 3
"""Words behind a predicate among which the subject of the other is looked for."""
STANDARDS = "comparison.standards"
"""Words that lead to the standard of a comparison: than, مما."""
NEAR = "comparison.near"
"""How many words may stand between a comparative and such a word."""
_BREAK = re.compile(r"[.;:!?؟؛]|\n")


def standard(side: Segment, predicate: Span) -> Cue | None:
    """The word in or close behind a predicate that leads to its standard of comparison; None without one."""
    most = int(load_language(side.language).get(NEAR, 0))
    for cue in cues(side, STANDARDS):
        between = side.text[predicate[1] : cue.start]
        if predicate[0] < cue.start < cue.end <= predicate[1]:
            return cue
        if predicate[1] <= cue.start and len(between.split()) <= most and not _BREAK.search(between):
            return cue
    return None


def compared_alone(pair: PassagePair, alike: Likeness, predicates: tuple[Span, Span]) -> bool:
    """Whether only one side has a standard behind its comparative, and the other names it elsewhere.

    "Last year it was lower" and "it is higher than last year" say the same.
    """
    leads = [standard(pair.on(side), span) for side, span in zip(Side, predicates, strict=True)]
    for side, lead in zip(Side, leads, strict=True):
        if lead is None or leads[side.other] is not None:
            continue
        after = [n for n in range(*_behind(alike, side, lead.span)) if alike.content[side][n]]
        if any(alike.counterpart(side, word, LEAST) is not None for word in after):
            return True
    return False


def _behind(alike: Likeness, side: Side, lead: Span) -> tuple[int, int]:
    """The few words behind a word, as a range of places."""
    places = alike.at(side, lead)
    first = places[-1] + 1 if places else 0
    return first, min(first + SOME, len(alike.rows[side].spans)) if places else 0


def changed_over(
    pair: PassagePair, alike: Likeness, source: Span, target: Span, *, between: bool = False
) -> bool | None:
    """Whether the arguments of two predicates (local spans) have changed over; None where they do not tell.

    `between`: they must stand before and behind the predicate of the original, too, as those of a preposition do.
    """
    lead = standard(pair.target, target)
    before = _arguments(pair, alike, target, range(-1, -REACH - 1, -1))
    if lead is not None and not before:
        before = _arguments(pair, alike, lead.span, range(-1, -REACH - 1, -1), without=(target,))
    behind = _arguments(pair, alike, lead.span if lead is not None else target, range(1, REACH + 1))
    own = alike.at(Side.SOURCE, source)
    first, second = ([place for place in places if place not in own] for places in (before, behind))
    if not own or not first or not second:
        return None
    if between:
        return second[0] < own[0] < first[0]
    # What follows its verb at once is its subject, whatever else stands between the other verb and it.
    nearest = min((*first, *second), key=lambda place: abs(place - own[0]))
    return first[0] > second[0] or (nearest in second[:SOME] and first[0] > nearest)


def _arguments(
    pair: PassagePair, alike: Likeness, predicate: Span, steps: range, without: Sequence[Span] = ()
) -> list[int]:
    """The places of the counterparts of the words of the report beside a predicate, nearest first."""
    text, spans = pair.target.text, alike.rows[Side.TARGET].spans
    own = alike.at(Side.TARGET, predicate)
    skipped = {place for span in without for place in alike.at(Side.TARGET, span)}
    if not own:
        return []
    edge = own[-1] if steps[0] > 0 else own[0]
    found = []
    for step in steps:
        place = edge + step
        if not 0 <= place < len(spans):
            break
        first, last = sorted((place, place - (1 if step > 0 else -1)))
        if _BREAK.search(text, spans[first][1], spans[last][0]):
            break
        if place not in skipped and alike.content[Side.TARGET][place]:
            counterpart = alike.counterpart(Side.TARGET, place, LEAST)
            found += [counterpart] if counterpart is not None else []
    return found
