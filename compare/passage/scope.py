"""Words that one side denies or doubts and whose counterpart the other side states plainly.

Counting denials or doubts cannot tell a dropped one from a translator's other
wording. Here each such cue is followed to the word that it is about, its
*head*: the first content word behind it, in the same clause. Where the head's
counterpart (`compare.passage.likeness`) stands in a clause without any word of
the kind, one side states plainly what the other denies or doubts. Where the
head has no sure counterpart nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.passage.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.lexicon import Cue
from compare.text.segment import overlap

REACH = 5
"""Words behind a cue in which its head is looked for."""
BEFORE, BEHIND = 8, 4
"""Words around a counterpart in which a cue may be about it."""
_BREAK = re.compile(r"[.;:!?؟؛]|\n")


@dataclass(frozen=True, slots=True)
class Scoped:
    """A cue, the word that it is about and the counterpart of that word (local spans).

    `answered`: the other side has a cue of the kind near the counterpart.
    """

    cue: Cue
    head: Span
    counterpart: Span
    answered: bool


def scoped(
    pair: PassagePair,
    side: Side,
    alike: Likeness,
    scoping: Sequence[Cue],
    kindred: tuple[Sequence[Cue], Sequence[Cue]],
    least: float,
    before: int = BEFORE,
) -> Iterator[Scoped]:
    """The cues (`scoping`) of a side whose head has a counterpart, of likeness `least`.

    `kindred` are the cues of the kind of both sides (all words of negative
    sense, all that may express a doubt), `scoping` included.
    """
    there = alike.rows[side.other].spans
    for cue in scoping:
        head = _head(pair, side, alike, cue)
        found = None if head is None else alike.counterpart(side, head, least)
        if head is None or found is None:
            continue
        span = alike.rows[side].spans[head]
        own_sense = any(overlap(other.span, span) for other in kindred[side] if other is not cue)
        near = _around(pair.on(side.other).text, there, found, before)
        answering = [
            other
            for other in kindred[side.other]
            if overlap(other.span, near) and not (own_sense and overlap(other.span, there[found]))
        ]
        yield Scoped(cue, span, there[found], bool(answering))


def _head(pair: PassagePair, side: Side, alike: Likeness, cue: Cue) -> int | None:
    """The word that a cue is about: the last of the cue's own, if it is a phrase, or the next content word."""
    text, spans, content = pair.on(side).text, alike.rows[side].spans, alike.content[side]
    own = alike.at(side, cue.span)
    if not own:
        return None
    if len(own) > 1 and content[own[-1]]:
        return _common(text, spans, own[-1])
    for place in range(own[-1] + 1, min(own[-1] + 1 + REACH, len(spans))):
        if _BREAK.search(text, spans[place - 1][1], spans[place][0]):
            return None
        if content[place]:
            return _common(text, spans, place)
    return None


def _common(text: str, spans: Sequence[Span], place: int) -> int | None:
    """The word, unless it is a name, which has its counterpart whatever is said of it."""
    return None if text[spans[place][0]].isupper() else place


def _around(text: str, spans: Sequence[Span], place: int, before: int) -> Span:
    """The clause around a word, within reach."""
    first, last = place, place
    while first > max(0, place - before) and not _BREAK.search(text, spans[first - 1][1], spans[first][0]):
        first -= 1
    while last < min(len(spans) - 1, place + BEHIND) and not _BREAK.search(text, spans[last][1], spans[last + 1][0]):
        last += 1
    return spans[first][0], spans[last][1]
