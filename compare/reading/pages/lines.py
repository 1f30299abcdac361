"""Glyphs to lines, and lines to text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from compare.reading.pages.glyph import Glyph, Segment
from compare.reading.pages.visual import logical_order

_SAME_LINE = 0.35
"""How far apart, in sizes of the font, baselines of one line may be (a raised number)."""
_WIDE = 1.0
"""The gap, in sizes, at which a line is cut into segments that may belong to different columns."""
_WORD_GAP = 0.16
"""The least gap between words, in sizes, where the page draws no spaces."""
_WORD_GAP_BESIDE_SPACES = 0.4

_BORDER = 0.15
"""How far beside its letter a mark may be drawn, in sizes."""

_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdf9\ufdfc\ufe70-\ufefc]")
_LAM_ALEF = re.compile("[اأإآ]ل")
_ARABIC_MARK = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_SHADDA = "\u0651"


def split_lines(glyphs: Iterable[Glyph]) -> list[Segment]:
    """Segments of lines, from the top down and from left to right.

    Signs drawn twice at one place (a poor man's bold) count once.
    """
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if rows and glyph.baseline - rows[-1][0].baseline <= _SAME_LINE * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [segment for row in rows for segment in _segments(_once(row))]


def _once(row: list[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    # sorted() is stable: signs at one place stay in the order they are drawn in.
    for glyph in sorted(row, key=lambda glyph: glyph.x0):
        near = (other for other in kept[-4:] if abs(other.x0 - glyph.x0) < 0.1 * glyph.size)
        if not any(other.text == glyph.text and abs(other.x1 - glyph.x1) < 0.1 * glyph.size for other in near):
            kept.append(glyph)
    return kept


def _segments(row: list[Glyph]) -> list[Segment]:
    parts: list[list[Glyph]] = []
    right = 0.0
    for glyph in row:
        if not glyph.text.strip():
            continue
        if parts and glyph.x0 - right <= _WIDE * glyph.size:
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
        right = max(right, glyph.x1) if len(parts[-1]) > 1 else glyph.x1
    return [Segment(tuple(_spaced(part, row))) for part in parts]


def _spaced(part: list[Glyph], row: Sequence[Glyph]) -> list[Glyph]:
    """`part` with the spaces drawn within it."""
    left, right = part[0].x0, max(glyph.x1 for glyph in part)
    spaces = [glyph for glyph in row if not glyph.text.strip() and left < glyph.x0 < right]
    return sorted([*part, *spaces], key=lambda glyph: glyph.x0) if spaces else part


def line_text(segments: Sequence[Segment], *, right_to_left: bool, mirrored: bool = True) -> str:
    """The text of segments of one line, from left to right, in the order in which it is read.

    `mirrored`: brackets in Arabic are the ones that are seen, not those that
    were typed.
    """
    signs: list[str] = []
    for segment in segments:
        if signs and signs[-1] != " ":
            signs.append(" ")
        signs.extend(_signs(segment.glyphs))
    return _nominal("".join(logical_order(signs, right_to_left=right_to_left, mirrored=mirrored))).strip()


def _signs(glyphs: Sequence[Glyph]) -> list[str]:
    """One sign a base letter with its marks, single spaces between words."""
    bases = _with_marks(glyphs)
    drawn = any(not glyph.text.strip() for glyph in bases)
    gap = _WORD_GAP_BESIDE_SPACES if drawn else _WORD_GAP
    signs: list[str] = []
    right = bases[0].x1 if bases else 0.0
    for glyph in bases:
        apart = glyph.x0 - right > gap * glyph.size
        if (apart or not glyph.text.strip()) and signs and signs[-1] != " ":
            signs.append(" ")
        if glyph.text.strip():
            # Some producers write the ligature as seen, alef first.
            signs.append(glyph.text[::-1] if _LAM_ALEF.fullmatch(glyph.text) else glyph.text)
        right = max(right, glyph.x1)
    return signs


def _with_marks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Vowel marks attached to the letter they are drawn over."""
    if not any(_is_mark(glyph.text) for glyph in glyphs):
        return list(glyphs)
    drawn = sorted(glyphs, key=lambda glyph: glyph.order)
    marks: dict[int, str] = {}
    for number, mark in enumerate(drawn):
        if _is_mark(mark.text) and (base := _base_of(drawn, number)) is not None:
            marks[id(base)] = marks.get(id(base), "") + mark.text
    return [
        base._replace(text=base.text + _ordered(marks[id(base)])) if id(base) in marks else base
        for base in glyphs
        if not _is_mark(base.text)
    ]


def _base_of(drawn: Sequence[Glyph], number: int) -> Glyph | None:
    """The letter a mark belongs to: by place the nearest of those drawn just before and after it.

    Marks are drawn without width, often on the very border of two letters.
    Producers draw Arabic from left to right, mark before letter, or as it is
    typed, letter before mark and so from right to left; other scripts always
    as typed.
    """
    before = next((glyph for glyph in reversed(drawn[:number]) if _is_letter(glyph)), None)
    after = next((glyph for glyph in drawn[number + 1 :] if _is_letter(glyph)), None)
    if before is None or after is None:
        return before or after
    if not _ARABIC_MARK.match(drawn[number].text):
        return before
    first, second = (after, before) if after.x0 >= before.x0 else (before, after)
    return (
        first
        if _distance(first, drawn[number]) <= max(_BORDER * first.size, _distance(second, drawn[number]))
        else second
    )


def _distance(base: Glyph, mark: Glyph) -> float:
    return max(base.x0 - mark.x1, mark.x0 - base.x1, 0.0)


def _is_letter(glyph: Glyph) -> bool:
    return bool(glyph.text.strip()) and not _is_mark(glyph.text)


def _ordered(marks: str) -> str:
    """The doubling mark before the vowel, as it is typed."""
    return "".join(sorted(marks, key=lambda mark: mark != _SHADDA))


def _is_mark(text: str) -> bool:
    return bool(text) and all(unicodedata.combining(char) for char in text)


def _nominal(text: str) -> str:
    """Letters instead of the forms they were drawn in; nothing else is normalised."""
    return _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]).strip(), text)
