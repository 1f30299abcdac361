"""How good are links, against gold: strict and lax, left out, moved.

Strict and lax are counted as the literature does (Sennrich & Volk 2011;
Thompson & Koehn 2019), so that figures can be set beside published ones:

* strict: a link counts if the very same link is in the other file;
* lax: also if some link of the other file shares a sentence with it on BOTH
  sides, so a link with an empty side is never merely laxly right;
* precision is over all links tested, those with an empty side included;
* recall is over gold links with two sides, against tested ones with two sides,
  so that a missed deletion costs no recall.

Three more, which a divergence tool needs: precision and recall of the single
sentences left out (`dropped` from the source, `added` in the target), of
(source sentence, target sentence) pairs, and the share of gold links out of
order that were found (laxly).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from compare.records import Link

Sides = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision and recall, kept as counts, so that documents can be pooled."""

    right: int = 0
    tested: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Rates) -> Rates:
        return Rates(
            self.right + other.right, self.tested + other.tested, self.found + other.found, self.gold + other.gold
        )

    @property
    def precision(self) -> float:
        """Share of what was tested that is right; 0 of nothing."""
        return self.right / self.tested if self.tested else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 of nothing."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class LinkScores:
    """What `score_links` counts. `moved` has a recall only."""

    strict: Rates = Rates()
    lax: Rates = Rates()
    pairs: Rates = Rates()
    dropped: Rates = Rates()
    added: Rates = Rates()
    moved: Rates = Rates()

    def __add__(self, other: LinkScores) -> LinkScores:
        return LinkScores(
            self.strict + other.strict,
            self.lax + other.lax,
            self.pairs + other.pairs,
            self.dropped + other.dropped,
            self.added + other.added,
            self.moved + other.moved,
        )


def sides(links: Iterable[Link]) -> list[Sides]:
    """Links as plain pairs of index tuples."""
    return [(link.source, link.target) for link in links]


def score_links(gold: Iterable[Sides], tested: Iterable[Sides]) -> LinkScores:
    """Score the links of one document; add up the results of several.

    Duplicates count once, and links empty on both sides not at all. A sentence
    that `tested` leaves out altogether counts as left unlinked.
    """
    reference, links = _clean(gold), _clean(tested)
    linked_gold, linked = _two_sided(reference), _two_sided(links)
    strict_tested, lax_tested = _hits(links, reference)
    strict_gold, lax_gold = _hits(linked_gold, linked)
    out_of_order = moved_links(linked_gold)
    return LinkScores(
        strict=Rates(strict_tested, len(links), strict_gold, len(linked_gold)),
        lax=Rates(lax_tested, len(links), lax_gold, len(linked_gold)),
        pairs=_overlap(_pairs(reference), _pairs(links)),
        dropped=_overlap(_unlinked(reference, reference, 0), _unlinked(links, reference, 0)),
        added=_overlap(_unlinked(reference, reference, 1), _unlinked(links, reference, 1)),
        moved=Rates(found=_hits(out_of_order, linked)[1], gold=len(out_of_order)),
    )


def moved_links(links: Iterable[Sides]) -> set[Sides]:
    """Links with two sides that are outside one longest chain in order on both sides."""
    ordered = sorted(_two_sided(_clean(links)), key=lambda link: (link[0][0], link[1][0]))
    tails: list[int] = []
    tail_at: list[int] = []
    parent = [-1] * len(ordered)
    for place, (_, target) in enumerate(ordered):
        at = bisect_left(tails, target[0])
        parent[place] = tail_at[at - 1] if at else -1
        tails[at : at + 1] = [target[0]]
        tail_at[at : at + 1] = [place]
    in_chain: set[Sides] = set()
    place = tail_at[-1] if tail_at else -1
    while place >= 0:
        in_chain.add(ordered[place])
        place = parent[place]
    return set(ordered) - in_chain


def _clean(links: Iterable[Sides]) -> set[Sides]:
    return {(tuple(sorted(source)), tuple(sorted(target))) for source, target in links if source or target}


def _two_sided(links: Iterable[Sides]) -> set[Sides]:
    return {link for link in links if link[0] and link[1]}


def _hits(links: set[Sides], reference: set[Sides]) -> tuple[int, int]:
    """How many of `links` are strictly and how many laxly in `reference`."""
    targets_of: defaultdict[int, set[int]] = defaultdict(set)
    for source, target in reference:
        for row in source:
            targets_of[row].update(target)
    strict = sum(link in reference for link in links)
    lax = sum(
        link in reference or any(not targets_of[row].isdisjoint(link[1]) for row in link[0] if row in targets_of)
        for link in links
    )
    return strict, lax


def _pairs(links: set[Sides]) -> set[tuple[int, int]]:
    return {(row, column) for source, target in links for row in source for column in target}


def _unlinked(links: set[Sides], reference: set[Sides], side: int) -> set[int]:
    known = {sentence for link in reference for sentence in link[side]}
    return known - {sentence for link in _two_sided(links) for sentence in link[side]}


def _overlap(gold: AbstractSet[object], tested: AbstractSet[object]) -> Rates:
    common = len(gold & tested)
    return Rates(common, len(tested), common, len(gold))
