"""Scripts that write no spaces between words, told by the code point."""

from __future__ import annotations

RANGES = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x19E0, 0x19FF),  # Khmer signs
    (0x3005, 0x3007),  # ideographic marks
    (0x3031, 0x303C),  # Kana marks
    (0x3040, 0x30FF),  # Kana
    (0x31F0, 0x31FF),  # Katakana extensions
    (0x3400, 0x4DBF),  # Han
    (0x4E00, 0x9FFF),  # Han
    (0xF900, 0xFAFF),  # Han, compatibility
    (0xFF66, 0xFF9F),  # Kana of half width
    (0x20000, 0x323AF),  # Han, rare
)


def unspaced(character: str) -> bool:
    """Whether `character` is of a script in which a clause, not a word, stands between two spaces."""
    code = ord(character)
    return code >= RANGES[0][0] and any(first <= code <= last for first, last in RANGES)
