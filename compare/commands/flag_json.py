"""`muqabala flag --format json`: the list for programs (docs/formats.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compare.commands.flag_records import Flag
    from compare.records import Comparison, Document, Span


def as_json(comparison: Comparison, flags: list[Flag]) -> dict[str, Any]:
    """The list for programs (docs/formats.md)."""
    from compare.codec import tool_json
    from compare.records import SEVERITIES

    return {
        "schema": 1,
        "tool": tool_json(comparison),
        "source": file_json(comparison.source),
        "target": file_json(comparison.target),
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


def file_json(document: Document) -> dict[str, Any]:
    """Which file it was, in which state, and what it tells of its text."""
    from compare.codec import about_json

    about = about_json(document.about)
    return {
        "path": document.path,
        "language": document.language,
        "sha256": document.sha256,
        **({"about": about} if about else {}),
    }


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
