"""`muqabala flag`: what diverges, as a list to read or to pipe."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from compare.commands.common import add_comparison_arguments, compare_files, options_from, say
from compare.inert import one_line, shorten

if TYPE_CHECKING:
    from compare.pipeline import Options
    from compare.records import Comparison, Document, Finding, Passage, Span

HELP = "list what diverges; exit status: 0 nothing found, 1 something, 2 an error, 3 not checked (language not covered)"
NOT_CHECKED = 3
"""Exit status where the encoder does not cover a language: to find nothing then says nothing."""
TEXT_WIDTH = 160


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    add_comparison_arguments(parser)
    group = parser.add_argument_group("list")
    group.add_argument(
        "--min-severity",
        choices=("minor", "major", "critical"),
        default="minor",
        help="leave out what is milder (default: minor)",
    )
    group.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    group.add_argument("--include-soft", action="store_true", help="also findings that rest on vectors alone")
    group.add_argument("--all", action="store_true", help="also what a reviewer dismissed")


@dataclass(frozen=True, slots=True)
class Flag:
    """One finding with the passage it belongs to."""

    number: int
    passage: Passage
    finding: Finding


def run(arguments: argparse.Namespace) -> int:
    """Compare and list; 1 if there is a finding at or above the threshold, 3 if a language is not covered."""
    comparison = compare_files(arguments, gloss=False)
    options = options_from(arguments)
    listing = make_listing(
        comparison, options, arguments.min_severity, include_soft=arguments.include_soft, as_found=arguments.all
    )
    say(*listing.notices)
    if arguments.format == "text":
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    print(listing_text(listing, arguments.format), end="")
    if comparison.uncovered:
        return NOT_CHECKED
    return 1 if listing.flags else 0


@dataclass(frozen=True, slots=True)
class Listing:
    """What `flag` prints of a comparison; `notices` is what came up while the list was made."""

    comparison: Comparison
    flags: list[Flag]
    notices: tuple[str, ...]


def make_listing(
    comparison: Comparison,
    options: Options,
    least: str = "minor",
    *,
    include_soft: bool = False,
    as_found: bool = False,
) -> Listing:
    """The findings at or above `least` of a comparison without glosses, which the list gets where one is wanted.

    What a reviewer dismissed is left out, unless `as_found`. Only passages that are listed are glossed.
    """
    from compare.glossing import add_glosses
    from compare.review import decisions_for, settle

    notices: list[str] = []
    if not as_found:
        comparison = settle(comparison, decisions_for(comparison, notices=notices))
    flags = list(flags_of(comparison, least, include_soft))
    glossed = add_glosses(comparison, options, only={flag.passage.id for flag in flags})
    notices += glossed.notices[len(comparison.notices) :]
    flags = [replace(flag, passage=glossed.passages[flag.number - 1]) for flag in flags]
    return Listing(glossed, flags, tuple(notices))


def listing_text(listing: Listing, format: str) -> str:
    """The list as `flag` prints it in "text" or "json"; empty text where nothing is listed."""
    if format == "json":
        from compare.export.json import dumps

        return dumps(as_json(listing.comparison, listing.flags), indent=1) + "\n"
    return "".join(f"{line}\n" for line in as_text(listing.comparison, listing.flags)) if listing.flags else ""


def flags_of(comparison: Comparison, least: str, include_soft: bool) -> Iterator[Flag]:
    """The findings at or above `least`, worst first, then in the order of the report."""
    from compare.records import severity_rank

    flags = [
        Flag(number, passage, finding)
        for number, passage in enumerate(comparison.passages, 1)
        for finding in (passage.findings if include_soft else passage.hard_findings)
        if severity_rank(finding.severity) >= severity_rank(least)
    ]
    yield from sorted(flags, key=lambda flag: -severity_rank(flag.finding.severity))


def as_text(comparison: Comparison, flags: list[Flag]) -> Iterator[str]:
    """The list for people: grouped by severity, no colour, nothing that could act on a terminal."""
    from compare.records import SEVERITIES

    passages = len({flag.number for flag in flags})
    counts = {severity: sum(f.finding.severity == severity for f in flags) for severity in reversed(SEVERITIES)}
    tally = ", ".join(f"{count} {severity}" for severity, count in counts.items() if count)
    yield (
        f"{one_line(comparison.target.path)} against {one_line(comparison.source.path)}: "
        f"{_count(len(flags), 'divergence')} in {_count(passages, 'passage')} ({tally})"
    )
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
            yield f"    {name} {_place(document, sentences)}: {shorten(text, TEXT_WIDTH)}"
            if name == "original" and flag.passage.gloss_line:
                yield f"    machine gloss: {shorten(flag.passage.gloss_line, TEXT_WIDTH)}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _sides(comparison: Comparison, passage: Passage) -> Iterator[tuple[str, Document, tuple[int, ...], str]]:
    if passage.source:
        yield "original", comparison.source, passage.source, comparison.source_text(passage)
    if passage.target:
        yield "report  ", comparison.target, passage.target, comparison.target_text(passage)


def _place(document: Document, sentences: tuple[int, ...]) -> str:
    sentence = document.sentences[sentences[0]]
    return f"(paragraph {sentence.paragraph + 1}, line {document.line_of(sentence.start)})"


def as_json(comparison: Comparison, flags: list[Flag]) -> dict[str, Any]:
    """The list for programs (docs/formats.md)."""
    from compare.codec import tool_json
    from compare.records import SEVERITIES

    return {
        "schema": 1,
        "tool": tool_json(comparison),
        "source": _file_json(comparison.source),
        "target": _file_json(comparison.target),
        "flags": [
            {
                "passage": flag.passage.id,
                "number": flag.number,
                "status": flag.passage.status,
                "moved": flag.passage.moved,
                "kind": flag.finding.kind,
                "check": flag.finding.check,
                "severity": flag.finding.severity,
                "confidence": flag.finding.confidence,
                "message": flag.finding.message,
                "gloss": flag.passage.gloss,
                "gloss_doubt": flag.passage.gloss_doubt,
                "source": _side_json(comparison.source, flag.passage.source, flag.finding.source_spans),
                "target": _side_json(comparison.target, flag.passage.target, flag.finding.target_spans),
            }
            for flag in flags
        ],
        "summary": {
            "flags": len(flags),
            **{severity: sum(f.finding.severity == severity for f in flags) for severity in SEVERITIES},
        },
        "notices": list(comparison.notices),
    }


def _file_json(document: Document) -> dict[str, str]:
    return {"path": document.path, "language": document.language, "sha256": document.sha256}


def _side_json(document: Document, sentences: tuple[int, ...], spans: tuple[Span, ...]) -> dict[str, Any] | None:
    if not sentences:
        return None
    start, end = document.span_of(sentences)
    first = document.sentences[sentences[0]]
    return {
        "sentences": list(sentences),
        "text": document.text[start:end],
        "start": start,
        "end": end,
        "paragraph": first.paragraph + 1,
        "line": document.line_of(start),
        "spans": [list(span) for span in spans],
    }
