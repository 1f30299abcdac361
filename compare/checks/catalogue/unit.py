"""The right figure with the wrong unit, and amounts told in another unit.

Pounds for dollars and hours for days are `critical`, and so is an amount that
does not come to the same in the other unit. A conversion that does is `minor`;
one between currencies is `major`, since no rate is known here. So much a week where
the original has so much a day is `critical` too.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.passage.conversion import unit_changes
from compare.passage.pair import Context, Pair
from compare.passage.rates import changed_rates, period
from compare.records import Finding

CHECK = "unit"


def find(pair: Pair, context: Context) -> Iterator[Finding]:
    """Units of the passage that do not agree; spans of time told from now are dates."""
    if not pair.source.sentences or not pair.target.sentences:
        return
    told = []
    for change in unit_changes(pair, context):
        told.append(change.target)
        if not change.dated:
            yield change.finding(CHECK, pair)
    for one, other in changed_rates(pair, context):
        if not any(a < other.end and other.start < b for a, b in told):
            message = f"original per {period(one)} ({one.text}), report per {period(other)} ({other.text})"
            spans = (pair.source.span(one.span),), (pair.target.span(other.span),)
            yield Finding("reworded", CHECK, "critical", "hard", message, *spans)
