"""Opposites: rose for fell, won for lost, before for after.

`[opposite]` of the language files lists the two poles of a scale under one
name with + and -. A word of one pole on one side that faces a word of the
contrary pole on the other says the opposite (compare/divergence/contraries.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.divergence.contraries import opposed
from compare.divergence.cues import knows
from compare.divergence.finding import Finding
from compare.divergence.pair import Context, Pair

CHECK = "opposite"
_TABLE = "opposite.poles"
_FLIP = str.maketrans("+-", "-+")


def find(pair: Pair, context: Context) -> Iterator[Finding]:
    """Words of contrary poles that face each other; soft where a denial beside one may have turned it round."""
    if not (pair.source.sentences and pair.target.sentences):
        return
    if not (knows(pair.source, _TABLE) and knows(pair.target, _TABLE)):
        return
    for words in opposed(pair, context, _TABLE, lambda pole: (pole.translate(_FLIP),), str.__eq__):
        one, other = words.source.cue, words.target.cue
        yield Finding(
            "reworded",
            CHECK,
            "critical",
            "soft" if words.denied else "hard",
            f"original says {one.text}, report the opposite: {other.text}",
            (pair.source.span(one.span),),
            (pair.target.span(other.span),),
        )
