"""`muqabala flag` for people: findings by severity, with both sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from compare.inert import one_line, shorten

if TYPE_CHECKING:
    from compare.commands.flag_records import Flag
    from compare.records import Comparison, Document, Passage

TEXT_WIDTH = 160


def as_text(comparison: Comparison, flags: list[Flag]) -> Iterator[str]:
    """The list for people: grouped by severity, no colour, nothing that could act on a terminal."""
    yield f"{heading(comparison)}: {counts(flags)}"
    severity = None
    for flag in flags:
        if flag.finding.severity != severity:
            severity = flag.finding.severity
            yield ""
            yield severity.upper()
        yield ""
        soft = ", uncertain" if flag.finding.confidence == "soft" else ""
        yield f"  {flag.finding.check}{soft}: {one_line(flag.finding.message)}"
        for name, document, sentences, text in _sides(comparison, flag.passage):
            yield f"    {name} {place_of(document, sentences)}: {shorten(text, TEXT_WIDTH)}"
            if name == "original" and flag.passage.gloss_line:
                yield f"    machine gloss: {shorten(flag.passage.gloss_line, TEXT_WIDTH)}"


def counts(flags: list[Flag]) -> str:
    """How many findings there are in how many passages, by severity."""
    from compare.records import SEVERITIES
    from compare.summary import counted

    numbers = {severity: sum(f.finding.severity == severity for f in flags) for severity in reversed(SEVERITIES)}
    tally = ", ".join(f"{number} {severity}" for severity, number in numbers.items() if number)
    passages = len({flag.number for flag in flags})
    return f"{counted(len(flags), 'divergence')} in {counted(passages, 'passage')} ({tally})"


def heading(comparison: Comparison) -> str:
    """Which report against which original."""
    return f"{one_line(comparison.target.path)} against {one_line(comparison.source.path)}"


def _sides(comparison: Comparison, passage: Passage) -> Iterator[tuple[str, Document, tuple[int, ...], str]]:
    if passage.source:
        yield "original", comparison.source, passage.source, comparison.source_text(passage)
    if passage.target:
        yield "report  ", comparison.target, passage.target, comparison.target_text(passage)


def place_of(document: Document, sentences: tuple[int, ...]) -> str:
    """Where the sentences begin."""
    sentence = document.sentences[sentences[0]]
    return f"(paragraph {sentence.paragraph + 1}, line {document.line_of(sentence.start)})"
