"""Denials of any at all that the report tells as few or little: had hardly any help, for had no help at all.

*Hardly*, *few* and *little* answer a denial (لم يتغير كثيرا, *little changed*), but not one that leaves nothing: of any
(أي), of one (أحد), at any time (قط), by closed classes of words (`[negation_total]`).
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.passage.pair import PassagePair
from compare.passage.polarity.polarity import PARTICLE, SENTENCE_END, Negatives
from compare.records import Side
from compare.text.lexicon import Cue, cues

RULE = "weakened"
TOTAL, EXCEPT, AMOUNTS = "negation_total.words", "negation_except.words", "quantifier.amounts"
FEW = ("few", "few~")
LITTLE = ("few", "only")
"""The lists of words that tell that it is not much."""
REACH = 8
"""Words between a particle and what tells that it leaves nothing."""


def weakened_denial(pair: PassagePair, found: Negatives, denying: Sequence[Cue]) -> tuple[Cue, Cue] | None:
    """A denial of the source (`denying`) that leaves nothing, and the word of the target that leaves little."""
    free = [cue for cue in found.cues[Side.TARGET] if (Side.TARGET, cue) not in found.partners]
    little = [cue for cue in free if cue.has(*LITTLE) and not cue.has(PARTICLE)]
    if not little or len(little) < len(free) or cues(pair.source, EXCEPT):
        return None
    if any(cue.has(*FEW) for cue in cues(pair.source, AMOUNTS)):
        return None
    text = pair.source.text
    for cue in denying:
        if (Side.SOURCE, cue) in found.partners:
            continue
        for one in cues(pair.source, TOTAL):
            first, last = (cue, one) if cue.start < one.start else (one, cue)
            if last.first - first.last <= REACH and not SENTENCE_END.search(text, first.end, last.start):
                return cue, little[0]
    return None
