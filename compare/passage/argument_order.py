"""Whether what stands around two predicates stands around them in the same order, or changed over.

*The dollar rose against the pound* and *the pound fell against the dollar* say
the same, and so do *sold* and *bought*, *larger* and *smaller* where what is
spoken of has changed over. The nearest words before and behind a predicate that
have sure counterparts (`compare.passage.likeness`) tell: on one side they stand
before and behind it; on the other only which comes first counts, for there the
verb may come before them all. Behind a comparative what counts is the standard
of comparison, behind *than*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.passage.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.lexicon import Cue, cues

LEAST = 0.3
"""Likeness of an argument and its counterpart."""
REACH = 10
"""Words from a predicate in which its arguments stand."""
STANDARDS = "comparison.standards"
"""Words that lead to the standard of a comparison: than, مما."""
_BREAK = re.compile(r"[.;:!?؟؛]|\n")


def standard(pair: PassagePair, side: Side, predicate: Span) -> Cue | None:
    """The word behind a predicate that leads to its standard of comparison, in the same clause; None without one."""
    text = pair.on(side).text
    for cue in cues(pair.on(side), STANDARDS):
        between = text[predicate[1] : cue.start]
        if predicate[1] <= cue.start and len(between.split()) <= REACH and not _BREAK.search(between):
            return cue
    return None


def changed_over(pair: PassagePair, alike: Likeness, source: Span, target: Span) -> bool | None:
    """Whether the arguments of two predicates (local spans) have changed over; None where they do not tell."""
    lead = standard(pair, Side.TARGET, target)
    before = _arguments(pair, alike, target, range(-1, -REACH - 1, -1))
    if lead is not None and not before:
        before = _arguments(pair, alike, lead.span, range(-1, -REACH - 1, -1), without=(target,))
    behind = _arguments(pair, alike, lead.span if lead is not None else target, range(1, REACH + 1))
    own = alike.at(Side.SOURCE, source)
    first, second = ([place for place in places if place not in own] for places in (before, behind))
    if not first or not second:
        return None
    return first[0] > second[0]


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
