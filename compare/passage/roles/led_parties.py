"""Parties that have changed places, by the preposition that leads to one of them: he pays back *to the tenant*.

Of two who are surely somebody, each named once, none leads to the one and a
preposition to the other, on both sides one of the same direction. Where it
leads to the other one of the two in the report, they have changed places, whatever
the deed is called: a deed seen from its other end (receive for pay) takes
another preposition (*from*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from compare.passage.amounts.bindings import Bound
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.roles.parties import Reader
from compare.passage.roles.told_parties import somebody_once, told_parties
from compare.records import Side, Span
from compare.text.clauses import CLAUSE_END

_WITH_NEXT = re.compile(r"(?:,| and| &) [A-Z]")
_WITH_LAST = re.compile(r"[A-Z]\w*(?:,| and| &) $")
_FAR = 40
DIRECTIONS = frozenset({"to", "from", "against"})


class Led(NamedTuple):
    """Somebody whom nothing leads to in the source, and another, who is led to there, each as (local span of each)."""

    one: tuple[Span, Span]
    other: tuple[Span, Span]
    direction: str


def exchanged_leads(pair: PassagePair, run: Run, values: Sequence[Bound]) -> Led | None:
    """The first two parties of whom the report leads to the other one than the source; None without such."""
    told = told_parties(pair, run, values)
    return next(_turned(pair, told[1]), None) if told else None


def _turned(pair: PassagePair, reader: Reader) -> Iterator[Led]:
    """The pairs of parties that `exchanged_leads` tells."""
    known = [n for n in somebody_once(pair, reader) if not _coordinated(pair.target.text, reader.parties[n][1])]
    leads = {n: (reader.lead(Side.SOURCE, n), reader.lead(Side.TARGET, n)) for n in known}
    for one, other in permutations(known, 2):
        direction = leads[other][0]
        if direction in DIRECTIONS and leads[one] == ("", direction) and leads[other][1] == "":
            if any(_parted(pair, side, reader.parties[one][side], reader.parties[other][side]) for side in Side):
                continue
            yield Led(reader.parties[one], reader.parties[other], direction)


def _coordinated(text: str, word: Span) -> bool:
    """Whether a word with a capital is one of several in a longer name: Economic, Social and Cultural Rights."""
    capital = text[word[0]].isupper()
    return capital and bool(
        _WITH_NEXT.match(text, word[1]) or _WITH_LAST.search(text[max(0, word[0] - _FAR) : word[0]])
    )


def _parted(pair: PassagePair, side: Side, one: Span, other: Span) -> bool:
    """Whether punctuation stands between two parties: they may be told of apart."""
    first, last = sorted((one, other))
    text = pair.on(side).text
    marks = CLAUSE_END.finditer(text, first[1], last[0])
    return any(not text[mark.end() : mark.end() + 1].isdigit() for mark in marks)
