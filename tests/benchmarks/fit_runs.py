"""Fit the probability that a run of words without counterpart was put in or left out, on documents with gold.

    python tests/benchmarks/fit_runs.py GOLD [GOLD ...]

GOLD are folders of documents with gold. The strongest run of each side of a linked passage
(`compare.passage.unmatched_runs`) is true if a phrase was put in or left out where it stands,
false in a faithful passage; others are left out. Prints the log odds for
`compare/passage/unmatched_runs.py`, and how many runs are found at what price.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.evaluation.gold import load_gold
from compare.evaluation.gold_pair import GoldFinding, GoldPair
from compare.passage.unmatched_runs import SOUGHT, ends_side, run_probability
from compare.records import Side, Span

LINKED = 0.95
SHARED = 0.4
"""Share of the shorter of run and phrase from which on they are the same."""
PROBABLE = 0.64
"""From which on a run is hard without a calibration (`compare.checks.catalogue.coverage`)."""
RATES = (0.05, 0.1, 0.2, 0.3, 0.5)
Row = tuple[float, bool, bool, bool, float, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+")
    encoder = open_encoder()
    documents = [gold for path in parser.parse_args().gold for gold in load_gold(path)]
    rows = [row for gold in documents for row in runs_of(gold, encoder)]
    faithful = sum(not link.findings for gold in documents for link in gold.links)
    figures = np.array([[1.0, out, report, ends] for out, report, ends, *_ in rows])
    true, weight = np.array([row[3] for row in rows]), np.array([row[4] for row in rows])
    blind = figures[:, :3] @ _regression(figures[:, :3], true.astype(float), weight)
    odds = _regression(figures, true.astype(float), weight)
    print(f"{len(rows)} runs, {true.sum()} true; {faithful} faithful passages")
    print("RARE, OF_STANDING_OUT, OF_REPORT, OF_END =", ", ".join(f"{value:.2f}" for value in odds))
    chances = figures @ odds
    for rate in RATES:
        allowed = int(rate * faithful / 20)
        least, without = (np.sort(some[~true])[::-1][allowed] for some in (chances, blind))
        shown = 1 / (1 + np.exp(-least - SOUGHT))
        found, fewer = (chances[true] > least).sum(), (blind[true] > without).sum()
        print(f"{rate} false in 20: {found} found, from {shown:.2f} on; {fewer} if it is not known what ends a side")
    today = np.array([row[5] for row in rows])
    hard = today >= PROBABLE
    print(f"as it is: {hard[true].sum()} found, {20 * hard[~true].sum() / faithful:.2f} false in 20")


def runs_of(gold: GoldPair, encoder: Any) -> Iterator[Row]:
    """Of each run how far it stands out, whether it is the report's, ends its side and is true; weight, probability."""
    run = new_run(gold.source, gold.target, [replace(link.link, score=LINKED) for link in gold.links], encoder)
    runs = run.unmatched_runs
    for pair, wanted in zip(run.pairs, gold.links, strict=True):
        for side in Side if runs and pair.linked else ():
            found = runs.of(side, pair.index) if runs else None
            if found is None or found.span[0] == found.span[1]:
                continue
            segment = pair.on(side)
            phrases = [span for one in wanted.findings if _is_phrase(one) for span in _spans(one, side)]
            local = [(start - segment.start, end - segment.start) for start, end in phrases]
            true = any(_same(found.span, span) for span in local)
            if true or not wanted.findings:
                ends = ends_side(segment.text, found.span)
                chance = run_probability(side, found.stands_out, ends)
                yield found.stands_out, side is Side.TARGET, ends, true, wanted.weight, chance


def _is_phrase(finding: GoldFinding) -> bool:
    return finding.check == "coverage"


def _spans(finding: GoldFinding, side: Side) -> tuple[Span, ...]:
    return finding.target_spans if side else finding.source_spans


def _same(one: Span, other: Span) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= SHARED * min(one[1] - one[0], other[1] - other[0])


def _regression(figures: Any, true: Any, weight: Any, ridge: float = 1.0) -> Any:
    """Logistic regression by Newton's method."""
    found = np.zeros(figures.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-figures @ found))
        slope = figures.T @ (weight * (true - chance)) - ridge * found
        curve = (figures * (weight * chance * (1 - chance))[:, None]).T @ figures + ridge * np.eye(len(found))
        found += np.linalg.solve(curve, slope)
    return found


if __name__ == "__main__":
    main()
