"""Write compare/languages/generated/: what CLDR knows of the languages that the embedded encoder knows.

    pip install babel unicode-rbnf
    python scripts/make_languages.py

For each language one file in the form of compare/languages/schema.py: months,
weekdays and how a date is written, territories, currencies, units, separators,
number words. And tests/languages/spelled.json: numbers as CLDR spells them, to
read back. Rerun it for a new release of CLDR; the files are not edited by hand
(what CLDR lacks stands in the folder of the language).

Sources: Unicode CLDR by way of babel, its rules for spelled numbers by way of
unicode-rbnf (Unicode License v3; nothing of either package is in the output).
"""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel import Locale, localedata
from babel.numbers import get_territory_currencies
from numerals import Spelling, spelled_sample, spelling
from sounds import sounds

ROOT = Path(__file__).parents[1]
OUTPUT = ROOT / "compare" / "languages" / "generated"
SPELLED = ROOT / "tests" / "languages" / "spelled.json"
LANGUAGES = [
    *("am", "bn", "cs", "de", "es", "fa", "fr", "ha", "he", "hi", "id", "it", "ja", "ko"),
    *("nl", "pl", "ps", "pt", "ro", "ru", "sv", "sw", "th", "tr", "uk", "ur", "vi", "zh"),
]
"""Those of compare/models/core without Arabic and English, whose lists are made by hand."""
LEFT_OUT = re.compile(
    "AC|AI|AQ|AS|AW|AX|BL|BQ|BV|CC|CK|CP|CQ|CW|CX|DG|EA|EZ|FK|FM|FO|GF|GG|GP|GS|GU|HM|IC|IM|IO|JE|"
    "KY|MF|MO|MP|MQ|MS|NC|NF|NU|PF|PM|PN|PW|QO|RE|SH|SJ|SX|TA|TC|TF|TK|UM|UN|VG|VI|WF|XA|XB|YT|ZZ"
)
"""Islands and dependencies that news hardly names, and that have names like other words."""
INFLECTED = frozenset(["cs", "pl", "ru", "uk", "tr"])
"""Languages that decline every word of a name."""
UNINFLECTED = frozenset(["zh", "ja", "th", "vi", "am", "ha", "sw", "ps", "ur", "hi", "bn", "fa", "he", "id"])
"""Languages whose names stand as they are, but for what is written together with them."""
UNITS = {
    "length-millimeter": "mm",
    "length-centimeter": "cm",
    "length-inch": "inch",
    "length-foot": "foot",
    "length-yard": "yard",
    "length-meter": "m",
    "length-kilometer": "km",
    "length-mile": "mile",
    "mass-gram": "g",
    "mass-ounce": "oz",
    "mass-pound": "lb",
    "mass-kilogram": "kg",
    "mass-tonne": "tonne",
    "volume-liter": "litre",
    "volume-gallon": "gallon",
    "volume-barrel": "barrel",
    "area-acre": "acre",
    "area-hectare": "hectare",
    "area-dunam": "dunam",
    "duration-second": "second",
    "duration-minute": "minute",
    "duration-hour": "hour",
    "duration-day": "day",
    "duration-week": "week",
    "duration-month": "month",
    "duration-year": "year",
    "duration-decade": "decade",
    "duration-century": "century",
}
MORE_UNITS = {
    "mass-microgram": "microgram",
    "mass-milligram": "mg",
    "volume-milliliter": "ml",
    "volume-cubic-meter": "cubic metre",
    "volume-cubic-foot": "cubic foot",
    "volume-cubic-kilometer": "cubic kilometre",
    "area-square-meter": "square metre",
    "area-square-kilometer": "square kilometre",
    "area-square-mile": "square mile",
    "area-square-foot": "square foot",
    **{f"power-{p}watt": f"{p}watt" for p in ("", "kilo", "mega", "giga")},
    **{f"digital-{p}byte": f"{p}byte" for p in ("", "kilo", "mega", "giga", "tera", "peta")},
    **{f"frequency-{p}hertz": f"{p}hertz" for p in ("", "kilo", "mega", "giga")},
    "temperature-celsius": "degree Celsius",
    "temperature-fahrenheit": "degree Fahrenheit",
}
"""What Arabic and English have beside the units of their hand-made lists."""
SPELLINGS = {
    "en": (("meter", "metre"), ("liter", "litre"), ("gram", "gramme"), ("square ", "sq ")),
    "ar": (("واط", "وات"), ("غ", "ج"), ("ملي", "ميلي"), ("ملي", "مللي"), ("هرتز", "هيرتز")),
}
"""Usual spellings beside those of CLDR."""
PREFIXES = "كيلو|ميغا|ميجا|غيغا|جيجا|تيرا|بيتا|ميلي|ملي|ميكرو"
"""SI prefixes in Arabic, written together with the unit or apart."""
SIGNS = frozenset(["mm", "cm", "km", "kg", "lb", "oz"])
"""Short forms that mean the same wherever Latin letters are read."""
CURRENCIES = {
    "dollar": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD"),
    "euro": ("EUR",),
    "pound": ("GBP", "EGP", "SYP", "LBP", "SDG"),
    "lira": ("TRY", "ITL"),
    "dinar": ("KWD", "JOD", "IQD", "DZD", "TND"),
    "riyal": ("SAR", "QAR", "YER", "OMR", "IRR"),
    "dirham": ("AED", "MAD"),
    "shekel": ("ILS",),
    "yen": ("JPY",),
    "yuan": ("CNY",),
    "rouble": ("RUB", "BYN"),
    "rupee": ("INR", "PKR", "NPR", "LKR"),
    "franc": ("CHF", "XOF", "XAF", "DJF"),
}
TODAY = datetime.date(2025, 1, 1)
"""The day whose currencies count as in use: one, so that the files do not depend on when they are made."""
WITHOUT_NOUN = frozenset(["ZWG"])
"""Currencies whose name is another word (gold)."""
_LETTERS = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff])+")
_TERRITORY = re.compile("[A-Z]{2}")
_FIGURE = re.compile(r"(?<![ML])M(?![ML])")
_VOWELS = "aeiouyаеиоуыэюяйьіїє"


def words(text: str) -> list[str]:
    """The words of a name, without marks that stand between letters for layout only."""
    return re.sub(r"[\u00ad\u200b-\u200f\u061c]", "", text).replace("\xa0", " ").replace("\u202f", " ").split()


def bare(text: str) -> str:
    """Without accents, in small letters: what the program compares."""
    kept = (c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) != "Mn" or ord(c) > 0x8FF)
    return unicodedata.normalize("NFC", "".join(kept)).lower()


def entries(values: Iterable[tuple[str, object]]) -> list[str]:
    """`form|form = value`, a value a line, in the order in which they are given."""
    forms: dict[object, dict[str, None]] = {}
    for form, value in values:
        forms.setdefault(value, {}).setdefault(form)
    return [f"{'|'.join(found)} = {value}" for value, found in forms.items()]


def numbers(code: str, known: Spelling | None) -> dict[str, Any]:
    """`[number]`: separators, percent, scales, and number words where CLDR can spell them."""
    locale = Locale(code)
    symbols = locale.number_symbols
    usual, latin = (symbols.get(system, {}) for system in (locale.default_numbering_system, "latn"))
    decimal, group = (usual.get(name) or latin[name] for name in ("decimal", "group"))
    found: dict[str, Any] = {}
    scales = dict(compact(code))
    if known is not None:
        found["small"] = entries(known.small)
        found["hundreds"] = entries(known.hundreds)
        found["duals"] = entries(known.duals)
        found["ordinals"] = entries(known.ordinals)
        scales |= dict(known.scales)
        found["and_words"], found["and_prefixes"] = sorted(known.and_words), sorted(known.and_prefixes)
        found["articles"] = sorted(known.articles)
        found["compound"], found["scale_first"] = known.compound, known.scale_first
    taken = {form for form, _ in known.small} if known is not None else set()
    found["scales"] = entries((form, value) for form, value in scales.items() if form not in taken)
    found["glued"] = entries(compact(code).items())
    found["decimal_comma"], found["group_dot"] = decimal == ",", group == "."
    percent = {form for form in unit_forms(locale, "concentr-percent") if "%" not in form}
    found["percent"] = ["%", *sorted(percent)]
    return found


def compact(code: str) -> dict[str, int]:
    """Word -> what it multiplies by: as CLDR shortens large numbers; words with two meanings are left out."""
    found: dict[str, set[int]] = {}
    for length in ("long", "short"):
        for forms in Locale(code)._data["compact_decimal_formats"].get(length, {}).values():
            for size, pattern in forms.items():
                written = pattern.pattern.split(";")[0]
                zeros = written.count("0")
                word = " ".join(words(written.replace("0", "").replace("'", ""))).strip(" .").lower()
                clear = len(word) > 2 or "." in written or length == "long" or word[:1] > "\u2e80"
                if zeros and word and clear and len(_LETTERS.findall(word)) == 1 and (len(word) > 1 or word > "\u0250"):
                    found.setdefault(word, set()).add(int(size) // 10 ** (zeros - 1))
    return {word: scales.pop() for word, scales in sorted(found.items()) if len(scales) == 1 and max(scales) > 1}


def dates(code: str) -> dict[str, Any]:
    """`[date]`: months and weekdays, and the words and signs between the parts of a date."""
    locale = Locale(code)
    wide: list[tuple[str, int]] = []
    short: list[tuple[str, int]] = []
    for context in ("format", "stand-alone"):
        for width, into in (("wide", wide), ("abbreviated", short)):
            for month, name in (locale.months[context].get(width) or {}).items():
                into.append((" ".join(words(name)).strip("."), month))
    names = [(name, month) for name, month in wide if not name.isdigit()]
    known = {bare(name) for name, _ in names}
    numeric = code != "vi" and any(_FIGURE.search(pattern) for pattern in patterns(locale))
    short = [s for s in short if len(s[0]) > 2 and _LETTERS.fullmatch(s[0]) and bare(s[0]) not in known]
    if numeric:
        names, short = [n for n in names if not any(map(str.isdigit, n[0])) and len(n[0]) > 1], []
    weekdays = [
        (" ".join(words(name)), day + 1)
        for context in ("format", "stand-alone")
        for width in (("wide", "abbreviated") if code == "zh" else ("wide",))
        for day, name in locale.days[context][width].items()
    ]
    if code in INFLECTED and names[0][0].islower():
        names += month_stems(locale)
    literals = list(around_month(locale))
    found: dict[str, Any] = {
        "months": entries(sorted([*names, *short], key=lambda item: item[1])),
        "ambiguous": sorted({name for name, _ in short} | {name for name, _ in names if len(name) <= 3}),
        "weekdays": entries(sorted(weekdays, key=lambda item: item[1])),
        "between": sorted({word for place, word in literals if place == "d" and _LETTERS.fullmatch(word)}),
        "before_year": sorted({word for place, word in literals if place == "M" and _LETTERS.fullmatch(word)}),
        "day_ends": sorted({word for place, word in literals if place == "d" and word in (".", "º")}),
        "capitals": all(name[0].isupper() for name, _ in wide if name[0].isalpha()) and wide[0][0][0].isalpha(),
    }
    found["formats"] = sorted(set(formats(locale))) if numeric else []
    return found


def month_stems(locale: Locale) -> list[tuple[str, int]]:
    """What the genitives of the months (июня) are without their ending, for the other cases; not ма- and the like."""
    wide = locale.months["format"]["wide"].items()
    return [(f"{name[:-1]}*", month) for month, name in wide if len(name) > 3]


def patterns(locale: Locale) -> list[str]:
    """The ways to write a date with the month in words or, where a language does so, in figures."""
    skeletons = locale.datetime_skeletons
    chosen = [skeletons[name].pattern for name in ("MMMMd", "yMMMM", "yMMMd", "MMMd") if name in skeletons]
    found = [*(locale.date_formats[width].pattern for width in ("full", "long")), *chosen]
    sixth = locale.months["format"]["wide"][6]
    if any(map(str.isdigit, sixth)):  # a month's name is its number: MMMM stands for 6월
        found = [re.sub("[ML]{3,}", sixth.replace("6", "M"), pattern) for pattern in found]
    return [pattern.replace("'", "") for pattern in found]


def around_month(locale: Locale) -> Iterator[tuple[str, str]]:
    """("d", what stands between day and month) and ("M", what stands between month and year)."""
    for pattern in patterns(locale):
        for place, rest in (("d", r"d(.*?)[ML]"), ("M", r"[ML]+(.*?)y")):
            match = re.search(rest, pattern)
            for word in re.findall(r"[^\W\d_]+|[.º]", match[1]) if match else ():
                yield place, word


def formats(locale: Locale) -> Iterator[str]:
    """Dates with the month in figures, of year, month and day as y, M, d: y年M月d日; and the month alone."""
    for pattern in patterns(locale):
        if _FIGURE.search(plain := re.sub(r"\s*E+\s*|\([^)]*\)", "", pattern)):
            yield plain
            yield re.sub(r".*?(M[^d\s]*).*", r"\1", plain)


def units(code: str) -> dict[str, Any]:
    """`[unit]`: words of units and currencies; those of time and the short ones only count beside a number."""
    locale = Locale(code)
    found: dict[str, str] = {}
    for name, unit in UNITS.items():
        for form in unit_forms(locale, name):
            if len(form) > 1 and _LETTERS.fullmatch(form.replace(" ", "")):
                found.setdefault(form, unit)
    named: dict[str, str] = {}
    for unit, codes in CURRENCIES.items():
        for form in currency_forms(locale, codes):
            named.setdefault(form, unit)
    signs = [("$", "dollar"), ("£", "pound"), ("€", "euro"), ("₪", "shekel"), ("₹", "rupee"), ("₽", "rouble")]
    time = {unit for name, unit in UNITS.items() if name.startswith("duration")} | {"foot", "lb", "yard", "mile"}
    return {
        "words": entries((form, unit) for form, unit in sorted((found | named).items(), key=lambda item: item[::-1])),
        "signs": entries(signs),
        "generic": sorted(f for f, unit in found.items() if f not in named and (unit in time or len(f) <= 3)),
    }


def unit_forms(locale: Locale, name: str) -> set[str]:
    """The words CLDR puts beside a figure of a unit."""
    found = set()
    for length, forms in locale._data["unit_patterns"].get(name, {}).items():
        for count, pattern in forms.items():
            form = " ".join(words(str(pattern).replace("{0}", " "))).strip(".").lower()
            latin = max(form, default="") < "\u0370" and length != "long"
            if count != "per" and form and (not latin or form in SIGNS) and length != "narrow":
                found.add(form)
    return found


def currency_names(locale: Locale, code: str) -> set[str]:
    plural = locale._data["currency_names_plural"].get(code, {})
    return {name.lower() for name in (locale.currencies.get(code, ""), *plural.values()) if name}


def currency_forms(locale: Locale, codes: tuple[str, ...]) -> set[str]:
    """The word that names a currency whatever country it is of, in its numbers.

    It is the one that begins alike in all names of the kind (dollar, dollars);
    of a currency of one country only, the one that stands where the dollar does.
    """
    names = [name for code in codes for name in currency_names(locale, code)]
    dollars = [name for code in ("USD", "CAD", "AUD") for name in currency_names(locale, code)]
    if not names:
        return set()
    stem = shared_stem(names)
    if len(codes) == 1:
        stem = ""
    elif not stem and max(names[0]) < "\u2e80":
        return set()
    dollar = shared_stem(dollars)
    first = sum(words(name)[0].startswith(dollar) for name in dollars) * 2 > len(dollars) if dollar else False
    found = set()
    for name in names:
        parts = [part.strip("()").rpartition("-")[2] for part in words(name)]
        found.update([part for part in parts if part.startswith(stem)] if stem else parts[:1] if first else parts[-1:])
    if not stem and max(names[0]) > "\u2e80":
        ending = shared_stem([name[::-1] for name in names])[::-1]
        found.update([ending] if len(ending) > 1 else [])
    return {form for form in found if len(form) > 1 and _LETTERS.fullmatch(form)}


def measures(code: str) -> dict[str, Any]:
    """`[unit]` for Arabic and English: units with SI prefixes, and every currency in use."""
    locale = Locale(code)
    found: dict[str, str] = {}
    for name, unit in MORE_UNITS.items():
        patterns = locale._data["unit_patterns"].get(name, {})
        patterns = dict(patterns.get("long", {}).items()) or patterns["short"]
        names = {
            str(pattern).replace("{0}", "").strip().lower() for count, pattern in patterns.items() if count != "per"
        }
        for one in sorted(form for form in names if form[0].isalpha()):
            found.update((form, unit) for form in _spelled(one, code) if form not in found)
        found.update((sign, unit) for sign in sorted(_signs(name)))
    for unit, codes in all_currencies().items():
        name = unit if unit in CURRENCIES else f"{unit} (currency)"
        for currency in codes:
            found.update((form, name) for form in sorted(heads(locale, currency)) if form not in found)
    return {"words": entries((form, unit) for form, unit in sorted(found.items(), key=lambda item: item[::-1]))}


def _signs(name: str) -> set[str]:
    """The international sign of a unit, of two letters at least."""
    forms = Locale("en")._data["unit_patterns"].get(name, {}).get("short", {})
    signs = {str(pattern).replace("{0}", "").strip().lower() for count, pattern in forms.items() if count != "per"}
    signs = {sign.replace("²", "2").replace("³", "3") for sign in signs}
    return {sign for sign in signs if len(sign) > 1 and sign[0].isascii() and sign.isalnum()}


def _spelled(form: str, code: str) -> list[str]:
    """A form in all its usual spellings and, in Arabic, with the endings of the accusative, the dual and the plural."""
    forms = [re.sub(f"({PREFIXES}) ", r"\1", form)]
    for one, other in SPELLINGS[code]:
        forms += [spelled.replace(one, other) for spelled in forms if one in spelled]
    if code == "ar":
        forms = [ended for spelled in forms for ended in inflected(spelled)]
        forms += [f"أمتار {ended.split()[1]}" for ended in forms if ended.startswith("مترات ")]
        forms += [re.sub(f"^({PREFIXES})(?=\w{3})", r"\1 ", ended) for ended in forms]
    return list(dict.fromkeys(forms))


def inflected(name: str) -> list[str]:
    """An Arabic noun, or one with its adjective: as it is, accusative, dual in both cases, plural."""
    noun, *rest = name.split()
    ends = ("ة", "ة", "تين", "تان", "ات") if noun.endswith("ة") else ("", "ا", "ين", "ان", "ات")
    forms = [noun.removesuffix("ة") + end for end in ends]
    for adjective in rest:
        ends = ("ة", "ة", "تين", "تان", "ة") if adjective.endswith("ة") else ("", "ا", "ين", "ان", "ة")
        forms = [f"{form} {adjective.removesuffix('ة')}{end}" for form, end in zip(forms, ends, strict=True)]
    plural = [" ".join([forms[-1].split()[0], *rest])] if rest else []
    return list(dict.fromkeys(forms + plural))


def all_currencies() -> dict[str, list[str]]:
    """The currencies in use, by one name for all that Arabic or English call by the same word (krona, krone, كرونة)."""
    codes = sorted({c for t in Locale("en").territories if len(t) == 2 for c in get_territory_currencies(t, TODAY)})
    unit = {code: name for name, known in CURRENCIES.items() for code in known}
    words_of = {code: {word for lang in ("en", "ar") for word in heads(Locale(lang), code)} for code in codes}
    named: dict[str, str] = {word: unit[code] for code in codes if code in unit for word in words_of[code]}
    english = {code: re.sub("[^a-z]", "", bare(words(Locale("en").currencies[code])[-1])) for code in codes}
    often = Counter(english.values())
    for code in sorted(codes, key=lambda code: (-often[english[code]], code)):
        if code not in unit and words_of[code]:
            known = [named[word] for word in sorted(words_of[code]) if word in named]
            unit[code] = known[0] if known else english[code]
            named.update(dict.fromkeys(words_of[code], unit[code]))
    found: dict[str, list[str]] = {}
    for code in codes:
        if code in unit:
            found.setdefault(unit[code], []).append(code)
    return dict(sorted(found.items()))


def heads(locale: Locale, code: str) -> set[str]:
    """The noun in the names of a currency, without its country, in its numbers: none if CLDR gives no name."""
    if code in WITHOUT_NOUN:
        return set()
    if locale.language == "en":
        found = {words(name)[-1] for name in currency_names(locale, code)}
    else:
        found = set(inflected(words(locale.currencies[code])[0]))
    return {form for form in found if len(form) > 1 and _LETTERS.fullmatch(form)}


def shared_stem(names: list[str]) -> str:
    """The longest beginning, of two letters at least, that some word of every name has."""
    first = [part.rpartition("-")[2] for part in words(names[0])]
    stems = {part[:length] for part in first for length in range(2, len(part) + 1)}
    for name in names[1:]:
        parts = [part.rpartition("-")[2] for part in words(name)]
        stems = {stem for stem in stems if any(part.startswith(stem) for part in parts)}
    best = max(stems, key=lambda stem: (len(stem), stem), default="")
    return best if len(best) > 2 or (best and max(best) > "\u0250") else ""


def places(code: str, *, stems: bool = True) -> dict[str, Any]:
    """`[name]`: territories by their names and, where names are declined or have adjectives, their stems."""
    found = []
    for territory, name in sorted(Locale(code).territories.items()):
        if LEFT_OUT.fullmatch(territory) or not _TERRITORY.fullmatch(territory):
            continue
        whole = re.sub(r"\s*[(（].*[)）]", "", name)
        inside = re.findall(r"[(（](.*?)[)）]", name)
        forms = [" ".join(words(form)) for form in (whole, *inside)]
        found += [(form, territory) for form in forms if len(form) > 1]
        if stems and code not in UNINFLECTED:
            found += [(stem, territory) for form in forms if (stem := stem_of(form, code))]
    return {"places": [line.replace("|", " | ") for line in entries(found)], "sparse": True}


def stem_of(name: str, code: str) -> str:
    """A name with `*` for its ending; empty where too little of it would be left."""
    parts, least = name.split(), 4 if code in INFLECTED else 5
    if code == "ko":
        return f"{name}*" if len(name) > 1 else ""
    stems = []
    for number, part in enumerate(parts):
        stem = part[:-1] if part[-1].lower() in _VOWELS else part
        long = len(bare(stem)) >= least
        if not long and number == len(parts) - 1:
            return ""
        stems.append(f"{stem}*" if long and (code in INFLECTED or number == len(parts) - 1) else part)
    return " ".join(stems)


def as_toml(tables: dict[str, dict[str, Any]]) -> str:
    """The file's text."""
    lines = ["# Made by scripts/make_languages.py from CLDR (Unicode License v3); not edited by hand."]
    for heading, lists in tables.items():
        lines += ["", f"[{heading}]"]
        for name, value in lists.items():
            if isinstance(value, bool):
                lines += [f"{name} = true"] if value else []
            elif isinstance(value, str):
                lines += [f"{name} = '{value}'"]
            elif value:
                lines += [f'{name} = """', *value, '"""']
    return "\n".join(lines) + "\n"


def scripted_with_accents(code: str) -> bool:
    """Whether a language is written in letters that may have accents: Latin or Cyrillic."""
    return "a" <= Locale(code).months["format"]["wide"][8][0].lower() < "\u0530"


def beside_hand_made(code: str) -> dict[str, dict[str, Any]]:
    """For Arabic and English only the tables that their hand-made lists go on from."""
    found = places(code, stems=False)
    del found["sparse"]
    months = [
        (" ".join(words(name)), month)
        for context in ("format", "stand-alone")
        for month, name in Locale(code).months[context]["wide"].items()
    ]
    days = [(" ".join(words(name)), day + 1) for day, name in Locale(code).days["format"]["wide"].items()]
    weekdays = sorted(days, key=lambda item: item[1])
    return {"date": {"months": entries(months), "weekdays": entries(weekdays)}, "unit": measures(code), "name": found}


def main() -> None:
    """Write the files."""
    for code in ("ar", "en"):
        localedata._cache.clear()
        (OUTPUT / f"{code}.toml").write_text(as_toml(beside_hand_made(code)), encoding="utf-8")
    for code in LANGUAGES:
        localedata._cache.clear()  # babel lays one language's names over another's where both are aliases
        accents = {"words": {"accents": True}} if scripted_with_accents(code) else {}
        tables = {
            **accents,
            "number": numbers(code, spelling(code)),
            "date": dates(code),
            "unit": units(code),
            "name": {**places(code), **sounds(code)},
        }
        (OUTPUT / f"{code}.toml").write_text(as_toml(tables), encoding="utf-8")
    sample = {code: spelled_sample(code) for code in LANGUAGES if spelling(code) is not None}
    SPELLED.write_text(json.dumps(sample, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
