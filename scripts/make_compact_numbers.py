"""Write compare/languages/generated/compact_numbers.toml: the number words of the other languages of CLDR.

    python scripts/make_compact_numbers.py

CLDR gives, for each power of ten, how a language writes it short and long ("0 millions",
"00万"). The word and what it multiplies by follow from the zeros. Forms of one Latin letter
(k, M) are left out, since units are written so too, forms of several words,
and those of scripts that write no spaces, whose words are not told apart.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale, localedata
from make_languages import LANGUAGES

OUTPUT = Path(__file__).parents[1] / "compare" / "languages" / "generated" / "compact_numbers.toml"
OWN = ("ar", "en", *LANGUAGES)
"""Languages whose number words are in a file of their own."""


def words_of(code: str) -> dict[str, int]:
    """Word -> what it multiplies by, of one language; words with two meanings are left out."""
    found: dict[str, set[int]] = {}
    for length in ("long", "short"):
        for forms in Locale(code)._data["compact_decimal_formats"].get(length, {}).values():
            for size, pattern in forms.items():
                written = pattern.pattern.split(";")[0]
                zeros = written.count("0")
                word = written.replace("0", "").replace("'", "").replace("\xa0", " ").strip(" .\u200f\u200e").lower()
                if not zeros or not word or not all(map(str.isalpha, word)) or len(word) == 1 or max(word) > "\u2e80":
                    continue
                found.setdefault(word, set()).add(int(size) // 10 ** (zeros - 1))
    return {word: scales.pop() for word, scales in sorted(found.items()) if len(scales) == 1 and max(scales) > 1}


def main() -> None:
    """Write the file."""
    lines = ["# Made by scripts/make_compact_numbers.py from CLDR (Unicode License v3); not edited by hand."]
    for code in sorted(localedata.locale_identifiers()):
        if "_" not in code and code not in OWN and (words := words_of(code)):
            entries = ", ".join(f'"{word}" = {scale}' for word, scale in words.items())
            lines.append(f"{code} = {{ {entries} }}")
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
