"""Words that one side denies or doubts and whose counterpart the other side states plainly.

Counting denials or doubts cannot tell a dropped one from a translator's other
wording. Here each such cue is followed to the word that it is about, its
*head*: the first content word behind it, in the same clause. Where the head's
counterpart (`compare.passage.evidence.likeness`) stands in a clause without any word of
the kind, one side states plainly what the other denies or doubts. Where the
head has no sure counterpart nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.passage.evidence.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.lexicon import Cue
from compare.text.segment import overlap

REACH = 5
"""Words behind a cue in which its head is looked for."""
BEFORE, BEHIND = 8, 4
"""Words around a counterpart in which a cue may be about it."""
WIDE = 3
"""Content words of a clause that are tried as what a cue is about."""
BEYOND = 0.35
"""Likeness at least of those behind the first."""
FURTHER = 12
"""Words around a counterpart in which a cue may be about it where no comma stands between them."""
PREFIXED = "not_so"
"""The list of words that are denials by their form: unclear, غير."""
_BREAK = re.compile(r"[.;:!?؟؛]|\n")
_COMMA = re.compile("[,،]")


class Scoped(NamedTuple):
    """A cue, the word that it is about and the counterpart of that word (local spans).

    `answering`: the cues of the kind that the other side has near the counterpart.
    """

    cue: Cue
    head: Span
    counterpart: Span
    answering: tuple[Cue, ...]
    doubled: bool = False
    """Whether the head is of negative sense itself."""
    further: bool = False
    """Whether the head is not the word right behind the cue: that may be the subject of what is denied."""

    @property
    def answered(self) -> bool:
        """Whether the other side has a cue of the kind near the counterpart."""
        return bool(self.answering)


def scoped(
    pair: PassagePair,
    side: Side,
    alike: Likeness,
    scoping: Sequence[Cue],
    kindred: tuple[Sequence[Cue], Sequence[Cue]],
    least: float,
    before: int = BEFORE,
    wide: Sequence[Cue] = (),
) -> Iterator[Scoped]:
    """The cues (`scoping`) of a side whose head has a counterpart, of likeness `least`.

    `kindred` are the cues of the kind of both sides (all words of negative
    sense, all that may express a doubt), `scoping` included. For cues that are
    `wide` the words behind the head stand for a head that has no counterpart:
    they are about all of their clause.
    """
    spans, there = alike.rows[side].spans, alike.rows[side.other].spans
    for cue in scoping:
        about = heads(pair, side, alike, cue)
        about = about[:1] + [head for head in about[1:] if not _is_parted(pair.on(side).text, cue, spans[head])]
        tried = [
            (head, max(least, BEYOND) if n else least) for n, head in enumerate(about[: WIDE if cue in wide else 1])
        ]
        found = ((head, alike.counterpart(side, head, enough)) for head, enough in tried)
        head, counterpart = next(((h, c) for h, c in found if c is not None), (None, None))
        if head is None or counterpart is None:
            continue
        span = alike.rows[side].spans[head]
        own_sense = bool(alike.related_from(side)[head, counterpart])
        own_sense = own_sense or any(overlap(other.span, span) for other in kindred[side] if other is not cue)
        near = _around(pair.on(side.other).text, there, counterpart, before)
        answering = [
            other
            for other in kindred[side.other]
            if overlap(other.span, near)
            and not (own_sense and _is(other, there[counterpart]) and not other.has(PREFIXED))
        ]
        yield Scoped(
            cue, span, there[counterpart], tuple(answering), further=bool(pair.on(side).text[cue.end : span[0]].strip())
        )


def _is_parted(text: str, cue: Cue, word: Span) -> bool:
    """Whether a comma stands between a cue and a word behind it, which it is hardly about."""
    return bool(_COMMA.search(text, cue.end, word[0]))


def _is(cue: Cue, word: Span) -> bool:
    """Whether a cue is that word itself, and no phrase around it."""
    return overlap(cue.span, word) and cue.start >= word[0]


def heads(pair: PassagePair, side: Side, alike: Likeness, cue: Cue) -> list[int]:
    """The word that a cue is about: the last of the cue's own, if it is a phrase, or the next content word.

    Behind it the content words after it in the same clause. A name is none: it
    has its counterpart whatever is said of it.
    """
    text, spans, content = pair.on(side).text, alike.rows[side].spans, alike.content[side]
    own = alike.at(side, cue.span)
    if not own:
        return []
    about = [own[-1]] if len(own) > 1 and content[own[-1]] else []
    for place in range(own[-1] + 1, min(own[-1] + 1 + REACH, len(spans))):
        if _BREAK.search(text, spans[place - 1][1], spans[place][0]):
            break
        if content[place]:
            about.append(place)
    names = [text[spans[head][0]].isupper() for head in about]
    return [] if names[:1] == [True] else [head for head, name in zip(about, names, strict=True) if not name]


def _around(text: str, spans: Sequence[Span], place: int, before: int) -> Span:
    """The clause around a word: within reach, or further to its comma."""

    def end(step: int, near: int) -> int:
        last, most = place, max(near, FURTHER)
        while 0 <= last + step < len(spans) and abs(last - place) < most:
            gap = sorted((last, last + step))
            between = text[spans[gap[0]][1] : spans[gap[1]][0]]
            if _COMMA.search(between):
                most = near
            if _BREAK.search(between) or abs(last - place) >= most:
                break
            last += step
        return last

    return spans[end(-1, before)][0], spans[end(1, BEHIND)][1]
