"""The right figure with the wrong unit, and amounts marked in another unit.

Pounds for dollars and hours for days are `critical`, and so is an amount that
does not come to the same in the other unit. A conversion that does is `minor`;
one between currencies is `major`, since no rate is known here. So much a week where
the original has so much a day is `critical` too.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks.base import Check
from compare.checks.messages import changed, valued
from compare.passage.amounts.conversion import unit_changes
from compare.passage.amounts.rates import changed_rates, period
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.records import Finding, Side
from compare.text.lexicon import Cue
from compare.text.segment import Segment

CHECK = "unit"


class UnitCheck(Check):
    """Amounts in another unit."""

    id = CHECK
    found_as = ("number", "date")

    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """Units of the passage that do not agree; spans of time marked from now are dates."""
        marked = []
        for change in unit_changes(pair):
            marked.append(change.target)
            if not change.dated:
                yield change.finding(CHECK, pair, changed(*change.sides, note=change.note))
        for one, other in changed_rates(pair):
            if not any(a < other.end and other.start < b for a, b in marked):
                message = changed(_rate(one, pair.source), _rate(other, pair.target))
                spans = pair.spans_on(Side.SOURCE, one.span, other.span)
                yield Finding("reworded", CHECK, "critical", "hard", message, *spans)


def _rate(cue: Cue, side: Segment) -> str:
    return valued(f"per {period(cue)}", cue.text, side.language)
