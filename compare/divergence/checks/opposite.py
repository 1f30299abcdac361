"""Opposites: rose for fell, won for lost, all for some.

`[opposite]` of the language files lists the two poles of a scale under one
name with + and -. A word of one pole, with none of that pole on the other side
but one of the contrary pole that the first side lacks, says the opposite.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.divergence.checks.negation import polarity
from compare.divergence.cues import Cue, cues, knows
from compare.divergence.finding import Finding, Severity
from compare.divergence.pair import Context, Pair, Side

CHECK = "opposite"
_TABLES: tuple[tuple[str, Severity], ...] = (("opposite.poles", "critical"), ("opposite.amounts", "major"))
_SUPPORT = "opposite.support"
_FLIP = str.maketrans("+-", "-+")


def find(pair: Pair, context: Context) -> Iterator[Finding]:
    """Words of contrary poles that face each other; soft where a denial may have turned them round."""
    if not (pair.source.sentences and pair.target.sentences):
        return
    for table, severity in _TABLES:
        if not (knows(pair.source, table) and knows(pair.target, table)):
            continue
        for one, other in _contrary(pair, table):
            denied = len(polarity(pair.source).spoken) != len(polarity(pair.target).spoken)
            yield Finding(
                "reworded",
                CHECK,
                severity,
                "soft" if denied else "hard",
                f"original says {one.text}, report the opposite: {other.text}",
                (pair.source.span(one.span),),
                (pair.target.span(other.span),),
            )


def _poles(side: Side, table: str) -> dict[str, list[Cue]]:
    """The words of every pole on a side."""
    plain = [cue.span for cue in cues(side, "opposite.plain")]
    found: dict[str, list[Cue]] = {}
    for cue in cues(side, table):
        if not any(a <= cue.start and cue.end <= b for a, b in plain):
            for name in cue.classes:
                found.setdefault(name, []).append(cue)
    return found


def _contrary(pair: Pair, table: str) -> Iterator[tuple[Cue, Cue]]:
    """Words of contrary poles, with nothing that could be of the same pole on the sides across."""
    source, target = _poles(pair.source, table), _poles(pair.target, table)
    in_source = source.keys() | _poles(pair.source, _SUPPORT).keys()
    in_target = target.keys() | _poles(pair.target, _SUPPORT).keys()
    for name, here in source.items():
        contrary = name.translate(_FLIP)
        if contrary in target and name not in in_target and contrary not in in_source:
            yield here[0], target[contrary][0]
