"""One kind told for another (`roles/replaced_kinds.py`) in a language: faithful pairs, and kinds planted.

    python tests/benchmarks/bench_kinds.py xx-en.tsv.gz --language fr [--most 4000]

The file has faithful pairs, a line each: a sentence in xx and in English. Those
drawn stand linked one to one, forty to a document. Planted: a word for a kind
that both sides name becomes, in English, one for another kind of its class.
"""

from __future__ import annotations

import argparse
import gzip
import random
from collections import defaultdict
from pathlib import Path

from bench_languages import document

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.encoding.base import Encoder
from compare.languages.kinds import Kind, kinds_of
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.roles.replaced_kinds import replaced_kinds
from compare.records import Link, Side
from compare.text.kinds import Mention, mentions

Pairs = list[tuple[str, str]]
SHORTEST, AT_ONCE = 6, 40
"""Words of the shortest English sentence; sentences of a document."""


def drawn(path: Path, most: int) -> Pairs:
    """Some pairs of a file, no two in their order."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        found = [tuple(line.rstrip("\n").split("\t")[:2]) for line in file]
    found = [pair for pair in found if len(pair) == 2 and len(pair[1].split()) >= SHORTEST]
    random.Random(7).shuffle(found)
    return found[:most]  # type: ignore[return-value]


def run_of(pairs: Pairs, language: str, encoder: Encoder | None) -> Run:
    """The pairs as two documents, linked as they stand."""
    both = document([one for one, _ in pairs], language), document([other for _, other in pairs], "en", "y")
    return new_run(*both, [Link((n,), (n,), 1.0) for n in range(len(pairs))], encoder)


def words_of() -> dict[str, list[tuple[str, list[str]]]]:
    """The kinds of each class with their English words: the first, and its plural."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for kind, phrase in kinds_of("en").phrases():
        found[kind.of][kind.name].append(phrase)
    return {of: list(kinds.items()) for of, kinds in found.items()}


def planted(pair: PassagePair, others: dict[str, list[tuple[str, list[str]]]], draw: random.Random) -> str | None:
    """The English with another kind; None where the sides name none that they share."""
    shared = {kind for mention in mentions(pair.source) for kind in mention.kinds}
    told: list[tuple[Mention, Kind]] = [
        (mention, kind)
        for mention in mentions(pair.target)
        if not mention.named
        for kind in sorted(mention.kinds)
        if kind in shared
    ]
    if not told:
        return None
    mention, kind = draw.choice(told)
    text, (start, end) = pair.target.text, mention.span
    _, phrases = draw.choice([other for other in others[kind.of] if other[0] != kind.name])
    several = text[start:end].endswith("s") and len(phrases) > 1
    return f"{text[:start]}{phrases[several]}{text[end:]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--language", required=True)
    parser.add_argument("--most", type=int, default=4000)
    arguments = parser.parse_args()
    encoder = open_encoder(languages=(arguments.language, "en"))
    pairs, others, draw = drawn(arguments.pairs, arguments.most), words_of(), random.Random(3)
    both = alarms = made = found = 0
    for first in range(0, len(pairs), AT_ONCE):
        some = pairs[first : first + AT_ONCE]
        run = run_of(some, arguments.language, encoder)
        changed = dict(enumerate(planted(pair, others, draw) for pair in run.pairs))
        for pair in run.pairs:
            both += all(mentions(pair.on(side)) for side in Side)
            for kind in replaced_kinds(pair, run):
                alarms += 1
                here, there = pair.source.text[slice(*kind.source)], pair.target.text[slice(*kind.target)]
                print(f"  {kind.of}: {here} -> {there} | {pair.target.text[:100]}")
        told = [(one, changed[n] or other) for n, (one, other) in enumerate(some)]
        run = run_of(told, arguments.language, encoder)
        made += sum(text is not None for text in changed.values())
        found += sum(any(True for _ in replaced_kinds(run.pairs[n], run)) for n, text in changed.items() if text)
    print(
        f"{arguments.language}: {len(pairs)} faithful pairs, {both} with kinds on both sides, {alarms} alarms;", end=" "
    )
    print(f"planted {made}, found {found}")


if __name__ == "__main__":
    main()
