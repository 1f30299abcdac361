"""Denials of a side whose other side has no word of negative sense at all to spare.

Which word answers a denial is often hard to tell in free text: the more such
words the other side has, the likelier one of them does. Where it has none, a
particle, a word of absence (عدم, without) or a word that always turns round what
it governs (refused, denied, failed) is nearly always lost. A word of negative
sense that renders another word of this side (*ended*, اختتمت) is not to spare,
nor is *only* where this side has a word of its own for it.
"""

from __future__ import annotations

from compare.passage.evidence.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.passage.polarity.polarity import IDIOM, PARTICLE, Negatives
from compare.passage.polarity.scope import PREFIXED, WIDE, heads
from compare.records import Side
from compare.text.lexicon import Cue, cues
from compare.text.segment import overlap

GOVERNING = "negation_governing.words"
ONGOING = "ongoing"
"""The list of words that tell what has not come about as what goes on."""
ONLY, AMOUNTS, LIMITS = "only", "quantifier.amounts", ("only", "only~")
"""The list of words of exception, and the amounts by which the other side leaves one thing only: it is confined to."""
ABSENCE = "negation_absence.words"
SURE = 0.4
"""Likeness from which on a word of negative sense renders a word of the other side."""


def is_unanswered(pair: PassagePair, side: Side, alike: Likeness, found: Negatives) -> bool:
    """Whether all words of negative sense of the other side belong to others, or render words, of this side.

    Idioms belong to idioms, whatever their words.
    """
    spare = [
        cue
        for cue in found.cues[side.other]
        if (side.other, cue) not in found.partners and not claimed(pair, side.other, alike, found, cue)
    ]
    idioms = sum(cue.has(IDIOM) and (side, cue) not in found.partners for cue in found.cues[side])
    return all(cue.has(IDIOM) for cue in spare) and len(spare) <= idioms


def claimed(pair: PassagePair, side: Side, alike: Likeness, found: Negatives, cue: Cue) -> bool:
    """Whether a word of negative sense of a side renders a word of the other, and so answers for no denial there.

    By likeness, or as words of one family. Particles and what only goes on (stayed) render none, phrases by the family
    of their first word. A word that is near in meaning to one that is denied may be its contrary; a word of its family
    is none, unless it is a denial by its form.
    """
    if cue.has(PARTICLE, IDIOM, ONGOING):
        return False
    if cue.has(ONLY) and any(one.has(*LIMITS) for one in cues(pair.on(side.other), AMOUNTS)):
        return True
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
