"""Sentence pairs and names for a language that are made from what there is of others, to train its table with.

    pip install babel hanja opencc-python-reimplemented
    python scripts/derive_pairs.py --data FOLDER --names names.tsv.gz --output FOLDER [--languages uk,he]

Written are `xx-en.derived.tsv.gz` and `xx-en.derived.sources.tsv`, of the same
form as the files of FOLDER (scripts/train_languages.py). Three kinds:

* `cldr`: names of territories, cities, languages, scripts and currencies (Unicode CLDR by way of babel);
* `kin_xx`: the pairs of a language close to it, respelled with its letters: of Ukrainian and Russian words half are the
  same but for the letters, and Russian has news and health where Ukrainian has everyday sentences alone. Of Japanese
  the words in Chinese characters are read as Korean reads them (大統領, 대통령): half of the words of Korean news.
  Hindi and Urdu are one language in two scripts;
* `names_ar`: names of people and places in Arabic (NAMES: ar<TAB>en) in Hebrew letters, which spell them alike, by
  consonants and few vowels.

No list of words is made by hand. What comes out is no good text of the language; it is seen less often than good text.
"""

from __future__ import annotations

import argparse
import gzip
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel import Locale

Pairs = list[tuple[str, str]]

PROSE = frozenset({"news", "tico19", "sib200", "umbrella", "opensource_guide"})
"""Sources that a language may lack; labels are there of each."""
KIN = {
    "uk": ("ru", PROSE),
    "ps": ("fa", PROSE),
    "ko": ("ja", PROSE | {"tatoeba", "tanaka"}),
    "ur": ("hi", PROSE | {"indian"}),
}
"""Language -> the one whose pairs serve it, too, and which of them."""
RESPELLED = {
    "uk": {"ы": "и", "и": "і", "э": "е", "ё": "йо", "ъ": ""},
    "ps": {},
}
"""Letters of the kin -> letters of the language, for the same sound or the same origin of it."""

URDU = {
    **{"क़": "ق", "ख़": "خ", "ग़": "غ", "ज़": "ز", "फ़": "ف", "ड़": "ڑ", "ढ़": "ڑھ"},
    **{"क": "ک", "ख": "کھ", "ग": "گ", "घ": "گھ", "ङ": "ن", "च": "چ", "छ": "چھ", "ज": "ج", "झ": "جھ", "ञ": "ن"},
    **{"ट": "ٹ", "ठ": "ٹھ", "ड": "ڈ", "ढ": "ڈھ", "ण": "ن", "त": "ت", "थ": "تھ", "द": "د", "ध": "دھ", "न": "ن"},
    **{"प": "پ", "फ": "پھ", "ब": "ب", "भ": "بھ", "म": "م", "य": "ی", "र": "ر", "ल": "ل", "व": "و", "श": "ش"},
    **{"ष": "ش", "स": "س", "ह": "ہ", "ा": "ا", "ि": "", "ी": "ی", "ु": "", "ू": "و", "ृ": "ر", "े": "ی", "ै": "ی"},
    **{"ो": "و", "ौ": "و", "ॉ": "ا", "ॅ": "", "ं": "ن", "ँ": "ں", "ः": "", "्": "", "़": "", "अ": "ا", "आ": "آ", "इ": "ا"},
    **{"ई": "ای", "उ": "ا", "ऊ": "او", "ए": "ای", "ऐ": "ای", "ओ": "او", "औ": "او", "ऑ": "آ", "।": "۔"},
}
"""Devanagari -> Urdu letters; at the end of a word े and ै are ے, and ं is ں."""
URDU_FINAL = re.compile("([\u0947\u0948])(?![\u0900-\u0963])|(\u0902)(?![\u0900-\u0963])")
URDU_LETTER = re.compile("|".join(sorted((unicodedata.normalize("NFD", key) for key in URDU), key=len, reverse=True)))

HEBREW = {
    **{"ا": "א", "أ": "א", "إ": "א", "آ": "א", "ى": "י", "ب": "ב", "ت": "ת", "ث": "ת", "ج": "ג", "ح": "ח", "خ": "ח"},
    **{"د": "ד", "ذ": "ד", "ر": "ר", "ز": "ז", "س": "ס", "ش": "ש", "ص": "צ", "ض": "צ", "ط": "ט", "ظ": "ט", "ع": "ע"},
    **{"غ": "ג", "ف": "פ", "ق": "ק", "ك": "ק", "ل": "ל", "م": "מ", "ن": "נ", "ه": "ה", "ة": "ה", "و": "ו", "ي": "י"},
    **{"ؤ": "ו", "ئ": "י", "ء": "", " ": " ", "-": "-"},
}
FINAL = {"מ": "ם", "נ": "ן", "צ": "ץ"}
"""Letters at the end of a name from elsewhere; a p there stays פ."""
SHORTEST = 5
"""Letters of a sentence that is respelled, at least."""
CHARACTERS = re.compile(r"[\u4e00-\u9fff\u3005]{2,}|\d+")
"""Words in Chinese characters, and figures; a lone character is mostly read as a native word."""
HAN = re.compile(r"[\u4e00-\u9fff\u3005]")
LONGEST_NAME = 4
"""Words of a name."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--languages", default="he,ko,ps,uk,ur")
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    for language in arguments.languages.split(","):
        sources: dict[str, Pairs] = {"cldr": cldr(language)}
        if language in KIN:
            kin, names = KIN[language]
            for name, pairs in read(arguments.data, kin):
                if name in names:
                    told = ((respelled(one, language), other) for one, other in pairs)
                    sources[f"kin_{name}"] = [(one, other) for one, other in told if len(one) >= SHORTEST]
        if language == "he":
            sources["names_ar"] = list(hebrew_names(arguments.names))
        write(arguments.output, language, sources)


def cldr(language: str) -> Pairs:
    """Names in `language` and in English, in the order of their codes."""
    ours, english = Locale.parse(language), Locale.parse("en")
    found: Pairs = []
    for kind in ("territories", "languages", "currencies", "scripts"):
        one, other = getattr(ours, kind), getattr(english, kind)
        found += [(str(one[code]), str(other[code])) for code in sorted(other) if _named(str(one.get(code, "")), code)]
    for code in sorted(ours.time_zones):
        city = ours.time_zones[code].get("city")
        if city:
            found.append((city, english.time_zones.get(code, {}).get("city") or code.split("/")[-1].replace("_", " ")))
    for code in sorted(english.meta_zones):
        zones = [locale.meta_zones.get(code, {}).get("long", {}).get("generic") for locale in (ours, english)]
        if all(zones):
            found.append((zones[0], zones[1]))
    return found


def _named(name: str, code: str) -> bool:
    return bool(name) and name != code and not name.isdigit()


def read(data: Path, language: str) -> Iterator[tuple[str, Pairs]]:
    """Name and pairs of each source of a language."""
    with gzip.open(data / f"{language}-en.tsv.gz", "rt", encoding="utf-8") as stream:
        rows = [line.rstrip("\n").split("\t") for line in stream]
    for line in (data / f"{language}-en.sources.tsv").read_text("utf-8").splitlines():
        name, first, size = line.split("\t")
        yield name, [(row[0], row[1]) for row in rows[int(first) : int(first) + int(size)]]


def respelled(text: str, language: str) -> str:
    """A text of the language's kin with the letters of the language."""
    if language == "ko":
        return in_hangul(text)
    if language == "ur":
        return in_urdu(text)
    letters = RESPELLED[language]
    both = letters | {one.upper(): other.capitalize() for one, other in letters.items()}
    return text.translate(str.maketrans(both))


def in_hangul(text: str) -> str:
    """The words of a Japanese text that are in Chinese characters, as Korean reads them."""
    import hanja

    words = []
    for word in CHARACTERS.findall(text):
        read = hanja.translate("".join(_old_forms().get(letter, letter) for letter in word), "substitution")
        words += [] if HAN.search(read) else [read]
    return " ".join(words)


def in_urdu(text: str) -> str:
    """A Hindi text in Urdu letters; short vowels go."""
    plain = URDU_FINAL.sub(lambda match: "ے" if match[1] else "ں", unicodedata.normalize("NFD", text))
    letters = {unicodedata.normalize("NFD", key): value for key, value in URDU.items()}
    return URDU_LETTER.sub(lambda match: letters[match[0]], plain)


@cache
def _old_forms() -> dict[str, str]:
    """Characters that Japan has simplified -> their old forms."""
    import opencc

    path = Path(opencc.__file__).parent / "dictionary" / "JPVariants.txt"
    forms: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines():
        old, new = line.split()[:2]
        forms.setdefault(new, old)
    return forms


def hebrew_names(path: Path) -> Iterator[tuple[str, str]]:
    """Names of `path` in Hebrew letters, and in English."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            arabic, english = line.rstrip("\n").split("\t")[:2]
            if len(arabic.split()) <= LONGEST_NAME and set(arabic) <= set(HEBREW):
                yield " ".join(_hebrew(word, english) for word in arabic.split()), english


def _hebrew(word: str, english: str) -> str:
    letters = "".join(HEBREW[letter] for letter in word)
    if "p" in english.lower() and "b" not in english.lower():
        letters = letters.replace("ב", "פ")  # Arabic has no p
    if "th" not in english.lower():
        letters = letters.replace("ת", "ט")  # of names from elsewhere
    return letters[:-1] + FINAL.get(letters[-1:], letters[-1:])


def write(folder: Path, language: str, sources: dict[str, Pairs]) -> None:
    """The two files of a language, the same bytes each time."""
    rows, places = [], []
    for name, pairs in sources.items():
        clean = [(one, other) for one, other in pairs if one.strip() and "\t" not in one + other]
        places.append(f"{name}\t{len(rows)}\t{len(clean)}\n")
        rows += [f"{one}\t{other}\n" for one, other in clean]
    text = "".join(rows).encode()
    (folder / f"{language}-en.derived.tsv.gz").write_bytes(gzip.compress(text, 9, mtime=0))
    (folder / f"{language}-en.derived.sources.tsv").write_text("".join(places), "utf-8")
    print(f"{language}: " + ", ".join(place.strip().replace("\t", " ") for place in places))


if __name__ == "__main__":
    main()
