"""Write compare/languages/generated/readings.zh.txt: how Chinese characters are read, in Pinyin without tones.

    pip install pyicu
    python scripts/make_readings.py

Source: the transforms Han-Latin and Han-Latin/Names of Unicode CLDR by way of ICU,
which hold the readings of Unihan (kMandarin; Unicode License v3), for the
characters of common use: those of GB 2312 and of the first level of Big5. A
line is a syllable and the characters read so; one that is read otherwise in
family names (曾, Zeng) stands in both.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

OUTPUT = Path(__file__).parents[1] / "compare" / "languages" / "generated" / "readings.zh.txt"


def common() -> list[str]:
    """The characters of common use, simplified and traditional."""
    codes = [("gb2312", row, cell) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)]
    codes += [("big5", row, cell) for row in range(0xA4, 0xC7) for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF))]
    found = (bytes(code).decode(charset, "ignore") for charset, *code in codes)
    return sorted({one for one in found if "\u4e00" <= one <= "\u9fff"})


def plain(reading: str) -> str:
    """A reading without its tone; ü is written v."""
    parts = unicodedata.normalize("NFD", reading.strip().lower())
    parts = parts.replace("u\u0308", "v")
    return "".join(one for one in parts if unicodedata.category(one) != "Mn")


def main() -> None:
    """Ask ICU for every character."""
    import icu  # type: ignore[import-not-found, unused-ignore]

    found = defaultdict(set)
    for name in ("Han-Latin", "Han-Latin/Names"):
        transform = icu.Transliterator.createInstance(name)
        for character in common():
            reading = plain(transform.transliterate(character))
            if reading.isascii() and reading.isalpha():
                found[reading].add(character)
    head = "# Readings of Unihan by way of ICU (Unicode License v3), made by scripts/make_readings.py.\n"
    lines = (f"{reading} {''.join(sorted(characters))}" for reading, characters in sorted(found.items()))
    OUTPUT.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
