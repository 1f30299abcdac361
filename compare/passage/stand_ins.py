"""What stands on the other side where the counterpart of a word should stand.

A name that replaces another resembles it in nothing, neither sound nor vector.
But the words around the one are the counterparts of the words around the other
(they share their context, as in `compare.passage.bindings`), and neither has a
counterpart of its own.
"""

from __future__ import annotations

from compare.passage.likeness import Likeness
from compare.records import Side, Span

MATCHED = 0.35
"""Likeness from which on a word has a counterpart."""
LOST = 0.3
"""Likeness below which it has none."""
SURE = 0.3
"""Chance of a word's best translation from which on it is a common word and no name."""
NEIGHBOURS = 4
"""The words nearest to a name that are asked where their counterparts stand."""
FEWEST = 2
"""So many of them must have one."""
AHEAD = 0.5
"""By how much the best place must be better than the next."""
SHIFT = 1.0
"""How much further from their counterparts than from the name a word may stand, on average."""


def stand_in(side: Side, alike: Likeness, span: Span) -> Span | None:
    """The one word of the other side that stands where the counterpart of `span` (local, of `side`) should; or None.

    Neither has a counterpart of its own. The table of translations does not
    have the last word of `span` and has no sure translation of the other, as it
    has of common words. None where two words fit nearly as well.
    """
    values = alike.seen_from(side)
    own = alike.at(side, span)
    if not own or values[own].max(initial=-1) >= MATCHED or alike.rows[side].entries[own[-1]] >= 0:
        return None
    anchors = []
    for word in range(len(values)):
        found = alike.counterpart(side, word, MATCHED) if word not in own else None
        if found is not None:
            anchors.append((min(abs(word - one) for one in own), found))
    near = sorted(anchors)[:NEIGHBOURS]
    if len(near) < FEWEST:
        return None
    fitting = []
    for place in range(values.shape[1]):
        lost = alike.content[side.other][place] and values[:, place].max() < LOST
        if lost and alike.sureness[side.other][place] < SURE:
            shift = sum(max(0, abs(place - there) - here) for here, there in near) / len(near)
            fitting.append((shift, place))
    fitting.sort()
    if not fitting or fitting[0][0] > SHIFT or (len(fitting) > 1 and fitting[1][0] < fitting[0][0] + AHEAD):
        return None
    return alike.rows[side.other].spans[fitting[0][1]]
