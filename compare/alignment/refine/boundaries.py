"""Boundary refinement: which sentences of a link are really in it, by their words.

The aligner sees a sentence as one vector. A short sentence that the report
leaves out is then easily carried along by its neighbour: the sum of the two
still resembles the neighbour's translation. Where one sentence is dropped and
another added at the same place, the two look like a pair. So the links are
gone through again, by the odds of `compare.alignment.refine.features`:

1. sentences at the edge of a side with several are detached,
2. pairs of single sentences with nothing in common are parted.

A sentence in another script than its document's (a quotation in a third
language) stays where the aligner put it: its words are no evidence.

(`compare.alignment.refine.unaligned` links unaligned sentences.)
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from compare.alignment.aligner import in_order
from compare.alignment.refine.features import LexicalEvidence, edge_odds, pair_odds, unaligned_shares, usual_ratio
from compare.languages.scripts import script_of, script_of_language
from compare.records import Link, Side

ROUNDS = 2
PARTED = 0.8
"""Pairs that the aligner gives this probability are not parted: there it is right more often than their words."""
STRANGERS = 2.0
"""Log odds over which a pair is parted: higher than even, since the aligner thinks otherwise."""
STANDING = 2.25
"""Pairs whose cosine stands out so far are not worth a look at their words."""


def refine_boundaries(links: Sequence[Link], texts: LexicalEvidence) -> list[Link]:
    """The links, with sentences that do not belong to them unlinked, and some that do taken in.

    Links stay gapless runs; every sentence stays in exactly one. The order is
    the aligner's.
    """
    refined = [part for link in recut(links, texts) for part in _part(link, texts)]
    return in_order(refined, *texts.sizes)


def recut(links: Sequence[Link], texts: LexicalEvidence) -> list[Link]:
    """The links with other edges; twice, since after the first time it is known better how much is unaligned."""
    texts.priors, texts.ratio = unaligned_shares(links, *texts.sizes), usual_ratio(links, texts)
    for _ in range(ROUNDS):
        links = [part for link in links for part in _detach(link, texts)]
        texts.priors = unaligned_shares(links, *texts.sizes)
    return list(links)


def _detach(link: Link, texts: LexicalEvidence) -> Iterator[Link]:
    """The link without what does not belong to it, and that."""
    if link.source and link.target:
        while (edge := _loosest_edge(link, texts)) is not None:
            odds, side, index = edge
            yield _single(side, index, _probability(odds))
            link = _with_side(link, side, tuple(i for i in link.on(side) if i != index))
    yield link


def _loosest_edge(link: Link, texts: LexicalEvidence) -> tuple[float, Side, int] | None:
    """(odds, side, sentence) of the sentence at an edge that least belongs to the link, if it is likelier not to."""
    found: list[tuple[float, Side, int]] = []
    for side, mine, theirs in ((Side.SOURCE, link.source, link.target), (Side.TARGET, link.target, link.source)):
        if len(mine) > 1:
            for place in (0, len(mine) - 1):
                if _foreign(side, mine[place], texts):
                    continue
                odds = edge_odds(side, mine, place, theirs, texts)
                if odds is not None and odds > 0:
                    found.append((odds, side, mine[place]))
    return max(found, key=lambda edge: (edge[0], -edge[1], -edge[2]), default=None)


def _part(link: Link, texts: LexicalEvidence) -> list[Link]:
    """The link, or what it held if that were two strangers."""
    if not len(link.source) == len(link.target) == 1 or link.score >= PARTED:
        return [link]
    row, column = link.source[0], link.target[0]
    if (
        texts.standing(row, column) > STANDING
        or _foreign(Side.SOURCE, row, texts)
        or _foreign(Side.TARGET, column, texts)
    ):
        return [link]
    odds = pair_odds(row, column, texts)
    if odds is None or odds <= STRANGERS:
        return [link]
    return [_single(side, index, _probability(odds)) for side, index in ((Side.SOURCE, row), (Side.TARGET, column))]


def _foreign(side: Side, index: int, texts: LexicalEvidence) -> bool:
    """Whether a sentence is in another script than the language of its document."""
    document = texts.documents[side]
    script = script_of(document.sentence_text(index))
    return script is not None and script != script_of_language(document.language)


def _with_side(link: Link, side: Side, indices: tuple[int, ...]) -> Link:
    return replace(link, source=indices) if side == Side.SOURCE else replace(link, target=indices)


def _single(side: Side, index: int, score: float) -> Link:
    return Link((index,), (), score) if side == Side.SOURCE else Link((), (index,), score)


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
