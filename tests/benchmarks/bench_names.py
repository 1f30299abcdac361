"""Another person's name in the report: how often it is told, and what comparing names by sound costs.

    python tests/benchmarks/bench_names.py xx-en.tsv.gz --language xx [--most 4000] [--half 1] [--show]
    python tests/benchmarks/bench_names.py NTREX/xx.tsv --language xx

The first file has faithful pairs, a line each: a sentence in xx and in English;
those drawn stand linked one to one, forty to a document. The second has a
document in front of each pair (see bench_languages.py), and keeps its order.
Changed: in English one name that is surely a person's becomes that of another
sentence, everywhere in its sentence. Found: by a hard finding of `name` above
minor there that the faithful sentence has not. Alarms: the same findings in 20
faithful sentences. `--half` takes the even or the odd documents.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench_kinds import AT_ONCE, Pairs, drawn
from bench_languages import document

from compare.checks.engine import run_checks
from compare.checks.registry import check_ids
from compare.encoding import open_encoder
from compare.encoding.base import Encoder
from compare.records import Finding, Link
from compare.text.entities import names
from compare.text.segment import Segment

MOST_CHANGED = 4
"""Changed sentences of a document, each by itself far enough from the next."""


def documents_of(path: Path, most: int) -> list[Pairs]:
    """The pairs of a file, by documents."""
    if path.suffix == ".gz":
        pairs = drawn(path, most)
        return [pairs[first : first + AT_ONCE] for first in range(0, len(pairs), AT_ONCE)]
    found: dict[str, Pairs] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        name, one, other = line.split("\t")
        found[name].append((one, other))
    return [found[name] for name in sorted(found)]


def persons(text: str) -> Iterator[str]:
    """The names of several words in an English sentence that are surely a person's."""
    yield from (name.text for name in names(Segment(document([text], "en"), (0,))) if _is_full(name.person, name.text))


def _is_full(person: bool, text: str) -> bool:
    return person and 2 <= len(text.split()) <= 3


def told(pairs: Pairs, language: str, encoder: Encoder | None) -> list[list[Finding]]:
    """The hard findings of `name` above minor in each pair."""
    both = document([one for one, _ in pairs], language), document([other for _, other in pairs], "en", "y")
    others = frozenset(check_ids()) - {"name"}
    results = run_checks(*both, [Link((n,), (n,), 1.0) for n in range(len(pairs))], encoder=encoder, disabled=others)
    return [
        [one for one in result.findings if one.confidence == "hard" and one.severity != "minor"] for result in results
    ]


def changed(pairs: Pairs, everybody: list[str], draw: random.Random) -> dict[int, str]:
    """The sentences of a document that name a person, some of them with another's name."""
    text = " ".join(other for _, other in pairs)
    found = {}
    for number, (_, other) in draw.sample(list(enumerate(pairs)), len(pairs)):
        here = list(persons(other))
        strangers = [name for name in everybody if not any(word in text for word in name.split())]
        if here and strangers and len(found) < MOST_CHANGED:
            found[number] = other.replace(draw.choice(here), draw.choice(strangers))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--language", required=True)
    parser.add_argument("--most", type=int, default=4000)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    encoder = open_encoder(languages=(arguments.language, "en"))
    documents = documents_of(arguments.pairs, arguments.most)
    if arguments.half is not None:
        documents = documents[arguments.half :: 2]
    everybody = sorted({name for pairs in documents for _, other in pairs for name in persons(other)})
    sentences = alarms = made = found = 0
    for place, pairs in enumerate(documents):
        faithful = told(pairs, arguments.language, encoder)
        others = changed(pairs, everybody, random.Random(f"{place}"))
        after = told([(one, others.get(n, other)) for n, (one, other) in enumerate(pairs)], arguments.language, encoder)
        sentences, alarms, made = sentences + len(pairs), alarms + sum(map(len, faithful)), made + len(others)
        new = {n for n in others if {one.message for one in after[n]} - {one.message for one in faithful[n]}}
        found += len(new)
        if arguments.show:
            for n, pair in enumerate(pairs):
                for finding in faithful[n]:
                    print("false", finding.rule, finding.message, *pair, sep=" | ")
            for n in sorted(others.keys() - new):
                print("missed", pairs[n][0], pairs[n][1], others[n], sep=" | ")
    print(
        f"{arguments.language}: {sentences} faithful sentences, {20 * alarms / max(sentences, 1):.2f} alarms in 20;",
        end=" ",
    )
    print(f"changed {made}, found {found}")


if __name__ == "__main__":
    main()
