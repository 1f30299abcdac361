"""How much the probabilities of findings mean, on documents that played no part in their fit.

    python tests/benchmarks/bench_calibration.py GOLD [GOLD ...] [--unseen GOLD] [--judged GOLD]

GOLD are folders of documents with gold; by those of `--unseen` no rule was mended,
and they count most. Each document in turn is left out of the fit, with all that share
its sentences (of the others alone; the shipped calibration also sees sentence pairs),
and judged by it. Prints, for findings of like probability, how many are true,
and how many changes are found at several rates of false alarms, beside what
the rules alone call hard. `--judged` names the folder that is counted; all are
by default.
"""

from __future__ import annotations

import argparse
import itertools
from pathlib import Path

import numpy as np

from compare.encoding import open_encoder
from compare.evaluation.gold import load_gold
from compare.training.judging import Example, fit, gold_examples

BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
RATES = (0.5, 1.0, 1.5, 2.0, 3.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--unseen", type=Path, action="append", default=[])
    parser.add_argument("--judged", type=Path)
    arguments = parser.parse_args()
    encoder = open_encoder()
    documents = [(path, gold) for path in (*arguments.gold, *arguments.unseen) for gold in load_gold(path)]
    examples = [list(gold_examples(gold, encoder, path in arguments.unseen)) for path, gold in documents]
    judged: list[tuple[float, Example]] = []
    faithful = 0
    for place, (path, gold) in enumerate(documents):
        if arguments.judged is not None and path != arguments.judged:
            continue
        own = (path, gold.group or gold.name)
        others = [
            example
            for (folder, other), some in zip(documents, examples, strict=True)
            if (folder, other.group or other.name) != own
            for example in some
        ]
        calibration = fit(others, 0.5)
        faithful += sum(not link.findings for link in gold.links)
        judged += [
            (chance, example)
            for example in examples[place]
            if (chance := calibration.probability(example.finding, example.figures, example.marked)) is not None
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


if __name__ == "__main__":
    main()
