"""Words of the two sides that say contrary things of the same matter.

A table of a language file gives words the meanings they have: `name` where a
word always means it, `name?` where it is one of several meanings, `name~` where
a word only comes near it, `-` for idioms in which a word means none of it. Two
words exclude each other if their meanings do, and each side has more words of
the one meaning than the other can answer.

With an encoder the two must stand in each other's place (compare/divergence/
facing.py), and then a word of several meanings may speak too; without one,
only unambiguous words whose meaning the other side does not have at all do.
Words that come near a meaning answer for it, but never speak.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Any

from compare.divergence.cues import Cue, cues
from compare.divergence.facing import Facing
from compare.divergence.nearest import couples
from compare.divergence.pair import Context, Pair, Side
from compare.document import Span
from compare.languages import fold_word, load_language

_NOTHING, _MAYBE, _NEAR = "-", "?", "~"
_DENIALS = "opposite.denials"
_BEFORE = 4
"""So many words before a word a denial still turns it round."""
_BREAK = re.compile(r"[^\w\s]|\n")
MOST_CLASHES = 200
"""Couples of words that are looked at, more than a passage of prose has."""

Contrary = Callable[[str], Collection[str]]
"""The meanings that one excludes."""
Agree = Callable[[str, str], bool]
"""Whether two meanings can be told by the same words."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A word and its meanings: the `sure` ones, those it may speak for (`spoken`), and all it may answer for."""

    cue: Cue
    sure: frozenset[str]
    spoken: frozenset[str]
    all: frozenset[str]


@dataclass(frozen=True, slots=True)
class Opposed:
    """A word of the source against one of the target; `denied` if a denial stands beside only one of them."""

    source: Meant
    target: Meant
    denied: bool


@dataclass(frozen=True, slots=True)
class _Clash:
    """Two words that exclude each other; `sure` if that is their only meaning, `answered` if others may tell it too."""

    source: Meant
    target: Meant
    sure: bool
    answered: bool


def opposed(
    pair: Pair, context: Context, table: str, contrary: Contrary, agree: Agree, *, ambiguous: bool = True
) -> Iterator[Opposed]:
    """The words of contrary meaning that face each other, each word once, the surest and nearest first.

    Without `ambiguous`, words of several meanings answer for them but never speak.
    """
    source, target = _meant(pair.source, table), _meant(pair.target, table)
    if not _may_clash(source, target, contrary, agree):
        return
    encoder: Any = context.options.get("encoder")
    if encoder is None:
        found = _candidates(pair, source, target, contrary, agree)
        placed = [(0.0, clash) for clash in found if clash.sure and not clash.answered]
    else:
        facing = Facing(pair, encoder.token_vectors)
        source, target = (
            _settled(source, target, facing, contrary, agree, target=False),
            _settled(target, source, facing, contrary, agree, target=True),
        )
        found = _candidates(pair, source, target, contrary, agree)
        found = [clash for clash in found if clash.sure or (ambiguous and not _empty(pair, clash))]
        placed = _placed(found, facing, source, target, agree)
    used: set[Cue] = set()
    for _, clash in sorted(placed, key=lambda item: (not item[1].sure, item[1].answered, item[0])):
        one, other = clash.source.cue, clash.target.cue
        if used.isdisjoint((one, other)):
            used |= {one, other}
            yield Opposed(clash.source, clash.target, _turned(pair, one, other))


def _placed(
    found: Sequence[_Clash], facing: Facing, source: Sequence[Meant], target: Sequence[Meant], agree: Agree
) -> list[tuple[float, _Clash]]:
    """Those that stand in each other's place, and how far off they are."""

    @cache
    def same_as(meanings: frozenset[str], there: bool) -> list[Span]:
        return [word.cue.span for word in (target if there else source) if _agrees(word.all, meanings, agree)]

    placed = []
    for clash in found:
        one, other = clash.source.cue.span, clash.target.cue.span
        # Words of the same meaning elsewhere have counterparts of their own: there are fewer of them.
        same = same_as(clash.target.all, False), same_as(clash.source.all, True)
        distance = facing.distance(one, other, sure=clash.sure and not clash.answered)
        if distance is not None and not facing.accounted(one, other, same):
            placed.append((distance, clash))
    return placed


def _meant(side: Side, table: str) -> list[Meant]:
    found = ((cue, *_meanings(cue.classes)) for cue in cues(side, table))
    return [Meant(cue, sure, spoken, every) for cue, sure, spoken, every in found if every]


@lru_cache(maxsize=4096)
def _meanings(classes: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The meanings written for a word: for sure, to speak for, to answer for."""
    names = [name for name in classes if name != _NOTHING]
    sure = frozenset(name for name in names if not name.endswith((_MAYBE, _NEAR)))
    spoken = sure | {name.removesuffix(_MAYBE) for name in names if name.endswith(_MAYBE)}
    return sure, spoken, spoken | {name.rstrip(_MAYBE + _NEAR) for name in names}


def _may_clash(source: Sequence[Meant], target: Sequence[Meant], contrary: Contrary, agree: Agree) -> bool:
    """Are there words that exclude each other at all?"""
    theirs = frozenset(name for word in target for name in word.spoken)
    every = {word.all for word in target}
    return any(
        not theirs.isdisjoint(contrary(name)) and any(not _agrees(mine, other, agree) for other in every)
        for spoken, mine in {(word.spoken, word.all) for word in source}
        for name in spoken
    )


def _settled(
    words: Sequence[Meant], others: Sequence[Meant], facing: Facing, contrary: Contrary, agree: Agree, *, target: bool
) -> list[Meant]:
    """The words without those of their possible meanings that their counterparts on the other side do not have."""
    settled = []
    for word in words:
        if word.all != word.sure and (span := facing.counterpart(word.cue.span, target=target)):
            told = [name for other in others if _overlap(other.cue.span, span) for name in other.all]
            kept = frozenset(
                name for name in word.all if name in word.sure or any(_related(name, a, contrary, agree) for a in told)
            )
            word = Meant(word.cue, word.sure, word.spoken & kept, kept)
        settled.append(word)
    return settled


def _related(one: str, other: str, contrary: Contrary, agree: Agree) -> bool:
    return agree(one, other) or other in contrary(one)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _candidates(
    pair: Pair, source: Sequence[Meant], target: Sequence[Meant], contrary: Contrary, agree: Agree
) -> list[_Clash]:
    """Words that exclude each other, where each side has more of the one meaning than the other can answer.

    `MOST_CLASHES` at most: a passage with more of them is a list of words.
    """
    theirs = frozenset(name for word in target for name in word.spoken)
    answered = cache(partial(_answered, here=source, there=target, agree=agree))
    answered_there = cache(partial(_answered, here=target, there=source, agree=agree))

    @cache
    def names_of(spoken: frozenset[str]) -> list[tuple[str, str]]:
        return [(name, other) for name in sorted(spoken) for other in sorted(contrary(name)) if other in theirs]

    found: list[_Clash] = []
    widths = len(pair.source.text) or 1, len(pair.target.text) or 1
    places = [[word.cue.start / width for word in words] for words, width in zip((source, target), widths, strict=True)]
    for i, j in couples(places[0], places[1]):
        one, other = source[i], target[j]
        names = names_of(one.spoken)
        if not names or _agrees(one.all, other.all, agree):
            continue
        both = []
        for name, counter in names:
            if counter in other.spoken and (name in one.sure or counter in other.sure):
                mine, theirs_too = answered(name), answered_there(counter)
                if mine is not None and theirs_too is not None:
                    sure = name in one.sure and counter in other.sure
                    both.append(_Clash(one, other, sure, mine or theirs_too))
        found += sorted(both, key=lambda clash: (not clash.sure, clash.answered))[:1]
        if len(found) >= MOST_CLASHES:
            break
    return found


def _answered(name: str, here: Sequence[Meant], there: Sequence[Meant], agree: Agree) -> bool | None:
    """None if the other side can answer every word of this meaning; else whether it can answer some."""
    answers = sum(_agrees((name,), word.all, agree) for word in there)
    if not answers:
        return False
    return True if sum(_agrees((name,), word.spoken, agree) for word in here) > answers else None


def _agrees(one: Collection[str], other: Collection[str], agree: Agree) -> bool:
    return any(agree(a, b) for a in one for b in other)


def _empty(pair: Pair, clash: _Clash) -> bool:
    """Is one of the two an ambiguous function word (by, in, from)? Those answer, but say nothing."""
    sides = (pair.source, clash.source), (pair.target, clash.target)
    return any(
        not word.sure and load_language(side.language).is_function(fold_word(word.cue.text)) for side, word in sides
    )


def _turned(pair: Pair, source: Cue, target: Cue) -> bool:
    """Does one side deny more than the other, and stand its denial close before the word, in the same clause?"""
    denials = [
        [
            denial
            for denial in cues(side, _DENIALS)
            if not (denial.has(_NOTHING) or word.first <= denial.first <= word.last)
        ]
        for side, word in ((pair.source, source), (pair.target, target))
    ]
    return len(denials[0]) != len(denials[1]) and _denied(pair.source, source, denials[0]) != _denied(
        pair.target, target, denials[1]
    )


def _denied(side: Side, cue: Cue, denials: Sequence[Cue]) -> bool:
    return any(
        cue.first - _BEFORE <= denial.first < cue.first and not _BREAK.search(side.text, denial.end, cue.start)
        for denial in denials
    )
