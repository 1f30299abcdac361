"""JSON Lines: a passage a line, with its texts, for pipes and notebooks."""

from __future__ import annotations

from compare.export.json import as_json, dumps
from compare.export.registry import ExportOptions, no_notices
from compare.export.table import provenance, rows
from compare.records import Comparison

FORMAT = "jsonl"
SUFFIXES = (".jsonl", ".ndjson")
TABLE = False
AS_FOUND = True
notices = no_notices


def render(comparison: Comparison, options: ExportOptions) -> bytes:
    """One object a passage: the fields of JSON's `passages` and the two texts."""
    data = as_json(comparison, options)
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
