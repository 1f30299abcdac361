"""Which words of negative sense of two sides belong together, and which of them one side denies and the other has bare.

A particle (not, لم) turns round the word that it denies; so does a word of
negative sense (refused, lacks, رفض, خال) the word that it governs; the two
together turn round nothing (did not deny, لم يعارض). Such words that belong to
each other, because they translate one another or govern the same word, answer
for nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from compare.languages import load_language
from compare.passage.evidence.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.passage.polarity.litotes import MILD
from compare.passage.polarity.scope import PREFIXED, WIDE, Scoped, heads
from compare.records import Side
from compare.text.lexicon import Cue, lexicon
from compare.text.segment import overlap

TOGETHER = 0.25
"""Likeness from which on two words of negative sense, or what they govern, belong to each other."""
DEGREE = "degree"
"""The scale of comparatives and superlatives in `POLES`."""
AKIN = ({"refuse", "deny"}, {"ignore", "few", "fail", "lack"}, {"hide", "deny"})
"""Lists of words of negative sense that tell the same."""
PARTICLE = "strong"
"""The list of particles that deny by themselves."""
IDIOM = "idiom"
"""The list of phrases that have a denial in them and may be told without one: إن لم, no doubt."""
UNTIL = "negation_until.words"
"""The list of words for a point in time."""
SENTENCE_END = re.compile(r"[.;!?؟؛]\s|\n")


@dataclass(frozen=True)
class Negatives:
    """The words of negative sense of both sides, the particles among them included, and which belong to which."""

    cues: tuple[list[Cue], list[Cue]]
    partners: dict[tuple[Side, Cue], Cue]

    def spare(self, name: str, side: Side) -> list[Cue]:
        """The words of a list that belong to none of the other side."""
        return [cue for cue in self.cues[side] if cue.has(name) and (side, cue) not in self.partners]


def negatives(pair: PassagePair, alike: Likeness, cues: tuple[list[Cue], list[Cue]]) -> Negatives:
    """The words of negative sense with their partners; each has one at most, the first of those in order.

    Particles first, which deny what stands behind them whatever their verb (لم تتجاوز, *never gone beyond*); last
    the idioms that have one.
    """
    partners: dict[tuple[Side, Cue], Cue] = {}
    deny_alike = partial(_deny_alike, cues=cues)
    orders = partial(deny_alike, of=(PARTICLE,)), _of_one_list, _belong, partial(deny_alike, of=(PARTICLE, IDIOM))
    for belong in orders:
        for one in cues[Side.SOURCE]:
            for other in cues[Side.TARGET]:
                taken = (Side.SOURCE, one) in partners or (Side.TARGET, other) in partners
                if not taken and belong(pair, alike, one, other):
                    partners[Side.SOURCE, one], partners[Side.TARGET, other] = other, one
                    break
    return Negatives(cues, partners)


def _deny_alike(
    pair: PassagePair,
    alike: Likeness,
    one: Cue,
    other: Cue,
    cues: tuple[Sequence[Cue], Sequence[Cue]],
    of: Sequence[str],
) -> bool:
    """Whether two particles, or others of these lists, deny any words that belong to each other.

    What stands behind the next particle is denied by that.
    """
    about = []
    for side, cue in zip(Side, (one, other), strict=True):
        if not cue.has(*of):
            return False
        next_one = min(
            (word.start for word in cues[side] if word.start > cue.start and word.has(PARTICLE, PREFIXED)), default=None
        )
        spans = alike.rows[side].spans
        behind = heads(pair, side, alike, cue)[:WIDE]
        about.append([head for head in behind if next_one is None or spans[head][0] <= next_one])
    return any(alike.counterpart(Side.SOURCE, word, TOGETHER) in about[1] for word in about[0])


def _belong(pair: PassagePair, alike: Likeness, one: Cue, other: Cue) -> bool:
    """Whether two words of negative sense translate each other, or what they govern does."""
    if one.has(*MILD) or other.has(*MILD):
        return False
    about = [
        [
            *([] if cue.has(PARTICLE) else alike.at(side, cue.span)),
            *heads(pair, side, alike, cue)[:1],
        ]
        for side, cue in zip(Side, (one, other), strict=True)
    ]
    return any(alike.counterpart(Side.SOURCE, word, TOGETHER) in about[1] for word in about[0])


def _of_one_list(pair: PassagePair, alike: Likeness, one: Cue, other: Cue) -> bool:
    """Whether two words of negative sense stand in one list, and are no denials by their form: اختتم, *ended*."""
    names = set(one.classes) & set(other.classes)
    return bool(names) and names.isdisjoint((PARTICLE, IDIOM, PREFIXED, *MILD))


def doubled(
    pair: PassagePair, side: Side, alike: Likeness, found: Negatives, denials: Sequence[Cue], classes: Sequence[str]
) -> Iterator[Scoped]:
    """Words of negative sense (`classes`) that a side denies and that the other has as they are (not deny: deny)."""
    there = alike.rows[side.other].spans
    text, language = pair.on(side).text, load_language(pair.on(side).language)
    idioms = [sum(cue.has(IDIOM) for cue in found.cues[one]) for one in (side, side.other)]
    if found.spare(PARTICLE, side.other) or idioms[1] > idioms[0]:
        return
    for cue in denials:
        if (side, cue) in found.partners and found.partners[side, cue].has(PARTICLE):
            continue
        for head in heads(pair, side, alike, cue)[:1]:
            span = alike.rows[side].spans[head]
            own = [one for one in found.cues[side] if one is not cue and overlap(one.span, span)]
            own += lexicon(language, "negation").find(text[slice(*span)])
            names = _akin({name for one in own for name in one.classes} & set(classes))
            partners = [found.partners.get((side, one)) for one in own]
            bare = [
                one
                for one in found.cues[side.other]
                if one.has(*classes)
                and (not names.isdisjoint(one.classes) or one in partners)
                and not any(other.last + 1 == one.first for other in found.cues[side.other])
            ]
            bare = [one for one in bare if not _is_other(alike, side.other, one, head)]
            if names and len(bare) == 1 and (places := alike.at(side.other, bare[0].span)):
                yield Scoped(cue, span, there[places[-1]], (), doubled=True)


def _akin(names: set[str]) -> set[str]:
    """Lists of words of negative sense with those that tell the same: who forgot to failed to."""
    return names.union(*(kin for kin in AKIN if kin & names))


def _is_other(alike: Likeness, side: Side, cue: Cue, head: int) -> bool:
    """Whether a word of negative sense translates another word than the one that is denied."""
    found = (alike.counterpart(side, place, TOGETHER) for place in alike.at(side, cue.span))
    return any(place not in (None, head) for place in found)
