"""How many times as much, or how often: twice, tripled, ثلاثة أضعاف.

Numbers read such words loosely, for they stand in many idioms. Here they are
held against each other: `[number] multiples` names the factor of each phrase,
with "~" where it only answers for that factor (ضعف is weakness too), and "-"
for idioms.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.divergence.cues import Cue, cues, knows
from compare.divergence.matching import close, numbers_of
from compare.divergence.pair import Pair, Side
from compare.divergence.quantities import Quantity

_MULTIPLES = "number.multiples"


def changed_multiples(pair: Pair) -> Iterator[tuple[Cue, Cue]]:
    """A multiple of the original, and one of the report in its place, where neither side has the other's factor."""
    if not (knows(pair.source, _MULTIPLES) and knows(pair.target, _MULTIPLES)):
        return
    source, target = _told(pair.source), _told(pair.target)
    if source and target:
        lost, new = _alone(source, target, pair.target), _alone(target, source, pair.source)
        yield from zip(lost, new, strict=False)


def factor(cue: Cue) -> float:
    """How many times a phrase says."""
    return float(cue.classes[0].rstrip("~"))


def _told(side: Side) -> list[Cue]:
    return [cue for cue in cues(side, _MULTIPLES) if cue.classes[0] != "-"]


def _alone(here: list[Cue], there: list[Cue], other: Side) -> list[Cue]:
    """The multiples whose factor the other side has neither as a multiple nor as any number, one of each."""
    known = {factor(cue) for cue in there}
    numbers = numbers_of(other).quantities
    left: dict[float, Cue] = {}
    for cue in here:
        sure = not cue.classes[0].endswith("~")
        if sure and factor(cue) not in known and not any(_comes_to(quantity, factor(cue)) for quantity in numbers):
            left.setdefault(factor(cue), cue)
    return list(left.values())


def told_as_multiple(quantity: Quantity, other: Side) -> bool:
    """Whether the other side tells a number by a multiple: 10 times by tenfold, 100 per cent more by twice."""
    return any(_comes_to(quantity, times) for times in {factor(cue) for cue in _told(other)})


def _comes_to(quantity: Quantity, times: float) -> bool:
    if quantity.kind == "percent":
        return any(close(value / 100, times) or close(1 + value / 100, times) for value in quantity.values)
    return any(close(value, times) for value in quantity.values)
