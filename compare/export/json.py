"""JSON by schema 1 (docs/formats.md): texts, spans, passages, findings, summary."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from compare.codec import finding_json, to_json
from compare.export.registry import ExportOptions, no_notices
from compare.export.table import wanted
from compare.inert import BIDI_CONTROLS
from compare.records import STATUSES, Comparison, Passage
from compare.review import settle

FORMAT = "json"
SUFFIXES = (".json",)
TABLE = False
AS_FOUND = True
notices = no_notices

# JSON keeps every character; those that could act on a terminal are escaped.
_ACTIVE = re.compile(f"[\x7f-\x9f{BIDI_CONTROLS}\ud800-\udfff\u2028\u2029]")


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON in readable Unicode, with active characters as \\u escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ACTIVE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def render(comparison: Comparison, options: ExportOptions) -> bytes:
    """The whole comparison; `options.only` limits the passages, and the summary counts those."""
    data = as_json(comparison, options)
    if options.only:
        kept = [p for p in comparison.passages if wanted(p, options.only)]
        ids = {passage.id for passage in kept}
        data["passages"] = [passage for passage in data["passages"] if passage["id"] in ids]
        data["summary"] = _summary(kept)
    return (dumps(data, indent=1) + "\n").encode()


def as_json(comparison: Comparison, options: ExportOptions) -> dict[str, Any]:
    """Schema 1, with what decisions make of a passage beside what was found in it (`as_reviewed`)."""
    data = to_json(
        comparison,
        include_soft=options.include_soft,
        decisions={key: decision.to_json() for key, decision in options.decisions.items()},
    )
    if not options.decisions:
        return data
    left = settle(comparison, options.decisions)
    for passage, values in zip(left.passages, data["passages"], strict=True):
        if values["decision"] is not None:
            findings = passage.findings if options.include_soft else passage.hard_findings
            values["as_reviewed"] = {
                "status": passage.status,
                "moved": passage.moved,
                "severity": passage.severity,
                "findings": [finding_json(finding) for finding in findings],
            }
    data["summary_as_reviewed"] = _summary([passage for passage in left.passages if wanted(passage, options.only)])
    return data


def _summary(passages: Sequence[Passage]) -> dict[str, int]:
    counts = Counter(passage.status for passage in passages)
    return {
        "passages": len(passages),
        **{status: counts[status] for status in STATUSES},
        "moved": sum(passage.moved for passage in passages),
    }
