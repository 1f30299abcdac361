"""How good links of real texts are, by kind of text, beside those of a plain aligner.

    python tests/benchmarks/bench_alignment_real.py [DATA] [--calibration | --trust | --sensitivity [NAME ...]]

DATA is a folder as MUQABALA_DEV_DATA names it; without it, only corpora/ is
measured. `torn` is the share of sentences with a counterpart that are linked
with nothing. CPU seconds include the vectors of the sentences, and of the
words for the program. `--calibration` counts how many links of literature are
right, by score. `--trust` prints what `trust.SURE` decides on: the median
probability of the links, and what a second look makes of them where it is
forced. `--sensitivity` halves and doubles every constant (or
those that are named) in turn, and prints by how many points of strict F1 the
links of the aligner alone get better or worse, by kind of text.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "alignment"))

import numpy as np
from bench_alignment_quality import SCORES, settings
from kinds_of_text import Case, by_program, cases, folder, measured

from compare.alignment import align
from compare.alignment.anchors import sentence_anchors
from compare.alignment.ends import sentence_ends
from compare.alignment.refine.boundaries import refine_boundaries
from compare.alignment.refine.features import LexicalEvidence
from compare.alignment.refine.unaligned import link_unaligned
from compare.alignment.words import WordEvidence, words_of
from compare.encoding import open_encoder
from compare.encoding.tokens import TokenStore
from compare.evaluation.links import LinkScores, score_links, sides

RATES = ("strict", "lax", "dropped", "added")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", nargs="?", type=Path, default=folder())
    parser.add_argument("--sensitivity", nargs="*", metavar="NAME", help="halve and double the constants")
    parser.add_argument("--calibration", action="store_true", help="links of literature that are right, by score")
    parser.add_argument("--trust", action="store_true", help="how sure links are, and what a second look does to them")
    arguments = parser.parse_args()
    data = arguments.data
    if arguments.calibration:
        calibration(data)
        return
    if arguments.trust:
        trust(data)
        return
    if arguments.sensitivity is not None:
        sensitivity(data, set(arguments.sensitivity))
        return
    print(f"{'kind':18}{'aligner':9}" + "".join(f"{name:>9}" for name in (*RATES, "moved", "torn", "CPU s")))
    for kind, aligners in measured(data).items():
        for name, found in aligners.items():
            # A rate of nothing is no rate.
            rates = [getattr(found.scores, rate) for rate in RATES]
            values = [f"{rate.f1:.3f}" if rate.gold else "-" for rate in rates]
            values.append(f"{found.moved_found}/{found.moved}" if found.moved else "-")
            values += [f"{found.torn / max(1, found.paired):.3f}", f"{found.seconds:.1f}"]
            print(f"{kind:18}{name:9}" + "".join(f"{value:>9}" for value in values))


def calibration(data: Path | None) -> None:
    """The share that is right among links of like score, and of how many, in order and moved."""
    found: dict[str, list[tuple[float, bool]]] = {"in order": [], "moved": []}
    for case in cases(data):
        if case.kind.startswith("literature"):
            gold = {(link.source, link.target) for link in case.links}
            for link in by_program(case):
                if link.source and link.target:
                    right = (link.source, link.target) in gold
                    found["moved" if link.moved else "in order"].append((link.score, right))
    print("| literature | " + " | ".join(f"from {low}" for low in (0.0, *SCORES)) + " |")
    print("|---" * (len(SCORES) + 2) + "|")
    for name, outcomes in found.items():
        places = np.searchsorted(SCORES, [score for score, _ in outcomes], "right")
        right = np.array([hit for _, hit in outcomes], float)
        cells = [right[places == place] for place in range(len(SCORES) + 1)]
        print(f"| {name} | " + " | ".join(f"{one.mean():.2f} ({len(one)})" if len(one) else "" for one in cells) + " |")


def trust(data: Path | None) -> None:
    """By kind: the median probability of the links of each text, the strict F1 and the share of those left out that
    are left out, both before a second look and after."""
    encoder = open_encoder()
    medians: dict[str, list[float]] = {}
    scores: dict[str, list[LinkScores]] = {}
    for case in cases(data):
        inputs = inputs_of(case)
        links = align(**{**inputs, "words": WordEvidence(*inputs["words"])})
        vectors = inputs["source_vectors"], inputs["target_vectors"]
        texts = LexicalEvidence((case.source, case.target), TokenStore(encoder), vectors)
        twice = link_unaligned(refine_boundaries(links, texts), texts)
        probable = [link.score for link in links if link.source and link.target]
        medians.setdefault(case.kind, []).append(median(probable) if probable else 0.0)
        found = scores.setdefault(case.kind, [LinkScores(), LinkScores()])
        for place, either in enumerate((links, twice)):
            found[place] += score_links(sides(case.links), sides(either))
    print("| kind | texts | median probability | strict F1 | looked at again | left out, right | looked at again |")
    print("|---" * 7 + "|")
    for kind, (before, after) in scores.items():
        known = medians[kind]
        cells = [kind, str(len(known)), f"{min(known):.3f}-{max(known):.3f}"]
        cells += [f"{one.strict.f1:.3f}" for one in (before, after)]
        cells += [_left_out(one) for one in (before, after)]
        print("| " + " | ".join(cells) + " |")


def _left_out(scores: LinkScores) -> str:
    """How many of the sentences called dropped or added are, and of how many."""
    right, found = (getattr(scores.dropped, name) + getattr(scores.added, name) for name in ("right", "tested"))
    return f"{right / found:.2f} ({found})" if found else ""


KINDS = ("law plain", "law report", "literature plain", "literature report", "real", "pairs")
"""What constants are varied on: translations and reports, easy for the encoder and not."""


def sensitivity(data: Path | None, names: set[str]) -> None:
    """One line for each constant: its value, and the change by kind, halved / doubled."""
    prepared = [(case, inputs_of(case)) for case in cases(data) if case.kind in KINDS]
    base = strict(prepared)
    print("| constant | value | " + " | ".join(KINDS) + " |\n|---" + "|---" * (len(KINDS) + 1) + "|")
    print("| as it is | | " + " | ".join(f"{100 * base[kind]:.1f}" for kind in KINDS) + " |", flush=True)
    for name, value, setting in settings():
        if names and name.split(".")[-1] not in names:
            continue
        found = []
        for factor in (0.5, 2.0):
            undo = setting(type(value)(value * factor))
            found.append(strict(prepared))
            undo()
        cells = [" / ".join(f"{100 * (one[kind] - base[kind]):+.1f}" for one in found) for kind in KINDS]
        print(f"| {name} | {value} | " + " | ".join(cells) + " |", flush=True)


def inputs_of(case: Case) -> dict[str, Any]:
    """What the aligner is given for a pair of texts."""
    encoder = open_encoder()
    texts = [[d.sentence_text(s.index) for s in d.sentences] for d in (case.source, case.target)]
    ours, theirs = ([encoder.token_rows(text)[1] for text in side] for side in texts)
    return {
        "source_vectors": encoder.encode(texts[0]),
        "target_vectors": encoder.encode(texts[1]),
        "source_lengths": [len(text) for text in texts[0]],
        "target_lengths": [len(text) for text in texts[1]],
        "source_anchors": sentence_anchors(texts[0]),
        "target_anchors": sentence_anchors(texts[1]),
        "source_ends": sentence_ends(texts[0]),
        "target_ends": sentence_ends(texts[1]),
        "words": (words_of(ours), words_of(theirs)),
    }


def strict(prepared: Sequence[tuple[Case, dict[str, Any]]]) -> dict[str, float]:
    """Strict F1 of the links of the aligner alone, by kind."""
    scores: dict[str, LinkScores] = {}
    for case, inputs in prepared:
        links = align(**{**inputs, "words": WordEvidence(*inputs["words"])})
        scores[case.kind] = scores.get(case.kind, LinkScores()) + score_links(sides(case.links), sides(links))
    return {kind: found.strict.f1 for kind, found in scores.items()}


if __name__ == "__main__":
    main()
