"""Cause and effect turned round: the drought led to the migration, told as the migration led to the drought.

A marker tells which of the words around it are the cause: those behind it
(because of, نتيجة) or those before it (led to, أدى إلى). Both sides must have one
such marker, and the words of the cause here be more like those of the effect
there, and the other way round, seen from either side; or some of them clearly are,
where the others are told too freely to say anything.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.lexicon import Cue, cues
from compare.text.segment import Segment

MARKERS = "clauses.causes"
BEHIND, BEFORE = "behind", "before"
"""Where the cause stands."""
REACH = 5
"""Words of content of a cause or an effect that are asked."""
LIKE = 0.2
"""Likeness, on the mean, of the words of one that is told and its counterparts."""
MARGIN = 0.05
"""How much more alike to the other role's words than to those of its own."""
TOGETHER = 0.55
"""The same of all four together (cause and effect, seen from either side), where not each of them says so."""
AGAINST = -0.06
"""The same of each of them then, at least."""
CLEAR = 2
"""How many of them are more alike by `LIKE` then."""
_STOP = re.compile(r"[.;!?؟؛\n]")
_COMMA = re.compile(r"[,،]")

Parts = tuple[list[int], list[int]]


class TurnedCauses(NamedTuple):
    """The markers (local spans of source and target) around which cause and effect have changed places."""

    source: Span
    target: Span
    sure: bool
    """Whether the words of both roles, seen from either side, say so: else some do, and none speaks against it."""


def turned_causes(pair: PassagePair, run: Run) -> TurnedCauses | None:
    """The markers around which cause and effect have changed places, or None."""
    markers = [[cue for cue in cues(pair.on(side), MARKERS) if "-" not in cue.classes] for side in Side]
    if [len(found) for found in markers] != [1, 1]:
        return None
    alike = likeness(pair, run)
    if alike is None:
        return None
    parts = [_parts(pair.on(side), side, alike, markers[side][0]) for side in Side]
    if not all(part for both in parts for part in both):
        return None
    values = np.maximum(alike.values, 0)
    crossed, same = np.array(
        [
            [_best(seen, parts[side][own], parts[side.other][role]) for role in (1 - own, own)]
            for side, seen in ((Side.SOURCE, values), (Side.TARGET, values.T))
            for own in (0, 1)
        ]
    ).T
    margins = crossed - same
    sure = bool((crossed >= LIKE).all() and (margins >= MARGIN).all())
    clear = margins.sum() >= TOGETHER and margins.min() >= AGAINST and (margins >= LIKE).sum() >= CLEAR
    return TurnedCauses(markers[0][0].span, markers[1][0].span, sure) if sure or clear else None


def _best(seen: NDArray[np.float32], words: list[int], others: list[int]) -> float:
    return float(seen[np.ix_(words, others)].max(axis=1).mean())


def _parts(here: Segment, side: Side, alike: Likeness, marker: Cue) -> Parts:
    """The words of the cause and of the effect around a marker, the nearest of its sentence."""
    spans = alike.rows[side].spans
    content = [n for n in range(len(spans)) if alike.content[side][n]]
    stop = _STOP.search(here.text, marker.end)
    limit = stop.start() if stop else len(here.text)
    start = max((m.end() for m in _STOP.finditer(here.text, 0, marker.start)), default=0)
    lead = here.text[marker.start : marker.end].split()
    inner = marker.start + len(lead[0]), marker.end - len(lead[-1])
    before = [n for n in content if start <= spans[n][0] and spans[n][1] <= marker.start]
    within = [n for n in content if inner[0] <= spans[n][0] and spans[n][1] <= inner[1]] if len(lead) > 2 else []
    behind = [n for n in content if marker.end <= spans[n][0] and spans[n][1] <= limit]
    comma = _COMMA.search(here.text, marker.end, limit)
    if not before and not within and comma:  # Because of this, that
        behind, before = (
            [n for n in behind if spans[n][1] <= comma.start()],
            [n for n in behind if spans[n][0] >= comma.end()][:REACH],
        )
    one, other = (within or before[-REACH:]), behind[:REACH]
    return (other, one) if BEHIND in marker.classes else (one, other)
