"""How many places that are told for another a language's spellings of cities find, and what they cost.

    python tests/benchmarks/bench_cities.py NTREX [--languages ja,ko]

NTREX is a folder with `xx.tsv` (see bench_languages.py). In each faithful document
one city that the English names (`compare/languages/cities.py`, or a capital of
`name.places`) becomes another of the same document's language, everywhere in a
sentence; found: by a hard finding of `name` above minor in that sentence.
Alarms: the same findings in 20 sentences without a change.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from pathlib import Path

from bench_languages import Rows, compared, document, rows_of

from compare.encoding.space import side_folders
from compare.languages.cities import cities_of
from compare.text.places import places
from compare.text.segment import Segment

OTHERS = ("Osaka", "Manila", "Hamburg", "Tokyo", "Nairobi", "Milan", "Toronto", "Lima", "Baghdad", "Moscow", "Paris")


def named(language: str, lines: Rows) -> list[tuple[int, str]]:
    """The sentences of a document and the cities that they name in English and that the other language can spell."""
    found = []
    for number, (_, _, english) in enumerate(lines):
        for cue in places(Segment(document([english], "en"), (0,))):
            if cue.first and any(cities_of(language).spelling(name) for name in cue.classes) and _city(cue.text):
                found.append((number, cue.text))
    return found


def _city(text: str) -> bool:
    return text in OTHERS or text in CAPITALS or bool(cities_of("en").ids(text.lower()))


CAPITALS = frozenset("London Berlin Rome Vienna Madrid Beijing Washington Brussels Kabul Cairo Damascus Seoul".split())  # noqa: SIM905


def findings(language: str, lines: Rows) -> dict[int, int]:
    """Findings of `name` above minor by sentence."""
    counts: dict[int, int] = defaultdict(int)
    for passage in compared([row[1] for row in lines], [row[2] for row in lines], (language, "en"), True).passages:
        for finding in passage.hard_findings:
            if finding.check == "name" and finding.severity != "minor":
                for number in passage.target:
                    counts[number] += 1
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ntrex", type=Path)
    parser.add_argument("--languages", default=",".join(side_folders()))
    arguments = parser.parse_args()
    print("| language | cities | found | alarms of `name` |", "|---|---|---|---|", sep="\n", flush=True)
    for language in arguments.languages.split(","):
        by_document: dict[str, Rows] = defaultdict(list)
        for row in rows_of(arguments.ntrex / f"{language}.tsv"):
            by_document[row[0]].append(row)
        changed = found = alarms = size = 0
        for name, lines in sorted(by_document.items()):
            before = findings(language, lines)
            alarms, size = alarms + sum(before.values()), size + len(lines)
            text = " ".join(row[2] for row in lines)
            draw = random.Random(name)
            chosen = named(language, lines)
            others = [other for other in OTHERS if other not in text]
            if not chosen or not others:
                continue
            number, city = draw.choice(chosen)
            _, ours, english = lines[number]
            told = [*lines[:number], (name, ours, english.replace(city, draw.choice(others))), *lines[number + 1 :]]
            after = findings(language, told)
            changed, found = changed + 1, found + (after.get(number, 0) > before.get(number, 0))
        print(f"| {language} | {changed} | {found} | {20 * alarms / max(size, 1):.2f} |", flush=True)


if __name__ == "__main__":
    main()
