"""What the original denies and the report states: a particle, a word of absence or one that turns round is gone.

The denied word tells: where it has a counterpart, and every word of negative sense of the report belongs to
another of the original (`compare.passage.polarity.unanswered`), the denial is lost. A denial of whose words none has a
counterpart is told in other words, or is left out with its phrase, which is for `coverage` to say.

The nearer the denied word, the surer. In lines that nobody had read the word right behind a particle was told rightly
38 times and wrongly 2, one further on in the clause 48 and 16: that may be the subject of what is denied, and is
believed only where a word beside it is told beside its counterpart, too, and the report does not lose two denials at
once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from compare.languages import load_language
from compare.passage.evidence.argument_order import standard
from compare.passage.evidence.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.passage.polarity.antonyms import senses
from compare.passage.polarity.litotes import MILD, POLES, is_attribute, told_by_contrary, told_by_limit
from compare.passage.polarity.polarity import DEGREE, SENTENCE_END, UNTIL, Negatives
from compare.passage.polarity.polarity import PARTICLE as STRONG
from compare.passage.polarity.scope import FURTHER, REACH, Scoped, scoped
from compare.passage.polarity.unanswered import ABSENCE, GOVERNING
from compare.records import Side
from compare.text.clauses import CLAUSE_END
from compare.text.lexicon import Cue, cues
from compare.text.segment import overlap

PARTICLE, ABSENT, GOVERNED = "particle", "absence", "governed"
"""Rules, by what denies."""
UNTOLD = " untold"
"""What it ends with where the report tells other words of the clause than the denied ones."""
NEARBY = "particle answered"
"""The rule for a particle where the report has a word of negative sense to spare, in another clause."""
FAR = " further"
"""What the name of a rule ends with where the word that is told is not the one right behind the denial."""
LEAST, BESIDE = 0.25, 0.35
"""Likeness of a denied word and its counterpart, and of those beside them."""
NEAR = 6
"""Words from a counterpart within which one beside it stands."""
FEW = 4
"""Words of content around a denied one from which on one of them is asked for its counterpart."""
UNTRANSLATED = 0.3
"""Likeness to any word of the report below which a word of negative sense has no translation there."""
EXCEPTED = 8
"""Words from a particle to the word of exception that belongs to it."""
_SIDE = Side.SOURCE


def lost_denials(
    pair: PassagePair, alike: Likeness, found: Negatives, particles: Sequence[Cue], denying: Sequence[Cue]
) -> Iterator[tuple[Scoped, str]]:
    """What the source denies and the target states, in order, with the rule; the other side has nothing to spare.

    `particles` of the source, and those of them that do not affirm (`denying`).
    """
    free = [cue for cue in found.cues[_SIDE] if (_SIDE, cue) not in found.partners and not cue.has(*MILD)]
    many = len(free) > 1 and not found.cues[Side.TARGET]
    for cue, rule in _denials(pair, alike, found, particles, denying):
        for one in scoped(pair, _SIDE, alike, [cue], found.cues, LEAST, wide=[cue]):
            if one.further and (many or not _is_beside(alike, one)):
                continue
            if not _is_told(pair, alike, one, rule):
                yield one, rule + FAR * one.further


def untold(
    pair: PassagePair, alike: Likeness, found: Negatives, particles: Sequence[Cue], denying: Sequence[Cue]
) -> tuple[Cue, str] | None:
    """The first denial of the source that no word of the target answers, though that tells its clause; and the rule.

    The clause is told if a word behind the denial is: any behind a particle, and one behind the first, which is mostly
    the subject, behind a single word that governs. A word of absence has too short a clause.
    """
    fewer = len(denying) <= sum(cue.has(STRONG) for cue in found.cues[Side.TARGET])
    for cue, rule in _denials(pair, alike, found, particles, denying):
        if rule == ABSENT or told_by_limit(pair, _SIDE, cue):
            continue
        if rule == PARTICLE and (fewer or told_by_contrary(pair, _SIDE, cue)):
            continue
        clause = _clause(pair, alike, cue)[rule == GOVERNED and cue.first == cue.last :]
        if alike.seen_from(_SIDE)[clause].max(initial=-1.0) >= BESIDE or alike.related_from(_SIDE)[clause].any():
            return cue, rule + UNTOLD
    return None


def near_denials(
    pair: PassagePair, alike: Likeness, found: Negatives, denying: Sequence[Cue]
) -> Iterator[tuple[Scoped, str]]:
    """What particles of the source deny right behind them and the target states, where that has something to spare.

    No such word stands in the clause where it is stated.
    """
    for cue in denying:
        if (_SIDE, cue) in found.partners:
            continue
        for one in scoped(pair, _SIDE, alike, [cue], found.cues, BESIDE):
            spare = any((Side.TARGET, other) not in found.partners for other in one.answering)
            if not one.further and not spare and not _is_told(pair, alike, one, PARTICLE):
                yield one, NEARBY


def _clause(pair: PassagePair, alike: Likeness, cue: Cue) -> list[int]:
    """The words of content behind a denial, or in its own phrase, up to the end of its clause."""
    end = CLAUSE_END.search(pair.source.text, cue.end)
    span = cue.start if cue.has(STRONG) else cue.end, end.start() if end else len(pair.source.text)
    return [word for word in alike.at(_SIDE, span) if alike.content[_SIDE][word]]


def _denials(
    pair: PassagePair, alike: Likeness, found: Negatives, particles: Sequence[Cue], denying: Sequence[Cue]
) -> list[tuple[Cue, str]]:
    """The denials of the source that belong to no word of the target, with the rule of each, in order."""
    segment = pair.source
    taken = [cue for cue in found.cues[_SIDE] if cue.has(*MILD) or (_SIDE, cue) in found.partners]
    lost = [(cue, PARTICLE) for cue in denying if (_SIDE, cue) not in found.partners]
    for path, rule in ((ABSENCE, ABSENT), (GOVERNING, GOVERNED)):
        for cue in cues(segment, path):
            if any(overlap(cue.span, other.span) for other in (*taken, *particles)):
                continue
            if not any(overlap(cue.span, other.span) for other in found.cues[_SIDE]):
                continue
            if any(0 <= cue.first - one.last <= 1 for one in particles) or _excepts(segment.text, cue, particles):
                continue
            if rule == GOVERNED and (is_attribute(segment, cue.first) or _is_translated(alike, cue)):
                continue
            lost.append((cue, rule))
    return sorted(lost, key=lambda item: item[0].start)


def _excepts(text: str, cue: Cue, particles: Sequence[Cue]) -> bool:
    """Whether a particle before a word of absence makes it an exception: لم يبق غير, nothing is left but."""
    return any(
        0 < cue.first - one.last <= EXCEPTED and not SENTENCE_END.search(text, one.end, cue.start) for one in particles
    )


def _is_translated(alike: Likeness, cue: Cue) -> bool:
    """Whether a word of a cue that carries content may have a translation; of a phrase, the first."""
    places = alike.at(_SIDE, cue.span)[: 1 if cue.last > cue.first else None]
    places = [place for place in places if alike.content[_SIDE][place]]
    values, related = alike.seen_from(_SIDE), alike.related_from(_SIDE)
    return any(values[place].max() >= UNTRANSLATED or related[place].any() for place in places)


def _is_beside(alike: Likeness, one: Scoped) -> bool:
    """Whether a word near the one that is denied is told near its counterpart, where there are many such words."""
    head, told = alike.at(_SIDE, one.head)[-1], alike.at(Side.TARGET, one.counterpart)[-1]
    near = range(max(0, head - NEAR), min(len(alike.content[_SIDE]), head + NEAR))
    words = [word for word in near if word != head and alike.content[_SIDE][word]]
    beside = (alike.counterpart(_SIDE, word, BESIDE) for word in words)
    return len(words) < FEW or any(place is not None and abs(place - told) <= NEAR for place in beside)


def _is_told(pair: PassagePair, alike: Likeness, one: Scoped, rule: str) -> bool:
    """Whether the target says without a denial what the source denies: by a limit of time, a contrary, a comparison."""
    if told_by_limit(pair, _SIDE, one.cue) or _before(pair, one):
        return True
    if rule != PARTICLE:
        later = any(cue.first > one.cue.last for cue in cues(pair.source, UNTIL))
        return later and bool(cues(pair.target, UNTIL))
    if _unsurpassed(pair, one.cue):
        return True
    return not _as_it_is(pair, alike, one) and (
        told_by_contrary(pair, _SIDE, one.cue, one.head[1]) or told_by_contrary(pair, _SIDE, one.cue)
    )


def _as_it_is(pair: PassagePair, alike: Likeness, one: Scoped) -> bool:
    """Whether the counterpart of a denied word may render it, or stands at the same end: no contrary tells it then."""
    mine, theirs = alike.at(_SIDE, one.head), alike.at(Side.TARGET, one.counterpart)
    if alike.related[np.ix_(mine, theirs)].any():
        return True
    here, there = (
        {pole for word in senses(pair.on(on), POLES) if overlap(word.cue.span, span) for pole in word.all}
        for on, span in ((_SIDE, one.head), (Side.TARGET, one.counterpart))
    )
    return not here.isdisjoint(there)


def _before(pair: PassagePair, one: Scoped) -> bool:
    """Whether what is denied until something else is done is told as what follows it: not to go before calling."""
    here, there = (cues(pair.on(on), UNTIL) for on in Side)
    later = any(0 < cue.first - one.cue.last <= FURTHER and cue.start > one.head[0] for cue in here)
    words = load_language(pair.target.language).analyse(pair.target.text).words
    return later and any(
        0 <= sum(cue.end <= w.start < one.counterpart[0] for w in words) <= REACH and cue.end <= one.counterpart[0]
        for cue in there
    )


def _unsurpassed(pair: PassagePair, cue: Cue) -> bool:
    """Whether a comparative is denied and the other side compares, too: no larger one is the largest."""
    here, there = (
        [word for word in senses(pair.on(one), POLES) if any(pole.startswith(DEGREE) for pole in word.all)]
        for one in Side
    )
    near = (word for word in here if 0 < word.cue.first - cue.last <= REACH)
    return bool(there) and any(standard(pair.source, word.cue.span) is not None for word in near)
