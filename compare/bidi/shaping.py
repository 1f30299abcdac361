"""Text to clusters: what goes into one terminal cell, Arabic letters joined.

A terminal that does nothing for Arabic draws every letter in its isolated
form. The presentation forms of Unicode (FB50-FDFF, FE70-FEFF) stand for the
joined shapes; `unicodedata.decomposition` says which letter and which shape
each is, Persian, Urdu and other letters included. Joining is decided in
logical order, whatever is lit or where a line ends.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import decomposition

from compare.bidi.characters import (
    DOTTED_CIRCLE,
    JOINER,
    LETTER,
    MARK,
    NO_BREAK_SPACE,
    NOTHING,
    SHOWN,
    SPACE,
    ZWJ,
    ZWNJ,
)

MAX_MARKS = 8  # drawn on one letter; more would only run over the lines around it
_MAX_CACHED_WORD = 32
_SHAPES = ("<isolated>", "<final>", "<initial>", "<medial>")
_ISOLATED, _FINAL, _INITIAL, _MEDIAL = range(4)
_TATWEEL = "\u0640"
_LAM = "\u0644"


class Cluster(NamedTuple):
    """What one cell shows: text in logical order, columns, offsets, code for breaking."""

    text: str
    width: int
    start: int
    end: int
    code: str


def _presentation_forms() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Letter to its isolated, final, initial and medial form ("" for none); alef to those of lam-alef."""
    letters: dict[str, list[str]] = {}
    lam_alef: dict[str, list[str]] = {}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)):
        shape, *parts = decomposition(chr(code)).split() or [""]
        if shape not in _SHAPES:
            continue
        characters = [chr(int(part, 16)) for part in parts]
        if len(characters) == 1:
            letters.setdefault(characters[0], [""] * 4)[_SHAPES.index(shape)] = chr(code)
        elif len(characters) == 2 and characters[0] == _LAM and code >= 0xFEF5:
            lam_alef.setdefault(characters[1], [""] * 4)[_SHAPES.index(shape)] = chr(code)
    return letters, lam_alef


_FORMS, _LAM_ALEF = _presentation_forms()
ALEFS = "".join(_LAM_ALEF)
_LETTERS = "".join(_FORMS) + _TATWEEL
_JOINS_BEFORE = frozenset(letter for letter, forms in _FORMS.items() if forms[_FINAL]) | {_TATWEEL, ZWJ}
_JOINS_AFTER = frozenset(letter for letter, forms in _FORMS.items() if forms[_INITIAL]) | {_TATWEEL, ZWJ}
_TOKEN = re.compile(
    # A letter and what follows without a break: letters, marks, joiners, bidi controls; or any one character.
    f"{ZWJ}*[{_LETTERS}][{_LETTERS}\u0300-\u036f\u0610-\u061a\u061c\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff\u200c-\u200f\u202a-\u202e\u2066-\u2069]*|.",
    re.DOTALL,
)


def clusters(text: str, *, shape: bool = True, keep_zwnj: bool = False) -> list[Cluster]:
    """Split `text` into clusters, in logical order.

    A cluster is a letter with its marks, or lam and alef with the marks of
    both when `shape`. Without `shape` letters stay as they are, for a terminal
    that joins them itself; `keep_zwnj` then sends the zero width non-joiner
    on, with the cluster before it. Dropped characters are in no cluster,
    unless marks of one cluster stand on both sides.
    """
    found: list[Cluster] = []
    for match in _TOKEN.finditer(text):
        token = match[0]
        start = match.start()
        if len(token) > 1 or token in _LETTERS:
            word = _word if len(token) <= _MAX_CACHED_WORD else _word.__wrapped__
            found += [
                Cluster(drawn, 1, start + first, start + last, LETTER)
                for drawn, first, last in word(token, shape, keep_zwnj)
            ]
            continue
        drawn, width, code = SHOWN[token]
        if code == MARK:
            _add_mark(found, drawn, start)
        elif code == JOINER:
            if keep_zwnj and token == ZWNJ and found:
                last = found[-1]
                found[-1] = last._replace(text=last.text + ZWNJ, end=start + 1)
        elif code != NOTHING:
            found.append(Cluster(drawn, width, start, start + 1, code))
    return found


def _add_mark(found: list[Cluster], mark: str, start: int) -> None:
    """Put a mark on the cluster before it, or on a dotted circle when that is a space."""
    last = found[-1] if found else None
    if last is None or last.code in (SPACE, NO_BREAK_SPACE):
        found.append(Cluster(DOTTED_CIRCLE + mark, 1, start, start + 1, LETTER))
    else:
        drawn = last.text + mark if len(last.text) <= MAX_MARKS else last.text
        found[-1] = last._replace(text=drawn, end=start + 1)


@lru_cache(maxsize=16384)
def _word(word: str, shape: bool, keep_zwnj: bool) -> tuple[tuple[str, int, int], ...]:
    """Shape letters that stand together: (text, start, end) of each cluster within `word`."""
    # Letters and joiners in order, each with its marks; other format characters are transparent.
    bases: list[str] = []
    marks: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, character in enumerate(word):
        if character in _FORMS or character == _TATWEEL:
            bases.append(character)
            marks.append("")
            starts.append(index)
            ends.append(index + 1)
            continue
        code = SHOWN[character].code
        if code == MARK:
            owner = _last_letter(bases)
            if len(marks[owner]) < MAX_MARKS:
                marks[owner] += SHOWN[character].text
            ends[owner] = index + 1
        elif code == JOINER:
            if keep_zwnj and character == ZWNJ:
                owner = _last_letter(bases)
                marks[owner] += ZWNJ
                ends[owner] = index + 1
            bases.append(character)
            marks.append("")
            starts.append(index)
            ends.append(index + 1)
    found: list[tuple[str, int, int]] = []
    index, count = 0, len(bases)
    while index < count:
        base = bases[index]
        start, drawn_marks, end = starts[index], marks[index], ends[index]
        if base not in _FORMS:
            if base == _TATWEEL:
                found.append((base + drawn_marks, start, end))
            index += 1
            continue
        if not shape:
            found.append((base + drawn_marks, start, end))
            index += 1
            continue
        before = index > 0 and base in _JOINS_BEFORE and bases[index - 1] in _JOINS_AFTER
        follower = bases[index + 1] if index + 1 < count else ""
        if base == _LAM and follower in _LAM_ALEF:
            form = _LAM_ALEF[follower][_FINAL if before else _ISOLATED]
            drawn_marks = (drawn_marks + marks[index + 1])[:MAX_MARKS]
            end = ends[index + 1]
            index += 1
        else:
            after = base in _JOINS_AFTER and follower in _JOINS_BEFORE
            form = _FORMS[base][(_MEDIAL if after else _FINAL) if before else (_INITIAL if after else _ISOLATED)]
        found.append(((form or base) + drawn_marks, start, end))
        index += 1
    return tuple(found)


def _last_letter(bases: list[str]) -> int:
    """The index of the last of `bases` that is drawn; the first always is."""
    index = len(bases) - 1
    while bases[index] in (ZWNJ, ZWJ) or SHOWN[bases[index]].code == JOINER:
        index -= 1
    return index
