"""Warnings that need no encoder: a language that it does not cover, files swapped.

Counting scripts is enough to tell Arabic from English, and the letters that
Persian and Urdu add to the Arabic alphabet tell those from Arabic. Languages
of one script are told apart no further: a wrong warning is worse than none.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
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
    "Tamil": "ta",
}
"""Languages usually written in a script; any other language code counts as Latin."""

_POOR = "links and findings will be poor; without --source-lang and --target-lang languages are detected"
PERSIAN = re.compile("[پچژگ]")
URDU = re.compile("[ٹڈڑےھں]")


@lru_cache(4096)
def script_of(text: str) -> str | None:
    """The script most letters of `text` are in, or None where no script has most."""
    counts: Counter[str] = Counter()
    for character, number in Counter(text[:SAMPLE]).items():
        if character.isalpha():
            first = unicodedata.name(character, "?").split(" ")[0].split("-")[0]
            counts[SCRIPTS.get(first, first.title())] += number
    total = sum(counts.values())
    if total < ENOUGH:
        return None
    script, number = counts.most_common(1)[0]
    return script if number >= MOST * total else None


def script_of_language(language: str) -> str:
    """The script that `language` (a code such as ar or en-GB) is usually written in."""
    code = language.split("-")[0].lower()
    return next((script for script, codes in LANGUAGE_SCRIPTS.items() if code in codes.split()), "Latin")


def looks_swapped(source_text: str, target_text: str, source_language: str, target_language: str) -> bool:
    """Whether each text is in the script of the other's language, and the scripts differ."""
    source, target = script_of_language(source_language), script_of_language(target_language)
    return source != target and script_of(source_text) == target and script_of(target_text) == source


def not_covered(codes: Iterable[str], languages: Iterable[str]) -> tuple[str, ...]:
    """Those of the language codes that an encoder for `languages` (empty: it does not say) was not made for."""
    covered = {code.split("-")[0].lower() for code in languages}
    return tuple(dict.fromkeys(code for code in codes if covered and code.split("-")[0].lower() not in covered))


def coverage_notices(
    source: tuple[str, str], target: tuple[str, str], languages: Iterable[str] = (), encoder: str = ""
) -> list[str]:
    """What to tell the user about two texts, each `(text, language code)`.

    `languages` are the encoder's (empty: it does not say). At most one notice
    a side, and a single one for both where the files seem swapped or a language
    is not covered.
    """
    if looks_swapped(source[0], target[0], source[1], target[1]):
        return [
            f"the two files seem swapped: the original is in {script_of(source[0])} script, "
            f"the report in {script_of(target[0])}; give the original first, or --swap"
        ]
    lacking = [
        f"'{code}' of the {side}"
        for side, code in (("original", source[1]), ("report", target[1]))
        if not_covered((code,), languages)
    ]
    if lacking:
        return [
            f"not checked: the encoder {encoder} covers {', '.join(sorted(languages))}, not {' and '.join(lacking)}; "
            "sentences are laid side by side by length and order, and every finding is uncertain; choose another "
            "encoder with --encoder, or name another language with --source-lang or --target-lang"
        ]
    notices = []
    for side, (text, language) in (("original", source), ("report", target)):
        notice = _side_notice(side, text, language)
        if notice:
            notices.append(notice)
    return notices


def _side_notice(side: str, text: str, language: str) -> str | None:
    script, expected = script_of(text), script_of_language(language)
    if script is not None and script != expected:
        return f"the {side} is in {script} script, which is not that of '{language}'; {_POOR}"
    other = _other_language(text) if script == "Arabic" and language.split("-")[0] == "ar" else None
    if other is not None:
        return f"the {side} looks like {other}, not Arabic; {_POOR}"
    return None


def _other_language(text: str) -> str | None:
    """Persian or Urdu, where letters that Arabic lacks are too many for names."""
    sample = text[:SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    urdu, persian = len(URDU.findall(sample)), len(PERSIAN.findall(sample))
    if letters < ENOUGH or urdu + persian <= FOREIGN * letters:
        return None
    return "Urdu" if urdu > FOREIGN * letters / 2 else "Persian"
