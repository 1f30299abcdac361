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

_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdf9\ufdfc\ufe70-\ufefc]")
_LAM_ALEF = re.compile("[اأإآ]ل")
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


def line_text(segments: Sequence[Segment], *, right_to_left: bool) -> str:
    """The text of segments of one line, from left to right, in the order in which it is read."""
    signs: list[str] = []
    for segment in segments:
        if signs and signs[-1] != " ":
            signs.append(" ")
        signs.extend(_signs(segment.glyphs))
    return _nominal("".join(logical_order(signs, right_to_left=right_to_left))).strip()


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
    bases = [glyph for glyph in glyphs if not _is_mark(glyph.text)]
    marks: dict[int, str] = {}
    for mark in (glyph for glyph in glyphs if _is_mark(glyph.text)):
        middle = (mark.x0 + mark.x1) / 2
        candidates = [(_distance(base, middle), number) for number, base in enumerate(bases) if base.text.strip()]
        if candidates:
            _, number = min(candidates)
            marks[number] = marks.get(number, "") + mark.text
    return [
        Glyph(base.text + _ordered(marks[number]), base.x0, base.x1, base.baseline, base.size)
        if number in marks
        else base
        for number, base in enumerate(bases)
    ]


def _distance(base: Glyph, x: float) -> float:
    return max(base.x0 - x, x - base.x1, 0.0) + abs((base.x0 + base.x1) / 2 - x) / 1000


def _ordered(marks: str) -> str:
    """The doubling mark before the vowel, as it is typed."""
    return "".join(sorted(marks, key=lambda mark: mark != _SHADDA))


def _is_mark(text: str) -> bool:
    return bool(text) and all(unicodedata.combining(char) for char in text)


def _nominal(text: str) -> str:
    """Letters instead of the forms they were drawn in; nothing else is normalised."""
    return _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]).strip(), text)
