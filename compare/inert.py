"""Characters that could act on a terminal or a spreadsheet, made visible.

For what is shown or exported as a table; documents themselves and JSON keep
every character (JSON escapes them).
"""

from __future__ import annotations

import re

BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
REPLACEMENT = "\ufffd"

_TABLE: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"},
    0x7F: "\u2421",
    **{code: REPLACEMENT for code in range(0x80, 0xA0)},
    **{ord(character): REPLACEMENT for character in BIDI_CONTROLS},
    **{code: REPLACEMENT for code in range(0xD800, 0xE000)},
    0xFFFE: REPLACEMENT,
    0xFFFF: REPLACEMENT,
}
_SPACE = re.compile(r"\s+")
# What a spreadsheet would store as something else: figures after a zero, dates and ranges (4-5, 1/2/24), powers
# (12e34), more digits than it keeps.
_CONVERTED = re.compile(r"0\d+|\d{1,4}(?:[-/]\d{1,4}){1,2}|\d+(?:\.\d+)?[eE]\d+|\d{16,}", re.ASCII)
_WITHIN = re.compile("([;\t\n][ \u00a0\ufeff\u200e\u200f]*)(?=[=+\\-@＝＋－＠])")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def inert(text: str) -> str:
    """`text` with control characters as pictures (ESC is ␛), overrides as �.

    Tabs and line ends stay; the length in code points does not change.
    """
    return text.translate(_TABLE)


def one_line(text: str) -> str:
    """`text`, inert and on one line."""
    return _SPACE.sub(" ", inert(text)).strip()


def shorten(text: str, width: int) -> str:
    """`text` on one line of at most `width` characters, cut at a word with an ellipsis."""
    line = one_line(text)
    if len(line) <= width:
        return line
    cut = line[: width - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > width // 2 else cut).rstrip(" ,;:،؛") + "…"


def cell(text: str) -> str:
    """`text` as a spreadsheet cell that is never a formula and that stays what it is.

    A value that a spreadsheet would evaluate, or store as another number or
    as a date, gets an apostrophe in front, as OWASP's page on CSV injection
    advises for formulas.
    """
    value = inert(text).replace("\r\n", "\n").replace("\r", "\n")
    shown = value.strip(" \u00a0\ufeff\u200e\u200f")
    return "'" + value if shown.startswith(_FORMULA) or _CONVERTED.fullmatch(shown) else value


def delimited_cell(text: str) -> str:
    """`text` as a cell of a file of values with separators.

    Where the program that opens it takes another sign for the separator than
    was written (`;` in many countries), a cell is cut at that sign or at a
    line end, so what follows these is guarded like the start of a cell.
    """
    return _WITHIN.sub(r"\1'", cell(text))
