"""The right figure with the wrong unit, and amounts told in another unit.

Pounds for dollars and hours for days are `critical`, and so is an amount that
does not come to the same in the other unit. A conversion that does is `minor`;
one between currencies is `major`, since no rate is known here.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.divergence.amounts import unit_changes
from compare.divergence.finding import Finding
from compare.divergence.pair import Context, Pair

CHECK = "unit"


def find(pair: Pair, context: Context) -> Iterator[Finding]:
    """Units of the passage that do not agree; spans of time told from now are dates."""
    if not pair.source.sentences or not pair.target.sentences:
        return
    for change in unit_changes(pair, context):
        if not change.dated:
            yield change.finding(CHECK, pair)
