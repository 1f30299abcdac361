"""Words of the two sides that say contrary things of the same matter.

A table of a language file gives words the meanings they have: `name` where a
word always means it, `name?` where it is one of several meanings, `name~` where
a word only comes near it, `-` for idioms in which a word means none of it. Two
words exclude each other if their meanings do, and each side has more words of
the one meaning than the other can answer.

With an encoder the two must stand in each other's place (compare/passage/
word_alignment.py), and then a word of several meanings may speak too; without one,
only unambiguous words whose meaning the other side does not have at all do.
Words that come near a meaning answer for it, but never speak.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.languages import fold_word, load_language
from compare.passage.pair import PassagePair, Run
from compare.passage.word_alignment import WordAlignment
from compare.records import Side, Span
from compare.text.lexicon import Cue, cues
from compare.text.segment import Segment

_NOTHING, _MAYBE, _NEAR = "-", "?", "~"
_DENIALS = "opposite.denials"
_BEFORE = 4
"""So many words before a word a denial still turns it round."""
_BREAK = re.compile(r"[^\w\s]|\n")

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
    pair: PassagePair, run: Run, table: str, contrary: Contrary, agree: Agree, *, ambiguous: bool = True
) -> Iterator[Opposed]:
    """The words of contrary meaning that face each other, each word once, the surest and nearest first.

    Without `ambiguous`, words of several meanings answer for them but never speak.
    """
    source, target = _meant(pair.source, table), _meant(pair.target, table)
    if not _may_clash(source, target, contrary, agree):
        return
    if run.evidence is None:
        found = list(_candidates(source, target, contrary, agree))
        placed = [(0.0, clash) for clash in found if clash.sure and not clash.answered]
    else:
        alignment = run.evidence.alignment(pair)
        source, target = (
            _resolved(Side.SOURCE, source, target, alignment, contrary, agree),
            _resolved(Side.TARGET, target, source, alignment, contrary, agree),
        )
        found = list(_candidates(source, target, contrary, agree))
        found = [clash for clash in found if clash.sure or (ambiguous and not _empty(pair, clash))]
        placed = _placed(found, alignment, source, target, agree)
    used: set[Cue] = set()
    for _, clash in sorted(placed, key=lambda item: (not item[1].sure, item[1].answered, item[0])):
        one, other = clash.source.cue, clash.target.cue
        if used.isdisjoint((one, other)):
            used |= {one, other}
            yield Opposed(clash.source, clash.target, _turned(pair, one, other))


def _placed(
    found: Sequence[_Clash], alignment: WordAlignment, source: Sequence[Meant], target: Sequence[Meant], agree: Agree
) -> list[tuple[float, _Clash]]:
    """Those that stand in each other's place, and how far off they are."""
    placed = []
    for clash in found:
        one, other = clash.source.cue.span, clash.target.cue.span
        # Words of the same meaning elsewhere have counterparts of their own: there are fewer of them.
        same = (
            [word.cue.span for word in source if _agrees(word.all, clash.target.all, agree)],
            [word.cue.span for word in target if _agrees(word.all, clash.source.all, agree)],
        )
        distance = alignment.distance(one, other, sure=clash.sure and not clash.answered)
        if distance is not None and not alignment.aligned_elsewhere(one, other, same):
            placed.append((distance, clash))
    return placed


def _meant(side: Segment, table: str) -> list[Meant]:
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
    return any(
        not theirs.isdisjoint(contrary(name)) and any(not _agrees(one.all, other.all, agree) for other in target)
        for one in source
        for name in one.spoken
    )


def _resolved(
    side: Side,
    words: Sequence[Meant],
    others: Sequence[Meant],
    alignment: WordAlignment,
    contrary: Contrary,
    agree: Agree,
) -> list[Meant]:
    """The words of a side, without possible meanings that their counterparts on the other side do not have."""
    resolved = []
    for word in words:
        if word.all != word.sure and (span := alignment.counterpart(side, word.cue.span)):
            told = [name for other in others if _overlap(other.cue.span, span) for name in other.all]
            kept = frozenset(
                name for name in word.all if name in word.sure or any(_related(name, a, contrary, agree) for a in told)
            )
            word = Meant(word.cue, word.sure, word.spoken & kept, kept)
        resolved.append(word)
    return resolved


def _related(one: str, other: str, contrary: Contrary, agree: Agree) -> bool:
    return agree(one, other) or other in contrary(one)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _candidates(source: Sequence[Meant], target: Sequence[Meant], contrary: Contrary, agree: Agree) -> Iterator[_Clash]:
    """Words that exclude each other, where each side has more of the one meaning than the other can answer."""
    theirs = frozenset(name for word in target for name in word.spoken)
    for one in source:
        names = [(name, other) for name in sorted(one.spoken) for other in sorted(contrary(name)) if other in theirs]
        for other in target if names else ():
            if _agrees(one.all, other.all, agree):
                continue
            found = []
            for name, counter in names:
                if counter in other.spoken and (name in one.sure or counter in other.sure):
                    mine = _answered(name, source, target, agree)
                    theirs_too = _answered(counter, target, source, agree)
                    if mine is not None and theirs_too is not None:
                        sure = name in one.sure and counter in other.sure
                        found.append(_Clash(one, other, sure, mine or theirs_too))
            yield from sorted(found, key=lambda clash: (not clash.sure, clash.answered))[:1]


def _answered(name: str, here: Sequence[Meant], there: Sequence[Meant], agree: Agree) -> bool | None:
    """None if the other side can answer every word of this meaning; else whether it can answer some."""
    answers = sum(_agrees((name,), word.all, agree) for word in there)
    if not answers:
        return False
    return True if sum(_agrees((name,), word.spoken, agree) for word in here) > answers else None


def _agrees(one: Collection[str], other: Collection[str], agree: Agree) -> bool:
    return any(agree(a, b) for a in one for b in other)


def _empty(pair: PassagePair, clash: _Clash) -> bool:
    """Is one of the two an ambiguous function word (by, in, from)? Those answer, but say nothing."""
    sides = (pair.source, clash.source), (pair.target, clash.target)
    return any(
        not word.sure and load_language(side.language).is_function(fold_word(word.cue.text)) for side, word in sides
    )


def _turned(pair: PassagePair, source: Cue, target: Cue) -> bool:
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


def _denied(side: Segment, cue: Cue, denials: Sequence[Cue]) -> bool:
    return any(
        cue.first - _BEFORE <= denial.first < cue.first and not _BREAK.search(side.text, denial.end, cue.start)
        for denial in denials
    )
