"""Gold for the calibration of findings in the space of many languages, made from NTREX-128.

    python scripts/make_space_gold.py NTREX OUT

NTREX is a folder with `xx.tsv`: document, sentence in xx, sentence in English
(https://github.com/MicrosoftTranslator/NTREX, CC BY-SA 4.0); no text of it is in
this repository. Of each language of the space every fourth document is written,
none of those that `tests/benchmarks/bench_languages.py` reports on, as a JSON
file that `muqabala train judge --gold OUT` reads. In a third of the sentences
one thing is changed: the English by a rule (`compare.training.changes`), or
four to eight words of either side are taken out.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from compare.encoding.space import side_folders
from compare.training.changes import Changer

STEP = 4
"""Every fourth document: bench_languages.py measures on those with an odd number."""
SHARE = 1 / 3
LONG = 14
"""Words of a sentence from which on some can be taken out."""
CATEGORY = {
    "number": "NUMBER",
    "date": "DATE",
    "unit": "UNIT_CURRENCY",
    "quantifier": "QUANTIFIER",
    "certainty": "HEDGE_ADDED",
    "negation": "NEGATION",
    "attribution": "ATTRIBUTION_VERB",
    "label": "LOADED_TERM",
    "opposite": "OPPOSITE",
    "name": "NAME",
    "coverage": "PHRASE_ADDED",
}

Row = tuple[str, str, str]


def rows_of(path: Path) -> list[Row]:
    """Document, sentence, English sentence."""
    lines = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return [(document, one, other) for document, one, other in lines]


def changed(one: str, other: str, changer: Changer, chance: random.Random) -> tuple[str, str, str, str] | None:
    """Both sentences with one change, its category and class; None where no rule fits."""
    ways = [(one, change.text, CATEGORY[change.check], "CHANGED") for change in changer.changes(other)]
    for side in (0, 1):
        words = (one, other)[side].split()
        if len(words) < LONG:
            continue
        count = chance.randint(4, 8)
        start = chance.choice((len(words) - count, chance.randrange(1, len(words) - count)))
        rest = " ".join(words[:start] + words[start + count :])
        ways += [(rest, other, "PHRASE_ADDED", "PARTIAL_ADD"), (one, rest, "PHRASE_DROPPED", "PARTIAL_DROP")][side::2]
    return chance.choice(ways) if ways else None


def documents(language: str, rows: list[Row]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and content of the files of a language."""
    changer, chance = Changer([other for *_, other in rows]), random.Random(language)
    names = sorted({row[0] for row in rows})
    for name in names[::STEP]:
        sides: tuple[list[Any], list[Any]] = ([], [])
        links = []
        for number, (_, one, other) in enumerate(row for row in rows if row[0] == name):
            told = changed(one, other, changer, chance) if chance.random() < SHARE else None
            texts, category, kind = (told[:2], told[2], told[3]) if told else ((one, other), "", "SAME")
            for side, text in zip(sides, texts, strict=True):
                side.append({"id": str(number), "para": number, "text": text})
            links.append(
                {"src": [str(number)], "tgt": [str(number)], "cls": kind, "category": category, "moved": False}
            )
        content = {"src_lang": language, "tgt_lang": "en", "source": sides[0], "target": sides[1]}
        yield f"{language}-{name}", {**content, "gold_links": links, "spans": []}


def main() -> None:
    """Write the files."""
    source, target = map(Path, sys.argv[1:3])
    target.mkdir(parents=True, exist_ok=True)
    for language in sorted(side_folders()):
        if (source / f"{language}.tsv").is_file():
            for name, content in documents(language, rows_of(source / f"{language}.tsv")):
                (target / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
