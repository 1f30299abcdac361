"""Which words one side denies and the other states: polarity as the product of signs.

A particle (not, لم) turns round the word that it denies; so does a word of
negative sense (refused, lacks, رفض, خال) the word that it governs; the two
together turn round nothing (did not deny, لم يعارض). A word that is turned round
on one side while its counterpart (`compare.passage.evidence.likeness`) stands in a clause
without any word of negative sense is denied there and stated here.

Words of negative sense that belong to each other, because they translate one
another or govern the same word, answer for nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from compare.languages import fold_word, load_language
from compare.passage.evidence.argument_order import standard
from compare.passage.evidence.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.passage.polarity.antonyms import senses
from compare.passage.polarity.litotes import MILD, POLES, told_by_contrary, told_by_limit
from compare.passage.polarity.scope import FURTHER, PREFIXED, REACH, WIDE, Scoped, heads, scoped
from compare.records import Side, Span
from compare.text.lexicon import Cue, cues, lexicon
from compare.text.segment import Segment, overlap

TOGETHER = 0.25
"""Likeness from which on two words of negative sense, or what they govern, belong to each other."""
GOVERNED = 0.35
"""Likeness of what a word of negative sense governs and its counterpart."""
DEGREE = "degree"
"""The scale of comparatives and superlatives in `POLES`."""
AKIN = ({"refuse", "deny"}, {"ignore", "few", "fail", "lack"}, {"hide", "deny"})
"""Lists of words of negative sense that tell the same."""
PARTICLE = "strong"
"""The list of particles that deny by themselves."""
IDIOM = "idiom"
"""The list of phrases that have a denial in them and may be told without one: إن لم, no doubt."""
EXCEPTIONS, UNTIL = "negation_except.words", "negation_until.words"
"""The lists of words of exception, and of those for a point in time."""
SENTENCE_END = re.compile(r"[.;!?؟؛]\s|\n")
UNTRANSLATED = 0.3
"""Likeness to any word of the other side below which a word of negative sense has no translation there."""


@dataclass(frozen=True)
class Negatives:
    """The words of negative sense of both sides, the particles among them included, and which belong to which."""

    cues: tuple[list[Cue], list[Cue]]
    partners: dict[tuple[Side, Cue], Cue]

    def spare(self, name: str, side: Side) -> list[Cue]:
        """The words of a list that belong to none of the other side."""
        return [cue for cue in self.cues[side] if cue.has(name) and (side, cue) not in self.partners]

    def unanswering(self, side: Side, idle: Sequence[Cue] = ()) -> bool:
        """Whether a side has any word of negative sense, beside the `idle`, that belongs to none of the other side."""
        return any(
            (side, cue) not in self.partners and not cue.has(*MILD) for cue in self.cues[side] if cue not in idle
        )


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


def denied_alone(
    pair: PassagePair,
    side: Side,
    alike: Likeness,
    found: Negatives,
    denials: Sequence[Cue],
    least: float,
    wide: Sequence[Cue],
) -> Iterator[Scoped]:
    """What a particle (`denials`) of a side turns round and the other side states."""
    mine, theirs = (found.spare(PARTICLE, one) for one in (side, side.other))
    for one in scoped(pair, side, alike, denials, found.cues, least, wide=wide):
        idle = [cue for cue in found.cues[side.other] if _is_attribute(pair.on(side.other), cue, one.counterpart)]
        spare = len(theirs) - sum(other is not one.cue for other in mine)
        partner = found.partners.get((side, one.cue))
        answered = (
            spare > 0
            or (partner is not None and partner.has(PARTICLE))
            or any(_free(found, side, one.cue, other) for other in one.answering if other not in idle)
        )
        answered = answered or (
            one.further and (found.unanswering(side.other, idle) or (side, one.cue) in found.partners)
        )
        told = (
            _unsurpassed(pair, side, one.cue)
            or told_by_limit(pair, side, one.cue)
            or _before(pair, side, one)
            or (
                not _as_it_is(pair, side, alike, one)
                and (told_by_contrary(pair, side, one.cue, one.head[1]) or told_by_contrary(pair, side, one.cue))
            )
        )
        if not answered and not told:
            yield one


def governed_alone(
    pair: PassagePair, side: Side, alike: Likeness, found: Negatives, operators: Sequence[Cue]
) -> Iterator[Scoped]:
    """What a word of negative sense (`operators`) without a translation governs and the other side states.

    Nothing where the other side has any word of negative sense to spare.
    """
    if any((side.other, other) not in found.partners for other in found.cues[side.other]):
        return
    lost = [cue for cue in operators if (side, cue) not in found.partners and _untranslated(alike, side, cue)]
    yield from (one for one in scoped(pair, side, alike, lost, found.cues, GOVERNED, wide=lost) if not one.answered)


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


def denied_exception(pair: PassagePair, cues_of: tuple[list[Cue], list[Cue]]) -> tuple[Side, Cue, Cue] | None:
    """What one side denies but for an exception, and the exception that the other side has without any denial.

    The side, the denial there and the exception of the other side: *may not sublet unless* against *may sublet unless*.
    """
    for side in Side:
        theirs = cues_of[side.other]
        excepting = [one for one in cues(pair.on(side.other), EXCEPTIONS) if _is_written(pair.on(side.other), one)]
        bare = [any(one.start == cue.start for one in excepting) for cue in theirs]
        if not bare or not all(bare) or any(cue.has(PARTICLE, IDIOM) for cue in theirs):
            continue
        mine = cues(pair.on(side), EXCEPTIONS)
        if len(mine) > len(excepting):
            continue
        for cue in cues_of[side]:
            if cue.has(PARTICLE, IDIOM) and any(_in_reach(pair.on(side).text, cue, other) for other in mine):
                return side, cue, theirs[0]
    return None


def _is_written(segment: Segment, cue: Cue) -> bool:
    """Whether a word of exception stands as it is listed: إلا, and not بألا, which only its hamza tells apart."""
    listed = {
        fold_word(phrase.strip()) for phrase in re.split(r"[|\n]", load_language(segment.language).get(EXCEPTIONS, ""))
    }
    return cue.last > cue.first or fold_word(cue.text) in listed


def _in_reach(text: str, cue: Cue, other: Cue) -> bool:
    """Whether a word stands behind or in a cue, in the same sentence."""
    return other.start > cue.start and not SENTENCE_END.search(text, cue.start, other.start)


def _as_it_is(pair: PassagePair, side: Side, alike: Likeness, one: Scoped) -> bool:
    """Whether the counterpart of a denied word may render it, or stands at the same end: no contrary tells it then."""
    mine, theirs = alike.at(side, one.head), alike.at(side.other, one.counterpart)
    if alike.related_from(side)[np.ix_(mine, theirs)].any():
        return True
    here, there = (
        {pole for word in senses(pair.on(on), POLES) if overlap(word.cue.span, span) for pole in word.all}
        for on, span in ((side, one.head), (side.other, one.counterpart))
    )
    return not here.isdisjoint(there)


def _before(pair: PassagePair, side: Side, one: Scoped) -> bool:
    """Whether what is denied until something else is done is told as what follows it: not to go before calling."""
    here, there = ([cue for cue in cues(pair.on(on), UNTIL)] for on in (side, side.other))
    later = any(0 < cue.first - one.cue.last <= FURTHER and cue.start > one.head[0] for cue in here)
    words = load_language(pair.on(side.other).language).analyse(pair.on(side.other).text).words
    return later and any(
        0 <= sum(cue.end <= w.start < one.counterpart[0] for w in words) <= REACH and cue.end <= one.counterpart[0]
        for cue in there
    )


def _unsurpassed(pair: PassagePair, side: Side, cue: Cue) -> bool:
    """Whether a comparative is denied and the other side compares, too: no larger one is the largest."""
    here, there = (
        [word for word in senses(pair.on(one), POLES) if any(pole.startswith(DEGREE) for pole in word.all)]
        for one in (side, side.other)
    )
    near = (word for word in here if 0 < word.cue.first - cue.last <= REACH)
    return bool(there) and any(standard(pair.on(side), word.cue.span) is not None for word in near)


def _is_attribute(segment: Segment, cue: Cue, word: Span) -> bool:
    """Whether a word of negative sense only describes another word than `word`: *his closing argument* denies none."""
    language = load_language(segment.language)
    words = language.analyse(segment.text).words
    behind = words[cue.last + 1] if cue.last + 1 < len(words) else None
    if cue.has(PARTICLE, IDIOM) or cue.last > cue.first or not cue.first or behind is None:
        return False
    if words[cue.first - 1].text not in language.words("parties.determiners"):
        return False
    apart = segment.text[words[cue.first - 1].end : cue.start].strip() or segment.text[cue.end : behind.start].strip()
    far = bool(apart) or language.is_function(behind.text)
    return not far and not overlap(word, (cue.start, behind.end))


def _free(found: Negatives, side: Side, cue: Cue, other: Cue) -> bool:
    """Whether a word of the other side can answer for `cue`: it belongs to none but that."""
    partner = found.partners.get((side.other, other))
    return partner is None or overlap(partner.span, cue.span)


def _untranslated(alike: Likeness, side: Side, cue: Cue) -> bool:
    places = [place for place in alike.at(side, cue.span) if alike.content[side][place]]
    return bool(places) and bool(alike.seen_from(side)[places].max() < UNTRANSLATED)
