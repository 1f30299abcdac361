"""How one character is shown in a terminal: what is drawn, how wide, what may break.

Everything that could act on a terminal (escapes, control characters, bidi
controls, joiners) is replaced by a visible sign or dropped here, so that the
rest of the package never sees it.
"""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import category, east_asian_width

# One code for every column, the alphabet of the line breaker. Control
# characters serve as codes because none is ever shown as itself.
SPACE = " "  # a line may end here
NO_BREAK_SPACE = "\xa0"
LETTER = "x"  # any other character of one column
WIDE = "\x01\x02"  # two columns, a line may end before and after
WIDE_CLOSING = "\x03\x02"  # no line starts with it
WIDE_OPENING = "\x01\x04"  # no line ends with it
MARK = "\x05"  # drawn in the cell of the character before it
JOINER = "\x07"  # not drawn; keeps lam and alef apart
NOTHING = ""  # not drawn

ZWNJ, ZWJ = "\u200c", "\u200d"
DOTTED_CIRCLE = "\u25cc"  # carries a mark that has no letter

_LINE_ENDS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_NO_BREAK_SPACES = frozenset("\xa0\u2007\u202f")
_JOINERS = frozenset("\u200c\u200d\u2066\u2067\u2068\u2069")
# Format characters with a shape of their own: Arabic number and year signs, end of ayah.
_DRAWN_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u0890\u0891\u08e2\U000110bd\U000110cd")
# Hangul vowels and finals (they combine with the initial before them), fillers, skin tones.
_COMBINING = ((0x1160, 0x11FF), (0x3164, 0x3164), (0xD7B0, 0xD7FF), (0xFFA0, 0xFFA0), (0x1F3FB, 0x1F3FF))
# Fillers are blank; on the width of variation selectors and skin tones terminals disagree.
_UNDRAWN_MARKS = (
    (0x180B, 0x180F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFFA0, 0xFFA0),
    (0x1F3FB, 0x1F3FF),
    (0xE0100, 0xE01EF),
)


class Shown(NamedTuple):
    """One character as it is shown: the text drawn, its columns, its code for breaking."""

    text: str
    width: int
    code: str


def show(character: str) -> Shown:
    """How `character` is shown; the text is empty when nothing is drawn.

    White space of any kind, line ends included, is a blank. Other control
    characters are U+2400..U+2421 or U+FFFD. Bidi controls, joiners and other
    invisible formats are dropped. Widths follow UAX #11 (wide and full: 2).
    """
    code = ord(character)
    kind = category(character)
    if character in _LINE_ENDS:
        return Shown(" ", 1, SPACE)
    if character in _NO_BREAK_SPACES:
        return Shown(" ", 1, NO_BREAK_SPACE)
    if kind == "Zs":
        return Shown(" ", 1, SPACE)
    if kind == "Cc":
        return Shown(chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd", 1, LETTER)
    if kind == "Cs":
        return Shown("\ufffd", 1, LETTER)
    if kind == "Mc":
        # Terminals disagree: xterm, VTE and tmux give it a column of its own. One column too many leaves a
        # blank at the end of a line, one too few cuts the line off.
        return Shown(character, 1, LETTER)
    if kind[0] == "M" or _within(code, _COMBINING):
        return Shown("" if _within(code, _UNDRAWN_MARKS) else character, 0, MARK)
    if character in _JOINERS:
        return Shown("", 0, JOINER)
    if kind == "Cf" and character not in _DRAWN_FORMATS:
        return Shown("", 0, NOTHING)
    if kind != "Cn" and east_asian_width(character) in "WF":
        closing = kind in ("Pe", "Pf", "Po")
        return Shown(character, 2, WIDE_CLOSING if closing else WIDE_OPENING if kind in ("Ps", "Pi") else WIDE)
    return Shown(character, 1, LETTER)


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


class _ShownTable(dict[str, Shown]):
    def __missing__(self, character: str) -> Shown:
        found = self[character] = show(character)
        return found


class _CodeTable(dict[int, str]):
    """For str.translate: a character becomes its code; letters stay for lam-alef to be found."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        found = show(character).code
        found = self[code] = character if found == LETTER and show(character).text == character else found
        return found


class _InertTable(dict[int, str]):
    """For str.translate, one character for one: separators become blanks, overrides embeddings."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        found = self[code] = " " if character in _LINE_ENDS else character
        return found


# They grow with the characters met and are bounded by the number of characters there are.
SHOWN = _ShownTable()
CODES = _CodeTable()
# An override could show other words than those that are there, so its letters keep their order.
INERT = _InertTable({0x202D: "\u202a", 0x202E: "\u202b"})
