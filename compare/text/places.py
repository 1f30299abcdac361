"""Places in a text: those of a language's own list (`name.places`), and cities of the world (`languages/generated`).

A place has ids that all languages share. The list knows countries with their
adjectives, peoples and capitals, organisations, rivers; the gazetteer a city's
spellings and the country that it lies in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from compare.languages import Language, Word, fold_word, load_language, loosen
from compare.languages.cities import cities_of
from compare.languages.unspaced import cut, cuts_run
from compare.text.lexicon import Cue, cues, lexicon
from compare.text.segment import REMEMBERED, Segment

_PLACES = "name.places"
_NO_PLACE = "-"
"""The id of phrases that only look like a place (US dollars)."""
_COUNTRY = re.compile(r"^(?![A-Z]{2}-).*|(?<=^[A-Z]{2})-.*")
"""What of an id does not say the country."""
_LONG_FORM = 4
_APOSTROPHE = re.compile("['’]")
NEXT_CAPITAL = re.compile(r" ([^\W\d_a-z]\w*)")


@lru_cache(maxsize=REMEMBERED)
def places(side: Segment, *, adjectives: bool = False) -> tuple[Cue, ...]:
    """Places, peoples and organisations of the gazetteer, each with its ids, that stand alone.

    A place inside a longer name (Boston Globe) is no place; lower-case words
    of a cased script (us, turkey) are none either, but for words of the same
    stem (italienisch) where `adjectives` are asked for and the gazetteer is `sparse`.
    """
    text = side.text
    function = load_language(side.language).words("words.function")
    lower = adjectives and is_sparse(side.language)
    found = []
    for cue in place_cues(side):
        written = text[cue.start : cue.end]
        cased = written[0].lower() != written[0].upper()
        if _NO_PLACE in cue.classes or (cased and written[0].islower() and not lower):
            continue
        bare = _APOSTROPHE.split(written)[0]
        if not cased or bare.isupper() or fold_word(bare) not in function:
            found.append(cue)
    return tuple(sorted(found, key=lambda cue: cue.first))


def place_cues(side: Segment) -> tuple[Cue, ...]:
    """All that may be a place: the phrases of the list, wherever they stand, and the cities."""
    listed = (cue for cue in cues(side, _PLACES) if not cuts_run(side.text, *cue.span))
    return *listed, *_cities(side)


@lru_cache(maxsize=REMEMBERED)
def _cities(side: Segment) -> tuple[Cue, ...]:
    """Cities that stand alone, where the list has no place."""
    if not cities_of(side.language):
        return ()
    taken = {number for cue in cues(side, _PLACES) for number in range(cue.first, cue.last + 1)}
    found = []
    for cue in spelled(side.text, side.language):
        if taken.isdisjoint(range(cue.first, cue.last + 1)) and not _part_of_name(cue, side):
            taken.update(range(cue.first, cue.last + 1))
            found.append(cue)
    return tuple(found)


def spelled(text: str, code: str) -> list[Cue]:
    """Every spelling of a city in a text of a language, the longer ones first."""
    language = load_language(code)
    words = language.analyse(text).words
    found: dict[tuple[int, int], Cue] = {}
    for first, word in enumerate(words):
        for rest, names in _begun_by(language, word.text):
            last = first + len(rest)
            if (-len(rest), first) in found:
                continue
            if rest and not (last < len(words) and _go_on(language, words[first + 1 : last + 1], rest)):
                continue
            start, end = word.start, words[last].end
            if not cuts_run(text, start, end):
                found[-len(rest), first] = Cue(names, start, end, first, last, text[start:end])
    return [found[place] for place in sorted(found)]


@lru_cache(maxsize=16384)
def _begun_by(language: Language, word: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """The further words of the spellings that a word begins, with its clitics or without, and the ids of each.

    Few words begin any.
    """
    known = cities_of(language.code)
    return tuple(entry for key in language.forms(word).led for entry in known.begun_by(key).items())


def _go_on(language: Language, words: Sequence[Word], rest: Sequence[str]) -> bool:
    """Whether words are the further ones of a spelling, the last of them with an ending perhaps."""
    last = len(rest) - 1
    same = all(loosen(words[n].text) == rest[n] for n in range(last))
    return same and rest[last] in language.forms(words[last].text).near


def _part_of_name(cue: Cue, side: Segment) -> bool:
    """Whether a city is written small, or beside other words with a capital: a family name, or no name at all."""
    text = side.text
    letter = text[cue.start]
    if letter.lower() == letter.upper():
        return False
    words = load_language(side.language).analyse(text).words
    before = words[cue.first - 1] if cue.first else None
    joined = before is not None and text[before.end : cue.start] in (" ", "-") and text[before.start].isupper()
    return letter.islower() or NEXT_CAPITAL.match(text, cue.end) is not None or joined


def cities(text: str, code: str) -> tuple[str, ...]:
    """The ids of the cities that a text names, with or without what a language writes together with it."""
    known = cities_of(code)
    words = cut(fold_word(text)).split() if known else ()
    if not words:
        return ()
    language = load_language(code)
    closings = language.forms(words[-1]).near if len(words) > 1 else ()
    keys = [" ".join([key, *map(loosen, words[1:-1])]) for key in language.forms(words[0]).led]
    found = (known.ids(f"{key} {closing}".rstrip()) for key in keys for closing in closings or ("",))
    return next(filter(None, found), ())


def is_city(text: str, code: str) -> bool:
    """Whether a text is a city's name."""
    return bool(cities(text, code))


def is_town(text: str, code: str) -> bool:
    """Whether a text names a city or a capital, and no whole country."""
    return is_city(text, code) or is_capital(text, code)


def is_capital(text: str, code: str) -> bool:
    """Whether a text names a city that stands for its country."""
    return not _listed(code, "name.capitals").isdisjoint(load_language(code).forms(fold_word(text)).led)


@lru_cache(maxsize=REMEMBERED)  # each passage asks for the ones around it
def says_capital(side: Segment) -> bool:
    """Whether a side calls a capital just that."""
    language, known = load_language(side.language), _listed(side.language, "name.capital")
    return any(not known.isdisjoint(language.forms(word.text).led) for word in language.analyse(side.text).words)


@lru_cache(maxsize=16)
def _listed(code: str, path: str) -> frozenset[str]:
    lines = load_language(code).entries(path)
    return frozenset(loosen(fold_word(form.strip())) for line in lines for form in line.split("|"))


def countries_of(cue: Cue, code: str) -> frozenset[str]:
    """The countries in which a city or a province lies (its id is `IQ-dhi-qar`); none for any other place."""
    known = cities_of(code)
    found = {name: known.country(name) or _COUNTRY.sub("", name) for name in cue.classes}
    return frozenset(country for name, country in found.items() if country and country != name)


def strange_places(side: Segment, other: Segment) -> list[Cue]:
    """Towns and provinces of a side of which the other names neither one nor the country, nor what lies there.

    Countries have a name in every list, and so are no strangers (ids in capitals).
    """
    theirs = places(other, adjectives=True)
    known = ids(theirs).union(*(countries_of(cue, other.language) for cue in theirs))
    return [
        cue
        for cue in places(side)
        if not any(map(str.isupper, cue.classes))
        and known.isdisjoint(cue.classes)
        and known.isdisjoint(countries_of(cue, side.language))
    ]


def is_sparse(code: str) -> bool:
    """Whether a language has the bare names of territories only, without adjectives, peoples and cities."""
    return bool(load_language(code).get("name.sparse", False))


def known_places(code: str) -> bool:
    """Whether a language has a gazetteer."""
    return bool(lexicon(load_language(code), "name.places"))


def ids(found: Iterable[Cue]) -> frozenset[str]:
    """All ids of some places."""
    return frozenset(name for cue in found for name in cue.classes)


def run_together(cue: Cue, side: Segment) -> bool:
    """Whether a form of the place stands on `side` inside words typed without a space between them."""
    text = loosen(fold_word(side.text)).replace(" ", "")
    return any(form in text for name in cue.classes for form in _forms(side.language).get(name, ()))


@lru_cache(maxsize=16)
def _forms(code: str) -> dict[str, tuple[str, ...]]:
    """The longer forms of every place, without spaces, by id."""
    found: dict[str, list[str]] = {}
    for line in load_language(code).entries("name.places"):
        forms, _, names = line.partition(" = ")
        for name in names.split(","):
            joined = (loosen(fold_word(form)).replace(" ", "").rstrip("*") for form in forms.split("|"))
            found.setdefault(name.strip(), []).extend(form for form in joined if len(form) >= _LONG_FORM)
    return {name: tuple(forms) for name, forms in found.items()}
