"""A word for another: the two words of a stretch that have no counterpart, where all others have theirs.

That says nothing of free text at large, where many words have none. It does of
somebody's very words, if a usual translation of either word is known, so that
its absence tells something.
"""

from __future__ import annotations

from compare.passage.likeness import Likeness
from compare.records import Side, Span

MATCHED = 0.35
"""Likeness from which on a word has a counterpart."""
NONE = 0.15
"""Likeness below which a word surely has none: of 1,311 quotations in faithful pairs 6 have two such words."""
KNOWN = 0.2
"""Chance of a word's best translation from which on it is missed."""


def facing(alike: Likeness, source: Span, target: Span) -> tuple[Span, Span] | None:
    """The only words without counterpart of two stretches (local spans) that should say the same; or None."""
    lost = []
    for side, span in ((Side.SOURCE, source), (Side.TARGET, target)):
        values = alike.seen_from(side)
        words = [word for word in alike.at(side, span) if alike.content[side][word]]
        alone = [word for word in words if values[word].max(initial=-1) < MATCHED]
        if len(alone) != 1:
            return None
        word = alone[0]
        if values[word].max(initial=-1) >= NONE or alike.sureness[side][word] < KNOWN:
            return None
        lost.append(alike.rows[side].spans[word])
    return lost[0], lost[1]
