"""Passages for the tests of checks, from two sentences."""

from compare.alignment.refine.features import LexicalEvidence
from compare.checks.engine import run_checks
from compare.encoding import Encoder, open_encoder
from compare.records import Document, Finding, Link, Sentence


def document(language: str, *sentences: str) -> Document:
    """Sentences one a line, a paragraph each."""
    text, marks, at = "\n".join(sentences), [], 0
    for index, sentence in enumerate(sentences):
        marks.append(Sentence(index, index, at, at + len(sentence)))
        at += len(sentence) + 1
    return Document("-", text, language, sentences=tuple(marks))


def findings(
    check: str, *pairs: tuple[str, str], at: int = 0, soft: bool = False, encoder: Encoder | None = None
) -> list[Finding]:
    """What `check` says of the passage `at` among `pairs` of (Arabic, English), linked one to one."""
    source = document("ar", *(pair[0] for pair in pairs))
    target = document("en", *(pair[1] for pair in pairs))
    links = [Link((i,), (i,), 1.0) for i in range(len(pairs))]
    judged = run_checks(source, target, links, encoder=encoder)[at].findings
    return [f for f in judged if f.check == check and (soft or f.confidence == "hard")]


def texts(source: Document, target: Document) -> LexicalEvidence:
    """Two documents with the vectors of their sentences, as the second look takes them."""
    encoder = open_encoder()
    ours, theirs = (encoder.encode([d.sentence_text(s.index) for s in d.sentences]) for d in (source, target))
    return LexicalEvidence((source, target), encoder, (ours, theirs))
