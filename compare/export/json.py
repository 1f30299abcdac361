"""JSON by schema 1 (docs/formats.md): texts, spans, passages, findings, summary."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from compare.codec import to_json
from compare.export.registry import ExportOptions
from compare.export.table import wanted
from compare.inert import BIDI_CONTROLS
from compare.records import STATUSES, Comparison

FORMAT = "json"
SUFFIXES = (".json",)
AS_FOUND = True

# JSON keeps every character; those that could act on a terminal are escaped.
_ACTIVE = re.compile(f"[\x7f-\x9f{BIDI_CONTROLS}\ud800-\udfff\u2028\u2029]")


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON in readable Unicode, with active characters as \\u escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ACTIVE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def render(comparison: Comparison, options: ExportOptions) -> bytes:
    """The whole comparison; `options.only` limits the passages, and the summary counts those."""
    data = to_json(comparison, include_soft=options.include_soft, decisions=dict(options.decisions))
    if options.only:
        kept = [p for p in comparison.passages if wanted(p, options.only)]
        ids = {passage.id for passage in kept}
        data["passages"] = [passage for passage in data["passages"] if passage["id"] in ids]
        counts = Counter(passage.status for passage in kept)
        data["summary"] = {
            "passages": len(kept),
            **{status: counts[status] for status in STATUSES},
            "moved": sum(passage.moved for passage in kept),
        }
    return (dumps(data, indent=1) + "\n").encode()
