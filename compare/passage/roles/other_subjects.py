"""Somebody else as the subject of the same verb: a court for the regulator that fined.

Around a verb that both sides tell (`compare.passage.roles.parties`), who acts in the original
and who acts in the report should have a word in common. Where nothing on the other side
may render any word of either, it is told of somebody else. That wants less of the two words
than `compare.passage.roles.replaced_doers`, which does not know that they stand in the same place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from compare.languages import fold_word, load_language
from compare.passage.amounts.bindings import Bound
from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.renderings import Bools, Renderings, renderings
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.roles.parties import Reader, is_same_deed, reader_of
from compare.passage.roles.party_words import common_parties
from compare.passage.roles.replaced_doers import ANYBODY, LISTS, Somebody, may_be_one, somebody_at
from compare.records import Side, Span
from compare.text.lexicon import cues
from compare.text.segment import overlap


class OtherSubject(NamedTuple):
    """Who acts in the source and who does the same in the target (local spans)."""

    source: Span
    target: Span


def other_subject(pair: PassagePair, run: Run, values: Sequence[Bound]) -> OtherSubject | None:
    """The first who does in the source what somebody else does in the report; None without one."""
    first, last = (load_language(pair.on(side).language) for side in Side)
    if not first.get("speaker.verb_first") or last.get("speaker.verb_first"):
        return None
    alike = likeness(pair, run)
    may = renderings(pair, alike) if alike is not None else None
    if alike is None or may is None:
        return None
    reader = reader_of(pair, alike, common_parties(pair, alike, tuple(values)))
    return next(_others(pair, alike, may, reader), None)


def _others(pair: PassagePair, alike: Likeness, may: Renderings, reader: Reader) -> Iterator[OtherSubject]:
    """Those whom `other_subject` tells, by the words of the report."""
    rendered: list[Bools] = [may.seen_from(side).max(axis=1) for side in Side]
    for deed in np.flatnonzero(alike.content[Side.TARGET]).tolist():
        theirs = reader.acting_words(Side.TARGET, deed)
        if not theirs or rendered[1][theirs[0]]:
            continue
        for word in np.flatnonzero(alike.content[Side.SOURCE]).tolist():
            if not is_same_deed(alike, word, deed):
                continue
            ours = reader.acting_words(Side.SOURCE, word)
            if not ours or rendered[0][ours[0]] or may.may[np.ix_(ours, theirs)].any():
                continue
            spans = alike.rows[0].spans[ours[0]], alike.rows[1].spans[theirs[0]]
            if may.numbers[0][ours[0]] < 0 or may.numbers[1][theirs[0]] < 0:
                continue
            if _is_listed(pair, spans[1]) and _is_another(pair, alike, may, ours, theirs):
                yield OtherSubject(*spans)


def _is_another(
    pair: PassagePair, alike: Likeness, may: Renderings, ours: Sequence[int], theirs: Sequence[int]
) -> bool:
    """Whether two who act, the heads of their names first, are both somebody and not the same.

    A word for anybody says who it is where others say more of it (the body that regulates).
    """
    language, spans = load_language(pair.source.language), alike.rows[0].spans
    keys = language.keys(fold_word(pair.source.text[slice(*spans[ours[0]])]))
    if not language.words(ANYBODY).isdisjoint(keys):
        return len(ours) > 1
    one, other = (_somebody(pair, alike, may, side, (ours, theirs)[side][0]) for side in Side)
    return bool(one and other and not may_be_one(one, other))


def _somebody(pair: PassagePair, alike: Likeness, may: Renderings, side: Side, word: int) -> Somebody | None:
    span = alike.rows[side].spans[word]
    return somebody_at(pair, may, side, word, span, pair.on(side).text[slice(*span)])


def _is_listed(pair: PassagePair, span: Span) -> bool:
    """Whether the lists know a word of the target as somebody."""
    return any(overlap(cue.span, span) for path in LISTS for cue in cues(pair.target, path))
