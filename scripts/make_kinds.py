"""Write compare/languages/generated/kinds.LANG.txt from corpora/lexicon/kinds.tsv, folded as words are looked up.

python scripts/make_kinds.py
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from compare.languages import fold_word, loosen

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "corpora" / "lexicon" / "kinds.tsv"
FOLDER = ROOT / "compare" / "languages" / "generated"
REMARK = "# Kinds of one class, which exclude one another; made by scripts/make_kinds.py.\n"
SIDES = {"en": 2, "ar": 3, "fr": 4, "es": 5, "de": 6, "fa": 7, "tr": 8, "ru": 9, "he": 10}
OF = frozenset("a al au aux con d' da das de del des du en et l' la las le les los y à".split())  # noqa: SIM905
"""Words in French and Spanish phrases behind which nothing is inflected."""
GERMAN = (
    ("in", "s nen"),
    ("er", "s n"),
    ("el", "s n"),
    ("en", "s"),
    ("e", "n s"),
    ("ung", "en"),
    ("ch", "e en er es em s"),
)
"""Endings that a German word of an ending takes, umlauts folded; the first that fits. All others take:"""
GERMAN_OTHERS = "e en er ern es s"


def forms(phrase: str, code: str) -> list[str]:
    """A phrase as it is looked up, with its plural, or its Arabic accusative, where that is regular."""
    folded = " ".join(loosen(fold_word(word)) for word in phrase.replace("-", " ").split())
    if code == "ar" and " " not in folded and len(folded) > 2 and folded[-1] not in "اهيوىءت":  # أما is no mother
        return [folded, f"{folded}ا"]
    if code in PLURALS:
        return [folded, *PLURALS[code](folded)]
    if code == "tr":
        return [folded, *(loosen(fold_word(form)) for form in turkish(phrase.lower().replace("-", " ")))]
    if code != "en" or not folded.isascii() or folded.endswith("s"):
        return [folded]
    plural = folded[:-1] + "ies" if folded.endswith("y") and folded[-2:-1] not in "aeiou" else f"{folded}s"
    return [folded, f"{folded}es" if folded.endswith(("ch", "sh", "x")) else plural]


CAPITALS = frozenset(["de"])
"""Languages that write all nouns with a capital: so do their files."""


def _spaced(phrases: str) -> str:
    """Phrases with those of a half-space (شبه‌جزیره) also with a whole one."""
    halves = [phrase.replace("\u200c", " ") for phrase in phrases.split(",") if "\u200c" in phrase]
    return ",".join([phrases, *halves])


def _cased(phrase: str, code: str) -> list[str]:
    """The forms of a phrase, with a capital if it has one."""
    found = forms(phrase, code)
    return [form[:1].upper() + form[1:] for form in found] if phrase[:1].isupper() else found


def french(phrase: str) -> list[str]:
    """The plural: of the noun alone, and of all words before the first preposition."""
    return romance(phrase, french_plural)


def french_plural(word: str) -> str:
    """The regular plural of a French word."""
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al"):
        return f"{word[:-1]}ux"
    return f"{word}x" if word.endswith(("au", "eu")) else f"{word}s"


def spanish(phrase: str) -> list[str]:
    """The plural: of the noun alone, and of all words before the first preposition."""
    return romance(phrase, spanish_plural)


def spanish_plural(word: str) -> str:
    """The regular plural of a Spanish word, without its accent."""
    if word.endswith("s"):
        return word
    if word.endswith("z"):
        return f"{word[:-1]}ces"
    return f"{word}s" if word[-1] in "aeiou" else f"{word}es"


def romance(phrase: str, plural: Callable[[str], str]) -> list[str]:
    """The plurals of a phrase whose noun comes first."""
    words = phrase.split()
    end = next((n for n, word in enumerate(words) if word in OF or "'" in word), len(words))
    first = " ".join([plural(words[0]), *words[1:]])
    return [first, " ".join([*map(plural, words[:end]), *words[end:]])]


def german(phrase: str) -> list[str]:
    """The last word with every ending that a German noun of its own ending may have: what is none is hardly a word."""
    endings = next((endings for own, endings in GERMAN if phrase.endswith(own)), GERMAN_OTHERS)
    return [f"{phrase}{ending}" for ending in endings.split()]


def persian(phrase: str) -> list[str]:
    """The plurals, and what joins a word to the next: the half-space before them folds to nothing."""
    endings = ("گان", "ها", "های", "هایی", "ای") if phrase.endswith("ه") else ("ها", "های", "هایی", "ان")
    return [loosen(fold_word(f"{phrase}{ending}")) for ending in endings]


def russian(phrase: str) -> list[str]:
    """A single word with the endings of its case; й is folded to и."""
    if " " in phrase or len(phrase) < RUSSIAN_SHORTEST:
        return []
    if phrase.endswith(("ыи", "ии")):
        return [f"{phrase[:-2]}{ending}" for ending in RUSSIAN_ADJECTIVE.split()]
    endings = RUSSIAN.get(phrase[-1], RUSSIAN[""])
    stems = [phrase[:-1] if phrase[-1] in RUSSIAN else phrase]
    stems += [f"{phrase[:-2]}{phrase[-1]}"] if phrase.endswith(("ец", "ок")) else []
    found = [f"{stem}{ending}" for stem in stems for ending in endings.split()]
    return [*found, *([f"{phrase[:-2]}ок"] if phrase.endswith("ка") else [stems[0]])]


RUSSIAN_SHORTEST = 3
RUSSIAN = {
    "а": "ы и е у ои ам ами ах",
    "я": "и е ю еи ям ями ях",
    "ь": "я ю и е ем ью еи ям ями ях",
    "и": "я ю и е ем ев ям ями ях",
    "ы": "ов ам ами ах",
    "о": "а у ом е ам ами ах",
    "е": "я ю ем и ям ями ях",
    "": "а у ом ем е ы и ов еи ам ами ах",
}
"""Endings of cases by the last letter of a word."""
RUSSIAN_ADJECTIVE = "ыи ии ого его ому ему ым им ом ем ая яя ои еи ую юю ое ее ые ие ых их ыми ими"


def hebrew(phrase: str) -> list[str]:
    """The plurals of the first word, free and construct, and the construct singular."""
    first, *rest = phrase.split()
    open_ended = first.translate(str.maketrans("םןץףך", "מנצפכ"))
    if first.endswith("ה"):
        found = [f"{first[:-1]}{ending}" for ending in ("ות", "ת")]
    elif first.endswith("ת"):
        found = [f"{first[:-1]}{ending}" for ending in ("ות", "יות")] + [f"{first[:-2]}ות"]
    else:
        found = [f"{open_ended}{ending}" for ending in ("ים", "י", "ות")]
    return [" ".join((form, *rest)) for form in found]


def turkish(phrase: str) -> list[str]:
    """The last word in its cases, also possessed and in the plural; what it is folded from shows no harmony."""
    vowel = next((letter for letter in reversed(phrase) if letter in "aeıiouöü"), "")
    if not vowel:
        return []
    low, high = ("a" if vowel in "aıou" else "e"), TURKISH_HIGH[vowel]
    plural = f"{phrase}l{low}r"
    return [*_cases(phrase, low, high), plural, *_cases(plural, low, "ı" if low == "a" else "i")]


TURKISH_HIGH = {"a": "ı", "ı": "ı", "e": "i", "i": "i", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}
SOFT = {"p": "b", "ç": "c", "t": "d", "k": "ğ"}


def _cases(word: str, low: str, high: str) -> list[str]:
    """The cases of a Turkish word, bare and possessed by a third person."""
    open_ended = word[-1] in "aeıioöuü"
    stems = [word] if open_ended else list(dict.fromkeys((word, word[:-1] + SOFT.get(word[-1], word[-1]))))
    y, n, s = ("y", "n", "s") if open_ended else ("", "", "")
    hard = "t" if word[-1] in "çfhkpsşt" else "d"
    found = [f"{word}{hard}{low}", f"{word}{hard}{low}n", f"{word}{y}l{low}"]
    for stem in stems:
        found += [f"{stem}{y}{high}", f"{stem}{y}{low}", f"{stem}{n}{high}n"]
        own = f"{stem}{s}{high}"
        found += [own, *(f"{own}n{end}" for end in (high, low, f"d{low}", f"d{low}n", f"{high}n"))]
    return found


PLURALS = {"fr": french, "es": spanish, "de": german, "fa": persian, "ru": russian, "he": hebrew}


def main() -> None:
    """Write a file a language: `class.kind|phrase|phrase`."""
    rows = [line.split("\t") for line in SOURCE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for code, column in SIDES.items():
        with (FOLDER / f"kinds.{code}.txt").open("w", encoding="utf-8") as file:
            file.write(REMARK)
            for row in (row for row in rows if len(row) > column and row[column]):
                phrases = [form for phrase in _spaced(row[column]).split(",") for form in forms(phrase.strip(), code)]
                if code in CAPITALS:
                    phrases = [form for phrase in row[column].split(",") for form in _cased(phrase.strip(), code)]
                name = f"{row[0]}.{row[1]}".replace(" ", "_")
                file.write("|".join([name, *dict.fromkeys(filter(None, phrases))]) + "\n")


if __name__ == "__main__":
    main()
