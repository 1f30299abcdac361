"""Offices of the same kind that are offices of something else: head of the roads committee, of the finance committee.

Two offices that may be the same are another where of the words that say of what they are (`compare.text.posts`) none
on either side has a rendering anywhere on the other, or half of them have none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from compare.passage.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.passage.renderings import Renderings, renderings
from compare.records import Side, Span
from compare.text.offices import Office
from compare.text.posts import Post, posts

FAR = 3.0
SHARE = 0.5
SURE = 0.4
_MINISTER = "minister"


@dataclass(frozen=True, slots=True)
class OtherPost:
    """The office on either side with the words that say of what it is (local spans)."""

    source: Span
    target: Span
    wholly: bool


def other_posts(pair: PassagePair, alike: Likeness, held: tuple[Sequence[Office], Sequence[Office]]) -> Iterator[OtherPost]:
    """Offices that may be the same, of which nothing on either side may render what the other says they are of."""
    found = posts(pair.source, held[0]), posts(pair.target, held[1])
    if all(any(post.verb for post in side) for side in found):
        found = [post for post in found[0] if not post.verb], [post for post in found[1] if not post.verb]
    may = renderings(pair, alike) if all(found) else None
    if may is None:
        return
    for one in found[0]:
        for other in found[1]:
            if not _may_be_one(one, other):
                continue
            same = not one.office.classes.isdisjoint(other.office.classes)
            words = [
                [n for span in (*post.of, *(() if same else post.within)) for n in alike.at(side, span) if alike.content[side][n]]
                for side, post in zip(Side, (one, other), strict=True)
            ]
            if not all(words):
                continue
            if any(may.may[n, m] or may.near(n, m) for n in words[0] for m in words[1]):
                continue
            lost = [[n for n in words[side] if _is_lost(alike, may, side, n)] for side in Side]
            shares = [len(lost[side]) / len(words[side]) for side in Side]
            if min(shares) < SHARE:
                continue
            telling = [any(may.telling[side][n] for n in lost[side]) for side in Side]
            if not any(telling):
                continue
            spans = _whole(one), _whole(other)
            far = min(alike.shift(Side.SOURCE, *spans), alike.shift(Side.TARGET, spans[1], spans[0]))
            if far <= FAR:
                yield OtherPost(*spans, min(shares) == 1.0 and all(telling))
                return


def _is_lost(alike: Likeness, may: Renderings, side: Side, word: int) -> bool:
    """Whether nothing renders a word but what renders another word as well or better."""
    values, rendered = alike.seen_from(side), may.seen_from(side)
    known = may.numbers[side][word] >= 0 or alike.sureness[side][word] >= SURE
    best = np.where(rendered, values, -1.0).max(axis=0)
    return bool(known and not (rendered[word] & (values[word] >= best)).any())


def _may_be_one(first: Post, second: Post) -> bool:
    """Whether two offices are of one kind, or both some minister's."""
    one, other = first.office, second.office
    if not one.classes.isdisjoint(other.classes):
        return True
    return all(any(name.startswith(_MINISTER) for name in office.classes) for office in (one, other))


def _whole(post: Post) -> Span:
    spans = (post.office.cue.span, *post.of)
    return min(start for start, _ in spans), max(end for _, end in spans)
