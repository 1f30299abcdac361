"""One Arabic and one English passage, and what a check says about them."""

import importlib

from compare.alignment.link import Link
from compare.divergence.finding import Finding
from compare.divergence.pair import Context, Pair, Side
from compare.document import Document, Sentence


def document(language: str, *sentences: str) -> Document:
    text, marks, at = "\n".join(sentences), [], 0
    for index, sentence in enumerate(sentences):
        marks.append(Sentence(index, index, at, at + len(sentence)))
        at += len(sentence) + 1
    return Document("-", text, language, sentences=tuple(marks))


def findings(check: str, *passages: tuple[str, str], index: int = 0) -> list[Finding]:
    """What `check` finds in passage `index` of two documents given passage by passage."""
    source = document("ar", *(arabic for arabic, _ in passages))
    target = document("en", *(english for _, english in passages))
    pairs = [Pair(Link((i,), (i,), 1.0), Side(source, (i,)), Side(target, (i,))) for i in range(len(passages))]
    module = importlib.import_module(f"compare.divergence.checks.{check}")
    options: dict[str, object] = {"source": source, "target": target}
    if hasattr(module, "prepare"):
        options[check] = module.prepare(pairs, options)
    return list(module.find(pairs[index], Context(pairs, index, options)))


def marked(check: str, arabic: str, english: str) -> list[tuple[str, str, list[str], list[str]]]:
    """(severity, confidence, marked Arabic, marked English) of every finding in one passage."""
    return [
        (f.severity, f.confidence, [arabic[a:b] for a, b in f.source_spans], [english[a:b] for a, b in f.target_spans])
        for f in findings(check, (arabic, english))
    ]
