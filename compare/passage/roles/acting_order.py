"""Parties that have changed places, by which of them is told of first: who acts stands first in Arabic.

`compare.passage.roles.parties` wants the role of either party to be plain on both sides. Where
the verb comes first that is more than is needed: of two who stand behind one another
in one clause the first acts, unless a preposition, a pronoun behind the verb or a word
for a passive says otherwise, whatever the words between them belong to (رفض المجلس
طلب *اللجنة*). The other side, where the order of words tells of roles, says who
acts, and who stands on the far side of the verb, as whose ever (the *council's* request).

The verb must be the same on both sides, or have no counterpart but the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from compare.passage.amounts.bindings import Bound
from compare.passage.evidence.likeness import Likeness
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.roles.parties import TAKING, Parties, Reader, is_same_deed
from compare.passage.roles.party_words import PARTY
from compare.passage.roles.told_parties import somebody_once, told_parties
from compare.records import Side


def turned_order(pair: PassagePair, run: Run, values: Sequence[Bound]) -> Parties | None:
    """The first two of whom the second to be told of in the source acts on the first in the report; None without."""
    told = told_parties(pair, run, values)
    return next(_turned(pair, *told), None) if told else None


def _turned(pair: PassagePair, alike: Likeness, reader: Reader) -> Iterator[Parties]:
    """The pairs of parties that `turned_order` tells, by the words of the report."""
    names = [[reader.numbers(side, n) for n in range(len(reader.parties))] for side in Side]
    known = somebody_once(pair, reader)
    if len(known) < 2:
        return
    for deed in np.flatnonzero(alike.content[Side.TARGET]).tolist():
        sides = reader.sides(deed)
        if sides is None:
            continue
        agents, others = ([n for n in known if not side.isdisjoint(names[1][n])] for side in sides)
        for agent, other in ((a, b) for a in agents for b in others if a != b):
            behind, before = names[0][agent], names[0][other]
            if before[-1] < behind[0] and (word := _deed(alike, reader, deed, before, behind)) is not None:
                spans = alike.rows[0].spans[word], alike.rows[1].spans[deed]
                yield Parties(spans, reader.parties[other], reader.parties[agent], True)


def _deed(alike: Likeness, reader: Reader, deed: int, first: Sequence[int], second: Sequence[int]) -> int | None:
    """The word of the source by which the first of two parties acts on the second, and that tells `deed`; or None."""
    classes = reader.classes(Side.TARGET, deed)
    for word in reader.deeds_of(first, second):
        known = reader.classes(Side.SOURCE, word)
        if {"mutual", "-"} & (known | classes):
            continue
        same = is_same_deed(alike, word, deed)
        if TAKING.isdisjoint(known) is not TAKING.isdisjoint(classes) and not (same and not (known and classes)):
            continue  # it may be seen from its other end, unless two words are one and the lists know one of them
        same = same or (is_free_deed(alike, word, deed) and reader.opens(word, first))
        if same and reader.first_acts(word, first, second):
            return word
    return None


def is_free_deed(alike: Likeness, source: int, target: int) -> bool:
    """Whether neither of two words is rendered at all: they may render one another."""
    if alike.related[source].any() or alike.related[:, target].any():
        return False
    likest = alike.seen_from(Side.SOURCE)
    return bool(max(likest[source].max(), likest[:, target].max()) < PARTY)
