"""A comparison of two documents: its records, and their JSON form."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from compare import __version__
from compare.alignment.link import Link
from compare.divergence.finding import SEVERITIES, Finding, Severity, severity_rank
from compare.document import Document, Paragraph, Sentence, Span

SCHEMA = 1

Status = Literal["equivalent", "reworded", "added", "dropped"]
STATUSES: tuple[Status, ...] = ("equivalent", "reworded", "added", "dropped")


@dataclass(frozen=True, slots=True)
class Passage:
    """A link with what was found in it.

    `id` depends on the texts of both sides alone (and, for repeated texts, on
    which repetition it is), so that a decision about the passage survives an
    edit elsewhere in the files. `gloss` is a machine translation of the source
    side into the target's language, for orientation only; `gloss_doubt` says
    why even that much should not be trusted to it ("repeats itself").
    `corrected` marks a link that the reviewer set by hand.
    """

    id: str
    source: tuple[int, ...]
    target: tuple[int, ...]
    status: Status
    moved: bool
    score: float
    findings: tuple[Finding, ...] = ()
    gloss: str | None = None
    gloss_doubt: str | None = None
    corrected: bool = False

    @property
    def gloss_line(self) -> str:
        """The gloss as it is shown, its doubt before it; empty without one."""
        if self.gloss is None:
            return ""
        return f"[doubtful: {self.gloss_doubt}] {self.gloss}".rstrip() if self.gloss_doubt else self.gloss

    @property
    def hard_findings(self) -> tuple[Finding, ...]:
        """The findings shown by default."""
        return tuple(finding for finding in self.findings if finding.confidence == "hard")

    @property
    def severity(self) -> Severity | None:
        """The worst severity among the hard findings; None without any."""
        ranks = [severity_rank(finding.severity) for finding in self.hard_findings]
        return SEVERITIES[max(ranks)] if ranks else None

    @property
    def changed(self) -> bool:
        """True where a reviewer has something to look at."""
        return self.status != "equivalent" or self.moved


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two segmented documents and the passages that partition them.

    `notices` are what the user should know of the comparison as a whole (files
    that seem swapped, a language that the encoder does not cover). `glossed_by`
    names the packages that made the glosses. `uncovered` are the language codes
    that the encoder does not cover: nothing could be checked as it should be.
    `aligned` are the links as they were found, where the reviewer corrected
    some; empty where the passages have them all.
    """

    source: Document
    target: Document
    passages: tuple[Passage, ...]
    encoder: str
    version: str = __version__
    notices: tuple[str, ...] = ()
    glossed_by: str | None = None
    uncovered: tuple[str, ...] = ()
    aligned: tuple[Link, ...] = ()

    def summary(self) -> dict[str, int]:
        """Counts of passages in all, by status, and moved."""
        counts = Counter(passage.status for passage in self.passages)
        return {
            "passages": len(self.passages),
            **{status: counts[status] for status in STATUSES},
            "moved": sum(passage.moved for passage in self.passages),
        }

    def source_text(self, passage: Passage) -> str:
        """The passage's original, unaltered; empty for an added one."""
        return _side_text(self.source, passage.source)

    def target_text(self, passage: Passage) -> str:
        """The passage's report, unaltered; empty for a dropped one."""
        return _side_text(self.target, passage.target)


def _side_text(document: Document, sentences: tuple[int, ...]) -> str:
    if not sentences:
        return ""
    start, end = document.span_of(sentences)
    return document.text[start:end]


def passage_ids(texts: Iterator[tuple[str, str]]) -> list[str]:
    """Stable ids for passages given as (source text, target text) in order."""
    seen: Counter[str] = Counter()
    ids = []
    for source, target in texts:
        digest = hashlib.sha256(f"{source}\x1f{target}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
        seen[digest] += 1
        ids.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return ids


def with_passages(comparison: Comparison, passages: Sequence[Passage], aligned: Sequence[Link] = ()) -> Comparison:
    """`comparison` with these passages, each with its id, and the links as they were found."""
    ids = passage_ids((comparison.source_text(p), comparison.target_text(p)) for p in passages)
    named = tuple(replace(passage, id=name) for passage, name in zip(passages, ids, strict=True))
    return replace(comparison, passages=named, aligned=tuple(aligned))


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
    }


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
        "findings": [
            {
                "kind": f.kind,
                "check": f.check,
                "severity": f.severity,
                "confidence": f.confidence,
                "message": f.message,
                "source_spans": [list(span) for span in f.source_spans],
                "target_spans": [list(span) for span in f.target_spans],
            }
            for f in findings
        ],
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
    )
