"""Which way from where: points of the compass that one side has and the other turns (west of the capital, south of it).

Both languages write them as words of their own, compounds too (جنوب شرق,
south-east), so the four points are compared: where each side has one that the
other lacks, and the two stand in the same place, the way was changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.languages import fold_word, load_language
from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.records import Side
from compare.text.entities import SURE, best_match_in, names
from compare.text.lexicon import Cue, cues

TABLE = "name.directions"
FAR = 3.0
"""How much further from the counterparts of the words around it than these stand a direction may stand."""
MOST = 4
"""Directions of a side beyond which a passage tells a way with many turns."""
_NONE = "-"


def turned_directions(pair: PassagePair, run: Run) -> Iterator[tuple[Cue, Cue]]:
    """The word for a point of the compass in the original, and the one for another in its place."""
    found = [_directions(pair, side) for side in Side]
    if not all(found) or max(map(len, found)) > MOST:
        return
    known = [frozenset(point for cue in side for point in cue.classes) for side in found]
    lost, new = ([cue for cue in found[side] if not known[side.other].issuperset(cue.classes)] for side in Side)
    alike = likeness(pair, run)
    for one, other in zip(lost, new, strict=False):
        if alike is None or _distance(alike, one, other) <= FAR:
            yield one, other


def _directions(pair: PassagePair, side: Side) -> list[Cue]:
    """The directions of a side that are no part of a name (أنيس الغربي, Anis Gharbi), nor of a country's."""
    segment, other = pair.on(side), pair.on(side.other)
    upper = " ".join(word.text for name in names(other) for word in name.words)
    forms = load_language(segment.language).forms

    def called(cue: Cue) -> bool:
        heard = (
            best_match_in(form, upper, other.language, segment.language) for form in forms(fold_word(cue.text)).led
        )
        return any(one.alike >= SURE for one in heard)

    return [cue for cue in cues(segment, TABLE) if _NONE not in cue.classes and not called(cue)]


def _distance(alike: Likeness, one: Cue, other: Cue) -> float:
    return min(alike.shift(Side.SOURCE, one.span, other.span), alike.shift(Side.TARGET, other.span, one.span))
