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
SIDES = {"en": 2, "ar": 3, "fr": 4, "es": 5, "de": 6}
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
    if code == "ar" and " " not in folded and folded[-1] not in "اهيوىءت":
        return [folded, f"{folded}ا"]
    if code in PLURALS:
        return [folded, *PLURALS[code](folded)]
    if code != "en" or not folded.isascii() or folded.endswith("s"):
        return [folded]
    plural = folded[:-1] + "ies" if folded.endswith("y") and folded[-2:-1] not in "aeiou" else f"{folded}s"
    return [folded, f"{folded}es" if folded.endswith(("ch", "sh", "x")) else plural]


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


PLURALS = {"fr": french, "es": spanish, "de": german}


def main() -> None:
    """Write a file a language: `class.kind|phrase|phrase`."""
    rows = [line.split("\t") for line in SOURCE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for code, column in SIDES.items():
        with (FOLDER / f"kinds.{code}.txt").open("w", encoding="utf-8") as file:
            file.write(REMARK)
            for row in (row for row in rows if len(row) > column and row[column]):
                phrases = [form for phrase in row[column].split(",") for form in forms(phrase.strip(), code)]
                name = f"{row[0]}.{row[1]}".replace(" ", "_")
                file.write("|".join([name, *dict.fromkeys(filter(None, phrases))]) + "\n")


if __name__ == "__main__":
    main()
