"""The whole program against gold: links and findings, pooled over documents."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from compare.evaluation.findings import (
    FindingScores,
    judge_gold,
    on_gold_sentences,
    score_findings,
)
from compare.evaluation.gold import load_gold
from compare.evaluation.gold_pair import GoldPair
from compare.evaluation.links import LinkScores, Rates, score_links
from compare.pipeline import Options, compare_documents, load_documents
from compare.records import Passage


@dataclass(slots=True)
class Evaluation:
    """Pooled counts; `to_json` turns them into rates."""

    pairs: int = 0
    source_sentences: int = 0
    target_sentences: int = 0
    links: LinkScores = field(default_factory=LinkScores)
    findings: FindingScores = field(default_factory=FindingScores)

    def to_json(self) -> dict[str, Any]:
        """Plain values, for `--format json`. A rate of nothing is null; of moved links only a recall is known."""
        rates = {name: getattr(self.links, name) for name in LinkScores.__slots__}
        return {
            "pairs": self.pairs,
            "sentences": {"source": self.source_sentences, "target": self.target_sentences},
            "links": {name: _rates(rate) for name, rate in rates.items()},
            "findings": self.findings.to_json(),
        }


def _rates(rates: Rates) -> dict[str, Any]:
    both = rates.tested and rates.gold
    return {
        "right": rates.right,
        "tested": rates.tested,
        "found": rates.found,
        "gold": rates.gold,
        "precision": rates.precision if rates.tested else None,
        "recall": rates.recall if rates.gold else None,
        "f1": rates.f1 if both else None,
    }


def evaluate(folder: Path, options: Options, *, gold_links: bool = False) -> Evaluation:
    """Compare every pair under `folder` and score what comes out.

    Authored pairs go through our own segmentation and are scored on the
    gold's sentences; perturbed files are given by sentence. With `gold_links`
    the aligner is left out and only the checks are measured. Raises UserError
    if there is no gold.
    """
    from compare.encoding import open_encoder

    encoder = open_encoder(options.encoder, threads=options.threads) if gold_links else None
    total = Evaluation()
    for gold in load_gold(folder):
        passages = judge_gold(gold, encoder=encoder) if gold_links else _passages(gold, options)
        total.pairs += 1
        total.source_sentences += len(gold.source.sentences)
        total.target_sentences += len(gold.target.sentences)
        total.links += score_links(
            ((link.link.source, link.link.target) for link in gold.links), ((p.source, p.target) for p in passages)
        )
        total.findings += score_findings(gold, passages)
    return total


def _passages(gold: GoldPair, options: Options) -> list[Passage]:
    """The program's passages, with the gold's sentence numbers."""
    if not gold.authored:
        return list(compare_documents(gold.source, gold.target, options).passages)
    options = replace(options, source_language=gold.source.language, target_language=gold.target.language)
    source, target = load_documents(gold.source.path, gold.target.path, options)
    comparison = compare_documents(source, target, options)
    return on_gold_sentences(gold, source, target, comparison.passages)
