"""A comparison as JSON, by schema 1 (docs/formats.md)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from compare.records import About, Comparison, Document, Finding, Link, Paragraph, Passage, Sentence, Span

SCHEMA = 1


def to_json(
    comparison: Comparison, *, include_soft: bool = False, decisions: dict[str, Any] | None = None
) -> dict[str, Any]:
    """The comparison as plain JSON values, by schema 1 (docs/formats.md)."""
    return {
        "schema": SCHEMA,
        "tool": tool_json(comparison),
        "source": _document_json(comparison.source),
        "target": _document_json(comparison.target),
        "passages": [
            _passage_json(passage, include_soft, (decisions or {}).get(passage.id)) for passage in comparison.passages
        ],
        "summary": comparison.summary(),
        "notices": list(comparison.notices),
        **({"aligned": [_link_json(link) for link in comparison.aligned]} if comparison.aligned else {}),
    }


def _link_json(link: Link) -> dict[str, Any]:
    return {"source": list(link.source), "target": list(link.target), "score": link.score, "moved": link.moved}


def tool_json(comparison: Comparison) -> dict[str, Any]:
    """What made a comparison, as every JSON output says it."""
    return {
        "name": "muqabala",
        "version": comparison.version,
        "encoder": comparison.encoder,
        "uncovered": list(comparison.uncovered),
        "gloss": comparison.glossed_by,
    }


def _document_json(document: Document) -> dict[str, Any]:
    return {
        "path": document.path,
        "format": document.format,
        "encoding": document.encoding,
        "sha256": document.sha256,
        "language": document.language,
        "direction": document.direction,
        "text": document.text,
        "paragraphs": [{"index": p.index, "start": p.start, "end": p.end} for p in document.paragraphs],
        "sentences": [
            {"index": s.index, "paragraph": s.paragraph, "start": s.start, "end": s.end} for s in document.sentences
        ],
        "notices": list(document.notices),
        **({"about": about} if (about := about_json(document.about)) else {}),
    }


def about_json(about: About) -> dict[str, str]:
    """What a file tells of its text; only what it tells."""
    return {name: value for name, value in asdict(about).items() if value}


def _passage_json(passage: Passage, include_soft: bool, decision: Any) -> dict[str, Any]:
    findings = passage.findings if include_soft else passage.hard_findings
    return {
        "id": passage.id,
        "source": list(passage.source),
        "target": list(passage.target),
        "status": passage.status,
        "moved": passage.moved,
        "score": round(passage.score, 4),
        **({"corrected": True} if passage.corrected else {}),
        "severity": passage.severity,
        "gloss": passage.gloss,
        "gloss_doubt": passage.gloss_doubt,
        "decision": decision,
        "findings": [finding_json(f) for f in findings],
    }


FOUND_AS = ("check", "severity")
"""The values of `Finding.found_as`, by name."""


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as plain JSON values; who found it, where that was a person; what the program called it."""
    return {
        "kind": finding.kind,
        "check": finding.check,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "probability": finding.probability,
        "message": finding.message,
        "source_spans": [list(span) for span in finding.source_spans],
        "target_spans": [list(span) for span in finding.target_spans],
        **({"author": finding.author} if finding.author else {}),
        **({"found_as": dict(zip(FOUND_AS, finding.found_as, strict=True))} if finding.found_as else {}),
    }


def from_json(data: dict[str, Any]) -> Comparison:
    """Read back what `to_json` wrote. Raises KeyError or ValueError if it is not that."""
    if data["schema"] != SCHEMA:
        raise ValueError(f"schema {data['schema']} is not {SCHEMA}")
    return Comparison(
        source=_document_from(data["source"]),
        target=_document_from(data["target"]),
        passages=tuple(
            Passage(
                id=p["id"],
                source=tuple(p["source"]),
                target=tuple(p["target"]),
                status=p["status"],
                moved=p["moved"],
                score=p["score"],
                gloss=p["gloss"],
                gloss_doubt=p.get("gloss_doubt"),
                corrected=p.get("corrected", False),
                findings=tuple(
                    Finding(
                        kind=f["kind"],
                        check=f["check"],
                        severity=f["severity"],
                        confidence=f["confidence"],
                        message=f["message"],
                        source_spans=_spans(f["source_spans"]),
                        target_spans=_spans(f["target_spans"]),
                        probability=f.get("probability"),
                        author=f.get("author", ""),
                        found_as=tuple(f["found_as"][key] for key in FOUND_AS) if f.get("found_as") else None,
                    )
                    for f in p["findings"]
                ),
            )
            for p in data["passages"]
        ),
        encoder=data["tool"]["encoder"],
        version=data["tool"]["version"],
        notices=tuple(data["notices"]),
        glossed_by=data["tool"].get("gloss"),
        uncovered=tuple(data["tool"].get("uncovered", ())),
        aligned=tuple(
            Link(tuple(link["source"]), tuple(link["target"]), link["score"], link["moved"])
            for link in data.get("aligned", ())
        ),
    )


def _spans(values: list[list[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in values)


def _document_from(data: dict[str, Any]) -> Document:
    return Document(
        path=data["path"],
        text=data["text"],
        language=data["language"],
        paragraphs=tuple(Paragraph(**p) for p in data["paragraphs"]),
        sentences=tuple(Sentence(**s) for s in data["sentences"]),
        format=data["format"],
        encoding=data["encoding"],
        sha256=data["sha256"],
        notices=tuple(data["notices"]),
        about=About(**data.get("about", {})),
    )
