"""What the check `exchange` finds of values changed over by rule, and what it says of the faithful pairs.

    python tests/benchmarks/bench_exchange.py PAIRS.tsv[.gz] ... [--most N] [--missed] [--false]

The last two columns of a file are Arabic and English, a pair a line, taken to
be faithful; no text of it is in this repository. In the English of each pair
two figures, or two places of the gazetteer, that both sides have once change
places, the pairs of values drawn with a fixed seed: years with years, no parts of a date.
Left out are neighbours in a list (Iraq and Iran), where changing places changes nothing.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from bench_false_alarms import document

from compare.checks.engine import run_checks
from compare.checks.registry import check_ids
from compare.encoding import open_encoder
from compare.languages import fold_word, load_language
from compare.records import Link, Span
from compare.text.dates import dates
from compare.text.places import places
from compare.text.segment import Segment

CHECK = "exchange"
_FIGURE = re.compile(r"(?<![\w.,/:-])\d+(?:[.,]\d+)*(?![\w/:-])")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LIST = re.compile(r"[\s,;/]*(?:and|or|&|-|–)?[\s,;/]*(?:the\s+)?", re.IGNORECASE)
Pair = tuple[str, str]


def read(path: Path, most: int) -> list[Pair]:
    """The pairs of a file, `most` of them drawn by a fixed seed."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = [line.split("\t") for line in raw.decode("utf-8").split("\n") if "\t" in line]
    pairs = [(" ".join(row[-2].split()), " ".join(row[-1].split())) for row in rows]
    pairs = [pair for pair in pairs if all(pair)]
    random.Random(0).shuffle(pairs)
    return pairs[:most]


def exchanges(number: int, pair: Pair) -> Iterator[tuple[str, Pair]]:
    """(kind, pair) with two values of the English changed over: at most one exchange of each kind."""
    for kind, spans in (("figures", _figures(pair)), ("places", _places(pair))):
        choices = [
            (one, other)
            for one, other in combinations(sorted(spans), 2)
            if one[1] <= other[0] and _alike(pair[1], one, other) and not _LIST.fullmatch(pair[1], one[1], other[0])
        ]
        if choices:
            (a, b), (c, d) = random.Random(number).choice(choices)
            text = pair[1]
            yield kind, (pair[0], text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:])


def _figures(pair: Pair) -> list[Span]:
    arabic = Counter(match[0] for match in _FIGURE.finditer(fold_word(pair[0])))
    english = Counter(match[0] for match in _FIGURE.finditer(pair[1]))
    once = [m.span() for m in _FIGURE.finditer(pair[1]) if arabic[m[0]] == 1 and english[m[0]] == 1]
    parts = [m.span for m in dates(pair[1], load_language("en")) if m.days]
    return [span for span in once if not any(a <= span[0] and span[1] <= b for a, b in parts)]


def _alike(text: str, one: Span, other: Span) -> bool:
    """Two years, or two figures that are none: what is read in the other's place at all."""
    years = [bool(_YEAR.fullmatch(text, *span)) for span in (one, other)]
    return years[0] == years[1]


def _places(pair: Pair) -> list[Span]:
    sides = [places(Segment(document("-", code, [text]), (0,))) for code, text in zip(("ar", "en"), pair, strict=True)]
    counts = [Counter(name for cue in side for name in cue.classes) for side in sides]
    return [cue.span for cue in sides[1] if all(c[name] == 1 for c in counts for name in cue.classes)]


def spoken(pairs: list[Pair]) -> list[list[str]]:
    """The hard messages of the check for each pair."""
    source, target = (document("-", code, [pair[side] for pair in pairs]) for side, code in enumerate(("ar", "en")))
    links = [Link((line,), (line,), 1.0) for line in range(len(pairs))]
    others = frozenset(check_ids()) - {CHECK}
    results = run_checks(source, target, links, encoder=open_encoder(), disabled=others)
    return [[f.message for f in one.findings if f.confidence == "hard"] for one in results]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--most", type=int, default=4000, help="pairs of a file (4000)")
    parser.add_argument("--missed", action="store_true", help="print the exchanges that were missed")
    parser.add_argument("--false", action="store_true", help="print what was said of faithful pairs")
    arguments = parser.parse_args()
    for path in arguments.files:
        pairs = read(path, arguments.most)
        made = [(kind, changed) for number, pair in enumerate(pairs) for kind, changed in exchanges(number, pair)]
        found, every = Counter[str](), Counter(kind for kind, _ in made)
        for (kind, changed), messages in zip(made, spoken([pair for _, pair in made]), strict=True):
            found[kind] += bool(messages)
            if arguments.missed and not messages:
                print(f"missed {kind}", *changed, sep="\n    ")
        alarms = spoken(pairs)
        if arguments.false:
            for pair, messages in zip(pairs, alarms, strict=True):
                for message in messages:
                    print(message, *pair, sep="\n    ")
        false = sum(map(len, alarms))
        recall = ", ".join(f"{kind} {found[kind]}/{n} ({found[kind] / n:.2f})" for kind, n in sorted(every.items()))
        print(f"{path.name}: found {recall}; false {false} in {len(pairs)} ({20 * false / len(pairs):.3f} per 20)")


if __name__ == "__main__":
    main()
