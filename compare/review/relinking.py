"""A comparison with other links: what the reviewer corrects, and the way back.

The operations are those of alignment editors (InterText, LF Aligner): join,
split, unlink, link, move a sentence. Each says which links it replaces by
which; `relinked` then makes the comparison anew. Passages that are as they
were keep what was found in them; the others are to be checked again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from compare.alignment.by_hand import Sides, gapless, set_by_hand
from compare.ids import with_passages
from compare.records import Comparison, Document, Link, Passage, Status
from compare.review.correction import Correction, Names, links_by_hand

Exchange = tuple[list[Sides], list[Sides]]
"""Links that go, and those that come in their place: the same sentences."""


class CannotLink(Exception):
    """Why an operation makes no links: one line for the reader."""


def corrected_links(
    links: Sequence[Link], corrections: Collection[Correction], source: Document, target: Document
) -> list[Link]:
    """`links` as found, with those that the reviewer set in their place."""
    if not corrections:
        return list(links)
    hand = links_by_hand(corrections, Names(source, target), links)
    return set_by_hand(links, hand, len(source.sentences), len(target.sentences))


def links_of(comparison: Comparison) -> list[Link]:
    """The links of the passages, as they stand."""
    return [Link(p.source, p.target, p.score, p.moved, p.corrected) for p in comparison.passages]


def links_as_found(comparison: Comparison) -> list[Link]:
    """The links as the aligner found them."""
    return list(comparison.aligned) or [replace(link, by_hand=False) for link in links_of(comparison)]


Known = Mapping[tuple[Sides, bool], Passage]
"""Passages that were checked before, by their links and whether they moved."""


def relinked(comparison: Comparison, corrections: Collection[Correction], known: Known) -> tuple[Comparison, list[int]]:
    """The comparison with the links of `corrections` alone, and the numbers of its passages to check."""
    found = links_as_found(comparison)
    links = corrected_links(found, corrections, comparison.source, comparison.target)
    passages, unchecked = [], []
    for number, link in enumerate(links):
        old = known.get(((link.source, link.target), link.moved))
        if old is None:
            unchecked.append(number)
            old = Passage("", link.source, link.target, _status(link), link.moved, link.score)
        passages.append(replace(old, score=link.score, corrected=link.by_hand))
    aligned = found if any(link.by_hand for link in links) else ()
    return with_passages(comparison, passages, aligned), unchecked


def _status(link: Link) -> Status:
    """What can be said before the checks."""
    return "equivalent" if link.source and link.target else "added" if link.target else "dropped"


# What the reviewer does


def joined(one: Passage, other: Passage) -> Exchange:
    """Both passages as one. Raises CannotLink where something stands between."""
    if one == other:
        raise CannotLink("is one passage already")
    both: Sides = tuple(sorted(one.source + other.source)), tuple(sorted(one.target + other.target))
    for numbers, side in zip(both, ("original", "report"), strict=True):
        if not gapless(numbers):
            raise CannotLink(f"cannot be joined: they are not neighbours in the {side}")
    return [_sides(one), _sides(other)], [both]


def split(passage: Passage, source: int, target: int) -> Exchange:
    """The passage cut after so many of its source and of its target sentences.

    Raises CannotLink where one of the two parts would have no sentence.
    """
    first: Sides = passage.source[:source], passage.target[:target]
    second: Sides = passage.source[source:], passage.target[target:]
    if not any(first) or not any(second):
        raise CannotLink("cannot be split there: one part would be empty")
    return [_sides(passage)], [first, second]


def unlinked(passage: Passage) -> Exchange:
    """Both sides for themselves: added and dropped. Raises CannotLink where there is one side only."""
    if not (passage.source and passage.target):
        raise CannotLink("has one side only: there is no link to cut")
    return [_sides(passage)], [(passage.source, ()), ((), passage.target)]


def linked(source: Passage, target: Passage) -> Exchange:
    """The original of one passage with the report of the other; what both leave stands alone.

    Raises CannotLink where a side has nothing.
    """
    if source == target:
        raise CannotLink("is linked already")
    if not source.source or not target.target:
        raise CannotLink("cannot be linked: one of the two sides is empty")
    new: list[Sides] = [(source.source, target.target)]
    new += [((), source.target)] if source.target else []
    new += [(target.source, ())] if target.source else []
    return [_sides(source), _sides(target)], new


def shifted(passages: Sequence[Passage], number: int, side: str, step: int) -> Exchange:
    """The sentence at the edge of passage `number` given to its neighbour: before it (-1) or after it (+1).

    `side` is "source" or "target". The neighbour is the passage next to it in
    `passages` if it has nothing on this side, else the one that holds the
    sentence next in the text. Raises CannotLink where there is none.
    """
    passage = passages[number]
    run: tuple[int, ...] = getattr(passage, side)
    name = "original" if side == "source" else "report"
    if not run:
        raise CannotLink(f"has no sentence of the {name} to move")
    sentence = run[0] if step < 0 else run[-1]
    near = number + step
    if not 0 <= near < len(passages) or getattr(passages[near], side):
        holding = [n for n, other in enumerate(passages) if sentence + step in getattr(other, side)]
        if not holding:
            raise CannotLink(f"nothing {'before' if step < 0 else 'after'} it in the {name}")
        near = holding[0]
    neighbour = passages[near]
    given = tuple(sorted((*getattr(neighbour, side), sentence)))
    kept = tuple(n for n in run if n != sentence)
    new = [_with(passage, side, kept), _with(neighbour, side, given)]
    return [_sides(passage), _sides(neighbour)], [sides for sides in new if any(sides)]


def _with(passage: Passage, side: str, numbers: tuple[int, ...]) -> Sides:
    return (numbers, passage.target) if side == "source" else (passage.source, numbers)


def _sides(passage: Passage) -> Sides:
    return passage.source, passage.target
