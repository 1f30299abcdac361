"""The one comparison of a passage told the other way: more truly as less truly, more than as fewer than.

Where what is compared and its standard cannot be traced (`comparisons.py`), the directions still tell:
each side compares once, neither is denied, and *less* or *fewer* stands against a comparative that is none of less.
*Less* before the contrary of what the other side compares by says the same: أرخص is *less expensive*.
"""

from __future__ import annotations

from compare.languages import fold_word
from compare.passage.evidence.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.passage.polarity.comparisons import compared_by_contrary, told_comparisons
from compare.records import Side
from compare.text.closed_classes import closed_classes
from compare.text.comparing import Compared, comparisons
from compare.text.segment import Segment, overlap

LESS = "less"
"""The closed class of words that tell less by themselves."""


def lessened(pair: PassagePair, alike: Likeness) -> tuple[Compared, Compared] | None:
    """The comparison of either side, if they go contrary ways and one of them by a word of less; None otherwise."""
    both = comparisons(pair.source), comparisons(pair.target)
    if [len(found) for found in both] != [1, 1]:
        return None
    if any(told.crossed or told.turned for told in told_comparisons(pair, alike)):
        return None
    one, other = both[0][0], both[1][0]
    if one.more is other.more or one.denied or other.denied:
        return None
    low = Side.TARGET if one.more else Side.SOURCE
    if not _is_less(pair.on(low), both[low][0]) or LESS in closed_classes(pair.on(low.other)).near:
        return None
    return None if compared_by_contrary(pair, one, other) else (one, other)


def _is_less(side: Segment, compared: Compared) -> bool:
    """Whether a comparison is by a word that tells less of anything, and not by an adjective of its own."""
    spans = closed_classes(side).told.get(LESS, ())
    return (
        any(overlap(compared.word, span) for span in spans)
        and len(fold_word(side.text[slice(*compared.word)]).split()) == 1
    )
