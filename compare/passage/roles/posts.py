"""Offices of one kind that are offices of something else: head of the roads committee, of the finance committee.

What an office is the office of (`compare.text.posts`) is told in other words by every translator, so it says something
only where no word of it may render any on the other side, nor is near one in meaning, and where half of the words on
either side have no rendering in the whole other side. A word that another one of its side renders as well or better
(*tourism* for سياحي, where the report has *tourist trail*, too) is no rendering.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

import numpy as np

from compare.passage.evidence.likeness import Likeness
from compare.passage.evidence.renderings import Renderings, renderings
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.descriptions import Told
from compare.text.offices import Office
from compare.text.posts import Post, posts
from compare.text.segment import overlap

FAR = 3.0
"""How much further from the counterparts of the words around it the other office may stand."""
SHARE = 0.5
"""Share of the words on either side, at least, that nothing renders."""
SURE = 0.4
"""Chance of its best translation from which on a word of no family is missed, too."""
_MINISTER = "minister"


class OtherPost(NamedTuple):
    """The office on either side with the words that say of what it is (local spans)."""

    source: Span
    target: Span
    wholly: bool
    """Whether none of these words has a rendering, and families know words of both sides."""
    named: bool = False
    """Whether they stand beside a name that both sides have (`compare.passage.roles.described`)."""


def other_post(
    pair: PassagePair,
    alike: Likeness,
    held: tuple[Sequence[Office], Sequence[Office]],
    beside: tuple[Told, Told] | None = None,
) -> OtherPost | None:
    """The first two offices that may be the same, and are of things that nothing on the other side may render.

    Of what is told `beside` a name that both sides have one such thing on either side is enough.
    """
    found = posts(pair.source, held[0]), posts(pair.target, held[1])
    if beside:
        found = _within(found[0], beside[0]), _within(found[1], beside[1])
    if all(any(post.verb for post in side) for side in found):
        found = [post for post in found[0] if not post.verb], [post for post in found[1] if not post.verb]
    may = renderings(pair, alike) if all(found) else None
    if may is None:
        return None
    told = (
        _compared(one, other, alike, may, named=beside is not None)
        for one, other in product(*found)
        if _may_be_one(one.office, other.office)
    )
    return next(filter(None, told), None)


def _within(found: Sequence[Post], beside: Told) -> list[Post]:
    """The posts whose office is told beside a name."""
    return [post for post in found if any(overlap(post.office.cue.span, span) for span in beside.words)]


def _compared(one: Post, other: Post, alike: Likeness, may: Renderings, *, named: bool) -> OtherPost | None:
    same = not one.office.classes.isdisjoint(other.office.classes)
    words = _words(Side.SOURCE, one, alike, within=not same), _words(Side.TARGET, other, alike, within=not same)
    if not all(words) or any(may.may[n, m] or may.near(n, m) for n, m in product(*words)):
        return None
    lost = [[n for n in words[side] if _is_lost(alike, may, side, n)] for side in Side]
    share = min(len(lost[side]) / len(words[side]) for side in Side)
    telling = [any(may.telling[side][n] for n in lost[side]) for side in Side]
    if not (all(telling) if named else share >= SHARE and any(telling)):
        return None
    spans = _whole(one), _whole(other)
    if not named and min(alike.shift(Side.SOURCE, *spans), alike.shift(Side.TARGET, spans[1], spans[0])) > FAR:
        return None
    return OtherPost(*spans, wholly=share == 1.0 and all(telling), named=named)


def _words(side: Side, post: Post, alike: Likeness, *, within: bool) -> list[int]:
    spans = (*post.within, *post.of) if within else post.of
    return [n for span in spans for n in alike.at(side, span) if alike.content[side][n]]


def _is_lost(alike: Likeness, may: Renderings, side: Side, word: int) -> bool:
    """Whether nothing renders a word but what renders another word better."""
    values, rendered = alike.seen_from(side), may.seen_from(side)
    known = may.numbers[side][word] >= 0 or alike.sureness[side][word] >= SURE
    best = np.where(rendered, values, np.float32(-1)).max(axis=0)
    return bool(known and not (rendered[word] & (values[word] >= best)).any())


def _may_be_one(one: Office, other: Office) -> bool:
    """Whether two offices are of one kind, or both some minister's."""
    ministers = (any(name.startswith(_MINISTER) for name in office.classes) for office in (one, other))
    return not one.classes.isdisjoint(other.classes) or all(ministers)


def _whole(post: Post) -> Span:
    spans = (post.office.cue.span, *post.within, *post.of)
    return min(start for start, _ in spans), max(end for _, end in spans)
