"""Denials of a side whose other side has no word of negative sense at all to spare.

Which word answers a denial is often hard to tell in free text: the more such
words the other side has, the likelier one of them does. Where it has none, a
particle, a word of absence (عدم, without) or a word that always turns round what
it governs (refused, denied, failed) is nearly always lost, whatever the words
around it. A word of negative sense that renders another word of this side (*ended*,
اختتمت) is not to spare.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.passage.evidence.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.passage.polarity.litotes import told_by_limit
from compare.passage.polarity.polarity import IDIOM, PARTICLE, SENTENCE_END, UNTIL, Negatives
from compare.passage.polarity.scope import PREFIXED, WIDE, heads
from compare.records import Side
from compare.text.lexicon import Cue, cues
from compare.text.segment import overlap

GOVERNING = "negation_governing.words"
ONGOING = "ongoing"
"""The list of words that tell what has not come about as what goes on."""
ABSENCE = "negation_absence.words"
SURE = 0.4
"""Likeness from which on a word of negative sense renders a word of the other side."""
REACH = 8
"""Words from a particle to the word of exception that belongs to it."""


def is_unanswered(pair: PassagePair, side: Side, alike: Likeness, found: Negatives) -> bool:
    """Whether all words of negative sense of the other side belong to others, or render words, of this side."""
    return all(
        (side.other, cue) in found.partners or claimed(pair, side.other, alike, found, cue)
        for cue in found.cues[side.other]
    )


def claimed(pair: PassagePair, side: Side, alike: Likeness, found: Negatives, cue: Cue) -> bool:
    """Whether a word of negative sense of a side renders a word of the other, and so answers for no denial there.

    By likeness, or as words of one family. Particles and what only goes on (stayed) render none, phrases by the family
    of their first word. A word that is near in meaning to one that is denied may be its contrary; a word of its family
    is none, unless it is a denial by its form.
    """
    if cue.has(PARTICLE, IDIOM, ONGOING):
        return False
    places, phrase = alike.at(side, cue.span), cue.last > cue.first
    places = [place for place in places[: 1 if phrase else None] if alike.content[side][place]]
    if not places:
        return False
    denied = {
        head
        for one in found.cues[side.other]
        if one.has(PARTICLE) or _is_absence(pair, side.other, one)
        for head in heads(pair, side.other, alike, one)[:WIDE]
    }
    related, partners = alike.related_from(side), alike.mutual(side, SURE)
    near = {partners[place] for place in places if place in partners and not phrase}
    kin = {n for place in places for n in related[place].nonzero()[0].tolist() if alike.content[side.other][n]}
    return bool((near | kin) - denied if cue.has(PREFIXED) else (near - denied) | kin)


def _is_absence(pair: PassagePair, side: Side, cue: Cue) -> bool:
    return any(overlap(cue.span, one.span) for one in cues(pair.on(side), ABSENCE))


def lost_denials(
    pair: PassagePair, side: Side, alike: Likeness, found: Negatives, denied: Sequence[Cue]
) -> list[tuple[Cue, str]]:
    """The words of absence and those that turn round what they govern, with the kind of each, in order.

    None that is denied itself (`denied`: the particles of the side) or has a counterpart, nor what is part of an idiom.
    """
    segment = pair.on(side)
    idioms = [cue for cue in found.cues[side] if cue.has(IDIOM, "only", "instead")]
    lost = []
    for path, kind in ((ABSENCE, "absence"), (GOVERNING, "governed")):
        for cue in cues(segment, path):
            if any(overlap(cue.span, other.span) for other in idioms):
                continue
            own = [other for other in found.cues[side] if overlap(cue.span, other.span)]
            if not own or any((side, other) in found.partners for other in own):
                continue
            if (
                told_by_limit(pair, side, cue)
                or _turned_to_time(pair, side, cue)
                or _excepts(segment.text, cue, denied)
            ):
                continue
            if kind == "governed" and _is_told(alike, side, cue):
                continue
            if not any(0 <= cue.first - one.last <= 1 for one in denied):
                lost.append((cue, kind))
    return sorted(lost, key=lambda item: item[0].start)


def _excepts(text: str, cue: Cue, denied: Sequence[Cue]) -> bool:
    """Whether a particle before a word of absence makes it an exception: لم يبق غير, nothing is left but."""
    return any(
        0 < cue.first - one.last <= REACH and not SENTENCE_END.search(text, one.end, cue.start) for one in denied
    )


def _turned_to_time(pair: PassagePair, side: Side, cue: Cue) -> bool:
    """Whether both sides have a point in time, this side behind the word: not to set out before, to call before."""
    return any(one.first > cue.last for one in cues(pair.on(side), UNTIL)) and bool(cues(pair.on(side.other), UNTIL))


def _is_told(alike: Likeness, side: Side, cue: Cue) -> bool:
    """Whether a word of a cue that carries content has any counterpart; of a phrase, the first."""
    places = alike.at(side, cue.span)[: 1 if cue.last > cue.first else None]
    places = [place for place in places if alike.content[side][place]]
    partners = alike.mutual(side, SURE)
    return any(place in partners or alike.related_from(side)[place].any() for place in places)
