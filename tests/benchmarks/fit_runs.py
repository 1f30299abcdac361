"""Fit the probability that a run of words without counterpart was put in or left out, on documents with gold.

    python tests/benchmarks/fit_runs.py GOLD [GOLD ...] [--test GOLD ...]

GOLD are folders of documents with gold or of minimal pairs, of which a line told several times
counts once. Two regressions, one on top of the other: of words, on those of faithful passages and of
passages with a phrase put in or left out (`compare.passage.evidence.lost_words`); of runs, on the candidates of
these (`compare.passage.evidence.lost_runs`): true is what covers a phrase best, false all candidates of
faithful passages. Prints both for these modules, and how many phrases are found at what price, documents
judged by a fit of the others; with `--test`, in documents that take no part.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.evaluation.gold import load_gold
from compare.evaluation.gold_pair import GoldFinding, GoldPair
from compare.passage.evidence import lost_runs, lost_words
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.records import Side, Span

LINKED = 0.95
SHARED = 0.4
"""Share of the shorter of run and phrase from which on they are the same."""
ALIKE = 0.5
"""Share of both together from which on a candidate is true."""
CLOSE = 0.1
"""By how much a true candidate may cover a phrase less well than the best one."""
RATES = (0.1, 0.2, 0.3, 0.5, 1.0)
FOLDS = 6
SOUGHT = 0.15
"""False in 20 faithful passages from which on a run should be hard."""
PROBABLE = 0.64
"""The probability that it has then."""


@dataclass
class Passage:
    """A passage that is faithful, or has a phrase put in or left out."""

    document: str
    faithful: bool
    pair: PassagePair
    run: Run
    words: tuple[Any, Any]
    phrases: tuple[list[Span], list[Span]]


class Candidate(NamedTuple):
    """A run that may be one: passage, side, figures, how well it covers a phrase, whether it counts as found."""

    passage: int
    side: Side
    figures: Any
    covers: float
    found: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--test", type=Path, nargs="*", default=[])
    args = parser.parse_args()
    passages, others = passages_of(args.gold), passages_of(args.test)
    groups = sorted({one.document for one in passages})
    order = np.random.default_rng(0).permutation(len(groups))
    fold = {groups[n]: place % FOLDS for place, n in enumerate(order)}
    folds = np.array([fold[one.document] for one in passages])
    words = [_words_fit([one for one, at in zip(passages, folds, strict=True) if at != k]) for k in range(FOLDS)]
    every = _words_fit(passages)
    print("words:", ", ".join(lost_words.FIGURES), "=", ", ".join(f"{value:.2f}" for value in every))
    found = [c for n, one in enumerate(passages) for c in candidates_of(n, one, words[folds[n]])]
    at = np.array([folds[c.passage] for c in found])
    chances = np.zeros(len(found))
    figures = np.array([c.figures for c in found])
    for k in range(FOLDS):
        chances[at == k] = figures[at == k] @ _runs_fit([c for c in found if folds[c.passage] != k], passages)
    least = _report("documents left out", found, chances, passages)
    fitted = _runs_fit(found, passages)
    fitted[0] += math.log(PROBABLE / (1 - PROBABLE)) - least
    print("runs:", ", ".join(lost_runs.FIGURES), "=", ", ".join(f"{value:.2f}" for value in fitted))
    _report("as it is, these documents", found, figures @ lost_runs.WEIGHTS, passages)
    if others:
        judged = [c for n, one in enumerate(others) for c in candidates_of(n, one, every)]
        _report("test", judged, np.array([c.figures for c in judged]) @ fitted, others)


def passages_of(folders: Sequence[Path]) -> list[Passage]:
    """The passages of documents that the fit is about, faithful ones once."""
    encoder = open_encoder()
    seen: set[tuple[str, int]] = set()
    return [one for path in folders for gold in load_gold(path) for one in _of_document(gold, encoder, seen)]


def _of_document(gold: GoldPair, encoder: Any, seen: set[tuple[str, int]]) -> Iterator[Passage]:
    run = new_run(gold.source, gold.target, [replace(link.link, score=LINKED) for link in gold.links], encoder)
    for pair, wanted in zip(run.pairs, gold.links, strict=True):
        name = gold.group or gold.name, pair.index
        if run.tagging is None or not pair.linked or (not wanted.findings and name in seen):
            continue
        phrases = [one for one in wanted.findings if one.check == "coverage"]
        words = lost_words.word_figures(pair, run.tagging) if phrases or not wanted.findings else None
        if words is None:
            continue
        if not wanted.findings:
            seen.add(name)
        places = [[_local(span, pair, side) for one in phrases for span in _spans(one, side)] for side in Side]
        yield Passage(name[0], not wanted.findings, pair, run, words, (places[0], places[1]))


def candidates_of(number: int, passage: Passage, weights: Any) -> Iterator[Candidate]:
    """The candidates of both sides, by the odds of words that these weights give."""
    tagging, runs = passage.run.tagging, passage.run.unmatched_runs
    odds = [figures @ weights for figures in passage.words]
    if tagging is None or runs is None:
        return
    for side in Side:
        for span, figures in lost_runs.judged_runs(passage.pair, tagging, odds, runs.words_ratio(), side):
            covers = max((_share(span, phrase) for phrase in passage.phrases[side]), default=0.0)
            found = any(_same(span, phrase) for phrase in passage.phrases[side])
            if found or covers or passage.faithful:
                yield Candidate(number, side, figures, covers, found)


def _words_fit(passages: Sequence[Passage]) -> Any:
    figures, lost = [], []
    for one in passages:
        for side in Side:
            spans = one.run.tagging.rows(side, one.pair.index).spans if one.run.tagging else ()
            figures.append(one.words[side])
            lost += [any(a < end and start < b for a, b in one.phrases[side]) for start, end in spans]
    return _regression(np.concatenate(figures), np.array(lost, float))


def _runs_fit(found: Sequence[Candidate], passages: Sequence[Passage]) -> Any:
    figures = np.array([c.figures for c in found])
    best: dict[tuple[int, Side], float] = {}
    for c in found:
        best[c.passage, c.side] = max(best.get((c.passage, c.side), 0.0), c.covers)
    true = np.array([c.covers >= max(ALIKE, best[c.passage, c.side] - CLOSE) for c in found])
    chosen = true | np.array([passages[c.passage].faithful for c in found])
    mean, spread = figures.mean(axis=0), figures.std(axis=0) + 1e-9
    mean[0], spread[0] = 0, 1
    odds = _regression(((figures - mean) / spread)[chosen], true[chosen].astype(float), 2.0) / spread
    odds[0] -= odds[1:] @ mean[1:]
    return odds


def _report(title: str, found: Sequence[Candidate], odds: Any, passages: Sequence[Passage]) -> float:
    """Print how many phrases are found at which rate; the log odds from which on there are `SOUGHT` false in 20."""
    best: dict[tuple[int, Side], int] = {}
    for n, c in enumerate(found):
        key = c.passage, c.side
        if key not in best or odds[n] > odds[best[key]]:
            best[key] = n
    faithful = sum(one.faithful for one in passages)
    true: dict[int, float] = {}
    for n in best.values():
        if found[n].found:
            true[found[n].passage] = max(odds[n], true.get(found[n].passage, -math.inf))
    false = np.sort([odds[n] for n in best.values() if passages[found[n].passage].faithful])[::-1]
    print(f"{title}: {sum(not one.faithful for one in passages)} phrases, {faithful} faithful passages")
    for rate in RATES:
        least = false[min(len(false) - 1, int(rate * faithful / 20))]
        print(f"  {rate} false in 20: {sum(value > least for value in true.values())} found")
    return float(false[min(len(false) - 1, int(SOUGHT * faithful / 20))])


def _local(span: Span, pair: PassagePair, side: Side) -> Span:
    start = pair.on(side).start
    return span[0] - start, span[1] - start


def _spans(finding: GoldFinding, side: Side) -> tuple[Span, ...]:
    return finding.target_spans if side else finding.source_spans


def _same(one: Span, other: Span) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= SHARED * min(one[1] - one[0], other[1] - other[0])


def _share(one: Span, other: Span) -> float:
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / (max(one[1], other[1]) - min(one[0], other[0]))


def _regression(figures: Any, true: Any, ridge: float = 1.0) -> Any:
    """Logistic regression by Newton's method."""
    found = np.zeros(figures.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-figures @ found))
        slope = figures.T @ (true - chance) - ridge * found
        curve = (figures * (chance * (1 - chance))[:, None]).T @ figures + ridge * np.eye(len(found))
        found += np.linalg.solve(curve, slope)
    return found


if __name__ == "__main__":
    main()
