"""Fit whether causes, purposes and quotations that answer one another say two things, on documents with gold.

    python tests/benchmarks/fit_otherwise.py GOLD [GOLD ...]

GOLD are folders of documents with gold or of minimal pairs, of which a line told several times counts
once. Two regressions: of causes and purposes (`compare.passage.roles.replaced_slots`), true where both
are part of such a change, and of quotations (`compare.passage.roles.quotations`), true where what is quoted was
changed; false in faithful passages. Prints both, and how many passages with a change are found at what
price, documents judged by a fit of the others.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.evaluation.gold import load_gold
from compare.evaluation.gold_pair import GoldLink, GoldPair
from compare.passage.evidence.likeness import likeness
from compare.passage.evidence.renderings import renderings
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.roles import quotations, replaced_slots
from compare.records import Side, Span
from compare.text.quotes import quotes
from compare.text.segment import overlap

LINKED = 0.95
RATES = (2, 5, 8, 12, 20, 30, 45)
"""False passages at which the changes found are counted."""
FOLDS = 6
RIDGE = 2.0
SLOTS = ("cause", "purpose")


class Candidate(NamedTuple):
    """Two stretches that answer one another: document, passage, figures, whether they say two things."""

    document: str
    passage: tuple[str, int, bool]
    figures: Any
    true: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+")
    args = parser.parse_args()
    slots: list[Candidate] = []
    quoted: list[Candidate] = []
    encoder = open_encoder()
    for path in args.gold:
        seen: set[tuple[str, int]] = set()
        for gold in load_gold(path):
            for pair, link, run in _passages(gold, encoder, seen):
                slots += _slots(gold, pair, link, run)
                quoted += _quotations(gold, pair, link, run)
    for title, found in (("causes and purposes", slots), ("quotations", quoted)):
        _report(title, found)


def _passages(gold: GoldPair, encoder: Any, seen: set[tuple[str, int]]) -> Iterator[tuple[PassagePair, GoldLink, Run]]:
    run = new_run(gold.source, gold.target, [replace(link.link, score=LINKED) for link in gold.links], encoder)
    for pair, wanted in zip(run.pairs, gold.links, strict=True):
        name = gold.group or gold.name, pair.index
        if pair.linked and (wanted.findings or name not in seen):
            if not wanted.findings:
                seen.add(name)
            yield pair, wanted, run


def _slots(gold: GoldPair, pair: PassagePair, link: GoldLink, run: Run) -> Iterator[Candidate]:
    if any(one.category not in SLOTS for one in link.findings):
        return
    for one, other, figures in replaced_slots.judged_slots(pair, run):
        marked = [_marked(pair, link, side, (one, other)[side].span) for side in Side]
        if all(marked) or not link.findings:
            yield Candidate(gold.group or gold.name, _passage(gold, pair, link), figures, bool(link.findings))


def _quotations(gold: GoldPair, pair: PassagePair, link: GoldLink, run: Run) -> Iterator[Candidate]:
    if any(one.category != "quote" for one in link.findings):
        return
    both = [[(one.start, one.end) for one in quotes(pair.on(side))] for side in Side]
    alike = likeness(pair, run) if all(both) else None
    may = renderings(pair, alike) if alike else None
    if alike is None or may is None:
        return
    figures = quotations.judged_quotations(pair, run, (both[0], both[1]), (alike, may))
    if figures is not None:
        yield Candidate(gold.group or gold.name, _passage(gold, pair, link), figures, bool(link.findings))


def _marked(pair: PassagePair, link: GoldLink, side: Side, span: Span) -> bool:
    """Whether a local span is part of what was changed."""
    here = pair.on(side).span(span)
    spans = [span for one in link.findings for span in (one.target_spans if side else one.source_spans)]
    return any(overlap(here, span) for span in spans)


def _passage(gold: GoldPair, pair: PassagePair, link: GoldLink) -> tuple[str, int, bool]:
    return gold.group or gold.name, pair.index, bool(link.findings)


def _report(title: str, found: Sequence[Candidate]) -> None:
    """Print the weights, and how many changes are found with how many false passages."""
    groups = sorted({one.document for one in found})
    order = np.random.default_rng(0).permutation(len(groups))
    fold = {groups[n]: place % FOLDS for place, n in enumerate(order)}
    at = np.array([fold[one.document] for one in found])
    figures, true = np.array([one.figures for one in found]), np.array([one.true for one in found], float)
    odds = np.zeros(len(found))
    for k in range(FOLDS):
        odds[at == k] = figures[at == k] @ _fit(figures[at != k], true[at != k])
    print(f"{title}:", ", ".join(f"{value:.2f}" for value in _fit(figures, true)))
    best: dict[tuple[str, int, bool], float] = {}
    for one, value in zip(found, odds.tolist(), strict=True):
        best[one.passage] = max(value, best.get(one.passage, -math.inf))
    changed = [value for passage, value in best.items() if passage[2]]
    false = sorted((value for passage, value in best.items() if not passage[2]), reverse=True)
    print(f"  of {len(changed)} changes and {len(false)} faithful passages")
    for count in RATES:
        if count < len(false):
            least = false[count]
            print(f"  {count} false: {sum(value > least for value in changed)} found, log odds {least:.2f}")


def _fit(figures: Any, true: Any) -> Any:
    """Ridge logistic regression by Newton's method, over standardised figures."""
    mean, spread = figures.mean(axis=0), figures.std(axis=0) + 1e-9
    mean[0], spread[0] = 0, 1
    standard = (figures - mean) / spread
    odds = np.zeros(figures.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-standard @ odds))
        slope = standard.T @ (true - chance) - RIDGE * odds
        curve = (standard * (chance * (1 - chance))[:, None]).T @ standard + RIDGE * np.eye(len(odds))
        odds += np.linalg.solve(curve, slope)
    odds /= spread
    odds[0] -= odds[1:] @ mean[1:]
    return odds


if __name__ == "__main__":
    main()
