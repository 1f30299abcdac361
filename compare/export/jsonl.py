"""JSON Lines: a passage a line, with its texts, for pipes and notebooks."""

from __future__ import annotations

from compare.codec import to_json
from compare.export.json import dumps
from compare.export.registry import ExportOptions
from compare.export.table import provenance, rows
from compare.records import Comparison

FORMAT = "jsonl"
SUFFIXES = (".jsonl", ".ndjson")
AS_FOUND = True


def render(comparison: Comparison, options: ExportOptions) -> bytes:
    """One object a passage: the fields of JSON's `passages` and the two texts."""
    data = to_json(comparison, include_soft=options.include_soft, decisions=dict(options.decisions))
    made = provenance(comparison, options)
    lines = []
    for row in rows(comparison, options):
        texts = {
            "number": row.number,
            "original": comparison.source_text(row.passage),
            "report": comparison.target_text(row.passage),
        }
        lines.append(dumps({**texts, **data["passages"][row.number - 1], "provenance": made}))
    return "".join(line + "\n" for line in lines).encode()
