"""Comparisons that are turned round: A larger than B told as B larger than A.

A comparative with a standard of comparison on either side (أكبر من, larger
than), of a common pole: what is compared and its standard must not have
changed over (`compare.passage.argument_order`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from compare.languages import load_language
from compare.passage.antonyms import SenseMatch, senses
from compare.passage.argument_order import changed_over, standard
from compare.passage.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.records import Side
from compare.text.lexicon import cues
from compare.text.numbers.counted import numbers_of
from compare.text.segment import Segment, overlap

TABLE, DENIALS, FORM = "opposite.poles", "opposite.denials", "comparison.form"


def turned_comparisons(pair: PassagePair, alike: Likeness) -> Iterator[tuple[SenseMatch, SenseMatch]]:
    """Comparatives of a common pole, each with its standard, whose arguments have changed over."""
    found = [[word for word in senses(pair.on(side), TABLE) if _compares(pair.on(side), word)] for side in Side]
    if not all(found) or _denials(pair.source, found[0]) != _denials(pair.target, found[1]):
        return
    for one in found[0]:
        for other in found[1]:
            if not one.all.isdisjoint(other.all) and changed_over(pair, alike, one.cue.span, other.cue.span):
                yield one, other
                return


def _denials(side: Segment, compared: Sequence[SenseMatch]) -> int:
    """How many words of a side deny something, comparatives (less) aside."""
    return sum(
        not cue.has("-") and not any(overlap(cue.span, word.cue.span) for word in compared)
        for cue in cues(side, DENIALS)
    )


def _compares(side: Segment, word: SenseMatch) -> bool:
    """Is it a comparative with a standard close behind it, and that no amount (more than ten)?"""
    lead = standard(side, word.cue.span) if _comparative(side, word) else None
    if lead is None:
        return False
    amounts = (quantity.span for quantity in numbers_of(side).quantities)
    return not any(lead.end <= start and not side.text[lead.end : start].strip() for start, _ in amounts)


def _comparative(side: Segment, word: SenseMatch) -> bool:
    form = _form(side.language)
    return form is not None and form.match(side.text, word.cue.start) is not None


@lru_cache(maxsize=8)
def _form(code: str) -> re.Pattern[str] | None:
    written = load_language(code).get(FORM)
    return re.compile(written) if written else None
