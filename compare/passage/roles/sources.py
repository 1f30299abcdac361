"""Sources of a passage that the report exchanges for others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.languages import load_language
from compare.passage.evidence.likeness import likeness
from compare.passage.evidence.renderings import renderings
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.records import Side
from compare.text.entities import SURE, best_match, names
from compare.text.lexicon import cues, knows
from compare.text.segment import Segment
from compare.text.source_phrases import source_phrases
from compare.text.sources import KINDS, Speaker, alike, is_unnamed, speakers

SAYING = ("attribution.say", "attribution.marked")
_PART = re.compile(r"[.;:!?؟؛]\s|\n")
LOOK_BACK = 4
"""Passages back in which who goes on speaking was named."""


def changed_speakers(pair: PassagePair) -> Iterator[tuple[Speaker, Speaker]]:
    """Speakers of the two sides that cannot be the same, in their order.

    Neither has a counterpart among the speakers of the other side, and at
    least one of them is not even mentioned there.
    """
    if not (knows(pair.source, KINDS) and knows(pair.target, KINDS)):
        return
    source, target = speakers(pair.source), speakers(pair.target)
    lost = [one for one in source if not any(_may_be(one, other) for other in target)]
    new = [other for other in target if not any(_may_be(one, other) for one in source)]
    for one, other in zip(lost, new, strict=False):
        if not (_named(one, pair.target) and _named(other, pair.source)):
            yield one, other


def invented_speakers(pair: PassagePair, run: Run) -> list[Speaker]:
    """Speakers of the report that stand where the original's verb of saying has no subject but a pronoun.

    A report may name again who went on speaking. But then the original has
    somebody of the kind in this passage or in one of the last few, or a word
    that may be rendered so.
    """
    if not (knows(pair.source, KINDS) and knows(pair.target, KINDS)):
        return []
    if speakers(pair.source) or not any(cues(pair.source, table) for table in SAYING):
        return []
    if cues(pair.source, "speaker.documents"):  # whose paper speaks may be told
        return []
    before = [other.source for other in run.pairs[max(0, pair.index - LOOK_BACK) : pair.index]]
    known = [pair.source, *before]
    return [
        one
        for one in speakers(pair.target)
        if not one.is_anonymous
        and not any(_mentioned(one, side) for side in known)
        and not _same_name(one, pair)
        and not _is_rendering(one, pair, run)
    ]


def unnamed_on_one_side(pair: PassagePair) -> Iterator[tuple[Side, Speaker]]:
    """Speakers who are not named (sources close to the committee), where the other side cites nobody unnamed.

    It must cite somebody all the same, and say of nobody that he is not named or not known.
    """
    if not (knows(pair.source, KINDS) and knows(pair.target, KINDS)):
        return
    for side, here, there in pair.both_ways():
        found = [one for one in speakers(here) if one.is_anonymous]
        if not found or any(cues(there, table) for table in ("speaker.unnamed", "speaker.unknown")):
            continue
        kinds = {part for cue in cues(there, KINDS) for name in cue.classes for part in (name, name.rpartition("-")[2])}
        if is_unnamed(frozenset(kinds), there.language):  # a ministry source is a source
            continue
        if speakers(there) or source_phrases(there) or (names(there) and any(cues(there, table) for table in SAYING)):
            yield side, found[0]


def _is_rendering(speaker: Speaker, pair: PassagePair, run: Run) -> bool:
    """Whether a word of the original may be rendered by one of a speaker of the report."""
    words = likeness(pair, run)
    may = renderings(pair, words) if words is not None else None
    return words is not None and may is not None and bool(may.may[:, words.at(Side.TARGET, speaker.cue.span)].any())


def _may_be(one: Speaker, other: Speaker) -> bool:
    """Whether a speaker of the original and one of the report can be the same.

    That neither is named does not make a medical source a military one.
    """
    kinds = one.kinds, other.kinds
    if one.is_anonymous and other.is_anonymous and not any(_is_bare(speaker) for speaker in (one, other)):
        kinds = one.told_kinds, other.told_kinds
    return alike(*kinds, one.language, other.language)


def _is_bare(speaker: Speaker) -> bool:
    """Whether nothing is told of a speaker but that he is not named."""
    return speaker.told_kinds == speaker.kinds


def _same_name(speaker: Speaker, pair: PassagePair) -> bool:
    """Whether the sentence part that cites a speaker has a name that the original has, too: of who speaks, perhaps."""
    text = pair.target.text
    language = load_language(pair.target.language)
    ends = [match.end() for match in _PART.finditer(text, 0, speaker.cue.start)]
    stop = _PART.search(text, speaker.cue.end)
    part = (ends[-1] if ends else 0), (stop.start() if stop else len(text))
    return any(
        part[0] <= word.start < part[1]
        and not speaker.cue.start <= word.start < speaker.cue.end
        and text[word.start].isupper()
        and not language.is_function(word.text)
        and best_match(word, pair.source, pair.target.language).alike >= SURE
        for word in language.analyse(text).words
    )


def _mentioned(speaker: Speaker, side: Segment) -> bool:
    kinds = (frozenset(cue.classes) for cue in cues(side, KINDS))
    return any(alike(speaker.kinds, found, side.language, speaker.language) for found in kinds)


def _named(speaker: Speaker, side: Segment) -> bool:
    """Whether somebody of the very kind is named: workers are no company, though either may speak for it."""
    return any(not speaker.kinds.isdisjoint(cue.classes) for cue in cues(side, KINDS))
