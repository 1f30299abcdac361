"""How many times as much, or how often: twice, tripled, ثلاثة أضعاف.

Numbers read such words loosely, for they stand in many idioms. Here they are
held against each other: `[number] multiples` names the factor of each phrase,
with "~" where it only explains that factor (ضعف is weakness too), and "-"
for idioms.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.passage.amounts.number_alignment import close
from compare.passage.pair import PassagePair
from compare.text.lexicon import Cue, cues, first_of_each, knows
from compare.text.numbers.counted import numbers_of
from compare.text.numbers.extract import Quantity
from compare.text.segment import Segment

_MULTIPLES = "number.multiples"


def changed_multiples(pair: PassagePair) -> Iterator[tuple[Cue, Cue]]:
    """A multiple of the original, and one of the report in its place, where neither side has the other's factor."""
    if not (knows(pair.source, _MULTIPLES) and knows(pair.target, _MULTIPLES)):
        return
    source, target = _multiples(pair.source), _multiples(pair.target)
    if source and target:
        lost, new = _alone(source, target, pair.target), _alone(target, source, pair.source)
        yield from zip(lost, new, strict=False)


def factor(cue: Cue) -> float:
    """How many times a phrase says."""
    return float(cue.classes[0].rstrip("~"))


def _multiples(side: Segment) -> list[Cue]:
    return [cue for cue in cues(side, _MULTIPLES) if cue.classes[0] != "-"]


def _alone(here: list[Cue], there: list[Cue], other: Segment) -> list[Cue]:
    """The multiples whose factor the other side has neither as a multiple nor as any number, one of each."""
    known = {factor(cue) for cue in there}
    numbers = numbers_of(other).quantities
    sure = (cue for cue in here if not cue.classes[0].endswith("~") and factor(cue) not in known)
    return first_of_each((cue for cue in sure if not any(_comes_to(q, factor(cue)) for q in numbers)), factor)


def expressed_as_multiple(quantity: Quantity, other: Segment) -> bool:
    """Whether the other side tells a number by a multiple: 10 times by tenfold, 100 per cent more by twice."""
    return any(_comes_to(quantity, times) for times in {factor(cue) for cue in _multiples(other)})


def _comes_to(quantity: Quantity, times: float) -> bool:
    if quantity.kind == "percent":
        return any(close(value / 100, times) or close(1 + value / 100, times) for value in quantity.values)
    return any(close(value, times) for value in quantity.values)
