"""Comparisons that say the contrary: A larger than B told as B larger than A, or as A smaller or no larger than B.

Both sides compare (`compare.text.comparing`). The nearest words of the standard
on either side tell where it is on the other: in the standard there, or in what
is compared. If both standards have changed places, the report has turned the
comparison round, unless it goes the other way, too: *A more than B* and *B less
than A* say the same. If they have not, more must not be less, nor be denied on
one side only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.passage.amounts.bindings import bound
from compare.passage.evidence.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.passage.polarity.antonyms import senses
from compare.passage.polarity.contraries import FLIP, meant
from compare.records import Side, Span
from compare.text.comparing import Compared, comparisons
from compare.text.scales import of_comparative
from compare.text.segment import overlap

TABLE, DEGREE = "opposite.poles", "degree"
LEAST = 0.2
"""Likeness of the counterparts that have changed places."""
CLEAR = 0.05
"""How much less alike two words may be than either of them and another, and still be counterparts."""
BEHIND = 2
"""Words behind a comparative of which one may say by what it compares: less expensive."""
SAID = 2
"""Renderings of a word that mean an end of a scale by which it compares, at least."""
MERE = "degree", "rise", "more", "high", "maximum", "large", "abundant", "common"
"""Scales of more and less themselves."""
NAMED = 0.8
"""Likeness of a name, number or date and the same on the other side."""


class Told(NamedTuple):
    """A comparison that both sides make, whether its parts have changed places, and whether it says the contrary."""

    source: Compared
    target: Compared
    crossed: bool
    turned: bool


def told_comparisons(pair: PassagePair, alike: Likeness) -> Iterator[Told]:
    """The comparisons of the source with those of the report that compare the same, wherever their parts stand.

    None of which one may as well be another comparison of the other side.
    """
    found = comparisons(pair.source), comparisons(pair.target)
    if not all(found):
        return
    values = _values(pair, alike)
    ends = [(one, other, _crossed(alike, values, one, other)) for one in found[0] for other in found[1]]
    for n, (one, other, crossed) in enumerate(ends):
        rivals = [rival for m, rival in enumerate(ends) if m != n and (rival[0] is one or rival[1] is other)]
        if crossed is not None and all(rival[2] is None for rival in rivals):
            turned = _turned(one, other) if crossed else _contrary(one, other)
            if opposed(pair, one, other):
                turned = not crossed and one.denied is other.denied
            elif turned and not crossed and one.more is not other.more:
                turned = _same_scale(pair, values, alike, one, other) and not compared_by_contrary(pair, one, other)
            yield Told(one, other, crossed, turned)


def _turned(one: Compared, other: Compared) -> bool:
    """Whether two comparisons whose parts have changed places say the contrary; not where one is denied."""
    return one.more is other.more and not (one.denied or other.denied)


def _contrary(one: Compared, other: Compared) -> bool:
    """The same of comparisons whose parts stand where they stood."""
    return (one.more is other.more) is (one.denied is not other.denied)


def _same_scale(
    pair: PassagePair, values: NDArray[np.float32], alike: Likeness, one: Compared, other: Compared
) -> bool:
    """Whether two comparisons measure the same: by nothing but more and less, or by words that translate one another.

    (Less costly and more affordable say the same.)
    """
    inside, plain = [], []
    for side, compared in zip(Side, (one, other), strict=True):
        words_there = (word for word in senses(pair.on(side), TABLE) if overlap(word.cue.span, compared.word))
        known = compared.own or any(pole.startswith(DEGREE) for word in words_there for pole in word.all)
        words = alike.at(side, compared.word) if known else []
        inside.append([n for n in _inside(alike, side, compared.pivot) if n not in words])
        plain.append(known)
    if all(inside):
        return bool(values[np.ix_(*inside)].max() >= LEAST)
    return all(plain)


def compared_by_contrary(pair: PassagePair, one: Compared, other: Compared) -> bool:
    """Whether one side compares by the contrary of what the other does, so that less on the one is more on the other.

    Less expensive is أرخص: the ends of scales of the comparative, or of the word behind *less*, tell.
    """
    ends = [_compared_by(pair, side, compared) for side, compared in zip(Side, (one, other), strict=True)]
    return any(end.translate(FLIP) in ends[1] for end in ends[0])


def opposed(pair: PassagePair, one: Compared, other: Compared) -> bool:
    """Whether both compare by contrary adjectives of their own: heavier, thinner; slower, faster.

    *Less* turns round what stands behind it: less truly is the contrary of truer, less expensive that of dearer.
    """
    mine, theirs = (_told_by(pair, side, compared) for side, compared in zip(Side, (one, other), strict=True))
    return not mine.isdisjoint(end.translate(FLIP) for end in theirs) and mine.isdisjoint(theirs)


def _told_by(pair: PassagePair, side: Side, compared: Compared) -> set[str]:
    """The ends of scales, but of mere degree, that is compared by: an adjective, or what is told by degree."""
    text, own, told = pair.on(side).text, set(), set()
    for cue, counts in meant(pair, side):
        said = {end for end, count in counts.items() if count >= SAID and not end.startswith(MERE)}
        said |= {end for end in of_comparative(pair.on(side).language, cue.text) if not end.startswith(MERE)}
        if overlap(cue.span, compared.word) and not compared.own:
            own |= said
        elif compared.word[0] < cue.start and cue.end <= compared.pivot[1]:
            before = text[compared.word[0] if compared.own else compared.word[1] : cue.start].split()
            told |= said if len(before) < BEHIND + compared.own else set()
    return own or (told if compared.more else {end.translate(FLIP) for end in told})


def _compared_by(pair: PassagePair, side: Side, compared: Compared) -> set[str]:
    """The ends of scales that a comparative and the words close behind it mean; those of mere degree left out."""
    text, near = pair.on(side).text, []
    for cue, counts in meant(pair, side):
        behind = cue.start >= compared.word[1] and len(text[compared.word[1] : cue.start].split()) < BEHIND
        if overlap(cue.span, compared.word) or (behind and cue.end <= compared.pivot[1]):
            near += [end for end in counts if not end.startswith(MERE)]
    return set(near)


def _values(pair: PassagePair, alike: Likeness) -> NDArray[np.float32]:
    """The likeness of the words of both sides, with what is bound by value."""
    values = np.array(alike.seen_from(Side.SOURCE))
    for value in bound(pair)[0]:
        both = alike.at(Side.SOURCE, value.source), alike.at(Side.TARGET, value.target)
        values[np.ix_(*both)] = np.maximum(values[np.ix_(*both)], NAMED)
    return values


def _crossed(alike: Likeness, values: NDArray[np.float32], one: Compared, other: Compared) -> bool | None:
    """Whether the nearest words of both standards have their counterparts in what the other side compares.

    False where both have them in each other's standard, None where they do not tell.
    """
    standards = _inside(alike, Side.SOURCE, one.standard), _inside(alike, Side.TARGET, other.standard)
    around = [_inside(alike, side, part.around) for side, part in zip(Side, (one, other), strict=True)]
    mine = next(_telling(values, standards), None)
    theirs = next(_telling(values.T, standards[::-1]), None)
    if theirs is None:
        return None
    if one.opens:
        compared = [_counterparts(values.T, m) for m in around[1] if m not in standards[1]]
        behind = [min(places) for places in compared if len(places) == 1 and min(places) >= min(standards[0])]
        return True if behind and max(theirs) < min(behind) else None
    if mine is None:
        return None
    straight = not mine.isdisjoint(standards[1]), not theirs.isdisjoint(standards[0])
    if any(straight):
        return False if all(straight) else None
    return (not mine.isdisjoint(around[1]) and not theirs.isdisjoint(around[0])) or None


def _telling(values: NDArray[np.float32], standards: tuple[list[int], ...]) -> Iterator[set[int]]:
    """The counterparts of the words of the first standard, without those of words that stand elsewhere, too."""
    for word in standards[0]:
        found = _counterparts(values, word)
        same = set().union(*(_counterparts(values.T, other) for other in found))
        if found and same <= set(standards[0]):
            yield found


def _counterparts(values: NDArray[np.float32], word: int) -> set[int]:
    """The words of the other side that a word is likest, and nearly as much as that; empty where they are none's.

    A word that is likest another of this side is no counterpart.
    """
    best = values[word].max()
    if best < LEAST:
        return set()
    found = np.flatnonzero(values[word] >= best - CLEAR)
    return {int(n) for n in found if values[word, n] >= values[:, n].max() - CLEAR}


def _inside(alike: Likeness, side: Side, span: Span) -> list[int]:
    return [n for n in alike.at(side, span) if alike.content[side][n]]
