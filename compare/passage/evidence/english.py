"""What words of another language come to in English, so that who reads only English can judge a finding.

No translation, but a word for each word, of three sources: the tables that all
language files share (places, days, months, numbers), the table of word
translations that comes with the program, and for words of a list ("denied", of
the class `deny`) the English list of the same name. A word that none of them
knows for sure has no English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache

from compare.languages import Language, Word, load_language
from compare.languages.cities import cities_of
from compare.languages.folding import fold, fold_word
from compare.passage.evidence.translations import embedded_translations
from compare.text.lexicon import entries_of, lexicon
from compare.text.places import cities
from compare.text.spellings import has_spellings, usual_spelling
from compare.text.transliteration import sounds

SEPARATOR = " · "
"""Between the words of a gloss, which is no sentence."""
UNKNOWN = "~"
"""Before a word in Latin letters, of which only the sound is known."""
NOT = "not"
LEAST = 0.09
"""How sure a translation must be to be shown: P(English | word) times the root of P(word | English)."""
AS_SURE = 0.6
"""A second translation so nearly as sure as the first is shown too: wall/firewall."""
SAME_WORD = 4
"""Letters that forms of one word begin with (admit, admitted): two of them say no more than one."""
MOST_TRANSLATIONS = 12
LONGEST_PHRASE = 4

PLACES = "name.places"
TABLES = (
    PLACES,
    "date.weekdays",
    "date.months",
    "number.small",
    "number.tens",
    "number.hundreds",
    "number.scales",
)
"""Tables with the same values in every language, so that a key of one can be said by a key of another."""
POINTS = {ord("٫"): ".", ord("٬"): ","}
_LAST_LATIN = "\u024f"
_PLAIN = re.compile(r"[\w' .-]+")

Say = Callable[[tuple[str, ...]], str | None]
"""A word for the spellings of one word, best first; None if none is known."""


def gloss(text: str, code: str, most: int | None = None) -> str:
    """The words of `text` that are known, in English and in their order, divided by ` · `; the surest `most` of them.

    Empty where no word is known, or no table of translations covers the language.
    """
    if embedded_translations(code, "en") is None:
        return ""
    sureness: dict[str, float] = {}

    def say(keys: tuple[str, ...]) -> str | None:
        said, sure = _translation(keys, code)
        if said:
            sureness[said] = sure
        return said

    items = list(dict.fromkeys(item for item in items_of(text, load_language(code), "en", say) if item))
    surest = sorted(items, key=lambda item: -sureness.get(item, 1.0))[:most]
    return SEPARATOR.join(item for item in items if item in surest)


def of_class(text: str, code: str, path: str, classes: Collection[str], *, likely: bool = False) -> str:
    """What the English list at `path` calls the phrase `text` of another language's list, by their classes.

    Of several, that whose words are the likeliest translations; without a table
    of translations the first in the list; none if it must be `likely`. Empty if English has no such class.
    """
    return _of_class(text, code, path, frozenset(map(_bare, classes)), likely=likely)


@lru_cache(maxsize=4096)
def _of_class(text: str, code: str, path: str, wanted: frozenset[str], *, likely: bool) -> str:
    english = load_language("en")
    chances = _chances(text, code)
    phrases = [phrase for phrase, names in _plain_phrases(path) if wanted.intersection(names)]
    for word in chances:
        if any(wanted.intersection(map(_bare, cue.classes)) for cue in lexicon(english, path).find(word)):
            phrases.append(word)

    def likelihood(phrase: str) -> float:
        telling = [word for word in map(fold_word, phrase.split()) if not english.is_function(word)]
        known = [chances.get(word, 0.0) for word in telling]
        return sum(known) * sum(chance > 0 for chance in known) / max(len(known), 1) ** 2

    best = max(phrases, key=likelihood, default="")
    return "" if likely and best and not likelihood(best) else best


@lru_cache(maxsize=256)
def named(path: str, value: str) -> str:
    """What English calls a value of a mapping that all language files share (6 of `date.months`): its first form."""
    lines = (line.partition(" = ") for line in load_language("en").entries(path))
    return next((forms.split("|")[0].strip() for forms, _, found in lines if found == value), value)


def latin(word: str, language: Language) -> str:
    """A folded word in Latin letters: its consonants and long vowels, as no others are written."""
    if has_spellings(language.code) and (spelt := usual_spelling(word, language.code)):
        return spelt
    return next((spelling for _, spelling in sounds(word, language.code)), word)


def name(text: str, code: str) -> str:
    """A name of another language: as the tables know it, or in Latin letters behind `~`; empty if it is in these."""
    language = load_language(code)
    words = language.analyse(text).words
    classes = [place for cue in lexicon(language, PLACES).find(text) for place in cue.classes]
    if classes and (place := of_class(text, code, PLACES, classes, likely=True)):
        return place
    if city := next((spelling for one in cities(text, code) if (spelling := cities_of("en").spelling(one))), ""):
        return city
    if all(character <= _LAST_LATIN for character in text):
        return ""
    spelt = " ".join(latin(word.text, language).capitalize() for word in words)
    return UNKNOWN + spelt if spelt and spelt.isascii() else ""


def items_of(text: str, language: Language, target: str, say: Say, negation: str = NOT) -> Iterator[str | None]:
    """A word of `target` for each word of `text`, in order; None where none is known.

    Function words are left out, digits are kept.
    """
    known = _shared(language.code, target)
    negations = language.words("gloss.negations")
    function = language.words("words.function")
    words = language.analyse(text).words
    at = 0
    while at < len(words):
        if phrase := phrase_at(words[at : at + LONGEST_PHRASE], known, language):
            length, word = phrase
            yield word
            at += length
            continue
        if words[at].text.isdigit():
            last = _number(text, words, at)
            yield fold(text[words[at].start : words[last].end]).text.translate(POINTS)
            at = last + 1
            continue
        keys = language.keys(words[at].text)
        at += 1
        if not negations.isdisjoint(keys):
            yield negation
        elif function.isdisjoint(keys):
            yield say(keys)


def phrase_at(words: Sequence[Word], known: dict[str, str], language: Language) -> tuple[int, str] | None:
    """The longest phrase at the start of `words` that is `known`, its first word with or without clitics."""
    for length in range(len(words), 0, -1):
        rest = [word.text for word in words[1:length]]
        for key in language.keys(words[0].text):
            if word := known.get(" ".join([key, *rest])):
                return length, word
    return None


def _translation(keys: tuple[str, ...], code: str) -> tuple[str | None, float]:
    """The likeliest English word for a word, or two, and how sure; None where the table is not sure of any and the word
    is in no family."""
    likely = [(word, chance) for word, chance in words_for(keys, code) if chance >= LEAST]
    if not likely:
        table = embedded_translations(code, "en")
        listed = table.families.rendering(0, keys[0]) if table and table.families else ""
        return (listed, LEAST) if listed else (None, 0.0)
    first = likely[0]
    near = [w for w, c in likely[1:] if c >= AS_SURE * first[1] and w[:SAME_WORD] != first[0][:SAME_WORD]]
    return "/".join([first[0], *near[:1]]), first[1]


@lru_cache(maxsize=4096)
def words_for(keys: tuple[str, ...], code: str) -> tuple[tuple[str, float], ...]:
    """English words for a word that mean something by themselves, with how sure each is, best first."""
    table, english = embedded_translations(code, "en"), load_language("en")
    if table is None:
        return ()
    found = []
    for word, forward, backward in table.both_ways(0, keys[0], MOST_TRANSLATIONS):
        if not english.is_function(word) and word.isalpha():
            found.append((word, forward * backward**0.5))
    return tuple(sorted(found, key=lambda item: -item[1]))


def _chances(text: str, code: str) -> dict[str, float]:
    """English words that words of `text` are translated by, with the best probability of each."""
    table = embedded_translations(code, "en")
    chances: dict[str, float] = {}
    if table is not None:
        for word in load_language(code).analyse(text).words:
            for translation, chance in table.of(0, word.text, MOST_TRANSLATIONS):
                chances[translation] = max(chance, chances.get(translation, 0.0))
    return chances


@lru_cache(maxsize=64)
def _plain_phrases(path: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The English phrases at `path` that can be said as they are written: no stems, no gaps, no choices."""
    found = entries_of(load_language("en"), path)
    return tuple((phrase, frozenset(map(_bare, names))) for phrase, names in found if _PLAIN.fullmatch(phrase))


def _bare(name: str) -> str:
    """A class without the marks for words that only may belong to it."""
    return name.rstrip("?~")


def _number(text: str, words: Sequence[Word], at: int) -> int:
    """The place of the last of the digit words from `at` on that make one number or date."""
    while (
        at + 1 < len(words)
        and words[at + 1].text.isdigit()
        and text[words[at].end : words[at + 1].start] in {".", ",", "٫", "٬", "/", ":", "-"}
    ):
        at += 1
    return at


@lru_cache(maxsize=16)
def _shared(source: str, target: str) -> dict[str, str]:
    """Phrases of `source` (folded) and what `target` calls the same."""
    ours, theirs = load_language(source), load_language(target)
    known: dict[str, str] = {}
    for path in TABLES:
        nouns: dict[str, str] = {}
        adjectives: dict[str, str] = {}
        for word, value in _written(theirs, path):
            (adjectives if word.endswith("*") else nouns).setdefault(value, word.rstrip("*"))
        for key, value in ours.mapping(path).items():
            said = adjectives.get(value) if key.endswith("*") else nouns.get(value)
            if said and not any(mark in key for mark in ".{"):
                for form in _forms(key):
                    known.setdefault(form, said)
    return known


def _forms(key: str) -> Iterator[str]:
    """The words a key stands for: `x*` is an adjective with its endings."""
    if not key.endswith("*"):
        yield key
        return
    for ending in ("", "ة", "ين", "ون", "ات", "ا"):
        yield key.rstrip("*") + ending


def _written(language: Language, path: str) -> Iterator[tuple[str, str]]:
    """(name, value) of a table as it is written, with its capitals."""
    for line in language.entries(path):
        names, _, value = line.partition(" = ")
        for said in names.split("|"):
            yield said.strip(), value.strip()
