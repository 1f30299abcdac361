"""Antonyms across the two sides of a passage: words of contrary meaning in each other's place.

A table of a language file gives words their senses: `name` where a word always
has it, `name?` where it is one of several, `name~` where a word only comes
near it, `-` for idioms in which a word has none. Two words conflict if their
senses exclude each other, and each side has more words of its sense than the
other can explain.

With an encoder the two words must stand in each other's place (`WordAlignment`),
and then a word of several senses can raise a conflict too; without one, only
unambiguous words whose sense the other side does not have at all can. Words
that only come near a sense can explain it, but never raise a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from compare.languages import fold_word, load_language
from compare.passage.evidence.nearest import couples
from compare.passage.evidence.run import Run
from compare.passage.evidence.word_alignment import WordAlignment
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.lexicon import Cue, cues
from compare.text.segment import REMEMBERED, Segment, overlap

_NOTHING, _MAYBE, _NEAR = "-", "?", "~"
_DENIALS = "opposite.denials"
_PREFIXED = "not_so"
"""The list of words that are denials by their form."""
_BEFORE = 4
"""So many words before a word a denial still turns it round."""
_BREAK = re.compile(r"[^\w\s]|\n")
MOST_CANDIDATES = 200
"""Couples of words that are looked at, more than a passage of prose has."""

Contrary = Callable[[str], Collection[str]]
"""The meanings that one excludes."""
Agree = Callable[[str, str], bool]
"""Whether two meanings can be counterparts by the same words."""


class SenseMatch(NamedTuple):
    """A word and its senses: `sure` ones, `possible` ones, which can raise a conflict, and `all` it can explain."""

    cue: Cue
    sure: frozenset[str]
    possible: frozenset[str]
    all: frozenset[str]


class Conflict(NamedTuple):
    """A word of the source against one of the target; `denied` if a denial stands beside only one of them."""

    source: SenseMatch
    target: SenseMatch
    denied: bool


class _Candidate(NamedTuple):
    """Two words that exclude each other.

    `sure` if these are their only meanings, `explained` if other words of the passage may express them too.
    """

    source: SenseMatch
    target: SenseMatch
    sure: bool
    explained: bool


def conflicts(
    pair: PassagePair, run: Run, table: str, contrary: Contrary, agree: Agree, *, ambiguous: bool = True
) -> Iterator[Conflict]:
    """Words of contrary senses in each other's place, each word once, the surest and nearest first.

    `contrary` gives the senses that one excludes, `agree` whether two senses
    can be expressed by the same words. Without `ambiguous`, words of several
    senses explain but never raise a conflict.
    """
    source, target = senses(pair.source, table), senses(pair.target, table)
    if not _may_conflict(source, target, contrary, agree):
        return
    if run.evidence is None:
        found = _candidates(pair, source, target, contrary, agree)
        placed = [(0.0, candidate) for candidate in found if candidate.sure and not candidate.explained]
    else:
        alignment = run.evidence.alignment(pair)
        source, target = (
            _resolved(Side.SOURCE, source, target, alignment, contrary, agree),
            _resolved(Side.TARGET, target, source, alignment, contrary, agree),
        )
        found = _candidates(pair, source, target, contrary, agree)
        found = [candidate for candidate in found if candidate.sure or (ambiguous and not _empty(pair, candidate))]
        placed = _placed(found, alignment, source, target, agree)
    used: set[Cue] = set()
    for _, candidate in sorted(placed, key=lambda item: (not item[1].sure, item[1].explained, item[0])):
        one, other = candidate.source.cue, candidate.target.cue
        if used.isdisjoint((one, other)):
            used |= {one, other}
            yield Conflict(candidate.source, candidate.target, negated(pair, one, other))


def _placed(
    found: Sequence[_Candidate],
    alignment: WordAlignment,
    source: Sequence[SenseMatch],
    target: Sequence[SenseMatch],
    agree: Agree,
) -> list[tuple[float, _Candidate]]:
    """Those that stand in each other's place, and how far off they are."""

    @cache
    def same_as(senses: frozenset[str], side: Side) -> list[Span]:
        return [word.cue.span for word in (target if side else source) if _agrees(word.all, senses, agree)]

    placed = []
    for candidate in found:
        one, other = candidate.source.cue.span, candidate.target.cue.span
        # Words of the same meaning elsewhere have counterparts of their own: there are fewer of them.
        same = same_as(candidate.target.all, Side.SOURCE), same_as(candidate.source.all, Side.TARGET)
        distance = alignment.distance(one, other, sure=candidate.sure and not candidate.explained)
        if distance is not None and not alignment.aligned_elsewhere(one, other, same):
            placed.append((distance, candidate))
    return placed


@lru_cache(maxsize=REMEMBERED)
def senses(side: Segment, table: str) -> tuple[SenseMatch, ...]:
    """The words of a side that have a sense of the table, in order."""
    found = ((cue, *_meanings(cue.classes)) for cue in cues(side, table))
    return tuple(SenseMatch(cue, sure, possible, every) for cue, sure, possible, every in found if every)


@lru_cache(maxsize=4096)
def _meanings(classes: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The senses listed for a word: sure, possible, all (see `SenseMatch`)."""
    names = [name for name in classes if name != _NOTHING]
    sure = frozenset(name for name in names if not name.endswith((_MAYBE, _NEAR)))
    possible = sure | {name.removesuffix(_MAYBE) for name in names if name.endswith(_MAYBE)}
    return sure, possible, possible | {name.rstrip(_MAYBE + _NEAR) for name in names}


def _may_conflict(source: Sequence[SenseMatch], target: Sequence[SenseMatch], contrary: Contrary, agree: Agree) -> bool:
    """Are there words that exclude each other at all?"""
    theirs = frozenset(name for word in target for name in word.possible)
    every = {word.all for word in target}
    return any(
        not theirs.isdisjoint(contrary(name)) and any(not _agrees(mine, other, agree) for other in every)
        for possible, mine in {(word.possible, word.all) for word in source}
        for name in possible
    )


def _resolved(
    side: Side,
    words: Sequence[SenseMatch],
    others: Sequence[SenseMatch],
    alignment: WordAlignment,
    contrary: Contrary,
    agree: Agree,
) -> tuple[SenseMatch, ...]:
    """The words of a side, without possible meanings that their counterparts on the other side do not have."""
    resolved = []
    for word in words:
        if word.all != word.sure and (span := alignment.counterpart(side, word.cue.span)):
            counterparts = [name for other in others if overlap(other.cue.span, span) for name in other.all]
            kept = frozenset(
                name
                for name in word.all
                if name in word.sure or any(_related(name, a, contrary, agree) for a in counterparts)
            )
            word = SenseMatch(word.cue, word.sure, word.possible & kept, kept)
        resolved.append(word)
    return tuple(resolved)


def _related(one: str, other: str, contrary: Contrary, agree: Agree) -> bool:
    return agree(one, other) or other in contrary(one)


def _candidates(
    pair: PassagePair, source: Sequence[SenseMatch], target: Sequence[SenseMatch], contrary: Contrary, agree: Agree
) -> list[_Candidate]:
    """Words that exclude each other, where each side has more words of its sense than the other can explain.

    `MOST_CANDIDATES` at most: a passage with more of them is a list of words.
    """
    theirs = frozenset(name for word in target for name in word.possible)
    explained = cache(partial(_explained, here=source, there=target, agree=agree))
    explained_there = cache(partial(_explained, here=target, there=source, agree=agree))

    @cache
    def names_of(possible: frozenset[str]) -> list[tuple[str, str]]:
        return [(name, other) for name in sorted(possible) for other in sorted(contrary(name)) if other in theirs]

    found: list[_Candidate] = []
    widths = len(pair.source.text) or 1, len(pair.target.text) or 1
    places = [[word.cue.start / width for word in words] for words, width in zip((source, target), widths, strict=True)]
    for i, j in couples(places[0], places[1]):
        one, other = source[i], target[j]
        names = names_of(one.possible)
        if not names or _agrees(one.all, other.all, agree):
            continue
        both = []
        for name, counter in names:
            if counter in other.possible and (name in one.sure or counter in other.sure):
                mine, theirs_too = explained(name), explained_there(counter)
                if mine is not None and theirs_too is not None:
                    sure = name in one.sure and counter in other.sure
                    both.append(_Candidate(one, other, sure, mine or theirs_too))
        found += sorted(both, key=lambda candidate: (not candidate.sure, candidate.explained))[:1]
        if len(found) >= MOST_CANDIDATES:
            break
    return found


def _explained(name: str, here: Sequence[SenseMatch], there: Sequence[SenseMatch], agree: Agree) -> bool | None:
    """Whether the other side can explain some of the words of this sense here; None if it can explain all of them."""
    explaining = sum(_agrees((name,), word.all, agree) for word in there)
    if not explaining:
        return False
    return True if sum(_agrees((name,), word.possible, agree) for word in here) > explaining else None


def _agrees(one: Collection[str], other: Collection[str], agree: Agree) -> bool:
    return any(agree(a, b) for a in one for b in other)


def _empty(pair: PassagePair, candidate: _Candidate) -> bool:
    """Is one of the two an ambiguous function word (by, in, from)? Those explain, but raise nothing."""
    sides = (pair.source, candidate.source), (pair.target, candidate.target)
    return any(
        not word.sure and load_language(side.language).is_function(fold_word(word.cue.text)) for side, word in sides
    )


def negated(pair: PassagePair, source: Cue, target: Cue) -> bool:
    """Whether a denial may turn round one of two words.

    One side denies more than the other, and its denial stands close before the word, in the same clause.
    """
    denials = [
        [
            denial
            for denial in cues(side, _DENIALS)
            if not (denial.has(_NOTHING) or word.first <= denial.first <= word.last)
        ]
        for side, word in ((pair.source, source), (pair.target, target))
    ]
    if len(denials[0]) == len(denials[1]):
        return False
    more = denials[0] if len(denials[0]) > len(denials[1]) else denials[1]
    there = (pair.target, target) if more is denials[0] else (pair.source, source)
    # A word that is a denial by its form (unknown) answers for a particle, however far that stands from its verb.
    if any(overlap(cue.span, there[1].span) and cue.has(_PREFIXED) for cue in cues(there[0], "negation")):
        return True
    return _denied(pair.source, source, denials[0]) != _denied(pair.target, target, denials[1])


def _denied(side: Segment, cue: Cue, denials: Sequence[Cue]) -> bool:
    return any(
        cue.first - _BEFORE <= denial.first < cue.first and not _BREAK.search(side.text, denial.end, cue.start)
        for denial in denials
    )
