"""One thing, not another: what is denied in a contrast told as what is asserted.

"From her grandmother, not from her mother", "to pay off debts rather than to
expand". Both sides have the contrast, so that neither lacks a denial; but what
stands behind *not* in the original stands before it in the report. The words of
either stretch tell: those denied here must be more like those asserted there,
seen from both sides together.
"""

from __future__ import annotations

import numpy as np

from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.clauses import CLAUSE_END
from compare.text.lexicon import Cue, cues
from compare.text.segment import Segment

MARKERS = "clauses.contrasts"
LONGEST = 4
"""Words of content behind a marker that may be denied."""
REACH = 6
"""Words of content before and behind that may be asserted in their place."""
MARGIN = 0.2
"""How much more alike, on the mean, denied words are to those asserted on the other side than to those denied there:
both sides together, neither of which may say the contrary."""
_MARKS = tuple(",،;؛–—")


def turned_contrast(pair: PassagePair, run: Run) -> tuple[Span, Span] | None:
    """What either side denies (local spans of source and target, the marker with it) and the other asserts, or None."""
    markers = [[cue for cue in cues(pair.on(side), MARKERS) if _denies(pair.on(side), cue)] for side in Side]
    if [len(found) for found in markers] != [1, 1]:
        return None
    alike = likeness(pair, run)
    if alike is None:
        return None
    denied = [_denied(pair.on(side), side, alike, markers[side][0]) for side in Side]
    if not all(denied):
        return None
    asserted = [_around(alike, side, denied[side]) for side in Side]
    values = np.maximum(alike.values, 0)
    if not all(asserted):
        return None
    margins = []
    for side in Side:
        here = (values.T if side else values)[denied[side]]
        crossed, same = (here[:, words[side.other]].max(axis=1).mean() for words in (asserted, denied))
        margins.append(float(crossed - same))
    if min(margins) < 0 or sum(margins) < MARGIN:
        return None
    one, other = ((markers[side][0].start, alike.rows[side].spans[denied[side][-1]][1]) for side in Side)
    return one, other


def _denies(here: Segment, cue: Cue) -> bool:
    """Whether a marker denies what stands behind it: some ("not?") do so only behind a punctuation mark."""
    return "not" in cue.classes or ("not?" in cue.classes and here.text[: cue.start].rstrip()[-1:] in _MARKS)


def _denied(here: Segment, side: Side, alike: Likeness, marker: Cue) -> list[int]:
    """The words of content behind a marker, up to punctuation or a word that opens what is asserted instead."""
    end = CLAUSE_END.search(here.text, marker.end)
    first = marker.end
    if end and end[0] in _MARKS and not here.text[first : end.start()].strip():  # rather than, as was said, the other
        first = next((m.end() for m in CLAUSE_END.finditer(here.text, end.end())), first)
        end = CLAUSE_END.search(here.text, first)
    limit = end.start() if end else len(here.text)
    for cue in cues(here, MARKERS):
        if "but" in cue.classes and marker.end <= cue.start:
            limit = min(limit, cue.start)
    spans = alike.rows[side].spans
    inside = [n for n, (a, b) in enumerate(spans) if alike.content[side][n] and first <= a and b <= limit]
    return inside[:LONGEST]


def _around(alike: Likeness, side: Side, denied: list[int]) -> list[int]:
    content = [n for n in np.flatnonzero(alike.content[side]).tolist() if n not in denied]
    before, behind = [n for n in content if n < denied[0]], [n for n in content if n > denied[-1]]
    return before[-REACH:] + behind[:REACH]
