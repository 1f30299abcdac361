"""Tab-separated values: as CSV, for programs and for pasting; with the same mark for Excel."""

from __future__ import annotations

from compare.export.csv import delimited
from compare.export.registry import ExportOptions, no_notices
from compare.records import Comparison

FORMAT = "tsv"
SUFFIXES = (".tsv", ".tab")
TABLE = True
AS_FOUND = False
notices = no_notices


def render(comparison: Comparison, options: ExportOptions) -> bytes:
    """The table, every field quoted."""
    return delimited(comparison, options, "\t").encode("utf-8-sig")
