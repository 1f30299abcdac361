"""Superlatives told as one of several: the oldest mosque, one of the oldest mosques.

A superlative of the report and its counterpart in the original
(`compare.passage.evidence.likeness`): where only one of the two stands behind words that
make it one of several (*one of the*, *among the*, من, أحد), the sides differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from compare.languages import load_language
from compare.passage.evidence.argument_order import standard
from compare.passage.evidence.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.lexicon import Cue, cues
from compare.text.segment import Segment

ONE_OF, PERHAPS, FORM = "superlative.one_of", "superlative.perhaps", "superlative.form"
"""Words that make a superlative one of several, those that only may, and its form."""
LEAST = 0.25
"""Likeness of a superlative and its counterpart."""
NEAR = 2
"""Words between these and a superlative (one of its very oldest)."""
_BREAK = re.compile(r"[.;:!?؟؛,،()\n]")


def weakened(pair: PassagePair, alike: Likeness) -> Iterator[tuple[Span, Span]]:
    """Superlatives (local spans of both sides) of which one alone is one of several, with the words that say so."""
    for place, span in enumerate(alike.rows[Side.TARGET].spans):
        other = alike.counterpart(Side.TARGET, place, LEAST) if _superlative(pair.target, span) else None
        if other is None:
            continue
        theirs = alike.rows[Side.SOURCE].spans[other]
        if not _superlative(pair.source, theirs):
            continue
        one, two = _before(pair.source, ONE_OF, theirs), _before(pair.target, ONE_OF, span)
        if one and not (two or _before(pair.target, PERHAPS, span)):
            yield (one.start, theirs[1]), span
        elif two and not (one or _before(pair.source, PERHAPS, theirs)):
            yield theirs, (two.start, span[1])


def _superlative(side: Segment, word: Span) -> bool:
    """Has a word the form of a superlative, and no standard that makes it a comparative?"""
    form = _form(side.language)
    return form is not None and bool(form.fullmatch(side.text, *word)) and standard(side, word) is None


def _before(side: Segment, path: str, word: Span) -> Cue | None:
    """The words of a list right before a superlative; None without any."""
    for cue in cues(side, path):
        between = side.text[cue.end : word[0]]
        if cue.end <= word[0] and len(between.split()) <= NEAR and not _BREAK.search(between):
            return cue
    return None


@lru_cache(maxsize=8)
def _form(code: str) -> re.Pattern[str] | None:
    written = load_language(code).get(FORM)
    return re.compile(written) if written else None
