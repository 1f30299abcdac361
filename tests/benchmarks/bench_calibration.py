"""How much the probabilities of findings mean, on documents that played no part in their fit.

    python tests/benchmarks/bench_calibration.py GOLD [GOLD ...] [--unseen GOLD] [--judged GOLD] [--rules]

GOLD are folders of documents with gold; by those of `--unseen` no rule was mended,
and they count most. Each document in turn is left out of the fit, with all that share
its sentences (of the others alone; the shipped calibration also sees sentence pairs),
and judged by it. Prints, for findings of like probability, how many are true,
and how many changes are found at several rates of false alarms, beside what
the rules alone call hard. `--judged` names a folder that is counted, and may be
said again; all are by default. `--rules` only counts how often each rule is right,
a line of a minimal pair as a third.
"""

from __future__ import annotations

import argparse
import itertools
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from compare.checks.calibration import rule_name
from compare.encoding import open_encoder
from compare.evaluation.gold import load_gold
from compare.training.judging import WEIGHTS, Example, fit, gold_examples

BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
RATES = (0.5, 1.0, 1.5, 2.0, 3.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--unseen", type=Path, action="append", default=[])
    parser.add_argument("--judged", type=Path, action="append", default=[])
    parser.add_argument("--rules", action="store_true")
    arguments = parser.parse_args()
    folders = [*arguments.gold, *arguments.unseen]
    counted = arguments.judged or folders
    if unknown := [str(path) for path in counted if path not in folders]:
        parser.error(f"--judged: not among the folders: {', '.join(unknown)}")
    encoder = open_encoder()
    documents = [(path, gold) for path in folders for gold in load_gold(path)]
    examples = [list(gold_examples(gold, encoder, path in arguments.unseen)) for path, gold in documents]
    if arguments.rules:
        whole = {path: WEIGHTS["unseen" if path in arguments.unseen else "gold"] for path in folders}
        found = zip(documents, examples, strict=True)
        _print_rules((one, one.weight / whole[path]) for (path, _), some in found for one in some if path in counted)
        return
    judged: list[tuple[float, Example]] = []
    faithful = 0
    groups: dict[tuple[Path, str], list[int]] = {}
    for place, (path, gold) in enumerate(documents):
        groups.setdefault((path, gold.group or gold.name), []).append(place)
    for (path, _), own in groups.items():
        if path not in counted:
            continue
        calibration = fit([one for place, some in enumerate(examples) if place not in own for one in some], 0.5)
        for place in own:
            faithful += sum(not link.findings for link in documents[place][1].links)
            judged += [
                (chance, one)
                for one in examples[place]
                if (chance := calibration.probability(one.finding, one.figures, one.marked)) is not None
            ]
    chances = np.array([chance for chance, _ in judged])
    true = np.array([example.true for _, example in judged])
    hard = np.array([example.finding.confidence == "hard" for _, example in judged])
    print(f"{len(judged)} findings, {true.sum()} true, {faithful} faithful passages\n")
    print("| probability | findings | true |\n|---|---|---|")
    for low, high in itertools.pairwise(BINS):
        inside = (chances >= low) & ((chances < high) | (high == 1.0))
        if inside.any():
            print(f"| {low:.1f}-{high:.1f} | {inside.sum()} | {true[inside].mean():.2f} |")
    rate = 20 * (hard & ~true).sum() / faithful
    print("\n| false hard findings in 20 faithful passages | true findings |\n|---|---|")
    print(f"| rules alone: {rate:.2f} | {(hard & true).sum()} |")
    false = np.sort(chances[~true])[::-1]
    for rate in RATES:
        allowed = int(rate * faithful / 20)
        least = false[allowed] if allowed < len(false) else -1.0
        print(f"| {rate} | {(true & (chances > least)).sum()} |")


def _print_rules(found: Iterable[tuple[Example, float]]) -> None:
    """Print how much of what each rule raises is true, and false."""
    counts: defaultdict[tuple[str, bool], float] = defaultdict(float)
    for example, weight in found:
        counts[rule_name(example.finding), example.true] += weight
    print("| rule | true | false |\n|---|---|---|")
    for rule in sorted({rule for rule, _ in counts}):
        print(f"| {rule} | {counts[rule, True]:.1f} | {counts[rule, False]:.1f} |")


if __name__ == "__main__":
    main()
