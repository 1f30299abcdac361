"""What the language files know of numbers, ready for look-up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from compare.languages import Language, fold_word, loosen, phrase_pattern

ROLES = ("small", "tens", "hundreds", "scales", "duals", "fractions", "teen_units", "ordinals", "decades", "soft")
"""Lists of `[number]` that give words a value; a word that stands in two has the role of the first."""
PARTING = re.compile(r"[\s\-']+")
"""What may stand between the parts of one number word (soixante-douze, п'ять)."""
_NO_WORD_BEFORE = r"(?<![^\W_])"

Phrase = tuple[tuple[str, ...], str, float]
"""The words of a number that is written in several (soixante-douze), its role and its value."""
Part = tuple[str, float, int, int, bool, str, int]
"""Role, value, begin and end in its word, whether "and" is written with it, the part, length of its clitics."""


@dataclass(frozen=True)
class NumberTables:
    """What one language knows of numbers, by loosened word."""

    spelled: frozenset[str]
    small: dict[str, float]
    teen_units: dict[str, float]
    tens: dict[str, float]
    hundreds: dict[str, float]
    scales: dict[str, float]
    duals: dict[str, float]
    fractions: dict[str, float]
    fractions_too: dict[str, float]
    fraction_ordinals: dict[str, float]
    ordinals: dict[str, float]
    decades: dict[str, float]
    glued: dict[str, float]
    soft: dict[str, float]
    vague: dict[str, str]
    vague_inside: tuple[str, ...]
    teen: frozenset[str]
    and_words: frozenset[str]
    articles: frozenset[str]
    prefixes: frozenset[str]
    and_prefixes: frozenset[str]
    not_dual: frozenset[str]
    dual_endings: tuple[str, ...]
    sure_dual_endings: tuple[str, ...]
    and_required: bool
    and_from: float
    group_dot: bool
    decimal_comma: bool
    compound: bool
    scale_first: bool
    phrases: dict[str, tuple[Phrase, ...]]
    percent: re.Pattern[str] | None
    percent_before: re.Pattern[str] | None
    counters: tuple[str, ...]
    endings: tuple[str, ...]
    points: re.Pattern[str] | None
    basis_points: re.Pattern[str] | None
    ignore: re.Pattern[str] | None
    ordinal_cues: re.Pattern[str] | None
    ordinal_endings: frozenset[str]
    decade_endings: frozenset[str]
    decades_behind: tuple[str, ...]
    hours: frozenset[str]
    known: dict[str, tuple[Part, ...]]
    doubtful: frozenset[str]
    soft_phrases: dict[str, float]
    soft_phrase: re.Pattern[str] | None


@lru_cache(maxsize=16)
def number_tables(language: Language) -> NumberTables:
    """The number words of a language, ready for look-up."""

    def values(name: str) -> dict[str, float]:
        return {loosen(key): float(value) for key, value in language.mapping(f"number.{name}").items()}

    def signs(name: str) -> re.Pattern[str] | None:
        pattern = phrase_pattern(language.entries(f"number.{name}"))
        # From the start of the white space only: of a long run, every place would be tried to its end.
        return re.compile(rf"(?<!\s)\s*-?(?:{pattern.pattern.replace(_NO_WORD_BEFORE, '', 1)})") if pattern else None

    return NumberTables(
        spelled=frozenset(key for role in ROLES for key in language.mapping(f"number.{role}")),
        small=values("small"),
        teen_units=values("teen_units"),
        tens=values("tens"),
        hundreds=values("hundreds"),
        scales=values("scales"),
        duals=values("duals"),
        fractions=values("fractions"),
        fractions_too=values("fractions_too"),
        fraction_ordinals=values("fraction_ordinals"),
        ordinals=values("ordinals"),
        decades=values("decades"),
        glued=values("glued"),
        soft=values("soft"),
        vague={loosen(key): value for key, value in language.mapping("number.vague").items()},
        vague_inside=tuple(sorted(map(loosen, language.mapping("number.vague")), key=lambda word: (-len(word), word))),
        teen=language.loose_words("number.teen"),
        and_words=language.words("number.and_words"),
        articles=language.words("number.articles"),
        prefixes=language.words("number.prefixes"),
        and_prefixes=language.words("number.and_prefixes"),
        not_dual=language.words("number.not_dual"),
        sure_dual_endings=tuple(fold_word(e) for e in language.entries("number.sure_dual_endings")),
        dual_endings=tuple(fold_word(e) for e in language.entries("number.dual_endings")),
        and_required=bool(language.get("number.and_required", False)),
        and_from=float(language.get("number.and_from", 100)),
        group_dot=bool(language.get("number.group_dot", False)),
        decimal_comma=bool(language.get("number.decimal_comma", False)),
        compound=bool(language.get("number.compound", False)),
        scale_first=bool(language.get("number.scale_first", False)),
        phrases=_phrases({role: values(role) for role in ROLES}),
        percent=signs("percent"),
        percent_before=_behind(language.entries("number.percent_before"), frozenset()),
        endings=tuple(sorted(language.loose_words("number.endings"), key=lambda end: (-len(end), end))),
        counters=tuple(sorted(language.loose_words("number.counters"))),
        points=signs("points"),
        basis_points=signs("basis_points"),
        ignore=language.pattern("number.ignore"),
        doubtful=language.loose_words("number.doubtful"),
        soft_phrases={key: float(value) for key, value in language.mapping("number.soft_phrases").items()},
        soft_phrase=phrase_pattern(tuple(language.mapping("number.soft_phrases"))),
        known={},
        ordinal_cues=_behind(language.entries("number.ordinal_cues"), language.words("number.prefixes")),
        ordinal_endings=language.words("number.ordinal_endings"),
        decade_endings=language.words("number.decade_endings"),
        decades_behind=tuple(end for end in language.endings("number.decade_endings") if not end.isascii()),
        hours=language.words("number.hours"),
    )


def _phrases(roles: dict[str, dict[str, float]]) -> dict[str, tuple[Phrase, ...]]:
    """The numbers of several words by their first one, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for role, values in roles.items():
        for form, value in values.items():
            words = tuple(PARTING.split(form))
            if len(words) > 1:
                found.setdefault(words[0], []).append((words, role, value))
    return {first: tuple(sorted(group, key=lambda phrase: -len(phrase[0]))) for first, group in found.items()}


def _behind(entries: tuple[str, ...], prefixes: frozenset[str]) -> re.Pattern[str] | None:
    """A pattern that the text before a number ends with; what is written together with the number may lie between."""
    pattern = phrase_pattern(entries)
    between = "|".join(map(re.escape, sorted(prefixes, key=lambda prefix: (-len(prefix), prefix))))
    return re.compile(rf"(?:{pattern.pattern})\W*(?:{between})?$") if pattern else None
