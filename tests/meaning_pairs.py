"""One Arabic and one English passage, and what a check says about them."""

import re
from typing import Any

import numpy as np
from pairs import document

from compare.checks.engine import findings_in, new_run
from compare.checks.registry import load_check
from compare.records import Finding, Link


def findings(check: str, *passages: tuple[str, str], index: int = 0, encoder: Any = None) -> list[Finding]:
    """What `check` finds in passage `index` of two documents given passage by passage."""
    source = document("ar", *(arabic for arabic, _ in passages))
    target = document("en", *(english for _, english in passages))
    run = new_run(source, target, [Link((i,), (i,), 1.0) for i in range(len(passages))], encoder)
    return list(findings_in(run.pairs[index], run, [load_check(check)]))


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
    return findings(check, (arabic, english), encoder=encoder)


def marked(check: str, arabic: str, english: str) -> list[tuple[str, str, list[str], list[str]]]:
    """(severity, confidence, marked Arabic, marked English) of every finding in one passage."""
    return [
        (f.severity, f.confidence, [arabic[a:b] for a, b in f.source_spans], [english[a:b] for a, b in f.target_spans])
        for f in findings(check, (arabic, english))
    ]
