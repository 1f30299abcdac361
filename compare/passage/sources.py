"""Sources of a passage that the report exchanges for others."""

from __future__ import annotations

from collections.abc import Iterator

from compare.passage.pair import PassagePair
from compare.text.lexicon import cues, knows
from compare.text.segment import Segment
from compare.text.sources import KINDS, Speaker, alike, speakers


def changed_speakers(pair: PassagePair) -> Iterator[tuple[Speaker, Speaker]]:
    """Speakers of the two sides that cannot be the same, in their order.

    Neither has a counterpart among the speakers of the other side, and at
    least one of them is not even mentioned there.
    """
    if not (knows(pair.source, KINDS) and knows(pair.target, KINDS)):
        return
    source, target = speakers(pair.source), speakers(pair.target)
    lost = [one for one in source if not any(alike(one.kinds, other.kinds) for other in target)]
    new = [other for other in target if not any(alike(one.kinds, other.kinds) for one in source)]
    for one, other in zip(lost, new, strict=False):
        if not (_mentioned(one, pair.target) and _mentioned(other, pair.source)):
            yield one, other


def _mentioned(speaker: Speaker, side: Segment) -> bool:
    return any(alike(speaker.kinds, frozenset(cue.classes)) for cue in cues(side, KINDS))
