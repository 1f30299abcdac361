"""One Arabic and one English passage, and what a check says about them."""

import importlib
import re

import numpy as np
from pairs import document

from compare.checks.catalogue import coverage
from compare.passage.pair import Context, Pair
from compare.records import Finding, Link
from compare.text.segment import Side


def findings(check: str, *passages: tuple[str, str], index: int = 0) -> list[Finding]:
    """What `check` finds in passage `index` of two documents given passage by passage."""
    source = document("ar", *(arabic for arabic, _ in passages))
    target = document("en", *(english for _, english in passages))
    pairs = [Pair(Link((i,), (i,), 1.0), Side(source, (i,)), Side(target, (i,))) for i in range(len(passages))]
    module = importlib.import_module(f"compare.checks.catalogue.{check}")
    options: dict[str, object] = {"source": source, "target": target}
    if hasattr(module, "prepare"):
        options[check] = module.prepare(pairs, options)
    return list(module.find(pairs[index], Context(pairs, index, options)))


class Dictionary:
    """Words of two languages with vectors: those given as translations of each other have the same."""

    def __init__(self, **translations: str) -> None:
        self.numbers: dict[str, int] = {}
        for english, arabic in translations.items():
            self.numbers[english] = self.numbers[arabic] = len(self.numbers)

    def token_vectors(self, text: str):
        spans = [match.span() for match in re.finditer(r"\w+", text)]
        rows = np.zeros((len(spans), 256), np.float32)
        for row, (start, end) in zip(rows, spans, strict=True):
            row[self.numbers.setdefault(text[start:end].lower(), len(self.numbers))] = 1
        return spans, rows


def findings_by_words(check: str, arabic: str, english: str, **translations: str) -> list[Finding]:
    """What `check` finds where the encoder knows these `english=arabic` words."""
    return findings_with(Dictionary(**translations), check, arabic, english)


def findings_with(encoder: object, check: str, arabic: str, english: str) -> list[Finding]:
    """What `check` finds in one passage with the words' vectors of `encoder`."""
    source, target = document("ar", arabic), document("en", english)
    pairs = [Pair(Link((0,), (0,), 1.0), Side(source, (0,)), Side(target, (0,)))]
    options: dict[str, object] = {"encoder": encoder}
    options["coverage"] = coverage.prepare(pairs, options)
    module = importlib.import_module(f"compare.checks.catalogue.{check}")
    return list(module.find(pairs[0], Context(pairs, 0, options)))


def marked(check: str, arabic: str, english: str) -> list[tuple[str, str, list[str], list[str]]]:
    """(severity, confidence, marked Arabic, marked English) of every finding in one passage."""
    return [
        (f.severity, f.confidence, [arabic[a:b] for a, b in f.source_spans], [english[a:b] for a, b in f.target_spans])
        for f in findings(check, (arabic, english))
    ]
