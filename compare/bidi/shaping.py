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
            shaped = _word if len(token) <= _MAX_CACHED_WORD else _word.__wrapped__
            found += [
                Cluster(drawn, 1, start + first, start + last, LETTER)
                for drawn, first, last in shaped(token, shape, keep_zwnj)
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
    letters = _letters(word, keep_zwnj)
    found: list[tuple[str, int, int]] = []
    index = 0
    while index < len(letters):
        base, marks, start, end = letters[index]
        before = letters[index - 1].base if index else ""
        after = letters[index + 1].base if index + 1 < len(letters) else ""
        index += 1
        if not _is_letter(base):
            continue
        drawn = base
        if shape and base == _LAM and after in _LAM_ALEF:
            drawn = _LAM_ALEF[after][_FINAL if before in _JOINS_AFTER else _ISOLATED]
            marks = (marks + letters[index].marks)[:MAX_MARKS]
            end = letters[index].end
            index += 1
        elif shape and base in _FORMS:
            drawn = _joined(base, before, after)
        found.append((drawn + marks, start, end))
    return tuple(found)


class _Letter(NamedTuple):
    """A letter with its marks, or a joiner, which has none and is not drawn."""

    base: str
    marks: str
    start: int
    end: int


def _letters(word: str, keep_zwnj: bool) -> list[_Letter]:
    """The letters and joiners of `word`; other format characters are transparent and left out."""
    found: list[_Letter] = []
    latest = -1  # the letter that marks belong to, even behind a joiner
    for index, character in enumerate(word):
        drawn, _, code = SHOWN[character]
        if _is_letter(character):
            latest = len(found)
            found.append(_Letter(character, "", index, index + 1))
        elif code == MARK or (keep_zwnj and character == ZWNJ and latest >= 0):
            base, marks, start, _ = found[latest]
            added = ZWNJ if character == ZWNJ else drawn if len(marks) < MAX_MARKS else ""
            found[latest] = _Letter(base, marks + added, start, index + 1)
        if code == JOINER:
            found.append(_Letter(character, "", index, index + 1))
    return found


def _is_letter(character: str) -> bool:
    return character in _FORMS or character == _TATWEEL


def _joined(base: str, before: str, after: str) -> str:
    """The form of `base` between two neighbours; itself where Unicode has no such form."""
    joins_before = before in _JOINS_AFTER and base in _JOINS_BEFORE
    joins_after = after in _JOINS_BEFORE and base in _JOINS_AFTER
    if joins_before:
        form = _FORMS[base][_MEDIAL if joins_after else _FINAL]
    else:
        form = _FORMS[base][_INITIAL if joins_after else _ISOLATED]
    return form or base
