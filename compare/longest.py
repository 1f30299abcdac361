"""No sentence is longer than a person would write one.

Checks hold the words of a passage against each other, so their cost grows
with the square of its length. A text without full stops, or made to be slow,
would take minutes and gigabytes for a passage that nobody can review anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from compare.records import Span

LONGEST_WORDS = 600
"""Runs of letters and digits in a sentence, at most."""
LONGEST_CHARACTERS = 4000
"""Its code points, at most."""

_WORD = re.compile(r"\w+")
# The best places first: behind a stop, behind a comma, at any white space.
_PLACES = tuple(re.compile(pattern) for pattern in (r"[.!?؟…。！？۔;؛:]+(?=\s)", r"[,،、，]+(?=\s)", r"(?<=\S)(?=\s)"))


def bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """The span, cut where it is longer than a sentence may be.

    A cut is behind the last mark of the second half of what may stay whole,
    at white space if there is no mark, inside a word if there is neither.
    """
    while end - start >= 2 * LONGEST_WORDS - 1:
        limit = min(end, start + LONGEST_CHARACTERS)
        beyond = next(islice(_WORD.finditer(text, start, limit), LONGEST_WORDS, None), None)
        if beyond is not None:
            limit = beyond.start()
        if limit == end:
            break
        cut = _cut(text, start + (limit - start) // 2, limit)
        yield start, cut
        start = cut
    yield start, end


def _cut(text: str, low: int, high: int) -> int:
    for pattern in _PLACES:
        # One character more is seen, so that a mark at the very limit counts.
        found = [match.end() for match in pattern.finditer(text, low, high + 1) if match.end() <= high]
        if found:
            return found[-1]
    return high
