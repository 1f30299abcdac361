"""Whether two quotations that should say the same do not: by their words without counterpart and by their denials.

A quotation is somebody's very words, so more may be asked of its translation
than of free text. Two witnesses are weighed together, each of them weak alone:
how strong the strongest run of words without counterpart is on either side
(the tagger's word, `compare.passage.tagger`), and what is denied inside the marks:
particles for which the other side has no word of negative sense, and, a weaker
sign, words of negative sense that are odd in number.

Where all denials agree, the words alone speak. An idiom is told by another, and
then most words have no counterpart: who changes a quotation leaves most of it. So
fewer than `FREE` of the words may be without (`compare.passage.renderings`), and
one of these must be a word whose renderings are known.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from compare.passage.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.passage.renderings import Renderings
from compare.passage.run import Run
from compare.passage.unmatched_runs import strongest_run
from compare.records import Side, Span
from compare.text.lexicon import Cue

BIAS, OF_SOURCE, OF_TARGET, OF_DENIED, OF_PARITY = -3.5, 1.0, 1.3, 2.3, 1.5
"""Log odds: those of the words fitted on 105 quotations in authored texts, 23 of them altered; those of denials on
111 in single changes by six writers, 39 of them altered: 10 of these are told, and 1 of 72 faithful ones (by the parity
alone 13 and 6)."""
FEWEST = 2
"""Words that a quotation has at least: a single one is a name or a term, which translators turn as they must."""


FREE = 0.5
"""Of the words of content the share that nothing may render, from which on a quotation is told in other words."""


@dataclass(frozen=True, slots=True)
class Alteration:
    """How likely a quotation was altered, as log odds, and the words that say so (local spans; None on a side)."""

    odds: float
    words: tuple[Span | None, Span | None]


def alteration(
    pair: PassagePair,
    run: Run,
    quoted: tuple[Sequence[Span], Sequence[Span]],
    denials: Sequence[Sequence[Cue]],
    negative: Sequence[Sequence[Cue]],
    known: tuple[Likeness, Renderings] | None,
) -> Alteration | None:
    """Of all quotations of a passage (`quoted`, local spans) together; None where nothing is known of their words.

    `denials` are the words of both sides that surely deny, `negative` all of negative sense, wherever they stand;
    `known` says which words may render one another, where the languages have families of words.
    """
    tags = run.tagging.tags(pair.index) if run.tagging and run.tagging.has_table else None
    if tags is None:
        return None
    sums, words = [], list[Span | None]()
    for side in Side:
        inside = [n for span in quoted[side] for n in tags[side].rows.inside([span]).nonzero()[0].tolist()]
        if len(inside) < FEWEST:
            return None
        total, first, last = strongest_run(tags[side].unmatched[inside])
        spans = tags[side].rows.spans
        words.append((spans[inside[first]][0], spans[inside[last - 1]][1]) if last > first else None)
        sums.append(math.log1p(total))
    denied, inner = (
        [[cue for cue in some[side] if any(a <= cue.start < b for a, b in quoted[side])] for side in Side]
        for some in (denials, negative)
    )
    odd = (len(inner[0]) + len(inner[1])) % 2
    unanswered = sum(max(0, len(denied[side]) - len(inner[side.other])) for side in Side)
    if odd or unanswered:
        more = Side.SOURCE if len(inner[0]) > len(inner[1]) else Side.TARGET
        words[more] = words[more] or inner[more][-1].span
    elif known and _told_freely(*known, quoted):
        return None
    odds = BIAS + OF_SOURCE * sums[0] + OF_TARGET * sums[1] + OF_DENIED * unanswered + OF_PARITY * odd
    return Alteration(odds, (words[0], words[1]))


def _told_freely(alike: Likeness, may: Renderings, quoted: tuple[Sequence[Span], Sequence[Span]]) -> bool:
    """Whether most of a quotation is said in other words, or no renderings of what is not are known."""
    inside = [
        [word for span in quoted[side] for word in alike.at(side, span) if alike.content[side][word]] for side in Side
    ]
    lost = [may.lost(side, inside[side], inside[side.other]) for side in Side]
    if not any(any(may.telling[side][word] for word in lost[side]) for side in Side):
        return True
    return sum(len(lost[side]) / max(1, len(inside[side])) for side in Side) >= 2 * FREE
