"""The table of a batch: one row a pair."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from compare.inert import delimited_cell, one_line

Row = dict[str, Any]
"""What `rows.jsonl` holds of a pair: JSON values by the keys that `COLUMNS` reads."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its value of a row, and what it means."""

    heading: str
    value: Callable[[Row], Any]
    meaning: str


def _plain(key: str, meaning: str, heading: str | None = None) -> Column:
    return Column(heading or key, lambda row: row.get(key), meaning)


def _lines(row: Row) -> str:
    return "\n".join(one_line(notice) for notice in row.get("notices") or ())


COLUMNS = (
    _plain("name", "the pair's name; its exports are pairs/NAME.*"),
    _plain("original", "path of the original"),
    _plain("report", "path of the report"),
    _plain("status", "compared; not checked (the encoder does not cover a language); failed"),
    _plain("flags", "what `flag` lists of the pair"),
    _plain("critical", "of these, critical"),
    _plain("major", "of these, major"),
    _plain("minor", "of these, minor"),
    _plain("kept", "share of the original's characters, 0 to 1, in passages that the report has"),
    _plain("new", "share of the report's characters, 0 to 1, in passages that the original lacks"),
    _plain("confidence", "mean score of the links with two sides, 0 to 1; below .8 links are unsure as a whole"),
    _plain("source_sentences", "sentences of the original"),
    _plain("target_sentences", "sentences of the report"),
    _plain("equivalent", "passages without difference"),
    _plain("reworded", "passages that differ"),
    _plain("added", "passages only in the report"),
    _plain("dropped", "passages only in the original"),
    _plain("moved", "passages elsewhere in the report"),
    _plain("source_language", "language of the original"),
    _plain("target_language", "language of the report"),
    _plain("seconds", "seconds of a worker"),
    _plain("attempts", "2 where a first worker was lost over the pair"),
    _plain("error", "why the pair failed"),
    Column("notices", _lines, "what `flag` notes about the files, a line each"),
    _plain("encoder", "the encoder"),
)
"""The columns that every table has; one for each check follows, with the flags of that check."""


def checks_of(rows: Iterable[Row]) -> list[str]:
    """The checks that flagged anything, in alphabetical order."""
    return sorted({check for row in rows for check in row.get("checks") or ()})


def as_csv(rows: Sequence[Row]) -> bytes:
    """The table as spreadsheets read it: RFC 4180, UTF-8 with a byte-order mark, formulas made inert."""
    checks = checks_of(rows)
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([*(column.heading for column in COLUMNS), *(f"check {check}" for check in checks)])
    for row in rows:
        found = row.get("checks")
        counts = ["" if found is None else found.get(check, 0) for check in checks]
        writer.writerow([*(_cell(column.value(row)) for column in COLUMNS), *counts])
    return stream.getvalue().encode("utf-8-sig", "replace")


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return delimited_cell(value) if isinstance(value, str) else value
