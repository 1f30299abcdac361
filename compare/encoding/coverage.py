"""Warnings that need no encoder: a language that it does not cover, files swapped.

Counting scripts is enough to tell Arabic from English, and the letters that
Persian and Urdu add to the Arabic alphabet tell those from Arabic. Languages
of one script are told apart no further: a wrong warning is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from compare.languages.listed import has_word_lists
from compare.languages.scripts import ENOUGH, FOREIGN, SAMPLE, script_of, script_of_language

_POOR = "links and findings will be poor; without --source-lang and --target-lang languages are detected"
PERSIAN = re.compile("[پچژگ]")
URDU = re.compile("[ٹڈڑےھں]")


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


def standing_notices(codes: tuple[str, str], weak: Iterable[str] = ()) -> list[str]:
    """What to tell the user of languages that are covered, but not as Arabic and English are.

    `codes` are those of the original and of the report; `weak` those in which
    the encoder was measured to be poor.
    """
    unlisted = list(dict.fromkeys(code for code in codes if not has_word_lists(code)))
    notices = []
    if unlisted:
        notices.append(
            f"aligned only: there are no word lists for {_named(unlisted)}, so negation, certainty, attribution, "
            "opposites, quantifiers and labels are not compared; numbers, dates, names, quotations and sentences "
            "left out, added or moved are"
        )
    poor = list(dict.fromkeys(weak))
    if poor:
        notices.append(
            f"the encoder is weak in {_named(poor)}: most links are right, but look twice at what it calls left out "
            "or added (see 'muqabala encoder list')"
        )
    return notices


def _named(codes: list[str]) -> str:
    return " and ".join(f"'{code}'" for code in codes)


def _side_notice(side: str, text: str, language: str) -> str | None:
    script, expected = script_of(text), script_of_language(language)
    # A Japanese text may be written in Chinese characters for the most part.
    if script is not None and script != expected and {script, expected} != {"Han", "Japanese"}:
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
