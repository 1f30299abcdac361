"""Fit the probability that a run of words without counterpart was put in or left out, on documents with gold.

    python tests/benchmarks/fit_runs.py GOLD [GOLD ...]

GOLD are folders of documents with gold or of minimal pairs, of which a line told several times
counts once. The strongest run of each side of a linked passage (`compare.passage.unmatched_runs`) is
true if a phrase was put in or left out where it stands, false in a faithful passage; others are left
out. Prints the log odds for `compare/passage/unmatched_runs.py`, and how many runs are found at what
price.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.evaluation.gold import load_gold
from compare.evaluation.gold_pair import GoldFinding, GoldPair
from compare.passage.unmatched_runs import SOUGHT
from compare.records import Side, Span

LINKED = 0.95
SHARED = 0.4
"""Share of the shorter of run and phrase from which on they are the same."""
PROBABLE = 0.64
"""From which on a run is hard without a calibration (`compare.checks.catalogue.coverage`)."""
RATES = (0.1, 0.2, 0.3, 0.5, 1.0)
AUTHORED = 3.0
"""What a passage of a whole document counts beside a line of a minimal pair."""
NAMES = "RARE", "OF_STANDING_OUT", "OF_END", "OF_RENDERED", "OF_CONTENT", "OF_SPARE"


class Row(NamedTuple):
    """A run: figures and whether it is true; what it counts, and its probability as it is."""

    figures: tuple[float, ...]
    true: bool
    weight: float
    probability: float


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+")
    encoder = open_encoder()
    documents = [gold for path in parser.parse_args().gold for gold in load_gold(path)]
    seen: set[tuple[str, int]] = set()
    rows = [row for gold in documents for row in runs_of(gold, encoder, seen)]
    figures = np.array([row.figures for row in rows])
    true, weight = np.array([row.true for row in rows]), np.array([row.weight for row in rows])
    odds = _regression(figures, true.astype(float), weight)
    few = _regression(figures[:, :2], true.astype(float), weight)
    print(f"{len(rows)} runs, {true.sum()} true; {len(seen)} faithful passages")
    print(", ".join(NAMES), "=", ", ".join(f"{value:.2f}" for value in odds))
    chances, blind = figures @ odds, figures[:, :2] @ few
    for rate in RATES:
        allowed = int(rate * len(seen) / 20)
        least, without = (np.sort(some[~true])[::-1][allowed] for some in (chances, blind))
        shown = 1 / (1 + np.exp(-least - SOUGHT))
        found, fewer = (chances[true] > least).sum(), (blind[true] > without).sum()
        print(f"{rate} false in 20: {found} found, from {shown:.2f} on; {fewer} by how far they stand out alone")
    hard = np.array([row.probability for row in rows]) >= PROBABLE
    print(f"as it is: {hard[true].sum()} found, {20 * hard[~true].sum() / len(seen):.2f} false in 20")


def runs_of(gold: GoldPair, encoder: Any, seen: set[tuple[str, int]]) -> Iterator[Row]:
    """The runs of a document; its faithful passages are added to `seen`, and those that were told before left out."""
    run = new_run(gold.source, gold.target, [replace(link.link, score=LINKED) for link in gold.links], encoder)
    runs = run.unmatched_runs
    for pair, wanted in zip(run.pairs, gold.links, strict=True):
        name = gold.group or gold.name, pair.index
        if runs is None or not pair.linked or (not wanted.findings and name in seen):
            continue
        if not wanted.findings:
            seen.add(name)
        for side in Side:
            found = runs.of(side, pair.index)
            if found is None or found.span[0] == found.span[1]:
                continue
            segment = pair.on(side)
            phrases = [span for one in wanted.findings if _is_phrase(one) for span in _spans(one, side)]
            true = any(_same(found.span, (start - segment.start, end - segment.start)) for start, end in phrases)
            if true or not wanted.findings:
                ends, rendered, content, spare = found.figures
                figures = 1.0, found.stands_out, float(ends), rendered, math.log1p(content), math.log1p(spare)
                yield Row(figures, true, 1.0 if gold.group else AUTHORED, found.probability)


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
