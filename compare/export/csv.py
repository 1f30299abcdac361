"""Comma-separated values for spreadsheets: RFC 4180, UTF-8 with a byte-order mark."""

from __future__ import annotations

import csv
import io

from compare.export.registry import ExportOptions, no_notices
from compare.export.table import chosen, rows
from compare.inert import delimited_cell
from compare.records import Comparison

FORMAT = "csv"
SUFFIXES = (".csv",)
TABLE = True
AS_FOUND = False
notices = no_notices


def delimited(comparison: Comparison, options: ExportOptions, delimiter: str) -> str:
    """The table as text, a heading line first, every field quoted; formulas and controls made inert."""
    columns = chosen(options, comparison)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(column.heading for column in columns)
    for row in rows(comparison, options):
        values = (column.value(row) for column in columns)
        writer.writerow(delimited_cell(value) if isinstance(value, str) else value for value in values)
    return stream.getvalue()


def render(comparison: Comparison, options: ExportOptions) -> bytes:
    """The table; Excel takes UTF-8 for an old code page without the mark."""
    return delimited(comparison, options, ",").encode("utf-8-sig")
