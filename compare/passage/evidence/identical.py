"""Text that stands word for word on both sides although their languages differ.

References, addresses, titles and code are carried over as they are. They say
the same on both sides whatever words they hold, but each side is read with the
words of its own language: an English sentence in an Arabic file would seem to
deny or doubt on the English side alone. So no cue inside of them counts.
"""

from __future__ import annotations

import re

from compare.languages.scripts import script_of_language
from compare.records import Span

_TOKEN = re.compile(r"\S+")
_MARKS = ".,;:!?()[]{}<>'\"`*_-–—…«»“”„‘’،؛؟"
_CODE = re.compile(r"\w+://|www\.|\w@\w|(?=\S*\d)(?=\S*[A-Za-z])[\w./:#+-]{5}|\w+[/\\._]\w+[/\\._]\w")
"""An address, or a token no language has: letters with digits, or three parts joined."""
_PLACES = 16
"""Places of the other side at which the same two words are looked at; more are a pattern, not a text."""
_LEAST = 2
"""Words that a run must hold: a single one may be a word of both languages."""

_Token = tuple[str, int, int]


def stand_identical(source: str, target: str) -> bool:
    """Whether two texts are the same but for white space."""
    return source.split() == target.split()


def shared_spans(source: str, target: str, languages: tuple[str, str]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Local spans in either text of what stands identically in both.

    Runs of two words and more count where the scripts of the two languages
    differ, so that one of the two does not write them; addresses and codes always.
    """
    if _bare(source).isdisjoint(_bare(target)):
        return (), ()
    ours, theirs = _tokens(source), _tokens(target)
    spans: tuple[list[Span], list[Span]] = [], []
    codes = {token[0] for token in ours if _CODE.search(token[0])} & {token[0] for token in theirs}
    if codes:
        for found, tokens in zip(spans, (ours, theirs), strict=True):
            found += [(start, end) for text, start, end in tokens if text in codes]
    if script_of_language(languages[0]) != script_of_language(languages[1]):
        for here, there, length in _runs(ours, theirs):
            spans[0].append((ours[here][1], ours[here + length - 1][2]))
            spans[1].append((theirs[there][1], theirs[there + length - 1][2]))
    return tuple(sorted(set(spans[0]))), tuple(sorted(set(spans[1])))


def _bare(text: str) -> set[str]:
    """The tokens of a text, wherever they stand."""
    return {written.strip(_MARKS) for written in text.split()} - {""}


def _tokens(text: str) -> list[_Token]:
    """What stands between white space, without punctuation around it."""
    found = []
    for match in _TOKEN.finditer(text):
        written = match.group()
        if bare := written.strip(_MARKS):
            start = match.start() + written.index(bare)
            found.append((bare, start, start + len(bare)))
    return found


def _runs(ours: list[_Token], theirs: list[_Token]) -> list[tuple[int, int, int]]:
    """(first token, first token of the other side, length) of the longest runs in common."""
    places: dict[tuple[str, str], list[int]] = {}
    for there in range(len(theirs) - 1):
        found = places.setdefault((theirs[there][0], theirs[there + 1][0]), [])
        if len(found) < _PLACES:
            found.append(there)
    runs = []
    here = 0
    while here < len(ours) - 1:
        starts = places.get((ours[here][0], ours[here + 1][0]), [])
        lengths = [_length(ours, here, theirs, there) for there in starts]
        longest = max(lengths, default=0)
        words = sum(any(map(str.isalpha, text)) for text, _, _ in ours[here : here + longest])
        if words >= _LEAST:
            runs += [(here, there, longest) for there, own in zip(starts, lengths, strict=True) if own == longest]
        here += max(1, longest)
    return runs


def _length(ours: list[_Token], here: int, theirs: list[_Token], there: int) -> int:
    length = 0
    most = min(len(ours) - here, len(theirs) - there)
    while length < most and ours[here + length][0] == theirs[there + length][0]:
        length += 1
    return length
