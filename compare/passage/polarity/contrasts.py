"""One thing, not another: what is denied in a contrast told as what is asserted.

"From her grandmother, not from her mother", "to pay off debts rather than to
expand". Both sides have the contrast, so that neither lacks a denial; but what
stands behind *not* in the original stands before it in the report. So does *not X
but Y*, where a particle denies the one and *but* asserts the other. The words of
either stretch tell: those denied here must be more like those asserted there,
seen from both sides together.
"""

from __future__ import annotations

from collections.abc import Sequence

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


def turned_contrast(pair: PassagePair, run: Run, *, particle: bool = False) -> tuple[Span, Span] | None:
    """What either side denies (local spans of source and target, the marker with it) and the other asserts, or None.

    `particle`: of the contrasts in which a side denies by a particle and asserts behind *but*, and of no others.
    """
    found = [cues(pair.on(side), MARKERS) for side in Side]
    if not all(found):
        return None
    markers = [marker for side in Side if (marker := _marker(pair.on(side), found[side]))]
    if len(markers) < len(found) or any(but for _, but in markers) != particle:
        return None
    alike = likeness(pair, run)
    if alike is None:
        return None
    contrasts = [_contrast(pair.on(side), side, alike, markers[side]) for side in Side]
    denied, asserted = zip(*contrasts, strict=True)
    if not all(denied) or not all(asserted):
        return None
    values = np.maximum(alike.values, 0)
    margins = []
    for side in Side:
        here = (values.T if side else values)[denied[side]]
        crossed, same = (here[:, words[side.other]].max(axis=1).mean() for words in (asserted, denied))
        margins.append(float(crossed - same))
    if min(margins) < 0 or sum(margins) < MARGIN:
        return None
    one, other = ((markers[side][0].start, alike.rows[side].spans[denied[side][-1]][1]) for side in Side)
    return one, other


def _marker(here: Segment, found: Sequence[Cue]) -> tuple[Cue, Cue | None] | None:
    """The only marker of a side that denies what stands behind it; or its only particle, with the *but* behind that.

    *Not X but Y* in so many words (لم يأت من الحكومة، بل من التجار): what *but* opens is asserted.
    """
    denying = [cue for cue in found if _denies(here, cue)]
    but = [cue for cue in found if "but" in cue.classes]
    if len(denying) == 1:
        return denying[0], None
    particles = [cue for cue in cues(here, "negation") if cue.has("strong", "idiom")] if len(but) == 1 else []
    if denying or len(particles) != 1 or particles[0].has("idiom") or particles[0].end > but[0].start:
        return None
    return particles[0], but[0]


def _contrast(
    here: Segment, side: Side, alike: Likeness, marker: tuple[Cue, Cue | None]
) -> tuple[list[int], list[int]]:
    """The words of content that a marker denies, and those that are asserted in their place."""
    cue, but = marker
    if but is None:
        denied = _denied(here, side, alike, cue)
        return denied, _around(alike, side, denied) if denied else []
    denied = [word for word in alike.at(side, (cue.start, but.start)) if alike.content[side][word]]
    end = CLAUSE_END.search(here.text, but.end)
    behind = alike.at(side, (but.end, end.start() if end else len(here.text)))
    return denied[-REACH:], [word for word in behind if alike.content[side][word]][:REACH]


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
