"""Scripts: which one a text is in, and which one a language is usually written in.

Counting letters needs no model, and tells Arabic from English for sure.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

SAMPLE = 20_000
"""Characters looked at: the beginning of a long text tells as much as all of it."""
ENOUGH = 20
"""Letters below which nothing is said."""
MOST = 0.6
"""Share of the letters that makes a script the text's script."""
FOREIGN = 0.015
"""Share of letters that standard Arabic lacks above which a text is not Arabic.

Running Persian and Urdu have 5 % and more of them, Arabic news with foreign
names (چ, پ, گ) less than 0.5 %."""

SCRIPTS = {
    "ARABIC": "Arabic",
    "LATIN": "Latin",
    "CYRILLIC": "Cyrillic",
    "GREEK": "Greek",
    "HEBREW": "Hebrew",
    "CJK": "Han",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "DEVANAGARI": "Devanagari",
    "BENGALI": "Bengali",
    "ARMENIAN": "Armenian",
    "GEORGIAN": "Georgian",
    "ETHIOPIC": "Ethiopic",
    "SYRIAC": "Syriac",
    "THAANA": "Thaana",
    "THAI": "Thai",
    "LAO": "Lao",
    "KHMER": "Khmer",
    "MYANMAR": "Myanmar",
    "TAMIL": "Tamil",
}
"""First word of a letter's Unicode name -> what the script is called."""

LANGUAGE_SCRIPTS = {
    "Arabic": "ar fa ur ps ckb sd ug ks",
    "Cyrillic": "ru uk bg sr mk be kk ky mn tg",
    "Greek": "el",
    "Hebrew": "he yi",
    "Han": "zh",
    "Japanese": "ja",
    "Korean": "ko",
    "Devanagari": "hi mr ne sa",
    "Bengali": "bn as",
    "Armenian": "hy",
    "Georgian": "ka",
    "Ethiopic": "am ti",
    "Syriac": "arc syr",
    "Thaana": "dv",
    "Thai": "th",
    "Lao": "lo",
    "Khmer": "km",
    "Myanmar": "my",
    "Tamil": "ta",
}
"""Languages usually written in a script; any other language code counts as Latin."""


@lru_cache(4096)
def script_of(text: str) -> str | None:
    """The script most letters of `text` are in, or None where no script has most."""
    counts = _letters_by_script(text)
    total = sum(counts.values())
    if total < ENOUGH:
        return None
    script, number = counts.most_common(1)[0]
    return script if number >= MOST * total else None


def in_own_script(text: str, language: str) -> bool:
    """Whether a text is in Latin letters as far as its language is; one of hardly any letters always is."""
    counts = _letters_by_script(text)
    latin, total = counts["Latin"], sum(counts.values())
    if total < ENOUGH:
        return True
    return (latin if script_of_language(language) == "Latin" else total - latin) >= MOST * total


def scripts_in(text: str) -> frozenset[str]:
    """The scripts that any letter of the beginning of `text` (SAMPLE characters) is in."""
    return frozenset(_letters_by_script(text))


def _letters_by_script(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for character, number in Counter(text[:SAMPLE]).items():
        if character.isalpha():
            first = unicodedata.name(character, "?").split(" ")[0].split("-")[0]
            counts[SCRIPTS.get(first, first.title())] += number
    return counts


def script_of_language(language: str) -> str:
    """The script that `language` (a code such as ar or en-GB) is usually written in."""
    code = language.split("-")[0].lower()
    return next((script for script, codes in LANGUAGE_SCRIPTS.items() if code in codes.split()), "Latin")
