"""Somebody who does a deed in the original and whom it is done to in the report, whoever the other party is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from compare.passage.amounts.bindings import Bound
from compare.passage.evidence.likeness import likeness
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.roles.parties import deeds_in, reader_of
from compare.passage.roles.party_words import SIDES, common_parties, is_somebody
from compare.records import Side, Span
from compare.text.clauses import AGENT, OTHER
from compare.text.parties import may_act


@dataclass(frozen=True, slots=True)
class Suffering:
    """Somebody who does a deed in the source and whom it is done to in the report, as (local span of each)."""

    deed: tuple[Span, Span]
    party: tuple[Span, Span]


def who_suffers(pair: PassagePair, run: Run, values: Sequence[Bound]) -> Suffering | None:
    """The first who acts in the source and suffers in the report, whoever the other one is; None without one.

    The two words for the deed must be the only ones that may render one another by their families, no party may have
    the same part in it, and whoever acts in the report must surely be somebody: a passive is often an Arabic active
    without a subject, and a stoppage that prompts the customers to leave is no second party.
    Who suffers in the source and acts in the report tells nothing: the second noun may belong to the first.
    """
    alike = likeness(pair, run)
    if alike is None or not may_act(pair.target, deeds_in(pair, Side.TARGET, alike)):
        return None
    parties = common_parties(pair, alike, tuple(values))
    reader = reader_of(pair, alike, parties)
    shared = alike.related & alike.content[0][:, None] & alike.content[1][None, :]
    for n in np.flatnonzero(shared.sum(axis=1) == 1).tolist():
        m = int(shared[n].argmax())
        if shared[:, m].sum() > 1 or not all(reader.has_both(side, (n, m)[side]) for side in SIDES):
            continue
        if any(reader.classes(side, (n, m)[side]) for side in Side):
            continue
        if not reader.is_of_somebody(m):
            continue
        told = list(zip(reader.told(Side.SOURCE, n), reader.told(Side.TARGET, m), strict=True))
        turned = [party for party, part in zip(parties, told, strict=True) if part == (AGENT, OTHER)]
        same = any(here and here == there for here, there in told)
        if not same and (party := next((one for one in turned if is_somebody(pair, one)), None)):
            return Suffering((alike.rows[0].spans[n], alike.rows[1].spans[m]), party)
    return None
